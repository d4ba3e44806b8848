//! What the law is told: the policies as they are written, layer by layer, and which layers nobody could read.
//!
//! Pure: what was read goes in, requests and their policies come out. The proof, the explanation and the
//! verdict without a key all ask the same questions of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Principal, Request, Source};
use rolecall_iam::policy::{self, Document};
use rolecall_iam::{action::Action, managed};

use super::judged::{Judged, judge};
use super::probe::Probe;
use crate::edge::Edge;
use crate::observed::{Account, Group, Observed, Role};

/// The name of the sessions that verification makes.
pub const SESSION_NAME: &str = "rolecall-verify";

/// What can't be read, and why not.
pub type Why = Arc<str>;

/// What was read beyond the observed state.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The groups of the hub's user that are not the setup's.
    pub groups: BTreeMap<String, Result<Group, Why>>,
    /// Managed policies that the catalogue doesn't have.
    pub managed: BTreeMap<Arn, Result<Document, Why>>,
    /// What binds the accounts from above.
    pub organization: Above,
}

/// What is known of the organization above the accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Above {
    /// The hub is in none. Assumed: then no spoke is, either.
    Nothing,
    /// The hub manages it: no control policy binds the hub's principals (Organizations User Guide,
    /// `orgs_manage_policies_scps`).
    HubManages {
        /// The organization's id: `o-…`.
        id: Option<String>,
    },
    /// The hub is a member.
    Member {
        /// The organization's id: `o-…`.
        id: Option<String>,
    },
    /// It couldn't be asked.
    #[default]
    Unasked,
}

/// What is written, as the law needs it.
#[derive(Clone, Debug)]
pub struct Written {
    observed: Arc<Observed>,
    read: Arc<Read>,
    moment: Moment,
    managed: BTreeMap<Arn, Result<Document, Why>>,
    /// The hub user's identity-based policies.
    identity: Gathered,
}

/// Policies of one layer, and why some of them are missing.
#[derive(Clone, Debug, Default)]
struct Gathered {
    attached: Vec<Attached>,
    missing: Option<Why>,
}

/// When and where requests are made, for the law's context keys.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The time.
    pub now: Timestamp,
    /// The region called.
    pub region: Arc<str>,
}

impl Written {
    /// From what was observed, and what was read beyond it.
    #[must_use]
    pub fn new(observed: Arc<Observed>, read: Arc<Read>, moment: Moment) -> Self {
        let arns = managed_arns(&observed, &read);
        let mut written = Written {
            observed,
            read,
            moment,
            managed: BTreeMap::new(),
            identity: Gathered::default(),
        };
        for arn in arns {
            let document = written.find(&arn);
            written.managed.insert(arn, document);
        }
        written.identity = written.gather_identity();
        written
    }

    /// The hub's user as a principal; `None` when there is none.
    #[must_use]
    pub fn user(&self) -> Option<Principal> {
        let user = self.observed.hub.user.as_ref()?;
        Some(Principal::user(user.arn.clone()).with_unique_id(user.id.as_str()))
    }

