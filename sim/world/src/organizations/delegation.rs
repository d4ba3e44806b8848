//! Services that are trusted with the organization, and accounts that administer one for it.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;
use rolecall_iam::account::AccountId;
use rolecall_iam::reference;

use crate::call::ask::Ask;
use crate::call::scene::Scene;
use crate::organization::{Organization, State};

use super::{accounts, ask_of, constraint, invalid, managing, modelled, page, reading};

const PRINCIPAL: &str = "organizations:ServicePrincipal";

/// Principals that integrate with Organizations and have no label that is a service's prefix
/// (Organizations User Guide, `orgs_integrate_services_list.html`).
const OTHER_PRINCIPALS: [&str; 8] = [
    "aws-artifact-account-sync",
    "config-multiaccountsetup",
    "cost-optimization-hub.bcm",
    "ipam",
    "license-management.marketplace",
    "macie",
    "private-marketplace.marketplace",
    "reachabilityanalyzer.networkinsights",
];

/// Refuses what names no service of AWS. Which services integrate with Organizations changes from month to month;
/// assumed: every service does that the Service Authorization Reference has.
fn is_service(principal: &str) -> Result<(), Refusal> {
    let name = principal.strip_suffix(".amazonaws.com").unwrap_or_default();
    let known =
        OTHER_PRINCIPALS.contains(&name) || name.split('.').any(|label| reference::service(label).is_some());
    match known {
        true => Ok(()),
        false => Err(invalid(
            "UNRECOGNIZED_SERVICE_PRINCIPAL",
            "You specified an unrecognized service principal.",
        )),
    }
}

pub(super) fn trust(
    scene: &mut Scene<'_>,
    request: api::EnableAWSServiceAccessRequest,
) -> Result<(), Refusal> {
    let service = request.service_principal;
    let ask = Ask::anywhere("organizations:EnableAWSServiceAccess").with(PRINCIPAL, service.as_str());
    let now = scene.now;
    let organization = managing(scene, ask)?;
    is_service(&service)?;
    organization.trust(&service, Some(now));
    Ok(())
}

pub(super) fn distrust(
    scene: &mut Scene<'_>,
    request: api::DisableAWSServiceAccessRequest,
) -> Result<(), Refusal> {
    let service = request.service_principal;
    let ask = Ask::anywhere("organizations:DisableAWSServiceAccess").with(PRINCIPAL, service.as_str());
    let organization = managing(scene, ask)?;
    is_service(&service)?;
    organization.trust(&service, None);
    Ok(())
}

pub(super) fn list_trusted(
    scene: &mut Scene<'_>,
    request: api::ListAWSServiceAccessForOrganizationRequest,
) -> Result<api::ListAWSServiceAccessForOrganizationResponse, Refusal> {
    let ask = Ask::anywhere("organizations:ListAWSServiceAccessForOrganization");
    let organization = reading(scene, ask)?;
    let page = page(
        organization.trusted_services(),
        |(service, _)| (*service).to_owned(),
        request.next_token.as_deref(),
        request.max_results,
    )?
    .map(|(service, since)| api::EnabledServicePrincipal {
        service_principal: Some(service.to_owned()),
        date_enabled: Some(since.timestamp()),
    });
    Ok(api::ListAWSServiceAccessForOrganizationResponse {
        enabled_service_principals: page.items,
        next_token: page.next,
    })
}

fn account_of(organization: &Organization, operation: Operation, id: &str) -> Result<AccountId, Refusal> {
    let account: Option<AccountId> = id.parse().ok();
    account
        .filter(|account| organization.member(*account).is_some())
        .ok_or_else(|| {
            let text = "You specified an account that doesn't exist.";
            modelled(operation, "AccountNotFoundException", text)
        })
}

pub(super) fn register(
    scene: &mut Scene<'_>,
    request: api::RegisterDelegatedAdministratorRequest,
) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsRegisterDelegatedAdministrator;
    let service = request.service_principal;
    let ask = ask_of(
        scene,
        "organizations:RegisterDelegatedAdministrator",
        &request.account_id,
    )
    .with(PRINCIPAL, service.as_str());
    let now = scene.now;
    let organization = managing(scene, ask)?;
    let account = account_of(organization, operation, &request.account_id)?;
    is_service(&service)?;
    if account == organization.management {
        return Err(constraint(
            "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
            "You cannot register master account/yourself as delegated administrator for your organization.",
        ));
    }
    if organization
        .delegated_to(account)
        .is_some_and(|of| of.services.contains_key(&service))
    {
        let text = "The provided account is already a delegated administrator for your organization.";
        return Err(modelled(operation, "AccountAlreadyRegisteredException", text));
    }
    if !organization.trusts(&service) {
        return Err(constraint(
            "SERVICE_ACCESS_NOT_ENABLED",
            "You must enable service access before you can register a delegated administrator for the service.",
        ));
    }
    let count = organization
        .delegated()
        .filter(|(_, of)| of.services.contains_key(&service))
        .count();
    if count >= organization.quotas.delegated {
        return Err(constraint(
            "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
            "You have exceeded the allowed number of delegated administrators for the delegated service.",
        ));
    }
    let suspended = scene
        .world
        .account(account)
        .is_some_and(|account| account.state(now) != State::Active);
    if suspended {
        return Err(constraint(
            "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
            "You can't register a suspended account as a delegated administrator.",
        ));
    }
    if let Some(organization) = &mut scene.world.organization {
        organization.delegate(account, &service, Some(now));
    }
    Ok(())
}

