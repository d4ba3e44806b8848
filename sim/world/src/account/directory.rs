//! Entities of one kind in one account: found by name on the control plane, by what a replica sees on
//! the data plane.
//!
//! A deleted entity stays until every replica has seen that it is gone: until then its keys still
//! authenticate and its policies still allow there.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;

use rolecall_iam::arn::Arn;
use serde::{Deserialize, Serialize};

use crate::ids::UniqueId;
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replicated, View};

/// What every kind of entity has.
pub trait Entity {
    /// Its unique id.
    fn id(&self) -> &UniqueId;
    /// Its name, in the spelling it was given.
    fn name(&self) -> &str;
    /// Its ARN, with its path.
    fn arn(&self) -> &Arn;
    /// Whether it exists, where and when.
    fn existence(&self) -> &Replicated<bool>;
    /// Whether it exists, to be changed.
    fn existence_mut(&mut self) -> &mut Replicated<bool>;
}

/// The entities of one kind in one account.
///
/// # Invariants
/// - At most one living entity has a name, compared without case (IAM User Guide,
///   `reference_iam-quotas.html#reference_iam-quotas-names`).
/// - `names` knows every entity, living or buried, oldest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Directory<T> {
    entities: BTreeMap<UniqueId, T>,
    names: BTreeMap<String, Vec<UniqueId>>,
    living: usize,
}

impl<T> Default for Directory<T> {
    fn default() -> Self {
        Self {
            entities: BTreeMap::new(),
            names: BTreeMap::new(),
            living: 0,
        }
    }
}

impl<T: Entity> Directory<T> {
    /// Adds an entity whose name is free.
    pub fn insert(&mut self, entity: T) {
        debug_assert!(
            self.get(entity.name()).is_none(),
            "at most one living entity has a name"
        );
        self.names
            .entry(fold(entity.name()).into_owned())
            .or_default()
            .push(entity.id().clone());
        self.entities.insert(entity.id().clone(), entity);
        self.living += 1;
    }

    /// The living entity of that name, compared without case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.named(name).rev().find(|entity| alive(*entity))
    }

    /// The living entity with that ARN. The path is part of it, and so must agree.
    #[must_use]
    pub fn of_arn(&self, arn: &Arn) -> Option<&T> {
        self.get(arn.resource_name()).filter(|entity| entity.arn() == arn)
    }

    /// The living entity of that name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let id = self.get(name)?.id().clone();
        self.entities.get_mut(&id)
    }

    /// The entity with that unique id, living or buried.
    #[must_use]
    pub fn by_id(&self, id: &UniqueId) -> Option<&T> {
        self.entities.get(id)
    }

    /// The entity with that unique id, living or buried, to be changed.
    pub fn by_id_mut(&mut self, id: &UniqueId) -> Option<&mut T> {
        self.entities.get_mut(id)
    }

    /// The entity of that exact name that a replica sees; the newest, if it sees several.
    #[must_use]
    pub fn at(&self, name: &str, view: &View) -> Option<&T> {
        self.named(name)
            .rev()
            .find(|entity| entity.name() == name && entity.existence().at(view) == Some(&true))
    }

    /// Every entity of that name, compared without case, that a replica sees; the newest first.
    pub fn seen<'a>(&'a self, name: &str, view: &'a View) -> impl Iterator<Item = &'a T> {
        self.named(name)
            .rev()
            .filter(|entity| entity.existence().at(view) == Some(&true))
    }

    /// The living, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.names
            .values()
            .flatten()
            .filter_map(|id| self.entities.get(id))
            .filter(|entity| alive(*entity))
    }

    /// The living whose names, in lower case, come after a text, in the order of their names.
    pub fn after<'a>(&'a self, text: &str) -> impl Iterator<Item = &'a T> + use<'a, T> {
        self.names
            .range::<str, _>((Bound::Excluded(text), Bound::Unbounded))
            .flat_map(|(_, ids)| ids)
            .filter_map(|id| self.entities.get(id))
            .filter(|entity| alive(*entity))
    }

    /// Every entity, buried ones too.
    pub fn iter_all(&self) -> impl Iterator<Item = &T> {
        self.entities.values()
    }

    /// How many are living.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.living
    }

    /// Whether none is living.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.living == 0
    }

    /// Deletes a living entity, and forgets those whose deletion every replica has seen.
    pub fn bury(&mut self, id: &UniqueId, delays: Delays, now: Moment) {
        if let Some(entity) = self.entities.get_mut(id).filter(|entity| alive(*entity)) {
            entity.existence_mut().write(delays, now, Kind::Revocation, false);
            self.living -= 1;
        }
        self.sweep(delays, now);
    }

    /// Gives a living entity another name, by a function that changes the entity itself.
    pub fn rename(&mut self, id: &UniqueId, change: impl FnOnce(&mut T)) {
        let Some(entity) = self.entities.get_mut(id) else {
            return;
        };
        let before = fold(entity.name()).into_owned();
        change(entity);
        let after = fold(entity.name()).into_owned();
        if before == after {
            return;
        }
        if let Some(ids) = self.names.get_mut(&before) {
            ids.retain(|other| other != id);
            if ids.is_empty() {
                self.names.remove(&before);
            }
        }
        self.names.entry(after).or_default().push(id.clone());
    }

    fn sweep(&mut self, delays: Delays, now: Moment) {
        if self.entities.len() == self.living {
            return;
        }
        let gone: Vec<UniqueId> = self
            .entities
            .values()
            .filter(|entity| !alive(*entity) && entity.existence().is_settled(delays, now))
            .map(|entity| entity.id().clone())
            .collect();
        for id in gone {
            let Some(entity) = self.entities.remove(&id) else {
                continue;
            };
            let name = fold(entity.name()).into_owned();
            if let Some(ids) = self.names.get_mut(&name) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    self.names.remove(&name);
                }
            }
        }
    }

    fn named(&self, name: &str) -> impl DoubleEndedIterator<Item = &T> {
        self.names
            .get(&*fold(name))
            .into_iter()
            .flatten()
            .filter_map(|id| self.entities.get(id))
    }
}

fn alive(entity: &impl Entity) -> bool {
    entity.existence().latest() == Some(&true)
}

fn fold(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => name.to_ascii_lowercase().into(),
        false => name.into(),
    }
}
