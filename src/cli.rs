//! The command line: what can be asked for, parsed and checked before anything else may happen.
//!
//! One file for each command: its arguments, and a function that runs it with [`Global`] and a
//! [`Printer`] and answers with an [`Exit`]. To add a command, write its file, and name it in [`Command`]
//! and in `dispatch`.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::exit::Exit;
use crate::spec::DEFAULT_FILE;

mod acting;
pub mod apply;
mod ask;
pub mod check;
pub mod completions;
pub mod decide;
pub mod destroy;
pub mod diff_access;
pub mod doctor;
pub mod errors;
pub mod explain;
pub mod export;
pub mod given;
pub mod graph;
pub mod init;
mod interrupt;
pub mod man;
pub mod permissions;
pub mod plan;
pub mod printer;
#[cfg(feature = "aws")]
mod real;
pub mod rehearse;
pub mod schema;
pub mod sim;
mod sink;
pub mod test;
pub mod verify;
pub mod who_can;

use printer::Printer;

/// Gives one AWS identity access to many accounts, and proves it
#[derive(Debug, Parser)]
#[command(
    name = "rolecall",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    after_help = "Start here:\n  rolecall init --example    write a spec of three accounts\n  rolecall check             say what is wrong with it\n  rolecall rehearse          live its whole life in a simulated AWS, in memory\n  rolecall plan --target sim:world.json    step by step, kept in a file\n  rolecall sim serve         a simulated AWS on a port, for any client of AWS"
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The spec
    #[arg(long, global = true, value_name = "FILE", default_value = DEFAULT_FILE, env = "ROLECALL_SPEC", hide_env_values = true)]
    pub spec: PathBuf,
    /// Where to act: `aws`, a URL that answers as AWS does, `sim` in memory, `sim:FILE` kept in a file
    #[arg(
        long,
        global = true,
        value_name = "TARGET",
        env = "ROLECALL_TARGET",
        hide_env_values = true
    )]
    pub target: Option<String>,
    /// A profile of the AWS configuration, for accounts that name none
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        env = "AWS_PROFILE",
        hide_env_values = true
    )]
    pub profile: Option<String>,
    /// How to say it
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    pub format: Format,
    /// The same as `--format json`
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// Say only what was asked for
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more: whole documents, every edge
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
    /// Colour: `auto` when a terminal reads it and `NO_COLOR` is not set
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
    /// Decides all chance of the simulated AWS
    #[arg(long, global = true, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

impl Global {
    /// The same, with the spec that a command has as its argument.
    #[must_use]
    pub fn with_spec(&self, spec: Option<&PathBuf>) -> Global {
        let spec = spec.unwrap_or(&self.spec).clone();
        Global { spec, ..self.clone() }
    }

    /// How to say it, whichever flag said so.
    #[must_use]
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// How a command says what it has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    Human,
    /// One JSON document, or one JSON event a line
    Json,
    /// Markdown, for a comment on a pull request
    Markdown,
    /// GitHub's workflow commands: annotations
    Github,
    /// SARIF 2.1.0, for code scanning: findings of `check` and `test`
    Sarif,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// When a terminal reads it and `NO_COLOR` is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a spec: the example, one from flags, or one from questions
    Init(init::Init),
    /// Say what is wrong with a spec, or with a policy document; no network
    Check(check::Check),
    /// Live the whole life of a setup in memory: plan, apply, verify, destroy
    Rehearse(rehearse::Rehearse),
    /// Look at credentials, accounts, permissions and the clock
    Doctor(doctor::Doctor),
    /// Say what would change; nothing is changed
    Plan(plan::PlanCommand),
    /// Make it so: show the plan, ask, carry it out
    Apply(apply::Apply),
    /// Prove every promised edge, and that the others are closed
    Verify(verify::Verify),
    /// Take the whole setup away
    Destroy(destroy::Destroy),
    /// Say why somebody may do something, or why not
    Explain(Box<explain::Explain>),
    /// Decide questions by the thousand: JSON Lines in, JSON Lines out
    Decide(decide::Decide),
    /// Say who may do something, of all whom a setup knows
    WhoCan(who_can::WhoCanCommand),
    /// Say which questions have another answer after a change of a spec
    DiffAccess(diff_access::DiffAccessCommand),
    /// Run policy tests: these principals and documents, these answers
    Test(test::Test),
    /// Print the least IAM policies that whoever runs `apply` needs
    Permissions(permissions::Permissions),
    /// Print the trust graph of a spec, for Mermaid or Graphviz
    Graph(graph::Graph),
    /// Print the access for AWS's own tools: profiles, variables, or the key for an SDK
    Export(export::Export),
    /// Run a simulated AWS for any client: boto3, the AWS CLI, your program
    Sim(sim::Sim),
    /// Explain the code of a finding
    Errors(errors::Errors),
    /// Print the JSON Schema of the spec, or of what is printed for programs
    Schema(schema::Schema),
    /// Print a script for a shell's completion
    Completions(completions::Completions),
    /// Print the manual page, or write one for each command
    Man(man::Man),
}