pub(super) fn deregister(
    scene: &mut Scene<'_>,
    request: api::DeregisterDelegatedAdministratorRequest,
) -> Result<(), Refusal> {
    let operation = Operation::OrganizationsDeregisterDelegatedAdministrator;
    let service = request.service_principal;
    let ask = ask_of(
        scene,
        "organizations:DeregisterDelegatedAdministrator",
        &request.account_id,
    )
    .with(PRINCIPAL, service.as_str());
    let organization = managing(scene, ask)?;
    let account = account_of(organization, operation, &request.account_id)?;
    is_service(&service)?;
    registered(organization, operation, account, &service)?;
    organization.delegate(account, &service, None);
    Ok(())
}

fn registered(
    organization: &Organization,
    operation: Operation,
    account: AccountId,
    service: &str,
) -> Result<(), Refusal> {
    let of = organization.delegated_to(account);
    match of.is_some_and(|of| service.is_empty() || of.services.contains_key(service)) {
        true => Ok(()),
        false => {
            let text =
                "The provided account is not a registered delegated administrator for your organization.";
            Err(modelled(operation, "AccountNotRegisteredException", text))
        }
    }
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListDelegatedAdministratorsRequest,
) -> Result<api::ListDelegatedAdministratorsResponse, Refusal> {
    let mut ask = Ask::anywhere("organizations:ListDelegatedAdministrators");
    if let Some(service) = &request.service_principal {
        ask = ask.with(PRINCIPAL, service.as_str());
    }
    let now = scene.now;
    reading(scene, ask)?;
    if let Some(service) = &request.service_principal {
        is_service(service)?;
    }
    let world = &*scene.world;
    let Some(organization) = world.organization() else {
        return Ok(api::ListDelegatedAdministratorsResponse::default());
    };
    let wanted = request.service_principal.as_deref();
    let since = |of: &crate::organization::Delegated| match wanted {
        Some(service) => of.services.get(service).copied(),
        None => of.services.values().min().copied(),
    };
    let found = organization
        .delegated()
        .filter_map(|(account, of)| Some((account, since(of)?)));
    let page = page(
        found,
        |(account, _)| account.to_string(),
        request.next_token.as_deref(),
        request.max_results,
    )?
    .map(|(id, since)| {
        let account = accounts::shown(world, organization, id, now);
        api::DelegatedAdministrator {
            id: account.id,
            arn: account.arn,
            email: account.email,
            name: account.name,
            status: account.status,
            state: account.state,
            joined_method: account.joined_method,
            joined_timestamp: account.joined_timestamp,
            delegation_enabled_date: Some(since.timestamp()),
        }
    });
    Ok(api::ListDelegatedAdministratorsResponse {
        delegated_administrators: page.items,
        next_token: page.next,
    })
}

pub(super) fn list_services(
    scene: &mut Scene<'_>,
    request: api::ListDelegatedServicesForAccountRequest,
) -> Result<api::ListDelegatedServicesForAccountResponse, Refusal> {
    let operation = Operation::OrganizationsListDelegatedServicesForAccount;
    let ask = ask_of(
        scene,
        "organizations:ListDelegatedServicesForAccount",
        &request.account_id,
    );
    let organization = reading(scene, ask)?;
    let account = account_of(organization, operation, &request.account_id)?;
    registered(organization, operation, account, "")?;
    let services = organization
        .delegated_to(account)
        .into_iter()
        .flat_map(|of| &of.services);
    let page = page(
        services,
        |(service, _)| (*service).clone(),
        request.next_token.as_deref(),
        request.max_results,
    )?
    .map(|(service, since)| api::DelegatedService {
        service_principal: Some(service.clone()),
        delegation_enabled_date: Some(since.timestamp()),
    });
    Ok(api::ListDelegatedServicesForAccountResponse {
        delegated_services: page.items,
        next_token: page.next,
    })
}
