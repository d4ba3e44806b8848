//! May the caller do it: the policies that bear on a request, as a replica sees them, put to the law.

use std::net::IpAddr;
use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_iam::account::AccountId;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::context::Context;
use rolecall_iam::decision::Wording;
use rolecall_iam::evaluate::{self, Attached, Layer, Level, Policies, Principal, Request, Source};
use rolecall_iam::policy::Document;

use crate::account::Account;
use crate::ask::{Ask, Values};
use crate::caller::{Caller, Who};
use crate::clock::Moment;
use crate::directory::Entity;
use crate::entity::{Group, KeyOwner, Role, User};
use crate::grants::Grants;
use crate::organization::{ControlKind, ControlPolicy};
use crate::refusal;
use crate::replicated::View;
use crate::scene::Scene;
use crate::session::SessionOf;
use crate::world::{Origin, World};

/// The services of this world whose resources resource control policies bind (Organizations User Guide,
/// `orgs_manage_policies_rcps.html#rcp-supported-services`).
const RCP_SERVICES: [&str; 2] = ["sts:", "s3:"];

impl Scene<'_> {
    /// Asks the law.
    ///
    /// # Errors
    /// `AccessDenied`, in AWS's words and with the law's evidence.
    pub(crate) fn authorize(&mut self, ask: Ask) -> Result<(), Refusal> {
        let Ask {
            action: asked,
            resource,
            named,
            owner,
            trust,
            keys,
        } = ask;
        let owner = owner.unwrap_or(self.caller.account);
        let mut policies = self.policies(trust, resource.as_ref());
        if RCP_SERVICES.iter().any(|service| asked.starts_with(service)) {
            policies.rcps = self.world.control(owner, ControlKind::Resource, &self.view);
        }
        let mut request = Request {
            principal: principal(&self.caller),
            action: action(asked),
            resource,
            resource_account: Some(owner),
            context: Context::new(),
        };
        // Most policies ask nothing of it, and it is the dearest part of a question.
        let matters = policies.ask_context();
        let mut keys = Some(keys);
        if matters {
            request.context = self.context(owner, keys.take().unwrap_or_default());
        }
        if evaluate::verdict(&request, &policies).is_allowed() {
            self.mark_authorized();
            return Ok(());
        }
        // Evidence has it whole.
        if let Some(keys) = keys {
            request.context = self.context(owner, keys);
        }
        let decision = evaluate::decide(&request, &policies);
        let wording = Wording {
            resource: named.as_deref(),
            ..Wording::default()
        };
        let message = decision.access_denied_message(&wording);
        Err(refusal::access_denied(message).because(Arc::new(decision)))
    }

    /// What the request, the caller and the resource say.
    fn context(&self, owner: AccountId, keys: Vec<(String, Values)>) -> Context {
        let mut context = context(self.world, &self.caller, self.origin, self.now, &self.view);
        context.insert("aws:ResourceAccount", owner.as_str());
        if let Some(organization) = self
            .world
            .organization()
            .filter(|org| org.member(owner).is_some())
        {
            context.insert("aws:ResourceOrgID", Arc::clone(&organization.id));
            if let Some(path) = organization.org_path(owner, &self.view) {
                context.insert_many("aws:ResourceOrgPaths", [path]);
            }
        }
        for (key, value) in keys {
            value.put(&key, &mut context);
        }
        context
    }

    /// The policies that bear on it, as the replica sees them.
    fn policies(&self, trust: Option<Document>, resource: Option<&Arn>) -> Policies {
        let view = &self.view;
        let account = self.account();
        let mut policies = Policies {
            scps: self.world.scps(account.id, view),
            ..Policies::default()
        };
        match &self.caller.who {
            Who::Root | Who::Vouched(_) | Who::Stranger => {}
            // The root user limits nothing, so that the session policies alone decide.
            Who::Federated {
                by: KeyOwner::Root, ..
            } => {
                let everything = Attached::new(Source::named("root user"), allows_everything());
                policies.identity = Layer::Known(vec![everything]);
            }
            Who::User { id, .. }
            | Who::Federated {
                by: KeyOwner::User(id),
                ..
            } => {
                if let Some(user) = account.users.by_id(id) {
                    let mut identity = self.world.of_user(account, user, view);
                    identity.extend(own_password(account, user));
                    policies.identity = Layer::Known(identity);
                    policies.boundary = self
                        .world
                        .boundary(account, &user.arn, user.boundary.at(view), view);
                }
            }
            Who::Role { id, .. } => {
                if let Some(role) = account.roles.by_id(id) {
                    policies.identity = Layer::Known(self.world.of_role(account, role, view));
                    policies.boundary = self
                        .world
                        .boundary(account, &role.arn, role.boundary.at(view), view);
                }
                policies.session = self.session_policies(account);
            }
        }
        if let (Who::Root, Layer::Known(task)) = (&self.caller.who, self.session_policies(account)) {
            // A task's policy says what it isn't for, and nothing else.
            let everything = Attached::new(Source::named("root user"), allows_everything());
            policies.session = Layer::Known(std::iter::once(everything).chain(task).collect());
        }
        if let Who::Federated { .. } = &self.caller.who {
            policies.session = self.session_policies(account);
        }
        if let (Some(trust), Some(role)) = (trust, resource) {
            policies.resource = Layer::Known(Attached::new(Source::resource(role.clone()), trust));
        }
        policies
    }

    fn session_policies(&self, account: &Account) -> Layer<Vec<Attached>> {
        let Some(session) = &self.caller.session else {
            return Layer::Absent;
        };
        if session.policies.is_empty() && session.policy_arns.is_empty() {
            return Layer::Absent;
        }
        let inline = session
            .policies
            .iter()
            .map(|document| Attached::new(Source::named("session policy"), document.clone()));
        let managed = session.policy_arns.iter().filter_map(|arn| {
            let document = self.world.managed_at(account, arn, &self.view)?;
            let source = Source::managed(arn.parse().ok()?, self.caller.principal_arn.clone());
            Some(Attached::new(source, document))
        });
        Layer::Known(inline.chain(managed).collect())
    }

    /// Whether a managed policy of that ARN exists, of AWS or of the caller's account.
    pub(crate) fn knows_policy(&mut self, arn: &str) -> bool {
        let published = format!("arn:{}:iam::aws:", self.partition().as_str());
        (arn.starts_with(&published) && self.world.catalogue.load(arn))
            || self.account().policy(arn).is_some()
    }
}

