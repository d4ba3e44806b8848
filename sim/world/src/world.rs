//! The world: accounts, credentials, an organization, and what happens to a call.
//!
//! Sans I/O: time is an argument, and nothing here waits. [`World::begin`] picks the replica that answers
//! and says what a signature must agree with; [`World::handle`] answers it.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::Credentials;
use rolecall_api::operation::{Operation, Service};
use rolecall_api::port::Call;
use rolecall_iam::account::{AccountId, Partition};

use crate::account::catalogue::Catalogue;
use crate::account::entity::{AccessKey, KeyOwner, KeyStatus};
use crate::account::jobs::Jobs;
use crate::account::{Account, AccountOptions};
use crate::call::attempt::{Attempt, Verifier};
use crate::call::watch::Watch;
use crate::chance::{Chance, Key};
use crate::fault::Faults;
use crate::ids::{self, Prefix, UniqueId};
use crate::journal::{Journal, Keep};
use crate::organization::Organization;
use crate::proof::jwks::Jwks;
use crate::secret::WorldKey;
use crate::session::Session;
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Propagation, Replica, Replicated};

/// What a world is made with.
#[derive(Debug, Clone, Copy)]
pub struct Config {
    /// All of its chance.
    pub seed: u64,
    /// When it begins.
    pub start: Timestamp,
    /// How late its writes are seen.
    pub delays: Delays,
    /// Data-plane replicas per service and region. AWS documents at least three availability zones a
    /// region (IAM User Guide, `disaster-recovery-resiliency.html`); that each has one is assumed.
    pub replicas: u8,
    /// How much of its journal is kept.
    pub journal: Keep,
}

impl Default for Config {
    /// Seed 1, the first of January 2026, no delays, three replicas, the whole journal.
    fn default() -> Self {
        Self {
            seed: 1,
            start: Timestamp::from_second(1_767_225_600).unwrap_or(Timestamp::UNIX_EPOCH),
            delays: Delays::Instant,
            replicas: 3,
            journal: Keep::All,
        }
    }
}

/// Why an account could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoNewAccount {
    /// There is one of that ID.
    #[error("there is an account `{0}` already")]
    Exists(AccountId),
    /// Another account has that alias.
    #[error("the account alias `{0}` is taken")]
    AliasTaken(String),
}

/// Where a call comes from: what the law's context and the journal need.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The region called: `us-east-1`.
    pub region: Arc<str>,
    /// The caller's address, where it is known.
    pub source_ip: Option<IpAddr>,
    /// What the caller calls itself.
    pub user_agent: Arc<str>,
    /// Whether the call goes over TLS (`aws:SecureTransport`).
    pub secure_transport: bool,
}

impl From<&Call> for Origin {
    fn from(call: &Call) -> Self {
        Self {
            region: Arc::clone(&call.region),
            source_ip: call.source_ip,
            user_agent: Arc::clone(&call.user_agent),
            secure_transport: call.secure_transport,
        }
    }
}

/// A whole simulated AWS. A clone is a fork: the same past, two futures.
#[derive(Debug, Clone)]
pub struct World {
    pub(crate) propagation: Propagation,
    pub(crate) start: Moment,
    pub(crate) replicas: u8,
    pub(crate) key: WorldKey,
    pub(crate) accounts: BTreeMap<AccountId, Account>,
    pub(crate) aliases: BTreeMap<String, AccountId>,
    pub(crate) keys: BTreeMap<UniqueId, AccessKey>,
    pub(crate) sessions: BTreeMap<UniqueId, Arc<Session>>,
    /// In which account each unique id was given.
    pub(crate) owners: BTreeMap<UniqueId, AccountId>,
    pub(crate) organization: Option<Organization>,
    pub(crate) catalogue: Catalogue,
    /// The key sets that issuers published, by issuer without its scheme.
    pub(crate) issuers: BTreeMap<String, Arc<Jwks>>,
    /// The places that were ever asked.
    pub(crate) places: BTreeSet<(Service, Arc<str>)>,
    /// How many calls each key made at the moment of its last call.
    pub(crate) instants: BTreeMap<UniqueId, (Moment, u32)>,
    pub(crate) faults: Faults,
    pub(crate) journal: Journal,
    /// What is done in the background, and when.
    pub(crate) jobs: Jobs,
    pub(crate) watch: Watch,
}

