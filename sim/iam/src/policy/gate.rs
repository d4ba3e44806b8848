//! Gates: which statements of a document could match a request, without looking at them.
//!
//! Separate from matching, which alone decides: a gate that is open means nothing, one that is shut means
//! that the statement's action, resource or conditions can't match. They are sorted by service, so that what
//! a decision costs grows with the statements that could match, not with all that a principal has.

mod marks;

use std::cell::OnceCell;

use super::{Element, Statement};
use crate::action::{Action, ActionKey, ActionPattern};
use crate::context::Context;
use crate::pattern::ArnPattern;
use marks::Marks;

/// The gates of a document's statements.
#[derive(Debug)]
pub(super) struct Gates {
    gates: Vec<Gate>,
    /// Of each statement, what every request has that it matches. Of few statements nothing is kept.
    needs: Vec<Marks>,
}

/// What is asked at the gates, of one document after the other.
pub(crate) struct Asked<'a> {
    action: ActionKey,
    resource: &'a str,
    /// `None` when it isn't known.
    context: Option<&'a Context>,
    /// Worked out when it is first wanted.
    marks: OnceCell<Marks>,
}

impl<'a> Asked<'a> {
    pub(crate) fn new(action: &Action, resource: &'a str, context: Option<&'a Context>) -> Self {
        Self {
            action: action.key(),
            resource,
            context,
            marks: OnceCell::new(),
        }
    }

    fn marks(&self) -> Marks {
        *self.marks.get_or_init(|| {
            let had = |context| Marks::had(self.resource, context);
            self.context.map_or(Marks::ALL, had)
        })
    }
}

/// One gate. A statement has one for each service that it names, or one for all services.
#[derive(Debug, Clone, Copy)]
struct Gate {
    /// As in [`ActionKey`]; 0 for any.
    service: u32,
    /// Which statement.
    statement: u32,
    /// The bits of the actions that could match.
    actions: u64,
    resource: Both,
}

/// What every resource that could match has towards its start and at its end, as far as that is known.
#[derive(Debug, Clone, Copy, Default)]
struct Both {
    start: Option<Eight>,
    end: Option<u64>,
}

/// Eight bytes at a place.
#[derive(Debug, Clone, Copy)]
struct Eight {
    at: u32,
    bytes: u64,
}

impl Both {
    /// What all resources that an element names have in common.
    fn of(element: &Element<ArnPattern>) -> Self {
        let patterns = || element.patterns.iter().map(|pattern| &pattern.value);
        if element.negated || element.patterns.is_empty() {
            return Self::default();
        }
        let start = patterns()
            .map(|pattern| pattern.literal_start().as_bytes())
            .reduce(|all, one| &all[..alike(all.iter().zip(one))]);
        let end = patterns()
            .map(|pattern| pattern.literal_end().as_bytes())
            .reduce(|all, one| &all[all.len() - alike(all.iter().rev().zip(one.iter().rev()))..]);
        let end = end.and_then(<[u8]>::last_chunk);
        // Where the end is told, the name of a resource is: then its account says more than the name once more.
        // A role of one name in each of a hundred accounts is what whoever assumes them may be allowed.
        let account = || start.filter(|_| end.is_some()).and_then(Eight::of_account);
        Self {
            start: account().or_else(|| start.and_then(Eight::of_start)),
            end: end.map(|bytes| u64::from_le_bytes(*bytes)),
        }
    }

    fn is_in(self, text: &[u8]) -> bool {
        let ends_with = |end| {
            text.last_chunk()
                .is_some_and(|bytes| u64::from_le_bytes(*bytes) == end)
        };
        self.start.is_none_or(|eight| eight.is_in(text)) && self.end.is_none_or(ends_with)
    }
}

/// How many pairs are alike before the first that isn't.
fn alike<'b>(pairs: impl Iterator<Item = (&'b u8, &'b u8)>) -> usize {
    pairs.take_while(|(a, b)| a == b).count()
}

impl Eight {
    /// The last eight of a text that another one must begin with.
    fn of_start(start: &[u8]) -> Option<Self> {
        let bytes = u64::from_le_bytes(*start.last_chunk()?);
        let at = u32::try_from(start.len() - 8).ok()?;
        Some(Self { at, bytes })
    }

