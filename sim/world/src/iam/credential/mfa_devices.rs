//! Virtual devices for a second factor: made, bound to a user or the root user, synchronized, taken away.
//!
//! Texts are as field reports have them, where none says otherwise. Devices of other kinds can't be bound
//! by an API that is documented, so there are none.

use std::collections::BTreeMap;

use data_encoding::{BASE32, BASE64};
use rolecall_api::credentials::Secret;
use rolecall_api::error::Refusal;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::entity::KeyOwner;
use crate::account::mfa::{Holder, MfaDevice};
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::proof::qr;
use crate::time::delay::Kind;

use super::owner::{Owner, ROOT};
use crate::iam::identity::users;
use crate::iam::shared::{self, new_cased_tags, shown_tags};

/// The text as recorded from AWS (LocalStack's tests, `tests/aws/services/iam/test_iam_mfa.snapshot.json`).
fn no_such_device(serial: &str) -> Refusal {
    refusal::no_such_entity(format!("MFA Device with serial number {serial} does not exist."))
}

/// Assumed: the text for a device that exists, of somebody else or of nobody.
fn not_theirs(serial: &str) -> Refusal {
    refusal::no_such_entity(format!("Device with serial number {serial} cannot be found."))
}

fn invalid_code() -> Refusal {
    refusal::refuse(
        403,
        "InvalidAuthenticationCode",
        "Authentication code for device is not valid.",
    )
}

/// Asks for something about one device, existing or not.
fn ask(scene: &Scene<'_>, action: &'static str, serial: &str) -> Ask {
    let Ok(arn) = serial.parse::<Arn>() else {
        return shared::ask_account(action);
    };
    let tags = scene.account().mfa_devices.get(serial);
    Ask::to(action, &arn).resource_tags(tags.and_then(|device| device.tags.at(&scene.view)))
}

fn device<'s>(scene: &'s Scene<'_>, serial: &str) -> Result<&'s MfaDevice, Refusal> {
    let device = scene.account().mfa_devices.get(serial);
    device.ok_or_else(|| no_such_device(serial))
}

fn device_mut<'s>(scene: &'s mut Scene<'_>, serial: &str) -> Result<&'s mut MfaDevice, Refusal> {
    let device = scene.account_mut().mfa_devices.get_mut(serial);
    device.ok_or_else(|| no_such_device(serial))
}

/// Since when an owner has a device.
fn held<'s>(scene: &'s Scene<'_>, serial: &str, owner: &KeyOwner) -> Result<&'s Holder, Refusal> {
    let holder = device(scene, serial)?.held();
    let own = holder.filter(|holder| holder.owner == *owner);
    own.ok_or_else(|| not_theirs(serial))
}

pub(super) fn create(
    scene: &mut Scene<'_>,
    request: api::CreateVirtualMFADeviceRequest,
) -> Result<api::CreateVirtualMFADeviceResponse, Refusal> {
    let name = request.virtual_mfa_device_name;
    let path = request.path.unwrap_or_else(|| "/".to_owned());
    let tags = new_cased_tags(&request.tags)?;
    let serial = Arn::iam(scene.partition(), scene.account_id(), &format!("mfa{path}{name}"));
    scene.authorize(Ask::to("iam:CreateVirtualMFADevice", &serial).request_tags(&tags))?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagMFADevice", &serial).request_tags(&tags))?;
    }
    let devices = &scene.account().mfa_devices;
    if devices.get(serial.as_str()).is_some() {
        return Err(refusal::refuse(
            409,
            "EntityAlreadyExists",
            "MFA device already exists.",
        ));
    }
    // As many as users (IAM User Guide, `reference_iam-quotas.html`); the text is assumed.
    let limit = scene.account().quotas.users;
    if devices.len() >= limit {
        return Err(refusal::quota_exceeded("VirtualMFADevicesPerAccount", limit));
    }
    shared::tags_within(&tags, scene.account().quotas.tags)?;
    let (now, delays) = (scene.now, scene.delays());
    let mut device = scene.account_mut().mfa_devices.create(serial, now);
    if !tags.is_empty() {
        device.tags.write(delays, now, Kind::Tags, tags);
    }
    let seed = BASE32.encode(&scene.world.key.mfa_seed(&device.seed_of()));
    let answer = api::VirtualMFADevice {
        serial_number: device.serial.to_string(),
        qr_code_png: image(scene, &name, &seed),
        base32_string_seed: Some(Secret::new(BASE64.encode(seed.as_bytes()))),
        tags: shown_tags(device.tags.latest()),
        ..api::VirtualMFADevice::default()
    };
    scene.account_mut().mfa_devices.insert(device);
    Ok(api::CreateVirtualMFADeviceResponse {
        virtual_mfa_device: answer,
    })
}

