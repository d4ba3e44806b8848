//! Transcripts: whole commands and what they say, those of the README among them.
//!
//! Each transcript runs in a directory of its own that begins with the examples and a few specs that are
//! wrong on purpose. The time of the simulated AWS is virtual and is compared; the real time that a
//! rehearsal took is the machine's, and isn't.
//!
//! To write what the commands say now into the transcripts: `TRYCMD=overwrite cargo test --test transcripts`.

#![expect(
    clippy::expect_used,
    reason = "a transcript that can't be read or run fails its test, with the reason"
)]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

/// The real time of a rehearsal stands at the end of a line, behind one of these.
const REAL_TIMES: [&str; 3] = [
    " of simulated AWS time in ",
    "    all of them in ",
    "    all of it in ",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs transcripts in directories of their own.
fn run(name: &str, transcripts: &[PathBuf]) {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("transcripts-{name}"));
    if place.exists() {
        fs::remove_dir_all(&place).expect("the place of an earlier run can be removed");
    }
    fs::create_dir_all(&place).expect("a place can be made");
    let mut copies = Vec::new();
    for transcript in transcripts {
        let text = fs::read_to_string(transcript).expect("a transcript can be read");
        assert!(
            text.contains("```console\n$ rolecall "),
            "{} runs nothing",
            transcript.display()
        );
        let stem = transcript
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a transcript has a name");
        let copy = place.join(transcript.file_name().expect("a transcript is a file"));
        fs::write(&copy, masked(&text)).expect("a copy can be written");
        // With a directory of what is expected afterwards, the commands get one that they may change.
        for folder in ["in", "out"] {
            let folder = place.join(format!("{stem}.{folder}"));
            copy_files(&root().join("examples"), &folder.join("examples"));
            for given in ["tests/cli/specs", "tests/cli/policies"] {
                copy_files(&root().join(given), &folder.join(given));
            }
        }
        copies.push((transcript, copy));
    }
    let cases = trycmd::TestCases::new();
    for variable in ["ROLECALL_SPEC", "ROLECALL_TARGET", "CLICOLOR_FORCE"] {
        assert!(
            std::env::var_os(variable).is_none(),
            "the transcripts want `{variable}` unset"
        );
    }
    for (_, copy) in &copies {
        cases.case(copy);
    }
    let outcome = catch_unwind(AssertUnwindSafe(|| cases.run()));
    if std::env::var("TRYCMD").as_deref() == Ok("overwrite") {
        for (transcript, copy) in &copies {
            let old = fs::read_to_string(transcript).expect("a transcript can be read");
            let new = fs::read_to_string(copy).expect("a copy can be read");
            fs::write(transcript, unmasked(&new, &old)).expect("a transcript can be written");
        }
    }
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a directory can be made");
    for file in fs::read_dir(from).expect("a directory can be read") {
        let file = file.expect("a directory can be listed").path();
        let name = file.file_name().expect("a listed file has a name");
        if file.is_dir() {
            copy_files(&file, &to.join(name));
            continue;
        }
        fs::copy(&file, to.join(name)).expect("a file can be copied");
    }
}

/// A line up to its real time, and that; `None` for a line that has none.
fn real_time(line: &str) -> Option<(&str, &str)> {
    REAL_TIMES.iter().find_map(|before| {
        let at = line.find(before)? + before.len();
        Some(line.split_at(at))
    })
}

/// The text with any real time.
fn masked(text: &str) -> String {
    text.lines()
        .map(|line| match real_time(line) {
            Some((before, _)) => format!("{before}[..]\n"),
            None => format!("{line}\n"),
        })
        .collect()
}

/// The text with the real times that another one has, in their order: a reader wants to see one.
fn unmasked(text: &str, with: &str) -> String {
    let mut times = with.lines().filter_map(|line| Some(real_time(line)?.1));
    text.lines()
        .map(|line| match real_time(line) {
            Some((before, _)) => format!("{before}{}\n", times.next().unwrap_or("[..]")),
            None => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn commands_say_what_the_transcripts_have() {
    let mut transcripts: Vec<PathBuf> = fs::read_dir(root().join("tests/cli"))
        .expect("the transcripts can be listed")
        .map(|file| file.expect("a directory can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "trycmd"))
        .collect();
    transcripts.sort();
    assert!(!transcripts.is_empty());
    run("cli", &transcripts);
}

#[test]
fn the_readme_tells_the_truth() {
    run("readme", &[root().join("README.md")]);
}

/// The two commands that do everything on a fresh machine.
#[test]
fn the_readme_has_the_two_commands() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    for command in [
        "cargo run --release --no-default-features -- rehearse examples/micetro.yaml",
        "scripts/test",
    ] {
        assert!(
            readme.lines().any(|line| line.trim().starts_with(command)),
            "{command}"
        );
    }
    assert!(root().join("examples/micetro.yaml").exists());
    assert!(root().join("scripts/test").exists());
}

#[test]
fn the_readme_has_every_exit_code() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    for exit in rolecall::exit::Exit::ALL {
        let meaning = exit
            .meaning()
            .replace("--detailed-exitcode", "`--detailed-exitcode`");
        let meaning = meaning.replace("--expect", "`--expect`");
        let line = format!("| {} | {meaning} |", exit.code());
        assert!(readme.lines().any(|other| other == line), "{line}");
    }
}

/// Screens are readable at 80 columns. What is meant to be copied or read by a program stays in one line:
/// commands, JSON, annotations, configuration; so do the lines of a log, and clap's own refusals.
#[test]
fn screens_keep_within_eighty_columns() {
    let whole = [
        "$ ",
        "next: rolecall ",
        "      rolecall ",
        "{",
        "::",
        "\"",
        "credential_process = ",
        "# ",
    ];
    let transcripts = fs::read_dir(root().join("tests/cli")).expect("the transcripts can be listed");
    let mut seen = 0;
    for transcript in transcripts {
        let path = transcript.expect("a directory can be listed").path();
        if path.extension().is_none_or(|extension| extension != "trycmd") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a transcript can be read");
        // An answer in the Test Anything Protocol is for programs.
        let mut tap = false;
        let wide = text.lines().filter(|line| {
            tap = *line == "TAP version 14" || (tap && !line.starts_with("$ "));
            !tap && line.chars().count() > 80
        });
        for line in wide {
            let copied = whole
                .iter()
                .any(|start| line.trim_start().starts_with(start.trim_start()));
            let logged = line.starts_with("note: the secret of the deleted access key ");
            let refused = line.starts_with("error: invalid value ");
            assert!(copied || logged || refused, "{}: {line}", path.display());
        }
        seen += text.lines().count();
    }
    assert!(seen > 2000, "{seen}");
}
