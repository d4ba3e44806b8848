//! Lists in pages: where a page begins, and where the next one does.
//!
//! A marker names the last element that was shown, so that a list that changes between two pages skips
//! and repeats nothing else. Clients must take it as opaque (IAM API Reference, `Marker`); it is written
//! in hexadecimal digits to keep them from reading it.

use rolecall_api::error::Refusal;

use crate::directory::{Directory, Entity};
use crate::refusal;

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
    let limit = max_items
        .and_then(|max| usize::try_from(max).ok())
        .filter(|&max| max > 0)
        .unwrap_or(USUAL);
    let mut items = Vec::new();
    let mut next = None;
    let mut last = String::new();
    for item in sorted {
        let key = name(&item);
        if after.as_ref().is_some_and(|after| key <= *after) {
            continue;
        }
        if items.len() == limit {
            next = Some(write(&last));
            break;
        }
        last = key;
        items.push(item);
    }
    Ok(Page { items, next })
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
    let entities = directory.after(&after).filter(|entity| wanted(entity));
    page(
        entities,
        |entity| entity.name().to_ascii_lowercase(),
        marker,
        max_items,
    )
}

fn write(name: &str) -> String {
    name.bytes()
        .fold(String::with_capacity(name.len() * 2), |mut text, byte| {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
            text
        })
}

fn read(marker: &str) -> Result<String, Refusal> {
    let refused = || refusal::validation("Invalid Marker.");
    let digits = marker.as_bytes();
    if digits.is_empty() || !digits.len().is_multiple_of(2) {
        return Err(refused());
    }
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let bytes: Option<Vec<u8>> = digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect();
    bytes
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(refused)
}

#[cfg(test)]
mod tests;
