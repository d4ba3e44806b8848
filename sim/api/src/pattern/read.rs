//! Reads the text of a pattern into steps.

use super::{Class, Named, Step};

/// What of a regular expression isn't supported.
#[derive(Debug, thiserror::Error)]
#[error("the pattern `{pattern}` can't be read at character {position}: {what}")]
pub(super) struct Unsupported {
    pattern: &'static str,
    /// In characters, from 0.
    position: usize,
    what: &'static str,
}

/// Reads a pattern into the steps that follow it.
pub(super) fn compile(pattern: &'static str) -> Result<Vec<Step>, Unsupported> {
    let mut reader = Reader {
        pattern,
        characters: pattern.chars().collect(),
        position: 0,
    };
    let program = reader.alternatives()?;
    if reader.position < reader.characters.len() {
        return Err(reader.unsupported("a closing parenthesis too many"));
    }
    Ok(program)
}

struct Reader {
    pattern: &'static str,
    characters: Vec<char>,
    position: usize,
}

impl Reader {
    fn unsupported(&self, what: &'static str) -> Unsupported {
        Unsupported {
            pattern: self.pattern,
            position: self.position,
            what,
        }
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.position).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.position += usize::from(found);
        found
    }

    fn next(&mut self) -> Result<char, Unsupported> {
        let c = self.peek().ok_or_else(|| self.unsupported("the end"))?;
        self.position += 1;
        Ok(c)
    }

    /// `a|b|c`
    fn alternatives(&mut self) -> Result<Vec<Step>, Unsupported> {
        let mut program = self.sequence()?;
        while self.take('|') {
            let other = self.sequence()?;
            let first = program.len();
            let mut joined = vec![Step::Split(1, first + 2)];
            append(&mut joined, &program);
            joined.push(Step::Jump(first + 2 + other.len()));
            append(&mut joined, &other);
            program = joined;
        }
        Ok(program)
    }

    /// `abc`, each with its count
    fn sequence(&mut self) -> Result<Vec<Step>, Unsupported> {
        let mut program = Vec::new();
        while let Some(c) = self.peek()
            && c != '|'
            && c != ')'
        {
            let atom = self.atom()?;
            let (least, most) = self.count()?;
            append(&mut program, &repeat(&atom, least, most));
        }
        Ok(program)
    }

    fn atom(&mut self) -> Result<Vec<Step>, Unsupported> {
        let step = match self.next()? {
            '(' => return self.group(),
            '[' => Step::One(self.class()?),
            '.' => Step::One(Class::any()),
            '^' => Step::Start,
            '$' => Step::End,
            '\\' => {
                let mut class = Class::default();
                if let Some(c) = self.escape(&mut class)? {
                    class.ranges.push((c, c));
                }
                Step::One(class)
            }
            '*' | '+' | '?' | '{' => return Err(self.unsupported("a count of nothing")),
            c => Step::One(Class {
                ranges: vec![(c, c)],
                ..Class::default()
            }),
        };
        Ok(vec![step])
    }

    fn group(&mut self) -> Result<Vec<Step>, Unsupported> {
        let mut ahead = false;
        if self.take('?') {
            ahead = match self.next()? {
                ':' => false,
                '!' => true,
                _ => return Err(self.unsupported("a group of another kind")),
            };
        }
        let inner = self.alternatives()?;
        if !self.take(')') {
            return Err(self.unsupported("no closing parenthesis"));
        }
        if !ahead {
            return Ok(inner);
        }
        match inner.as_slice() {
            [Step::One(class)] => Ok(vec![Step::NotNext(class.clone())]),
            _ => Err(self.unsupported("a look ahead at more than a character")),
        }
    }

    /// `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`, or once
    fn count(&mut self) -> Result<(usize, Option<usize>), Unsupported> {
        let count = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                self.position += 1;
                let least = self.number()?;
                let most = if self.take(',') {
                    if self.peek() == Some('}') {
                        None
                    } else {
                        Some(self.number()?)
                    }
                } else {
                    Some(least)
                };
                if self.peek() != Some('}') {
                    return Err(self.unsupported("a count that isn't one"));
                }
                (least, most)
            }
            _ => return Ok((1, Some(1))),
        };
        self.position += 1;
        if matches!(self.peek(), Some('?' | '+')) {
            return Err(self.unsupported("a count that is lazy or possessive"));
        }
        Ok(count)
    }

    fn number(&mut self) -> Result<usize, Unsupported> {
        let from = self.position;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.position += 1;
        }
        let digits: String = self.characters[from..self.position].iter().collect();
        digits
            .parse()
            .map_err(|_| self.unsupported("a count without a number"))
    }

    /// What stands behind `[`
    fn class(&mut self) -> Result<Class, Unsupported> {
        let mut class = Class {
            negated: self.take('^'),
            ..Class::default()
        };
        loop {
            let from = match self.next()? {
                ']' => return Ok(class),
                '[' => return Err(self.unsupported("a class within a class")),
                '&' if self.peek() == Some('&') => return Err(self.unsupported("an intersection of classes")),
                '\\' => match self.escape(&mut class)? {
                    Some(c) => c,
                    None => continue,
                },
                c => c,
            };
            let dash = self.peek() == Some('-');
            let to = match self.characters.get(self.position + 1) {
                Some(&c) if dash && c != ']' => {
                    self.position += 2;
                    if c == '\\' {
                        self.escape(&mut class)?
                    } else {
                        Some(c)
                    }
                }
                _ => Some(from),
            };
            match to {
                Some(to) if from <= to => class.ranges.push((from, to)),
                _ => return Err(self.unsupported("a range that runs backwards")),
            }
        }
    }

    /// What stands behind a backslash, put into the class; the character, when it is a single one.
    fn escape(&mut self, class: &mut Class) -> Result<Option<char>, Unsupported> {
        let single = match self.next()? {
            'd' => {
                class.ranges.push(('0', '9'));
                return Ok(None);
            }
            'w' => {
                class
                    .ranges
                    .extend([('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')]);
                return Ok(None);
            }
            's' => {
                class.named.push((Named::Space, false));
                return Ok(None);
            }
            'S' => {
                class.named.push((Named::Space, true));
                return Ok(None);
            }
            'p' => {
                let name: String = (0..3).map_while(|_| self.next().ok()).collect();
                let named = match name.as_str() {
                    "{L}" => Named::Letter,
                    "{N}" => Named::Number,
                    "{Z}" => Named::Separator,
                    _ => return Err(self.unsupported("a class of another name")),
                };
                class.named.push((named, false));
                return Ok(None);
            }
            'u' => self.code_point()?,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            c if c.is_ascii_alphanumeric() => return Err(self.unsupported("an escape of another kind")),
            c => c,
        };
        Ok(Some(single))
    }

    /// The four digits behind `\u`. Exactly four, as in Java, though one pattern of STS's model writes five
    /// and six where it means a code point beyond them.
    fn code_point(&mut self) -> Result<char, Unsupported> {
        let mut point = 0;
        for _ in 0..4 {
            let digit = self
                .next()?
                .to_digit(16)
                .ok_or_else(|| self.unsupported("a code without four digits"))?;
            point = point * 16 + digit;
        }
        char::from_u32(point).ok_or_else(|| self.unsupported("half a character"))
    }
}

/// Appends steps, moving where they lead.
fn append(program: &mut Vec<Step>, steps: &[Step]) {
    let by = program.len();
    program.extend(steps.iter().map(|step| match step {
        Step::Split(one, other) => Step::Split(one + by, other + by),
        Step::Jump(to) => Step::Jump(to + by),
        step => step.clone(),
    }));
}

/// The steps `least` times, and up to `most` times or for ever.
fn repeat(steps: &[Step], least: usize, most: Option<usize>) -> Vec<Step> {
    let mut program = Vec::new();
    for _ in 0..least {
        append(&mut program, steps);
    }
    let length = steps.len();
    match most {
        // at least once, and no time is owed: back to the last copy
        None if least > 0 => {
            let here = program.len();
            program.push(Step::Split(here - length, here + 1));
        }
        None => {
            program.push(Step::Split(1, length + 2));
            append(&mut program, steps);
            program.push(Step::Jump(0));
        }
        Some(most) => {
            for _ in least..most {
                let here = program.len();
                program.push(Step::Split(here + 1, here + 1 + length));
                append(&mut program, steps);
            }
        }
    }
    program
}
