//! A folder with a spec in it, and the command run there as somebody without any AWS configuration would.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with a spec, and a target.
pub(crate) struct Place {
    folder: TempDir,
    target: String,
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) answer: String,
    pub(crate) conversation: String,
}

impl Said {
    /// Everything that it said, its lines joined: a sentence may be wrapped anywhere.
    pub(crate) fn words(&self) -> String {
        let both = format!("{} {}", self.answer, self.conversation);
        let words = both.split_whitespace().filter(|word| *word != "│");
        words.collect::<Vec<_>>().join(" ")
    }

    /// The answer as one document.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.answer).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

impl Place {
    pub(crate) fn new(target: &str, spec: &str) -> Place {
        let place = Place {
            folder: tempfile::tempdir().expect("there is a place for files"),
            target: target.to_owned(),
        };
        place.respec(spec);
        place
    }

    /// Writes another spec.
    pub(crate) fn respec(&self, spec: &str) {
        fs::write(self.path("rolecall.yaml"), spec).expect("the spec can be written");
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Runs the command. Nothing of whoever runs the tests is seen: no configuration, no proxy.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let mut command = Command::cargo_bin("rolecall").expect("the command is built");
        let output = command
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("ROLECALL_TARGET", &self.target)
            .args(arguments)
            .output()
            .expect("the command runs");
        Said {
            code: output
                .status
                .code()
                .unwrap_or_else(|| panic!("{arguments:?}: {output:?}")),
            answer: String::from_utf8(output.stdout).expect("text"),
            conversation: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Runs the command, which must end with a status.
    pub(crate) fn must(&self, arguments: &[&str], code: i32) -> Said {
        let said = self.run(arguments);
        assert_eq!(said.code, code, "{arguments:?} on {}: {said:#?}", self.target);
        said
    }
}
