use super::{Cli, Format, command};
use crate::exit::Exit;
use clap::{CommandFactory, FromArgMatches};

fn parse(line: &str) -> Result<Cli, clap::Error> {
    let words = std::iter::once("rolecall").chain(line.split_whitespace());
    command()
        .try_get_matches_from(words)
        .and_then(|matches| Cli::from_arg_matches(&matches))
}

#[test]
fn the_grammar_is_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn the_long_help_has_every_exit_code() {
    let help = command().render_long_help().to_string();
    for exit in Exit::ALL {
        let line = format!("{:>3}  {}", exit.code(), exit.meaning());
        assert!(help.contains(&line), "{line}\n{help}");
    }
}

/// An argument with the id of a global flag would take the flag's place, and `check --spec FILE` be refused.
#[test]
fn no_command_hides_a_global_flag() {
    let mut grammar = Cli::command();
    grammar.build();
    let global: Vec<_> = grammar
        .get_arguments()
        .filter(|argument| argument.is_global_set())
        .map(|argument| argument.get_id().clone())
        .collect();
    assert!(global.len() >= 9, "{global:?}");
    for subcommand in grammar.get_subcommands() {
        hides_none(subcommand, &global);
    }
}

fn hides_none(command: &clap::Command, global: &[clap::Id]) {
    for id in global {
        let there = command.get_arguments().find(|argument| argument.get_id() == id);
        assert!(
            there.is_some_and(clap::Arg::is_global_set),
            "`{}` hides `--{id}`",
            command.get_name()
        );
    }
    for subcommand in command.get_subcommands() {
        hides_none(subcommand, global);
    }
}

#[test]
fn every_command_shows_an_example() {
    for subcommand in Cli::command().get_subcommands() {
        let help = subcommand
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let name = subcommand.get_name();
        assert!(help.contains(&format!("rolecall {name}")), "`{name}`: {help}");
    }
}

#[test]
fn global_flags_stand_before_and_behind_the_command() {
    for line in ["--spec a.yaml check --json", "check --spec a.yaml --format json"] {
        let cli = parse(line).unwrap();
        assert_eq!(cli.global.spec.to_str(), Some("a.yaml"));
        assert_eq!(cli.global.format(), Format::Json);
    }
    assert!(parse("check --json --format human").is_err(), "which of them?");
    assert!(parse("check -q -v").is_err(), "more, or less?");
}

#[test]
fn init_takes_flags_or_the_example_never_both() {
    assert!(parse("init --example").is_ok());
    assert!(parse("init --example --name x").is_err());
    assert!(parse("init --hub 111111111111").is_err(), "a hub needs a spoke");
    assert!(parse("init --key-file k").is_err(), "a key is a hub's");
    assert!(parse("init --hub 111111111111 --spoke 222222222222").is_ok());
}
