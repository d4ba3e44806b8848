//! The commands about specs as processes: exit codes, what goes to which stream, and what is written.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn rolecall(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("rolecall").unwrap();
    command
        .current_dir(folder)
        .env_remove("ROLECALL_SPEC")
        .env_remove("ROLECALL_TARGET")
        .env_remove("NO_COLOR");
    command
}

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, line: &str) -> Said {
    let output = rolecall(folder).args(line.split_whitespace()).output().unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn init_writes_a_spec_that_check_finds_nothing_in() {
    let folder = tempfile::tempdir().unwrap();
    let init = run(folder.path(), "init --example");
    assert_eq!(
        (init.code, init.out.as_str()),
        (0, "wrote rolecall.yaml  (3 accounts)\n"),
        "{}",
        init.err
    );
    let check = run(folder.path(), "check");
    assert_eq!(check.code, 0);
    assert_eq!(
        check.out,
        "rolecall.yaml: no findings · the hub 111111111111 and 2 spokes\n"
    );
    assert_eq!(check.err, "");
}

#[test]
fn init_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rolecall.yaml");
    fs::write(&path, "mine\n").unwrap();
    let init = run(folder.path(), "init --example");
    assert_eq!(init.code, 64);
    assert!(
        init.err.contains("`rolecall.yaml` exists already"),
        "{}",
        init.err
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");
    // A link to nowhere is something too.
    #[cfg(unix)]
    {
        let link = folder.path().join("link.yaml");
        std::os::unix::fs::symlink(folder.path().join("nowhere"), &link).unwrap();
        assert_ne!(run(folder.path(), "init --example --spec link.yaml").code, 0);
        assert!(!folder.path().join("nowhere").exists());
    }
}

#[test]
fn init_writes_nothing_when_an_answer_is_wrong_or_nobody_can_be_asked() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = run(folder.path(), "init --hub 11111111111 --spoke 222222222222");
    assert_eq!(wrong.code, 64);
    assert!(wrong.err.contains("spec/account-id"), "{}", wrong.err);
    let silent = run(folder.path(), "init");
    assert_eq!(silent.code, 64);
    assert!(silent.err.contains("no terminal"), "{}", silent.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn check_answers_on_standard_output_in_each_format() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.yaml"), "name: Bad\nhub: {}\nspokes: []\n").unwrap();
    let human = run(folder.path(), "check bad.yaml");
    assert_eq!(human.code, 64);
    assert!(human.out.starts_with("error[spec/name]"), "{}", human.out);
    assert!(
        human.err.contains("bad.yaml: 3 errors, 1 warning"),
        "{}",
        human.err
    );
    assert!(!human.out.contains('\u{1b}'), "no colour in a pipe");

    let json = run(folder.path(), "check bad.yaml --json");
    let document: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(document["format"], "rolecall/findings@1");
    assert_eq!(
        (&document["errors"], &document["warnings"]),
        (&Value::from(3), &Value::from(1))
    );
    assert_eq!(document["findings"][0]["places"][0]["column"], 7);

    let github = run(folder.path(), "check bad.yaml --format github");
    assert!(
        github.out.starts_with("::error file=bad.yaml,line=1,"),
        "{}",
        github.out
    );
    assert!(
        github.out.lines().all(|line| line.starts_with("::")),
        "{}",
        github.out
    );

    let quiet = run(folder.path(), "-q check bad.yaml");
    assert_eq!((quiet.code, quiet.err.as_str()), (64, ""));
    assert_eq!(quiet.out, human.out);
}

#[test]
fn colour_is_taken_when_asked_for_and_changes_no_word() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rolecall.yaml"), "name: Bad\n").unwrap();
    let plain = run(folder.path(), "check");
    let coloured = run(folder.path(), "check --color always");
    assert!(coloured.out.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&coloured.out).to_string(), plain.out);
    assert_eq!(run(folder.path(), "check --color never").out, plain.out);
}

#[test]
fn warnings_are_errors_when_strict() {
    let folder = tempfile::tempdir().unwrap();
    let spec = "name: m\nhub: { account: \"111111111111\", user: { name: m } }\nrole: { name: M, permissions: [dns-ro] }\nspokes: [{ account: 222222222222 }]\n";
    fs::write(folder.path().join("rolecall.yaml"), spec).unwrap();
    assert_eq!(run(folder.path(), "check").code, 0);
    assert_eq!(run(folder.path(), "check --strict").code, 64);
}

#[test]
fn a_spec_that_is_not_there_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let check = run(folder.path(), "check");
    assert_eq!(check.code, 64);
    assert!(check.out.contains("rolecall init --example"), "{}", check.out);
    fs::write(folder.path().join("binary.yaml"), [0xff, 0xfe, 0x00]).unwrap();
    assert_eq!(run(folder.path(), "check binary.yaml").code, 64);
    assert_eq!(run(folder.path(), "check .").code, 64, "a folder");
}

#[test]
fn a_wrong_command_line_is_64_and_help_is_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    for line in [
        "",
        "bogus",
        "check --bogus",
        "check --format xml",
        "--seed x check",
    ] {
        let said = run(folder.path(), line);
        assert_eq!(said.code, 64, "`{line}`: {}", said.err);
        assert!(said.out.is_empty(), "`{line}`: {}", said.out);
    }
    for line in ["--help", "-h", "check --help", "--version"] {
        let said = run(folder.path(), line);
        assert_eq!(said.code, 0, "`{line}`");
        assert!(said.err.is_empty() && !said.out.is_empty(), "`{line}`");
    }
}

#[test]
fn errors_explains_lists_and_guesses() {
    let folder = tempfile::tempdir().unwrap();
    let one = run(folder.path(), "errors spec/account-id");
    assert_eq!(one.code, 0);
    assert!(one.out.contains("What to do: "), "{}", one.out);
    assert!(
        one.out.lines().all(|line| line.chars().count() <= 100),
        "{}",
        one.out
    );
    assert_eq!(run(folder.path(), "errors error[spec/account-id]").out, one.out);
    let list = run(folder.path(), "errors");
    assert!(list.out.lines().count() > 40, "{}", list.out);
    let unknown = run(folder.path(), "errors spec/acount-id");
    assert_eq!(unknown.code, 64);
    assert!(
        unknown.err.contains("did you mean `spec/account-id`?"),
        "{}",
        unknown.err
    );
    let json: Value = serde_json::from_str(&run(folder.path(), "errors --json").out).unwrap();
    assert_eq!(json["format"], "rolecall/errors@1");
}

#[test]
fn schema_prints_what_is_committed() {
    let folder = tempfile::tempdir().unwrap();
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("rolecall.schema.json");
    assert_eq!(
        run(folder.path(), "schema").out,
        fs::read_to_string(committed).unwrap()
    );
}

/// `rolecall errors | head -1`: the reader has had enough, and that is no failure.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let binary = assert_cmd::cargo::cargo_bin("rolecall");
    let script = format!(
        "'{}' schema | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}",
        binary.display()
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &script])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "0");
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
