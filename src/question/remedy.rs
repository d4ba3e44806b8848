//! What would have to change for a denial to be an allow: the fewest statements to add or to take away, proven
//! by deciding again with them.
//!
//! It says what is smallest, not what is wise: whether somebody should be allowed is for people.

use std::sync::Arc;

use rolecall_iam::decision::{CheckVerdict, Decision, Note};
use rolecall_iam::evaluate::{self, Attached, Layer, Policies, PolicyType, Principal, Request, Source};
use rolecall_iam::policy::{self, Document, Effect};
use serde_json::{Value, json};

use super::assumes;

/// More places than this are not tried in all combinations: an organization is not as deep.
const MOST_SLOTS: usize = 12;

/// What would have to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// Every change; all of them are needed.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A statement that isn't there.
    Add {
        /// To which type of policies.
        policy_type: PolicyType,
        /// To which policy; `None` for a new one.
        policy: Option<Source>,
        /// The root, organizational unit or account whose control policies need it.
        target: Option<Arc<str>>,
        /// The statement.
        statement: Value,
    },
    /// A statement that denies.
    Remove {
        /// Of which type of policies.
        policy_type: PolicyType,
        /// The policy.
        policy: Source,
        /// Its place among the policy's statements, from 0.
        statement: usize,
        /// Its `Sid`.
        sid: Option<Box<str>>,
    },
}

impl Change {
    /// What to do, in a line.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Change::Add {
                policy_type,
                policy,
                target,
                statement,
            } => {
                let at = target
                    .as_ref()
                    .map_or_else(String::new, |target| format!(", {target}"));
                match policy {
                    Some(policy) => {
                        format!("to allow it, add to the {policy_type} `{policy}`{at}: {statement}")
                    }
                    None => format!("to allow it, add a policy of the type {policy_type}{at}: {statement}"),
                }
            }
            Change::Remove {
                policy, statement, ..
            } => format!("to allow it, take away statement {} of `{policy}`", statement + 1),
        }
    }
}

/// Why nothing helps.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRemedy {
    /// It is allowed as it is.
    #[error("it is allowed as it is")]
    Allowed,
    /// No policy decides it.
    #[error("no policy decides this: {0}")]
    NotByPolicy(String),
    /// A part of what bears on it is unknown.
    #[error("some policies can't be read")]
    Unread,
    /// A control policy of AWS's own kind that can't be added to.
    #[error("no statement that could be added or taken away changes the answer")]
    Nothing,
}

/// Finds the fewest changes that allow a request.
///
/// # Errors
/// Why there are none.
pub fn remedy(request: &Request, policies: &Policies) -> Result<Remedy, NoRemedy> {
    let decision = evaluate::decide(request, policies);
    if decision.is_allowed() {
        return Err(NoRemedy::Allowed);
    }
    if !decision.is_denied() {
        return Err(NoRemedy::Unread);
    }
    if let Some(note @ (Note::RootMayNotAssumeRoles | Note::NotWithSessionCredentials)) =
        decision.evidence().note()
    {
        return Err(NoRemedy::NotByPolicy(note.to_string()));
    }
    let (mut changes, policies) = without_denies(&decision, policies)?;
    let decision = evaluate::decide(request, &policies);
    if !decision.is_allowed() {
        changes.extend(additions(request, &policies, &decision)?);
    }
    Ok(Remedy { changes })
}

/// Takes away every statement that denies.
fn without_denies(decision: &Decision, policies: &Policies) -> Result<(Vec<Change>, Policies), NoRemedy> {
    let mut policies = policies.clone();
    let mut changes = Vec::new();
    let mut denying: Vec<_> = decision
        .evidence()
        .matched()
        .filter(|(_, matched)| matched.effect == Effect::Deny)
        .collect();
    // From the last statement on, so that the places of those before stay right.
    denying.sort_by_key(|(policy_type, matched)| (*policy_type, matched.policy.clone(), matched.statement));
    for (policy_type, matched) in denying.iter().rev() {
        let mut edit = |attached: &mut Attached| {
            if attached.source == matched.policy
                && let Some(document) = without_statement(&attached.document, matched.statement)
            {
                attached.document = document;
            }
        };
        each(&mut policies, *policy_type, &mut edit);
    }
    for (policy_type, matched) in denying {
        changes.push(Change::Remove {
            policy_type,
            policy: matched.policy.clone(),
            statement: matched.statement,
            sid: matched.sid.clone(),
        });
    }
    Ok((changes, policies))
}

