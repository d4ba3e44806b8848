//! The operations of Organizations that read: who is in it, and beneath what.
//!
//! Organizations API Reference. Anybody in an organization may describe it; the rest is for the
//! management account (no administrators are delegated in this world).

#![expect(
    clippy::needless_pass_by_value,
    reason = "an operation takes its request over, whether it keeps a part of it or not"
)]

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;
use rolecall_iam::account::AccountId;

use crate::ask::Ask;
use crate::dispatch::typed;
use crate::organization::Organization;
use crate::page::{Page, page};
use crate::refusal;
use crate::scene::Scene;
use crate::world::World;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::OrganizationsDescribeAccount => typed(scene, input, describe_account),
        Operation::OrganizationsDescribeOrganization => typed(scene, input, describe_organization),
        Operation::OrganizationsListAccounts => typed(scene, input, list_accounts),
        Operation::OrganizationsListAccountsForParent => typed(scene, input, list_accounts_for_parent),
        Operation::OrganizationsListOrganizationalUnitsForParent => typed(scene, input, list_units),
        Operation::OrganizationsListRoots => typed(scene, input, list_roots),
        _ => return None,
    })
}

/// The caller's organization, once the law allowed the question.
fn organization<'a>(scene: &'a mut Scene<'_>, action: &'static str) -> Result<&'a Organization, Refusal> {
    scene.authorize(Ask::anywhere(action))?;
    let account = scene.account_id();
    scene
        .world
        .organization()
        .filter(|organization| organization.member(account).is_some())
        .ok_or_else(|| {
            refusal::refuse(
                400,
                "AWSOrganizationsNotInUseException",
                "Your account is not a member of an organization.",
            )
        })
}

/// The same, for operations that only the management account may call.
fn managed<'a>(scene: &'a mut Scene<'_>, action: &'static str) -> Result<&'a Organization, Refusal> {
    let caller = scene.account_id();
    let organization = organization(scene, action)?;
    if organization.management == caller {
        Ok(organization)
    } else {
        Err(refusal::access_denied(
            "You don't have permissions to access this resource.",
        ))
    }
}

fn describe_organization(
    scene: &mut Scene<'_>,
    _: api::DescribeOrganizationRequest,
) -> Result<api::DescribeOrganizationResponse, Refusal> {
    let found = organization(scene, "organizations:DescribeOrganization")?;
    let (id, management) = (found.id.clone(), found.management);
    Ok(api::DescribeOrganizationResponse {
        organization: Some(api::Organization {
            arn: Some(arn(found, &format!("organization/{id}"))),
            master_account_arn: Some(arn(found, &format!("account/{id}/{management}"))),
            master_account_id: Some(management.to_string()),
            feature_set: Some("ALL".to_owned()),
            id: Some(id.to_string()),
            ..api::Organization::default()
        }),
    })
}

fn describe_account(
    scene: &mut Scene<'_>,
    request: api::DescribeAccountRequest,
) -> Result<api::DescribeAccountResponse, Refusal> {
    managed(scene, "organizations:DescribeAccount")?;
    let member = scene.world.organization().and_then(|organization| {
        let account = request.account_id.parse().ok()?;
        organization
            .member(account)
            .map(|_| shown(scene.world, organization, account))
    });
    match member {
        Some(account) => Ok(api::DescribeAccountResponse {
            account: Some(account),
        }),
        None => Err(Refusal::modelled(
            Operation::OrganizationsDescribeAccount,
            "AccountNotFoundException",
            "You specified an account that doesn't exist.",
        )),
    }
}

fn list_accounts(
    scene: &mut Scene<'_>,
    request: api::ListAccountsRequest,
) -> Result<api::ListAccountsResponse, Refusal> {
    let members: Vec<AccountId> = managed(scene, "organizations:ListAccounts")?
        .members()
        .map(|(account, _)| account)
        .collect();
    let page = accounts(
        scene.world,
        members,
        request.next_token.as_deref(),
        request.max_results,
    )?;
    Ok(api::ListAccountsResponse {
        accounts: page.items,
        next_token: page.next,
    })
}

