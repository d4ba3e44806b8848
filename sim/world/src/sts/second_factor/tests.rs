//! Codes count once, in their time, for whoever has the device; what they prove is in the context.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as iam_api;
use rolecall_api::views::sts as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow_if, create_user, put_user_policy};
use crate::iam::credential::mfa_devices::tests::{bound, shown};

const DEVICE: &str = "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.";
const WRONG: &str = "MultiFactorAuthentication failed with invalid MFA one time pass code. ";

fn session(
    bench: &mut Bench,
    who: &Credentials,
    serial: &str,
    token_code: &str,
) -> Result<Credentials, CallError> {
    let request = api::GetSessionTokenRequest {
        serial_number: Some(serial.into()),
        token_code: Some(token_code.into()),
        ..Default::default()
    };
    Ok(bench.send(who, request)?.credentials.unwrap().into())
}

fn assume(
    bench: &mut Bench,
    who: &Credentials,
    factor: Option<(&str, &str)>,
) -> Result<Credentials, CallError> {
    let request = api::AssumeRoleRequest {
        role_arn: "arn:aws:iam::111111111111:role/careful".into(),
        role_session_name: "test".into(),
        serial_number: factor.map(|(serial, _)| serial.into()),
        token_code: factor.map(|(_, code)| code.into()),
        ..Default::default()
    };
    Ok(bench.send(who, request)?.credentials.unwrap().into())
}

fn denied(text: &str) -> (String, String) {
    ("AccessDenied".into(), text.into())
}

#[test]
fn a_code_counts_once_and_in_its_time() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let (serial, app) = bound(&mut bench, &root, "anna");
    // Both codes of the binding are spent.
    let current = shown(&bench, &app, 0);
    assert_eq!(
        refusal(session(&mut bench, &anna, &serial, &current)),
        denied(WRONG)
    );
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    session(&mut bench, &anna, &serial, &current).unwrap();
    assert_eq!(
        refusal(session(&mut bench, &anna, &serial, &current)),
        denied(WRONG)
    );
    // One step early or late is near enough, two are not.
    bench.wait(300_000);
    for later in [-2, 2] {
        let wrong = shown(&bench, &app, later);
        assert_eq!(
            refusal(session(&mut bench, &anna, &serial, &wrong)),
            denied(WRONG),
            "{later}"
        );
    }
    for later in [-1, 1] {
        let near = shown(&bench, &app, later);
        session(&mut bench, &anna, &serial, &near).unwrap();
    }
}

#[test]
fn a_device_that_was_bound_with_old_codes_is_out_of_step_until_it_is_synchronized() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let device = crate::iam::credential::mfa_devices::tests::create(&mut bench, &root, "anna").unwrap();
    let app = crate::iam::credential::mfa_devices::tests::seed(&device);
    let serial = device.serial_number;
    let codes = [shown(&bench, &app, -11), shown(&bench, &app, -10)];
    crate::iam::credential::mfa_devices::tests::enable(&mut bench, &root, "anna", &serial, codes).unwrap();
    let current = shown(&bench, &app, 0);
    assert_eq!(
        refusal(session(&mut bench, &anna, &serial, &current)),
        denied(WRONG)
    );
    let request = iam_api::ResyncMFADeviceRequest {
        user_name: "anna".into(),
        serial_number: serial.clone(),
        authentication_code1: shown(&bench, &app, -1),
        authentication_code2: shown(&bench, &app, 0),
    };
    bench.send(&root, request.clone()).unwrap();
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    session(&mut bench, &anna, &serial, &current).unwrap();
    let wrong = iam_api::ResyncMFADeviceRequest {
        authentication_code2: request.authentication_code1.clone(),
        ..request
    };
    assert_eq!(code(bench.send(&root, wrong)), "InvalidAuthenticationCode");
}

#[test]
fn only_who_has_the_device_may_show_its_codes() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let bea = bench.user(HUB, "bea");
    let (serial, app) = bound(&mut bench, &root, "anna");
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    for who in [&bea, &root] {
        assert_eq!(
            refusal(session(&mut bench, who, &serial, &current)),
            denied(DEVICE)
        );
    }
    let nothing = "arn:aws:iam::111111111111:mfa/nothing";
    assert_eq!(
        refusal(session(&mut bench, &bea, nothing, &current)),
        denied(DEVICE)
    );
    let (of_root, app) = bound(&mut bench, &root, "root");
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    session(&mut bench, &root, &of_root, &current).unwrap();
}

#[test]
fn who_showed_a_code_is_known_by_it() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let (serial, app) = bound(&mut bench, &root, "anna");
    let careful = allow_if(
        "iam:GetUser",
        "*",
        r#"{"Bool":{"aws:MultiFactorAuthPresent":"true"},"NumericLessThan":{"aws:MultiFactorAuthAge":"60"}}"#,
    );
    put_user_policy(&mut bench, &root, "anna", "careful", &careful).unwrap();
    let who = iam_api::GetUserRequest { user_name: None };
    assert_eq!(code(bench.send(&anna, who.clone())), "AccessDenied");
    let plain = bench.send(&anna, api::GetSessionTokenRequest::default()).unwrap();
    // Without a second factor such a session can't call IAM at all.
    let plain = Credentials::from(plain.credentials.unwrap());
    assert_eq!(code(bench.send(&plain, who.clone())), "InvalidClientTokenId");
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    let strong = session(&mut bench, &anna, &serial, &current).unwrap();
    bench.send(&strong, who.clone()).unwrap();
    bench.wait(59_000);
    bench.send(&strong, who.clone()).unwrap();
    bench.wait(1_000);
    assert_eq!(code(bench.send(&strong, who)), "AccessDenied");
}

#[test]
fn a_trust_policy_may_ask_for_it() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let (serial, app) = bound(&mut bench, &root, "anna");
    let trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/anna"},"Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}"#;
    let role = iam_api::CreateRoleRequest {
        role_name: "careful".into(),
        assume_role_policy_document: trust.into(),
        ..Default::default()
    };
    bench.send(&root, role).unwrap();
    assert_eq!(code(assume(&mut bench, &anna, None)), "AccessDenied");
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    let wrong = if current == "000000" { "000001" } else { "000000" };
    assert_eq!(
        refusal(assume(&mut bench, &anna, Some((&serial, wrong)))),
        denied(WRONG)
    );
    assume(&mut bench, &anna, Some((&serial, &current))).unwrap();
    // A session with a second factor needs no other code.
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    let strong = session(&mut bench, &anna, &serial, &current).unwrap();
    assume(&mut bench, &strong, None).unwrap();
}

#[test]
fn a_device_that_is_taken_away_is_seen_to_be_gone_later() {
    let mut bench = Bench::new("fixed:1m");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let (serial, app) = bound(&mut bench, &root, "anna");
    bench.settle();
    let current = shown(&bench, &app, 0);
    session(&mut bench, &anna, &serial, &current).unwrap();
    let request = iam_api::DeactivateMFADeviceRequest {
        user_name: Some("anna".into()),
        serial_number: serial.clone(),
    };
    bench.send(&root, request).unwrap();
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    session(&mut bench, &anna, &serial, &current).unwrap();
    bench.wait(30_000);
    let current = shown(&bench, &app, 0);
    assert_eq!(
        refusal(session(&mut bench, &anna, &serial, &current)),
        denied(DEVICE)
    );
}