/// What an authenticator app scans: `otpauth://totp/NAME@ACCOUNT?secret=SEED` (IAM API Reference,
/// `VirtualMFADevice`). Blobs travel in base 64.
fn image(scene: &Scene<'_>, name: &str, seed: &str) -> Option<Secret> {
    let account = scene.account();
    let shown = account.alias.as_deref().unwrap_or(account.id.as_str());
    let png = qr::png(&format!("otpauth://totp/{name}@{shown}?secret={seed}"))?;
    Some(Secret::new(BASE64.encode(&png)))
}

/// Binds a device to a user by two codes that follow each other.
pub(super) fn enable(scene: &mut Scene<'_>, request: api::EnableMFADeviceRequest) -> Result<(), Refusal> {
    let owner = Owner::named(scene, request.user_name);
    scene.authorize(owner.ask(scene, "iam:EnableMFADevice"))?;
    let of = owner.as_key_owner(scene)?;
    let serial = request.serial_number;
    if device(scene, &serial)?.held().is_some() {
        return Err(refusal::refuse(
            409,
            "EntityAlreadyExists",
            "MFA Device is already in use.",
        ));
    }
    let limit = scene.account().quotas.mfa_devices_per_user;
    if scene.account().mfa_devices.of(&of).count() >= limit {
        return Err(refusal::quota_exceeded("MFADevicesPerUser", limit));
    }
    synchronize(
        scene,
        &serial,
        &request.authentication_code1,
        &request.authentication_code2,
    )?;
    let (now, delays) = (scene.now, scene.delays());
    device_mut(scene, &serial)?.give(Some(of), delays, now);
    Ok(())
}

fn synchronize(scene: &mut Scene<'_>, serial: &str, first: &str, second: &str) -> Result<(), Refusal> {
    let seed = scene.world.key.mfa_seed(&device(scene, serial)?.seed_of());
    let now = scene.now;
    let synchronized = device_mut(scene, serial)?.synchronize(&seed, first, second, now);
    synchronized.map_err(|_| invalid_code())
}

/// Learns anew how far the clock of a device is off.
pub(super) fn resync(scene: &mut Scene<'_>, request: api::ResyncMFADeviceRequest) -> Result<(), Refusal> {
    let owner = Owner::named(scene, request.user_name);
    scene.authorize(owner.ask(scene, "iam:ResyncMFADevice"))?;
    let of = owner.as_key_owner(scene)?;
    held(scene, &request.serial_number, &of)?;
    synchronize(
        scene,
        &request.serial_number,
        &request.authentication_code1,
        &request.authentication_code2,
    )
}

pub(super) fn deactivate(
    scene: &mut Scene<'_>,
    request: api::DeactivateMFADeviceRequest,
) -> Result<(), Refusal> {
    let owner = match request.user_name {
        Some(name) => Owner::named(scene, name),
        None => Owner::of(scene, None)?,
    };
    scene.authorize(owner.ask(scene, "iam:DeactivateMFADevice"))?;
    let of = owner.as_key_owner(scene)?;
    held(scene, &request.serial_number, &of)?;
    let (now, delays) = (scene.now, scene.delays());
    device_mut(scene, &request.serial_number)?.give(None, delays, now);
    Ok(())
}

pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteVirtualMFADeviceRequest,
) -> Result<(), Refusal> {
    let serial = request.serial_number;
    scene.authorize(ask(scene, "iam:DeleteVirtualMFADevice", &serial))?;
    if device(scene, &serial)?.held().is_some() {
        return Err(refusal::refuse(
            409,
            "DeleteConflict",
            "MFA VirtualDevice in use. Must deactivate first.",
        ));
    }
    scene.account_mut().mfa_devices.remove(&serial);
    Ok(())
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetMFADeviceRequest,
) -> Result<api::GetMFADeviceResponse, Refusal> {
    let owner = match request.user_name {
        Some(name) => Owner::named(scene, name),
        None => Owner::of(scene, None)?,
    };
    scene.authorize(owner.ask(scene, "iam:GetMFADevice"))?;
    let of = owner.as_key_owner(scene)?;
    let since = held(scene, &request.serial_number, &of)?.since;
    Ok(api::GetMFADeviceResponse {
        user_name: owner.spelled(scene),
        serial_number: request.serial_number,
        enable_date: Some(since.whole_second().timestamp()),
        // Only security keys have some.
        certifications: BTreeMap::new(),
    })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListMFADevicesRequest,
) -> Result<api::ListMFADevicesResponse, Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:ListMFADevices"))?;
    let of = owner.as_key_owner(scene)?;
    let name = owner.spelled(scene).unwrap_or_else(|| ROOT.to_owned());
    let page = page(
        scene.account().mfa_devices.of(&of),
        |(device, _)| device.serial.to_string(),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|(device, holder)| api::MFADevice {
        user_name: name.clone(),
        serial_number: device.serial.to_string(),
        enable_date: holder.since.whole_second().timestamp(),
    });
    Ok(api::ListMFADevicesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        mfa_devices: page.items,
    })
}

/// All devices, or those that somebody has, or those that nobody has (IAM API Reference,
/// `ListVirtualMFADevices`: all, when nothing is said). Neither seeds nor tags are shown.
pub(super) fn list_virtual(
    scene: &mut Scene<'_>,
    request: api::ListVirtualMFADevicesRequest,
) -> Result<api::ListVirtualMFADevicesResponse, Refusal> {
    scene.authorize(shared::ask_account("iam:ListVirtualMFADevices"))?;
    let wanted = |device: &&MfaDevice| match request.assignment_status.as_deref() {
        Some("Assigned") => device.held().is_some(),
        Some("Unassigned") => device.held().is_none(),
        _ => true,
    };
    let page = page(
        scene.account().mfa_devices.iter().filter(wanted),
        |device| device.serial.to_string(),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|device| api::VirtualMFADevice {
        serial_number: device.serial.to_string(),
        user: device.held().and_then(|holder| holder_shown(scene, holder)),
        enable_date: device
            .held()
            .map(|holder| holder.since.whole_second().timestamp()),
        ..api::VirtualMFADevice::default()
    });
    Ok(api::ListVirtualMFADevicesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        virtual_mfa_devices: page.items,
    })
}

fn holder_shown(scene: &Scene<'_>, holder: &Holder) -> Option<api::User> {
    match &holder.owner {
        KeyOwner::Root => Some(users::shown_root(scene)),
        KeyOwner::User(id) => {
            let user = scene.account().users.by_id(id)?;
            Some(users::shown(user, true))
        }
    }
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagMFADeviceRequest) -> Result<(), Refusal> {
    let tags = new_cased_tags(&request.tags)?;
    scene.authorize(ask(scene, "iam:TagMFADevice", &request.serial_number).request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Told, &tags, |scene| {
        Ok(&mut device_mut(scene, &request.serial_number)?.tags)
    })
}

pub(super) fn untag(scene: &mut Scene<'_>, request: api::UntagMFADeviceRequest) -> Result<(), Refusal> {
    scene.authorize(ask(scene, "iam:UntagMFADevice", &request.serial_number).tag_keys(&request.tag_keys))?;
    shared::remove_tags(scene, KeyCase::Told, &request.tag_keys, |scene| {
        Ok(&mut device_mut(scene, &request.serial_number)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListMFADeviceTagsRequest,
) -> Result<api::ListMFADeviceTagsResponse, Refusal> {
    scene.authorize(ask(scene, "iam:ListMFADeviceTags", &request.serial_number))?;
    let tags = shown_tags(device(scene, &request.serial_number)?.tags.latest());
    let page = shared::tag_page(tags, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListMFADeviceTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

#[cfg(test)]
pub(crate) mod tests;
