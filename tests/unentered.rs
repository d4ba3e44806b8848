//! Accounts that can't be entered, by command: the others are done, and no exit status says that all are.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::time::Duration;

use assert_cmd::Command;
use rolecall_api::port::{Call, Request};
use rolecall_api::views::Typed;
use rolecall_api::views::iam::{DeleteAccessKeyRequest, DeleteUserPolicyRequest, PutUserPolicyRequest};
use rolecall_iam::account::AccountId;
use rolecall_sim::world::World;
use serde_json::Value;

const NET: &str = "333333333333";
/// Who the commands are in a simulated AWS.
const OPERATOR: &str = "rehearsal-operator";

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, line: &str) -> Said {
    let output = Command::cargo_bin("rolecall")
        .unwrap()
        .current_dir(folder)
        .env_remove("ROLECALL_SPEC")
        .env("ROLECALL_TARGET", "sim:world.json")
        .args(line.split_whitespace())
        .output()
        .unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A call by the root user of an account, in a world that nobody else uses, seen everywhere afterwards.
fn as_root<R: Typed>(folder: &Path, account: &str, request: R) {
    let path = folder.join("world.json");
    let account: AccountId = account.parse().unwrap();
    let (mut world, now) = World::load(&path).unwrap();
    let root = world.root_credentials(account).unwrap();
    let request = Request::from(request);
    let service = request.operation.service();
    let mut attempt = world.begin(now, service, "us-east-1", &root.access_key_id);
    attempt.present(&root);
    world
        .handle(now, &attempt, &Call::new(root.clone()), request)
        .unwrap();
    let seen = now.checked_add(Duration::from_secs(3600)).unwrap();
    world.save(&path, seen).unwrap();
}

fn lock(folder: &Path, account: &str) {
    let request = PutUserPolicyRequest {
        user_name: OPERATOR.to_owned(),
        policy_name: "locked-out".to_owned(),
        policy_document:
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}"#
                .to_owned(),
    };
    as_root(folder, account, request);
}

fn unlock(folder: &Path, account: &str) {
    let request = DeleteUserPolicyRequest {
        user_name: OPERATOR.to_owned(),
        policy_name: "locked-out".to_owned(),
    };
    as_root(folder, account, request);
}

/// A folder with the spec of the README, and a world in which its accounts are.
fn place() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/micetro.yaml");
    fs::copy(example, folder.path().join("rolecall.yaml")).unwrap();
    let applied = run(folder.path(), "apply --yes");
    assert_eq!(applied.code, 0, "{}", applied.err);
    let gone = run(folder.path(), "destroy --yes");
    assert_eq!(gone.code, 0, "{}", gone.err);
    folder
}

const CLOSED: &str = "error[plan/unentered]: `net` could not be entered, so nothing is planned there";

/// As a terminal of any width shows it.
fn says(text: &str, what: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    words(text).contains(&words(what))
}

