//! `rolecall explain`: why it is allowed, why it is denied, and what to change.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::acting;
use super::printer::Printer;
use super::{Format, Global};
use crate::diagnostic::Diagnostic;
use crate::event::{Events, Silent};
use crate::exit::Exit;
use crate::explain::census::{Asking as Question, Census};
use crate::explain::{Explanation, explain, explain_documents};
use crate::observed::Observed;
use crate::plan::Goal;
use crate::report::diagnostic;
use crate::report::human::explanation::screen;
use crate::report::proof::Explained;
use crate::setup::{Setup, Spoke};
use crate::verify::law::{Moment, Read, Written};
use crate::verify::read;

mod documents;

pub use documents::{Documents, context, keys};

/// Say why somebody may do something, or why not, and what would have to change.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall explain hub/user/micetro sts:AssumeRole dns/role/MicetroAccess\n  rolecall explain dns/role/MicetroAccess ec2:DescribeVpcs '*'\n  rolecall explain hub/user/micetro iam:CreateUser '*' --expect denied\n  rolecall explain arn:aws:iam::111111111111:user/ann sts:AssumeRole \\\n    arn:aws:iam::222222222222:role/Audit --identity ann.json --trust audit.json\n  rolecall explain ann iam:CreateUser '*' --world world.json\n\nNames are `ALIAS/user/NAME`, `ALIAS/role/NAME`, or ARNs, or the end of a name that only one has; `*` is no resource in particular.\nWithout `--target` the spec is taken as applied, and nothing is read but its files.\nIn a world WHO is anybody: `ID/root`, users, roles (a session of theirs), and sessions, by `ID/assumed-role/ROLE/SESSION` or by access key ID.\nWith documents nothing is read but these files, and WHO and WHAT are ARNs; WHO can be a service such as `ec2.amazonaws.com`, or `anonymous`, too."
)]
pub struct Explain {
    /// Who: the hub's user, or a session of a role of the setup; with documents, anybody
    #[arg(value_name = "WHO")]
    pub who: String,
    /// The action, as IAM writes it
    #[arg(value_name = "ACTION")]
    pub action: String,
    /// On what
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Exit with 3 when the answer is another
    #[arg(long, value_name = "ANSWER", value_enum)]
    pub expect: Option<Answer>,
    /// Ask about anybody in a simulated AWS that is kept in this file, in place of a setup
    #[arg(long, value_name = "FILE", conflicts_with_all = ["identity", "trust", "resource", "boundary", "session", "scp", "rcp", "endpoint"])]
    pub world: Option<PathBuf>,
    /// Policies in place of a setup.
    #[command(flatten)]
    pub documents: Documents,
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Answer {
    /// It is allowed, as far as policies can be read
    Allowed,
    /// It is denied
    Denied,
}

/// Runs the command.
pub fn run(command: &Explain, global: &Global, printer: &mut Printer) -> Exit {
    let explanation = if let Some(file) = &command.world {
        of_world(file, command, printer)
    } else if command.documents.are_given() {
        let asked = command
            .documents
            .ask(&command.who, &command.action, &command.what);
        asked.map(|asked| explain_documents(&asked)).map_err(|findings| {
            printer.complain(&findings);
            Exit::Usage
        })
    } else {
        of_setup(command, global, printer)
    };
    match explanation {
        Ok(explanation) => tell(&explanation, command.expect, printer),
        Err(exit) => exit,
    }
}

/// What was read of a setup, for questions.
pub(super) struct Asking {
    /// What is written.
    pub(super) written: Written,
    /// The spokes, those of units among them.
    pub(super) spokes: Vec<Spoke>,
}

/// Reads what questions about a setup need: from the target, or where none is named, from a simulated AWS where
/// the spec has just been applied.
///
/// # Errors
/// How the command ends; why was said.
pub(super) fn read_for(
    command: &str,
    global: &Global,
    printer: &mut Printer,
) -> Result<(Setup, Asking), Exit> {
    let from_spec = global.target.is_none();
    let (setup, mut acting) = if from_spec {
        let opened = acting::imagine(&global.spec, global, printer)?;
        printer.say("as the spec will have it once it is applied · no AWS account is used\n\n");
        opened
    } else {
        let opened = acting::begin(command, &global.spec, global, printer)?;
        printer.say(&opened.1.announce("reading in"));
        opened
    };
    let events: Arc<dyn Events> = Arc::new(Silent);
    let lived = acting.live(&events, acting::PARALLEL, printer, async |life| {
        if from_spec {
            let applied = life.reach(Goal::Present).await?;
            if applied.outcome.exit() != Exit::Done {
                return Err(applied.outcome.diagnostics());
            }
        }
        let observed = life.observe(Goal::Present).await?;
        let read = read::read(&life.session, &setup, &observed).await;
        let now = life.session.clock().now();
        Ok((
            observed,
            read,
            Moment {
                now,
                region: Arc::clone(life.session.region()),
            },
        ))
    })?;
    let (observed, read, moment): (Observed, Read, Moment) = lived.value.map_err(|findings: Vec<_>| {
        printer.complain(&findings);
        acting::why(&findings)
    })?;
    let spokes = observed.spokes(&setup);
    let written = Written::new(Arc::new(observed), Arc::new(read), moment);
    Ok((setup, Asking { written, spokes }))
}

fn of_world(file: &Path, command: &Explain, printer: &mut Printer) -> Result<Explanation, Exit> {
    let keys = keys(&command.documents.context);
    let question = Question {
        action: &command.action,
        what: &command.what,
        keys: &keys,
        owner: command.documents.resource_account,
    };
    let explained = census(file, printer)?.explain(&command.who, &question);
    explained.map_err(|finding| printer.unfit(*finding))
}

/// Reads a world that is kept in a file.
///
/// # Errors
/// [`Exit::Failed`] when it can't be read; that was said.
pub(super) fn census(file: &Path, printer: &mut Printer) -> Result<Census, Exit> {
    match acting::load(file) {
        Ok((world, now)) => Ok(Census::of(world, now)),
        Err(finding) => {
            let hint =
                "a command with `--target sim:FILE` keeps one, so does `rolecall sim serve --world FILE`";
            let hints = vec![hint.to_owned()];
            printer.complain(&[Diagnostic { hints, ..finding }]);
            Err(Exit::Failed)
        }
    }
}

fn of_setup(command: &Explain, global: &Global, printer: &mut Printer) -> Result<Explanation, Exit> {
    let (setup, asking) = read_for("explain", global, printer)?;
    explain(
        &setup,
        &asking.spokes,
        &asking.written,
        &command.who,
        &command.action,
        &command.what,
    )
    .map_err(|finding| printer.unfit(*finding))
}

fn tell(explanation: &Explanation, expect: Option<Answer>, printer: &mut Printer) -> Exit {
    match printer.format() {
        Format::Json => printer.json(&Explained::new(explanation)),
        Format::Github => {
            let findings: Vec<_> = explanation.finding.iter().cloned().collect();
            printer.answer(&diagnostic::github(&findings));
        }
        Format::Human | Format::Markdown | Format::Sarif => {
            printer.answer(&screen(explanation, printer.width()));
            if let Some(finding) = &explanation.finding {
                printer.answer("\n");
                // The evidence stands above already.
                let mut finding = finding.clone();
                finding.evidence.clear();
                printer.findings(&[finding]);
            }
        }
    }
    let allowed = explanation.is_allowed();
    let expected = match expect {
        None => true,
        Some(Answer::Allowed) => allowed,
        Some(Answer::Denied) => !allowed,
    };
    if expected { Exit::Done } else { Exit::Refuted }
}
