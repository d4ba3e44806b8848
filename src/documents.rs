//! Policy documents that are given as files: read, and asked about as AWS's write gate would.
//!
//! Apart from the spec, which has its own documents with places in YAML: here the file is the document.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use rolecall_iam::condition::Base;
use rolecall_iam::policy::{self, Document, Finding, Kind, Refusal, Severity, Span};

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::spec::reader::nearest;

#[cfg(test)]
mod tests;

/// Largest document that is read, in bytes: AWS takes 131,072 characters at most (IAM API Reference,
/// *CreatePolicy*), and a bundle of many is for `decide`.
const LARGEST: u64 = 1 << 20;

/// Standard input, on a command line.
const STDIN: &str = "-";

/// Reads a file's text; `-` is standard input.
///
/// # Errors
/// `policy/missing-file`.
pub fn source(path: &Path) -> Result<Arc<Source>, Box<Diagnostic>> {
    let stdin = path == Path::new(STDIN);
    let name = if stdin {
        "<stdin>".to_owned()
    } else {
        path.display().to_string()
    };
    let mut text = String::new();
    let read = if stdin {
        std::io::stdin()
            .lock()
            .take(LARGEST + 1)
            .read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_string(&mut text))
    };
    let why = match read {
        Ok(size) if size as u64 <= LARGEST => return Ok(Arc::new(Source { name, text })),
        Ok(_) => format!("it has more than {LARGEST} bytes"),
        Err(error) => crate::spec::document::plain(&error),
    };
    let finding = Diagnostic::error(
        "policy/missing-file",
        format!("the policy `{name}` cannot be read: {why}"),
    );
    Err(Box::new(finding.hint("`-` is standard input")))
}

/// Asks all that AWS would ask when the document is put, and reads it.
///
/// # Errors
/// The refusal as a finding: `policy/syntax`, `policy/size` or `policy/refused`.
pub fn admitted(source: &Arc<Source>, kind: Kind) -> Result<Document, Box<Diagnostic>> {
    policy::examine(&source.text, kind).map_err(|refusal| Box::new(refused(source, kind, refusal)))
}

/// Everything that is to be said of a document.
#[must_use]
pub fn examine(source: &Arc<Source>, kind: Kind) -> (Option<Document>, Vec<Diagnostic>) {
    match admitted(source, kind) {
        Ok(document) => {
            let findings = policy::lint(&document, kind);
            let findings = findings.into_iter().map(|finding| found(source, finding));
            let findings = findings.collect();
            (Some(document), findings)
        }
        Err(finding) => (None, vec![*finding]),
    }
}

fn refused(source: &Arc<Source>, kind: Kind, refusal: Refusal) -> Diagnostic {
    let what = what(kind);
    let (code, message) = if policy::read(&source.text).is_err() {
        ("policy/syntax", "this is not a policy document".to_owned())
    } else if matches!(refusal.code, "LimitExceeded" | "ConstraintViolationException")
        || refusal.message.contains("have length")
    {
        ("policy/size", format!("the document is too large for {what}"))
    } else {
        ("policy/refused", format!("AWS would refuse this as {what}"))
    };
    let label = refusal.why.unwrap_or_else(|| "here".to_owned());
    let finding = Diagnostic::error(code, message)
        .at(place(source, refusal.span), label)
        .because([format!("{}: {}", refusal.code, refusal.message)]);
    match refusal.hint.or_else(|| meant(source, refusal.span)) {
        Some(hint) => finding.hint(hint),
        None => finding,
    }
}

/// A finding of the law's; `rolecall errors` has its page.
fn found(source: &Arc<Source>, finding: Finding) -> Diagnostic {
    let rule = finding.rule;
    let diagnostic = match rule.severity() {
        Severity::Error => Diagnostic::error(rule.code(), finding.message),
        Severity::Warning => Diagnostic::warning(rule.code(), finding.message),
    };
    let diagnostic = diagnostic.at(place(source, finding.span), finding.label);
    match finding.hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

/// The element or operator that was probably meant by the key at this place.
fn meant(source: &Source, span: Span) -> Option<String> {
    const ELEMENTS: [&str; 17] = [
        "Version",
        "Id",
        "Statement",
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
        "AWS",
        "Service",
        "Federated",
        "Allow",
        "Deny",
    ];
    let text = source.text.get(span.start..span.end)?;
    let word = text.strip_prefix('"')?.strip_suffix('"')?;
    let (quantifier, operator) = match word.split_once(':') {
        Some((quantifier, operator)) => (format!("{quantifier}:"), operator),
        None => (String::new(), word),
    };
    let operators = Base::ALL.iter().map(|base| base.as_str());
    let near = nearest(
        operator.trim_end_matches("IfExists"),
        ELEMENTS.into_iter().chain(operators),
    )?;
    let suffix = match operator.ends_with("IfExists") {
        true => "IfExists",
        false => "",
    };
    let meant = format!("{quantifier}{near}{suffix}");
    (meant != word).then(|| format!("did you mean `{meant}`?"))
}

/// Where a part of a document stands. A whole document, or a statement of many lines, is pointed at by its
/// beginning.
fn place(source: &Arc<Source>, span: Span) -> Place {
    let shown = source.text.get(span.start..span.end).unwrap_or_default();
    let end = match shown.find('\n') {
        Some(line) => span.start + shown[..line].trim_end().len(),
        None => span.end,
    };
    Place::new(source, span.start..end)
}

/// A kind of policy, with its article.
#[must_use]
pub fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Identity => "an inline identity-based policy",
        Kind::Managed => "a managed policy",
        Kind::Trust => "a trust policy",
        Kind::Resource => "a resource-based policy",
        Kind::Boundary => "a permissions boundary",
        Kind::Session => "a session policy",
        Kind::Scp => "a service control policy",
        Kind::Rcp => "a resource control policy",
    }
}
