//! Server certificates of an account.
//!
//! IAM User Guide, `id_credentials_server-certs.html`. Texts are as field reports have them, where none says
//! that it is assumed.

use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::iam as api;
use rolecall_iam::arn::Arn;

use crate::account::server_certificate::ServerCertificate;
use crate::account::tags::KeyCase;
use crate::call::ask::Ask;
use crate::call::page::page;
use crate::call::refusal;
use crate::call::scene::{Scene, within};
use crate::ids::Prefix;
use crate::proof::certificate;
use crate::time::delay::Kind;

use crate::iam::shared::{self, new_cased_tags, shown_tags};

const OPERATION: Operation = Operation::IamUploadServerCertificate;

fn no_such_certificate(name: &str) -> Refusal {
    refusal::no_such_entity(format!(
        "The Server Certificate with name {name} cannot be found."
    ))
}

fn exists(name: &str) -> Refusal {
    refusal::refuse(
        409,
        "EntityAlreadyExists",
        format!("The Server Certificate with name {name} already exists."),
    )
}

fn arn(scene: &Scene<'_>, path: &str, name: &str) -> Arn {
    let resource = format!("server-certificate{path}{name}");
    Arn::iam(scene.partition(), scene.account_id(), &resource)
}

fn ask(scene: &Scene<'_>, action: &'static str, name: &str) -> Ask {
    match scene.account().server_certificates.get(name) {
        Some(certificate) => {
            Ask::to(action, &certificate.arn).resource_tags(certificate.tags.at(&scene.view))
        }
        None => Ask::to(action, &arn(scene, "/", name)),
    }
}

fn certificate<'s>(scene: &'s Scene<'_>, name: &str) -> Result<&'s ServerCertificate, Refusal> {
    let found = scene.account().server_certificates.get(name);
    found.ok_or_else(|| no_such_certificate(name))
}

fn certificate_mut<'s>(scene: &'s mut Scene<'_>, name: &str) -> Result<&'s mut ServerCertificate, Refusal> {
    let found = scene.account_mut().server_certificates.get_mut(name);
    found.ok_or_else(|| no_such_certificate(name))
}

fn shown(certificate: &ServerCertificate) -> api::ServerCertificateMetadata {
    api::ServerCertificateMetadata {
        path: certificate.path.clone(),
        server_certificate_name: certificate.name.to_string(),
        server_certificate_id: certificate.id.to_string(),
        arn: certificate.arn.to_string(),
        upload_date: Some(certificate.created.whole_second().timestamp()),
        expiration: Some(certificate.expires.whole_second().timestamp()),
    }
}

pub(super) fn upload(
    scene: &mut Scene<'_>,
    request: api::UploadServerCertificateRequest,
) -> Result<api::UploadServerCertificateResponse, Refusal> {
    let name = request.server_certificate_name;
    let path = request.path.unwrap_or_else(|| "/".to_owned());
    let tags = new_cased_tags(&request.tags)?;
    let arn = arn(scene, &path, &name);
    scene.authorize(Ask::to("iam:UploadServerCertificate", &arn).request_tags(&tags))?;
    if !tags.is_empty() {
        scene.authorize(Ask::to("iam:TagServerCertificate", &arn).request_tags(&tags))?;
    }
    let malformed = |text: &str| Refusal::modelled(OPERATION, "MalformedCertificate", text);
    let body = request.certificate_body.trim().to_owned();
    let read = certificate::read(&body).ok_or_else(|| {
        malformed("Unable to parse certificate. Please ensure the certificate is in PEM format.")
    })?;
    let public_key = certificate::public_key_of(request.private_key.expose())
        // Assumed.
        .ok_or_else(|| {
            malformed("Unable to parse key; Private key must be in PEM format and not encrypted.")
        })?;
    if public_key != read.public_key {
        return Err(Refusal::modelled(
            OPERATION,
            "KeyPairMismatch",
            // Assumed.
            "The private key doesn't match the certificate.",
        ));
    }
    if request
        .certificate_chain
        .as_deref()
        .is_some_and(|chain| !certificate::is_chain(chain))
    {
        return Err(malformed(
            "Unable to parse certificate chain. Please ensure the certificate chain is in PEM format.",
        ));
    }
    if scene.account().server_certificates.get(&name).is_some() {
        return Err(exists(&name));
    }
    let quotas = scene.account().quotas;
    within(
        &scene.account().server_certificates,
        "ServerCertificatesPerAccount",
        quotas.server_certificates,
    )?;
    shared::tags_within(&tags, quotas.tags)?;
    let id = scene.mint(Prefix::Asca, &[&name]);
    let (now, delays) = (scene.now, scene.delays());
    let mut certificate = ServerCertificate::new(id, &name, &path, arn, now);
    certificate.expires = read.expires;
    certificate.body = body;
    certificate.chain = request.certificate_chain;
    let answer = api::UploadServerCertificateResponse {
        server_certificate_metadata: Some(shown(&certificate)),
        tags: shown_tags(Some(&tags)),
    };
    if !tags.is_empty() {
        certificate.tags.write(delays, now, Kind::Tags, tags);
    }
    scene.account_mut().server_certificates.insert(certificate);
    Ok(answer)
}

