//! `rolecall sim serve` as a process: it says where it is, answers, keeps its world, and ends when asked.

#![cfg(unix)]
#![expect(
    clippy::expect_used,
    reason = "a command that can't be run fails its test, with the reason"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

/// A server that was started, and what it said first.
struct Served {
    child: Child,
    out: BufReader<ChildStdout>,
    host: String,
}

fn serve(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command
        .args(["sim", "serve"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if !arguments.contains(&"--listen") {
        command.args(["--listen", "0"]);
    }
    command
}

impl Served {
    fn new(arguments: &[&str]) -> Served {
        let mut child = serve(arguments).spawn().expect("the command starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut line = String::new();
        out.read_line(&mut line).expect("it says where it is");
        let host = line
            .trim_end()
            .strip_prefix("export AWS_ENDPOINT_URL=http://")
            .expect("the first line is the address");
        Served {
            host: host.to_owned(),
            child,
            out,
        }
    }

    /// The answer to a request for this machine, whole.
    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}",
            self.host
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    /// What a command that controls it says, with what it exits, and what it complains about.
    fn control(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
        let endpoint = format!("http://{}", self.host);
        command.arg("sim").args(arguments).args(["--endpoint", &endpoint]);
        let output = command.output().expect("the command runs");
        let (out, err) = said(&output);
        (output.status.code().expect("it exits"), out, err)
    }

    /// The answer of such a command that does what it should.
    fn controlled(&self, arguments: &[&str]) -> String {
        let (code, out, err) = self.control(arguments);
        assert_eq!(code, 0, "{arguments:?}: {err}");
        out
    }

    /// Ends it by a signal; what it said meanwhile.
    fn end(mut self, signal: &str) -> Output {
        let kill = format!("kill -{signal} {}", self.child.id());
        let killed = Command::new("sh").args(["-c", &kill]).status();
        assert!(killed.expect("there is a shell").success());
        let mut rest = Vec::new();
        self.out.read_to_end(&mut rest).expect("its output ends");
        let output = self.child.wait_with_output().expect("the command ends");
        Output {
            stdout: rest,
            ..output
        }
    }
}

fn place(name: &str) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_file(&place).ok();
    place
}

fn said(output: &Output) -> (String, String) {
    (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn it_says_how_to_point_a_client_at_it_and_ends_well() {
    for signal in ["INT", "TERM"] {
        let served = Served::new(&[]);
        assert!(served.ask("GET", "/", "").contains("AWS_ENDPOINT_URL"));
        let output = served.end(signal);
        let (out, err) = said(&output);
        assert_eq!(output.status.code(), Some(0), "{signal}: {err}");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(
            lines,
            [
                "export AWS_ACCESS_KEY_ID=111111111111",
                "export AWS_SECRET_ACCESS_KEY=test",
                "export AWS_REGION=us-east-1",
                "export AWS_DEFAULT_REGION=us-east-1",
            ]
        );
        assert!(err.contains("seed 1 · delays instant"), "{err}");
        assert!(!err.contains("WARNING"), "{err}");
    }
}

#[test]
fn its_world_goes_on_from_run_to_run() {
    let file = place("kept.json");
    let path = file.to_str().expect("a path in text");
    let served = Served::new(&["--world", path, "--seed", "7", "--delays", "fixed:5s"]);
    assert!(!file.exists(), "it is written when the server ends");
    served.ask("POST", "/_rolecall/clock", r#"{"advance": "240h"}"#);
    let advanced = served.ask("GET", "/_rolecall/clock", "");
    let output = served.end("TERM");
    assert_eq!(output.status.code(), Some(0));
    let (_, err) = said(&output);
    assert!(err.contains("is kept in `"), "{err}");
    let kept = std::fs::read_to_string(&file).expect("the world was kept");
    assert!(kept.contains(r#""seed": 7"#), "{kept}");

    let again = Served::new(&["--world", path]);
    assert!(again.ask("GET", "/_rolecall/delays", "").contains("fixed:5s"));
    let now = |answer: &str| {
        let text = answer.split('"').nth_back(3).expect("a time");
        text.parse::<jiff::Timestamp>().expect("a time")
    };
    let (before, after) = (now(&advanced), now(&again.ask("GET", "/_rolecall/clock", "")));
    assert!(before <= after, "{before} {after}");
    assert_eq!(again.end("INT").status.code(), Some(0));
    std::fs::remove_file(&file).expect("the world was kept");
}

#[test]
fn a_port_that_is_taken_is_said_with_a_way_out() {
    let served = Served::new(&[]);
    let mut second = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    let output = second.args(["sim", "serve", "--listen", &served.host]).output();
    let output = output.expect("the command runs");
    let (out, err) = said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out, "");
    assert!(err.contains(&format!("`{}` is taken", served.host)), "{err}");
    assert!(err.contains("--listen 0"), "{err}");
    served.end("TERM");
}

#[test]
fn who_can_be_reached_by_others_is_warned() {
    let loose = Served::new(&["--listen", "0.0.0.0:0"]);
    assert!(loose.host.starts_with("127.0.0.1:"), "{}", loose.host);
    let (_, err) = said(&loose.end("TERM"));
    assert!(err.contains("WARNING: `0.0.0.0:"), "{err}");
    assert!(err.contains("root user of every account"), "{err}");
}

#[test]
fn a_strict_one_names_the_key_to_begin_with() {
    let output = Served::new(&["--strict"]).end("TERM");
    let (out, _) = said(&output);
    assert!(out.contains("export AWS_ACCESS_KEY_ID=AKIA"), "{out}");
    assert!(!out.contains("=test"), "{out}");
}

#[test]
fn json_is_one_line() {
    let mut child = serve(&["--json"]).spawn().expect("the command starts");
    let mut out = BufReader::new(child.stdout.take().expect("its output is piped"));
    let mut line = String::new();
    out.read_line(&mut line).expect("it says where it is");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let told: serde_json::Value = serde_json::from_str(&line).expect("it is JSON");
    assert_eq!(told["format"], "rolecall/serving@1");
    assert_eq!(told["environment"]["AWS_ENDPOINT_URL"], told["url"]);
}

const WHO: &str = "/?Action=GetCallerIdentity&Version=2011-06-15";
const LIST: &str = "/?Action=ListUsers&Version=2010-05-08";

#[test]
fn it_is_steered_while_it_runs() {
    let served = Served::new(&["--auth", "off", "--delays", "fixed:5s"]);
    let frozen = served.controlled(&["freeze"]);
    assert!(frozen.ends_with("Z · frozen\n"), "{frozen}");
    assert_eq!(served.controlled(&["clock"]), frozen);
    let advanced = served.controlled(&["advance", "1h 30m"]);
    assert!(advanced > frozen, "{advanced} {frozen}");
    let json = served.controlled(&["clock", "--json"]);
    let clock: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(clock["frozen"], true);
    assert!(!served.controlled(&["thaw"]).contains("frozen"));
    assert_eq!(served.controlled(&["delays"]), "fixed:5s\n");
    assert_eq!(served.controlled(&["delays", "instant"]), "instant\n");
    assert!(
        served
            .controlled(&["pending"])
            .contains("every replica has seen every write")
    );

    served.controlled(&[
        "faults",
        "add",
        "throttle",
        "--operation",
        "sts:GetCallerIdentity",
    ]);
    assert!(served.ask("GET", WHO, "").contains("<Code>Throttling</Code>"));
    assert!(
        served
            .ask("GET", WHO, "")
            .contains("arn:aws:iam::000000000000:root")
    );
    assert_eq!(
        served.controlled(&["faults", "list"]),
        "throttle · operation sts:GetCallerIdentity · once · met 2\n"
    );
    let refused = served.controlled(&["decisions"]);
    let id = refused.split("  ").next().expect("a request ID");
    assert!(refused.contains("sts:GetCallerIdentity  Throttling"), "{refused}");
    assert!(served.controlled(&["decisions", id]).contains("Rate exceeded"));
    assert_eq!(
        served.controlled(&["decisions", "--keep", "all"]),
        "from now on all are kept\n"
    );
    let mut following = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["sim", "decisions", "--follow", "--endpoint"])
        .arg(format!("http://{}", served.host))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut lines = BufReader::new(following.stdout.take().expect("its output is piped")).lines();
    // It tells of what comes after it began, and nobody says when that is.
    let told = std::thread::scope(|scope| {
        let told = scope.spawn(|| lines.next().expect("a decision comes").expect("in text"));
        for _ in 0..20_000 {
            if told.is_finished() {
                break;
            }
            served.ask("GET", LIST, "");
        }
        following.kill().expect("it still runs");
        told.join().expect("a line was read")
    });
    assert!(told.ends_with("iam:ListUsers  allowed"), "{told}");
    let id = told.split("  ").next().expect("a request ID");
    assert!(served.controlled(&["decisions", id]).contains("iam:ListUsers"));
    following.wait().expect("it ends");
    assert_eq!(
        served.controlled(&["decisions", "--keep", "refusals"]),
        "from now on refusals are kept\n"
    );
    assert!(served.controlled(&["faults", "clear"]).contains("no rules"));
    assert!(
        served
            .controlled(&["events"])
            .contains(r#""eventName":"GetCallerIdentity""#)
    );

    let file = place("saved.json");
    let path = file.to_str().expect("a path in text");
    served.controlled(&["snapshot", "save", path]);
    served.controlled(&["reset"]);
    assert!(
        !served
            .ask("GET", "/_rolecall/snapshot", "")
            .contains("000000000000")
    );
    served.controlled(&["snapshot", "load", path]);
    assert!(
        served
            .ask("GET", "/_rolecall/snapshot", "")
            .contains("000000000000")
    );
    std::fs::write(&file, "{}").expect("a file can be written");
    let (code, _, err) = served.control(&["snapshot", "load", path]);
    assert_eq!(code, 64);
    assert!(err.contains("no world file"), "{err}");
    std::fs::remove_file(&file).expect("the file is there");

    for (arguments, complaint) in [
        (&["advance", "soon"][..], "duration"),
        (&["faults", "add", "explode"][..], "`throttle`"),
        (&["decisions", "../clock"][..], "no request ID"),
    ] {
        let (code, _, err) = served.control(arguments);
        assert_eq!(code, 64, "{err}");
        assert!(err.contains(complaint), "{err}");
    }
    assert_eq!(served.control(&["decisions", "none"]).0, 1);
    served.end("TERM");
}

#[test]
fn each_call_is_in_the_journal_as_soon_as_it_is_answered() {
    let file = place("journal.jsonl");
    let path = file.to_str().expect("a path in text");
    for run in 1..=2 {
        let served = Served::new(&["--auth", "off", "--journal", path]);
        served.ask("GET", WHO, "");
        let lines = std::fs::read_to_string(&file).expect("there is a journal");
        assert_eq!(lines.lines().count(), run, "a later run adds to it");
        for line in lines.lines() {
            let record: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
            assert_eq!(record["eventName"], "GetCallerIdentity");
        }
        served.end("TERM");
    }
    std::fs::remove_file(&file).expect("the file is there");
}

#[test]
fn where_nothing_listens_is_said_with_a_way_out() {
    let served = Served::new(&[]);
    let host = served.host.clone();
    served.end("TERM");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    let output = command
        .args(["sim", "clock", "--endpoint", &format!("http://{host}")])
        .output();
    let output = output.expect("the command runs");
    let (_, err) = said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("nothing listens there"), "{err}");
    assert!(err.contains("rolecall sim serve"), "{err}");
}

/// The README is where its paths and their JSON are told.
#[test]
fn the_readme_has_every_path_of_the_control() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("there is a README");
    let served = Served::new(&[]);
    let answer = served.ask("GET", "/_rolecall", "");
    let (_, body) = answer.split_once("\r\n\r\n").expect("an answer has a body");
    let told: serde_json::Value = serde_json::from_str(body).expect("it is JSON");
    let paths = told["paths"].as_array().expect("a list of paths");
    assert!(paths.len() > 10, "{told}");
    for path in paths {
        let (_, path) = path
            .as_str()
            .and_then(|path| path.rsplit_once(' '))
            .expect("a path");
        assert!(readme.contains(&format!("{path}`")), "{path}");
    }
    served.end("TERM");
}
