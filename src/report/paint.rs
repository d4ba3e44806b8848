//! The palette: what each colour means, in one place.
//!
//! Colour only repeats what a word or a glyph says already; a screen without it loses nothing.

use std::fmt;

use anstyle::{AnsiColor, Style};

use crate::plan::Verb;

/// Something good happened, or will come to be.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Something failed, or will be removed.
pub const BAD: Style = AnsiColor::Red.on_default();
/// Something changes, or is early.
pub const CHANGED: Style = AnsiColor::Yellow.on_default();
/// What the eye should find first.
pub const STRONG: Style = Style::new().bold();
/// What need not be read.
pub const QUIET: Style = Style::new().dimmed();
/// A word that introduces what to do next.
pub const HINT: Style = AnsiColor::Cyan.on_default();

/// A value in a style.
#[derive(Clone, Copy, Debug)]
pub struct Painted<T>(Style, T);

/// Puts a value into a style.
pub fn paint<T: fmt::Display>(style: Style, value: T) -> Painted<T> {
    Painted(style, value)
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Painted(style, value) = self;
        write!(f, "{style}{value}{style:#}")
    }
}

/// The style of what becomes of a thing.
#[must_use]
pub const fn verb(verb: Verb) -> Style {
    match verb {
        Verb::Create => GOOD,
        Verb::Update => CHANGED,
        Verb::Replace | Verb::Delete => BAD,
        Verb::Keep => QUIET,
    }
}

/// A verb's glyph in its style.
#[must_use]
pub fn glyph(of: Verb) -> Painted<char> {
    paint(verb(of), of.glyph())
}
