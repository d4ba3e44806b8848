//! Texts that a pattern matches, of a wanted length: what sweeps over the models are made of.
//!
//! Between characters a pattern is at one of its nodes: the beginning, or behind a class that took a character. Which
//! lengths are left from each node is counted backwards from the end, so that a text is found without trying.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Class, Pattern, Step, compile};

/// The texts of one pattern.
pub(crate) struct Texts {
    /// What takes the next character, by node: node 0 is the beginning, the others are behind a class.
    next: Vec<Vec<(usize, char)>>,
    /// Whether a text may end here, by node.
    end: Vec<bool>,
    /// Texts that were asked for, by length.
    known: RefCell<BTreeMap<usize, Option<String>>>,
}

impl Texts {
    pub(crate) fn of(pattern: &Pattern) -> Texts {
        let program = &compile(pattern.text).unwrap();
        let ones: Vec<usize> = (0..program.len())
            .filter(|&at| matches!(program[at], Step::One(_)))
            .collect();
        let mut texts = Texts {
            next: Vec::new(),
            end: Vec::new(),
            known: RefCell::default(),
        };
        for from in std::iter::once(None).chain(ones.iter().copied().map(Some)) {
            let (classes, end) = follow(program, from);
            let mut next = Vec::new();
            for (one, unless) in classes {
                let Step::One(class) = &program[one] else {
                    unreachable!()
                };
                let node = ones.iter().position(|&known| known == one).unwrap() + 1;
                next.extend(letter(class, unless).map(|letter| (node, letter)));
            }
            texts.next.push(next);
            texts.end.push(end);
        }
        texts
    }

    /// From which nodes a text can end after exactly 0, 1, 2, … characters: node by node, length by length.
    fn ends(&self, length: usize) -> Vec<bool> {
        let nodes = self.next.len();
        let mut ends = self.end.clone();
        ends.reserve(length * nodes);
        for left in 0..length {
            for next in &self.next {
                ends.push(next.iter().any(|&(node, _)| ends[left * nodes + node]));
            }
        }
        ends
    }

    /// A text of this many characters, if there is one.
    pub(crate) fn long(&self, length: usize) -> Option<String> {
        let mut known = self.known.borrow_mut();
        known.entry(length).or_insert_with(|| self.write(length)).clone()
    }

    fn write(&self, length: usize) -> Option<String> {
        let (ends, nodes) = (self.ends(length), self.next.len());
        let mut node = 0;
        ends[length * nodes].then_some(())?;
        let mut text = String::new();
        for left in (0..length).rev() {
            let (to, letter) = *self.next[node].iter().find(|&&(to, _)| ends[left * nodes + to])?;
            text.push(letter);
            node = to;
        }
        Some(text)
    }

    /// The least length not below this, and the greatest not above that. None for the greatest when there is no end
    /// to the lengths.
    pub(crate) fn lengths(&self, least: usize, most: Option<usize>) -> (usize, Option<usize>) {
        // More characters than nodes: something was passed twice, and can be for ever.
        let beyond = 2 * self.next.len() + least;
        if most.is_some_and(|most| most > beyond && self.long(most).is_some()) {
            // The least alone is in doubt.
            return (self.lengths(least, None).0, most);
        }
        let ends = self.ends(most.unwrap_or(beyond));
        let fits: Vec<bool> = ends.chunks(self.next.len()).map(|ends| ends[0]).collect();
        let first = (least..fits.len()).find(|&length| fits[length]).unwrap();
        let last = fits.iter().rposition(|fits| *fits).unwrap();
        let endless = most.is_none() && last > self.next.len();
        (first, (!endless).then_some(last))
    }
}

/// The classes that may take the next character, each with what the character must not be, and whether the text may
/// end, when the class at `from` has taken one; at the beginning when there is none.
fn follow(program: &[Step], from: Option<usize>) -> (Vec<(usize, Option<&Class>)>, bool) {
    let (mut classes, mut end) = (Vec::new(), false);
    let mut waiting = vec![(from.map_or(0, |one| one + 1), None, false)];
    let mut seen = std::collections::BTreeSet::new();
    while let Some((state, unless, over)) = waiting.pop() {
        if !seen.insert((state, unless, over)) {
            continue;
        }
        let class_of = |at: usize| match &program[at] {
            Step::NotNext(class) => class,
            _ => unreachable!(),
        };
        match program.get(state) {
            None => end = true,
            Some(Step::One(_)) if over => {}
            Some(Step::One(_)) => classes.push((state, unless.map(class_of))),
            Some(Step::Split(one, other)) => {
                waiting.extend([(*other, unless, over), (*one, unless, over)]);
            }
            Some(Step::Jump(to)) => waiting.push((*to, unless, over)),
            Some(Step::NotNext(_)) => waiting.push((state + 1, Some(state), over)),
            Some(Step::Start) if from.is_some() => {}
            Some(Step::Start) => waiting.push((state + 1, unless, over)),
            Some(Step::End) => waiting.push((state + 1, unless, true)),
        }
    }
    (classes, end)
}

/// A character of a class that isn't of the other.
fn letter(class: &Class, unless: Option<&Class>) -> Option<char> {
    let listed = class.ranges.iter().flat_map(|&(from, to)| [from, to]);
    "aA1/.-:_ "
        .chars()
        .chain(listed)
        .find(|&c| class.holds(c) && unless.is_none_or(|unless| !unless.holds(c)))
}
