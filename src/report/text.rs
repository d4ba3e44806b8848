//! Lines of text: wrapped between words, indented.

/// Widest line, in columns.
pub const WIDTH: usize = 80;

/// Lines of at most [`WIDTH`] columns, broken between words; the first begins with `first`, the others with
/// `next`. A word that is longer stands alone.
#[must_use]
pub fn wrapped(first: &str, next: &str, text: &str) -> String {
    let mut lines = String::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ') {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push_str(line.trim_end());
            lines.push('\n');
            next.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push_str(line.trim_end());
    lines.push('\n');
    lines
}

/// Each line with something before it.
#[must_use]
pub fn indented(by: &str, text: &str) -> String {
    text.lines().map(|line| format!("{by}{line}\n")).collect()
}
