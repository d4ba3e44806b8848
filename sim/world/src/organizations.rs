//! The operations of Organizations: one file per kind of thing.
//!
//! Organizations API Reference. Anybody in an organization may describe it; reading is for the management
//! account and for accounts that administer something by delegation, changing for the management account.

#![expect(
    clippy::needless_pass_by_value,
    reason = "an operation takes its request over, whether it keeps a part of it or not"
)]

mod accounts;
mod attachments;
mod control;
mod delegation;
mod policies;
mod tags;
mod units;

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_iam::arn::Arn;

use crate::call::ask::Ask;
use crate::call::dispatch::typed;
use crate::call::page::{self, Page};
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::organization::{Organization, PolicyKind};

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::OrganizationsCreateOrganization => typed(scene, input, control::create),
        Operation::OrganizationsDescribeOrganization => typed(scene, input, control::describe),
        Operation::OrganizationsDeleteOrganization => typed(scene, input, control::delete),
        Operation::OrganizationsListRoots => typed(scene, input, control::list_roots),
        Operation::OrganizationsEnablePolicyType => typed(scene, input, control::enable),
        Operation::OrganizationsDisablePolicyType => typed(scene, input, control::disable),
        Operation::OrganizationsCreateOrganizationalUnit => typed(scene, input, units::create),
        Operation::OrganizationsDescribeOrganizationalUnit => typed(scene, input, units::describe),
        Operation::OrganizationsUpdateOrganizationalUnit => typed(scene, input, units::update),
        Operation::OrganizationsDeleteOrganizationalUnit => typed(scene, input, units::delete),
        Operation::OrganizationsListOrganizationalUnitsForParent => typed(scene, input, units::list),
        Operation::OrganizationsListParents => typed(scene, input, units::list_parents),
        Operation::OrganizationsListChildren => typed(scene, input, units::list_children),
        Operation::OrganizationsCreateAccount => typed(scene, input, accounts::create),
        Operation::OrganizationsDescribeCreateAccountStatus => {
            typed(scene, input, accounts::describe_request)
        }
        Operation::OrganizationsListCreateAccountStatus => typed(scene, input, accounts::list_requests),
        Operation::OrganizationsCloseAccount => typed(scene, input, accounts::close),
        Operation::OrganizationsMoveAccount => typed(scene, input, accounts::relocate),
        Operation::OrganizationsRemoveAccountFromOrganization => typed(scene, input, accounts::remove),
        Operation::OrganizationsLeaveOrganization => typed(scene, input, accounts::leave),
        Operation::OrganizationsDescribeAccount => typed(scene, input, accounts::describe),
        Operation::OrganizationsListAccounts => typed(scene, input, accounts::list),
        Operation::OrganizationsListAccountsForParent => typed(scene, input, accounts::list_for_parent),
        _ => return act_on_policies(scene, operation, input),
    })
}

/// Control policies, tags, and who else may look after the organization.
fn act_on_policies(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    Some(match operation {
        Operation::OrganizationsCreatePolicy => typed(scene, input, policies::create),
        Operation::OrganizationsDescribePolicy => typed(scene, input, policies::describe),
        Operation::OrganizationsUpdatePolicy => typed(scene, input, policies::update),
        Operation::OrganizationsDeletePolicy => typed(scene, input, policies::delete),
        Operation::OrganizationsListPolicies => typed(scene, input, policies::list),
        Operation::OrganizationsDescribeEffectivePolicy => typed(scene, input, policies::effective),
        Operation::OrganizationsAttachPolicy => typed(scene, input, attachments::attach),
        Operation::OrganizationsDetachPolicy => typed(scene, input, attachments::detach),
        Operation::OrganizationsListPoliciesForTarget => typed(scene, input, attachments::list_for_target),
        Operation::OrganizationsListTargetsForPolicy => typed(scene, input, attachments::list_targets),
        Operation::OrganizationsTagResource => typed(scene, input, tags::tag),
        Operation::OrganizationsUntagResource => typed(scene, input, tags::untag),
        Operation::OrganizationsListTagsForResource => typed(scene, input, tags::list),
        Operation::OrganizationsEnableAWSServiceAccess => typed(scene, input, delegation::trust),
        Operation::OrganizationsDisableAWSServiceAccess => typed(scene, input, delegation::distrust),
        Operation::OrganizationsListAWSServiceAccessForOrganization => {
            typed(scene, input, delegation::list_trusted)
        }
        Operation::OrganizationsRegisterDelegatedAdministrator => typed(scene, input, delegation::register),
        Operation::OrganizationsDeregisterDelegatedAdministrator => {
            typed(scene, input, delegation::deregister)
        }
        Operation::OrganizationsListDelegatedAdministrators => typed(scene, input, delegation::list),
        Operation::OrganizationsListDelegatedServicesForAccount => {
            typed(scene, input, delegation::list_services)
        }
        _ => return None,
    })
}

