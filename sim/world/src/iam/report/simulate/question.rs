//! What is asked of every action: who calls, with which policies, in which context, of which resources.

use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::account::AccountId;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::context::Context;
use rolecall_iam::evaluate::{Attached, Layer, Policies, Principal, Request, Source};
use rolecall_iam::policy::{self, Document, Kind, Statement};

use crate::account::documents;
use crate::call::refusal;
use crate::call::scene::Scene;

use super::Input;
use super::subject::Subject;

/// The name of the policy that stands in for a resource's own where it would have to agree.
pub(super) const DELEGATING: &str = "the resource";
/// The name of the resource's policy that the request gives.
pub(super) const RESOURCE_POLICY: &str = "ResourcePolicy";

/// One simulation, but for the action and the resource.
pub(super) struct Question<'s> {
    pub(super) subject: &'s Subject,
    pub(super) context: Context,
    /// What is asked of: the text as it was given, and as an ARN; `*` is none.
    pub(super) resources: Vec<(String, Option<Arn>)>,
    pub(super) resource_policy: Option<Attached>,
    caller: Principal,
    account: AccountId,
    owner: Option<AccountId>,
}

impl<'s> Question<'s> {
    /// The texts of refusals are assumed.
    pub(super) fn new(scene: &Scene<'_>, subject: &'s Subject, input: &Input) -> Result<Self, Refusal> {
        let given = input
            .caller
            .as_deref()
            .map(|arn| called(scene, arn))
            .transpose()?;
        let caller = given.or_else(|| subject.principal.clone());
        let mut context = Context::new();
        if let Some(caller) = &caller {
            caller.describe(&mut context);
        }
        add(&mut context, &input.context);
        let owner = input.resource_owner.as_deref().map(owner).transpose()?;
        let resources = resources(&input.resources)?;
        let resource_policy = input
            .resource_policy
            .as_deref()
            .map(|text| resource_policy(text, caller.as_ref(), &resources))
            .transpose()?;
        let anybody = || Principal::user(Arn::user(scene.partition(), scene.account_id(), "/", "simulated"));
        let caller = caller.unwrap_or_else(anybody);
        Ok(Self {
            subject,
            context,
            resources,
            resource_policy,
            account: caller.account().unwrap_or(scene.account_id()),
            caller,
            owner,
        })
    }

    /// Whether only `*` is asked of.
    pub(super) fn is_of_everything(&self) -> bool {
        self.resources.iter().all(|(_, arn)| arn.is_none())
    }

    /// The law's question about an action and a resource.
    pub(super) fn request(&self, action: &Action, resource: Option<&Arn>) -> Request {
        Request {
            principal: self.caller.clone(),
            action: action.clone(),
            resource: resource.cloned(),
            // An owner is given for resources whose ARN doesn't say.
            resource_account: resource.and_then(Arn::account_id).or(self.owner),
            context: self.context.clone(),
        }
    }

    /// The policies that bear on it.
    pub(super) fn policies(&self, request: &Request) -> Policies {
        Policies {
            identity: Layer::Known(self.subject.identity.clone()),
            boundary: self.subject.boundary.clone(),
            scps: self.subject.scps.clone(),
            resource: self.resource_layer(request),
            ..Policies::default()
        }
    }

    /// The resource's policy, as far as the simulator has one: what the request gives. Where the resource
    /// would have to agree, it is taken to leave it to the caller's account.
    fn resource_layer(&self, request: &Request) -> Layer<Attached> {
        if let Some(policy) = &self.resource_policy {
            return Layer::Known(policy.clone());
        }
        if !request.is_cross_account() && request.action.service() != "sts" {
            return Layer::Absent;
        }
        let source = Source::named(DELEGATING);
        Layer::Known(Attached::new(source, delegating(self.account.as_str())))
    }
}

