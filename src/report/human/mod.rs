//! Screens for people: indented lines, glyph and word first, colour last.

pub mod deletions;
pub mod document;
pub mod explanation;
pub mod plan;
pub mod rehearsal;
pub mod trial;
pub mod verification;
