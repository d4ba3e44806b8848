//! Managed policies by name or ARN, and the sizes of inline ones.

use std::collections::BTreeMap;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::managed;
use rolecall_iam::name::{NameKind, check_name, check_path};
use rolecall_iam::policy::Document;

use super::Findings;
use crate::diagnostic::{Diagnostic, Place};
use crate::spec::reader::{At, nearest};

/// What stands before the name of a policy that the account itself has.
const CUSTOMER: &str = "customer:";

/// A managed policy as a spec names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The same in every account: an AWS managed policy.
    Aws(Arn),
    /// One of one account's own.
    Of(AccountId, Arn),
    /// One that each account has of its own, by path and name.
    Customer(String, String),
}

impl Policy {
    /// Its ARN in an account; `None` when it is another account's.
    #[must_use]
    pub fn in_account(&self, partition: Partition, account: AccountId) -> Option<Arn> {
        match self {
            Policy::Aws(arn) => Some(arn.clone()),
            Policy::Of(owner, arn) => (*owner == account).then(|| arn.clone()),
            Policy::Customer(path, name) => Some(Arn::policy(partition, account, path, name)),
        }
    }
}

/// An ARN in the setup's partition.
pub fn arn(text: &At<String>, partition: Partition, findings: &mut Findings) -> Option<Arn> {
    match text.parse::<Arn>() {
        Ok(arn) if arn.partition() == partition.as_str() => Some(arn),
        Ok(arn) => {
            findings.push(foreign_partition(arn.partition(), partition, text.place.clone()));
            None
        }
        Err(invalid) => {
            findings.push(
                Diagnostic::error("spec/arn", invalid.to_string())
                    .at(text.place.clone(), "not an ARN")
                    .hint(format!(
                        "an ARN is like `arn:{partition}:iam::aws:policy/IAMReadOnlyAccess`"
                    )),
            );
            None
        }
    }
}

/// Something of another partition than the setup's.
pub fn foreign_partition(other: &str, partition: Partition, place: Place) -> Diagnostic {
    Diagnostic::error(
        "spec/mixed-partitions",
        format!("this is in the partition `{other}`, the setup in `{partition}`"),
    )
    .at(place, format!("`{other}`"))
    .hint("nobody can assume a role in another partition; make a setup for each")
}

/// A managed policy.
pub fn policy(text: &At<String>, partition: Partition, findings: &mut Findings) -> Option<Policy> {
    if text.starts_with("arn:") {
        return policy_arn(text, partition, findings);
    }
    if let Some(own) = text.strip_prefix(CUSTOMER) {
        let (path, name) = match own.rsplit_once('/') {
            Some((path, name)) => (format!("/{}/", path.trim_matches('/')), name),
            None => ("/".to_owned(), own),
        };
        let path = if path == "//" { "/".to_owned() } else { path };
        let wrong = check_name(NameKind::Policy, name).and(check_path(&path)).err();
        if let Some(invalid) = wrong {
            findings.push(
                Diagnostic::error("spec/name", invalid.to_string())
                    .at(text.place.clone(), "not a policy's name"),
            );
            return None;
        }
        return Some(Policy::Customer(path, name.to_owned()));
    }
    if let Some(known) = managed::lookup(text) {
        return Some(Policy::Aws(known.arn(partition)));
    }
    // A name may come with its path: `service-role/…`, `job-function/…`.
    let name = text.rsplit('/').next().unwrap_or(text);
    if let Err(invalid) = check_name(NameKind::Policy, name) {
        findings.push(
            Diagnostic::error("spec/name", invalid.to_string())
                .at(text.place.clone(), "not a policy's name")
                .hint("a managed policy is named by name, `customer:NAME`, or ARN"),
        );
        return None;
    }
    let arn = Arn::aws_managed_policy(partition, text);
    if managed::lookup(arn.as_str()).is_none() {
        findings.push(unknown(text, name));
    }
    Some(Policy::Aws(arn))
}

fn policy_arn(text: &At<String>, partition: Partition, findings: &mut Findings) -> Option<Policy> {
    let arn = arn(text, partition, findings)?;
    if arn.service() != "iam" || !arn.resource().starts_with("policy/") {
        findings.push(
            Diagnostic::error(
                "spec/arn",
                format!("`{}` is not the ARN of a managed policy", text.value),
            )
            .at(text.place.clone(), "not a managed policy")
            .hint(format!(
                "such an ARN is like `arn:{partition}:iam::aws:policy/IAMReadOnlyAccess`"
            )),
        );
        return None;
    }
    match arn.account_id() {
        Some(account) => Some(Policy::Of(account, arn)),
        None => {
            if managed::lookup(arn.as_str()).is_none() {
                findings.push(unknown(text, arn.resource_name()));
            }
            Some(Policy::Aws(arn))
        }
    }
}

fn unknown(text: &At<String>, name: &str) -> Diagnostic {
    let finding = Diagnostic::warning(
        "spec/unknown-managed-policy",
        format!("no AWS managed policy is called `{name}`"),
    )
    .at(
        text.place.clone(),
        format!("not in AWS's catalogue of {}", managed::date()),
    );
    match nearest(name, managed::names()) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!(
            "for a policy of your own write `{CUSTOMER}{name}`; one that AWS published since is taken on trust"
        )),
    }
}

/// Policies that stand twice in a list, and more than AWS attaches without being asked to.
pub fn attached(list: &[(Policy, Place)], most: usize, findings: &mut Findings) {
    for (index, (policy, place)) in list.iter().enumerate() {
        if let Some((_, first)) = list[..index].iter().find(|(other, _)| other == policy) {
            findings.push(
                Diagnostic::warning("spec/duplicate-policy", "this policy stands in the list already")
                    .at(place.clone(), "again")
                    .at(first.clone(), "the first time"),
            );
        }
    }
    if let Some((_, over)) = list.get(most) {
        findings.push(
            Diagnostic::warning(
                "spec/many-policies",
                format!(
                    "{} managed policies are more than AWS's default quota",
                    list.len()
                ),
            )
            .at(over.clone(), format!("the first of more than {most}"))
            .hint("AWS refuses this unless the account's quota was raised (Service Quotas, IAM)"),
        );
    }
}

/// The inline policies of one entity together, against the quota of its kind.
pub fn inline_size(
    inline: &BTreeMap<String, Document>,
    most: usize,
    what: &str,
    place: &Place,
    findings: &mut Findings,
) {
    let size: usize = inline.values().map(Document::size).sum();
    if size > most {
        findings.push(
            Diagnostic::error(
                "spec/inline-too-large",
                format!("the inline policies of {what} have {size} characters together"),
            )
            .at(place.clone(), format!("{} more than fit", size - most))
            .hint(format!(
                "AWS allows {most}, white space not counted; a managed policy (`{CUSTOMER}NAME`) has room for 6144 more"
            )),
        );
    }
}
