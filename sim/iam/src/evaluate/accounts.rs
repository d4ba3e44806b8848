//! The decision: how the policy types combine, within an account and across two.
//!
//! Source: IAM User Guide, *reference_policies_evaluation-logic_policy-eval-denyallow* (one
//! account), *reference_policies_evaluation-logic-cross-account* (two), STS API Reference
//! *AssumeRole* (roles). The whole rule is [`combine`]; everything else gathers what it needs.

use super::layers::{Attached, Layer, Level, Policies, PolicyType, PolicyTypes};
use super::record::Record;
use super::statement::{self, Question};
use super::{Principal, Request};
use crate::decision::{CheckVerdict, Note, Verdict};
use crate::policy::Effect;
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
    /// As a limit: may the request pass?
    fn passes(self) -> bool {
        !matches!(self, Self::Deny | Self::Known(None))
    }

    /// As a grant: does it, or might it, allow?
    fn grants(self) -> bool {
        matches!(self, Self::Known(Some(_)) | Self::Unread)
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
    let mut denied = false;
    for policy_type in PolicyType::ALL {
        let says = ask(policy_type, request, policies, record);
        all.0[policy_type as usize] = says;
        denied |= says == Says::Deny;
        // One Deny is enough, unless somebody wants to know of the others.
        if denied && !R::THOROUGH {
            break;
        }
    }
    if denied {
        return Verdict::ExplicitDeny;
    }
    if !combine(request, &all) {
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
fn ask<R: Record>(policy_type: PolicyType, request: &Request, policies: &Policies, record: &mut R) -> Says {
    let principal = &request.principal;
    let question = |on_resource| Question {
        request,
        bounded: !matches!(policies.boundary, Layer::Absent),
        on_resource,
    };
    let (inside, on_resource) = (question(false), question(true));
    match policy_type {
        // Neither binds service-linked roles (Organizations User Guide, orgs_manage_policies_scps
        // and orgs_manage_policies_rcps); SCPs bind principals of accounts only.
        PolicyType::ResourceControlPolicy => {
            let applies = !principal.is_service_linked();
            levels(policy_type, applies, &policies.rcps, on_resource, record)
        }
        PolicyType::ServiceControlPolicy => {
            let applies = has_own_policies(principal) && !principal.is_service_linked();
            levels(policy_type, applies, &policies.scps, inside, record)
        }
        PolicyType::VpcEndpoint => one(policy_type, true, &policies.endpoint, on_resource, record),
        PolicyType::Resource => one(policy_type, true, &policies.resource, on_resource, record),
        PolicyType::Identity => identity(request, policies, inside, record),
        PolicyType::PermissionsBoundary => {
            let applies = has_own_policies(principal) && !is_root(request);
            one(policy_type, applies, &policies.boundary, inside, record)
        }
        PolicyType::Session => session(request, policies, inside, record),
    }
}

/// The rule, when nothing denies. An unread type is given the benefit of the doubt.
fn combine(request: &Request, all: &All) -> bool {
    let passes = |policy_type| all.of(policy_type).passes();
    let limits = [
        PolicyType::ResourceControlPolicy,
        PolicyType::ServiceControlPolicy,
        PolicyType::VpcEndpoint,
    ];
    if !limits.into_iter().all(passes) {
        return false;
    }
    let resource = match all.of(PolicyType::Resource) {
        Says::Known(strength) => strength,
        // It might name the caller.
        Says::Unread => Some(Strength::Direct),
        Says::NotApplicable | Says::NotPresent | Says::Deny => None,
    };
    // Services, providers and the unknown have no policies of their own.
    if !has_own_policies(&request.principal) {
        return resource.is_some();
    }
    let identity = all.of(PolicyType::Identity).grants();
    let narrowed = passes(PolicyType::PermissionsBoundary) && passes(PolicyType::Session);
    if request.is_cross_account() {
        return resource.is_some() && identity && narrowed;
    }
    match resource {
        Some(Strength::Direct) => true,
        Some(Strength::Entity) => narrowed,
        Some(Strength::Account) => identity && narrowed,
        None => !must_itself_allow(request) && identity && narrowed,
    }
}

/// Role trust policies and KMS key policies must allow by themselves, within an account too
/// (*reference_policies_evaluation-logic_policy-eval-denyallow*).
fn must_itself_allow(request: &Request) -> bool {
    let Some(resource) = &request.resource else {
        return false;
    };
    match resource.service() {
        "iam" => request.action.service() == "sts" && resource.resource().starts_with("role/"),
        "kms" => request.action.service() == "kms" && resource.resource().starts_with("key/"),
        _ => false,
    }
}

/// What AWS decides without looking at a policy.
fn decided_without_policies(request: &Request) -> Option<(Note, Verdict)> {
    match request.action.folded() {
        // STS API Reference, GetCallerIdentity: allowed even under an explicit deny.
        // IAM User Guide, id_credentials_temp_control-access_getsessiontoken: no permission needed.
        "sts:getcalleridentity" | "sts:getsessiontoken" if request.principal.account().is_some() => {
            Some((Note::NeedsNoPermission, Verdict::Allow))
        }
        // STS API Reference, AssumeRole: "You cannot use AWS account root user credentials".
        "sts:assumerole" if is_root(request) => Some((Note::RootMayNotAssumeRoles, Verdict::ImplicitDeny)),
        _ => None,
    }
}

fn is_root(request: &Request) -> bool {
    matches!(request.principal, Principal::Root { .. })
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
    let says = if is_root(request) {
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
                Layer::Absent | Layer::Known(_) => Says::NotPresent,
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
    let mut allowed: Option<Strength> = None;
    let mut denied = false;
    for policy in attached {
        for (index, statement) in policy.document.statements().iter().enumerate() {
            let outcome = statement::matches(statement, question);
            record.statement(question.request, policy, index, statement, outcome);
            let Ok(strength) = outcome else { continue };
            match statement.effect() {
                Effect::Deny if R::THOROUGH => denied = true,
                Effect::Deny => return Says::Deny,
                // A misspelt Allow grants nothing; AWS wouldn't have taken it.
                Effect::Allow if statement.effect_misspelt => {}
                Effect::Allow => allowed = allowed.max(Some(strength)),
            }
        }
    }
    if denied { Says::Deny } else { Says::Known(allowed) }
}