#[test]
fn a_part_of_a_plan_is_never_all_of_it() {
    let folder = place();
    let folder = folder.path();
    lock(folder, NET);

    let plan = run(folder, "plan -o part.plan");
    assert_eq!(plan.code, 1);
    assert!(
        plan.out.contains("create · 2 accounts · nothing sent"),
        "{}",
        plan.out
    );
    assert!(says(&plan.err, CLOSED), "{}", plan.err);
    assert!(plan.err.contains("net: AccessDenied: "), "{}", plan.err);
    // Changes are pending too, but 2 would say that there is nothing else.
    assert_eq!(run(folder, "plan --detailed-exitcode").code, 1);

    // One document on standard output, which says which account and why.
    let json = run(folder, "plan --json");
    assert_eq!(json.code, 1);
    let document: Value = serde_json::from_str(&json.out).unwrap();
    let accounts = document["accounts"].as_array().unwrap();
    let net = accounts.iter().find(|account| account["account"] == NET).unwrap();
    assert_eq!(net["unentered"]["credentials"], false);
    assert!(
        net["unentered"]["why"]
            .as_str()
            .unwrap()
            .starts_with("AccessDenied: ")
    );
    assert!(
        accounts
            .iter()
            .filter(|account| account["unentered"].is_object())
            .count()
            == 1
    );
    assert!(says(&json.err, CLOSED), "{}", json.err);

    // A saved plan remembers that it is a part.
    let applied = run(folder, "apply part.plan --yes");
    assert_eq!(applied.code, 1, "{}", applied.err);
    assert!(applied.out.contains("12 of 12 steps"), "{}", applied.out);
    assert!(says(&applied.err, CLOSED), "{}", applied.err);
    assert!(applied.err.contains("next: rolecall doctor"), "{}", applied.err);

    // What could be done is done, and that still isn't all.
    let again = run(folder, "apply --yes");
    assert_eq!(again.code, 1);
    let nothing = "nothing to do in the accounts that could be entered; 1 account could not";
    assert!(says(&again.err, nothing), "{}", again.err);
    // Quietly, too.
    let quiet = run(folder, "apply --yes --quiet");
    assert_eq!(quiet.code, 1);
    assert!(says(&quiet.err, CLOSED), "{}", quiet.err);

    // The last line of a stream has the exit status, a line before it the reason.
    let stream = run(folder, "apply --yes --json");
    let lines: Vec<Value> = stream
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(stream.code, 1);
    assert_eq!(lines.last().unwrap()["exit"], 1);
    assert!(
        lines.iter().any(|line| line["code"] == "plan/unentered"),
        "{}",
        stream.out
    );

    // Who asks for another account gets all that was asked for.
    assert_eq!(run(folder, "apply --yes --account hub").code, 0);
    assert_eq!(run(folder, "apply --yes --account net").code, 1);

    unlock(folder, NET);
    let rest = run(folder, "apply --yes");
    assert_eq!(rest.code, 0, "{}", rest.err);
    assert!(rest.out.contains("5 of 5 steps"), "{}", rest.out);
}

#[test]
fn without_credentials_it_is_a_login_that_is_missing() {
    let folder = place();
    let folder = folder.path();
    let (world, _) = World::load(&folder.join("world.json")).unwrap();
    let operator = world
        .account(NET.parse().unwrap())
        .and_then(|account| account.users.get(OPERATOR))
        .unwrap();
    let request = DeleteAccessKeyRequest {
        user_name: Some(OPERATOR.to_owned()),
        access_key_id: operator.keys[0].to_string(),
    };
    as_root(folder, NET, request);
    let plan = run(folder, "plan");
    assert_eq!(plan.code, 4, "{}", plan.err);
    assert!(says(&plan.err, CLOSED), "{}", plan.err);
}

#[test]
fn what_is_left_in_a_closed_account_is_not_done() {
    let folder = place();
    let folder = folder.path();
    assert_eq!(run(folder, "apply --yes").code, 0);
    lock(folder, NET);
    let spec = fs::read_to_string(folder.join("rolecall.yaml")).unwrap();
    let of_net = |line: &&str| !line.contains(NET) && !line.contains("alias: net");
    let without: Vec<&str> = spec.lines().filter(of_net).collect();
    assert_eq!(without.len() + 2, spec.lines().count());
    fs::write(folder.join("rolecall.yaml"), without.join("\n") + "\n").unwrap();

    let applied = run(folder, "apply --yes");
    assert_eq!(applied.code, 1, "{}", applied.err);
    let forget = "is forgotten when you take the tag `rolecall:left:333333333333` off the hub's user";
    assert!(says(&applied.err, forget), "{}", applied.err);
    // Nothing more can be done, and it isn't said that all is as it should be.
    let again = run(folder, "apply --yes");
    assert_eq!(again.code, 1);
    assert!(
        !again.err.contains("everything is as the setup says"),
        "{}",
        again.err
    );
    // A removal of everything isn't one, either.
    let destroyed = run(folder, "destroy --yes");
    assert_eq!(destroyed.code, 1, "{}", destroyed.err);
    assert_eq!(run(folder, "plan --destroy").code, 1);

    unlock(folder, NET);
    let destroyed = run(folder, "destroy --yes");
    assert_eq!(destroyed.code, 0, "{}", destroyed.err);
}

#[test]
fn what_was_never_entered_has_nothing_to_be_destroyed() {
    let folder = place();
    let folder = folder.path();
    lock(folder, NET);
    assert_eq!(run(folder, "apply --yes").code, 1);
    let destroyed = run(folder, "destroy --yes");
    assert_eq!(destroyed.code, 0, "{}", destroyed.err);
}
