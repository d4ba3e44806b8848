//! The life of a virtual device, and what stands in its way.

use data_encoding::{BASE32, BASE64};
use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::World;
use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow, allow_if, create_user, put_user_policy};
use crate::proof::totp;

const SERIAL: &str = "arn:aws:iam::111111111111:mfa/anna";

pub(crate) fn create(
    bench: &mut Bench,
    who: &Credentials,
    name: &str,
) -> Result<api::VirtualMFADevice, CallError> {
    let request = api::CreateVirtualMFADeviceRequest {
        virtual_mfa_device_name: name.into(),
        ..Default::default()
    };
    Ok(bench.send(who, request)?.virtual_mfa_device)
}

/// The bytes that an authenticator app reads from the answer's seed.
pub(crate) fn seed(device: &api::VirtualMFADevice) -> Vec<u8> {
    let text = device.base32_string_seed.as_ref().unwrap().expose();
    let letters = BASE64.decode(text.as_bytes()).unwrap();
    assert_eq!(letters.len(), 64);
    BASE32.decode(&letters).unwrap()
}

/// The code that the app shows `later` steps from now.
pub(crate) fn shown(bench: &Bench, seed: &[u8], later: i64) -> String {
    totp::code(seed, totp::step(bench.clock.now().into()) + later)
}

pub(crate) fn enable(
    bench: &mut Bench,
    who: &Credentials,
    user: &str,
    serial: &str,
    codes: [String; 2],
) -> Result<(), CallError> {
    let [authentication_code1, authentication_code2] = codes;
    bench.send(
        who,
        api::EnableMFADeviceRequest {
            user_name: user.into(),
            serial_number: serial.into(),
            authentication_code1,
            authentication_code2,
        },
    )
}

/// A device of a user, bound, and its seed. Both codes are spent.
pub(crate) fn bound(bench: &mut Bench, who: &Credentials, user: &str) -> (String, Vec<u8>) {
    let device = create(bench, who, user).unwrap();
    let seed = seed(&device);
    let codes = [shown(bench, &seed, -1), shown(bench, &seed, 0)];
    enable(bench, who, user, &device.serial_number, codes).unwrap();
    (device.serial_number, seed)
}

fn list(bench: &mut Bench, who: &Credentials, user: Option<&str>) -> Vec<api::MFADevice> {
    let request = api::ListMFADevicesRequest {
        user_name: user.map(Into::into),
        ..Default::default()
    };
    bench.send(who, request).unwrap().mfa_devices
}

fn list_virtual(bench: &mut Bench, who: &Credentials, status: Option<&str>) -> Vec<api::VirtualMFADevice> {
    let request = api::ListVirtualMFADevicesRequest {
        assignment_status: status.map(Into::into),
        ..Default::default()
    };
    bench.send(who, request).unwrap().virtual_mfa_devices
}

fn deactivate(
    bench: &mut Bench,
    who: &Credentials,
    user: Option<&str>,
    serial: &str,
) -> Result<(), CallError> {
    bench.send(
        who,
        api::DeactivateMFADeviceRequest {
            user_name: user.map(Into::into),
            serial_number: serial.into(),
        },
    )
}

fn delete(bench: &mut Bench, who: &Credentials, serial: &str) -> Result<(), CallError> {
    bench.send(
        who,
        api::DeleteVirtualMFADeviceRequest {
            serial_number: serial.into(),
        },
    )
}

fn told(code: &str, text: &str) -> (String, String) {
    (code.into(), text.into())
}

