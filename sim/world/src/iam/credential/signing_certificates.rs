//! Signing certificates of users and of the root user.
//!
//! IAM API Reference, `UploadSigningCertificate`. Texts are assumed, where none says otherwise.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::iam as api;

use crate::account::entity::KeyStatus;
use crate::account::user_credentials::SigningCertificate;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::Scene;
use crate::proof::certificate;

use super::owner::{Owner, ROOT, status};

fn no_such_certificate(id: &str) -> Refusal {
    refusal::no_such_entity(format!("The Certificate with id {id} cannot be found."))
}

fn shown(owner: Option<String>, certificate: &SigningCertificate) -> api::SigningCertificate {
    api::SigningCertificate {
        user_name: owner.unwrap_or_else(|| ROOT.to_owned()),
        certificate_id: certificate.id.to_string(),
        certificate_body: certificate.body.clone(),
        status: certificate.status.as_str().to_owned(),
        upload_date: Some(certificate.uploaded.whole_second().timestamp()),
    }
}

pub(super) fn upload(
    scene: &mut Scene<'_>,
    request: api::UploadSigningCertificateRequest,
) -> Result<api::UploadSigningCertificateResponse, Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:UploadSigningCertificate"))?;
    let limit = scene.account().quotas.signing_certificates_per_user;
    let certificates = &owner.credentials(scene)?.certificates;
    let operation = Operation::IamUploadSigningCertificate;
    // Kept to the letter: AWS gives the last line feed back (moto's `test_signing_certs`, verified against AWS).
    let body = request.certificate_body;
    let read = certificate::read(&body).ok_or_else(|| {
        // As recorded from AWS (LocalStack's tests, `tests/aws/services/iam/test_iam_signing_certificates.snapshot.json`).
        let text = format!("Certificate {body} is malformed.");
        Refusal::modelled(operation, "MalformedCertificate", text)
    })?;
    let same = |other: &SigningCertificate| certificate::read(&other.body).as_ref() == Some(&read);
    if certificates.iter().any(same) {
        return Err(Refusal::modelled(
            operation,
            "DuplicateCertificate",
            "The certificate is associated with the user already.",
        ));
    }
    // The text is verified against AWS by moto's `test_create_too_many_certificates`.
    if certificates.len() >= limit {
        return Err(refusal::quota_exceeded("CertificatesPerUser", limit));
    }
    let name = owner.spelled(scene);
    let certificate = SigningCertificate {
        id: scene.mint_certificate(name.as_deref().unwrap_or(ROOT)),
        body,
        status: KeyStatus::Active,
        uploaded: scene.now,
    };
    let answer = shown(name, &certificate);
    owner.credentials_mut(scene)?.certificates.push(certificate);
    Ok(api::UploadSigningCertificateResponse { certificate: answer })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListSigningCertificatesRequest,
) -> Result<api::ListSigningCertificatesResponse, Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:ListSigningCertificates"))?;
    let certificates = &owner.credentials(scene)?.certificates;
    let name = owner.spelled(scene);
    let page = page(
        certificates.iter().enumerate(),
        |(nth, _)| format!("{nth:05}"),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(|(_, certificate)| shown(name.clone(), certificate));
    Ok(api::ListSigningCertificatesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        certificates: page.items,
    })
}

pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdateSigningCertificateRequest,
) -> Result<(), Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:UpdateSigningCertificate"))?;
    let id = request.certificate_id;
    let certificates = &mut owner.credentials_mut(scene)?.certificates;
    let status = status(&request.status)?;
    let certificate = certificates.iter_mut().find(|known| known.id.as_str() == id);
    certificate.ok_or_else(|| no_such_certificate(&id))?.status = status;
    Ok(())
}

pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteSigningCertificateRequest,
) -> Result<(), Refusal> {
    let owner = Owner::of(scene, request.user_name)?;
    scene.authorize(owner.ask(scene, "iam:DeleteSigningCertificate"))?;
    let id = request.certificate_id;
    let certificates = &mut owner.credentials_mut(scene)?.certificates;
    let before = certificates.len();
    certificates.retain(|known| known.id.as_str() != id);
    match certificates.len() < before {
        true => Ok(()),
        false => Err(no_such_certificate(&id)),
    }
}

#[cfg(test)]
mod tests;
