//! The setup that a spec means: units and defaults resolved to accounts, every value checked.
//!
//! Spec and setup differ: the spec is what the user wrote (with defaults, shorthands and mistakes), the
//! setup is what follows from it. Places ride along, so that a denial by AWS finds the user's line.

use std::collections::BTreeMap;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::Document;

use crate::diagnostic::Place;

/// One identity's access to many accounts.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Marks everything this setup owns: tag value, group path. 1 to 32 of `[a-z0-9-]`, starting with a letter.
    pub name: String,
    /// All accounts are in one partition: AWS has no AssumeRole across partitions.
    pub partition: Partition,
    /// The region whose STS and EC2 endpoints are used.
    pub region: String,
    /// The organization's management account, from which roles may be assumed into the others.
    pub management: Option<AccountId>,
    /// A profile of the AWS configuration that leads into the management account.
    pub management_profile: Option<String>,
    /// Whose limits are ours.
    pub consumer: Consumer,
    /// Where the identity lives.
    pub hub: Hub,
    /// The accounts it may enter, in the order of the spec.
    pub spokes: Vec<Spoke>,
    /// Organizational units whose accounts become spokes when they are observed.
    pub units: Vec<Units>,
    /// Where the hub user's access key goes; `None` when the setup makes none.
    pub access_key: Option<KeyDestination>,
}

impl Setup {
    /// The spoke with that number, if the spec names it itself; those of units are observed.
    #[must_use]
    pub fn spoke(&self, account: AccountId) -> Option<&Spoke> {
        self.spokes.iter().find(|spoke| spoke.account == account)
    }
}

/// Who will use the access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Consumer {
    /// Micetro: reads the user's inline group policies to find the accounts; knows no wildcard, no
    /// external id, no MFA.
    Micetro,
    /// Anything else that assumes roles.
    Other,
}

/// The account that holds the identity.
#[derive(Clone, Debug)]
pub struct Hub {
    /// Its number.
    pub account: AccountId,
    /// The name that people see.
    pub alias: String,
    /// How the operator gets in.
    pub entry: Entry,
    /// The user whose access this is.
    pub user: User,
    /// Base name of the groups: `BASE-01`, `BASE-02`, ….
    pub group: String,
    /// How the groups' inline policies hold the accounts.
    pub layout: Layout,
    /// Where the hub stands in the spec.
    pub place: Place,
}

impl Hub {
    /// IAM path of the groups: they cannot be tagged, so the path says whose they are.
    #[must_use]
    pub fn group_path(setup: &str) -> String {
        format!("/rolecall/{setup}/")
    }
}

/// How a group's inline policies hold the accounts that its members may enter.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One inline policy for each account, the vendor's document.
    #[default]
    OnePerAccount,
    /// One inline policy for each group, with all its accounts in one sorted list of resources: about three
    /// times as many accounts. No page of Micetro's documentation says that it reads such a policy.
    Packed,
}

/// The hub's user.
#[derive(Clone, Debug)]
pub struct User {
    /// Name.
    pub name: String,
    /// Path, `/` if none was given.
    pub path: String,
    /// The user was there before and is adopted: never destroyed, never renamed.
    pub existing: bool,
    /// Managed policies attached to the user.
    pub managed: Vec<Arn>,
    /// Inline policies of the user, by name.
    pub inline: BTreeMap<String, Document>,
    /// Permissions boundary.
    pub boundary: Option<Arn>,
    /// Tags besides our own.
    pub tags: BTreeMap<String, String>,
    /// Where the user stands in the spec.
    pub place: Place,
}

/// How the operator gets into an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// A profile of the AWS configuration.
    pub profile: Option<String>,
    /// The name (or ARN) of a role to assume from the management account, or from the operator's own credentials.
    pub role: Option<String>,
}

/// An account to be entered.
#[derive(Clone, Debug)]
pub struct Spoke {
    /// Its number.
    pub account: AccountId,
    /// The name that people see; unique in the setup; the account's number if none was given.
    pub alias: String,
    /// How the operator gets in.
    pub entry: Entry,
    /// The role to be assumed there.
    pub role: Role,
    /// Where the spoke stands in the spec.
    pub place: Place,
}

/// A spoke's role.
#[derive(Clone, Debug)]
pub struct Role {
    /// Name.
    pub name: String,
    /// Path, `/` if none was given.
    pub path: String,
    /// Description, at most 1,000 characters; empty for none.
    pub description: String,
    /// The role was there before and is adopted: never destroyed.
    pub existing: bool,
    /// Tags besides our own.
    pub tags: BTreeMap<String, String>,
    /// Managed policies, in ARN order.
    pub managed: Vec<Arn>,
    /// Inline policies, by name.
    pub inline: BTreeMap<String, Document>,
    /// Whom the role trusts.
    pub trust: Trust,
    /// The external id that a caller must bring.
    pub external_id: Option<String>,
    /// Permissions boundary.
    pub boundary: Option<Arn>,
    /// Longest session in seconds, 3,600 to 43,200.
    pub max_session: u32,
    /// Places of the parts, for findings; the whole role when a part came from a default.
    pub places: RolePlaces,
}

/// Where a role's parts stand in the spec.
#[derive(Clone, Debug)]
pub struct RolePlaces {
    /// The role as a whole.
    pub role: Place,
    /// Its trust.
    pub trust: Place,
    /// Its policies.
    pub policies: Place,
}

/// Whom a role trusts.
#[derive(Clone, Debug)]
pub enum Trust {
    /// The hub account: every principal there that may assume the role, as the vendor's guide has it.
    HubAccount,
    /// The hub user: the account with a condition on `aws:PrincipalArn`, which survives the user's recreation.
    HubUser,
    /// A document of one's own.
    Document(Document),
}

/// Accounts named by organizational unit.
#[derive(Clone, Debug)]
pub struct Units {
    /// Unit or root ids.
    pub units: Vec<String>,
    /// Accounts left out.
    pub except: Vec<AccountId>,
    /// How the operator gets into them.
    pub entry: Entry,
    /// What each of them gets.
    pub role: Role,
    /// Where they stand in the spec.
    pub place: Place,
}

/// Where an access key's secret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyDestination {
    /// A file of its own, mode 0600.
    File(std::path::PathBuf),
    /// The standard input of a command.
    Command(Vec<String>),
}
