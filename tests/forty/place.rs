//! A folder with a spec in it, and the command run there.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with a spec, and the environment that the command is run in: no other.
pub(crate) struct Place {
    folder: TempDir,
    environment: Vec<(OsString, OsString)>,
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
    /// As somebody without any AWS configuration: nothing of whoever runs the tests is seen.
    pub(crate) fn new(target: &str, spec: &str) -> Place {
        let place = Place {
            folder: tempfile::tempdir().expect("there is a place for files"),
            environment: vec![("ROLECALL_TARGET".into(), target.into())],
        };
        place.respec(spec);
        let home = place.folder.path().as_os_str().to_owned();
        place.with([("HOME".into(), home)])
    }

    /// With variables in its environment.
    pub(crate) fn with(mut self, variables: impl IntoIterator<Item = (OsString, OsString)>) -> Place {
        self.environment.extend(variables);
        self
    }

    /// Writes another spec.
    pub(crate) fn respec(&self, spec: &str) {
        self.write("rolecall.yaml", spec);
    }

    /// Writes a file.
    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).expect("the file can be written");
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Runs the command.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let mut command = Command::cargo_bin("rolecall").expect("the command is built");
        let output = command
            .current_dir(self.folder.path())
            .env_clear()
            .envs(self.environment.iter().cloned())
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
        assert_eq!(said.code, code, "{arguments:?}: {said:#?}");
        said
    }
}
