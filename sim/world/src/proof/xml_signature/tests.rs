//! Documents that other programs canonicalized (libxml2) and signed (signxml).

use roxmltree::Document;
use rsa::PrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::signature::{SignatureEncoding as _, Signer as _};

use super::*;
use crate::proof::certificate::tests::{CURVE, RSA, RSA_KEY};

pub(crate) const RESPONSE: &str = include_str!("../../../testdata/saml.response.xml");
pub(crate) const ASSERTION: &str = include_str!("../../../testdata/saml.assertion.xml");
pub(crate) const PLAIN: &str = include_str!("../../../testdata/saml.plain.xml");
const CANONICAL: &str = include_str!("../../../testdata/saml.assertion.c14n.xml");

fn keys() -> Vec<Vec<u8>> {
    [CURVE, RSA]
        .map(|pem| crate::proof::certificate::read(pem).unwrap().public_key)
        .to_vec()
}

fn named<'a, 'i>(document: &'a Document<'i>, id: &str) -> Node<'a, 'i> {
    let mut nodes = document.descendants();
    nodes.find(|node| node.attribute("ID") == Some(id)).unwrap()
}

fn checked(text: &str, id: &str) -> Signed {
    let document = Document::parse(text).unwrap();
    check(&document, named(&document, id), &keys())
}

/// Signs the element of an id. `{signature}` stands where the signature is to be.
pub(crate) fn sign(text: &str, id: &str) -> String {
    let signature = |digest: &str, value: &str| {
        format!(
            r##"<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="{EXCLUSIVE}"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#{id}"><ds:Transforms><ds:Transform Algorithm="{ENVELOPED}"/><ds:Transform Algorithm="{EXCLUSIVE}"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>{digest}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>{value}</ds:SignatureValue></ds:Signature>"##
        )
    };
    let base64 = |bytes: &[u8]| data_encoding::BASE64.encode(bytes);
    let form = |text: &str, of_info: bool| {
        let document = Document::parse(text).unwrap();
        let element = named(&document, id);
        let signature = only(element, "Signature").unwrap();
        match of_info {
            true => canonical(&document, only(signature, "SignedInfo").unwrap(), None, &[]).unwrap(),
            false => canonical(&document, element, Some(signature), &[]).unwrap(),
        }
    };
    let unsigned = text.replace("{signature}", &signature("", ""));
    let digest = base64(&Sha256::digest(form(&unsigned, false)));
    let digested = text.replace("{signature}", &signature(&digest, ""));
    let key = SigningKey::<Sha256>::new(PrivateKey::from_pkcs8_pem(RSA_KEY).unwrap());
    let value = key.sign(form(&digested, true).as_bytes());
    text.replace("{signature}", &signature(&digest, &base64(&value.to_bytes())))
}

#[test]
fn canonical_form_is_that_of_libxml2() {
    let document = Document::parse(PLAIN).unwrap();
    let form = canonical(&document, named(&document, "_assertion"), None, &[]).unwrap();
    assert_eq!(form, CANONICAL);
}

#[test]
fn what_another_program_signed_is_right() {
    assert_eq!(checked(RESPONSE, "_response"), Signed::Rightly);
    assert_eq!(checked(RESPONSE, "_assertion"), Signed::No);
    assert_eq!(checked(ASSERTION, "_assertion"), Signed::Rightly);
    assert_eq!(checked(ASSERTION, "_response"), Signed::No);
    let ours = PLAIN.replacen("<saml:Subject>", "{signature}<saml:Subject>", 1);
    assert_eq!(checked(&sign(&ours, "_assertion"), "_assertion"), Signed::Rightly);
}

#[test]
fn a_change_of_a_letter_is_wrong() {
    for (from, to) in [
        ("anna@example.com", "bea@example.com"),
        ("role/staff", "role/boss"),
        ("<?pi here?>", ""),
        ("xmldsig-more#rsa-sha256", "xmldsig-more#rsa-sha384"),
        (
            "xml-exc-c14n#\"/><ds:SignatureMethod",
            "xml-exc-c14n#WithComments\"/><ds:SignatureMethod",
        ),
    ] {
        let changed = ASSERTION.replacen(from, to, 1);
        assert_ne!(changed, ASSERTION, "{from}");
        assert_eq!(checked(&changed, "_assertion"), Signed::Wrongly, "{from}");
    }
    // What canonical form doesn't see changes nothing.
    let unseen = ASSERTION.replacen("<saml:Subject>", "<saml:Subject\n ><!-- unseen -->", 1);
    assert_eq!(checked(&unseen, "_assertion"), Signed::Rightly);
}

#[test]
fn a_signature_is_of_the_element_that_has_it_and_of_no_namesake() {
    let elsewhere = ASSERTION.replacen("ID=\"_assertion\"", "ID=\"_other\"", 1);
    assert_eq!(checked(&elsewhere, "_other"), Signed::Wrongly);
    let twice = ASSERTION.replacen("<samlp:Status>", "<samlp:Status ID=\"_assertion\">", 1);
    let document = Document::parse(&twice).unwrap();
    let assertion = document
        .descendants()
        .find(|node| node.tag_name().name() == "Assertion");
    assert_eq!(check(&document, assertion.unwrap(), &keys()), Signed::Wrongly);
}

#[test]
fn no_other_key_and_no_depth_is_taken() {
    let document = Document::parse(ASSERTION).unwrap();
    let only_curve = [crate::proof::certificate::read(CURVE).unwrap().public_key];
    let assertion = named(&document, "_assertion");
    assert_eq!(check(&document, assertion, &only_curve), Signed::Wrongly);
    assert_eq!(check(&document, assertion, &[]), Signed::Wrongly);
    let deep = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
    let document = Document::parse(&deep).unwrap();
    assert!(canonical(&document, document.root_element(), None, &[]).is_none());
}
