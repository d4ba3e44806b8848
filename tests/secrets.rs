//! No command says the secret of an access key: not on its streams, not in a file that it writes.
//!
//! The secret is the one of a key that `apply` made in a simulated AWS and kept in the file that the spec
//! names. The one exception is the command whose purpose is to hand the key to an SDK, into a pipe.

#![expect(
    clippy::expect_used,
    reason = "a command that can't be run fails its test, with the reason"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// Every command in every form that could be tempted to say more; `{}` stands for the world.
const COMMANDS: &[&[&str]] = &[
    &["init", "--example", "--spec", "new.yaml"],
    &["check"],
    &["check", "--json"],
    &["rehearse", "-vv", "--journal", "journal.jsonl"],
    &["rehearse", "--json"],
    &["plan", "-vv", "--details", "--all"],
    &["plan", "--destroy", "-o", "gone.plan"],
    &["plan", "--destroy", "--json"],
    &["plan", "--destroy", "--format", "markdown"],
    &["apply", "-vv", "--yes"],
    &["apply", "--json", "--yes"],
    &["doctor", "-vv"],
    &["doctor", "--json"],
    &["verify", "-vv", "--all", "--fresh"],
    &["verify", "--json"],
    &[
        "explain",
        "hub/user/micetro",
        "sts:AssumeRole",
        "dns/role/MicetroAccess",
        "--json",
    ],
    &["who-can", "sts:AssumeRole", "dns/role/MicetroAccess", "-vv"],
    &["diff-access", "rolecall.yaml", "new.yaml"],
    &["test", "--example"],
    &["test", "-vv"],
    &["decide", "records.jsonl"],
    &["sim", "coverage"],
    &["permissions"],
    &["graph"],
    &["export", "aws-config", "-o", "micetro.config"],
    &["export", "env", "dns", "--config", "micetro.config"],
    &["errors"],
    &["schema", "plan"],
    &["completions", "bash"],
    &["man"],
    &["destroy", "-vv", "--yes"],
];

fn rolecall(place: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("rolecall").expect("the command is built");
    command
        .current_dir(place)
        .env("ROLECALL_TARGET", "sim:world.json")
        .env_remove("ROLECALL_SPEC")
        .args(arguments)
        .output()
        .expect("the command runs")
}

/// The secrets in a directory's key file.
fn secret(place: &Path) -> String {
    let file = fs::read_to_string(place.join("micetro.credentials")).expect("the key was kept");
    let line = file
        .lines()
        .find_map(|line| line.strip_prefix("aws_secret_access_key = "));
    line.expect("the file has a secret").to_owned()
}

#[test]
fn no_command_says_the_secret() {
    let place = tempfile::tempdir().expect("there is a place for files");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/micetro.yaml");
    fs::copy(example, place.path().join("rolecall.yaml")).expect("the example can be copied");
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/records.jsonl");
    let records = fs::read_to_string(records).expect("the records can be read");
    // The last one is wrong on purpose, and the command says so with its exit code.
    let records = records.lines().take(3).collect::<Vec<_>>().join("\n");
    fs::write(place.path().join("records.jsonl"), records).expect("the records can be written");
    let first = rolecall(place.path(), &["apply", "--yes", "-vv"]);
    assert!(first.status.success(), "{first:?}");
    let secret = secret(place.path());
    assert_eq!(secret.len(), 40);
    let silent = |what: &str, bytes: &[u8]| {
        assert!(
            !String::from_utf8_lossy(bytes).contains(&secret),
            "{what} says the secret"
        );
    };
    silent("the first apply", &first.stdout);
    silent("the first apply", &first.stderr);
    for arguments in COMMANDS {
        let output = rolecall(place.path(), arguments);
        let said = format!("`rolecall {}`", arguments.join(" "));
        assert!(
            output.status.success(),
            "{said}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        silent(&said, &output.stdout);
        silent(&said, &output.stderr);
    }
    let mut files = 0;
    for file in fs::read_dir(place.path()).expect("the place can be listed") {
        let file = file.expect("the place can be listed").path();
        if file.is_dir() {
            continue;
        }
        silent(
            &file.display().to_string(),
            &fs::read(&file).expect("a file can be read"),
        );
        files += 1;
    }
    // The specs, the records, the world, the journal, the plan, the configuration; the key's own file is gone
    // by now.
    assert_eq!(files, 7);
}

#[test]
fn the_key_is_handed_to_an_sdk_alone() {
    let place = tempfile::tempdir().expect("there is a place for files");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/micetro.yaml");
    fs::copy(example, place.path().join("rolecall.yaml")).expect("the example can be copied");
    let before = rolecall(place.path(), &["export", "credential-process"]);
    assert_eq!(before.status.code(), Some(4), "there is no key yet");
    assert!(rolecall(place.path(), &["apply", "--yes"]).status.success());
    let output = rolecall(place.path(), &["export", "credential-process"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    assert_eq!(answer["Version"], 1);
    assert_eq!(answer["SecretAccessKey"], secret(place.path()));
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A command that is added is added here too.
#[test]
fn every_command_is_tried() {
    let tried: BTreeSet<&str> = COMMANDS.iter().map(|arguments| arguments[0]).collect();
    let grammar = rolecall::cli::command();
    let commands: BTreeSet<&str> = grammar.get_subcommands().map(clap::Command::get_name).collect();
    assert_eq!(tried, commands);
}
