//! AWS's service authorization reference: which actions there are, on which resources, with which
//! condition keys, as published, with the date of the copy.
//!
//! The copy is data, packed by `scripts/generate`. Nothing is unpacked before it is asked for: the index
//! once, then the one block that a service is in. What a copy doesn't know may exist all the same, since
//! AWS adds actions daily: deciding never hangs on it.
//!
//! ```
//! use rolecall_iam::reference::{self, AccessLevel};
//! let action = reference::action(&"ec2:TerminateInstances".parse()?).expect("it is older than the copy");
//! assert_eq!(action.level, AccessLevel::Write);
//! assert_eq!(action.resources[0].resource_type.name, "instance");
//! assert!(action.takes_key("aws:ResourceTag/team"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::action::Action;
use crate::packed::Packed;

mod arn;
mod global;
mod read;

pub use arn::{ArnForm, Part};
pub use global::GlobalKey;

/// A service: everything with one prefix.
#[derive(Debug)]
pub struct Service {
    /// The prefix of its actions: `sts`.
    pub prefix: &'static str,
    /// Its name: `AWS Security Token Service`.
    pub name: &'static str,
    /// Its actions, sorted without regard to case.
    pub actions: Vec<Known>,
    /// Its resource types, sorted without regard to case.
    pub resource_types: Vec<&'static ResourceType>,
    /// The condition keys that it decides with, sorted without regard to case; global keys that it sets
    /// by itself (`aws:ResourceTag/${TagKey}`) among them.
    pub condition_keys: Vec<&'static ConditionKey>,
}

/// An action as the reference knows it.
#[derive(Debug)]
pub struct Known {
    /// The name behind the colon: `AssumeRole`.
    pub name: &'static str,
    /// What it does to things.
    pub level: AccessLevel,
    /// On what it acts; empty for an action that has `*` as its only resource.
    pub resources: Vec<Taken>,
    /// Its own condition keys. [`keys`](Self::keys) has those of its resources too.
    pub condition_keys: Vec<&'static ConditionKey>,
}

/// A resource type that an action takes.
#[derive(Debug)]
pub struct Taken {
    /// Which.
    pub resource_type: &'static ResourceType,
    /// Whether the action needs one of these.
    pub required: bool,
    /// Condition keys that hold for the action on this type.
    pub condition_keys: Vec<&'static ConditionKey>,
}

/// What an action does to things
/// (Service Authorization Reference, *Actions, resources, and condition keys*; IAM User Guide,
/// *access_policies_understand-policy-summary-access-level-summaries*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessLevel {
    /// Lists resources.
    List,
    /// Reads what is in them.
    Read,
    /// Makes, changes or deletes them.
    Write,
    /// Changes their tags alone.
    Tagging,
    /// Grants or changes permissions.
    PermissionsManagement,
}

/// A type of resources.
#[derive(Debug)]
pub struct ResourceType {
    /// `role`.
    pub name: &'static str,
    /// The forms of its ARN, mostly one.
    pub arns: Vec<ArnForm>,
    /// Condition keys that hold for it.
    pub condition_keys: Vec<&'static ConditionKey>,
}

/// A condition key of a service.
#[derive(Debug, PartialEq, Eq)]
pub struct ConditionKey {
    /// As it is written, with placeholders: `aws:ResourceTag/${TagKey}`.
    pub key: &'static str,
    /// What its values are.
    pub kind: KeyKind,
    /// Whether it has many values.
    pub many: bool,
}

/// What a condition key's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is AWS's own word")]
pub enum KeyKind {
    String,
    Arn,
    Bool,
    Numeric,
    Date,
    IpAddress,
    Binary,
}

impl ConditionKey {
    /// Whether this is the key that a condition or a request names; without regard to case.
    pub fn is(&self, key: &str) -> bool {
        fits(self.key, key)
    }
}

impl Known {
    /// Every condition key that the action decides with, by itself or by a resource that it takes; global
    /// keys, which every request may have, are apart ([`global_key`]).
    pub fn keys(&self) -> impl Iterator<Item = &'static ConditionKey> {
        let own = self.condition_keys.iter().copied();
        own.chain(self.resources.iter().flat_map(|taken| {
            let here = taken.condition_keys.iter();
            here.chain(&taken.resource_type.condition_keys).copied()
        }))
    }

    /// Whether it decides with a condition key, a global one included.
    pub fn takes_key(&self, key: &str) -> bool {
        global_key(key).is_some_and(|global| global.everywhere) || self.keys().any(|known| known.is(key))
    }

    /// The resource types that an ARN may be, of those that the action takes.
    pub fn types_of<'a>(&'a self, arn: &'a str) -> impl Iterator<Item = &'static ResourceType> + 'a {
        let types = self.resources.iter().map(|taken| taken.resource_type);
        types.filter(move |kind| kind.arns.iter().any(|form| form.matches(arn)))
    }
}

