//! Questions about a world: who is there, what there is, and what bears on what somebody would ask for.
//!
//! Without a call: nobody signs anything, nothing is journaled, and everything that was written counts, seen by a
//! replica or not. What an operation of its own adds to the context (the tags of a request, an external ID) is for
//! whoever asks to add.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rolecall_api::operation::Service;
use rolecall_iam::account::AccountId;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Attached, Layer, Policies, Request, Source};
use rolecall_iam::policy::{self, Document};

use crate::account::Account;
use crate::account::entity::{Role, User};
use crate::account::tags::Tags;
use crate::call::ask;
use crate::call::authorize::principal;
use crate::call::caller::{Caller, Who};
use crate::call::gather::Wanted;
use crate::ids::UniqueId;
use crate::organization::State;
use crate::session::{Limit, Session, SessionOf};
use crate::time::clock::Moment;
use crate::time::replicated::{Replica, View};
use crate::world::{Origin, World};

/// The session of a role of which nobody has one yet.
const SESSION: &str = "session";

/// The region that requests are thought to be sent to.
const REGION: &str = "us-east-1";

/// Somebody who can ask for something.
#[derive(Debug, Clone)]
pub struct Asker {
    /// As people see it: `hub/user/ann`, `111111111111/assumed-role/Audit/s1`.
    pub name: String,
    /// The ARN that stands for it: a role's for a session that nobody has yet.
    pub arn: Arn,
    /// The access key ID of the temporary credentials of a session that is there.
    pub access_key_id: Option<String>,
    caller: Caller,
}

/// Something that a question can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// As people see it: `hub/role/Audit`.
    pub name: String,
    /// Its ARN.
    pub arn: Arn,
}

impl Asker {
    /// Why no policy is asked, for what temporary credentials may not be used for.
    #[must_use]
    pub fn barred(&self, action: &Action) -> Option<&'static str> {
        let session = self.caller.session.as_ref()?;
        let (service, operation) = action.folded().split_once(':')?;
        Some(match session.limit(service, operation)? {
            Limit::FederatedIam => "credentials of GetFederationToken may not be used to call IAM",
            Limit::FederatedSts => {
                "credentials of GetFederationToken may be used for nothing of STS but GetCallerIdentity"
            }
            Limit::SessionIam => {
                "credentials of GetSessionToken may not be used to call IAM without a second factor"
            }
            Limit::SessionSts => {
                "credentials of GetSessionToken may be used for nothing of STS but AssumeRole and GetCallerIdentity"
            }
        })
    }
}

impl World {
    /// Everybody who can ask for something: of each account that isn't closed the root user, the users, the roles (a
    /// session of each), and every session that hasn't ended.
    #[must_use]
    pub fn askers(&self, now: Timestamp) -> Vec<Asker> {
        let now = Moment::from(now);
        let view = self.control_plane(now);
        let mut askers = Vec::new();
        for account in self
            .accounts()
            .filter(|account| account.state(now) != State::Closed)
        {
            askers.push(Asker::new(
                account,
                crate::call::authenticate::root(account, UniqueId::from(""), None),
            ));
            let users = account.users.iter();
            askers.extend(users.map(|user| Asker::new(account, user_caller(account, user, &view))));
            let roles = account.roles.iter();
            askers.extend(roles.map(|role| Asker::new(account, role_caller(account, role, &view))));
            let sessions = self
                .sessions
                .values()
                .filter(|session| session.account == account.id);
            askers.extend(
                sessions
                    .filter(|session| session.expires > now)
                    .filter_map(|session| {
                        let caller = self.session_caller(session, &view)?;
                        Some(Asker::of_session(account, session, caller))
                    }),
            );
        }
        tell_apart(&mut askers);
        askers
    }

    /// What questions can be about by name: users, groups, roles, policies, instance profiles.
    #[must_use]
    pub fn things(&self, now: Timestamp) -> Vec<Thing> {
        let now = Moment::from(now);
        let mut things = Vec::new();
        for account in self
            .accounts()
            .filter(|account| account.state(now) != State::Closed)
        {
            let mut add = |arn: &Arn| {
                things.push(Thing {
                    name: named(account, arn),
                    arn: arn.clone(),
                });
            };
            account.users.iter().for_each(|user| add(&user.arn));
            account.groups.iter().for_each(|group| add(&group.arn));
            account.roles.iter().for_each(|role| add(&role.arn));
            account.policies.iter().for_each(|policy| add(&policy.arn));
            account
                .instance_profiles
                .iter()
                .for_each(|profile| add(&profile.arn));
        }
        things
    }

