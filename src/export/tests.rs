//! What AWS's tools are given: profiles, variables, and a key in the form that they ask for.

use std::path::Path;
use std::sync::Arc;

use rolecall_api::credentials::{Credentials, SecretAccessKey};

use super::{aws_config, credential_process, environment, process_command, profile};
use crate::diagnostic::Source;
use crate::setup::Setup;

fn setup(text: &str) -> Setup {
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: text.to_owned(),
    });
    crate::spec::read(&source, Path::new(""))
        .expect("the sample is a spec")
        .setup
}

fn sample() -> Setup {
    setup(
        r#"
name: micetro
region: eu-central-1
hub: { account: "111111111111", user: { name: micetro } }
role: { name: MicetroAccess, path: /net/, trust: hub-user, policies: [IAMReadOnlyAccess] }
spokes:
  - { account: "012345678901", alias: dns }
  - { account: "333333333333", role: { name: NetAccess, external-id: "a-long-external-id" } }
"#,
    )
}

#[test]
fn a_profile_for_the_user_and_one_for_each_role() {
    let command = process_command(Path::new("/etc/rolecall/my spec.yaml"));
    insta::assert_snapshot!(aws_config(&sample(), command.as_deref()), @r#"
    # Written by `rolecall export`, for the setup `micetro`. It may be written again: put nothing of your own here.
    # To use it: AWS_CONFIG_FILE=(this file) aws sts get-caller-identity --profile micetro-dns

    [profile micetro]
    credential_process = rolecall export credential-process --spec "/etc/rolecall/my spec.yaml"
    region = eu-central-1

    [profile micetro-dns]
    role_arn = arn:aws:iam::012345678901:role/net/MicetroAccess
    source_profile = micetro
    region = eu-central-1

    [profile micetro-333333333333]
    role_arn = arn:aws:iam::333333333333:role/net/NetAccess
    source_profile = micetro
    external_id = a-long-external-id
    region = eu-central-1
    "#);
}

#[test]
fn without_a_key_the_hub_profile_says_so() {
    let text = aws_config(&sample(), None);
    assert!(
        text.contains("[profile micetro]\n# aws_access_key_id and aws_secret_access_key of micetro: "),
        "{text}"
    );
}

#[test]
fn a_path_that_the_configuration_cannot_hold_is_no_command() {
    assert_eq!(process_command(Path::new("a\"b.yaml")), None);
    assert_eq!(process_command(Path::new("a\nb.yaml")), None);
}

#[test]
fn variables_are_quoted_for_a_shell() {
    assert_eq!(
        environment(&sample(), Path::new("it's here/config"), "micetro-dns"),
        "export AWS_CONFIG_FILE='it'\\''s here/config'\nexport AWS_PROFILE=micetro-dns\nexport AWS_REGION=eu-central-1\n"
    );
}

#[test]
fn profiles_are_found_by_alias_and_by_number() {
    let setup = sample();
    assert_eq!(profile(&setup, "dns").as_deref(), Some("micetro-dns"));
    assert_eq!(profile(&setup, "012345678901").as_deref(), Some("micetro-dns"));
    assert_eq!(
        profile(&setup, "333333333333").as_deref(),
        Some("micetro-333333333333")
    );
    assert_eq!(profile(&setup, "hub").as_deref(), Some("micetro"));
    assert_eq!(profile(&setup, "nobody"), None);
}

#[test]
fn a_credential_process_answers_json() {
    let key = Credentials::long_term("AKIAIOSFODNN7EXAMPLE", SecretAccessKey::new("a\"b\\c/d+e\n"));
    let text = credential_process(&key);
    let value: serde_json::Value = serde_json::from_str(&text).expect("the answer is JSON");
    assert_eq!(value["Version"], 1);
    assert_eq!(value["AccessKeyId"], "AKIAIOSFODNN7EXAMPLE");
    assert_eq!(value["SecretAccessKey"], "a\"b\\c/d+e\n");
}
