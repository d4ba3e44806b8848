//! The whole world as one readable JSON file, out and in.
//!
//! It holds no secret: those are derived (see the crate's notes on secrets). It holds no journal, which
//! is a file of its own, and no faults, which belong to who set them. An access key of the root user is
//! as good as its seed, so the file says what it is: a toy.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use rolecall_iam::account::AccountId;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::account::catalogue::Catalogue;
use crate::account::entity::AccessKey;
use crate::account::jobs::Jobs;
use crate::chance::Chance;
use crate::fault::Faults;
use crate::ids::UniqueId;
use crate::journal::{Journal, Keep};
use crate::organization::Organization;
use crate::proof::jwks::Jwks;
use crate::secret::WorldKey;
use crate::session::Session;
use crate::time::clock::Moment;
use crate::time::delay::Delays;
use crate::time::replicated::Propagation;
use crate::world::World;

/// What the file says it is, and which edition.
const FORMAT: &str = "rolecall-world/1";

/// Why a world can't be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// The file can't be read.
    #[error("`{}` can't be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file can't be written.
    #[error("`{}` can't be written: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The text is no world.
    #[error("this is no world file: {0}")]
    Text(#[from] serde_json::Error),
    /// The text is a world of another edition.
    #[error("this world file has the format `{found}`; this program reads `{FORMAT}`")]
    Format {
        /// What it says.
        found: String,
    },
    /// Two parts of the text contradict each other.
    #[error("this world file contradicts itself: {0}")]
    Contradiction(String),
}

/// What is asked of a file before anything else.
#[derive(Deserialize)]
struct Header {
    format: String,
}

#[derive(Serialize, Deserialize)]
struct File<'a> {
    format: std::borrow::Cow<'a, str>,
    seed: u64,
    start: Moment,
    now: Moment,
    delays: Delays,
    replicas: u8,
    accounts: Vec<Account>,
    access_keys: Vec<AccessKey>,
    sessions: Vec<Arc<Session>>,
    owners: BTreeMap<UniqueId, AccountId>,
    instants: BTreeMap<UniqueId, (Moment, u32)>,
    organization: Option<Organization>,
    aws_managed_policies: Vec<String>,
    #[serde(default, skip_serializing_if = "Jobs::is_empty")]
    jobs: Jobs,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    issuers: BTreeMap<String, Arc<Jwks>>,
}

impl World {
    /// The world as text. `now` is where its clock stands, for whoever goes on with it.
    ///
    /// # Errors
    /// Never, as long as every part of a world can be written as JSON.
    pub fn to_json(&self, now: Timestamp) -> Result<String, SnapshotError> {
        let file = File {
            format: FORMAT.into(),
            seed: self.seed(),
            start: self.start,
            now: now.into(),
            delays: self.delays(),
            replicas: self.replicas,
            accounts: self.accounts.values().cloned().collect(),
            access_keys: self.keys.values().cloned().collect(),
            sessions: self.sessions.values().cloned().collect(),
            owners: self.owners.clone(),
            instants: self.instants.clone(),
            organization: self.organization.clone(),
            issuers: self.issuers.clone(),
            aws_managed_policies: self.catalogue.arns().map(str::to_owned).collect(),
            jobs: self.jobs.clone(),
        };
        let mut text = serde_json::to_string_pretty(&file)?;
        text.push('\n');
        Ok(text)
    }

    /// A world from its text, and where its clock stood.
    ///
    /// # Errors
    /// When the text is no world, one of another format, or contradicts itself.
    pub fn from_json(text: &str) -> Result<(Self, Timestamp), SnapshotError> {
        let header: Header = serde_json::from_str(text)?;
        if header.format != FORMAT {
            return Err(SnapshotError::Format { found: header.format });
        }
        let file: File<'_> = serde_json::from_str(text)?;
        let mut catalogue = Catalogue::default();
        for arn in &file.aws_managed_policies {
            if !catalogue.load(arn) {
                return Err(SnapshotError::Contradiction(format!(
                    "AWS has published no policy `{arn}`"
                )));
            }
        }
        let mut aliases = BTreeMap::new();
        for account in &file.accounts {
            if let Some(alias) = &account.alias
                && aliases.insert(alias.clone(), account.id).is_some()
            {
                return Err(SnapshotError::Contradiction(format!(
                    "the account alias `{alias}` is there twice"
                )));
            }
        }
        let accounts: BTreeMap<_, _> = file
            .accounts
            .into_iter()
            .map(|account| (account.id, account))
            .collect();
        if let Some(stray) = file
            .access_keys
            .iter()
            .find(|key| !accounts.contains_key(&key.account))
        {
            let text = format!(
                "access key `{}` belongs to account `{}`, which is not there",
                stray.id, stray.account
            );
            return Err(SnapshotError::Contradiction(text));
        }
        let world = Self {
            propagation: Propagation {
                chance: Chance::new(file.seed),
                delays: file.delays,
            },
            start: file.start,
            replicas: file.replicas.max(1),
            key: WorldKey::of_seed(file.seed),
            accounts,
            aliases,
            keys: file
                .access_keys
                .into_iter()
                .map(|key| (key.id.clone(), key))
                .collect(),
            sessions: file
                .sessions
                .into_iter()
                .map(|session| (session.id.clone(), session))
                .collect(),
            owners: file.owners,
            organization: file.organization,
            catalogue,
            issuers: file.issuers,
            places: std::collections::BTreeSet::new(),
            watch: crate::call::watch::Watch::default(),
            instants: file.instants,
            faults: Faults::default(),
            journal: Journal::keeping(Keep::All),
            jobs: file.jobs,
        };
        Ok((world, file.now.timestamp()))
    }

    /// Keeps the world in a file: whole or not at all.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn save(&self, path: &Path, now: Timestamp) -> Result<(), SnapshotError> {
        let text = self.to_json(now)?;
        let failed = |source| SnapshotError::Write {
            path: path.to_owned(),
            source,
        };
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }

    /// A world from a file, and where its clock stood.
    ///
    /// # Errors
    /// When the file can't be read, or [`World::from_json`] refuses it.
    pub fn load(path: &Path) -> Result<(Self, Timestamp), SnapshotError> {
        let text = std::fs::read_to_string(path).map_err(|source| SnapshotError::Read {
            path: path.to_owned(),
            source,
        })?;
        Self::from_json(&text)
    }
}

#[cfg(test)]
mod tests;