#[test]
fn a_device_is_made_bound_and_taken_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let device = create(&mut bench, &root, "anna").unwrap();
    assert_eq!(device.serial_number, SERIAL);
    let png = BASE64
        .decode(device.qr_code_png.as_ref().unwrap().expose().as_bytes())
        .unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let app = seed(&device);
    assert!(list(&mut bench, &root, Some("anna")).is_empty());
    assert_eq!(list_virtual(&mut bench, &root, Some("Unassigned")).len(), 1);
    assert!(list_virtual(&mut bench, &root, Some("Assigned")).is_empty());

    let codes = [shown(&bench, &app, -1), shown(&bench, &app, 0)];
    enable(&mut bench, &root, "anna", SERIAL, codes.clone()).unwrap();
    let devices = list(&mut bench, &root, Some("anna"));
    assert_eq!(
        (devices[0].user_name.as_str(), devices[0].serial_number.as_str()),
        ("anna", SERIAL)
    );
    let assigned = list_virtual(&mut bench, &root, None);
    assert_eq!(assigned[0].user.as_ref().unwrap().user_name, "anna");
    assert_eq!(assigned[0].base32_string_seed, None);
    let got = api::GetMFADeviceRequest {
        serial_number: SERIAL.into(),
        user_name: Some("anna".into()),
    };
    let got = bench.send(&root, got).unwrap();
    assert_eq!(got.enable_date, Some(devices[0].enable_date));

    assert_eq!(
        refusal(enable(&mut bench, &root, "anna", SERIAL, codes)),
        told("EntityAlreadyExists", "MFA Device is already in use.")
    );
    assert_eq!(
        refusal(delete(&mut bench, &root, SERIAL)),
        told(
            "DeleteConflict",
            "MFA VirtualDevice in use. Must deactivate first."
        )
    );
    let request = api::DeleteUserRequest {
        user_name: "anna".into(),
    };
    assert_eq!(
        refusal(bench.send(&root, request.clone())),
        told(
            "DeleteConflict",
            "Cannot delete entity, must delete MFA device first."
        )
    );
    deactivate(&mut bench, &root, Some("anna"), SERIAL).unwrap();
    assert_eq!(
        code(deactivate(&mut bench, &root, Some("anna"), SERIAL)),
        "NoSuchEntity"
    );
    bench.send(&root, request).unwrap();
    delete(&mut bench, &root, SERIAL).unwrap();
    let missing = told(
        "NoSuchEntity",
        "MFA Device with serial number arn:aws:iam::111111111111:mfa/anna does not exist.",
    );
    assert_eq!(refusal(delete(&mut bench, &root, SERIAL)), missing);
    assert_eq!(refusal(deactivate(&mut bench, &root, None, SERIAL)), missing);
}

#[test]
fn two_codes_must_follow_each_other() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let device = create(&mut bench, &root, "anna").unwrap();
    let app = seed(&device);
    let code_at = |bench: &Bench, later| shown(bench, &app, later);
    for (first, second) in [(0, 0), (0, -1), (-1, 1), (-200, -199), (200, 201)] {
        let codes = [code_at(&bench, first), code_at(&bench, second)];
        let told = refusal(enable(&mut bench, &root, "anna", SERIAL, codes));
        assert_eq!(told.0, "InvalidAuthenticationCode", "{first} {second}");
        assert_eq!(told.1, "Authentication code for device is not valid.");
    }
    assert!(list(&mut bench, &root, Some("anna")).is_empty());
    let codes = [code_at(&bench, -20), code_at(&bench, -19)];
    enable(&mut bench, &root, "anna", SERIAL, codes).unwrap();
}

#[test]
fn names_are_taken_once_and_a_device_of_the_same_name_has_another_seed() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let first = seed(&create(&mut bench, &root, "anna").unwrap());
    assert_eq!(
        refusal(create(&mut bench, &root, "anna")),
        told("EntityAlreadyExists", "MFA device already exists.")
    );
    let elsewhere = api::CreateVirtualMFADeviceRequest {
        path: Some("/a/".into()),
        virtual_mfa_device_name: "anna".into(),
        ..Default::default()
    };
    let elsewhere = bench.send(&root, elsewhere).unwrap().virtual_mfa_device;
    assert_eq!(elsewhere.serial_number, "arn:aws:iam::111111111111:mfa/a/anna");
    delete(&mut bench, &root, SERIAL).unwrap();
    let second = seed(&create(&mut bench, &root, "anna").unwrap());
    assert_ne!(first, second);
    assert_ne!(second, seed(&elsewhere));
}

#[test]
fn a_user_has_eight_and_no_more() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    for number in 0..9 {
        let device = create(&mut bench, &root, &format!("d{number}")).unwrap();
        let app = seed(&device);
        let codes = [shown(&bench, &app, -1), shown(&bench, &app, 0)];
        let bound = enable(&mut bench, &root, "anna", &device.serial_number, codes);
        if number < 8 {
            bound.unwrap();
        } else {
            assert_eq!(
                refusal(bound),
                told("LimitExceeded", "Cannot exceed quota for MFADevicesPerUser: 8")
            );
        }
    }
}

#[test]
fn an_account_has_as_many_as_users() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    bench
        .world
        .accounts
        .get_mut(&crate::bench::account(HUB))
        .unwrap()
        .quotas
        .users = 2;
    create(&mut bench, &root, "a").unwrap();
    create(&mut bench, &root, "b").unwrap();
    assert_eq!(code(create(&mut bench, &root, "c")), "LimitExceeded");
}