pub(super) fn get(
    scene: &mut Scene<'_>,
    request: api::GetServerCertificateRequest,
) -> Result<api::GetServerCertificateResponse, Refusal> {
    let name = request.server_certificate_name;
    scene.authorize(ask(scene, "iam:GetServerCertificate", &name))?;
    let certificate = certificate(scene, &name)?;
    Ok(api::GetServerCertificateResponse {
        server_certificate: api::ServerCertificate {
            server_certificate_metadata: shown(certificate),
            certificate_body: certificate.body.clone(),
            certificate_chain: certificate.chain.clone(),
            tags: shown_tags(certificate.tags.latest()),
        },
    })
}

pub(super) fn list(
    scene: &mut Scene<'_>,
    request: api::ListServerCertificatesRequest,
) -> Result<api::ListServerCertificatesResponse, Refusal> {
    scene.authorize(shared::ask_account("iam:ListServerCertificates"))?;
    let prefix = request.path_prefix.as_deref().unwrap_or("/");
    let certificates = scene.account().server_certificates.iter();
    let page = page(
        certificates.filter(|certificate| certificate.path.starts_with(prefix)),
        |certificate| certificate.name.to_ascii_lowercase(),
        request.marker.as_deref(),
        request.max_items,
    )?
    .map(shown);
    Ok(api::ListServerCertificatesResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        server_certificate_metadata_list: page.items,
    })
}

/// Renames or moves one; the caller needs the right on the old and the new one (IAM API Reference,
/// `UpdateServerCertificate`).
pub(super) fn update(
    scene: &mut Scene<'_>,
    request: api::UpdateServerCertificateRequest,
) -> Result<(), Refusal> {
    let old = request.server_certificate_name;
    scene.authorize(ask(scene, "iam:UpdateServerCertificate", &old))?;
    let known = scene.account().server_certificates.get(&old);
    let (name, path) = known.map_or_else(
        || (old.clone(), "/".to_owned()),
        |known| (known.name.to_string(), known.path.clone()),
    );
    let name = request.new_server_certificate_name.unwrap_or(name);
    let path = request.new_path.unwrap_or(path);
    let arn = arn(scene, &path, &name);
    scene.authorize(Ask::to("iam:UpdateServerCertificate", &arn))?;
    let id = certificate(scene, &old)?.id.clone();
    let other = scene.account().server_certificates.get(&name);
    if other.is_some_and(|other| other.id != id) {
        return Err(exists(&name));
    }
    scene
        .account_mut()
        .server_certificates
        .rename(&id, |certificate| {
            certificate.name = name.into();
            certificate.path = path;
            certificate.arn = arn;
        });
    Ok(())
}

pub(super) fn delete(
    scene: &mut Scene<'_>,
    request: api::DeleteServerCertificateRequest,
) -> Result<(), Refusal> {
    let name = request.server_certificate_name;
    scene.authorize(ask(scene, "iam:DeleteServerCertificate", &name))?;
    let id = certificate(scene, &name)?.id.clone();
    let (now, delays) = (scene.now, scene.delays());
    scene.account_mut().server_certificates.bury(&id, delays, now);
    Ok(())
}

pub(super) fn tag(scene: &mut Scene<'_>, request: api::TagServerCertificateRequest) -> Result<(), Refusal> {
    let name = request.server_certificate_name;
    let tags = new_cased_tags(&request.tags)?;
    scene.authorize(ask(scene, "iam:TagServerCertificate", &name).request_tags(&tags))?;
    shared::set_tags(scene, KeyCase::Told, &tags, |scene| {
        Ok(&mut certificate_mut(scene, &name)?.tags)
    })
}

pub(super) fn untag(
    scene: &mut Scene<'_>,
    request: api::UntagServerCertificateRequest,
) -> Result<(), Refusal> {
    let name = request.server_certificate_name;
    scene.authorize(ask(scene, "iam:UntagServerCertificate", &name).tag_keys(&request.tag_keys))?;
    shared::remove_tags(scene, KeyCase::Told, &request.tag_keys, |scene| {
        Ok(&mut certificate_mut(scene, &name)?.tags)
    })
}

pub(super) fn list_tags(
    scene: &mut Scene<'_>,
    request: api::ListServerCertificateTagsRequest,
) -> Result<api::ListServerCertificateTagsResponse, Refusal> {
    let name = request.server_certificate_name;
    scene.authorize(ask(scene, "iam:ListServerCertificateTags", &name))?;
    let tags = shown_tags(certificate(scene, &name)?.tags.latest());
    let page = shared::tag_page(tags, request.marker.as_deref(), request.max_items)?;
    Ok(api::ListServerCertificateTagsResponse {
        is_truncated: Some(page.is_truncated()),
        marker: page.next,
        tags: page.items,
    })
}

#[cfg(test)]
mod tests;
