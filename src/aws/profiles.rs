//! Where an operator's own credentials come from: the AWS configuration, or a rule of the endpoint's.
//!
//! Providers, not values: a run of hours outlives a session, so credentials are kept until shortly before
//! they end, and asked for again. What a profile says of a role is carried out here, through the port, so
//! that it goes to the endpoint of the run, and since aws-config knows no `mfa_serial`; keys, SSO, processes,
//! containers and instances are aws-config's.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aws_config::profile::ProfileSet;
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_types::os_shim_internal::{Env, Fs};
use rolecall_api::credentials::{Credentials, ProvideCredentials, SecretAccessKey};
use rolecall_iam::account::AccountId;

use super::Adapter;
use super::arm::chain;
use crate::session::{Clock, Profiles};

mod endpoint;
mod kept;
mod role;
mod sdk;

pub use endpoint::{Elsewhere, elsewhere};
use kept::Kept;
use role::Role;
use sdk::Sdk;

/// Asks a person for the code of a multi-factor authentication device.
pub trait AskCode: Send + Sync + fmt::Debug {
    /// The code that the device with this serial number shows now. Called from a thread that may block.
    ///
    /// # Errors
    /// Why nobody can be asked, in one line.
    fn code(&self, profile: &str, serial: &str) -> Result<String, String>;
}

/// The profiles of the AWS configuration, `~/.aws/config` and `~/.aws/credentials` or wherever
/// `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` say.
#[derive(Clone)]
pub struct Configured(Arc<Shared>);

struct Shared {
    adapter: Adapter,
    files: EnvConfigFiles,
    set: ProfileSet,
    region: Arc<str>,
    own: Option<String>,
    ask: Arc<dyn AskCode>,
    clock: Arc<dyn Clock>,
    made: Mutex<BTreeMap<Option<String>, Arc<dyn ProvideCredentials>>>,
}

impl fmt::Debug for Configured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Configured")
            .field("own", &self.0.own)
            .finish_non_exhaustive()
    }
}

impl Configured {
    /// Reads the configuration. `own` is the profile of accounts that name none; without it, they use the
    /// default chain: variables, the default profile, a container's or an instance's role.
    ///
    /// # Errors
    /// Why the configuration can't be read, in one line.
    pub async fn load(
        adapter: &Adapter,
        region: impl Into<Arc<str>>,
        own: Option<String>,
        ask: Arc<dyn AskCode>,
        clock: Arc<dyn Clock>,
    ) -> Result<Configured, String> {
        Configured::load_from(EnvConfigFiles::default(), adapter, region.into(), own, ask, clock).await
    }

    async fn load_from(
        files: EnvConfigFiles,
        adapter: &Adapter,
        region: Arc<str>,
        own: Option<String>,
        ask: Arc<dyn AskCode>,
        clock: Arc<dyn Clock>,
    ) -> Result<Configured, String> {
        let set = aws_config::profile::load(&Fs::real(), &Env::real(), &files, None)
            .await
            .map_err(|error| format!("the AWS configuration can't be read: {}", chain(&error)))?;
        Ok(Configured(Arc::new(Shared {
            adapter: adapter.clone(),
            files,
            set,
            region,
            own,
            ask,
            clock,
            made: Mutex::default(),
        })))
    }