/// Every policy of a type.
fn each(policies: &mut Policies, policy_type: PolicyType, edit: &mut dyn FnMut(&mut Attached)) {
    let many = |layer: &mut Layer<Vec<Attached>>, edit: &mut dyn FnMut(&mut Attached)| {
        if let Layer::Known(all) = layer {
            all.iter_mut().for_each(edit);
        }
    };
    let one = |layer: &mut Layer<Attached>, edit: &mut dyn FnMut(&mut Attached)| {
        if let Layer::Known(attached) = layer {
            edit(attached);
        }
    };
    match policy_type {
        PolicyType::Identity => many(&mut policies.identity, edit),
        PolicyType::Session => many(&mut policies.session, edit),
        PolicyType::Resource => one(&mut policies.resource, edit),
        PolicyType::PermissionsBoundary => one(&mut policies.boundary, edit),
        PolicyType::VpcEndpoint => one(&mut policies.endpoint, edit),
        PolicyType::ServiceControlPolicy | PolicyType::ResourceControlPolicy => {
            let layer = match policy_type {
                PolicyType::ServiceControlPolicy => &mut policies.scps,
                _ => &mut policies.rcps,
            };
            if let Layer::Known(levels) = layer {
                let all = levels.iter_mut().flat_map(|level| level.policies.iter_mut());
                all.for_each(edit);
            }
        }
    }
}

/// Where a statement can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Identity,
    Resource,
    Boundary,
    Session,
    Endpoint,
    /// A level of the organization.
    Scp(usize),
}

/// The fewest statements that allow what nothing denies.
fn additions(request: &Request, policies: &Policies, decision: &Decision) -> Result<Vec<Change>, NoRemedy> {
    let mut slots = vec![Slot::Identity];
    // A new policy of the resource only where one is needed: not every resource can have one.
    let across = decision.evidence().is_cross_account();
    if policies.resource.known().is_some() || across || assumes(&request.action, request.resource.as_ref()) {
        slots.push(Slot::Resource);
    }
    let present = [
        (Slot::Boundary, policies.boundary.known().is_some()),
        (Slot::Session, policies.session.known().is_some()),
        (Slot::Endpoint, policies.endpoint.known().is_some()),
    ];
    slots.extend(present.iter().filter(|(_, there)| *there).map(|(slot, _)| *slot));
    let levels = policies.scps.known().map_or(0, Vec::len);
    slots.extend((0..levels).map(Slot::Scp));
    // What allows already needs nothing.
    slots.retain(|slot| !allows(*slot, decision));
    slots.truncate(MOST_SLOTS);
    for count in 1..=slots.len() {
        for chosen in combinations(&slots, count) {
            let mut changed = policies.clone();
            let changes: Option<Vec<Change>> = chosen
                .iter()
                .map(|slot| add(&mut changed, *slot, request))
                .collect();
            // The proof: decided again, with them.
            if let Some(changes) = changes
                && evaluate::verdict(request, &changed).is_allowed()
            {
                return Ok(changes);
            }
        }
    }
    Err(NoRemedy::Nothing)
}

fn allows(slot: Slot, decision: &Decision) -> bool {
    let evidence = decision.evidence();
    let (policy_type, level) = match slot {
        Slot::Identity => (PolicyType::Identity, None),
        Slot::Resource => (PolicyType::Resource, None),
        Slot::Boundary => (PolicyType::PermissionsBoundary, None),
        Slot::Session => (PolicyType::Session, None),
        Slot::Endpoint => (PolicyType::VpcEndpoint, None),
        Slot::Scp(level) => (PolicyType::ServiceControlPolicy, Some(level)),
    };
    let checks: Vec<_> = evidence.of(policy_type).collect();
    let check = checks.get(level.unwrap_or(0));
    check.is_some_and(|check| {
        matches!(
            check.verdict,
            CheckVerdict::Allow | CheckVerdict::NotApplicable | CheckVerdict::Unread
        )
    })
}

/// Every choice of some slots, in order.
fn combinations(slots: &[Slot], count: usize) -> Vec<Vec<Slot>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        for mut rest in combinations(&slots[index + 1..], count - 1) {
            rest.insert(0, *slot);
            all.push(rest);
        }
    }
    all
}