/// The simulated caller: a user, group or role, existing or not.
fn called(scene: &Scene<'_>, text: &str) -> Result<Principal, Refusal> {
    let invalid = || refusal::invalid_input(format!("Invalid Caller Arn: {text}"));
    let arn: Arn = text.parse().map_err(|_| invalid())?;
    let (Some(account), Ok(partition)) = (arn.account_id(), arn.partition().parse()) else {
        return Err(invalid());
    };
    if arn.service() != "iam" {
        return Err(invalid());
    }
    let known = scene.world.account(account);
    let name = arn.resource_name();
    let (kind, _) = arn.resource().split_once('/').unwrap_or_default();
    match kind {
        "user" => {
            let user = known.and_then(|account| account.users.of_arn(&arn));
            let id = user.map(|user| user.id.shared());
            Ok(Principal::User { arn, id })
        }
        "group" => Ok(Principal::user(Arn::user(partition, account, "/", name))),
        "role" => {
            let role = known.and_then(|account| account.roles.of_arn(&arn));
            let role_id = role.map(|role| role.id.shared());
            Ok(Principal::RoleSession {
                session: Arn::assumed_role(partition, account, name, "simulated"),
                role_id,
                role: arn,
            })
        }
        _ => Err(invalid()),
    }
}

/// What the request gives, over what follows from the caller.
fn add(context: &mut Context, entries: &[api::ContextEntry]) {
    for entry in entries {
        let Some(key) = &entry.context_key_name else {
            continue;
        };
        let values = &entry.context_key_values;
        let list = entry
            .context_key_type
            .as_deref()
            .is_some_and(|kind| kind.ends_with("List"));
        match values.first() {
            Some(value) if !list => context.insert(key, value.as_str()),
            _ => context.insert_many(key, values.iter().map(String::as_str)),
        };
    }
}

/// `arn:aws:iam::123456789012:root`.
fn owner(text: &str) -> Result<AccountId, Refusal> {
    let arn: Option<Arn> = text.parse().ok();
    arn.filter(|arn| arn.resource() == "root")
        .and_then(|arn| arn.account_id())
        .ok_or_else(|| refusal::invalid_input(format!("Invalid Resource Owner: {text}")))
}

/// Without resources, everything is asked of `*`.
fn resources(texts: &[String]) -> Result<Vec<(String, Option<Arn>)>, Refusal> {
    if texts.is_empty() {
        return Ok(vec![("*".to_owned(), None)]);
    }
    let read = |text: &String| {
        let invalid = |_| refusal::invalid_input(format!("Invalid Resource Arn: {text}"));
        let arn = match text.as_str() {
            "*" => None,
            text => Some(text.parse().map_err(invalid)?),
        };
        Ok((text.clone(), arn))
    };
    texts.iter().map(read).collect()
}

/// The resource's policy: for users only, with somebody whom it can name, and about every resource.
fn resource_policy(
    text: &str,
    caller: Option<&Principal>,
    resources: &[(String, Option<Arn>)],
) -> Result<Attached, Refusal> {
    match caller {
        None => {
            return Err(refusal::invalid_input(
                "CallerArn must be specified when ResourcePolicy is specified.",
            ));
        }
        Some(Principal::RoleSession { .. }) => {
            return Err(refusal::invalid_input(
                "Simulation of resource-based policies isn't supported for IAM roles.",
            ));
        }
        Some(_) => {}
    }
    let document = documents::admit(text, Kind::Resource).map_err(|refused| {
        refusal::invalid_input(format!("Invalid Input Resource Policy: {}", refused.message))
    })?;
    let concerns = |statement: &Statement, text: &str| {
        statement.resource().is_none_or(|element| {
            let named = element
                .patterns()
                .iter()
                .any(|pattern| pattern.value.matches(text));
            named != element.is_negated()
        })
    };
    let foreign = resources
        .iter()
        .filter(|(_, arn)| arn.is_some())
        .find(|(text, _)| {
            !document
                .statements()
                .iter()
                .any(|statement| concerns(statement, text))
        });
    match foreign {
        None => Ok(Attached::new(Source::named(RESOURCE_POLICY), document)),
        Some((text, _)) => Err(refusal::invalid_input(format!(
            "The resource policy is not applicable to the resource {text}."
        ))),
    }
}

#[expect(clippy::panic, reason = "the text is a constant but for twelve digits")]
fn delegating(account: &str) -> Document {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{account}"}},"Action":"*","Resource":"*"}}]}}"#
    );
    policy::read(&text).unwrap_or_else(|_| panic!("invariant: a policy that delegates can be read"))
}
