//! `rolecall check`: what is wrong with a spec, or with a policy document, all at once, without a network.

use std::path::{Path, PathBuf};

use clap::Args;
use rolecall_iam::policy::Document;

use super::given::PolicyKind;
use super::printer::Printer;
use super::{Format, Global};
use crate::diagnostic::{Diagnostic, Severity};
use crate::documents;
use crate::exit::Exit;
use crate::report::diagnostic::counted;
use crate::setup::Setup;
use crate::spec;

/// Say what is wrong with a spec, or with a policy document; no network.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall check\n  rolecall check examples/micetro.yaml\n  rolecall check trust.json --kind trust      a policy document: what AWS would refuse, and more\n  rolecall check --format github              annotations on a pull request\n  rolecall check policy.json --kind managed --format sarif > rolecall.sarif\n\n`-` is standard input, for a policy document."
)]
pub struct Check {
    /// The spec, the same as `--spec`; with `--kind`, policy documents
    #[arg(id = "file-argument", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the documents are: they are policies, not specs
    #[arg(long, value_enum, value_name = "KIND", requires = "file-argument")]
    pub kind: Option<PolicyKind>,
    /// Warnings are errors
    #[arg(long)]
    pub strict: bool,
}

/// Runs the command: [`Exit::Usage`] when the spec or a document has an error.
pub fn run(check: &Check, global: &Global, printer: &mut Printer) -> Exit {
    match (check.kind, check.files.as_slice()) {
        (Some(kind), files) => policies(files, kind, check.strict, printer),
        (None, []) => spec(&global.spec, check.strict, printer),
        (None, [file]) => spec(file, check.strict, printer),
        (None, _) => {
            printer.refuse(
                "one spec at a time",
                "policy documents can be several: `--kind` says what they are",
            );
            Exit::Usage
        }
    }
}

fn policies(files: &[PathBuf], kind: PolicyKind, strict: bool, printer: &mut Printer) -> Exit {
    let kind = kind.kind();
    let examined: Vec<_> = files
        .iter()
        .map(|file| match documents::source(file) {
            Ok(source) => {
                let (document, findings) = documents::examine(&source, kind);
                (source.name.clone(), document, findings)
            }
            Err(finding) => (file.display().to_string(), None, vec![*finding]),
        })
        .collect();
    let all: Vec<Diagnostic> = examined
        .iter()
        .flat_map(|(_, _, findings)| findings.iter().cloned())
        .collect();
    printer.findings(&all);
    let quiet_answer = printer.format() == Format::Human;
    for (name, document, findings) in &examined {
        let found = match findings.as_slice() {
            [] => "no findings".to_owned(),
            findings => counted(findings),
        };
        let line = match document {
            Some(document) => format!("{name}: {found} · {}\n", described(document)),
            None => format!("{name}: {found}\n"),
        };
        if quiet_answer && findings.is_empty() {
            printer.answer(&line);
        } else {
            printer.say(&line);
        }
    }
    if let Some(first) = all.first() {
        let code = first.code;
        printer.say(&format!(
            "next: rolecall errors {code}        explains a code at length\n"
        ));
    }
    let failed = all
        .iter()
        .any(|finding| strict || finding.severity == Severity::Error);
    if failed { Exit::Usage } else { Exit::Done }
}

/// How large a document is, in a line.
fn described(document: &Document) -> String {
    let statements = match document.statements().len() {
        1 => "1 statement".to_owned(),
        many => format!("{many} statements"),
    };
    format!("{statements}, {} characters", document.size())
}

fn spec(path: &Path, strict: bool, printer: &mut Printer) -> Exit {
    let (setup, findings) = match spec::load(path) {
        Ok(loaded) => (Some(loaded.setup), loaded.warnings),
        Err(findings) => (None, findings),
    };
    printer.findings(&findings);
    let exit = match &setup {
        Some(_) if !strict || findings.is_empty() => Exit::Done,
        _ => Exit::Usage,
    };
    let line = conclusion(&path.display().to_string(), setup.as_ref(), &findings);
    if printer.format() == Format::Human && setup.is_some() && findings.is_empty() {
        printer.answer(&line);
    } else {
        printer.say(&line);
    }
    exit
}

fn conclusion(path: &str, setup: Option<&Setup>, findings: &[Diagnostic]) -> String {
    let first = findings.first().map(|finding| finding.code).unwrap_or_default();
    match setup {
        Some(setup) => {
            let spokes = match setup.spokes.len() {
                1 => "1 spoke".to_owned(),
                spokes => format!("{spokes} spokes"),
            };
            let units = match setup.units.iter().map(|units| units.units.len()).sum::<usize>() {
                0 => String::new(),
                1 => " and 1 organizational unit".to_owned(),
                units => format!(" and {units} organizational units"),
            };
            let found = if findings.is_empty() {
                "no findings".to_owned()
            } else {
                counted(findings)
            };
            format!(
                "{path}: {found} · the hub {} and {spokes}{units}\n",
                setup.hub.account
            )
        }
        None => format!(
            "{path}: {}\nnext: rolecall errors {first}        explains a code at length\n",
            counted(findings)
        ),
    }
}
