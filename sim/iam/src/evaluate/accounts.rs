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

/// What every policy type says.
struct All {
    rcp: Says,
    scp: Says,
    endpoint: Says,
    resource: Says,
    identity: Says,
    boundary: Says,
    session: Says,
}

impl All {
    fn iter(&self) -> impl Iterator<Item = (PolicyType, Says)> {
        PolicyType::ALL.into_iter().zip([
            self.rcp,
            self.scp,
            self.endpoint,
            self.resource,
            self.identity,
            self.boundary,
            self.session,
        ])
    }
}

pub(super) fn run<R: Record>(request: &Request, policies: &Policies, record: &mut R) -> Verdict {
    if let Some((note, verdict)) = decided_without_policies(request) {
        record.note(note);
        return verdict;
    }
    let bounded = !matches!(policies.boundary, Layer::Absent);
    let question = |on_resource| Question {
        request,
        bounded,
        on_resource,
    };
    let (inside, on_resource) = (question(false), question(true));
    let has_policies = has_own_policies(&request.principal);

    let mut all = All {
        rcp: Says::NotApplicable,
        scp: Says::NotApplicable,
        endpoint: Says::NotApplicable,
        resource: Says::NotApplicable,
        identity: Says::NotApplicable,
        boundary: Says::NotApplicable,
        session: Says::NotApplicable,
    };
    let mut denied = false;
    for policy_type in PolicyType::ALL {
        let says = match policy_type {
            PolicyType::ResourceControlPolicy => {
                let applies = !request.principal.is_service_linked();
                all.rcp = levels(policy_type, applies, &policies.rcps, on_resource, record);
                all.rcp
            }
            PolicyType::ServiceControlPolicy => {
                let applies = has_policies && !request.principal.is_service_linked();
                all.scp = levels(policy_type, applies, &policies.scps, inside, record);
                all.scp
            }
            PolicyType::VpcEndpoint => {
                all.endpoint = one(policy_type, true, &policies.endpoint, on_resource, record);
                all.endpoint
            }
            PolicyType::Resource => {
                all.resource = one(policy_type, true, &policies.resource, on_resource, record);
                all.resource
            }
            PolicyType::Identity => {
                all.identity = identity(request, policies, inside, record);
                all.identity
            }
            PolicyType::PermissionsBoundary => {
                let applies = has_policies && !is_root(request);
                all.boundary = one(policy_type, applies, &policies.boundary, inside, record);
                all.boundary
            }
            PolicyType::Session => {
                all.session = session(request, policies, inside, record);
                all.session
            }
        };
        denied |= says == Says::Deny;
        if denied && !R::THOROUGH {
            return Verdict::ExplicitDeny;
        }
    }
    if denied {
        return Verdict::ExplicitDeny;
    }
    if !combine(request, &all) {
        return Verdict::ImplicitDeny;
    }
    // An unread policy might deny, or might be the one that allows.
    let unread: PolicyTypes = all
        .iter()
        .filter(|(_, says)| *says == Says::Unread)
        .map(|(policy_type, _)| policy_type)
        .collect();
    if unread.is_empty() {
        Verdict::Allow
    } else {
        Verdict::AllowUnless(unread)
    }
}

/// The rule, when nothing denies. An unread type is given the benefit of the doubt.
fn combine(request: &Request, all: &All) -> bool {
    let limits = [all.rcp, all.scp, all.endpoint];
    if !limits.into_iter().all(Says::passes) {
        return false;
    }
    let resource = match all.resource {
        Says::Known(strength) => strength,
        // It might name the caller.
        Says::Unread => Some(Strength::Direct),
        Says::NotApplicable | Says::NotPresent | Says::Deny => None,
    };
    // Services, providers and the unknown have no policies of their own.
    if !has_own_policies(&request.principal) {
        return resource.is_some();
    }
    let identity = matches!(all.identity, Says::Known(Some(_)) | Says::Unread);
    let boundary = all.boundary.passes();
    let session = all.session.passes();
    if request.is_cross_account() {
        return resource.is_some() && identity && boundary && session;
    }
    match resource {
        Some(Strength::Direct) => true,
        Some(Strength::Entity) => boundary && session,
        Some(Strength::Account) => identity && boundary && session,
        None => !must_itself_allow(request) && identity && boundary && session,
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
