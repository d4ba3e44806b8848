//! May the caller do it: the policies that bear on a request, as a replica sees them, put to the law.

use std::net::IpAddr;
use std::sync::Arc;

use rolecall_api::error::Refusal;
use rolecall_iam::account::AccountId;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::context::Context;
use rolecall_iam::decision::Wording;
use rolecall_iam::evaluate::{self, Attached, Layer, Policies, Principal, Request, Source};
use rolecall_iam::policy::Document;

use crate::account::Account;
use crate::ask::{Ask, Values};
use crate::caller::{Caller, Who};
use crate::clock::Moment;
use crate::entity::{KeyOwner, User};
use crate::gather::Wanted;
use crate::organization::ControlKind;
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
        let action = action(asked);
        let rcps = match RCP_SERVICES.iter().any(|service| asked.starts_with(service)) {
            true => self.world.control(owner, ControlKind::Resource, &self.view),
            false => Layer::Absent,
        };
        let policies = Policies {
            rcps,
            ..self.policies(
                trust,
                resource.as_ref(),
                Wanted::Matching(&action, resource.as_ref()),
            )
        };
        let mut request = Request {
            principal: principal(&self.caller),
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
        if evaluate::verdict(&request, &policies).is_allowed() {
            self.mark_authorized();
            return Ok(());
        }
        // Evidence has it whole.
        if let Some(keys) = keys {
            request.context = self.context(owner, keys);
        }
        let policies = Policies {
            identity: self.identity(Wanted::All),
            ..policies
        };
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
    fn policies(&self, trust: Option<Document>, resource: Option<&Arn>, wanted: Wanted<'_>) -> Policies {
        let view = &self.view;
        let account = self.account();
        let mut policies = Policies {
            scps: self.world.scps(account.id, view),
            identity: self.identity(wanted),
            ..Policies::default()
        };
        match &self.caller.who {
            Who::Root
            | Who::Vouched(_)
            | Who::Stranger
            | Who::Federated {
                by: KeyOwner::Root, ..
            } => {}
            Who::User { id, .. }
            | Who::Federated {
                by: KeyOwner::User(id),
                ..
            } => {
                if let Some(user) = account.users.by_id(id) {
                    policies.boundary = self
                        .world
                        .boundary(account, &user.arn, user.boundary.at(view), view);
                }
            }
            Who::Role { id, .. } => {
                if let Some(role) = account.roles.by_id(id) {
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

    /// The caller's own policies, as the replica sees them.
    fn identity(&self, wanted: Wanted<'_>) -> Layer<Vec<Attached>> {
        let account = self.account();
        match &self.caller.who {
            Who::Root | Who::Vouched(_) | Who::Stranger => Layer::Absent,
            // The root user limits nothing, so that the session policies alone decide.
            Who::Federated {
                by: KeyOwner::Root, ..
            } => {
                let everything = Attached::new(Source::named("root user"), allows_everything());
                Layer::Known(vec![everything])
            }
            Who::User { id, .. }
            | Who::Federated {
                by: KeyOwner::User(id),
                ..
            } => account.users.by_id(id).map_or(Layer::Absent, |user| {
                let mut identity = self.world.of_user(account, user, &self.view, wanted);
                identity.extend(own_password(account, user));
                Layer::Known(identity)
            }),
            Who::Role { id, .. } => account.roles.by_id(id).map_or(Layer::Absent, |role| {
                Layer::Known(self.world.of_role(account, role, &self.view, wanted))
            }),
        }
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
