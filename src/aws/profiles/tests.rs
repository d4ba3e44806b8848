//! Profiles of every kind that is carried out here, from configurations in memory.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use aws_runtime::env_config::file::EnvConfigFileKind;
use jiff::{SignedDuration, Timestamp};
use rolecall_api::credentials::ProvideError;

use super::*;
use crate::aws::tests::canned::{Canned, NOW};

const CONFIG: &str = "\
[profile keys]
aws_access_key_id = AKIAKEYS
aws_secret_access_key = of-keys

[profile admin]
role_arn = arn:aws:iam::111111111111:role/Admin
source_profile = keys
mfa_serial = arn:aws:iam::111111111111:mfa/me
external_id = outside
duration_seconds = 1800
role_session_name = somebody

[profile own]
aws_access_key_id = AKIAOWN
aws_secret_access_key = of-own
role_arn = arn:aws:iam::222222222222:role/Own
source_profile = own

[profile round]
role_arn = arn:aws:iam::111111111111:role/Round
source_profile = about

[profile about]
role_arn = arn:aws:iam::111111111111:role/About
source_profile = round

[profile portal]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
sso_account_id = 111111111111
sso_role_name = Admin

[profile through-portal]
role_arn = arn:aws:iam::222222222222:role/Admin
source_profile = portal
";

/// Says a code, and counts.
#[derive(Debug, Default)]
struct Says(AtomicUsize);

impl AskCode for Says {
    fn code(&self, profile: &str, serial: &str) -> Result<String, String> {
        assert_eq!((profile, serial), ("admin", "arn:aws:iam::111111111111:mfa/me"));
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok("123456\n".to_owned())
    }
}

/// A clock that a test moves.
#[derive(Debug, Default)]
struct Moved(AtomicI64);

impl Clock for Moved {
    fn now(&self) -> Timestamp {
        let now: Timestamp = NOW.parse().expect("a time");
        now + SignedDuration::from_mins(self.0.load(Ordering::Relaxed))
    }
}

struct Stand {
    canned: Canned,
    says: Arc<Says>,
    clock: Arc<Moved>,
    configured: Configured,
}

async fn stand(own: Option<&str>) -> Stand {
    let answer = |id: &str, until: &str| {
        let body = format!(
            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>{id}</AccessKeyId>\
             <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>{until}</Expiration>\
             </Credentials></AssumeRoleResult></AssumeRoleResponse>"
        );
        (200, Vec::new(), body)
    };
    let canned = Canned::all(vec![
        answer("ASIAFIRST", "2026-11-24T12:30:00Z"),
        answer("ASIASECOND", "2026-11-24T13:30:00Z"),
    ]);
    let (says, clock) = (Arc::new(Says::default()), Arc::new(Moved::default()));
    let files = EnvConfigFiles::builder()
        .with_contents(EnvConfigFileKind::Config, CONFIG)
        .build();
    let configured = Configured::load_from(
        files,
        &canned.adapter(),
        "eu-central-1".into(),
        own.map(str::to_owned),
        Arc::clone(&says) as _,
        Arc::clone(&clock) as _,
    )
    .await
    .expect("it can be read");
    Stand {
        canned,
        says,
        clock,
        configured,
    }
}

impl Stand {
    async fn get(&self, profile: Option<&str>) -> Result<Arc<Credentials>, String> {
        let account = "111111111111".parse().expect("an account");
        let provider = self.configured.credentials(profile, account)?;
        provider.credentials().await.map_err(|error| match error {
            ProvideError::Absent { why } => why,
            busy @ ProvideError::Busy { .. } => busy.to_string(),
            ProvideError::Call(error) => error.to_string(),
        })
    }
}

#[tokio::test]
async fn keys_are_read_and_the_operator_s_own_profile_is_for_who_names_none() {
    let stand = stand(Some("keys")).await;
    for profile in [Some("keys"), None] {
        let keys = stand.get(profile).await.expect("keys");
        assert_eq!(
            (keys.access_key_id.as_str(), keys.secret.expose()),
            ("AKIAKEYS", "of-keys")
        );
        assert_eq!(keys.expires, None);
    }
}

#[tokio::test]
async fn a_role_with_a_second_factor_is_assumed_here_and_asked_for_once_a_session() {
    let stand = stand(None).await;
    for _ in 0..2 {
        let session = stand.get(Some("admin")).await.expect("a session");
        assert_eq!(session.access_key_id, "ASIAFIRST");
    }
    assert_eq!(stand.says.0.load(Ordering::Relaxed), 1);
    let sent = stand.canned.take();
    assert_eq!(sent.len(), 1);
    let body = String::from_utf8(sent[0].body.clone()).expect("a form");
    for part in [
        "SerialNumber=arn%3Aaws%3Aiam%3A%3A111111111111%3Amfa%2Fme",
        "TokenCode=123456",
        "ExternalId=outside",
        "DurationSeconds=1800",
        "RoleSessionName=somebody",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert!(sent[0].header("authorization").contains("Credential=AKIAKEYS/"));
    assert!(sent[0].header("authorization").contains("/eu-central-1/sts/"));
    // Five minutes before its end it is renewed.
    stand.clock.0.store(26, Ordering::Relaxed);
    let session = stand.get(Some("admin")).await.expect("a session");
    assert_eq!(session.access_key_id, "ASIASECOND");
    assert_eq!(stand.says.0.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_role_may_be_assumed_with_the_keys_in_its_own_profile() {
    let stand = stand(None).await;
    let session = stand.get(Some("own")).await.expect("a session");
    assert_eq!(session.access_key_id, "ASIAFIRST");
    let sent = stand.canned.take();
    assert!(sent[0].header("authorization").contains("Credential=AKIAOWN/"));
}

#[tokio::test]
async fn what_leads_nowhere_says_so() {
    let stand = stand(None).await;
    for (profile, parts) in [
        ("nobody", ["no profile named `nobody`", "admin"]),
        ("round", ["leads back to itself", "round"]),
    ] {
        let why = stand.get(Some(profile)).await.expect_err("it leads nowhere");
        assert!(parts.iter().all(|part| why.contains(part)), "{why}");
    }
    for profile in ["portal", "through-portal"] {
        let why = stand.get(Some(profile)).await.expect_err("nobody logged in");
        if cfg!(feature = "sso") {
            assert!(why.contains("aws sso login --profile portal"), "{why}");
        } else {
            assert!(why.contains("feature `sso`"), "{why}");
        }
    }
}

#[tokio::test]
async fn at_an_endpoint_an_account_s_number_is_its_key_unless_a_profile_is_named() {
    let stand = stand(Some("keys")).await;
    let account = "012345678901".parse().expect("an account");
    for (named, profile, id, secret) in [
        (false, None, "012345678901", "test"),
        (false, Some("keys"), "AKIAKEYS", "of-keys"),
        (true, None, "AKIAKEYS", "of-keys"),
    ] {
        let numbered = Numbered::new(Ok(stand.configured.clone()), named);
        let provider = numbered.credentials(profile, account).expect("a provider");
        let found = provider.credentials().await.expect("credentials");
        assert_eq!(
            (found.access_key_id.as_str(), found.secret.expose()),
            (id, secret)
        );
    }
    let broken = Numbered::new(Err("broken".to_owned()), false);
    assert!(broken.credentials(None, account).is_ok());
    assert_eq!(
        broken.credentials(Some("keys"), account).err().as_deref(),
        Some("broken")
    );
}