    /// What the law is asked when somebody asks for something: the request with what its caller, its moment and its
    /// resource say, and every policy that bears on it, a role's trust policy among them. `owner` is whose the
    /// resource is where its ARN doesn't say; without it it is the caller's.
    #[must_use]
    pub fn question(
        &self,
        now: Timestamp,
        asker: &Asker,
        action: &Action,
        resource: Option<&Arn>,
        owner: Option<AccountId>,
    ) -> (Request, Policies) {
        let now = Moment::from(now);
        let view = self.control_plane(now);
        let caller = &asker.caller;
        let owner = owner
            .or_else(|| resource.and_then(Arn::account_id))
            .unwrap_or(caller.account);
        let mut policies = Policies {
            rcps: self.rcps(owner, action, &view),
            ..self.policies_of(caller, &view, Wanted::All)
        };
        let mut context = self.context_of(caller, &origin(), owner, now, &view);
        if let Some(arn) = resource {
            for (key, value) in ask::resource_tag_keys(&self.tags_of(owner, arn, &view)) {
                context.insert(&key, value);
            }
            if action.service() == "sts" {
                if let Some(trust) = self.trust_of(owner, arn) {
                    let source = Source::resource(arn.clone());
                    policies.resource = Layer::Known(Attached::new(source, trust));
                }
                context.insert("sts:RoleSessionName", SESSION);
            }
        }
        let request = Request {
            principal: principal(caller),
            action: action.clone(),
            resource: resource.cloned(),
            resource_account: Some(owner),
            context,
        };
        (request, policies)
    }

    /// Everything that was written has come to where this looks.
    fn control_plane(&self, now: Moment) -> View {
        let replica = Replica {
            service: Service::Iam,
            region: REGION.into(),
            number: 0,
            of: 1,
        };
        replica.view(self.propagation, now).of_the_control_plane()
    }

    /// A role's trust policy, with the ARNs of those whom it names by their unique ids: so evidence can be read.
    fn trust_of(&self, owner: AccountId, arn: &Arn) -> Option<Document> {
        let trust = self.account(owner)?.roles.of_arn(arn)?.trust.latest()?;
        Some(policy::read(&self.shown_trust(trust)).unwrap_or_else(|_| trust.clone()))
    }

    fn tags_of(&self, owner: AccountId, arn: &Arn, view: &View) -> Tags {
        let Some(account) = self.account(owner).filter(|_| arn.service() == "iam") else {
            return Tags::none();
        };
        let users = || account.users.of_arn(arn).map(|user| &user.tags);
        let roles = || account.roles.of_arn(arn).map(|role| &role.tags);
        let policies = || account.policies.of_arn(arn).map(|policy| &policy.tags);
        let profiles = || account.instance_profiles.of_arn(arn).map(|profile| &profile.tags);
        let tags = users().or_else(roles).or_else(policies).or_else(profiles);
        tags.and_then(|tags| tags.at(view)).cloned().unwrap_or_default()
    }
}

impl Asker {
    fn new(account: &Account, caller: Caller) -> Self {
        let arn = match caller.who {
            Who::Role { .. } => caller.principal_arn.clone(),
            _ => caller.arn.clone(),
        };
        Self {
            name: named(account, &arn),
            arn,
            access_key_id: None,
            caller,
        }
    }

    /// Sessions of a user and of the root user have its ARN; their access key tells them from it.
    fn of_session(account: &Account, session: &Session, caller: Caller) -> Self {
        let key = session.id.to_string();
        let name = named(account, &caller.arn);
        let name = match session.of {
            SessionOf::Role { .. } | SessionOf::Federated { .. } => name,
            SessionOf::Root | SessionOf::AssumedRoot | SessionOf::User(_) => format!("{name} ({key})"),
        };
        Self {
            name,
            arn: caller.arn.clone(),
            access_key_id: Some(key),
            caller,
        }
    }
}

/// Adds their access key IDs to the names of sessions of one name.
fn tell_apart(askers: &mut [Asker]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for asker in askers.iter() {
        *times.entry(asker.name.clone()).or_default() += 1;
    }
    for asker in askers {
        if let (Some(2..), Some(key)) = (times.get(&asker.name), &asker.access_key_id) {
            asker.name = format!("{} ({key})", asker.name);
        }
    }
}

/// `hub/user/ann`: the account by its alias where it has one.
fn named(account: &Account, arn: &Arn) -> String {
    match &account.alias {
        Some(alias) => format!("{alias}/{}", arn.resource()),
        None => format!("{}/{}", account.id, arn.resource()),
    }
}

fn user_caller(account: &Account, user: &User, view: &View) -> Caller {
    crate::call::authenticate::user_caller(account, user, UniqueId::from(""), None, view)
}

/// A session of a role, with nothing passed along.
fn role_caller(account: &Account, role: &Role, view: &View) -> Caller {
    Caller {
        who: Who::Role {
            id: role.id.clone(),
            session: SESSION.into(),
        },
        account: account.id,
        partition: account.partition,
        arn: Arn::assumed_role(account.partition, account.id, &role.name, SESSION),
        principal_arn: role.arn.clone(),
        access_key_id: UniqueId::from(""),
        session: None,
        tags: role.tags.at(view).cloned().unwrap_or_default(),
        stands_in: false,
    }
}

fn origin() -> Origin {
    Origin {
        region: REGION.into(),
        source_ip: None,
        user_agent: Arc::from("rolecall"),
        secure_transport: true,
    }
}

#[cfg(test)]
mod tests;
