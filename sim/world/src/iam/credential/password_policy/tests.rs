//! The policy is set as a whole, asked of every password, and may let users change their own.

use rolecall_api::credentials::{Credentials, Secret};
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::create_user;
use crate::snapshot::SnapshotError;

fn policy(bench: &mut Bench, who: &Credentials) -> Result<api::PasswordPolicy, CallError> {
    let answer = bench.send(who, api::GetAccountPasswordPolicyRequest {});
    answer.map(|answer| answer.password_policy)
}

fn profile(bench: &mut Bench, who: &Credentials, name: &str, password: &str) -> Result<(), CallError> {
    let request = api::CreateLoginProfileRequest {
        user_name: Some(name.into()),
        password: Some(Secret::new(password)),
        ..Default::default()
    };
    bench.send(who, request).map(drop)
}

fn change(bench: &mut Bench, who: &Credentials, old: &str, new: &str) -> Result<(), CallError> {
    let request = api::ChangePasswordRequest {
        old_password: Secret::new(old),
        new_password: Secret::new(new),
    };
    bench.send(who, request)
}

#[test]
fn it_is_absent_until_it_is_set_and_what_is_left_out_is_the_default() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let absent = (
        "NoSuchEntity".to_owned(),
        "The Password Policy with domain name 111111111111 cannot be found.".to_owned(),
    );
    assert_eq!(refusal(policy(&mut bench, &root)), absent);
    let set = api::UpdateAccountPasswordPolicyRequest {
        minimum_password_length: Some(14),
        require_symbols: Some(true),
        max_password_age: Some(90),
        ..Default::default()
    };
    bench.send(&root, set).unwrap();
    let shown = policy(&mut bench, &root).unwrap();
    assert_eq!(
        (
            shown.minimum_password_length,
            shown.require_symbols,
            shown.require_numbers,
            shown.expire_passwords,
            shown.max_password_age,
            shown.password_reuse_prevention,
        ),
        (Some(14), Some(true), Some(false), Some(true), Some(90), None)
    );
    bench
        .send(&root, api::UpdateAccountPasswordPolicyRequest::default())
        .unwrap();
    let shown = policy(&mut bench, &root).unwrap();
    assert_eq!(
        (
            shown.minimum_password_length,
            shown.require_symbols,
            shown.expire_passwords,
            shown.max_password_age
        ),
        (Some(6), Some(false), Some(false), None)
    );
    bench
        .send(&root, api::DeleteAccountPasswordPolicyRequest {})
        .unwrap();
    assert_eq!(refusal(policy(&mut bench, &root)), absent);
    assert_eq!(
        code(bench.send(&root, api::DeleteAccountPasswordPolicyRequest {})),
        "NoSuchEntity"
    );
}

#[test]
fn every_new_password_is_held_against_it_and_the_last_ones_can_t_be_used_again() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let set = api::UpdateAccountPasswordPolicyRequest {
        require_numbers: Some(true),
        password_reuse_prevention: Some(2),
        ..Default::default()
    };
    bench.send(&root, set).unwrap();
    assert_eq!(
        refusal(profile(&mut bench, &root, "anna", "letters")),
        (
            "PasswordPolicyViolation".into(),
            "Password should have at least one number".into()
        )
    );
    let update = |password: &str| api::UpdateLoginProfileRequest {
        user_name: "anna".into(),
        password: Some(Secret::new(password)),
        ..Default::default()
    };
    assert_eq!(
        refusal(bench.send(&root, update("letters1"))),
        (
            "NoSuchEntity".into(),
            "Login Profile for User anna cannot be found.".into()
        )
    );
    profile(&mut bench, &root, "anna", "letters1").unwrap();
    for (password, good) in [
        ("letters", false),
        ("letters1", false),
        ("letters2", true),
        ("letters1", false),
        ("letters3", true),
        ("letters1", true),
    ] {
        let answer = bench.send(&root, update(password));
        assert_eq!(answer.is_ok(), good, "{password}: {answer:?}");
        if !good {
            assert_eq!(code(answer), "PasswordPolicyViolation");
        }
    }
    let reset = api::UpdateLoginProfileRequest {
        user_name: "anna".into(),
        password_reset_required: Some(true),
        ..Default::default()
    };
    bench.send(&root, reset).unwrap();
    let get = api::GetLoginProfileRequest {
        user_name: Some("anna".into()),
    };
    let shown = bench.send(&root, get).unwrap().login_profile;
    assert_eq!(shown.password_reset_required, Some(true));
}

#[test]
fn a_user_may_change_its_own_password_when_the_policy_says_so() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    profile(&mut bench, &root, "anna", "Letters1").unwrap();
    assert_eq!(
        code(change(&mut bench, &anna, "Letters1", "Letters2")),
        "AccessDenied"
    );
    let set = api::UpdateAccountPasswordPolicyRequest {
        allow_users_to_change_password: Some(true),
        ..Default::default()
    };
    bench.send(&root, set).unwrap();
    assert_eq!(
        refusal(change(&mut bench, &anna, "Letters3", "Letters2")),
        ("AccessDenied".into(), "The old password was incorrect.".into())
    );
    change(&mut bench, &anna, "Letters1", "Letters2").unwrap();
    change(&mut bench, &anna, "Letters2", "Letters3").unwrap();
    policy(&mut bench, &anna).unwrap();
    assert_eq!(
        code(change(&mut bench, &anna, "Letters3", "short")),
        "PasswordPolicyViolation"
    );
    assert_eq!(
        code(change(&mut bench, &root, "Letters3", "Letters4")),
        "InvalidUserType"
    );
    // Nothing else comes with it.
    let other = api::GetLoginProfileRequest {
        user_name: Some("anna".into()),
    };
    assert_eq!(code(bench.send(&anna, other)), "AccessDenied");
}

#[test]
fn a_password_outlives_a_snapshot_that_doesn_t_show_it() -> Result<(), SnapshotError> {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    profile(&mut bench, &root, "anna", "Letters1").unwrap();
    let set = api::UpdateAccountPasswordPolicyRequest {
        allow_users_to_change_password: Some(true),
        ..Default::default()
    };
    bench.send(&root, set).unwrap();
    let text = bench.world.to_json(bench.clock.now())?;
    assert!(!text.contains("Letters1"));
    assert!(!bench.world.journal().to_jsonl().contains("Letters1"));
    (bench.world, _) = crate::World::from_json(&text)?;
    change(&mut bench, &anna, "Letters1", "Letters2").unwrap();
    Ok(())
}