fn list_accounts_for_parent(
    scene: &mut Scene<'_>,
    request: api::ListAccountsForParentRequest,
) -> Result<api::ListAccountsForParentResponse, Refusal> {
    let organization = managed(scene, "organizations:ListAccountsForParent")?;
    let operation = Operation::OrganizationsListAccountsForParent;
    parent_exists(organization, operation, &request.parent_id)?;
    let beneath = organization.members().filter(|(_, member)| {
        member
            .parent
            .latest()
            .is_some_and(|parent| **parent == *request.parent_id)
    });
    let members: Vec<AccountId> = beneath.map(|(account, _)| account).collect();
    let page = accounts(
        scene.world,
        members,
        request.next_token.as_deref(),
        request.max_results,
    )?;
    Ok(api::ListAccountsForParentResponse {
        accounts: page.items,
        next_token: page.next,
    })
}

fn list_units(
    scene: &mut Scene<'_>,
    request: api::ListOrganizationalUnitsForParentRequest,
) -> Result<api::ListOrganizationalUnitsForParentResponse, Refusal> {
    let organization = managed(scene, "organizations:ListOrganizationalUnitsForParent")?;
    let operation = Operation::OrganizationsListOrganizationalUnitsForParent;
    parent_exists(organization, operation, &request.parent_id)?;
    let beneath = organization
        .units()
        .filter(|unit| *unit.parent == *request.parent_id);
    let page = page(
        beneath,
        |unit| unit.id.to_string(),
        request.next_token.as_deref(),
        request.max_results,
    )?;
    let page = page.map(|unit| api::OrganizationalUnit {
        id: Some(unit.id.to_string()),
        arn: Some(arn(organization, &format!("ou/{}/{}", organization.id, unit.id))),
        name: Some(unit.name.clone()),
        ..api::OrganizationalUnit::default()
    });
    Ok(api::ListOrganizationalUnitsForParentResponse {
        organizational_units: page.items,
        next_token: page.next,
    })
}

fn list_roots(scene: &mut Scene<'_>, _: api::ListRootsRequest) -> Result<api::ListRootsResponse, Refusal> {
    let organization = managed(scene, "organizations:ListRoots")?;
    let root = api::Root {
        id: Some(organization.root.to_string()),
        arn: Some(arn(
            organization,
            &format!("root/{}/{}", organization.id, organization.root),
        )),
        name: Some("Root".to_owned()),
        ..api::Root::default()
    };
    Ok(api::ListRootsResponse {
        roots: vec![root],
        next_token: None,
    })
}

fn parent_exists(organization: &Organization, operation: Operation, id: &str) -> Result<(), Refusal> {
    if *organization.root == *id || organization.unit(id).is_some() {
        return Ok(());
    }
    let text = "You specified parent that doesn't exist.";
    Err(Refusal::modelled(operation, "ParentNotFoundException", text))
}

fn accounts(
    world: &World,
    members: Vec<AccountId>,
    token: Option<&str>,
    max: Option<i64>,
) -> Result<Page<api::Account>, Refusal> {
    let page = page(members, AccountId::to_string, token, max)?;
    let organization = world.organization();
    Ok(Page {
        items: page
            .items
            .into_iter()
            .filter_map(|account| Some(shown(world, organization?, account)))
            .collect(),
        next: page.next,
    })
}

fn shown(world: &World, organization: &Organization, account: AccountId) -> api::Account {
    let known = world.account(account);
    api::Account {
        id: Some(account.to_string()),
        arn: Some(arn(
            organization,
            &format!("account/{}/{account}", organization.id),
        )),
        email: known.map(|account| account.email.clone()),
        name: known.map(|account| account.name.clone()),
        status: Some("ACTIVE".to_owned()),
        state: Some("ACTIVE".to_owned()),
        ..api::Account::default()
    }
}

fn arn(organization: &Organization, resource: &str) -> String {
    let (partition, management) = (organization.partition.as_str(), organization.management);
    format!("arn:{partition}:organizations::{management}:{resource}")
}