/// A refusal that the model names for an operation.
fn modelled(operation: Operation, code: &str, text: impl Into<String>) -> Refusal {
    Refusal::modelled(operation, code, text)
}

/// More of something than its limit.
fn constraint(reason: &'static str, text: impl Into<String>) -> Refusal {
    refusal::refuse(400, "ConstraintViolationException", text).with_reason(reason)
}

/// A request that makes no sense.
fn invalid(reason: &'static str, text: impl Into<String>) -> Refusal {
    refusal::refuse(400, "InvalidInputException", text).with_reason(reason)
}

/// A page of a list. Of a token that was not given out, Organizations says where one is got (Organizations API
/// Reference, `InvalidInputException`); its model calls the reason otherwise than its page.
fn page<T>(
    sorted: impl IntoIterator<Item = T>,
    name: impl Fn(&T) -> String,
    token: Option<&str>,
    max: Option<i64>,
) -> Result<Page<T>, Refusal> {
    page::page(sorted, name, token, max).map_err(|_| {
        let text =
            "Get the value for the NextToken parameter from the response to a previous call of the operation.";
        invalid("INVALID_NEXT_TOKEN", text)
    })
}

fn not_in_use() -> Refusal {
    refusal::refuse(
        400,
        "AWSOrganizationsNotInUseException",
        "Your account is not a member of an organization.",
    )
}

fn not_allowed() -> Refusal {
    refusal::access_denied("You don't have permissions to access this resource.")
}

/// Asks for something in the organization that an ARN names, of the management account.
fn ask(scene: &Scene<'_>, action: &'static str, resource: &str) -> Ask {
    let organization = scene.world.organization();
    let arn = organization.and_then(|organization| organization.arn(resource).parse::<Arn>().ok());
    match (arn, organization) {
        (Some(arn), Some(organization)) => Ask::to(action, &arn).owned_by(organization.management),
        _ => Ask::anywhere(action),
    }
}

/// The caller's organization, once the law allowed the question.
fn member<'a>(scene: &'a mut Scene<'_>, ask: Ask) -> Result<&'a Organization, Refusal> {
    scene.authorize(ask)?;
    let account = scene.account_id();
    scene
        .world
        .organization()
        .filter(|organization| organization.member(account).is_some())
        .ok_or_else(not_in_use)
}

/// The same, for operations that only the management account may call, and an account that administers
/// something by delegation.
fn reading<'a>(scene: &'a mut Scene<'_>, ask: Ask) -> Result<&'a Organization, Refusal> {
    let caller = scene.account_id();
    let organization = member(scene, ask)?;
    if organization.management == caller || organization.delegated_to(caller).is_some() {
        Ok(organization)
    } else {
        Err(not_allowed())
    }
}

/// The same, for operations that only the management account may call.
fn managing<'a>(scene: &'a mut Scene<'_>, ask: Ask) -> Result<&'a mut Organization, Refusal> {
    let caller = scene.account_id();
    if member(scene, ask)?.management != caller {
        return Err(not_allowed());
    }
    scene.world.organization.as_mut().ok_or_else(not_in_use)
}

/// The resource of an ARN that an id means: `ou/o-a/ou-b-c`.
fn resource_of(organization: Option<&Organization>, id: &str) -> String {
    let of = organization.map_or("", |organization| &*organization.id);
    let kind = if id.starts_with("r-") {
        "root"
    } else if id.starts_with("ou-") {
        "ou"
    } else if id.starts_with("p-") {
        let kind = organization.and_then(|organization| organization.policy(id));
        let kind = kind.map_or_else(|| PolicyKind::Service.in_arn(), |policy| policy.kind.in_arn());
        return format!("policy/{of}/{kind}/{id}");
    } else {
        "account"
    };
    format!("{kind}/{of}/{id}")
}

/// Asks for something about the root, a unit, an account or a policy by its id.
fn ask_of(scene: &Scene<'_>, action: &'static str, id: &str) -> Ask {
    let organization = scene.world.organization();
    let tags = organization.and_then(|organization| organization.tags(id));
    let resource = resource_of(organization, id);
    // AWS's own policies have an ARN of their own.
    let published = organization
        .and_then(|organization| {
            organization
                .policy(id)
                .filter(|policy| policy.is_published())
                .map(|_| organization.policy_arn(id))
        })
        .and_then(|arn| arn.parse::<Arn>().ok());
    let ask = match (published, organization) {
        (Some(arn), Some(organization)) => Ask::to(action, &arn).owned_by(organization.management),
        _ => ask(scene, action, &resource),
    };
    ask.resource_tags(tags)
}

#[cfg(test)]
mod reason_tests;
#[cfg(test)]
mod settings_tests;
#[cfg(test)]
mod tests;