impl World {
    /// The identity-based policies of a user and its groups that a replica sees.
    pub(crate) fn of_user(&self, account: &Account, user: &User, view: &View) -> Vec<Attached> {
        let mut policies = Vec::new();
        self.gather(account, &user.arn, &user.grants, view, &mut policies);
        for (group, member) in &user.groups {
            if member.at(view) != Some(&true) {
                continue;
            }
            let Some(group) = account.groups.by_id(group) else {
                continue;
            };
            if group.existence().at(view) != Some(&false) {
                self.gather(account, &group.arn, &group.grants, view, &mut policies);
            }
        }
        policies
    }

    /// The identity-based policies of a role that a replica sees.
    pub(crate) fn of_role(&self, account: &Account, role: &Role, view: &View) -> Vec<Attached> {
        let mut policies = Vec::new();
        self.gather(account, &role.arn, &role.grants, view, &mut policies);
        policies
    }

    /// The policies of a group that a replica sees.
    pub(crate) fn of_group(&self, account: &Account, group: &Group, view: &View) -> Vec<Attached> {
        let mut policies = Vec::new();
        self.gather(account, &group.arn, &group.grants, view, &mut policies);
        policies
    }

    fn gather(&self, account: &Account, owner: &Arn, grants: &Grants, view: &View, into: &mut Vec<Attached>) {
        for (name, document) in grants.inlines_at(view) {
            into.push(Attached::new(
                Source::inline(owner.clone(), Arc::clone(name)),
                document.clone(),
            ));
        }
        for arn in grants.attached_at(view) {
            if let Some(document) = self.managed_at(account, arn.as_str(), view) {
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
        self.control(account, ControlKind::Service, view)
    }

    /// The control policies of a type that bind an account, as a replica sees them.
    fn control(&self, account: AccountId, kind: ControlKind, view: &View) -> Layer<Vec<Level>> {
        let Some(organization) = self.organization() else {
            return Layer::Absent;
        };
        let Some(levels) = organization.levels_at(account, kind, view) else {
            return Layer::Absent;
        };
        let attached = |policy: &ControlPolicy| {
            let arn = organization.policy_arn(&policy.id).parse().ok();
            let document = policy.document.at(view)?.clone();
            Some(Attached::new(
                Source::control(policy.name.as_str(), arn),
                document,
            ))
        };
        let level = |(target, policies): (Arc<str>, Vec<&ControlPolicy>)| Level {
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

/// What the account's password policy gives every user, without a policy of its own (IAM API Reference,
/// `PasswordPolicy`, `AllowUsersToChangePassword`).
fn own_password(account: &Account, user: &User) -> Option<Attached> {
    let policy = account.settings.password_policy.as_ref()?;
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"iam:ChangePassword","Resource":"{}"}},{{"Effect":"Allow","Action":"iam:GetAccountPasswordPolicy","Resource":"*"}}]}}"#,
        user.arn
    );
    let document = policy
        .users_may_change
        .then(|| rolecall_iam::policy::read(&text).ok())??;
    Some(Attached::new(Source::named("account password policy"), document))
}

