//! The evaluator: what AWS decides about a request, and why.
//!
//! One code path with two recorders: [`decide`] keeps evidence, [`verdict`] keeps none, and what is
//! decided cannot depend on which of them watches.

mod accounts;
mod layers;
mod rcp;
mod record;
mod statement;

pub use crate::principal::Principal;
pub use layers::{Attached, Layer, Level, Policies, PolicyType, PolicyTypes, Source};
pub use rcp::supports_rcps;
pub(crate) use statement::Failing;

use serde::Serialize;

use crate::account::AccountId;
use crate::action::Action;
use crate::arn::Arn;
use crate::context::Context;
use crate::decision::{Decision, Verdict};
use record::{Evidential, Silent};

/// One question: may this principal do this to that?
///
/// One API call may ask several (CreateRole with tags asks for `iam:TagRole` too); each is a request
/// of its own, and all must be allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// Who asks.
    pub principal: Principal,
    /// What for.
    pub action: Action,
    /// On what; `None` for actions without a resource, which only `"Resource": "*"` covers.
    pub resource: Option<Arn>,
    /// Whose the resource is, when its ARN doesn't say (S3 buckets). Without it the ARN's account
    /// counts, and the caller's when that says nothing either.
    pub resource_account: Option<AccountId>,
    /// The condition keys. Complete: nothing is derived here, see [`Principal::describe`].
    pub context: Context,
}

impl Request {
    /// A request whose context holds what follows from the principal
    /// ([`Principal::describe`]) and, of the resource, `aws:ResourceAccount`.
    pub fn new(principal: Principal, action: Action, resource: Option<Arn>) -> Self {
        let mut context = Context::new();
        principal.describe(&mut context);
        if let Some(account) = resource.as_ref().and_then(Arn::account_id) {
            context.insert("aws:ResourceAccount", account.as_str());
        }
        Self {
            principal,
            action,
            resource,
            resource_account: None,
            context,
        }
    }

    /// Whose the resource is.
    pub fn resource_owner(&self) -> Option<AccountId> {
        self.resource_account
            .or_else(|| self.resource.as_ref().and_then(Arn::account_id))
            .or_else(|| self.principal.account())
    }

    /// Whether the resource's account is another than the caller's.
    pub fn is_cross_account(&self) -> bool {
        match (self.principal.account(), self.resource_owner()) {
            (Some(caller), Some(owner)) => caller != owner,
            _ => false,
        }
    }

    /// The resource as patterns see it.
    pub(crate) fn resource_text(&self) -> &str {
        self.resource.as_ref().map_or("*", Arn::as_str)
    }
}

/// Decides, and keeps the evidence.
pub fn decide(request: &Request, policies: &Policies) -> Decision {
    let mut record = Evidential::new(request);
    let verdict = accounts::run(request, policies, &mut record);
    Decision::new(verdict, record.into_evidence(policies))
}

/// Decides without evidence and without allocating: for many questions of which only the answers
/// matter. Always what [`decide`] says.
pub fn verdict(request: &Request, policies: &Policies) -> Verdict {
    accounts::run(request, policies, &mut Silent)
}

#[cfg(test)]
mod tests;
