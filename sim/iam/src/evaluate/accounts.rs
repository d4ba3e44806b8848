//! The decision: how the policy types combine, within an account and across two.
//!
//! Source: IAM User Guide, *reference_policies_evaluation-logic_policy-eval-denyallow* (one
//! account), *reference_policies_evaluation-logic-cross-account* (two), STS API Reference
//! *AssumeRole* (roles). The whole rule is [`combine`] and
//! [`waived`]; everything else gathers what they need.

use super::layers::{Attached, Layer, Level, Policies, PolicyType, PolicyTypes};
use super::rcp;
use super::record::Record;
use super::statement::{self, Failing, Question};
use super::{Principal, Request};
use crate::decision::{CheckVerdict, Note, Verdict};
use crate::policy::{Asked, Effect, Statement};
use crate::principal::Strength;

/// What the policies of one type say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The type doesn't bear on this request.
    NotApplicable,
    /// There are none, so nothing is limited (nor granted).
    NotPresent,
    /// Policies that can't be read.
    Unread,
    /// Some statement denies.
    Deny,
    /// None denies; the strongest Allow, if any.
    Known(Option<Strength>),
}

impl Says {
    /// May the request pass?
    fn passes(self) -> bool {
        !matches!(self, Self::Deny | Self::Known(None))
    }

    /// With what one more statement says.
    fn and(self, statement: &Statement, outcome: Result<Strength, Failing>) -> Self {
        match (self, outcome, statement.effect()) {
            (Self::Known(_), Ok(_), Effect::Deny) => Self::Deny,
            // A misspelt Allow grants nothing; AWS wouldn't have taken it.
            (Self::Known(allowed), Ok(strength), Effect::Allow) if !statement.effect_misspelt => {
                Self::Known(allowed.max(Some(strength)))
            }
            _ => self,
        }
    }

    fn verdict(self) -> CheckVerdict {
        match self {
            Self::NotApplicable => CheckVerdict::NotApplicable,
            Self::NotPresent => CheckVerdict::NotPresent,
            Self::Unread => CheckVerdict::Unread,
            Self::Deny => CheckVerdict::ExplicitDeny,
            Self::Known(Some(_)) => CheckVerdict::Allow,
            Self::Known(None) => CheckVerdict::ImplicitDeny,
        }
    }
}

/// What every policy type says, in the order of [`PolicyType::ALL`].
struct All([Says; PolicyType::ALL.len()]);

impl All {
    fn of(&self, policy_type: PolicyType) -> Says {
        self.0[policy_type as usize]
    }

    fn unread(&self) -> PolicyTypes {
        PolicyType::ALL
            .into_iter()
            .filter(|policy_type| self.of(*policy_type) == Says::Unread)
            .collect()
    }
}

pub(super) fn run<R: Record>(request: &Request, policies: &Policies, record: &mut R) -> Verdict {
    if let Some((note, verdict)) = decided_without_policies(request) {
        record.note(note);
        return verdict;
    }
    let mut all = All([Says::NotApplicable; PolicyType::ALL.len()]);
    let asked = Asked::new(&request.action, request.resource_text(), Some(&request.context));
    let mut denied = false;
    for policy_type in PolicyType::ALL {
        let says = ask(policy_type, request, &asked, policies, record);
        all.0[policy_type as usize] = says;
        denied |= says == Says::Deny;
        // One Deny is enough, unless somebody wants to know of the others.
        if denied && !R::THOROUGH {
            break;
        }
    }
    let waived = waived(request, all.of(PolicyType::Resource));
    record.waive(waived);
    if denied {
        return Verdict::ExplicitDeny;
    }
    if !combine(&all, waived) {
        return Verdict::ImplicitDeny;
    }
    // An unread policy might deny, or might be the one that allows.
    let unread = all.unread();
    if unread.is_empty() {
        Verdict::Allow
    } else {
        Verdict::AllowUnless(unread)
    }
}

/// What the policies of one type say.
fn ask<R: Record>(
    policy_type: PolicyType,
    request: &Request,
    asked: &Asked<'_>,
    policies: &Policies,
    record: &mut R,
) -> Says {
    let principal = &request.principal;
    // What limits a user or a role limits neither services nor the root user.
    let is_entity = has_own_policies(principal) && !is_root(principal);
    // Only a resource's own policy must say whom it means, and may leave out which resource. An RCP or
    // endpoint policy without Principal is nothing that AWS would take; here it means everyone.
    let question = |on_resource| Question {
        request,
        asked,
        bounded: is_entity && policies.boundary.known().is_some(),
        on_resource,
    };
    let (inside, on_resource) = (question(false), question(true));
    match policy_type {
        PolicyType::ResourceControlPolicy => {
            levels(policy_type, rcp::binds(request), &policies.rcps, inside, record)
        }
        // SCPs bind principals of accounts only, and no service-linked roles (Organizations User Guide,
        // orgs_manage_policies_scps).
        PolicyType::ServiceControlPolicy => {
            let applies = has_own_policies(principal) && !principal.is_service_linked();
            levels(policy_type, applies, &policies.scps, inside, record)
        }
        PolicyType::VpcEndpoint => one(policy_type, true, &policies.endpoint, inside, record),
        PolicyType::Resource => one(policy_type, true, &policies.resource, on_resource, record),
        PolicyType::Identity => identity(request, policies, inside, record),
        PolicyType::PermissionsBoundary => one(policy_type, is_entity, &policies.boundary, inside, record),
        PolicyType::Session => session(request, policies, inside, record),
    }
}

