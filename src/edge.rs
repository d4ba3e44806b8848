//! The edges that a setup promises: who can assume what.
//!
//! Separate from proving them, since the graph, the explanation and the proof all start from the same list.

use rolecall_iam::arn::Arn;

use crate::desired::role_arn;
use crate::setup::{Setup, Spoke};

/// A promised "who can assume what".
#[derive(Clone, Debug)]
pub struct Edge<'a> {
    /// The user, as people see it: `hub/user/micetro`.
    pub who: String,
    /// The role's ARN.
    pub role: Arn,
    /// The role, as people see it: `dns/role/MicetroAccess`.
    pub what: String,
    /// The spoke that the role is in.
    pub spoke: &'a Spoke,
}

/// Every promised edge, in the order of the accounts.
#[must_use]
pub fn edges<'a>(setup: &Setup, spokes: &'a [Spoke]) -> Vec<Edge<'a>> {
    spokes.iter().map(|spoke| edge(setup, spoke)).collect()
}

/// The promised edge into one account.
#[must_use]
pub fn edge<'a>(setup: &Setup, spoke: &'a Spoke) -> Edge<'a> {
    Edge {
        who: who(setup),
        role: role_arn(setup.partition, spoke),
        what: format!("{}/role/{}", spoke.alias, spoke.role.name),
        spoke,
    }
}

/// The hub's user, as people see it.
#[must_use]
pub fn who(setup: &Setup) -> String {
    format!("{}/user/{}", setup.hub.alias, setup.hub.user.name)
}

/// The hub user's ARN, by the setup; a user that was there before may have another path.
#[must_use]
pub fn user_arn(setup: &Setup) -> Arn {
    Arn::user(
        setup.partition,
        setup.hub.account,
        &setup.hub.user.path,
        &setup.hub.user.name,
    )
}