/// Widest line of a help text, in columns.
const WIDTH: usize = 80;

/// The command line's grammar, with the exit codes in its long help.
#[must_use]
pub fn command() -> clap::Command {
    let mut codes = String::from("Exit codes:\n");
    for exit in Exit::ALL {
        let _ = writeln!(codes, "  {:>3}  {}", exit.code(), exit.meaning());
    }
    let command = Cli::command();
    let start = command
        .get_after_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    command
        .max_term_width(WIDTH)
        .after_long_help(format!("{start}\n\n{}", codes.trim_end()))
}

/// Parses a command line, and runs it.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let parsed = command()
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match parsed {
        Ok(cli) => {
            let mut printer = Printer::new(&cli.global);
            let exit = dispatch(&cli, &mut printer);
            printer.finish(exit)
        }
        Err(error) => refuse(&error),
    }
}

fn dispatch(cli: &Cli, printer: &mut Printer) -> Exit {
    let global = &cli.global;
    if global.format() == Format::Sarif && !matches!(cli.command, Command::Check(_) | Command::Test(_)) {
        printer.refuse(
            "SARIF is a format for findings, and this command has another answer",
            "`rolecall check --format sarif` writes it, and `rolecall test`",
        );
        return Exit::Usage;
    }
    match &cli.command {
        Command::Init(init) => init::run(init, global, printer),
        Command::Check(check) => check::run(check, global, printer),
        Command::Rehearse(rehearse) => rehearse::run(rehearse, global, printer),
        Command::Doctor(doctor) => doctor::run(doctor, global, printer),
        Command::Plan(plan) => plan::run(plan, global, printer),
        Command::Apply(apply) => apply::run(apply, global, printer),
        Command::Verify(verify) => verify::run(verify, global, printer),
        Command::Destroy(destroy) => destroy::run(destroy, global, printer),
        Command::Explain(explain) => explain::run(explain, global, printer),
        Command::Decide(decide) => decide::run(decide, printer),
        Command::WhoCan(who) => who_can::run(who, global, printer),
        Command::DiffAccess(diff) => diff_access::run(diff, global, printer),
        Command::Test(test) => test::run(test, global, printer),
        Command::Permissions(permissions) => permissions::run(permissions, global, printer),
        Command::Graph(graph) => graph::run(graph, global, printer),
        Command::Export(export) => export::run(export, global, printer),
        Command::Sim(sim) => sim::run(sim, global, printer),
        Command::Errors(errors) => errors::run(errors, global, printer),
        Command::Schema(schema) => schema::run(schema, printer),
        Command::Completions(completions) => completions::run(completions, printer),
        Command::Man(man) => man::run(man, printer),
    }
}

/// Help and version are answers; anything else is a wrong command line. clap's own code for that is 2,
/// which would be read as "changes pending".
fn refuse(error: &clap::Error) -> Exit {
    let answer = matches!(
        error.kind(),
        clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion
    );
    // Nobody is left to be told when the stream is closed.
    let _ = error.print();
    if answer { Exit::Done } else { Exit::Usage }
}

#[cfg(test)]
mod tests;