#[test]
fn the_root_user_has_devices_of_its_own() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let (serial, _) = bound(&mut bench, &root, "root");
    assert_eq!(list(&mut bench, &root, None)[0].serial_number, serial);
    let user = list_virtual(&mut bench, &root, None).remove(0).user.unwrap();
    assert_eq!(user.arn, "arn:aws:iam::111111111111:root");
    let summary = bench
        .send(&root, api::GetAccountSummaryRequest {})
        .unwrap()
        .summary_map;
    for name in ["AccountMFAEnabled", "MFADevices", "MFADevicesInUse"] {
        assert_eq!(summary[name], 1, "{name}");
    }
    deactivate(&mut bench, &root, None, &serial).unwrap();
    assert!(list(&mut bench, &root, None).is_empty());
}

#[test]
fn who_may_do_it_is_asked_of_the_device_or_of_the_user() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    assert_eq!(
        refusal(create(&mut bench, &anna, "anna")).1,
        "User: arn:aws:iam::111111111111:user/anna is not authorized to perform: iam:CreateVirtualMFADevice on resource: arn:aws:iam::111111111111:mfa/anna because no identity-based policy allows the iam:CreateVirtualMFADevice action"
    );
    let own = allow("iam:CreateVirtualMFADevice", "arn:aws:iam::*:mfa/${aws:username}");
    put_user_policy(&mut bench, &root, "anna", "a", &own).unwrap();
    let device = create(&mut bench, &anna, "anna").unwrap();
    assert_eq!(code(create(&mut bench, &anna, "bea")), "AccessDenied");
    let app = seed(&device);
    let codes = [shown(&bench, &app, -1), shown(&bench, &app, 0)];
    assert_eq!(
        code(enable(&mut bench, &anna, "anna", SERIAL, codes.clone())),
        "AccessDenied"
    );
    let own = allow("iam:EnableMFADevice", "arn:aws:iam::*:user/${aws:username}");
    put_user_policy(&mut bench, &root, "anna", "b", &own).unwrap();
    enable(&mut bench, &anna, "anna", SERIAL, codes).unwrap();
}

#[test]
fn tags_are_set_shown_and_asked_for() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let tag = |value: &str| api::Tag {
        key: "team".into(),
        value: value.into(),
    };
    let request = api::CreateVirtualMFADeviceRequest {
        virtual_mfa_device_name: "anna".into(),
        tags: vec![tag("red")],
        ..Default::default()
    };
    assert_eq!(
        bench.send(&root, request).unwrap().virtual_mfa_device.tags,
        [tag("red")]
    );
    let of_red = allow_if(
        "iam:DeleteVirtualMFADevice",
        "*",
        r#"{"StringEquals":{"aws:ResourceTag/team":"red"}}"#,
    );
    put_user_policy(&mut bench, &root, "anna", "a", &of_red).unwrap();
    bench
        .send(
            &root,
            api::TagMFADeviceRequest {
                serial_number: SERIAL.into(),
                tags: vec![tag("blue")],
            },
        )
        .unwrap();
    let listed = api::ListMFADeviceTagsRequest {
        serial_number: SERIAL.into(),
        ..Default::default()
    };
    assert_eq!(bench.send(&root, listed.clone()).unwrap().tags, [tag("blue")]);
    assert_eq!(code(delete(&mut bench, &anna, SERIAL)), "AccessDenied");
    // Keys are told apart by case here.
    for (key, left) in [("TEAM", 1), ("team", 0)] {
        let request = api::UntagMFADeviceRequest {
            serial_number: SERIAL.into(),
            tag_keys: vec![key.into()],
        };
        bench.send(&root, request).unwrap();
        assert_eq!(bench.send(&root, listed.clone()).unwrap().tags.len(), left);
    }
    let request = api::TagMFADeviceRequest {
        serial_number: SERIAL.into(),
        tags: vec![tag("red")],
    };
    bench.send(&root, request).unwrap();
    delete(&mut bench, &anna, SERIAL).unwrap();
}

#[test]
fn a_device_survives_in_a_file_that_holds_no_seed() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let (serial, app) = bound(&mut bench, &root, "anna");
    let now = bench.clock.now();
    let text = bench.world.to_json(now).unwrap();
    assert!(!text.contains(&BASE32.encode(&app)));
    let (world, _) = World::from_json(&text).unwrap();
    bench.world = world;
    assert_eq!(list(&mut bench, &root, Some("anna"))[0].serial_number, serial);
    let codes = [shown(&bench, &app, 1), shown(&bench, &app, 2)];
    let [authentication_code1, authentication_code2] = codes;
    let request = api::ResyncMFADeviceRequest {
        user_name: "anna".into(),
        serial_number: serial,
        authentication_code1,
        authentication_code2,
    };
    bench.wait(60_000);
    bench.send(&root, request).unwrap();
}
