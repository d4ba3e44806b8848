//! May the caller do it: the policies that bear on a request, as a replica sees them, put to the law.

use std::net::IpAddr;
use std::sync::{Arc, LazyLock};

use rolecall_api::error::Refusal;
use rolecall_iam::account::AccountId;
use rolecall_iam::action::Action;
use rolecall_iam::context::Context;
use rolecall_iam::decision::Wording;
use rolecall_iam::evaluate::{self, Attached, Layer, Policies, Principal, Request, Source};
use rolecall_iam::policy::Document;

use crate::account::Account;
use crate::account::entity::{KeyOwner, User};
use crate::call::ask::{Ask, Values};
use crate::call::caller::{Caller, Who};
use crate::call::gather::Wanted;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::session::SessionOf;
use crate::time::clock::Moment;
use crate::time::replicated::View;
use crate::world::{Origin, World};

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
        let action = action(asked);
        let wanted = Wanted::Matching(&action, resource.as_ref());
        let mut policies = Policies {
            rcps: self.world.rcps(owner, &action, &self.view),
            ..self.world.policies_of(&self.caller, &self.view, wanted)
        };
        if let (Some(trust), Some(role)) = (trust, &resource) {
            policies.resource = Layer::Known(Attached::new(Source::resource(role.clone()), trust));
        }
        let asking = match self.caller.stands_in && asked == "sts:AssumeRole" {
            true => Principal::User {
                arn: self.caller.arn.clone(),
                id: None,
            },
            false => principal(&self.caller),
        };
        let mut request = Request {
            principal: asking,
            action,
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
        let is_allowed = evaluate::verdict(&request, &policies).is_allowed();
        if is_allowed {
            self.mark_authorized();
            if !self.world.watch.is_on() {
                return Ok(());
            }
        }
        // Evidence has it whole.
        if let Some(keys) = keys {
            request.context = self.context(owner, keys);
        }
        let policies = Policies {
            identity: self.world.identity_of(&self.caller, &self.view, Wanted::All),
            ..policies
        };
        let decision = Arc::new(evaluate::decide(&request, &policies));
        self.world.watch.see(&decision);
        if is_allowed {
            return Ok(());
        }
        let wording = Wording {
            resource: named.as_deref(),
            policy_arn: true,
            ..Wording::default()
        };
        let message = decision.access_denied_message(&wording);
        Err(refusal::access_denied(message).because(decision))
    }

    /// What the request, the caller and the resource say.
    fn context(&self, owner: AccountId, keys: Vec<(String, Values)>) -> Context {
        let mut context = self
            .world
            .context_of(&self.caller, self.origin, owner, self.now, &self.view);
        for (key, value) in keys {
            value.put(&key, &mut context);
        }
        context
    }

    /// Whether a managed policy of that ARN exists, of AWS or of the caller's account.
    pub(crate) fn knows_policy(&mut self, arn: &str) -> bool {
        let published = format!("arn:{}:iam::aws:", self.partition().as_str());
        (arn.starts_with(&published) && self.world.catalogue.load(arn))
            || self.account().policy(arn).is_some()
    }
}

impl World {
    /// What a caller and the account of a resource say, whatever is asked for.
    pub(crate) fn context_of(
        &self,
        caller: &Caller,
        origin: &Origin,
        owner: AccountId,
        now: Moment,
        view: &View,
    ) -> Context {
        let mut context = context(self, caller, origin, now, view);
        context.insert("aws:ResourceAccount", owner.as_str());
        if let Some(organization) = self.organization().filter(|org| org.member(owner).is_some()) {
            context.insert("aws:ResourceOrgID", Arc::clone(&organization.id));
            if let Some(path) = organization.org_path(owner, view) {
                context.insert_many("aws:ResourceOrgPaths", [path]);
            }
        }
        context
    }

