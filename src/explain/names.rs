//! Names as people type them: the whole name, an ARN, or any end of it that only one has.

use super::near;
use crate::diagnostic::Diagnostic;

/// How many candidates are told.
const TOLD: usize = 5;

/// Something that can be named.
pub(super) struct Named<T> {
    /// As it is shown, whole: `hub/user/ann`.
    pub(super) name: String,
    /// What it is called besides: its ARN, the same name with the account's number.
    pub(super) others: Vec<String>,
    /// What it is.
    pub(super) value: T,
}

/// What is looked for, for findings.
pub(super) struct Wanted {
    /// The code when nothing has the name.
    pub(super) code: &'static str,
    /// Who or what knows the names: `this setup`.
    pub(super) by: &'static str,
    /// What would be understood: `an ARN, …`.
    pub(super) forms: &'static str,
}

impl<T> Named<T> {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.others)
            .map(String::as_str)
    }

    fn is_called(&self, text: &str) -> bool {
        self.names().any(|name| name == text)
    }

    /// Whether a name ends in the text, as a whole part of it.
    fn ends_in(&self, text: &str) -> bool {
        let ends = |name: &str| name.strip_suffix(text).is_some_and(|head| head.ends_with('/'));
        !text.is_empty() && self.names().any(ends)
    }
}

/// Finds what a text names.
///
/// # Errors
/// The code of `wanted` when nothing has the name, with one that is near; `explain/ambiguous` when several have it.
pub(super) fn find<'a, T>(
    known: &'a [Named<T>],
    text: &str,
    wanted: &Wanted,
) -> Result<&'a T, Box<Diagnostic>> {
    let exact: Vec<_> = known.iter().filter(|named| named.is_called(text)).collect();
    let found = match exact.is_empty() {
        true => known.iter().filter(|named| named.ends_in(text)).collect(),
        false => exact,
    };
    match found.as_slice() {
        [one] => Ok(&one.value),
        [] => Err(Box::new(unknown(known, text, wanted))),
        several => {
            let finding = Diagnostic::error(
                "explain/ambiguous",
                format!("`{text}` is the end of {} names", several.len()),
            );
            Err(Box::new(finding.hint(format!(
                "name one of them: {}",
                some(several.iter().copied())
            ))))
        }
    }
}

fn unknown<T>(known: &[Named<T>], text: &str, wanted: &Wanted) -> Diagnostic {
    let finding = Diagnostic::error(
        wanted.code,
        format!("`{text}` is nothing that {} knows", wanted.by),
    );
    let close = known.iter().find(|named| {
        let last = named.name.rsplit('/').next().unwrap_or_default();
        near(&named.name, text) || near(last, text)
    });
    match close {
        Some(named) => finding.hint(format!("did you mean `{}`?", named.name)),
        None if known.is_empty() => finding.hint(format!("expected {}", wanted.forms)),
        None => finding.hint(format!(
            "expected {}, such as {}",
            wanted.forms,
            some(known.iter())
        )),
    }
}

/// The first of some names, and how many more there are.
fn some<'a, T: 'a>(named: impl ExactSizeIterator<Item = &'a Named<T>>) -> String {
    let count = named.len();
    let told: Vec<String> = named
        .take(TOLD)
        .map(|named| format!("`{}`", named.name))
        .collect();
    match count.saturating_sub(TOLD) {
        0 => told.join(", "),
        more => format!("{} and {more} more", told.join(", ")),
    }
}

#[cfg(test)]
mod tests;
