//! Reads what the law needs beyond the observed state: foreign groups' policies, managed policies that the
//! catalogue lacks, and whether an organization stands above.
//!
//! What can't be read becomes a reason, never an error: a verdict that says what it hangs on is better than
//! none.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use rolecall_api::views::iam::{
    GetAccountAuthorizationDetailsRequest, GetPolicyRequest, GetPolicyVersionRequest, GroupDetail,
};
use rolecall_api::views::organizations::DescribeOrganizationRequest;
use rolecall_api::{Aws, CallError, percent};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::{self, Document};

use super::law::{self, Above, Read, Why};
use crate::observed::{Account, Group, Observed};
use crate::session::{Reader, Session};
use crate::setup::Setup;

/// Reads it, as the operator.
pub async fn read<A: Aws + 'static>(session: &Session<A>, setup: &Setup, observed: &Observed) -> Read {
    let hub = session.read(setup.hub.account);
    let mut read = Read {
        organization: above(&hub, setup.hub.account).await,
        ..Read::default()
    };
    let foreign: BTreeSet<&String> = observed
        .hub
        .user
        .iter()
        .flat_map(|user| &user.groups)
        .filter(|name| !observed.hub.groups.contains_key(*name))
        .collect();
    let own = unknown(setup, observed, &read)
        .iter()
        .any(|(account, _)| *account == setup.hub.account);
    if !foreign.is_empty() || own {
        details(&hub, &foreign, &mut read).await;
    }
    for (account, arn) in unknown(setup, observed, &read) {
        if let Entry::Vacant(vacant) = read.managed.entry(arn) {
            let document = document(&session.read(account), vacant.key()).await;
            vacant.insert(document);
        }
    }
    read
}

/// The hub's groups and its own managed policies, which come in one list.
async fn details<A: Aws + 'static>(hub: &Reader<A>, groups: &BTreeSet<&String>, read: &mut Read) {
    let filter = vec!["Group".to_owned(), "LocalManagedPolicy".to_owned()];
    let request = GetAccountAuthorizationDetailsRequest {
        filter,
        ..GetAccountAuthorizationDetailsRequest::default()
    };
    let details = match hub.send_all(request).await {
        Ok(details) => details,
        Err(error) => {
            let why = why(error);
            read.groups
                .extend(groups.iter().map(|name| ((*name).clone(), Err(Arc::clone(&why)))));
            return;
        }
    };
    for detail in details.group_detail_list {
        if let Some(name) = detail.group_name.clone().filter(|name| groups.contains(name)) {
            read.groups.insert(name, Ok(group(detail)));
        }
    }
    for detail in details.policies {
        let default = detail.default_version_id;
        let version = detail
            .policy_version_list
            .into_iter()
            .find(|version| version.version_id == default);
        let text = version.and_then(|version| version.document);
        if let (Some(Ok(arn)), Some(text)) = (detail.arn.map(|arn| arn.parse::<Arn>()), text) {
            let document = policy::read(&decoded(&text)).map_err(|error| error.to_string().into());
            read.managed.insert(arn, document);
        }
    }
}

fn group(detail: GroupDetail) -> Group {
    Group {
        path: detail.path.unwrap_or_default(),
        members: BTreeSet::new(),
        inline: detail
            .group_policy_list
            .into_iter()
            .filter_map(|policy| Some((policy.policy_name?, decoded(&policy.policy_document?))))
            .collect(),
        managed: detail
            .attached_managed_policies
            .into_iter()
            .filter_map(|attached| attached.policy_arn?.parse().ok())
            .collect(),
    }
}

/// The managed policies that are attached or promised and that the catalogue lacks, each with an account
/// in which it can be read.
fn unknown(setup: &Setup, observed: &Observed, read: &Read) -> BTreeSet<(AccountId, Arn)> {
    let mut found: BTreeSet<(AccountId, Arn)> = BTreeSet::new();
    let mut add = |account: AccountId, arn: &Arn| {
        if law::catalogued(arn).is_none() {
            found.insert((account, arn.clone()));
        }
    };
    let hub = setup.hub.account;
    if let Some(user) = &observed.hub.user {
        user.managed
            .iter()
            .chain(&user.boundary)
            .for_each(|arn| add(hub, arn));
    }
    let foreign = read.groups.values().filter_map(|group| group.as_ref().ok());
    for group in observed.hub.groups.values().chain(foreign) {
        group.managed.iter().for_each(|arn| add(hub, arn));
    }
    for (account, state) in &observed.accounts {
        if let Account::Reached(roles) = state {
            for role in roles.values() {
                role.managed
                    .iter()
                    .chain(&role.boundary)
                    .for_each(|arn| add(*account, arn));
            }
        }
    }
    for spoke in observed.spokes(setup) {
        spoke
            .role
            .managed
            .iter()
            .chain(&spoke.role.boundary)
            .for_each(|arn| add(spoke.account, arn));
    }
    found
}

/// What stands above the hub. `DescribeOrganization` may be called from any account of an organization
/// (Organizations API Reference).
async fn above<A: Aws + 'static>(hub: &Reader<A>, account: AccountId) -> Above {
    match hub.send(DescribeOrganizationRequest::default()).await {
        Ok(answer) => {
            let organization = answer.organization.unwrap_or_default();
            let id = organization.id;
            if organization.master_account_id.as_deref() == Some(account.as_str()) {
                Above::HubManages { id }
            } else {
                Above::Member { id }
            }
        }
        Err(error) if error.is("AWSOrganizationsNotInUseException") => Above::Nothing,
        Err(_) => Above::Unasked,
    }
}

/// The default version of a managed policy.
async fn document<A: Aws + 'static>(reader: &Reader<A>, arn: &Arn) -> Result<Document, Why> {
    let request = GetPolicyRequest {
        policy_arn: arn.to_string(),
    };
    let policy = reader.send(request).await.map_err(why)?.policy;
    let Some(version_id) = policy.and_then(|policy| policy.default_version_id) else {
        return Err("it has no default version".into());
    };
    let request = GetPolicyVersionRequest {
        policy_arn: arn.to_string(),
        version_id,
    };
    let version = reader.send(request).await.map_err(why)?.policy_version;
    let Some(text) = version.and_then(|version| version.document) else {
        return Err("its default version has no document".into());
    };
    policy::read(&decoded(&text)).map_err(|error| error.to_string().into())
}

#[expect(clippy::needless_pass_by_value, reason = "a function to map errors with")]
fn why(error: CallError) -> Why {
    Arc::from(error.code().map_or_else(|| error.to_string(), str::to_owned))
}

/// A document as text. What isn't percent-encoded, as IAM's answers are, is taken as it is.
#[must_use]
pub fn decoded(document: &str) -> String {
    percent::decode(document).unwrap_or_else(|_| document.to_owned())
}