impl Service {
    /// An action by its name behind the colon, without regard to case.
    pub fn action(&self, name: &str) -> Option<&Known> {
        let folded = name.to_ascii_lowercase();
        let found = self
            .actions
            .binary_search_by(|known| known.name.to_ascii_lowercase().cmp(&folded));
        found.ok().and_then(|at| self.actions.get(at))
    }

    /// A resource type by its name.
    pub fn resource_type(&self, name: &str) -> Option<&'static ResourceType> {
        self.resource_types.iter().copied().find(|kind| kind.name == name)
    }

    /// A condition key that the service decides with.
    pub fn condition_key(&self, key: &str) -> Option<&'static ConditionKey> {
        self.condition_keys.iter().copied().find(|known| known.is(key))
    }
}

/// A service by its prefix, without regard to case.
pub fn service(prefix: &str) -> Option<&'static Service> {
    let catalogue = catalogue();
    let folded;
    let prefix = if prefix.bytes().any(|byte| byte.is_ascii_uppercase()) {
        folded = prefix.to_ascii_lowercase();
        &*folded
    } else {
        prefix
    };
    catalogue.services.get(prefix)?.service(&catalogue.packed)
}

/// The prefixes of all services, sorted.
pub fn services() -> impl ExactSizeIterator<Item = &'static str> {
    catalogue().services.keys().copied()
}

/// What the reference knows of an action; `None` when it is newer than the copy, or doesn't exist.
pub fn action(action: &Action) -> Option<&'static Known> {
    service(action.service())?.action(action.name())
}

/// A key that every service knows.
pub fn global_key(key: &str) -> Option<&'static GlobalKey> {
    global::find(key)
}

/// Every key that all services know.
pub fn global_keys() -> impl Iterator<Item = &'static GlobalKey> {
    global::KEYS.iter()
}

/// The services that decide with keys of a prefix: mostly the service of that prefix; for what an
/// identity provider says (`saml:…`, `token.actions.githubusercontent.com:…`) it is STS.
pub fn deciders(prefix: &str) -> Vec<&'static Service> {
    let own = service(prefix);
    let others = catalogue().elsewhere.iter();
    let others = others.filter(|(other, _)| fits(other, prefix));
    own.into_iter()
        .chain(others.filter_map(|(_, decider)| service(decider)))
        .collect()
}

/// The day of the copy: `2026-09-26`.
pub fn date() -> &'static str {
    catalogue().packed.date()
}

/// Where the copy is from.
pub fn source() -> &'static str {
    catalogue().packed.source()
}

/// Whether a text fits a form with placeholders, `${…}` or `<…>`, which are never empty; without regard
/// to case.
fn fits(form: &str, text: &str) -> bool {
    let Some(start) = form.find(['$', '<']) else {
        return form.eq_ignore_ascii_case(text);
    };
    let (head, rest) = form.split_at(start);
    let close = if rest.starts_with('$') { '}' } else { '>' };
    let Some((_, tail)) = rest.split_once(close) else {
        return form.eq_ignore_ascii_case(text);
    };
    let begins = text
        .get(..head.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(head));
    let Some(open) = text.get(head.len()..).filter(|_| begins) else {
        return false;
    };
    open.char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .chain((!open.is_empty()).then_some(open.len()))
        .any(|at| open.get(at..).is_some_and(|rest| fits(tail, rest)))
}

static PACKED: &[u8] = include_bytes!("../data/reference.bin");

#[expect(
    clippy::expect_used,
    reason = "the reference is a part of the program, and a test unpacks all of it"
)]
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::open(PACKED).expect("data/reference.bin is intact"))
}

/// The reference and what its index says.
struct Catalogue {
    packed: Packed,
    services: BTreeMap<&'static str, Entry>,
    /// Prefixes of keys that are no service's, and who decides with them.
    elsewhere: Vec<(&'static str, &'static str)>,
}

struct Entry {
    prefix: &'static str,
    block: usize,
    offset: usize,
    length: usize,
    service: OnceLock<Option<Service>>,
}

impl Entry {
    fn service(&'static self, packed: &'static Packed) -> Option<&'static Service> {
        let read = || {
            let text = packed.text(self.block, self.offset, self.length)?;
            read::service(self.prefix, text)
        };
        self.service.get_or_init(read).as_ref()
    }
}

impl Catalogue {
    fn open(packed: &'static [u8]) -> Option<Self> {
        let packed = Packed::open(packed, "rolecall-reference 1")?;
        let mut services = BTreeMap::new();
        let mut elsewhere = Vec::new();
        for line in packed.index.lines() {
            let mut fields = line.split('\t');
            let mut field = || fields.next();
            match field()? {
                "S" => {
                    let prefix = field()?;
                    let mut number = || field()?.parse().ok();
                    let entry = Entry {
                        prefix,
                        block: number()?,
                        offset: number()?,
                        length: number()?,
                        service: OnceLock::new(),
                    };
                    services.insert(prefix, entry);
                }
                "U" => elsewhere.push((field()?, field()?)),
                _ => return None,
            }
        }
        Some(Self {
            packed,
            services,
            elsewhere,
        })
    }
}

#[cfg(test)]
mod tests;
