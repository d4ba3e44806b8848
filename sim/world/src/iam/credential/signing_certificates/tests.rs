//! The life of a signing certificate, and what is refused.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::create_user;
use crate::proof::certificate::tests::{CURVE, RSA};

fn upload(
    bench: &mut Bench,
    who: &Credentials,
    user: Option<&str>,
    body: &str,
) -> Result<api::SigningCertificate, CallError> {
    let request = api::UploadSigningCertificateRequest {
        user_name: user.map(Into::into),
        certificate_body: body.into(),
    };
    Ok(bench.send(who, request)?.certificate)
}

fn list(bench: &mut Bench, who: &Credentials, user: Option<&str>) -> Vec<api::SigningCertificate> {
    let request = api::ListSigningCertificatesRequest {
        user_name: user.map(Into::into),
        ..Default::default()
    };
    bench.send(who, request).unwrap().certificates
}

#[test]
fn a_certificate_is_uploaded_set_and_taken_away() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    for owner in [Some("anna"), None] {
        assert!(list(&mut bench, &root, owner).is_empty());
        let certificate = upload(&mut bench, &root, owner, RSA).unwrap();
        assert_eq!(certificate.certificate_body, RSA);
        assert_eq!(certificate.user_name, owner.unwrap_or("root"));
        assert_eq!(list(&mut bench, &root, owner), std::slice::from_ref(&certificate));
        let update = api::UpdateSigningCertificateRequest {
            user_name: owner.map(Into::into),
            certificate_id: certificate.certificate_id.clone(),
            status: "Inactive".into(),
        };
        bench.send(&root, update.clone()).unwrap();
        assert_eq!(list(&mut bench, &root, owner)[0].status, "Inactive");
        let unknown = api::UpdateSigningCertificateRequest {
            certificate_id: "A".repeat(32),
            ..update
        };
        assert_eq!(code(bench.send(&root, unknown)), "NoSuchEntity");
    }
    let summary = bench
        .send(&root, api::GetAccountSummaryRequest {})
        .unwrap()
        .summary_map;
    assert_eq!(summary["AccountSigningCertificatesPresent"], 1);
    let request = api::DeleteUserRequest {
        user_name: "anna".into(),
    };
    assert_eq!(code(bench.send(&root, request.clone())), "DeleteConflict");
    for owner in [Some("anna"), None] {
        let delete = api::DeleteSigningCertificateRequest {
            user_name: owner.map(Into::into),
            certificate_id: list(&mut bench, &root, owner).remove(0).certificate_id,
        };
        bench.send(&root, delete.clone()).unwrap();
        assert_eq!(code(bench.send(&root, delete)), "NoSuchEntity");
    }
    bench.send(&root, request).unwrap();
}

#[test]
fn a_certificate_is_taken_once_and_must_be_one_and_there_are_two() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    let anna = Some("anna");
    assert_eq!(
        refusal(upload(&mut bench, &root, anna, "no certificate")),
        (
            "MalformedCertificate".into(),
            "Certificate no certificate is malformed.".into()
        )
    );
    upload(&mut bench, &root, anna, RSA).unwrap();
    assert_eq!(code(upload(&mut bench, &root, anna, RSA)), "DuplicateCertificate");
    upload(&mut bench, &root, anna, CURVE).unwrap();
    let user = bench.world.accounts.get_mut(&crate::bench::account(HUB)).unwrap();
    let known = &mut user.users.get_mut("anna").unwrap().credentials.certificates;
    known[0].body = "another".into();
    assert_eq!(
        refusal(upload(&mut bench, &root, anna, RSA)),
        (
            "LimitExceeded".into(),
            "Cannot exceed quota for CertificatesPerUser: 2".into()
        )
    );
}
