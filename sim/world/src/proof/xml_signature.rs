//! Enveloped signatures of XML elements (W3C, *XML Signature Syntax and Processing*), in *Exclusive XML
//! Canonicalization*, as SAML requires (*SAML core*, section 5.4).
//!
//! RSA with SHA-2. What is signed is exactly one element, named by an `ID` that no other has, and whoever asks
//! gets an answer about that element alone: a signature elsewhere in a document proves nothing.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use rsa::PublicKey;
use rsa::pkcs8::DecodePublicKey as _;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use crate::account::saml::{SIGNATURE, of_base64};
use crate::proof::jwks::is_signed;

const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/// How deep elements may lie in each other.
const DEEPEST: usize = 64;

/// What an element's own signature says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signed {
    /// It has none.
    No,
    /// It has one, of none of these keys, of a kind that isn't taken, or of something else.
    Wrongly,
    /// One of these keys signed it as it is.
    Rightly,
}

/// Checks the signature that is a child of this element, by public keys in DER.
pub(crate) fn check(document: &Document<'_>, element: Node<'_, '_>, keys: &[Vec<u8>]) -> Signed {
    let mut signatures = children(element, "Signature");
    match (signatures.next(), signatures.next()) {
        (None, _) => Signed::No,
        (Some(signature), None) => match is_right(document, element, signature, keys) {
            Some(true) => Signed::Rightly,
            _ => Signed::Wrongly,
        },
        (Some(_), Some(_)) => Signed::Wrongly,
    }
}

fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children()
        .filter(move |child| child.has_tag_name((SIGNATURE, name)))
}

/// The one child of that name; nothing, when there are several.
fn only<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    let mut found = children(node, name);
    found.next().filter(|_| found.next().is_none())
}

fn is_right(
    document: &Document<'_>,
    element: Node<'_, '_>,
    signature: Node<'_, '_>,
    keys: &[Vec<u8>],
) -> Option<bool> {
    let info = only(signature, "SignedInfo")?;
    let method = only(info, "CanonicalizationMethod")?;
    if method.attribute("Algorithm")? != EXCLUSIVE {
        return None;
    }
    let reference = only(info, "Reference")?;
    let id = element.attribute("ID")?;
    let twice = document
        .descendants()
        .filter(|node| node.attribute("ID") == Some(id))
        .count();
    if reference.attribute("URI")?.strip_prefix('#')? != id || twice != 1 {
        return None;
    }
    let mut prefixes = Vec::new();
    for transform in children(only(reference, "Transforms")?, "Transform") {
        match transform.attribute("Algorithm")? {
            ENVELOPED => {}
            EXCLUSIVE => prefixes = inclusive(transform),
            _ => return None,
        }
    }
    let text = canonical(document, element, Some(signature), &prefixes)?;
    let digest = of_base64(only(reference, "DigestValue")?.text()?)?;
    let algorithm = only(reference, "DigestMethod")?.attribute("Algorithm")?;
    let is_same = match algorithm {
        "http://www.w3.org/2001/04/xmlenc#sha256" => Sha256::digest(&text).as_slice() == digest,
        "http://www.w3.org/2001/04/xmldsig-more#sha384" => Sha384::digest(&text).as_slice() == digest,
        "http://www.w3.org/2001/04/xmlenc#sha512" => Sha512::digest(&text).as_slice() == digest,
        _ => return None,
    };
    let value = of_base64(only(signature, "SignatureValue")?.text()?)?;
    let text = canonical(document, info, None, &inclusive(method))?;
    let algorithm = only(info, "SignatureMethod")?.attribute("Algorithm")?;
    let by = |key: &Vec<u8>| {
        let Ok(key) = PublicKey::from_public_key_der(key) else {
            return false;
        };
        match algorithm.strip_prefix("http://www.w3.org/2001/04/xmldsig-more#") {
            Some("rsa-sha256") => is_signed::<Sha256>(key, text.as_bytes(), &value),
            Some("rsa-sha384") => is_signed::<Sha384>(key, text.as_bytes(), &value),
            Some("rsa-sha512") => is_signed::<Sha512>(key, text.as_bytes(), &value),
            _ => false,
        }
    };
    Some(is_same && keys.iter().any(by))
}

