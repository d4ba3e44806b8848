//! The policies that bear on a principal or an account, gathered as a replica sees them.
//!
//! Apart from the question that is put to the law: simulations and reports ask for them, too.

use std::sync::Arc;

use rolecall_iam::account::AccountId;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{self, Attached, Layer, Level, Source};
use rolecall_iam::policy::Document;

use crate::account::Account;
use crate::account::directory::Entity;
use crate::account::entity::{Group, Role, User};
use crate::account::grants::Grants;
use crate::organization::{OrganizationPolicy, PolicyKind};
use crate::time::replicated::View;
use crate::world::World;

/// Which policies of a principal are gathered.
#[derive(Clone, Copy)]
pub(crate) enum Wanted<'q> {
    /// Every one: what evidence is made of.
    All,
    /// Those that could say something to the verdict on an action and a resource. A user may have hundreds
    /// of inline policies, by its groups, of which a call concerns one.
    Matching(&'q Action, Option<&'q Arn>),
}

impl Wanted<'_> {
    fn takes(self, document: &Document) -> bool {
        match self {
            Self::All => true,
            Self::Matching(action, resource) => document.could_match(action, resource),
        }
    }
}

impl World {
    /// The identity-based policies of a user and its groups that a replica sees.
    pub(crate) fn of_user(
        &self,
        account: &Account,
        user: &User,
        view: &View,
        wanted: Wanted<'_>,
    ) -> Vec<Attached> {
        let mut policies = Vec::new();
        let mut gather =
            |owner: &Arn, grants: &Grants| self.gather(account, owner, grants, view, wanted, &mut policies);
        gather(&user.arn, &user.grants);
        for (group, member) in &user.groups {
            if member.at(view) != Some(&true) {
                continue;
            }
            let Some(group) = account.groups.by_id(group) else {
                continue;
            };
            if group.existence().at(view) != Some(&false) {
                gather(&group.arn, &group.grants);
            }
        }
        policies
    }

    /// The identity-based policies of a role that a replica sees.
    pub(crate) fn of_role(
        &self,
        account: &Account,
        role: &Role,
        view: &View,
        wanted: Wanted<'_>,
    ) -> Vec<Attached> {
        let mut policies = Vec::new();
        self.gather(account, &role.arn, &role.grants, view, wanted, &mut policies);
        policies
    }

    /// The policies of a group that a replica sees.
    pub(crate) fn of_group(&self, account: &Account, group: &Group, view: &View) -> Vec<Attached> {
        let mut policies = Vec::new();
        self.gather(
            account,
            &group.arn,
            &group.grants,
            view,
            Wanted::All,
            &mut policies,
        );
        policies
    }

    fn gather(
        &self,
        account: &Account,
        owner: &Arn,
        grants: &Grants,
        view: &View,
        wanted: Wanted<'_>,
        into: &mut Vec<Attached>,
    ) {
        for (name, document) in grants.inlines_at(view, |document| wanted.takes(document)) {
            into.push(Attached::new(
                Source::inline(owner.clone(), Arc::clone(name)),
                document.clone(),
            ));
        }
        for arn in grants.attached_at(view) {
            let document = self.managed_at(account, arn.as_str(), view);
            if let Some(document) = document.filter(|document| wanted.takes(document)) {
                into.push(Attached::new(
                    Source::managed(arn.clone(), owner.clone()),
                    document,
                ));
            }
        }
    }

    /// The document of a managed policy that a replica sees.
    pub(crate) fn managed_at(&self, account: &Account, arn: &str, view: &View) -> Option<Document> {
        if let Some(document) = self.catalogue.get(arn) {
            return Some(document.clone());
        }
        let name = arn.rsplit(['/', ':']).next()?;
        let policy = account
            .policies
            .seen(name, view)
            .find(|policy| policy.arn.as_str() == arn)?;
        policy.document.at(view).cloned()
    }

    /// The service control policies that bind an account, as a replica sees them.
    pub(crate) fn scps(&self, account: AccountId, view: &View) -> Layer<Vec<Level>> {
        self.control(account, PolicyKind::Service, view)
    }

    /// The resource control policies that bind an account's resources, for an action of a service that has such.
    pub(crate) fn rcps(&self, account: AccountId, action: &Action, view: &View) -> Layer<Vec<Level>> {
        match evaluate::supports_rcps(action.service()) {
            true => self.control(account, PolicyKind::Resource, view),
            false => Layer::Absent,
        }
    }

    /// The control policies of a type that bind an account, as a replica sees them.
    fn control(&self, account: AccountId, kind: PolicyKind, view: &View) -> Layer<Vec<Level>> {
        let Some(organization) = self.organization() else {
            return Layer::Absent;
        };
        let Some(levels) = organization.levels_at(account, kind, view) else {
            return Layer::Absent;
        };
        let attached = |policy: &OrganizationPolicy| {
            let arn = organization.policy_arn(&policy.id).parse().ok();
            let document = policy.document.as_ref()?.at(view)?.clone();
            Some(Attached::new(
                Source::control(policy.name.as_str(), arn),
                document,
            ))
        };
        let level = |(target, policies): (Arc<str>, Vec<&OrganizationPolicy>)| Level {
            target,
            policies: policies.into_iter().filter_map(attached).collect(),
        };
        Layer::Known(levels.into_iter().map(level).collect())
    }

    /// A permissions boundary; one whose policy isn't seen allows nothing.
    pub(crate) fn boundary(
        &self,
        account: &Account,
        owner: &Arn,
        boundary: Option<&Option<Arc<str>>>,
        view: &View,
    ) -> Layer<Attached> {
        let Some(Some(arn)) = boundary else {
            return Layer::Absent;
        };
        let Ok(parsed) = arn.parse::<Arn>() else {
            return Layer::Absent;
        };
        let document = self.managed_at(account, arn, view).unwrap_or_else(allows_nothing);
        Layer::Known(Attached::new(Source::managed(parsed, owner.clone()), document))
    }
}

/// What stands in for a boundary that this replica doesn't know: it limits to nothing.
#[expect(clippy::panic, reason = "the text is a constant")]
pub(crate) fn allows_nothing() -> Document {
    rolecall_iam::policy::read(r#"{"Version":"2012-10-17","Statement":[]}"#)
        .unwrap_or_else(|_| panic!("invariant: an empty policy can be read"))
}
