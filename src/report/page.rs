//! Text put together line by line: padded to columns, wrapped at a width, blind to colour.

use std::fmt;

/// The width that is kept where nobody's terminal is known.
pub const WIDTH: usize = 80;

/// The narrowest and the widest that a page gets, whatever the terminal says: columns that are closer
/// than the first can't be read, lines that are longer than the second aren't.
const NARROWEST: usize = 40;
const WIDEST: usize = 120;

/// A text in the making.
#[derive(Clone, Debug)]
pub struct Page {
    text: String,
    width: usize,
}

impl Page {
    /// An empty page of a width in columns, brought between 40 and 120.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Page {
            text: String::new(),
            width: width.clamp(NARROWEST, WIDEST),
        }
    }

    /// Its width.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Adds a line, without the space at its end.
    pub fn line(&mut self, line: impl fmt::Display) {
        self.text.push_str(line.to_string().trim_end_matches(' '));
        self.text.push('\n');
    }

    /// Adds an empty line, unless there is one or nothing yet.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Adds words behind an indented head, separated by spaces; what doesn't fit goes to the next line,
    /// under the first word. A word is never broken.
    pub fn words<W: AsRef<str>>(&mut self, indent: usize, head: &str, words: impl IntoIterator<Item = W>) {
        let margin = if head.is_empty() {
            indent
        } else {
            indent + columns(head) + 1
        };
        let mut line = " ".repeat(indent) + head;
        let mut used = margin;
        let mut first = true;
        for word in words {
            let word = word.as_ref();
            let wide = columns(word);
            if !first && used + 1 + wide > self.width {
                self.line(&line);
                line = " ".repeat(margin) + word;
                used = margin + wide;
            } else {
                if !first || !head.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
                used += if first { wide } else { wide + 1 };
            }
            first = false;
        }
        self.line(&line);
    }

    /// Adds words behind a short head; what doesn't fit goes to the next line, under `hang`.
    pub fn entry<W: AsRef<str>>(&mut self, indent: usize, head: &str, hang: usize, words: &[W]) {
        let mut line = " ".repeat(indent) + head;
        let mut first = true;
        for word in words {
            let word = word.as_ref();
            if !first && columns(&line) + 1 + columns(word) > self.width {
                self.line(&line);
                line = " ".repeat(hang) + word;
            } else {
                line.push(' ');
                line.push_str(word);
            }
            first = false;
        }
        self.line(&line);
    }

    /// Adds a list behind an indented head, separated by commas.
    pub fn list<W: fmt::Display>(&mut self, indent: usize, head: &str, items: &[W]) {
        let last = items.len().saturating_sub(1);
        let words = items.iter().enumerate().map(|(index, item)| {
            if index == last {
                item.to_string()
            } else {
                format!("{item},")
            }
        });
        self.words(indent, head, words);
    }

    /// Adds parts behind an indented head, separated by dots; no part is broken.
    pub fn dotted<W: fmt::Display>(&mut self, indent: usize, head: &str, parts: &[W]) {
        let last = parts.len().saturating_sub(1);
        let words = parts.iter().enumerate().map(|(index, part)| {
            if index == last {
                part.to_string()
            } else {
                format!("{part} ·")
            }
        });
        self.words(indent, head, words);
    }

    /// Adds a sentence behind an indented head, wrapped between its words.
    pub fn sentence(&mut self, indent: usize, head: &str, text: &str) {
        self.words(indent, head, text.split(' ').filter(|word| !word.is_empty()));
    }

    /// Adds a line that has columns of its own; what doesn't fit goes to the next line, under `hang`.
    pub fn hanging(&mut self, indent: usize, hang: usize, text: &str) {
        let mut rest = text.trim_end();
        let mut margin = indent;
        loop {
            let room = self.width.saturating_sub(margin).max(1);
            let fits = rest.char_indices().nth(room).map(|(at, _)| at);
            let broken = fits.and_then(|end| {
                let end = if rest[end..].starts_with(' ') {
                    Some(end)
                } else {
                    rest[..end].rfind(' ')
                };
                let end = end.filter(|at| !rest[..*at].trim().is_empty());
                end.or_else(|| {
                    rest.trim_start()
                        .find(' ')
                        .map(|at| at + rest.len() - rest.trim_start().len())
                })
            });
            let Some(at) = broken else {
                self.line(format_args!("{:margin$}{rest}", ""));
                return;
            };
            self.line(format_args!("{:margin$}{}", "", &rest[..at]));
            rest = rest[at..].trim_start();
            margin = hang;
        }
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// How many columns a text takes: its characters, without what colours them.
#[must_use]
pub fn columns(text: &str) -> usize {
    anstream::adapter::strip_str(text)
        .map(|part| part.chars().count())
        .sum()
}

/// A text with spaces behind it up to a column; never cut.
#[must_use]
pub fn pad(text: impl fmt::Display, to: usize) -> String {
    let mut text = text.to_string();
    let missing = to.saturating_sub(columns(&text));
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// A number with its noun: `1 account`, `2 accounts`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

/// Seconds as people say them: `0.04 s`, `3.2 s`, `127 s`, `1 h 4 min`.
#[must_use]
pub fn seconds(seconds: f64) -> String {
    if seconds < 0.095 {
        format!("{seconds:.2} s")
    } else if seconds < 99.95 {
        format!("{seconds:.1} s")
    } else if seconds < 3600.0 {
        format!("{seconds:.0} s")
    } else {
        let minutes = (seconds / 60.0).round();
        format!("{:.0} h {:.0} min", (minutes / 60.0).floor(), minutes % 60.0)
    }
}

#[cfg(test)]
mod tests;
