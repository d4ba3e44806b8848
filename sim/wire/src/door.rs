//! Who is let in: whose key a request names, and what shows that it is theirs.
//!
//! Apart from the reading of requests, since it needs the world, and reading doesn't.

use jiff::Timestamp;
use rolecall_api::credentials::{SecretAccessKey, SessionToken};
use rolecall_api::error::Refusal;
use rolecall_api::operation::Service;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_world::call::refusal;
use rolecall_world::{AccountOptions, Attempt, World};

use crate::signature::{SOMEWHERE, Signed};

/// The secret of the access keys that are an account's ID.
const TEST: &str = "test";

/// Who is let in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Door {
    /// Whether only keys that the world gave out are taken. Without it, an access key id of twelve digits
    /// with the secret `test` is the root user of that account, which comes to be when it is first used:
    /// the habit of LocalStack's users.
    pub strict: bool,
    /// What a caller must show.
    pub auth: Auth,
}

/// What a caller must show to be taken for who they say they are. What they may do is the law's question,
/// whatever this says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Auth {
    /// A signature of their key, as AWS asks for it.
    #[default]
    Signed,
    /// The id of an access key that is there. Neither its secret, nor a session's token, nor the time of the
    /// signature is looked at: for suites that sign with whatever they have.
    KeyOnly,
    /// Nothing: who names no key that is there acts as the root user of this account, which comes to be when
    /// it is first used. As suites that show nothing expect, they may assume the roles that trust the account,
    /// which AWS lets no root user do.
    Off(AccountId),
}

impl Door {
    /// Begins a call in the world, and says whether the caller showed what they must.
    pub(crate) fn attempt(
        &self,
        world: &mut World,
        now: Timestamp,
        service: Service,
        signed: &Signed,
    ) -> Result<Attempt, Refusal> {
        let key = &signed.scope.access_key_id;
        let region = signed.scope.region.as_str();
        let root = |world: &mut World, account| {
            let key = root_of(world, account, region)?;
            let mut attempt = world.begin(now, service, region, &key);
            attempt.proven();
            if matches!(self.auth, Auth::Off(_)) {
                attempt.standing_in();
            }
            Ok(attempt)
        };
        let account = match key.len() {
            12 if !self.strict => key.parse::<AccountId>().ok(),
            _ => None,
        };
        if let Some(account) = account {
            let test = SessionToken::new(TEST);
            let right = signed.is_by(&SecretAccessKey::new(TEST))
                && (signed.has_token(None) || signed.has_token(Some(&test)));
            return match right {
                true => root(world, account),
                false => Err(refusal::signature_does_not_match()),
            };
        }
        let wrong = match (world.verifier(key), self.auth) {
            (None, Auth::Off(account)) => return root(world, account),
            // The world says so itself.
            (None, _) => None,
            (Some(verifier), _) if !signed.has_token(verifier.token.as_ref()) => Some(invalid_token(service)),
            (Some(verifier), _) if signed.is_by(&verifier.secret) => {
                let mut attempt = world.begin_with(now, service, region, key, Some(verifier));
                attempt.proven();
                return Ok(attempt);
            }
            (Some(_), _) => Some(refusal::signature_does_not_match()),
        };
        // Who holds no secret can't make the world remember a region that only they know of.
        let mut attempt = world.begin(now, service, SOMEWHERE, key);
        if let Some(refusal) = wrong {
            attempt.refused(refusal);
        }
        Ok(attempt)
    }
}

/// A session's key without its token, or with another one. S3 has a code of its own (S3 API Reference,
/// `ErrorResponses.html`).
fn invalid_token(service: Service) -> Refusal {
    match service {
        Service::S3 => refusal::refuse(
            400,
            "InvalidToken",
            "The provided token is malformed or otherwise invalid.",
        ),
        _ => refusal::invalid_client_token_id(),
    }
}

/// The access key id of an account's root user. The account comes to be, in the partition of the region that
/// was signed for.
fn root_of(world: &mut World, account: AccountId, region: &str) -> Result<String, Refusal> {
    if world.account(account).is_none() {
        let partition = match region.split('-').next() {
            Some("cn") => Partition::AwsCn,
            Some("us") if region.starts_with("us-gov-") => Partition::AwsUsGov,
            Some("eusc") => Partition::AwsEusc,
            _ => Partition::Aws,
        };
        // It can't be there, nor can an alias be taken that isn't asked for.
        let _ = world.create_account(account, partition, AccountOptions::default());
    }
    let credentials = world.root_credentials(account);
    let key = credentials.map(|credentials| credentials.access_key_id);
    key.ok_or_else(refusal::invalid_client_token_id)
}