    /// The provider of a profile, or without one of the default chain; one for all who use it.
    fn provider(&self, profile: Option<&str>, above: &[&str]) -> Result<Arc<dyn ProvideCredentials>, String> {
        let key = profile.map(str::to_owned);
        let made = |shared: &Shared| {
            let made = shared.made.lock().unwrap_or_else(PoisonError::into_inner);
            made.get(&key).map(Arc::clone)
        };
        if let Some(provider) = made(&self.0) {
            return Ok(provider);
        }
        let provider = self.make(profile, above)?;
        let mut made = self.0.made.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(made.entry(key).or_insert(provider)))
    }

    fn make(&self, profile: Option<&str>, above: &[&str]) -> Result<Arc<dyn ProvideCredentials>, String> {
        let shared = &self.0;
        let Some(name) = profile else {
            // What the default chain would find in the default profile is read here where a role stands in it.
            return match self.role_of("default") {
                Some(_) if !in_variables() => self.provider(Some("default"), above),
                _ => Ok(Arc::new(Kept::new(Sdk::chain(self), &shared.clock))),
            };
        };
        if shared.set.get_profile(name).is_none() {
            return Err(self.no_profile(name));
        }
        match self.role_of(name) {
            None => Ok(Arc::new(Kept::new(Sdk::profile(self, name), &shared.clock))),
            // A role assumed from keys in the very same profile.
            Some((_, source)) if source == name => {
                let base: Arc<dyn ProvideCredentials> = Arc::new(self.keys(name)?);
                let role = Role::new(self, name, base)?;
                Ok(Arc::new(Kept::new(role, &shared.clock)))
            }
            Some((_, source)) if above.contains(&source.as_str()) || above.len() > 8 => {
                Err(format!("the profile `{name}` leads back to itself by `{source}`"))
            }
            Some((_, source)) => {
                let above: Vec<&str> = above.iter().copied().chain([name]).collect();
                let base = self.provider(Some(&source), &above)?;
                let role = Role::new(self, name, base)?;
                Ok(Arc::new(Kept::new(role, &shared.clock)))
            }
        }
    }

    /// A profile's role and the profile that it is assumed from, where it has both. Where the credentials for
    /// it come from elsewhere (`credential_source`, a web identity), aws-config assumes it.
    fn role_of(&self, name: &str) -> Option<(String, String)> {
        let profile = self.0.set.get_profile(name)?;
        if profile.get("web_identity_token_file").is_some() {
            return None;
        }
        let role = profile.get("role_arn")?;
        let source = profile.get("source_profile")?;
        Some((role.to_owned(), source.to_owned()))
    }

    /// A setting of a profile.
    fn setting(&self, name: &str, setting: &str) -> Option<&str> {
        self.0.set.get_profile(name)?.get(setting)
    }

    /// The keys that stand in a profile.
    fn keys(&self, name: &str) -> Result<Credentials, String> {
        let id = self.setting(name, "aws_access_key_id");
        let secret = self.setting(name, "aws_secret_access_key");
        match (id, secret) {
            (Some(id), Some(secret)) => Ok(Credentials {
                session_token: self
                    .setting(name, "aws_session_token")
                    .map(rolecall_api::credentials::SessionToken::new),
                ..Credentials::long_term(id, SecretAccessKey::new(secret))
            }),
            _ => Err(format!("the profile `{name}` is its own source and has no keys")),
        }
    }

    /// The profile whose IAM Identity Center login opens another, itself or one that it is assumed from.
    fn login_of(&self, name: &str) -> Option<String> {
        let mut name = name.to_owned();
        for _ in 0..8 {
            let logs_in = ["sso_session", "sso_start_url"]
                .iter()
                .any(|setting| self.setting(&name, setting).is_some());
            if logs_in {
                return Some(name);
            }
            name = self.setting(&name, "source_profile")?.to_owned();
        }
        None
    }

    fn no_profile(&self, name: &str) -> String {
        let mut known: Vec<&str> = self.0.set.profiles().collect();
        known.sort_unstable();
        match known.as_slice() {
            [] => format!("there is no profile named `{name}`: the AWS configuration has none"),
            known => format!(
                "there is no profile named `{name}` in the AWS configuration; it has {}",
                known.join(", ")
            ),
        }
    }
}

/// Whether keys are given in the environment, which come first in the default chain.
fn in_variables() -> bool {
    std::env::var_os("AWS_ACCESS_KEY_ID").is_some_and(|id| !id.is_empty())
}

impl Profiles for Configured {
    fn credentials(
        &self,
        profile: Option<&str>,
        _: AccountId,
    ) -> Result<Arc<dyn ProvideCredentials>, String> {
        self.provider(profile.or(self.0.own.as_deref()), &[])
    }
}

/// The credentials of an endpoint that isn't AWS: an account's number is an access key id of that account, with
/// the secret `test` (LocalStack's habit, and our own simulator's). A profile that an account names counts
/// there as well, and so does one that was named for all accounts.
#[derive(Clone, Debug)]
pub struct Numbered {
    configured: Result<Configured, String>,
    named: bool,
}

impl Numbered {
    /// `configured` is for profiles, or says why there can be none; `named`: a profile was named for all
    /// accounts.
    #[must_use]
    pub fn new(configured: Result<Configured, String>, named: bool) -> Numbered {
        Numbered { configured, named }
    }
}

impl Profiles for Numbered {
    fn credentials(
        &self,
        profile: Option<&str>,
        account: AccountId,
    ) -> Result<Arc<dyn ProvideCredentials>, String> {
        match profile {
            None if !self.named => Ok(Arc::new(Credentials::long_term(
                account.to_string(),
                SecretAccessKey::new("test"),
            ))),
            _ => self
                .configured
                .as_ref()
                .map_err(Clone::clone)?
                .credentials(profile, account),
        }
    }
}

#[cfg(test)]
mod tests;
