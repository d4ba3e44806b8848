//! `rolecall graph`: who may assume what, as a picture's text.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::printer::Printer;
use super::{Global, given};
use crate::exit::Exit;
use crate::graph;

/// Print the trust graph of a spec, for Mermaid or Graphviz.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall graph                            for a Markdown file: GitHub draws it\n  rolecall graph --as dot | dot -Tsvg > graph.svg"
)]
pub struct Graph {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// In which language
    #[arg(long = "as", value_name = "LANGUAGE", value_enum, default_value_t = Language::Mermaid)]
    pub language: Language,
}

/// A language of graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Mermaid's flowcharts
    Mermaid,
    /// Graphviz's DOT
    Dot,
}

/// Runs the command.
pub fn run(graph: &Graph, global: &Global, printer: &mut Printer) -> Exit {
    let setup = match given::setup(graph.spec.as_ref().unwrap_or(&global.spec), printer) {
        Ok(setup) => setup,
        Err(exit) => return exit,
    };
    printer.answer(&match graph.language {
        Language::Mermaid => graph::mermaid(&setup),
        Language::Dot => graph::dot(&setup),
    });
    Exit::Done
}
