//! Secrets neither print nor serialize, and credentials provide themselves.

use super::{Credentials, ProvideCredentials, Secret, SecretAccessKey, SessionToken};
use crate::views::{iam, sts};

const SECRET: &str = "wJalrXUtnFEMI";

#[test]
fn secrets_print_a_placeholder() {
    let credentials = Credentials {
        access_key_id: "AKIAIOSFODNN7EXAMPLE".to_owned(),
        secret: SecretAccessKey::new(SECRET),
        session_token: Some(SessionToken::new(SECRET)),
        expires: None,
    };
    for debug in [
        format!("{credentials:?}"),
        format!("{credentials:#?}"),
        format!("{:?}", Secret::new(SECRET)),
    ] {
        assert!(debug.contains('…') && !debug.contains(SECRET), "{debug}");
    }
}

#[test]
fn typed_secrets_print_a_placeholder() {
    let key = iam::AccessKey {
        secret_access_key: SecretAccessKey::new(SECRET),
        ..Default::default()
    };
    let login = iam::CreateLoginProfileRequest {
        password: Some(Secret::new(SECRET)),
        ..Default::default()
    };
    let session = sts::Credentials {
        secret_access_key: SecretAccessKey::new(SECRET),
        session_token: SessionToken::new(SECRET),
        ..Default::default()
    };
    let debug = format!("{key:?} {login:?} {session:?}");
    assert!(!debug.contains(SECRET), "{debug}");
    assert_eq!(debug.matches('…').count(), 4);
}

#[test]
fn secrets_are_compared_by_their_text() {
    assert_eq!(SecretAccessKey::new("a"), SecretAccessKey::new("a"));
    assert_ne!(SecretAccessKey::new("a"), SecretAccessKey::new("b"));
    assert_ne!(SecretAccessKey::new("a"), SecretAccessKey::new("ab"));
}

#[test]
fn a_session_keeps_its_token_and_end() {
    let expiration = "2026-01-01T01:00:00Z".parse().unwrap();
    let answer = sts::Credentials {
        access_key_id: "ASIA".to_owned(),
        secret_access_key: SecretAccessKey::new("s"),
        session_token: SessionToken::new("t"),
        expiration,
    };
    let credentials = Credentials::from(answer);
    assert_eq!(credentials.session_token, Some(SessionToken::new("t")));
    assert_eq!(credentials.expires, Some(expiration));
}

#[tokio::test]
async fn credentials_provide_themselves() {
    let credentials = Credentials::long_term("AKIA", SecretAccessKey::new("s"));
    assert_eq!(*credentials.credentials().await.unwrap(), credentials);
    let shared = std::sync::Arc::new(credentials.clone());
    assert_eq!(*shared.credentials().await.unwrap(), credentials);
}

/// Compiles only while none of these can be serialized: for a type that can, `_` has two answers.
#[test]
fn secrets_can_not_be_serialized() {
    trait Unserializable<A> {
        fn holds(&self) {}
    }
    impl<T: ?Sized> Unserializable<()> for T {}
    impl<T: serde::Serialize> Unserializable<u8> for T {}

    <Secret as Unserializable<_>>::holds(&Secret::new(SECRET));
    <SecretAccessKey as Unserializable<_>>::holds(&SecretAccessKey::new(SECRET));
    <SessionToken as Unserializable<_>>::holds(&SessionToken::new(SECRET));
    let credentials = Credentials::long_term("AKIA", SecretAccessKey::new(SECRET));
    <Credentials as Unserializable<_>>::holds(&credentials);
}
