//! What the law says of a request, and what may be made of it: when no is certainly no.

use rolecall_iam::decision::{CheckVerdict, Decision, Reason, Verdict};
use rolecall_iam::evaluate::{self, Layer, Policies, Request};

use super::law::Why;

/// Condition keys of a caller's request that depend on where it comes from or on the organization, which
/// isn't read (IAM User Guide, `reference_policies_condition-keys`).
const UNKNOWABLE: [&str; 8] = [
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "aws:SourceIp",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:VpcSourceIp",
];

/// What the law says, and what can be made of it.
#[derive(Clone, Debug)]
pub enum Judged {
    /// It was decided.
    Decided(Box<Decided>),
    /// There is nothing to decide on: what is missing, in a line.
    Nothing(&'static str),
}

/// A decision, and what it was made of.
#[derive(Clone, Debug)]
pub struct Decided {
    /// What the law says.
    pub decision: Decision,
    /// What was asked.
    pub request: Request,
    /// What bore on it.
    pub policies: Policies,
}

impl Judged {
    pub(super) fn no_user() -> Self {
        Judged::Nothing("there is no such user")
    }

    pub(super) fn no_role() -> Self {
        Judged::Nothing("there is no such role")
    }

    /// The verdict; a missing user or role is denied implicitly.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Judged::Decided(decided) => decided.decision.verdict(),
            Judged::Nothing(_) => Verdict::ImplicitDeny,
        }
    }

    /// Whether the law denies, whatever it couldn't read.
    #[must_use]
    pub fn denies(&self) -> bool {
        self.verdict().is_denied()
    }

    /// A condition key that a denial hangs on and that nobody here can know: then it is no certain denial.
    #[must_use]
    pub fn hangs_on(&self) -> Option<&str> {
        let checks = self.decision()?.evidence().checks();
        checks
            .iter()
            .filter(|check| check.verdict == CheckVerdict::ImplicitDeny && !check.waived)
            .find_map(|check| match &check.nearest.as_ref()?.reason {
                Reason::Condition {
                    key, requested: None, ..
                } if UNKNOWABLE
                    .iter()
                    .any(|unknowable| key.eq_ignore_ascii_case(unknowable)) =>
                {
                    Some(&**key)
                }
                _ => None,
            })
    }

    /// The decision with its evidence.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Judged::Decided(decided) => Some(&decided.decision),
            Judged::Nothing(_) => None,
        }
    }
}

/// Decides; where some identity-based policies couldn't be read, only what is certain without them is taken
/// for certain.
pub(super) fn judge(request: &Request, mut policies: Policies, missing: Option<Why>) -> Judged {
    let mut decision = evaluate::decide(request, &policies);
    if let Some(why) = missing
        && decision.verdict() != Verdict::ExplicitDeny
    {
        policies.identity = Layer::Unread(why);
        decision = evaluate::decide(request, &policies);
    }
    Judged::Decided(Box::new(Decided {
        decision,
        request: request.clone(),
        policies,
    }))
}