/// Adds an Allow of the request to a slot.
fn add(policies: &mut Policies, slot: Slot, request: &Request) -> Option<Change> {
    let change = |policy_type, policy, target, statement| Change::Add {
        policy_type,
        policy,
        target,
        statement,
    };
    let plain = statement(request, false);
    match slot {
        Slot::Identity => {
            let attached = match &mut policies.identity {
                Layer::Known(all) => all,
                absent @ Layer::Absent => {
                    *absent = Layer::Known(Vec::new());
                    let Layer::Known(all) = absent else { return None };
                    all
                }
                Layer::Unread(_) => return None,
            };
            let policy = put(attached, &plain, "identity-based policy")?;
            Some(change(PolicyType::Identity, policy, None, plain))
        }
        Slot::Session => {
            let Layer::Known(all) = &mut policies.session else {
                return None;
            };
            let policy = put(all, &plain, "session policy")?;
            Some(change(PolicyType::Session, policy, None, plain))
        }
        Slot::Resource => {
            let principal = statement(request, true);
            let policy = match &mut policies.resource {
                Layer::Known(attached) => {
                    attached.document = with_statement(&attached.document, &principal)?;
                    Some(attached.source.clone())
                }
                absent @ Layer::Absent => {
                    *absent = Layer::Known(new(&principal, "resource-based policy")?);
                    None
                }
                Layer::Unread(_) => return None,
            };
            Some(change(PolicyType::Resource, policy, None, principal))
        }
        Slot::Boundary | Slot::Endpoint => {
            let (layer, policy_type) = match slot {
                Slot::Boundary => (&mut policies.boundary, PolicyType::PermissionsBoundary),
                _ => (&mut policies.endpoint, PolicyType::VpcEndpoint),
            };
            let Layer::Known(attached) = layer else {
                return None;
            };
            // An endpoint's policy names principals; everyone is what its default does.
            let mut wanted = plain;
            if let (Slot::Endpoint, Value::Object(members)) = (slot, &mut wanted) {
                members.insert("Principal".to_owned(), json!("*"));
            }
            attached.document = with_statement(&attached.document, &wanted)?;
            let source = attached.source.clone();
            Some(change(policy_type, Some(source), None, wanted))
        }
        Slot::Scp(level) => {
            let Layer::Known(levels) = &mut policies.scps else {
                return None;
            };
            let level = levels.get_mut(level)?;
            let policy = put(&mut level.policies, &plain, "service control policy")?;
            let target = Some(Arc::clone(&level.target));
            Some(change(PolicyType::ServiceControlPolicy, policy, target, plain))
        }
    }
}

/// The first policy of some that can be changed for the caller alone, with the statement in it; a new one where there
/// is none. AWS's own managed policies can't be changed (IAM User Guide, *access_policies_managed-vs-inline*), and a
/// group's is others' as well.
fn put(all: &mut Vec<Attached>, statement: &Value, name: &str) -> Option<Option<Source>> {
    let own = |attached: &&mut Attached| {
        let Source { arn, attached_to, .. } = &attached.source;
        let group = attached_to
            .as_ref()
            .is_some_and(|of| of.resource().starts_with("group/"));
        !group && arn.as_ref().is_none_or(|arn| arn.account() != "aws")
    };
    match all.iter_mut().find(own) {
        Some(first) => {
            first.document = with_statement(&first.document, statement)?;
            Some(Some(first.source.clone()))
        }
        None => {
            all.push(new(statement, name)?);
            Some(None)
        }
    }
}

fn new(statement: &Value, name: &str) -> Option<Attached> {
    let text = json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string();
    Some(Attached::new(Source::named(name), policy::read(&text).ok()?))
}

/// The smallest statement that allows a request.
fn statement(request: &Request, names_principal: bool) -> Value {
    let mut members = serde_json::Map::new();
    members.insert("Effect".to_owned(), json!("Allow"));
    if names_principal {
        let principal = match &request.principal {
            Principal::RoleSession { role, .. } => json!({ "AWS": role.as_str() }),
            Principal::Federated { provider } => json!({ "Federated": &**provider }),
            Principal::Service { name } => json!({ "Service": &**name }),
            Principal::Anonymous => json!("*"),
            named => json!({ "AWS": named.arn().map_or("*", |arn| arn.as_str()) }),
        };
        members.insert("Principal".to_owned(), principal);
    }
    members.insert("Action".to_owned(), json!(request.action.as_str()));
    if !(names_principal && assumes(&request.action, request.resource.as_ref())) {
        let resource = request.resource.as_ref().map_or("*", |arn| arn.as_str());
        members.insert("Resource".to_owned(), json!(resource));
    }
    Value::Object(members)
}

/// A document with one more statement at its end.
fn with_statement(document: &Document, statement: &Value) -> Option<Document> {
    edited(document, |statements| {
        statements.push(statement.clone());
        true
    })
}

/// A document without one of its statements.
fn without_statement(document: &Document, index: usize) -> Option<Document> {
    edited(document, |statements| {
        let there = index < statements.len();
        if there {
            statements.remove(index);
        }
        there
    })
}

fn edited(document: &Document, edit: impl FnOnce(&mut Vec<Value>) -> bool) -> Option<Document> {
    let mut tree: Value = serde_json::from_str(document.text()).ok()?;
    let element = tree.get_mut("Statement")?;
    if !element.is_array() {
        let only = element.take();
        *element = Value::Array(vec![only]);
    }
    if !edit(element.as_array_mut()?) {
        return None;
    }
    policy::read(&tree.to_string()).ok()
}
