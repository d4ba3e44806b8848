//! What a setup gives to whom, as its spec says it, and how that differs from another's.
//!
//! Pure, and about the spec alone: nothing is observed, so what others attached is not seen, and neither are
//! control policies. The questions are those that the documents speak of: every action that AWS's reference
//! knows, on no resource in particular and on every resource that a document names.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{self, Attached, Layer, Policies, Principal, Request, Source};
use rolecall_iam::policy::{self, Document};
use rolecall_iam::{managed, reference};

use crate::desired::{assume_document, role_arn, trust_document};
use crate::edge;
use crate::setup::{Setup, Spoke};

#[cfg(test)]
mod tests;

/// The name of sessions that are asked about.
const SESSION: &str = "session";

/// Somebody to whom a setup gives something.
#[derive(Clone, Debug)]
pub struct Grantee {
    /// As people see it: `hub/user/micetro`.
    pub name: String,
    /// As the law sees it.
    pub principal: Principal,
    /// Its identity-based policies.
    pub identity: Vec<Attached>,
    /// Its permissions boundary.
    pub boundary: Layer<Attached>,
    /// Managed policies that the catalogue doesn't have: what they give isn't known.
    pub unknown: Vec<Arn>,
}

/// Questions of one principal on one resource whose answer differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who.
    pub who: String,
    /// On what; `*` for no resource in particular.
    pub what: String,
    /// Whether it is allowed now; it wasn't before, or the other way round.
    pub allowed: bool,
    /// The actions, sorted.
    pub actions: Vec<String>,
}

/// A difference of access.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Every change, by who and what.
    pub changes: Vec<Change>,
    /// How many questions were asked of both.
    pub asked: usize,
    /// Policies whose documents aren't known, as people see them.
    pub unknown: BTreeSet<String>,
}

/// Everybody to whom a setup gives something: the hub's user, then the roles of the spokes.
#[must_use]
pub fn grantees(setup: &Setup) -> Vec<Grantee> {
    let arn = edge::user_arn(setup);
    let user = &setup.hub.user;
    let mut hub = grantee(edge::who(setup), Principal::user(arn.clone()));
    hub.add(&arn, &user.managed, &user.inline, user.boundary.as_ref());
    for spoke in &setup.spokes {
        let text = assume_document(&role_arn(setup.partition, spoke));
        hub.put(
            Source::inline(arn.clone(), format!("assume-{}", spoke.account)),
            &text,
        );
    }
    let roles = edge::edges(setup, &setup.spokes).into_iter().filter_map(|edge| {
        let principal = Principal::role_session(edge.role.clone(), SESSION)?;
        let role = &edge.spoke.role;
        let mut grantee = grantee(edge.what.clone(), principal);
        grantee.add(&edge.role, &role.managed, &role.inline, role.boundary.as_ref());
        Some(grantee)
    });
    std::iter::once(hub).chain(roles).collect()
}

fn grantee(name: String, principal: Principal) -> Grantee {
    Grantee {
        name,
        principal,
        identity: Vec::new(),
        boundary: Layer::Absent,
        unknown: Vec::new(),
    }
}

impl Grantee {
    fn put(&mut self, source: Source, text: &str) {
        // What a setup holds was read by the law before.
        if let Ok(document) = policy::read(text) {
            self.identity.push(Attached::new(source, document));
        }
    }

    fn add(
        &mut self,
        of: &Arn,
        managed: &[Arn],
        inline: &BTreeMap<String, Document>,
        boundary: Option<&Arn>,
    ) {
        for (name, document) in inline {
            let source = Source::inline(of.clone(), name.as_str());
            self.identity.push(Attached::new(source, document.clone()));
        }
        for arn in managed {
            match managed::lookup(arn.as_str()) {
                Some(known) => self.put(Source::managed(arn.clone(), of.clone()), known.document),
                None => self.unknown.push(arn.clone()),
            }
        }
        if let Some(arn) = boundary {
            let document = managed::lookup(arn.as_str()).and_then(|known| policy::read(known.document).ok());
            self.boundary = match document {
                Some(document) => {
                    Layer::Known(Attached::new(Source::managed(arn.clone(), of.clone()), document))
                }
                None => {
                    self.unknown.push(arn.clone());
                    Layer::unread("a policy that the catalogue doesn't have")
                }
            };
        }
    }

    /// The resources that its own documents name in full.
    fn resources(&self) -> BTreeSet<Arn> {
        let documents = self.identity.iter().map(|attached| &attached.document);
        let statements = documents.flat_map(Document::statements);
        let elements = statements.filter_map(policy::Statement::resource);
        let patterns = elements.flat_map(policy::Element::patterns);
        patterns
            .filter_map(|pattern| sample(pattern.value.as_str()))
            .collect()
    }
}

