//! The credential report: every user with its password, second factor, keys and certificates, as CSV.
//!
//! IAM User Guide, `id_credentials_getting-report.html`: made in the background, at most once in four hours.

use std::time::Duration;

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::Blob;
use rolecall_api::views::iam as api;

use crate::account::entity::{AccessKey, KeyOwner, KeyStatus, User};
use crate::account::password::LoginProfile;
use crate::account::settings::CredentialReport;
use crate::account::user_credentials::SigningCertificate;
use crate::call::scene::Scene;
use crate::time::clock::Moment;

use crate::iam::credential::access_keys;
use crate::iam::shared::ask_account;

const COLUMNS: &str = "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

/// How long a report is the newest there can be.
const LIFE: Duration = Duration::from_secs(4 * 3600);

const NONE: &str = "N/A";

pub(super) fn generate(
    scene: &mut Scene<'_>,
    _: api::GenerateCredentialReportRequest,
) -> Result<api::GenerateCredentialReportResponse, Refusal> {
    scene.authorize(ask_account("iam:GenerateCredentialReport"))?;
    let now = scene.now;
    let known = scene.account().settings.credential_report.as_ref();
    let (state, description) = match known {
        Some(report) if now < report.ready => ("INPROGRESS", None),
        Some(report) if now < report.begun.plus(LIFE) => ("COMPLETE", None),
        _ => (
            "STARTED",
            Some("No report exists. Starting a new report generation task"),
        ),
    };
    if state == "STARTED" {
        let key = scene
            .world
            .chance()
            .key("credential report")
            .text(scene.account_id().as_str())
            .number(u64::try_from(now.millis()).unwrap_or(0));
        let report = CredentialReport {
            begun: now,
            ready: now.plus(scene.delays().job(key)),
            content: content(scene),
        };
        scene.account_mut().settings.credential_report = Some(report);
    }
    Ok(api::GenerateCredentialReportResponse {
        state: Some(state.to_owned()),
        description: description.map(str::to_owned),
    })
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    _: api::GetCredentialReportRequest,
) -> Result<api::GetCredentialReportResponse, Refusal> {
    scene.authorize(ask_account("iam:GetCredentialReport"))?;
    // Recorded in February 2026 of the first: these come without a text.
    let refuse = |code: &str| Refusal::modelled(Operation::IamGetCredentialReport, code, "");
    let now = scene.now;
    let report = scene.account().settings.credential_report.as_ref();
    let report = report.ok_or_else(|| refuse("ReportNotPresent"))?;
    if now < report.ready {
        return Err(refuse("ReportInProgress"));
    }
    if now >= report.begun.plus(LIFE) {
        return Err(refuse("ReportExpired"));
    }
    Ok(api::GetCredentialReportResponse {
        content: Some(Blob(report.content.clone().into_bytes())),
        report_format: Some("text/csv".to_owned()),
        generated_time: Some(report.begun.whole_second().timestamp()),
    })
}

fn date(at: Moment) -> String {
    // As the report writes dates, with the zone in digits.
    at.whole_second()
        .timestamp()
        .strftime("%Y-%m-%dT%H:%M:%S+00:00")
        .to_string()
}

fn content(scene: &Scene<'_>) -> String {
    let mut rows = vec![COLUMNS.to_owned(), root(scene)];
    rows.extend(scene.account().users.iter().map(|user| of_user(scene, user)));
    rows.join("\n")
}

/// The root user has a password (assumed), of which the report knows nothing more.
fn root(scene: &Scene<'_>) -> String {
    let account = scene.account();
    let arn = rolecall_iam::arn::Arn::root(account.partition, account.id);
    let mut row = vec![
        "<root_account>".to_owned(),
        arn.to_string(),
        date(account.created),
        "not_supported".to_owned(),
        "no_information".to_owned(),
        "not_supported".to_owned(),
        "not_supported".to_owned(),
        account
            .mfa_devices
            .of(&KeyOwner::Root)
            .next()
            .is_some()
            .to_string(),
    ];
    keys(&mut row, access_keys::root_keys(scene));
    certificates(&mut row, &account.root_credentials.certificates);
    row.join(",")
}

fn of_user(scene: &Scene<'_>, user: &User) -> String {
    let owner = KeyOwner::User(user.id.clone());
    let mut row = vec![user.name.to_string(), user.arn.to_string(), date(user.created)];
    match &user.login_profile {
        Some(profile) => row.extend(password(scene, profile)),
        None => row.extend(["false", NONE, NONE, NONE].map(str::to_owned)),
    }
    let devices = &scene.account().mfa_devices;
    row.push(devices.of(&owner).next().is_some().to_string());
    keys(
        &mut row,
        user.keys.iter().filter_map(|id| scene.world.keys.get(id)),
    );
    certificates(&mut row, &user.credentials.certificates);
    row.join(",")
}

/// Nobody signs in to this world's console, so no password was ever used.
fn password(scene: &Scene<'_>, profile: &LoginProfile) -> [String; 4] {
    let policy = scene.account().settings.password_policy.as_ref();
    let rotation = policy.and_then(|policy| policy.max_age_days).map(|days| {
        let age = Duration::from_secs(86_400 * u64::try_from(days).unwrap_or(0));
        date(profile.since().plus(age))
    });
    [
        "true".to_owned(),
        "no_information".to_owned(),
        date(profile.since()),
        rotation.unwrap_or_else(|| NONE.to_owned()),
    ]
}

/// Two keys, there or not.
fn keys<'k>(row: &mut Vec<String>, keys: impl Iterator<Item = &'k AccessKey>) {
    let mut keys = keys.fuse();
    for _ in 0..2 {
        let Some(key) = keys.next() else {
            row.extend(["false", NONE, NONE, NONE, NONE].map(str::to_owned));
            continue;
        };
        let active = key.status.latest() == Some(&KeyStatus::Active);
        row.extend([active.to_string(), date(key.created)]);
        match &key.last_used {
            Some(used) => row.extend([date(used.at), used.region.to_string(), used.service.to_string()]),
            None => row.extend([NONE, NONE, NONE].map(str::to_owned)),
        }
    }
}

fn certificates(row: &mut Vec<String>, certificates: &[SigningCertificate]) {
    for n in 0..2 {
        match certificates.get(n) {
            Some(one) => row.extend([(one.status == KeyStatus::Active).to_string(), date(one.uploaded)]),
            None => row.extend(["false", NONE].map(str::to_owned)),
        }
    }
}

#[cfg(test)]
mod tests;
