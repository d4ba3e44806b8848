//! Ctrl-C: what was begun is ended well, what was done is said, and the exit status tells.

#![expect(
    clippy::expect_used,
    reason = "a command that can't be run fails its test, with the reason"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A rehearsal that would go on for hours, interrupted as soon as it listens for Ctrl-C.
fn interrupted() -> Output {
    let child = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["rehearse", "examples/micetro.yaml", "--seeds", "10000000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let status = Path::new("/proc").join(child.id().to_string()).join("status");
    while !listens(&status) {
        std::thread::yield_now();
    }
    let kill = format!("kill -INT {}", child.id());
    let killed = Command::new("sh").args(["-c", &kill]).status();
    let output = child.wait_with_output().expect("the command ends");
    assert!(killed.expect("there is a shell").success());
    output
}

/// Whether a process catches SIGINT, which has the number 2, the second bit (proc(5), signal(7)).
fn listens(status: &Path) -> bool {
    let text = fs::read_to_string(status).unwrap_or_default();
    let caught = text.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    caught
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_some_and(|mask| mask & 0b10 != 0)
}

#[test]
fn the_first_ctrl_c_ends_the_run_well() {
    let output = interrupted();
    let answer = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    assert!(
        answer.contains("lives went as they must"),
        "what was done is said: {answer}"
    );
    assert!(answer.contains("interrupted: the rest was not tried"), "{answer}");
    assert!(
        !answer.contains('✗'),
        "a life that was stopped is no failure: {answer}"
    );
    assert!(String::from_utf8_lossy(&output.stderr).contains("Ctrl-C again ends at once"));
}
