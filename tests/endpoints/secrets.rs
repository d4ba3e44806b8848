//! No secret that crossed the wire is anywhere but in custody: not on a stream, in an argument, a variable, a plan,
//! a journal, a log or a file, whether the run went well or not.
//!
//! The commands act on `rolecall sim serve` over HTTP, through a relay that hears every answer. So what is looked
//! for is every secret there was: the hub user's key, the operator's, those of all assumed roles, their tokens.
//! `tests/secrets.rs` asks the same of every command, on a world in a file.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rolecall::rehearse::inventory::Inventory;
use tempfile::TempDir;

use crate::relay::Relay;
use crate::serve::{self, Operator, Simulated};

const SPEC: &str = include_str!("../../examples/micetro.yaml");
const CUSTODY: &str = "access-key: { to: file, path: ./micetro.credentials }";

/// A simulated AWS with an operator in it, and a folder to work in.
struct Scene {
    folder: TempDir,
    operator: Operator,
    relay: Relay,
    simulated: Simulated,
}

impl Scene {
    /// With a custody of the access key.
    fn new(custody: &str) -> Scene {
        let folder = tempfile::tempdir().expect("there is a place for files");
        let told = File::create(folder.path().join("serve.log")).expect("a file can be made");
        let journal = folder.path().join("journal.jsonl");
        let journal = journal.to_str().expect("a path of plain letters");
        let simulated = Simulated::serve_telling(&["-vv", "--journal", journal], told.into());
        let relay = Relay::before(&simulated.url);
        let operator = serve::operator(&relay.url, "111111111111", &["012345678901", "333333333333"]);
        let mut spec = SPEC.replace(CUSTODY, custody);
        assert!(spec.contains(custody));
        for alias in ["dns", "net"] {
            let named = format!("    alias: {alias}\n");
            spec = spec.replace(&named, &format!("{named}    assume-role: Operator\n"));
        }
        assert_eq!(spec.matches("assume-role").count(), 2);
        fs::write(folder.path().join("rolecall.yaml"), spec).expect("the spec can be written");
        Scene {
            folder,
            operator,
            relay,
            simulated,
        }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Runs a program in the folder, as the operator, with all that could make it talkative.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        Command::new(program)
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", self.folder.path())
            .env("AWS_CONFIG_FILE", &self.operator.config)
            .env("AWS_PROFILE", "operator")
            .env("ROLECALL_TARGET", &self.relay.url)
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "full")
            .stdin(Stdio::null())
            .output()
            .expect("the command runs")
    }

    /// Runs the command, which must end with a status and say no secret; everything that it said.
    fn must(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(env!("CARGO_BIN_EXE_rolecall"), arguments);
        self.judged(&arguments.join(" "), &output, code)
    }

    fn judged(&self, what: &str, output: &Output, code: i32) -> String {
        let said = [output.stdout.as_slice(), &output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert_eq!(output.status.code(), Some(code), "`{what}`: {said}");
        self.silent(what, said.as_bytes());
        // A sentence may be wrapped anywhere.
        said.split_whitespace()
            .filter(|word| *word != "│")
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Every secret that there was.
    fn secrets(&self) -> BTreeSet<String> {
        let secrets = self.relay.secrets();
        assert!(
            secrets.iter().all(|secret| secret.len() >= 40),
            "{}",
            secrets.len()
        );
        secrets
    }

    fn silent(&self, what: &str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        for secret in self.secrets() {
            // As it is, and as it would stand in a form or a URL.
            let escaped = secret.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
            assert!(
                !text.contains(&secret) && !text.contains(&escaped),
                "{what} says a secret"
            );
        }
    }

    /// No file of the folder has a secret, but for the one that is meant to; how many were looked at.
    fn silent_files(&self, but: &[&str]) -> usize {
        let mut looked = 0;
        for file in fs::read_dir(self.folder.path()).expect("the folder can be listed") {
            let file = file.expect("the folder can be listed").path();
            if but.iter().any(|name| file.ends_with(name)) || file.is_dir() {
                continue;
            }
            self.silent(&file.display().to_string(), &read(&file));
            looked += 1;
        }
        looked
    }

    fn inventory(&self) -> Inventory {
        serve::inventory(&self.simulated.url)
    }
}

fn read(file: &Path) -> Vec<u8> {
    fs::read(file).expect("a file can be read")
}

#[test]
fn over_http_no_run_says_a_secret() {
    let scene = Scene::new(CUSTODY);
    let empty = scene.inventory();
    scene.must(&["doctor", "-vv"], 0);
    scene.must(&["plan", "-vv", "--details", "--all"], 0);
    scene.must(&["plan", "-o", "first.plan", "--json"], 0);
    scene.must(&["apply", "first.plan", "--yes", "-vv"], 0);
    let kept = fs::read_to_string(scene.path("micetro.credentials")).expect("the key was kept");
    let (_, kept) = kept.split_once("aws_secret_access_key = ").expect("a secret");
    assert!(
        scene.secrets().contains(kept.trim()),
        "the relay hears what is kept, or nothing here means anything"
    );
    // What can be told is told: the plan is stale now, and the key is known by its id.
    scene.must(&["apply", "--yes", "--json"], 0);
    scene.must(&["doctor", "--json"], 0);
    scene.must(&["verify", "-vv", "--all", "--fresh", "--steady", "1"], 0);
    scene.must(&["verify", "--json", "--steady", "1"], 0);
    scene.must(&["permissions", "--all"], 0);
    scene.must(&["export", "aws-config", "-o", "micetro.config"], 0);
    let before = scene.secrets();
    assert!(before.len() > 6, "sessions were given out, too: {}", before.len());

    // What fails: a plan that is stale, an account that can't be entered, a key file that was changed.
    let spec = fs::read_to_string(scene.path("rolecall.yaml")).expect("the spec");
    let respec = |was: &str, becomes: &str| {
        assert!(spec.contains(was), "{was}");
        fs::write(scene.path("rolecall.yaml"), spec.replace(was, becomes)).expect("the spec can be written");
    };
    respec("name: MicetroAccess", "name: OtherAccess");
    scene.must(&["apply", "--yes"], 0);
    let said = scene.must(&["apply", "first.plan", "--yes", "-vv"], 5);
    assert!(said.contains("apply/stale"), "{said}");
    respec("assume-role: Operator", "assume-role: Nobody");
    let said = scene.must(&["apply", "--yes", "-vv"], 1);
    assert!(said.contains("AccessDenied"), "{said}");
    respec("assume-role", "assume-role");
    scene.must(&["apply", "--yes"], 0);
    let key = read(&scene.path("micetro.credentials"));
    fs::write(scene.path("micetro.credentials"), &key[..key.len() - 10]).expect("the file can be written");
    scene.must(&["verify", "-vv", "--steady", "1"], 3);
    fs::write(scene.path("micetro.credentials"), &key).expect("the file can be written");

    scene.must(&["plan", "--destroy", "-o", "gone.plan"], 0);
    scene.must(&["destroy", "--yes", "-vv"], 0);
    scene.must(&["apply", "gone.plan", "--yes", "-vv"], 0);
    assert_eq!(scene.inventory().beyond(&empty), Vec::<String>::new());
    let endpoint = scene.simulated.url.as_str();
    for question in ["events", "decisions", "pending", "clock"] {
        scene.must(&["sim", question, "--endpoint", endpoint, "-vv"], 0);
    }
    // The spec, both plans, the configuration, the journal, what the server said.
    assert_eq!(scene.silent_files(&[]), 6);
    let journal = String::from_utf8(read(&scene.path("journal.jsonl"))).expect("text");
    for recorded in ["CreateAccessKey", "AssumeRole", "AKIA", "ASIA"] {
        assert!(journal.contains(recorded), "{recorded}");
    }
}

/// What a custody command is: what it is given, and whether it fails.
const SCRIPT: &str = "umask 077\n\
    cat > received\n\
    for process in $$ $PPID; do\n\
        tr '\\0' '\\n' < /proc/$process/cmdline\n\
        tr '\\0' '\\n' < /proc/$process/environ\n\
    done > seen\n\
    exit $(cat status)\n";

#[test]
fn a_custody_command_is_given_the_key_on_its_standard_input_alone() {
    let scene = Scene::new("access-key: { to: command, run: [/bin/sh, ./custody.sh] }");
    let empty = scene.inventory();
    fs::write(scene.path("custody.sh"), SCRIPT).expect("the script can be written");
    let given = |status: &str, code: i32, arguments: &[&str]| {
        fs::write(scene.path("status"), status).expect("the file can be written");
        let said = scene.must(arguments, code);
        let received = String::from_utf8(read(&scene.path("received"))).expect("text");
        let (_, secret) = received.split_once("aws_secret_access_key = ").expect("a secret");
        assert!(scene.secrets().contains(secret.trim()), "that is the key's");
        // The command, and who started it, while the secret was in the pipe.
        let seen = String::from_utf8(read(&scene.path("seen"))).expect("text");
        for argument in ["./custody.sh", "--yes", "AWS_PROFILE=operator"] {
            assert!(seen.lines().any(|line| line == argument), "{argument}: {seen}");
        }
        scene.silent("an argument or a variable", seen.as_bytes());
        (said, secret.trim().to_owned())
    };
    let (said, first) = given("3", 1, &["apply", "--yes", "-vv"]);
    assert!(
        said.contains("apply/custody") && said.contains("exit status: 3"),
        "{said}"
    );
    let keys = |inventory: &Inventory| {
        let lines = inventory.beyond(&empty);
        lines.iter().filter(|line| line.ends_with(" access key")).count()
    };
    assert_eq!(
        keys(&scene.inventory()),
        0,
        "a key whose secret nobody has is taken back"
    );
    let (_, second) = given("0", 0, &["apply", "--yes", "--json"]);
    assert_ne!(first, second);
    assert_eq!(keys(&scene.inventory()), 1);
    // The spec, the script and its status, what it saw, the journal, what the server said.
    assert_eq!(scene.silent_files(&["received"]), 6);
}

/// As a full disk does it: a file can be made, and nothing can be written into it. So preparing goes well, and
/// storing doesn't.
#[test]
fn a_key_file_that_can_not_be_written_says_nothing_either() {
    let scene = Scene::new(CUSTODY);
    let empty = scene.inventory();
    let limited = "trap '' XFSZ; ulimit -f 0; exec \"$@\"";
    let command = env!("CARGO_BIN_EXE_rolecall");
    let output = scene.run(
        "/bin/sh",
        &["-c", limited, "sh", command, "apply", "--yes", "-vv"],
    );
    let said = scene.judged("apply on a full disk", &output, 1);
    assert!(
        said.contains("apply/custody") && said.contains("can't be written"),
        "{said}"
    );
    let journal = String::from_utf8(read(&scene.path("journal.jsonl"))).expect("text");
    assert!(journal.contains("CreateAccessKey") && journal.contains("DeleteAccessKey"));
    let left = scene.inventory().beyond(&empty);
    assert!(
        !left.iter().any(|line| line.ends_with(" access key")),
        "{left:#?}"
    );
    // The spec, the journal, what the server said; nothing half written is left.
    assert_eq!(scene.silent_files(&[]), 3);
    // No folder: found out before a key is made.
    fs::write(scene.path("blocked"), "no folder").expect("a file can be written");
    let spec = fs::read_to_string(scene.path("rolecall.yaml")).expect("the spec");
    let spec = spec.replace("./micetro.credentials", "./blocked/micetro.credentials");
    fs::write(scene.path("rolecall.yaml"), spec).expect("the spec can be written");
    let made = journal.matches("CreateAccessKey").count();
    let said = scene.must(&["apply", "--yes", "-vv"], 1);
    assert!(
        said.contains("apply/custody") && said.contains("Not a directory"),
        "{said}"
    );
    let journal = String::from_utf8(read(&scene.path("journal.jsonl"))).expect("text");
    assert_eq!(journal.matches("CreateAccessKey").count(), made);
}
