//! The operations of IAM: one file per kind of entity.
//!
//! Every function has the same order (IAM answers in it): what is asked for is authorized, then looked
//! for, then conflicts, then quotas; then it is done. The model's constraints were checked before.

#![expect(
    clippy::needless_pass_by_value,
    reason = "an operation takes its request over, whether it keeps a part of it or not"
)]

use rolecall_api::document::{Structure, Value};
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;

use crate::call::dispatch::typed;
use crate::call::scene::Scene;

mod account;
#[cfg(test)]
pub(crate) mod bench;
pub(crate) mod credential;
pub(crate) mod federation;
mod identity;
mod organizations_features;
mod permission;
mod report;
mod shared;
#[cfg(test)]
mod sweep_tests;

/// What came of an operation, or its input handed back: another room's.
type Acted = Result<Result<Structure, Refusal>, Structure>;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    identity::act(scene, operation, input)
        .or_else(|input| permission::act(scene, operation, input))
        .or_else(|input| credential::act(scene, operation, input))
        .or_else(|input| federation::act(scene, operation, input))
        .or_else(|input| report::act(scene, operation, input))
        .or_else(|input| act_on_account(scene, operation, input))
        .ok()
}

/// What is switched for the account or its organization as a whole.
fn act_on_account(scene: &mut Scene<'_>, operation: Operation, input: Structure) -> Acted {
    Ok(match operation {
        Operation::IamCreateAccountAlias => typed(scene, input, account::create_alias),
        Operation::IamDeleteAccountAlias => typed(scene, input, account::delete_alias),
        Operation::IamListAccountAliases => typed(scene, input, account::list_aliases),
        Operation::IamGetAccountSummary => typed(scene, input, account::summary),
        Operation::IamSetSecurityTokenServicePreferences => {
            typed(scene, input, account::set_token_preferences)
        }
        Operation::IamListOrganizationsFeatures => typed(scene, input, organizations_features::list),
        Operation::IamEnableOrganizationsRootCredentialsManagement => {
            typed(scene, input, organizations_features::enable_credentials)
        }
        Operation::IamDisableOrganizationsRootCredentialsManagement => {
            typed(scene, input, organizations_features::disable_credentials)
        }
        Operation::IamEnableOrganizationsRootSessions => {
            typed(scene, input, organizations_features::enable_sessions)
        }
        Operation::IamDisableOrganizationsRootSessions => {
            typed(scene, input, organizations_features::disable_sessions)
        }
        _ => return Err(input),
    })
}

/// Says of what was asked for by name that it has no tags, when it has none: AWS leaves an empty list out of
/// every other answer (recorded in February 2026).
fn with_tags(mut answer: Structure, name: &str) -> Structure {
    if let Some(Value::Structure(entity)) = answer.get_mut(name) {
        tagged(entity);
    }
    answer
}

/// As [`with_tags`], where the answer itself is the entity.
fn with_own_tags(mut answer: Structure) -> Structure {
    tagged(&mut answer);
    answer
}

fn tagged(entity: &mut Structure) {
    if entity.get("Tags").is_none() {
        entity.insert("Tags", Value::List(Vec::new()));
    }
}
