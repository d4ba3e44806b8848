//! The regular expressions of AWS's models, matched over the whole text in linear time.
//!
//! The models use a small part of Java's language: classes, groups, alternatives, counts, anchors, and one
//! look ahead at a single character. It compiles to a set of states that are all followed at once, so no
//! text, however hostile, makes it slow; a general engine would be a dependency for a dozen classes.

use std::fmt;
use std::sync::OnceLock;

mod read;

use read::compile;

/// A regular expression of the model.
pub struct Pattern {
    text: &'static str,
    program: OnceLock<Vec<Step>>,
}

impl Pattern {
    pub(crate) const fn new(text: &'static str) -> Pattern {
        Pattern {
            text,
            program: OnceLock::new(),
        }
    }

    /// The text, as the model and AWS's messages have it.
    pub fn as_str(&self) -> &'static str {
        self.text
    }

    /// Whether the whole text matches.
    ///
    /// # Panics
    /// When the pattern isn't supported, which a test rules out for every pattern of the models.
    #[expect(
        clippy::panic,
        reason = "patterns are ours: an unsupported one is a bug, found by a test"
    )]
    pub fn matches(&self, text: &str) -> bool {
        let program = self.program.get_or_init(|| match compile(self.text) {
            Ok(program) => program,
            Err(unsupported) => panic!("every pattern of the models is supported: {unsupported}"),
        });
        run(program, text)
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

/// A step of a compiled pattern.
#[derive(Clone, Debug)]
enum Step {
    /// One character of the class.
    One(Class),
    /// Both ways at once.
    Split(usize, usize),
    /// On elsewhere.
    Jump(usize),
    /// On, unless the next character is of the class.
    NotNext(Class),
    /// On, at the text's beginning.
    Start,
    /// On, at the text's end.
    End,
}

/// A set of characters.
#[derive(Clone, Debug, Default)]
struct Class {
    negated: bool,
    ranges: Vec<(char, char)>,
    named: Vec<(Named, bool)>,
}

/// A set of characters that Unicode names. The flag beside it says whether it is the complement.
#[derive(Clone, Copy, Debug)]
enum Named {
    /// `\p{L}`. Taken as Unicode's Alphabetic without numbers: it also holds vowel signs, which Java's doesn't.
    Letter,
    /// `\p{N}`.
    Number,
    /// `\p{Z}`: the space, line and paragraph separators.
    Separator,
    /// `\s`: ASCII's white space, as in Java.
    Space,
}

impl Named {
    fn holds(self, c: char) -> bool {
        match self {
            Named::Letter => c.is_alphabetic() && !c.is_numeric(),
            Named::Number => c.is_numeric(),
            Named::Separator => matches!(
                c,
                ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
                    ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
            ),
            Named::Space => matches!(c, ' ' | '\t'..='\r'),
        }
    }
}

impl Class {
    fn holds(&self, c: char) -> bool {
        let listed = self.ranges.iter().any(|&(from, to)| from <= c && c <= to);
        let named = || {
            self.named
                .iter()
                .any(|&(named, complement)| named.holds(c) != complement)
        };
        (listed || named()) != self.negated
    }

    fn any() -> Class {
        // `.` is every character but line ends.
        let line_ends = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
        Class {
            negated: true,
            ranges: line_ends.map(|c| (c, c)).to_vec(),
            named: Vec::new(),
        }
    }
}

/// Follows all ways through the program at once, character by character.
fn run(program: &[Step], text: &str) -> bool {
    if let [Step::One(class), Step::Split(0, 2)] = program {
        // `[…]+`, by far the most common: no states to keep.
        return !text.is_empty() && text.chars().all(|c| class.holds(c));
    }
    let mut now = States::new(program.len());
    let mut next = States::new(program.len());
    let mut rest = text.chars();
    now.enter(program, 0, true, rest.clone().next());
    while let Some(c) = rest.next() {
        if now.list.is_empty() {
            return false;
        }
        let following = rest.clone().next();
        next.clear();
        for &state in &now.list {
            if let Some(Step::One(class)) = program.get(state)
                && class.holds(c)
            {
                next.enter(program, state + 1, false, following);
            }
        }
        std::mem::swap(&mut now, &mut next);
    }
    now.entered.last() == Some(&true)
}

/// Where the ways through the program stand. The state behind the last step is the match.
struct States {
    list: Vec<usize>,
    entered: Vec<bool>,
    waiting: Vec<usize>,
}

impl States {
    fn new(steps: usize) -> States {
        States {
            list: Vec::new(),
            entered: vec![false; steps + 1],
            waiting: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        self.entered.fill(false);
    }

    fn enter(&mut self, program: &[Step], state: usize, start: bool, following: Option<char>) {
        self.waiting.push(state);
        while let Some(state) = self.waiting.pop() {
            if std::mem::replace(&mut self.entered[state], true) {
                continue;
            }
            match program.get(state) {
                None => {}
                Some(Step::One(_)) => self.list.push(state),
                Some(Step::Split(one, other)) => self.waiting.extend([*other, *one]),
                Some(Step::Jump(to)) => self.waiting.push(*to),
                Some(Step::NotNext(class)) => {
                    let held = following.is_some_and(|c| class.holds(c));
                    self.waiting.extend((!held).then_some(state + 1));
                }
                Some(Step::Start) => self.waiting.extend(start.then_some(state + 1)),
                Some(Step::End) => self.waiting.extend(following.is_none().then_some(state + 1)),
            }
        }
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod write;