    /// The policies that bear on whatever a caller asks for, as a replica sees them; of its own those that are wanted.
    pub(crate) fn policies_of(&self, caller: &Caller, view: &View, wanted: Wanted<'_>) -> Policies {
        let mut policies = Policies {
            scps: self.scps(caller.account, view),
            identity: self.identity_of(caller, view, wanted),
            ..Policies::default()
        };
        let Some(account) = self.account(caller.account) else {
            return policies;
        };
        policies.session = self.session_policies(account, caller, view);
        match &caller.who {
            Who::Vouched(_)
            | Who::Stranger
            | Who::Federated {
                by: KeyOwner::Root, ..
            } => {}
            Who::Root => {
                if let Layer::Known(task) = &mut policies.session {
                    // A task's policy says what it isn't for, and nothing else.
                    task.insert(0, everything("root user"));
                }
            }
            Who::User { id, .. }
            | Who::Federated {
                by: KeyOwner::User(id),
                ..
            } => {
                if let Some(user) = account.users.by_id(id) {
                    policies.boundary = self.boundary(account, &user.arn, user.boundary.at(view), view);
                }
            }
            Who::Role { id, .. } => {
                if let Some(role) = account.roles.by_id(id) {
                    policies.boundary = self.boundary(account, &role.arn, role.boundary.at(view), view);
                }
            }
        }
        policies
    }

    /// A caller's own policies, as a replica sees them.
    fn identity_of(&self, caller: &Caller, view: &View, wanted: Wanted<'_>) -> Layer<Vec<Attached>> {
        let Some(account) = self.account(caller.account) else {
            return Layer::Absent;
        };
        match &caller.who {
            Who::Root if caller.stands_in => Layer::Known(vec![everything("whoever calls")]),
            Who::Root | Who::Vouched(_) | Who::Stranger => Layer::Absent,
            // The root user limits nothing, so that the session policies alone decide.
            Who::Federated {
                by: KeyOwner::Root, ..
            } => Layer::Known(vec![everything("root user")]),
            Who::User { id, .. }
            | Who::Federated {
                by: KeyOwner::User(id),
                ..
            } => account.users.by_id(id).map_or(Layer::Absent, |user| {
                let mut identity = self.of_user(account, user, view, wanted);
                identity.extend(own_password(account, user));
                Layer::Known(identity)
            }),
            Who::Role { id, .. } => account.roles.by_id(id).map_or(Layer::Absent, |role| {
                Layer::Known(self.of_role(account, role, view, wanted))
            }),
        }
    }

    fn session_policies(&self, account: &Account, caller: &Caller, view: &View) -> Layer<Vec<Attached>> {
        let Some(session) = &caller.session else {
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
            let document = self.managed_at(account, arn, view)?;
            let source = Source::managed(arn.parse().ok()?, caller.principal_arn.clone());
            Some(Attached::new(source, document))
        });
        Layer::Known(inline.chain(managed).collect())
    }
}

/// What the account's password policy gives every user, without a policy of its own (IAM API Reference,
/// `PasswordPolicy`, `AllowUsersToChangePassword`).
fn own_password(account: &Account, user: &User) -> Option<Attached> {
    let policy = account.settings.password_policy.as_ref();
    policy.filter(|policy| policy.users_may_change)?;
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"iam:ChangePassword","Resource":"{}"}},{{"Effect":"Allow","Action":"iam:GetAccountPasswordPolicy","Resource":"*"}}]}}"#,
        user.arn
    );
    let document = rolecall_iam::policy::read(&text).ok()?;
    Some(Attached::new(Source::named("account password policy"), document))
}

/// Who asks, as the law knows principals.
pub(crate) fn principal(caller: &Caller) -> Principal {
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

/// A document that allows everything.
#[expect(clippy::panic, reason = "the text is a constant")]
static EVERYTHING: LazyLock<Document> = LazyLock::new(|| {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    rolecall_iam::policy::read(text)
        .unwrap_or_else(|_| panic!("invariant: a policy that allows everything can be read"))
});

/// What stands in for the policies of a principal that needs none.
fn everything(name: &'static str) -> Attached {
    Attached::new(Source::named(name), EVERYTHING.clone())
}
