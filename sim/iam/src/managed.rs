//! The AWS managed policies, as published: names, ARNs, versions, documents, with the date of the copy.
//!
//! The catalogue is data of AWS's, packed by `scripts/generate`, whose head describes the format.
//! Nothing is unpacked before it is asked for: the index once, then the one block that a document is
//! in.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::account::Partition;
use crate::arn::Arn;

/// An AWS managed policy's default version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Managed {
    /// `AdministratorAccess`.
    pub name: &'static str,
    /// `/`, `/job-function/`, …
    pub path: &'static str,
    /// The default version: `v1`.
    pub version: &'static str,
    /// When the policy was created, RFC 3339.
    pub created: &'static str,
    /// When its default version was made, RFC 3339.
    pub updated: &'static str,
    /// The default version's document, compact JSON.
    pub document: &'static str,
}

impl Managed {
    /// Its ARN in a partition: the same policy has one in each.
    pub fn arn(&self, partition: Partition) -> Arn {
        let path = self.path.trim_start_matches('/');
        Arn::aws_managed_policy(partition, &format!("{path}{}", self.name))
    }
}

/// Finds a policy by its name, or by its ARN in any partition; names are compared exactly.
pub fn lookup(name_or_arn: &str) -> Option<Managed> {
    catalogue().lookup(name_or_arn)
}

/// All names, sorted.
pub fn names() -> impl ExactSizeIterator<Item = &'static str> {
    catalogue().entries.iter().map(|entry| entry.name)
}

/// The day of the newest policy in the catalogue: `2026-09-30`.
pub fn date() -> &'static str {
    catalogue().head.split_once(' ').map_or("", |(date, _)| date)
}

/// Where the copy is from.
pub fn source() -> &'static str {
    catalogue().head.split_once(' ').map_or("", |(_, source)| source)
}

static PACKED: &[u8] = include_bytes!("../data/managed.bin");

#[expect(
    clippy::expect_used,
    reason = "the catalogue is a part of the program, and a test unpacks all of it"
)]
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::open(PACKED).expect("data/managed.bin is intact"))
}

/// The unpacked index, and the blocks that were asked for so far.
struct Catalogue {
    head: &'static str,
    /// Sorted by name.
    entries: Vec<Entry>,
    blocks: Vec<Block>,
}

struct Entry {
    name: &'static str,
    path: &'static str,
    version: &'static str,
    created: &'static str,
    updated: &'static str,
    block: usize,
    offset: usize,
    length: usize,
}

struct Block {
    packed: &'static [u8],
    length: usize,
    text: OnceLock<Option<String>>,
}

impl Catalogue {
    fn open(packed: &'static [u8]) -> Option<Self> {
        let rest = packed.strip_prefix(b"rolecall-managed 1\n")?;
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(rest.get(..end)?).ok()?;
        let mut rest = rest.get(end + 1..)?;
        let length = number(&mut rest)?;
        let index = unpack(take(&mut rest, length)?)?;
        // Kept for as long as the program runs, as the static that it comes from.
        let index: &'static str = Box::leak(index.into_boxed_str());
        let entries = index.lines().map(Entry::read).collect::<Option<_>>()?;
        let count = number(&mut rest)?;
        let mut blocks = Vec::new();
        for _ in 0..count {
            let (packed, length) = (number(&mut rest)?, number(&mut rest)?);
            blocks.push(Block {
                packed: take(&mut rest, packed)?,
                length,
                text: OnceLock::new(),
            });
        }
        rest.is_empty().then_some(Self {
            head,
            entries,
            blocks,
        })
    }

    fn lookup(&'static self, name_or_arn: &str) -> Option<Managed> {
        let (path, name) = match name_or_arn.parse::<Arn>() {
            Err(_) => (None, Cow::Borrowed(name_or_arn)),
            Ok(arn) => {
                let known = arn.partition().parse::<Partition>().is_ok();
                let resource = arn.resource().strip_prefix("policy/")?;
                if !known || arn.service() != "iam" || arn.account() != "aws" {
                    return None;
                }
                let (path, name) = match resource.rsplit_once('/') {
                    Some((path, name)) => (format!("/{path}/"), name),
                    None => ("/".to_owned(), resource),
                };
                (Some(path), Cow::Owned(name.to_owned()))
            }
        };
        let at = self
            .entries
            .binary_search_by(|entry| entry.name.cmp(&name))
            .ok()?;
        let entry = self.entries.get(at)?;
        if path.is_some_and(|path| path != entry.path) {
            return None;
        }
        Some(Managed {
            name: entry.name,
            path: entry.path,
            version: entry.version,
            created: entry.created,
            updated: entry.updated,
            document: self.document(entry)?,
        })
    }

    fn document(&'static self, entry: &Entry) -> Option<&'static str> {
        let block = self.blocks.get(entry.block)?;
        let text = block
            .text
            .get_or_init(|| unpack(block.packed).filter(|text| text.len() == block.length));
        text.as_ref()?.get(entry.offset..entry.offset + entry.length)
    }
}

impl Entry {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        let mut field = || fields.next();
        Some(Self {
            name: field()?,
            path: field()?,
            version: field()?,
            created: field()?,
            updated: field()?,
            block: field()?.parse().ok()?,
            offset: field()?.parse().ok()?,
            length: field()?.parse().ok()?,
        })
    }
}

fn take(rest: &mut &'static [u8], length: usize) -> Option<&'static [u8]> {
    let (taken, remaining) = rest.split_at_checked(length)?;
    *rest = remaining;
    Some(taken)
}

/// Four bytes, the lowest first.
fn number(rest: &mut &'static [u8]) -> Option<usize> {
    let bytes = take(rest, 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

fn unpack(packed: &[u8]) -> Option<String> {
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(packed).ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests;