/// The rule, when nothing denies: each type allows, is absent (but for a resource's policy that must
/// allow), or needn't allow. An unread type is given the benefit of the doubt.
fn combine(all: &All, waived: PolicyTypes) -> bool {
    PolicyType::ALL.into_iter().all(|policy_type| {
        let says = all.of(policy_type);
        let missing = policy_type == PolicyType::Resource && says == Says::NotPresent;
        waived.contains(policy_type) || (says.passes() && !missing)
    })
}

/// The types whose silence doesn't count, given what the resource's policy says. Within an account an
/// Allow for the session, the user or everyone is final; one for the role (or the user behind a
/// federated user) stands in for the identity-based policies only; one for the account delegates.
/// Across accounts nothing stands in for the caller's own side.
fn waived(request: &Request, resource: Says) -> PolicyTypes {
    let mut waived = PolicyTypes::default();
    if !resource_must_allow(request, resource == Says::NotPresent) {
        waived.insert(PolicyType::Resource);
    }
    if !has_own_policies(&request.principal) || request.is_cross_account() {
        return waived;
    }
    let strength = match resource {
        Says::Known(strength) => strength,
        // It might name the caller.
        Says::Unread => Some(Strength::Direct),
        Says::NotApplicable | Says::NotPresent | Says::Deny => None,
    };
    if strength >= Some(Strength::Entity) {
        waived.insert(PolicyType::Identity);
    }
    if strength >= Some(Strength::Direct) {
        waived.insert(PolicyType::PermissionsBoundary);
        waived.insert(PolicyType::Session);
    }
    waived
}

/// Whether the resource's policy must allow, whatever the caller's own say: across accounts, to callers
/// without policies of their own, and always of role trust policies and KMS key policies
/// (*reference_policies_evaluation-logic_policy-eval-denyallow*). A key for which no policy was given has
/// the default one, which delegates to its account (KMS Developer Guide, *key-policy-default*).
fn resource_must_allow(request: &Request, absent: bool) -> bool {
    if !has_own_policies(&request.principal) {
        return true;
    }
    // A member account's root user has no policy: AssumeRoot hangs on the caller's alone
    // (STS API Reference, AssumeRoot).
    if request.action.folded() == "sts:assumeroot" {
        return false;
    }
    let Some(resource) = &request.resource else {
        return request.is_cross_account();
    };
    match (resource.service(), request.action.service()) {
        ("iam", "sts") if resource.resource().starts_with("role/") => true,
        ("kms", "kms") if resource.resource().starts_with("key/") && !absent => true,
        _ => request.is_cross_account(),
    }
}

/// What AWS decides without looking at a policy.
fn decided_without_policies(request: &Request) -> Option<(Note, Verdict)> {
    let action = request.action.folded();
    if request.action.service() != "sts" {
        return None;
    }
    let refused = |note| Some((note, Verdict::ImplicitDeny));
    match (&request.principal, action) {
        (Principal::Service { .. } | Principal::Federated { .. } | Principal::Anonymous, _) => None,
        // STS API Reference, GetCallerIdentity: allowed even under an explicit deny.
        (_, "sts:getcalleridentity") => Some((Note::NeedsNoPermission, Verdict::Allow)),
        // STS API Reference, AssumeRole: "You cannot use AWS account root user credentials".
        (Principal::Root { .. }, "sts:assumerole") => refused(Note::RootMayNotAssumeRoles),
        // IAM User Guide, id_credentials_temp_request, the comparison of STS's operations.
        (Principal::RoleSession { .. }, "sts:getsessiontoken" | "sts:getfederationtoken")
        | (Principal::FederatedUser { .. }, _) => refused(Note::NotWithSessionCredentials),
        // IAM User Guide, id_credentials_temp_control-access_getsessiontoken: no permission needed, and
        // policies can't take it away.
        (_, "sts:getsessiontoken") => Some((Note::NeedsNoPermission, Verdict::Allow)),
        _ => None,
    }
}

