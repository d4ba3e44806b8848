//! Lists in pages: where a page begins, and where the next one does.
//!
//! A marker names the last element that was shown, so that a list that changes between two pages skips
//! and repeats nothing else. Clients must take it as opaque (IAM API Reference, `Marker`); it is written
//! in hexadecimal digits to keep them from reading it.

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use rolecall_api::error::Refusal;

use crate::account::directory::{Directory, Entity};
use crate::call::refusal;

/// How many elements a page has when nobody says otherwise (IAM API Reference, `MaxItems`).
pub const USUAL: usize = 100;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Its elements.
    pub items: Vec<T>,
    /// The marker of the next page, when there is one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Whether another page follows.
    #[must_use]
    pub const fn is_truncated(&self) -> bool {
        self.next.is_some()
    }

    /// The same page with other elements.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            next: self.next,
        }
    }
}

/// The page that begins after `marker`. `sorted` must be in the order of `name`.
///
/// # Errors
/// `ValidationError` when the marker is none that was given out.
pub fn page<T>(
    sorted: impl IntoIterator<Item = T>,
    name: impl Fn(&T) -> String,
    marker: Option<&str>,
    max_items: Option<i64>,
) -> Result<Page<T>, Refusal> {
    let after = marker.map(read).transpose()?;
    let follows = |item: &T| after.as_ref().is_none_or(|after| name(item) > *after);
    Ok(first(sorted.into_iter().filter(follows), &name, max_items))
}

/// The page of a directory that begins after `marker`, with the entities that are wanted. What was on the pages
/// before isn't looked through again.
///
/// # Errors
/// As [`page`].
pub fn page_of<'d, T: Entity>(
    directory: &'d Directory<T>,
    wanted: impl Fn(&T) -> bool,
    marker: Option<&str>,
    max_items: Option<i64>,
) -> Result<Page<&'d T>, Refusal> {
    let after = marker.map(read).transpose()?.unwrap_or_default();
    let rest = directory.after(&after).filter(|entity| wanted(entity));
    Ok(first(
        rest,
        |entity| entity.name().to_ascii_lowercase(),
        max_items,
    ))
}

/// As many as fit on a page, and where the next one begins.
fn first<T>(
    mut rest: impl Iterator<Item = T>,
    name: impl Fn(&T) -> String,
    max_items: Option<i64>,
) -> Page<T> {
    let limit = max_items
        .and_then(|max| usize::try_from(max).ok())
        .filter(|&max| max > 0)
        .unwrap_or(USUAL);
    let items: Vec<T> = rest.by_ref().take(limit).collect();
    // A page that isn't full was the last; what has ended isn't asked again.
    let more = items.len() == limit && rest.next().is_some();
    let next = items.last().filter(|_| more).map(|last| write(&name(last)));
    Page { items, next }
}

fn write(name: &str) -> String {
    HEXLOWER.encode(name.as_bytes())
}

fn read(marker: &str) -> Result<String, Refusal> {
    let bytes = HEXLOWER_PERMISSIVE.decode(marker.as_bytes()).ok();
    bytes
        .filter(|bytes| !bytes.is_empty())
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(|| refusal::validation("Invalid Marker."))
}

#[cfg(test)]
mod tests;