/// Who asks, as the law knows principals.
fn principal(caller: &Caller) -> Principal {
    match &caller.who {
        Who::Root => Principal::Root {
            arn: caller.arn.clone(),
        },
        Who::User { id, .. } => Principal::User {
            arn: caller.arn.clone(),
            id: Some(id.shared()),
        },
        Who::Role { id, .. } => Principal::RoleSession {
            session: caller.arn.clone(),
            role: caller.principal_arn.clone(),
            role_id: Some(id.shared()),
        },
        Who::Vouched(vouched) => Principal::Federated {
            provider: Arc::clone(&vouched.provider),
        },
        Who::Stranger => Principal::Anonymous,
        Who::Federated { by, user, .. } => Principal::FederatedUser {
            arn: caller.arn.clone(),
            user: user.clone(),
            user_id: match by {
                KeyOwner::Root => None,
                KeyOwner::User(id) => Some(id.shared()),
            },
        },
    }
}

/// The keys that every request of this caller has (IAM User Guide,
/// `reference_policies_condition-keys.html`).
fn context(world: &World, caller: &Caller, origin: &Origin, now: Moment, view: &View) -> Context {
    let mut context = Context::new();
    principal(caller).describe(&mut context);
    context.insert("aws:CurrentTime", now.iso());
    context.insert("aws:EpochTime", now.seconds().to_string());
    context.insert(
        "aws:SecureTransport",
        if origin.secure_transport { "true" } else { "false" },
    );
    context.insert("aws:RequestedRegion", Arc::clone(&origin.region));
    context.insert("aws:UserAgent", Arc::clone(&origin.user_agent));
    context.insert("aws:ViaAWSService", "false");
    if let Some(ip) = origin.source_ip {
        context.insert("aws:SourceIp", address(ip));
    }
    for tag in caller.tags.iter() {
        context.insert(&format!("aws:PrincipalTag/{}", tag.key), tag.value.as_str());
    }
    if let Some(session) = &caller.session {
        context.insert("aws:TokenIssueTime", session.issued.iso());
        // A second factor counts for the call that showed it, not for a role's session (IAM User Guide,
        // `id_credentials_mfa_configure-api-require.html`).
        let mfa = session.mfa && !caller.is_role();
        context.insert("aws:MultiFactorAuthPresent", if mfa { "true" } else { "false" });
        if mfa {
            context.insert(
                "aws:MultiFactorAuthAge",
                now.since(session.issued).as_secs().to_string(),
            );
        }
        for (key, value) in &session.claims {
            value.put(key, &mut context);
        }
        if session.of == SessionOf::AssumedRoot {
            context.insert("aws:AssumedRoot", "true");
        }
        if let Some(source) = &session.source_identity {
            context.insert("aws:SourceIdentity", Arc::clone(source));
        }
    }
    if let Some(organization) = world
        .organization()
        .filter(|org| org.member(caller.account).is_some())
    {
        context.insert("aws:PrincipalOrgID", Arc::clone(&organization.id));
        if let Some(path) = organization.org_path(caller.account, view) {
            context.insert_many("aws:PrincipalOrgPaths", [path]);
        }
    }
    context
}

fn address(ip: IpAddr) -> String {
    ip.to_canonical().to_string()
}

#[expect(
    clippy::panic,
    reason = "actions are constants of this crate, and tests ask for each"
)]
fn action(text: &'static str) -> Action {
    text.parse()
        .unwrap_or_else(|_| panic!("invariant: `{text}` is an action"))
}

/// What stands in for the policies of a principal that needs none.
#[expect(clippy::panic, reason = "the text is a constant")]
fn allows_everything() -> Document {
    rolecall_iam::policy::read(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    )
    .unwrap_or_else(|_| panic!("invariant: a policy that allows everything can be read"))
}

/// What stands in for a boundary that this replica doesn't know: it limits to nothing.
#[expect(clippy::panic, reason = "the text is a constant")]
pub(crate) fn allows_nothing() -> Document {
    rolecall_iam::policy::read(r#"{"Version":"2012-10-17","Statement":[]}"#)
        .unwrap_or_else(|_| panic!("invariant: an empty policy can be read"))
}