/// The root user, or a federated user that the root user made: nothing but SCPs, session policies and
/// the resource's side limits it.
fn is_root(principal: &Principal) -> bool {
    match principal {
        Principal::Root { .. } => true,
        Principal::FederatedUser { user, .. } => user.resource() == "root",
        _ => false,
    }
}

/// Whether identity-based policies decide about this principal at all.
fn has_own_policies(principal: &Principal) -> bool {
    match principal {
        Principal::Root { .. }
        | Principal::User { .. }
        | Principal::RoleSession { .. }
        | Principal::FederatedUser { .. } => true,
        Principal::Federated { .. } | Principal::Service { .. } | Principal::Anonymous => false,
    }
}

fn identity<R: Record>(
    request: &Request,
    policies: &Policies,
    question: Question<'_>,
    record: &mut R,
) -> Says {
    let policy_type = PolicyType::Identity;
    record.open(policy_type, None);
    let says = if is_root(&request.principal) {
        // "all requests are implicitly denied with the exception of the account root user".
        record.note(Note::RootIsAllowedByDefault);
        Says::Known(Some(Strength::Direct))
    } else if !has_own_policies(&request.principal) {
        Says::NotApplicable
    } else {
        match &policies.identity {
            // No policies allow nothing.
            Layer::Absent => Says::Known(None),
            Layer::Unread(_) => Says::Unread,
            Layer::Known(attached) => documents(attached, question, record),
        }
    };
    record.close(says.verdict());
    says
}

/// A federated user without session policies has no permissions of its own
/// (*id_credentials_temp_control-access_getfederationtoken*); a role session without is not limited.
fn session<R: Record>(
    request: &Request,
    policies: &Policies,
    question: Question<'_>,
    record: &mut R,
) -> Says {
    record.open(PolicyType::Session, None);
    let says = match (&request.principal, &policies.session) {
        (Principal::FederatedUser { .. }, Layer::Absent) => Says::Known(None),
        (principal, _) if !has_own_policies(principal) => Says::NotApplicable,
        (_, Layer::Absent) => Says::NotPresent,
        (_, Layer::Unread(_)) => Says::Unread,
        (_, Layer::Known(attached)) => documents(attached, question, record),
    };
    record.close(says.verdict());
    says
}

fn one<R: Record>(
    policy_type: PolicyType,
    applies: bool,
    layer: &Layer<Attached>,
    question: Question<'_>,
    record: &mut R,
) -> Says {
    record.open(policy_type, None);
    let says = match layer {
        _ if !applies => Says::NotApplicable,
        Layer::Absent => Says::NotPresent,
        Layer::Unread(_) => Says::Unread,
        Layer::Known(attached) => documents(std::slice::from_ref(attached), question, record),
    };
    record.close(says.verdict());
    says
}

/// Some policy of every level must allow; one that denies is enough.
fn levels<R: Record>(
    policy_type: PolicyType,
    applies: bool,
    layer: &Layer<Vec<Level>>,
    question: Question<'_>,
    record: &mut R,
) -> Says {
    let known = match layer {
        Layer::Known(levels) if applies && !levels.is_empty() => levels,
        _ => {
            record.open(policy_type, None);
            let says = match layer {
                _ if !applies => Says::NotApplicable,
                Layer::Unread(_) => Says::Unread,
                Layer::Absent => Says::NotPresent,
                // An account has at least the levels of its root and its own: present without one allows
                // nothing, as any other type.
                Layer::Known(_) => Says::Known(None),
            };
            record.close(says.verdict());
            return says;
        }
    };
    let mut whole = Says::Known(Some(Strength::Direct));
    for level in known {
        record.open(policy_type, Some(&level.target));
        let says = documents(&level.policies, question, record);
        record.close(says.verdict());
        whole = match (whole, says) {
            (Says::Deny, _) | (_, Says::Deny) => Says::Deny,
            (Says::Known(None), _) | (_, Says::Known(None)) => Says::Known(None),
            _ => whole,
        };
    }
    whole
}

fn documents<R: Record>(attached: &[Attached], question: Question<'_>, record: &mut R) -> Says {
    let mut says = Says::Known(None);
    for policy in attached {
        let document = &policy.document;
        if R::THOROUGH {
            for (index, statement) in document.statements().iter().enumerate() {
                let outcome = statement::matches(statement, question);
                record.statement(policy, index, statement, outcome);
                says = says.and(statement, outcome);
            }
            continue;
        }
        for statement in document.candidates(question.asked) {
            // Allowed as strongly as can be: only a Deny says more.
            if says == Says::Known(Some(Strength::Direct)) && statement.effect() == Effect::Allow {
                continue;
            }
            says = says.and(statement, statement::matches(statement, question));
            if says == Says::Deny {
                return says;
            }
        }
    }
    says
}
