//! `rolecall decide` as a process: the cases of other projects, exit codes, and a reader who has had enough.

#![allow(clippy::unwrap_used, missing_docs)]

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use rolecall_iam::evaluate::verdict;
use rolecall_iam::record;
use serde_json::{Value, json};

fn rolecall() -> Command {
    Command::new(env!("CARGO_BIN_EXE_rolecall"))
}

fn fed(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = rolecall()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        // A process that refuses its arguments reads nothing.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn good(id: &str) -> String {
    json!({
        "id": id,
        "request": {"principal": "arn:aws:iam::111111111111:user/ann", "action": "s3:GetObject"},
        "policies": {"identity": [{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}]},
    })
    .to_string()
}

/// Whether each is right, `sim/iam/tests/cases.rs` says; here the command must say what the law says.
#[test]
fn the_cases_of_others_come_out_as_the_law_has_them() {
    let folder = std::env::var_os("ROLECALL_CASES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cases"),
        PathBuf::from,
    );
    let path = folder.join("policy-evaluation.jsonl");
    let input = match std::fs::read(&path) {
        Ok(input) => input,
        Err(error) => {
            let required = ["CI", "ROLECALL_REQUIRE_CASES"]
                .iter()
                .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
            assert!(!required, "{}: {error}", path.display());
            println!("not run: {} is absent ({error})", path.display());
            return;
        }
    };
    let records = std::str::from_utf8(&input).unwrap();
    let file = path.to_str().unwrap();
    for arguments in [&["decide", file][..], &["decide", "-", "--no-evidence"]] {
        let (code, out, err) = fed(arguments, &input);
        let mut refused = 0;
        assert_eq!(out.lines().count(), records.lines().count());
        for (record, answer) in records.lines().zip(out.lines()) {
            let answer: Value = serde_json::from_str(answer).unwrap();
            let case: Value = serde_json::from_str(record).unwrap();
            assert_eq!(answer["id"], case["id"]);
            match record::read(record) {
                Ok(record) => {
                    let verdict = verdict(&record.request, &record.policies);
                    assert_eq!(answer["decision"], verdict.as_str(), "{}", case["id"]);
                    assert_eq!(answer["evidence"].is_object(), arguments.len() == 2);
                }
                Err(error) => {
                    refused += 1;
                    assert_eq!(answer["error"]["message"], error.message);
                }
            }
        }
        assert_eq!(code, if refused == 0 { 0 } else { 64 });
        assert_eq!(err.is_empty(), refused == 0, "{err}");
        println!("{} cases, {refused} refused", records.lines().count());
    }
}

#[test]
fn a_bad_record_is_answered_and_the_others_are_decided() {
    let input = format!(
        "{}\n{{\"id\": \"b\", \"request\": {{}}}}\n{}\n",
        good("a"),
        good("c")
    );
    let (code, out, err) = fed(&["decide", "-", "--no-evidence"], input.as_bytes());
    assert_eq!(code, 64);
    assert_eq!(err, "3 records, 1 of them with an error\n");
    assert_eq!(
        out,
        concat!(
            "{\"id\":\"a\",\"decision\":\"Allow\"}\n",
            "{\"id\":\"b\",\"error\":{\"message\":\"`action` is missing\",\"line\":2,\"column\":24,\"pointer\":\"/request\",",
            "\"hint\":\"an action is `service:Name`: `s3:GetObject`\"}}\n",
            "{\"id\":\"c\",\"decision\":\"Allow\"}\n",
        )
    );
    let (code, out, err) = fed(&["decide", "-"], good("a").as_bytes());
    assert_eq!((code, &*err), (0, ""));
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        answer["evidence"]["checks"][4]["matched"][0]["policy"]["name"],
        "identity 0"
    );
}

#[test]
fn no_file_is_a_wrong_command_line() {
    let (code, out, err) = fed(&["decide", "nothing-here.jsonl"], b"");
    assert_eq!((code, &*out), (64, ""));
    assert!(err.contains("`nothing-here.jsonl` can't be read"), "{err}");
}

/// `rolecall decide - | head -1`: the process ends by itself, without a word.
#[test]
fn a_reader_who_has_had_enough_is_no_failure() {
    let mut child = rolecall()
        .args(["decide", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        let line = good("a") + "\n";
        let mut sent = 0_u64;
        while stdin.write_all(line.as_bytes()).is_ok() {
            sent += 1;
            assert!(sent < 10_000_000, "it reads on though nobody listens");
        }
    });
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    assert!(
        first.starts_with("{\"id\":\"a\",\"decision\":\"Allow\""),
        "{first}"
    );
    drop(out);
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
