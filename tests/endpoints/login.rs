//! Profiles that log in by IAM Identity Center, for who hasn't logged in, or has long ago: what to run is said.
//!
//! Nothing is sent. Whether there is a token is read in `~/.aws/sso/cache`, in a file that is named after the
//! SHA-1 of the session's name (AWS SDKs and Tools Reference Guide, `feature-sso-credentials` and
//! `understanding-sso`).

#[cfg(feature = "sso")]
use std::fs;

use crate::place::Place;

const CONFIG: &str = "\
[sso-session company]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access

[profile hub-admin]
sso_session = company
sso_account_id = 111111111111
sso_role_name = Admin

[profile through]
role_arn = arn:aws:iam::111111111111:role/Admin
source_profile = hub-admin

[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111111111111
sso_role_name = Admin
";

/// A home of its own, with that configuration.
fn home() -> Place {
    let place = Place::new("aws", include_str!("../../examples/micetro.yaml"));
    place.write("config", CONFIG);
    let config = place.path("config");
    // Whatever was sent by mistake would end here: nothing listens on that port.
    place.with([
        ("AWS_CONFIG_FILE".into(), config.into()),
        ("HTTPS_PROXY".into(), "http://127.0.0.1:9".into()),
        ("AWS_EC2_METADATA_DISABLED".into(), "true".into()),
    ])
}

/// What every command that acts says without a login, by the profile, and the profile to log in with.
fn refused(place: &Place, profile: &str, login: &str) {
    let hint = match cfg!(feature = "sso") {
        true => format!("the profile `{profile}` needs a login: run `aws sso login --profile {login}`"),
        false => {
            format!("the profile `{profile}` logs in by IAM Identity Center, which this build leaves out")
        }
    };
    for command in [
        ["plan", "--profile", profile].as_slice(),
        &["apply", "--yes", "--profile", profile],
        &["verify", "--profile", profile],
        &["destroy", "--yes", "--profile", profile],
        &["permissions", "--all", "--profile", profile],
    ] {
        let said = place.must(command, 4);
        let words = said.words();
        assert!(
            words.contains("error[observe/credentials]"),
            "{command:?}: {said:#?}"
        );
        assert!(words.contains(&hint), "{command:?}, {hint}: {said:#?}");
        assert!(said.answer.is_empty(), "{command:?}: {said:#?}");
    }
    let doctor = place.must(&["doctor", "--json", "--profile", profile], 4).json();
    let finding = &doctor["accounts"][0]["findings"][0];
    assert_eq!(finding["health"], "credentials", "{doctor:#}");
    let found = finding["found"].as_str().unwrap_or_default();
    assert!(found.contains(&hint), "{doctor:#}");
}

#[test]
fn who_has_not_logged_in_is_told_how() {
    let place = home();
    refused(&place, "hub-admin", "hub-admin");
    refused(&place, "legacy", "legacy");
}

/// A role that is assumed from such a profile: it is that one's login which is missing.
#[test]
fn the_login_is_that_of_the_profile_at_the_source() {
    let place = home();
    let said = place.must(&["plan", "--profile", "through"], 4);
    if cfg!(feature = "sso") {
        let hint = "run `aws sso login --profile hub-admin`";
        assert!(said.words().contains(hint), "{said:#?}");
    }
}

#[cfg(feature = "sso")]
#[test]
fn who_has_logged_in_long_ago_is_told_how() {
    let place = home();
    let cache = place.path(".aws/sso/cache");
    fs::create_dir_all(&cache).expect("a folder can be made");
    let token = |expires: &str| {
        format!(
            r#"{{"accessToken":"an-old-token","expiresAt":"{expires}","region":"eu-central-1","startUrl":"https://example.awsapps.com/start"}}"#
        )
    };
    // SHA-1 of `company`.
    let file = cache.join("71b21161ffa1e6516bcc072aaf5ef38cbe85b511.json");
    fs::write(&file, token("2020-01-01T00:00:00Z")).expect("the file can be written");
    refused(&place, "hub-admin", "hub-admin");
    let said = place.must(&["plan", "--profile", "hub-admin"], 4);
    assert!(said.words().contains("expired"), "{said:#?}");
    assert!(!said.words().contains("an-old-token"), "{said:#?}");
    // One that holds is taken: it is the portal then that isn't reached.
    fs::write(&file, token("2100-01-01T00:00:00Z")).expect("the file can be written");
    let said = place.must(&["plan", "--profile", "hub-admin"], 4);
    assert!(!said.words().contains("expired"), "{said:#?}");
}