/// A resource that a pattern names: the pattern itself, or one that it matches.
fn sample(pattern: &str) -> Option<Arn> {
    if pattern.chars().all(|character| character == '*') || pattern.contains("${") {
        return None;
    }
    let parts: Vec<&str> = pattern.splitn(6, ':').collect();
    let [_, partition, service, region, account, resource] = parts.as_slice() else {
        return None;
    };
    let fill = |part: &str, with: &str| part.replace('*', with).replace('?', "x");
    let text = format!(
        "arn:{}:{service}:{}:{}:{}",
        fill(partition, "aws"),
        fill(region, "us-east-1"),
        fill(account, "000000000000"),
        fill(resource, "any")
    );
    text.parse().ok()
}

/// The trust policy of a role of a setup.
fn trust(setup: &Setup, spokes: &[Spoke], role: &Arn) -> Option<Attached> {
    let spoke = spokes
        .iter()
        .find(|spoke| role_arn(setup.partition, spoke) == *role)?;
    let text = trust_document(setup, &spoke.role, &edge::user_arn(setup));
    Some(Attached::new(
        Source::resource(role.clone()),
        policy::read(&text).ok()?,
    ))
}

/// One side of a comparison.
struct Side<'s> {
    setup: &'s Setup,
    grantees: BTreeMap<String, Grantee>,
}

impl<'s> Side<'s> {
    fn of(setup: &'s Setup) -> Self {
        let all = grantees(setup).into_iter();
        Side {
            setup,
            grantees: all.map(|grantee| (grantee.name.clone(), grantee)).collect(),
        }
    }

    /// The policies that bear on a principal's requests on a resource.
    fn policies(&self, who: &str, resource: Option<&Arn>) -> Option<(Principal, Policies)> {
        let grantee = self.grantees.get(who)?;
        let trust = resource.and_then(|arn| trust(self.setup, &self.setup.spokes, arn));
        let policies = Policies {
            boundary: grantee.boundary.clone(),
            resource: trust.map_or(Layer::Absent, Layer::Known),
            ..Policies::identity(grantee.identity.clone())
        };
        Some((grantee.principal.clone(), policies))
    }
}

/// Which questions change their answer from one setup to another.
#[must_use]
pub fn difference(old: &Setup, new: &Setup) -> Difference {
    let (old, new) = (Side::of(old), Side::of(new));
    let everybody: BTreeSet<&String> = old.grantees.keys().chain(new.grantees.keys()).collect();
    let actions = every_action();
    let mut difference = Difference::default();
    for who in everybody {
        let sides = [&old, &new].map(|side| side.grantees.get(who));
        for grantee in sides.into_iter().flatten() {
            let unknown = grantee.unknown.iter().map(ToString::to_string);
            difference.unknown.extend(unknown);
        }
        let mut resources: BTreeSet<Option<Arn>> = BTreeSet::from([None]);
        for grantee in sides.into_iter().flatten() {
            resources.extend(grantee.resources().into_iter().map(Some));
        }
        for resource in &resources {
            compare(&old, &new, who, resource.as_ref(), &actions, &mut difference);
        }
    }
    difference
}

/// Every action that AWS's reference knows, besides those of which AWS asks no policy.
fn every_action() -> Vec<Action> {
    const FREE: [&str; 2] = ["sts:GetCallerIdentity", "sts:GetSessionToken"];
    let services = reference::services().filter_map(reference::service);
    services
        .flat_map(|service| {
            let known = service.actions.iter();
            known.map(|known| format!("{}:{}", service.prefix, known.name))
        })
        .filter(|action| !FREE.contains(&action.as_str()))
        .filter_map(|action| action.parse().ok())
        .collect()
}

fn compare(
    old: &Side<'_>,
    new: &Side<'_>,
    who: &str,
    resource: Option<&Arn>,
    actions: &[Action],
    difference: &mut Difference,
) {
    let sides = [old, new].map(|side| {
        let (principal, policies) = side.policies(who, resource)?;
        // Any action would do: the request's context is the same for all.
        let action: Action = "sts:GetCallerIdentity".parse().ok()?;
        Some((Request::new(principal, action, resource.cloned()), policies))
    });
    let [mut before, mut after] = sides;
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    for action in actions {
        // An action is asked about on what it takes; without a resource about any.
        let fits = resource.is_none_or(|arn| {
            let known = reference::action(action);
            known.is_some_and(|known| known.types_of(arn.as_str()).next().is_some())
        });
        if !fits {
            continue;
        }
        let allowed = |side: &mut Option<(Request, Policies)>| {
            side.as_mut().is_some_and(|(request, policies)| {
                request.action = action.clone();
                !evaluate::verdict(request, policies).is_denied()
            })
        };
        difference.asked += 1;
        match (allowed(&mut before), allowed(&mut after)) {
            (false, true) => gained.push(action.to_string()),
            (true, false) => lost.push(action.to_string()),
            _ => {}
        }
    }
    let what = resource.map_or_else(|| "*".to_owned(), ToString::to_string);
    for (allowed, actions) in [(false, lost), (true, gained)] {
        if !actions.is_empty() {
            difference.changes.push(Change {
                who: who.to_owned(),
                what: what.clone(),
                allowed,
                actions,
            });
        }
    }
}