    /// The document of a managed policy.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn document(&self, arn: &Arn) -> Result<Document, Why> {
        self.managed.get(arn).cloned().unwrap_or_else(|| self.find(arn))
    }

    /// May the hub's user assume the role of an edge, as it is written?
    #[must_use]
    pub fn assume(&self, edge: &Edge<'_>) -> Judged {
        let Some(user) = self.user() else {
            return Judged::no_user();
        };
        let mut request = self.assuming(user, &edge.role, edge.spoke.role.external_id.as_deref());
        self.describe_user(&mut request);
        self.judge_user(&request, self.trust(edge))
    }

    /// May the hub's user assume a role of which only the ARN is known? Its own policies may be enough to
    /// say no; that nothing but them says yes is no proof, since the role's trust must allow as well.
    #[must_use]
    pub fn assume_unknown(&self, role: &Arn) -> Judged {
        let Some(user) = self.user() else {
            return Judged::no_user();
        };
        self.judge_user(
            &self.assuming(user, role, None),
            Layer::unread("the role is nobody's here"),
        )
    }

    /// May the hub's user do something that only its own policies decide about?
    #[must_use]
    pub fn user_may(&self, action: Action, resource: Option<Arn>) -> Judged {
        let Some(user) = self.user() else {
            return Judged::no_user();
        };
        self.judge_user(&self.request(user, action, resource), Layer::Absent)
    }

    /// May somebody else assume the role of an edge? `allows` is what their own policies say.
    #[must_use]
    pub fn assume_as(&self, somebody: Principal, allows: Vec<Attached>, edge: &Edge<'_>) -> Judged {
        let request = self.assuming(somebody, &edge.role, edge.spoke.role.external_id.as_deref());
        let policies = Policies {
            resource: self.trust(edge),
            rcps: self.rcps(),
            ..Policies::identity(allows)
        };
        judge(&request, policies, None)
    }

    /// What follows from who the hub's user is, beyond its ARN.
    fn describe_user(&self, request: &mut Request) {
        for (key, value) in self.observed.hub.user.iter().flat_map(|user| &user.tags) {
            let key = format!("aws:PrincipalTag/{key}");
            request.context.insert(&key, value.as_str());
        }
        if let Above::HubManages { id: Some(id) } | Above::Member { id: Some(id) } = &self.read.organization {
            request.context.insert("aws:PrincipalOrgID", id.as_str());
        }
    }

    fn judge_user(&self, request: &Request, resource: Layer<Attached>) -> Judged {
        let policies = Policies {
            identity: Layer::Known(self.identity.attached.clone()),
            boundary: self.user_boundary(),
            resource,
            scps: self.scps(),
            rcps: self.rcps(),
            ..Policies::default()
        };
        judge(request, policies, self.identity.missing.clone())
    }

    fn assuming(&self, principal: Principal, role: &Arn, external_id: Option<&str>) -> Request {
        let mut request = self.request(principal, action("sts:AssumeRole"), Some(role.clone()));
        request.context.insert("sts:RoleSessionName", SESSION_NAME);
        if let Some(external_id) = external_id {
            request.context.insert("sts:ExternalId", external_id);
        }
        request
    }

    fn request(&self, principal: Principal, action: Action, resource: Option<Arn>) -> Request {
        let mut request = Request::new(principal, action, resource);
        let context = &mut request.context;
        context.insert("aws:SecureTransport", "true");
        context.insert("aws:CurrentTime", self.moment.now.to_string());
        context.insert("aws:EpochTime", self.moment.now.as_second().to_string());
        context.insert("aws:RequestedRegion", Arc::clone(&self.moment.region));
        context.insert("aws:UserAgent", crate::session::USER_AGENT);
        request
    }

    /// The trust policy of an edge's role. ARNs are compared with case, names must be unique without
    /// (IAM User Guide, `troubleshoot_roles`): a role that is spelt otherwise is no role of this ARN.
    fn trust(&self, edge: &Edge<'_>) -> Layer<Attached> {
        match self.observed.accounts.get(&edge.spoke.account) {
            Some(Account::Unreachable(closed)) => Layer::unread(closed.why.as_str()),
            _ => match self.role(edge) {
                Some(role) if role.arn == edge.role => trust_layer(&role.arn, &role.trust),
                _ => Layer::Absent,
            },
        }
    }

    /// May a session of an edge's role do what a probe asks, as it is written?
    #[must_use]
    pub fn probe(&self, edge: &Edge<'_>, probe: Probe) -> Judged {
        match self.role(edge) {
            Some(role) => self.session(role, probe.action(), None),
            None => Judged::no_role(),
        }
    }

    /// May a session of a role do something that only its own policies decide about?
    #[must_use]
    pub fn session(&self, role: &Role, action: Action, resource: Option<Arn>) -> Judged {
        self.session_on(role, action, resource, Layer::Absent)
    }

    /// May a session of a role assume the role of an edge, as it is written?
    #[must_use]
    pub fn session_assumes(&self, role: &Role, edge: &Edge<'_>) -> Judged {
        let assume = action("sts:AssumeRole");
        self.session_on(role, assume, Some(edge.role.clone()), self.trust(edge))
    }

    fn session_on(&self, role: &Role, action: Action, resource: Option<Arn>, own: Layer<Attached>) -> Judged {
        let Some(principal) = Principal::role_session(role.arn.clone(), SESSION_NAME) else {
            return Judged::no_role();
        };
        let request = self.request(principal.with_unique_id(role.id.as_str()), action, resource);
        let mut gathered = Gathered::default();
        self.add_inline(&mut gathered, &role.arn, &role.inline);
        self.add_managed(&mut gathered, &role.arn, role.managed.iter());
        let policies = Policies {
            identity: Layer::Known(gathered.attached),
            boundary: self.boundary(&role.arn, role.boundary.as_ref()),
            resource: own,
            scps: self.spoke_scps(),
            ..Policies::default()
        };
        judge(&request, policies, gathered.missing)
    }

    /// The role of an edge as it was observed: of that name exactly, since an ARN is compared with case.
    #[must_use]
    pub fn role(&self, edge: &Edge<'_>) -> Option<&Role> {
        self.observed
            .accounts
            .get(&edge.spoke.account)?
            .role(&edge.spoke.role.name)
    }

    /// A group of the hub's user, the setup's or foreign, where it could be read.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&Group> {
        let foreign = || self.read.groups.get(name).and_then(|group| group.as_ref().ok());
        self.observed.hub.groups.get(name).or_else(foreign)
    }

    /// The ARN of a group of the hub's user, where the group could be read.
    #[must_use]
    pub fn group_arn(&self, name: &str) -> Option<Arn> {
        let user = self.observed.hub.user.as_ref()?;
        Some(group_arn(&user.arn, &self.group(name)?.path, name))
    }

    /// What was observed.
    #[must_use]
    pub fn observed(&self) -> &Observed {
        &self.observed
    }

    fn gather_identity(&self) -> Gathered {
        let mut gathered = Gathered::default();
        let Some(user) = &self.observed.hub.user else {
            return gathered;
        };
        self.add_inline(&mut gathered, &user.arn, &user.inline);
        self.add_managed(&mut gathered, &user.arn, user.managed.iter());
        for name in &user.groups {
            let group = match (self.observed.hub.groups.get(name), self.read.groups.get(name)) {
                (Some(group), _) | (None, Some(Ok(group))) => group,
                (None, Some(Err(why))) => {
                    gathered
                        .missing
                        .get_or_insert_with(|| format!("the policies of group `{name}`: {why}").into());
                    continue;
                }
                (None, None) => {
                    gathered.missing.get_or_insert_with(|| {
                        format!("the policies of group `{name}` were not read").into()
                    });
                    continue;
                }
            };
            let arn = group_arn(&user.arn, &group.path, name);
            self.add_inline(&mut gathered, &arn, &group.inline);
            self.add_managed(&mut gathered, &arn, group.managed.iter());
        }
        gathered
    }

    fn add_inline(&self, gathered: &mut Gathered, of: &Arn, inline: &BTreeMap<String, String>) {
        for (name, text) in inline {
            match policy::read(text) {
                Ok(document) => gathered
                    .attached
                    .push(Attached::new(Source::inline(of.clone(), name.as_str()), document)),
                Err(error) => {
                    gathered
                        .missing
                        .get_or_insert_with(|| format!("policy `{name}`: {error}").into());
                }
            }
        }
    }

    fn add_managed<'b>(&self, gathered: &mut Gathered, of: &Arn, managed: impl Iterator<Item = &'b Arn>) {
        for arn in managed {
            match self.document(arn) {
                Ok(document) => gathered
                    .attached
                    .push(Attached::new(Source::managed(arn.clone(), of.clone()), document)),
                Err(why) => {
                    gathered
                        .missing
                        .get_or_insert_with(|| format!("policy `{}`: {why}", arn.resource_name()).into());
                }
            }
        }
    }

    fn user_boundary(&self) -> Layer<Attached> {
        match &self.observed.hub.user {
            Some(user) => self.boundary(&user.arn, user.boundary.as_ref()),
            None => Layer::Absent,
        }
    }

    fn boundary(&self, of: &Arn, boundary: Option<&Arn>) -> Layer<Attached> {
        let Some(arn) = boundary else { return Layer::Absent };
        match self.document(arn) {
            Ok(document) => Layer::Known(Attached::new(Source::managed(arn.clone(), of.clone()), document)),
            Err(why) => Layer::Unread(why),
        }
    }

    /// What binds the hub's principals. Reading the documents takes the management account's rights, which
    /// no setup asks for.
    fn scps(&self) -> Layer<Vec<Level>> {
        match &self.read.organization {
            Above::Nothing | Above::HubManages { .. } => Layer::Absent,
            Above::Member { .. } => {
                Layer::unread("service control policies are read in the management account")
            }
            Above::Unasked => Layer::unread("whether the hub is in an organization could not be asked"),
        }
    }

    fn spoke_scps(&self) -> Layer<Vec<Level>> {
        match &self.read.organization {
            Above::Nothing => Layer::Absent,
            Above::HubManages { .. } | Above::Member { .. } => {
                Layer::unread("service control policies are read in the management account")
            }
            Above::Unasked => Layer::unread("whether the account is in an organization could not be asked"),
        }
    }

    fn rcps(&self) -> Layer<Vec<Level>> {
        match &self.read.organization {
            Above::Nothing => Layer::Absent,
            Above::HubManages { .. } | Above::Member { .. } => {
                Layer::unread("resource control policies are read in the management account")
            }
            Above::Unasked => Layer::unread("whether the account is in an organization could not be asked"),
        }
    }

    fn find(&self, arn: &Arn) -> Result<Document, Why> {
        if let Some(document) = self.read.managed.get(arn) {
            return document.clone();
        }
        catalogued(arn).unwrap_or_else(|| Err("it was not read".into()))
    }
}