/// The prefixes that a transform treats as if they were used everywhere.
fn inclusive(transform: Node<'_, '_>) -> Vec<String> {
    let list = transform
        .children()
        .find(|node| node.has_tag_name((EXCLUSIVE, "InclusiveNamespaces")));
    let list = list
        .and_then(|node| node.attribute("PrefixList"))
        .unwrap_or_default();
    let name = |prefix: &str| if prefix == "#default" { "" } else { prefix }.to_owned();
    list.split_ascii_whitespace().map(name).collect()
}

/// An element in canonical form, but for one child; nothing, when it is too deep.
fn canonical(
    document: &Document<'_>,
    element: Node<'_, '_>,
    but: Option<Node<'_, '_>>,
    prefixes: &[String],
) -> Option<String> {
    let mut writer = Writer {
        source: document.input_text(),
        but,
        prefixes,
        text: String::new(),
    };
    writer.element(element, &BTreeMap::new(), 0)?;
    Some(writer.text)
}

struct Writer<'w, 'a, 'i> {
    source: &'w str,
    but: Option<Node<'a, 'i>>,
    prefixes: &'w [String],
    text: String,
}

impl Writer<'_, '_, '_> {
    fn element(&mut self, node: Node<'_, '_>, above: &BTreeMap<String, String>, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        let name = name_at(self.source, node.range().start + 1);
        let mut attributes: Vec<_> = node
            .attributes()
            .map(|attribute| {
                let name = self.source.get(attribute.range_qname()).unwrap_or_default();
                (
                    attribute.namespace().unwrap_or_default(),
                    attribute.name(),
                    name,
                    attribute.value(),
                )
            })
            .collect();
        attributes.sort_unstable();
        let names = attributes
            .iter()
            .map(|(_, _, name, _)| *name)
            .filter(|name| name.contains(':'));
        let mut used: Vec<&str> = std::iter::once(name).chain(names).map(prefix).collect();
        let declared = |prefix: &&str| uri(node, prefix).is_some();
        used.extend(self.prefixes.iter().map(String::as_str).filter(declared));
        used.sort_unstable();
        used.dedup();

        self.text.push('<');
        self.text.push_str(name);
        let mut known = above.clone();
        for prefix in used.into_iter().filter(|prefix| *prefix != "xml") {
            let uri = uri(node, prefix).unwrap_or_default();
            if known.get(prefix).map_or("", String::as_str) == uri {
                continue;
            }
            known.insert(prefix.to_owned(), uri.to_owned());
            self.text
                .push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
            self.text.push_str(prefix);
            self.value(uri);
        }
        for (_, _, name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.value(value);
        }
        self.text.push('>');
        for child in node.children() {
            if self.but == Some(child) {
                continue;
            }
            if child.is_element() {
                self.element(child, &known, depth + 1)?;
            } else if child.is_text() {
                self.escaped(child.text().unwrap_or_default(), false);
            } else if let Some(instruction) = child.pi() {
                self.text.push_str("<?");
                self.text.push_str(instruction.target);
                if let Some(value) = instruction.value {
                    self.text.push(' ');
                    self.text.push_str(value);
                }
                self.text.push_str("?>");
            }
        }
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        Some(())
    }

    fn value(&mut self, value: &str) {
        self.text.push_str("=\"");
        self.escaped(value, true);
        self.text.push('"');
    }

    /// *Canonical XML*, section 2.3: attribute and text nodes.
    fn escaped(&mut self, text: &str, in_value: bool) {
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '\r' => self.text.push_str("&#xD;"),
                '>' if !in_value => self.text.push_str("&gt;"),
                '"' if in_value => self.text.push_str("&quot;"),
                '\t' if in_value => self.text.push_str("&#x9;"),
                '\n' if in_value => self.text.push_str("&#xA;"),
                other => self.text.push(other),
            }
        }
    }
}

/// The name of an element, with its prefix, as it is written.
fn name_at(source: &str, start: usize) -> &str {
    let rest = source.get(start..).unwrap_or_default();
    let end = rest.find(|letter: char| letter.is_ascii_whitespace() || letter == '/' || letter == '>');
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

fn uri<'a>(node: Node<'a, '_>, prefix: &str) -> Option<&'a str> {
    node.lookup_namespace_uri((!prefix.is_empty()).then_some(prefix))
}

#[cfg(test)]
pub(crate) mod tests;
