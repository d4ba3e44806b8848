//! `rolecall explain`: why it is allowed, why it is denied, and what to change.

use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::acting;
use super::printer::Printer;
use super::{Format, Global};
use crate::event::{Events, Silent};
use crate::exit::Exit;
use crate::explain::explain;
use crate::plan::Goal;
use crate::report::diagnostic;
use crate::report::human::explanation::screen;
use crate::report::proof::Explained;
use crate::verify::law::{Moment, Written};
use crate::verify::read;

/// Say why somebody may do something, or why not.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall explain hub/user/micetro sts:AssumeRole dns/role/MicetroAccess\n  rolecall explain dns/role/MicetroAccess ec2:DescribeVpcs '*'\n  rolecall explain hub/user/micetro iam:CreateUser '*' --expect denied\n\nNames are `ALIAS/user/NAME`, `ALIAS/role/NAME`, or ARNs; `*` is no resource in particular."
)]
pub struct Explain {
    /// Who: the hub's user, or a session of a role of the setup
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
    match explained(command, global, printer) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn explained(command: &Explain, global: &Global, printer: &mut Printer) -> Result<Exit, Exit> {
    let (setup, mut acting) = acting::begin("explain", &global.spec, global, printer)?;
    printer.say(&acting.announce("reading in"));
    let events: Arc<dyn Events> = Arc::new(Silent);
    let lived = acting.live(&events, acting::PARALLEL, printer, async |life| {
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
    let (observed, read, moment) = lived.value.map_err(|findings: Vec<_>| {
        printer.complain(&findings);
        acting::why(&findings)
    })?;
    let spokes = observed.spokes(&setup);
    let written = Written::new(Arc::new(observed), Arc::new(read), moment);
    let explanation = explain(
        &setup,
        &spokes,
        &written,
        &command.who,
        &command.action,
        &command.what,
    )
    .map_err(|finding| {
        printer.complain(&[*finding]);
        Exit::Usage
    })?;
    match printer.format() {
        Format::Json => printer.json(&Explained::new(&explanation)),
        Format::Github => {
            let findings: Vec<_> = explanation.finding.iter().cloned().collect();
            printer.answer(&diagnostic::github(&findings));
        }
        Format::Human | Format::Markdown | Format::Sarif => {
            printer.answer(&screen(&explanation, printer.width()));
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
    let expected = match command.expect {
        None => true,
        Some(Answer::Allowed) => allowed,
        Some(Answer::Denied) => !allowed,
    };
    Ok(if expected { Exit::Done } else { Exit::Refuted })
}