/// The document of an AWS managed policy, as the dated catalogue has it; `None` when it has none.
#[must_use]
pub fn catalogued(arn: &Arn) -> Option<Result<Document, Why>> {
    if arn.account() != "aws" {
        return None;
    }
    // The catalogue is of the partition `aws`; the documents of the others differ in ARNs that no probe names.
    let name = arn.resource_name();
    let managed = managed::lookup(name)?;
    Some(policy::read(managed.document).map_err(|error| error.to_string().into()))
}

/// Every managed policy that somebody has attached, or as a boundary.
#[must_use]
pub fn managed_arns(observed: &Observed, read: &Read) -> BTreeSet<Arn> {
    let mut arns = BTreeSet::new();
    if let Some(user) = &observed.hub.user {
        arns.extend(user.managed.iter().cloned());
        arns.extend(user.boundary.clone());
    }
    let foreign = read.groups.values().filter_map(|group| group.as_ref().ok());
    for group in observed.hub.groups.values().chain(foreign) {
        arns.extend(group.managed.iter().cloned());
    }
    for account in observed.accounts.values() {
        if let crate::observed::Account::Reached(roles) = account {
            for role in roles.values() {
                arns.extend(role.managed.iter().cloned());
                arns.extend(role.boundary.clone());
            }
        }
    }
    arns
}

fn group_arn(user: &Arn, path: &str, name: &str) -> Arn {
    match (user.partition().parse(), user.account_id()) {
        (Ok(partition), Some(account)) => Arn::group(partition, account, path, name),
        _ => user.clone(),
    }
}

fn trust_layer(role: &Arn, document: &str) -> Layer<Attached> {
    match policy::read(document) {
        Ok(document) => Layer::Known(Attached::new(Source::resource(role.clone()), document)),
        Err(error) => Layer::Unread(error.to_string().into()),
    }
}

/// An action by a name that is written in this crate.
#[must_use]
pub fn action(name: &'static str) -> Action {
    #[expect(
        clippy::expect_used,
        reason = "invariant: the names passed are constants that are actions"
    )]
    name.parse().expect("a constant is an action's name")
}
