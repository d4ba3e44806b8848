//! The one thing that writes: answers to standard output, conversation to standard error.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use super::{Colour, Format, Global};
use crate::diagnostic::{Diagnostic, Severity};
use crate::exit::Exit;
use crate::report::diagnostic::{self, Findings};
use crate::report::page::{Page, WIDTH};
use crate::report::sarif::Sarif;

/// Writes what a command has to say.
///
/// Standard output has the answer that was asked for, and nothing else, so that it can be piped; what is
/// said beside it goes to standard error.
pub struct Printer {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// Colour on standard output.
    out_colour: bool,
    /// Colour on standard error.
    err_colour: bool,
    /// Somebody watches standard error: lines may be drawn over.
    live: bool,
    format: Format,
    quiet: bool,
    verbose: u8,
    width: usize,
    /// A stream was closed or is full: the answer did not arrive.
    broken: Option<io::ErrorKind>,
}

impl std::fmt::Debug for Printer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Printer")
            .field("format", &self.format)
            .field("quiet", &self.quiet)
            .finish_non_exhaustive()
    }
}

/// A text with its colour, or without.
fn coloured(text: &str, colour: bool) -> Cow<'_, str> {
    if colour {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(strip_str(text).to_string())
    }
}

impl Printer {
    /// A printer to the process's own streams.
    #[must_use]
    pub fn new(global: &Global) -> Self {
        let colour = |choice: ColorChoice| match global.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => choice != ColorChoice::Never,
        };
        let (out, err) = (io::stdout(), io::stderr());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Printer {
            out_colour: colour(AutoStream::choice(&out)),
            err_colour: colour(AutoStream::choice(&err)),
            width: terminal_size::terminal_size_of(&out).map_or(WIDTH, |(width, _)| usize::from(width.0)),
            live: err.is_terminal() && !dumb,
            out: Box::new(out),
            err: Box::new(err),
            format: global.format(),
            quiet: global.quiet,
            verbose: global.verbose,
            broken: None,
        }
    }

    /// A printer to other streams, without colour.
    #[must_use]
    pub fn to(out: Box<dyn Write>, err: Box<dyn Write>, format: Format) -> Self {
        Printer {
            out,
            err,
            out_colour: false,
            err_colour: false,
            width: WIDTH,
            live: false,
            format,
            quiet: false,
            verbose: 0,
            broken: None,
        }
    }

    /// How to say it.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Whether the answer may have colour.
    #[must_use]
    pub fn out_colour(&self) -> bool {
        self.out_colour
    }

    /// Whether what is said beside it may have colour.
    #[must_use]
    pub fn err_colour(&self) -> bool {
        self.err_colour
    }

    /// Whether somebody watches standard error, so that lines may be drawn over.
    #[must_use]
    pub fn live(&self) -> bool {
        self.live && !self.quiet
    }

    /// Only what was asked for is to be said.
    #[must_use]
    pub fn quiet(&self) -> bool {
        self.quiet
    }

    /// Columns of the terminal that reads the answer; 80 where none does.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Standard error, for who writes there while a run goes on.
    #[must_use]
    pub fn beside(&self) -> Box<dyn Write + Send> {
        if self.err_colour {
            Box::new(io::stderr())
        } else {
            Box::new(anstream::StripStream::new(io::stderr()))
        }
    }

    /// How much more than usual is to be said.
    #[must_use]
    pub fn verbose(&self) -> u8 {
        self.verbose
    }

    /// A part of the answer; its colour is taken out where it isn't wanted.
    pub fn answer(&mut self, text: &str) {
        let text = coloured(text, self.out_colour);
        if let Err(error) = self.out.write_all(text.as_bytes()) {
            self.broken.get_or_insert(error.kind());
        }
    }

    /// An answer that is handed on as it is, and of which no other copy is made: a secret.
    pub fn hand_over(&mut self, secret: &str) {
        if let Err(error) = self.out.write_all(secret.as_bytes()) {
            self.broken.get_or_insert(error.kind());
        }
    }

    /// A part of an answer that programs read while it is made; whether anybody still does.
    pub fn stream(&mut self, text: &str) -> bool {
        let written = self
            .out
            .write_all(text.as_bytes())
            .and_then(|()| self.out.flush());
        if let Err(error) = written {
            self.broken.get_or_insert(error.kind());
        }
        self.broken.is_none()
    }

    /// The answer as a JSON document.
    pub fn json(&mut self, document: &impl Serialize) {
        match serde_json::to_string_pretty(document) {
            Ok(text) => self.answer(&(text + "\n")),
            Err(_) => {
                self.broken.get_or_insert(io::ErrorKind::InvalidData);
            }
        }
    }

    /// Something said beside the answer; nothing with `--quiet`.
    pub fn say(&mut self, text: &str) {
        if !self.quiet {
            self.warn(text);
        }
    }

    /// Something that must be said, `--quiet` or not.
    pub fn warn(&mut self, text: &str) {
        let text = coloured(text, self.err_colour);
        // When standard error is gone there is no place to say so.
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Why a command does nothing, and what to do about it, where no finding with a code says so.
    pub fn refuse(&mut self, why: &str, hint: &str) {
        let mut page = Page::new(WIDTH);
        page.sentence(0, "error:", why);
        page.sentence(0, "hint:", hint);
        self.warn(page.text());
    }

    /// Findings that were asked for: the answer.
    pub fn findings(&mut self, findings: &[Diagnostic]) {
        match self.format {
            Format::Json => self.json(&Findings::new(findings)),
            Format::Github => self.answer(&diagnostic::github(findings)),
            Format::Sarif => self.json(&Sarif::new(findings)),
            Format::Human | Format::Markdown => {
                let text = diagnostic::human(findings, self.out_colour);
                self.answer(&text);
            }
        }
    }

    /// Findings of another command, beside its answer as with [`add`](Self::add).
    ///
    /// Where the answer would have been JSON and there is none, the findings are the answer.
    pub fn complain(&mut self, findings: &[Diagnostic]) {
        let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
        if errors && self.format == Format::Json {
            return self.findings(findings);
        }
        self.add(findings);
    }

    /// Says why a command can't do what it was asked for, and how it ends then.
    pub fn unfit(&mut self, finding: Diagnostic) -> Exit {
        self.complain(&[finding]);
        Exit::Usage
    }

    /// Findings beside an answer that was given, JSON or not: errors always, warnings unless `--quiet`.
    pub fn add(&mut self, findings: &[Diagnostic]) {
        let said: Vec<Diagnostic> = findings
            .iter()
            .filter(|finding| !self.quiet || finding.severity == Severity::Error)
            .cloned()
            .collect();
        let text = match self.format {
            Format::Github => diagnostic::github(&said),
            Format::Human | Format::Markdown | Format::Json | Format::Sarif => {
                diagnostic::human(&said, self.err_colour)
            }
        };
        self.warn(&text);
    }

    /// How the run ends, once everything is written: an answer that could not be delivered is a failure,
    /// unless the reader had enough and closed the pipe.
    pub fn finish(&mut self, exit: Exit) -> Exit {
        if let Err(error) = self.out.flush() {
            self.broken.get_or_insert(error.kind());
        }
        let _ = self.err.flush();
        match self.broken {
            Some(kind) if kind != io::ErrorKind::BrokenPipe => {
                self.warn(&format!("the answer could not be written: {kind}\n"));
                exit.max(Exit::Failed)
            }
            _ => exit,
        }
    }
}

/// Says something on standard error from where there is no printer.
pub(super) fn note(text: &str) {
    // When standard error is gone there is no place to say so.
    let _ = io::stderr().write_all(text.as_bytes());
}
