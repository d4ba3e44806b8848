//! The AWS managed policies, as published: names, ARNs, versions, documents, with the date of the copy.
//!
//! The catalogue is data of AWS's, packed by `scripts/generate`, whose head describes the format.
//! Nothing is unpacked before it is asked for: the index once, then the one block that a document is
//! in.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::account::Partition;
use crate::arn::Arn;
use crate::packed::Packed;

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
    catalogue().packed.date()
}

/// Where the copy is from.
pub fn source() -> &'static str {
    catalogue().packed.source()
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

/// The catalogue and what its index says.
struct Catalogue {
    packed: Packed,
    /// Sorted by name.
    entries: Vec<Entry>,
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

impl Catalogue {
    fn open(packed: &'static [u8]) -> Option<Self> {
        let packed = Packed::open(packed, "rolecall-managed 1")?;
        let entries = packed.index.lines().map(Entry::read).collect::<Option<_>>()?;
        Some(Self { packed, entries })
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
        self.packed.text(entry.block, entry.offset, entry.length)
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

#[cfg(test)]
mod tests;
