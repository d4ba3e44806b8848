//! What commands print for programs obeys the committed schemas, and has nothing that these don't tell.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

#[path = "../src/report/schemas/tests/obey.rs"]
mod obey;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a command prints, in a folder with the spec of the README.
fn printed(folder: &Path, line: &str, exit: i32) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .current_dir(folder)
        .env_remove("ROLECALL_SPEC")
        .env_remove("ROLECALL_TARGET")
        .args(line.split_whitespace())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(exit), "{line}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn place() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (from, to) in [
        ("examples/micetro.yaml", "rolecall.yaml"),
        ("tests/cli/specs/typo.yaml", "typo.yaml"),
    ] {
        fs::copy(root().join(from), folder.path().join(to)).unwrap();
    }
    folder
}

/// Members that a schema doesn't tell of, where it tells of all.
fn untold(value: &Value, schema: &Value, whole: &Value) -> Vec<String> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let there = whole.pointer(reference.trim_start_matches('#')).unwrap();
        return untold(value, there, whole);
    }
    let mut found = Vec::new();
    if let (Some(members), Some(properties)) = (
        value.as_object(),
        schema.get("properties").and_then(Value::as_object),
    ) {
        for (name, member) in members {
            match properties.get(name) {
                Some(of) => found.extend(untold(member, of, whole)),
                None => found.push(name.clone()),
            }
        }
    }
    if let (Some(values), Some(of)) = (value.as_array(), schema.get("items")) {
        found.extend(values.iter().flat_map(|value| untold(value, of, whole)));
    }
    found
}

fn assert_obeys(name: &str, value: &Value) {
    let path = root().join(format!("schemas/{name}.schema.json"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    if let Err(why) = obey::disobeys(value, &schema, &schema) {
        panic!("{name}: {why}\n{value:#}");
    }
    assert_eq!(untold(value, &schema, &schema), Vec::<String>::new(), "{name}");
    assert_eq!(value["format"], format!("rolecall/{name}@1"));
}

#[test]
fn doctor_prints_what_its_schema_says() {
    let folder = place();
    let well = printed(folder.path(), "doctor --json --target sim:world.json", 0);
    assert_obeys("doctor", &well);
    assert_eq!(well["accounts"].as_array().unwrap().len(), 3);
    assert!(
        well["accounts"][0]["findings"].as_array().unwrap().len() > 1,
        "{well:#}"
    );
}

#[test]
fn rehearsals_print_what_their_schemas_say() {
    let folder = place();
    let seeds = printed(folder.path(), "rehearse --seeds 2 --json", 0);
    assert_obeys("seeds", &seeds);
    let wrong = printed(folder.path(), "rehearse typo.yaml --seeds 2 --json", 1);
    assert_obeys("seeds", &wrong);
    assert_eq!(wrong["failures"].as_array().unwrap().len(), 2);
    // One account is enough, and a small part of the time.
    let whole = fs::read_to_string(folder.path().join("rolecall.yaml")).unwrap();
    let of_net = |line: &&str| line.contains("333333333333") || line.contains("alias: net");
    let one: Vec<&str> = whole.lines().filter(|line| !of_net(line)).collect();
    fs::write(folder.path().join("one.yaml"), one.join("\n") + "\n").unwrap();
    let killed = "rehearse one.yaml --crash everywhere --delays instant --json";
    let crashes = printed(folder.path(), killed, 0);
    assert_obeys("crashes", &crashes);
    assert!(crashes["points"].as_u64().unwrap() > 100, "{crashes:#}");
}

#[test]
fn the_simulator_prints_what_its_schemas_say() {
    let folder = place();
    assert_obeys("coverage", &printed(folder.path(), "sim coverage --json", 0));
    let mut server = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["sim", "serve", "--listen", "0", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let read = BufReader::new(server.stdout.take().unwrap()).read_line(&mut line);
    server.kill().unwrap();
    server.wait().unwrap();
    read.unwrap();
    let serving: Value = serde_json::from_str(&line).unwrap();
    assert_obeys("serving", &serving);
    assert_eq!(serving["environment"]["AWS_ENDPOINT_URL"], serving["url"]);
}

#[test]
fn what_the_operator_needs_is_printed_as_its_schema_says() {
    let folder = place();
    let needed = printed(folder.path(), "permissions --json", 0);
    assert_obeys("permissions", &needed);
    let accounts = needed["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 3);
    for account in accounts {
        let policies = account["policies"].as_array().unwrap();
        assert!(!policies.is_empty(), "{account:#}");
        assert!(
            policies.iter().all(|policy| policy["Statement"].is_array()),
            "{account:#}"
        );
    }
    let one = printed(folder.path(), "permissions --account dns --json", 0);
    assert_obeys("permissions", &one);
    assert_eq!(one["accounts"], Value::Array(vec![accounts[1].clone()]));
    let known = printed(
        folder.path(),
        "permissions --all --target sim:world.json --json",
        0,
    );
    assert_obeys("permissions", &known);
}

#[test]
fn codes_are_explained_as_their_schema_says() {
    let folder = place();
    let all = printed(folder.path(), "errors --json", 0);
    assert_obeys("errors", &all);
    let all = all["errors"].as_array().unwrap();
    assert!(all.len() > 50, "{}", all.len());
    let one = printed(folder.path(), "errors spec/account-id --json", 0);
    assert_obeys("errors", &one);
    let [one] = one["errors"].as_array().unwrap().as_slice() else {
        panic!("{one:#}");
    };
    assert!(all.contains(one), "{one:#}");
}

/// The check can say no.
#[test]
fn what_no_schema_tells_of_is_found() {
    let path = root().join("schemas/serving.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let more = serde_json::json!({ "format": "rolecall/serving@1", "secret": 1 });
    assert_eq!(untold(&more, &schema, &schema), ["secret"]);
    assert!(obey::disobeys(&more, &schema, &schema).is_err());
}
