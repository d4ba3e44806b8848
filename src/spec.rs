//! The spec: what the user writes, read with places, all findings at once.
//!
//! A text becomes a tree ([`tree`]), the tree typed records ([`raw`], [`leaf`]), and these, with the files
//! that they name, a setup ([`crate::resolve`]). No step stops at the first finding.

use std::path::Path;
use std::sync::Arc;

use schemars::Schema;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::resolve::resolve;
use crate::setup::{KeyDestination, Setup};

pub mod document;
pub mod leaf;
pub mod lint;
pub mod profile;
pub mod raw;
pub mod reader;
pub mod tree;

/// Where a spec is looked for when the user names none.
pub const DEFAULT_FILE: &str = "rolecall.yaml";

/// Largest spec that is read, in bytes: some hundred times that of three hundred accounts.
const LARGEST: u64 = 8 << 20;

/// A spec without errors.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it means.
    pub setup: Setup,
    /// What is worth knowing about it.
    pub warnings: Vec<Diagnostic>,
}

/// Reads a spec from a file. Files that it names are looked for beside it.
///
/// # Errors
///
/// Every finding, at least one of them an error; `spec/missing-file` when there is no such file.
pub fn load(path: &Path) -> Result<Loaded, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let unreadable = |why: String| {
        let finding = Diagnostic::error(
            "spec/missing-file",
            format!("the spec `{name}` cannot be read: {why}"),
        );
        vec![if path == Path::new(DEFAULT_FILE) {
            finding.hint("`rolecall init --example` writes one; `--spec FILE` names another")
        } else {
            finding.hint("`--spec FILE` names a spec; `rolecall init` writes one")
        }]
    };
    let size = std::fs::metadata(path)
        .map_err(|error| unreadable(document::plain(&error)))?
        .len();
    if size > LARGEST {
        return Err(unreadable(format!("it has {size} bytes")));
    }
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(document::plain(&error)))?;
    let base = path.parent().unwrap_or(Path::new(""));
    read(&Arc::new(Source { name, text }), base)
}

/// Reads a spec from a text. Files that it names are looked for in `base`.
///
/// # Errors
///
/// Every finding, at least one of them an error.
pub fn read(source: &Arc<Source>, base: &Path) -> Result<Loaded, Vec<Diagnostic>> {
    let (setup, findings) = examine(source, base);
    match setup {
        Some(setup) => Ok(Loaded {
            setup,
            warnings: findings,
        }),
        None => Err(findings),
    }
}

/// What a text means as a spec, if anything, and every finding in the order of the text.
fn examine(source: &Arc<Source>, base: &Path) -> (Option<Setup>, Vec<Diagnostic>) {
    let node = match tree::parse(source) {
        Ok(node) => node,
        Err(finding) => return (None, vec![*finding]),
    };
    if node.value == tree::Value::Null {
        let finding = Diagnostic::error("spec/empty", format!("`{}` is empty", source.name))
            .hint("`rolecall init --example` writes a spec to start from");
        return (None, vec![finding]);
    }
    let mut reader = reader::Reader::new(source);
    let spec = reader.read::<raw::Spec>(&node);
    let mut findings = reader.into_findings();
    let setup = spec.and_then(|spec| {
        let files = document::read_files(file_names(&spec), base);
        let (setup, more) = resolve(&spec, source, &files);
        findings.extend(more);
        setup
    });
    let setup = setup.map(|setup| beside(setup, base));
    in_order(&mut findings);
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    debug_assert!(failed || setup.is_some(), "no setup comes without an error");
    (setup.filter(|_| !failed), findings)
}

/// The key's file is looked for beside the spec, as every file is.
fn beside(mut setup: Setup, base: &Path) -> Setup {
    if let Some(KeyDestination::File(path)) = &mut setup.access_key {
        // Without the `./` that people write: the path is shown to them again.
        *path = base.join(path.strip_prefix(".").unwrap_or(path));
    }
    setup
}

/// By place, and each once: what is common to three hundred spokes is said once.
fn in_order(findings: &mut Vec<Diagnostic>) {
    findings.sort_by_key(|finding| finding.labels.first().map(|label| label.place.clone()));
    let mut seen: Vec<Diagnostic> = Vec::new();
    for finding in findings.drain(..) {
        if !seen.contains(&finding) {
            seen.push(finding);
        }
    }
    *findings = seen;
}

/// The names of all files that a spec names.
fn file_names(spec: &raw::Spec) -> impl Iterator<Item = &str> {
    let user = spec
        .hub
        .iter()
        .filter_map(|hub| hub.user.as_ref()?.inline.as_ref());
    let roles = spec.role.iter().chain(
        spec.spokes
            .iter()
            .flat_map(|spokes| &spokes.value)
            .filter_map(|spoke| spoke.role.as_ref()),
    );
    let trusts = roles
        .clone()
        .filter_map(|role| match &role.trust.as_ref()?.value {
            leaf::TrustText::Document(text) => Some(text),
            leaf::TrustText::HubAccount | leaf::TrustText::HubUser => None,
        });
    user.chain(roles.filter_map(|role| role.inline.as_ref()))
        .flat_map(|inline| &inline.value.0)
        .map(|(_, text)| &text.value)
        .chain(trusts)
        .filter_map(|text| match text {
            leaf::DocumentText::File(name) => Some(name.as_str()),
            leaf::DocumentText::Inline(_) => None,
        })
}

/// The JSON Schema of a spec.
#[must_use]
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(raw::Spec);
    schema.insert("title".to_owned(), "Rolecall spec".into());
    RecursiveTransform(without_null).transform(&mut schema);
    schema.to_value()
}

/// A field that may be left away must not be null: `alias:` without a value is a slip.
fn without_null(schema: &mut Schema) {
    let null = |value: &Value| value == "null" || value.get("type") == Some(&Value::from("null"));
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| !null(kind));
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| !null(choice));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            for (key, value) in only {
                schema.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests;