impl World {
    /// A world without accounts.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self {
            propagation: Propagation {
                chance: Chance::new(config.seed),
                delays: config.delays,
            },
            start: config.start.into(),
            replicas: config.replicas.max(1),
            key: WorldKey::of_seed(config.seed),
            accounts: BTreeMap::new(),
            aliases: BTreeMap::new(),
            keys: BTreeMap::new(),
            sessions: BTreeMap::new(),
            owners: BTreeMap::new(),
            organization: None,
            catalogue: Catalogue::default(),
            issuers: BTreeMap::new(),
            places: BTreeSet::new(),
            instants: BTreeMap::new(),
            faults: Faults::default(),
            journal: Journal::keeping(config.journal),
            jobs: Jobs::default(),
            watch: Watch::default(),
        }
    }

    /// The seed of all its chance.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.propagation.chance.seed()
    }

    /// When it began.
    #[must_use]
    pub fn start(&self) -> Timestamp {
        self.start.timestamp()
    }

    /// How late its writes are seen.
    #[must_use]
    pub const fn delays(&self) -> Delays {
        self.propagation.delays
    }

    /// Changes how late writes are seen, of those on their way, too.
    pub const fn set_delays(&mut self, delays: Delays) {
        self.propagation.delays = delays;
    }

    pub(crate) const fn chance(&self) -> Chance {
        self.propagation.chance
    }

    /// Makes an account, which every replica has known for ever.
    ///
    /// # Errors
    /// When the ID or the alias is taken.
    pub fn create_account(
        &mut self,
        id: AccountId,
        partition: Partition,
        options: AccountOptions,
    ) -> Result<(), NoNewAccount> {
        if self.accounts.contains_key(&id) {
            return Err(NoNewAccount::Exists(id));
        }
        if let Some(alias) = &options.alias {
            if self.aliases.contains_key(alias) {
                return Err(NoNewAccount::AliasTaken(alias.clone()));
            }
            self.aliases.insert(alias.clone(), id);
        }
        self.accounts
            .insert(id, Account::new(id, partition, options, self.start));
        Ok(())
    }

    /// An account.
    #[must_use]
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts.get(&id)
    }

    /// The accounts, in order.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.accounts.values()
    }

    /// An access key of an account's root user, which every replica has known for ever. The same each
    /// time; `None` when there is no such account.
    pub fn root_credentials(&mut self, account: AccountId) -> Option<Credentials> {
        let partition = self.accounts.get(&account)?.partition;
        let id = ids::mint(
            self.chance(),
            Prefix::Akia,
            &[account.as_str(), partition.as_str(), "root"],
            |_| false,
        );
        let created = self.start;
        self.keys.entry(id.clone()).or_insert_with(|| AccessKey {
            status: Replicated::ever(id.key("status"), Kind::Credential, KeyStatus::Active),
            id: id.clone(),
            account,
            owner: KeyOwner::Root,
            created,
            last_used: None,
        });
        Some(Credentials::long_term(id.as_str(), self.key.secret(id.as_str())))
    }

    /// The rules that make answers late, lost or wrong.
    pub const fn faults(&mut self) -> &mut Faults {
        &mut self.faults
    }

    /// What was asked so far.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Keeps so much of the journal from now on, and drops what was kept.
    pub fn restart_journal(&mut self, keep: Keep) {
        self.journal = Journal::keeping(keep);
    }

    /// Begins a call: picks a replica, and says what its signature must agree with.
    pub fn begin(&mut self, now: Timestamp, service: Service, region: &str, access_key_id: &str) -> Attempt {
        let verifier = self.verifier(access_key_id);
        self.begin_with(now, service, region, access_key_id, verifier)
    }

    /// The same for who has asked already what a signature must agree with ([`World::verifier`]): a secret is
    /// derived anew each time.
    pub fn begin_with(
        &mut self,
        now: Timestamp,
        service: Service,
        region: &str,
        access_key_id: &str,
        verifier: Option<Verifier>,
    ) -> Attempt {
        let now = Moment::from(now);
        let given = self.given(access_key_id);
        let known = given.is_some();
        let id = given.unwrap_or_else(|| UniqueId::from(access_key_id));
        // A key that nobody was given is not remembered: a stranger can't make the world grow.
        // Those without a key are counted together.
        let nth = if known || access_key_id.is_empty() {
            let last = self.instants.entry(id.clone()).or_insert((now, 0));
            let nth = if last.0 == now { last.1 } else { 0 };
            *last = (now, nth + 1);
            nth
        } else {
            0
        };
        let region: Arc<str> = self.home(service, &id, region);
        let pick = self
            .call_key("replica", &id, now, nth)
            .text(service.info().name)
            .text(&region);
        let number = u8::try_from(pick.below(u64::from(self.replicas))).unwrap_or(0);
        if known {
            self.places.insert((service, Arc::clone(&region)));
        }
        Attempt::new(
            Replica {
                service,
                region,
                number,
                of: self.replicas,
            },
            id,
            verifier,
            nth,
        )
    }

    /// An access key id that was given out, as the world has it: its text is in memory once.
    fn given(&self, access_key_id: &str) -> Option<UniqueId> {
        let key = self.keys.get(access_key_id).map(|key| &key.id);
        let session = || self.sessions.get(access_key_id).map(|session| &session.id);
        key.or_else(session).cloned()
    }

    /// What a signature with an access key id must agree with; `None` when it was never given out.
    ///
    /// For whoever has to know before a call begins whether it is signed at all: a place that is asked is
    /// remembered, and only a caller who holds a secret should be able to make the world remember.
    #[must_use]
    pub fn verifier(&self, access_key_id: &str) -> Option<Verifier> {
        let is_session = self.sessions.contains_key(access_key_id);
        (is_session || self.keys.contains_key(access_key_id)).then(|| Verifier {
            secret: self.key.secret(access_key_id),
            token: is_session.then(|| self.key.token(access_key_id)),
        })
    }

    /// Where a service answers a call to a region: IAM, Route 53 and Organizations have one home a
    /// partition (IAM User Guide, `disaster-recovery-resiliency.html`).
    fn home(&self, service: Service, key: &UniqueId, region: &str) -> Arc<str> {
        match service {
            Service::Sts | Service::Ec2 | Service::S3 => region.into(),
            Service::Iam | Service::Route53 | Service::Organizations => {
                let partition = self
                    .account_of(key)
                    .and_then(|id| self.accounts.get(&id))
                    .map(|a| a.partition);
                home_region(partition.unwrap_or(Partition::Aws)).into()
            }
        }
    }

    /// The account that an access key id acts in, known or not to any replica.
    pub(crate) fn account_of(&self, key: &UniqueId) -> Option<AccountId> {
        let long_term = self.keys.get(key).map(|key| key.account);
        long_term.or_else(|| self.sessions.get(key).map(|session| session.account))
    }

    pub(crate) fn call_key(&self, purpose: &str, access_key_id: &UniqueId, now: Moment, nth: u32) -> Key {
        let millis = u64::try_from(now.millis()).unwrap_or(0);
        self.chance()
            .key(purpose)
            .text(access_key_id.as_str())
            .number(millis)
            .number(u64::from(nth))
    }

    /// How long a call that is made now takes, there and back.
    #[must_use]
    pub fn latency(&self, now: Timestamp, operation: Operation, access_key_id: &str) -> Duration {
        let id = UniqueId::from(access_key_id);
        let last = self.instants.get(&id).filter(|last| last.0 == now.into());
        let key = self.call_key("latency", &id, now.into(), last.map_or(0, |last| last.1));
        self.delays().latency(key.text(operation.info().full_name))
    }
}

/// Where the services live that have one home a partition (botocore's `endpoints.json`).
const fn home_region(partition: Partition) -> &'static str {
    match partition {
        Partition::Aws => "us-east-1",
        Partition::AwsCn => "cn-north-1",
        Partition::AwsUsGov => "us-gov-west-1",
        Partition::AwsIso => "us-iso-east-1",
        Partition::AwsIsoB => "us-isob-east-1",
        Partition::AwsIsoE => "eu-isoe-west-1",
        Partition::AwsIsoF => "us-isof-south-1",
        Partition::AwsEusc => "eusc-de-east-1",
    }
}
