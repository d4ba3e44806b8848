//! Marks: what a request has and what a statement needs, as far as a few bits tell.
//!
//! Separate from the gates, which ask only whether one set of bits is within another. A request is marked with
//! every three bytes in a row of its resource, with its condition keys, and with their values; a statement with
//! those of them without which it can't match.

use crate::context::Context;
use crate::fold;
use crate::pattern::ArnPattern;
use crate::policy::{Element, Statement};

/// An odd number without a pattern: the golden ratio's fraction.
const SPREAD: u32 = 0x9e37_79b9;

/// A set of marks. Different marks may be the same bits: what isn't there is sure, what is there isn't.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks([u64; 4]);

impl Marks {
    /// Of a request about which too little is known: it may have anything.
    pub(super) const ALL: Self = Self([!0; 4]);

    /// What a request has.
    pub(super) fn had(resource: &str, context: &Context) -> Self {
        let mut marks = Self::default();
        marks.text(resource);
        for (key, values) in context.hashed() {
            marks.key(key);
            for value in values.as_slice() {
                marks.value(key, value);
            }
        }
        marks
    }

    /// What every request has that a statement matches.
    pub(super) fn needed(statement: &Statement) -> Self {
        let mut marks = statement.resource.as_ref().map(of_element).unwrap_or_default();
        for condition in &statement.conditions {
            match condition.needs() {
                Some((key, Some(value))) => marks.value(key.hash(), value),
                Some((key, None)) => marks.key(key.hash()),
                None => {}
            }
        }
        marks
    }

    /// Every three bytes in a row.
    fn text(&mut self, text: &str) {
        for three in text.as_bytes().windows(3) {
            let number = three.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
            let [bit, ..] = number.wrapping_mul(SPREAD).to_be_bytes();
            self.set(bit);
        }
    }

    /// That there is a condition key of this hash.
    fn key(&mut self, key: u64) {
        let [one, other, ..] = key.to_be_bytes();
        self.set(one);
        self.set(other);
    }

    /// That it has this value.
    fn value(&mut self, key: u64, value: &str) {
        self.key(key.rotate_left(1).wrapping_add(fold::hash(value)));
    }

    fn set(&mut self, bit: u8) {
        self.0[usize::from(bit >> 6)] |= 1 << (bit & 63);
    }

    fn and(self, other: Self) -> Self {
        let mut both = self;
        both.0
            .iter_mut()
            .zip(other.0)
            .for_each(|(own, other)| *own &= other);
        both
    }

    /// Whether all of them are among others.
    pub(super) fn are_in(self, others: Self) -> bool {
        self.0.iter().zip(others.0).all(|(own, other)| own & !other == 0)
    }
}

/// What all resources that an element names have in common.
fn of_element(element: &Element<ArnPattern>) -> Marks {
    if element.negated {
        return Marks::default();
    }
    let patterns = element.patterns.iter().map(|pattern| {
        let mut marks = Marks::default();
        pattern.value.literals().for_each(|literal| marks.text(literal));
        marks
    });
    patterns.reduce(Marks::and).unwrap_or_default()
}
