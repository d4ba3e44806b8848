//! Login profiles: one a user, with a password that suits the default policy.

use rolecall_api::credentials::Secret;
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::create_user;

fn create(password: &str) -> api::CreateLoginProfileRequest {
    api::CreateLoginProfileRequest {
        user_name: Some("anna".into()),
        password: Some(Secret::new(password)),
        password_reset_required: Some(true),
    }
}

#[test]
fn a_profile_is_made_once_shown_and_deleted() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let get = || api::GetLoginProfileRequest {
        user_name: Some("anna".into()),
    };
    let delete = || api::DeleteLoginProfileRequest {
        user_name: Some("anna".into()),
    };
    let missing = (
        "NoSuchEntity".to_owned(),
        "Login Profile for User anna cannot be found.".to_owned(),
    );
    assert_eq!(refusal(bench.send(&root, get())), missing);
    let made = bench.send(&root, create("Correct1horse")).unwrap().login_profile;
    assert_eq!(
        (made.user_name.as_str(), made.password_reset_required),
        ("anna", Some(true))
    );
    assert_eq!(bench.send(&root, get()).unwrap().login_profile, made);
    assert_eq!(
        code(bench.send(&root, create("Correct1horse"))),
        "EntityAlreadyExists"
    );
    bench.send(&root, delete()).unwrap();
    assert_eq!(refusal(bench.send(&root, delete())), missing);
}

#[test]
fn a_password_has_eight_characters_of_three_kinds() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    for weak in ["Short1!", "alllower1", "ALLUPPER1", "letters only"] {
        assert_eq!(
            code(bench.send(&root, create(weak))),
            "PasswordPolicyViolation",
            "{weak}"
        );
    }
    bench.send(&root, create("Eight888")).unwrap();
}