    /// The last eight digits of the account in the ARN that another text must begin with.
    fn of_account(start: &[u8]) -> Option<Self> {
        let mut colons = start.iter().enumerate().filter(|(_, byte)| **byte == b':');
        let (end, _) = colons.nth(4)?;
        let eight = Self::of_start(&start[..end])?;
        let digits = eight.bytes.to_le_bytes();
        digits.iter().all(u8::is_ascii_digit).then_some(eight)
    }

    fn is_in(self, text: &[u8]) -> bool {
        let rest = text.get(self.at as usize..).and_then(<[u8]>::first_chunk);
        rest.is_some_and(|bytes| u64::from_le_bytes(*bytes) == self.bytes)
    }
}

/// Any service.
const ANY: u32 = 0;

/// More services of one statement than these are as good as any: looking through them would cost more.
const SERVICES: usize = 16;

/// Looking at so many gates is faster than looking for the right ones.
const FEW: usize = 16;

/// From so many on what the request has is worth working out.
const MANY: usize = 48;

impl Gates {
    pub(super) fn new(statements: &[Statement]) -> Self {
        let mut gates = Vec::with_capacity(statements.len());
        for (index, statement) in (0..).zip(statements) {
            // A statement without Action matches nothing.
            let Some(action) = &statement.action else {
                continue;
            };
            let open = Gate {
                service: ANY,
                statement: index,
                actions: !0,
                resource: statement.resource.as_ref().map(Both::of).unwrap_or_default(),
            };
            let first = gates.len();
            if !of_services(action, open, &mut gates) {
                gates.truncate(first);
                gates.push(open);
            }
        }
        gates.sort_unstable_by_key(|gate| (gate.service, gate.statement));
        let needs = match statements.len() {
            0..MANY => Vec::new(),
            _ => statements.iter().map(Marks::needed).collect(),
        };
        Self { gates, needs }
    }

    /// The statements that could match what is asked, each once.
    pub(super) fn open(&self, asked: &Asked<'_>) -> impl Iterator<Item = usize> {
        let (any, named) = self.of(asked.action.service);
        let text = asked.resource.as_bytes();
        let action = asked.action;
        let needs = match any.len() + named.len() {
            0..MANY => &[][..],
            _ => &self.needs,
        };
        let has = if needs.is_empty() {
            Marks::ALL
        } else {
            asked.marks()
        };
        any.iter().chain(named).filter_map(move |gate| {
            let is_open = (gate.service == ANY || gate.service == action.service)
                && gate.actions & action.bit != 0
                && gate.resource.is_in(text);
            let statement = gate.statement as usize;
            let is_open = is_open && needs.get(statement).is_none_or(|needs| needs.are_in(has));
            is_open.then_some(statement)
        })
    }

    /// The gates of any service and those of one; where there are few, all.
    fn of(&self, service: u32) -> (&[Gate], &[Gate]) {
        if self.gates.len() <= FEW {
            return (&self.gates, &[]);
        }
        let any = self.gates.partition_point(|gate| gate.service == ANY);
        let (any, named) = self.gates.split_at(any);
        let start = named.partition_point(|gate| gate.service < service);
        let end = named.partition_point(|gate| gate.service <= service);
        (any, named.get(start..end).unwrap_or_default())
    }
}

/// A gate for each service that the actions are of; `false` when they can be of any, or of many.
fn of_services(action: &Element<ActionPattern>, open: Gate, gates: &mut Vec<Gate>) -> bool {
    let first = gates.len();
    !action.negated
        && action.patterns.iter().all(|pattern| {
            let Some(key) = pattern.value.key() else {
                return false;
            };
            match gates[first..].iter_mut().find(|gate| gate.service == key.service) {
                Some(gate) => gate.actions |= key.bit,
                None => gates.push(Gate {
                    service: key.service,
                    actions: key.bit,
                    ..open
                }),
            }
            gates.len() - first <= SERVICES
        })
}

#[cfg(test)]
mod tests;
