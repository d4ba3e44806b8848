//! A command that takes an access key on its standard input: a vault's, a password manager's.

use std::io::Write;
use std::path::Path;
use std::process::{self, Stdio};

use rolecall_api::credentials::Credentials;
use rolecall_iam::arn::Arn;

use super::{Custody, CustodyError, section};

/// A command and its arguments. The key is in none of them: other users see the arguments of a process.
///
/// What the command prints is thrown away, since it may print what it was given. Nothing can be read back.
#[derive(Debug)]
pub struct Command {
    argv: Vec<String>,
    setup: String,
}

impl Command {
    /// The command, for a setup of that name.
    #[must_use]
    pub fn new(argv: &[String], setup: &str) -> Self {
        Command {
            argv: argv.to_vec(),
            setup: setup.to_owned(),
        }
    }

    fn program(&self) -> Result<(&String, &[String]), CustodyError> {
        self.argv.split_first().ok_or(CustodyError::EmptyCommand)
    }
}

impl Custody for Command {
    fn place(&self) -> String {
        format!("the command `{}`", self.argv.join(" "))
    }

    fn prepare(&self) -> Result<(), CustodyError> {
        let (program, _) = self.program()?;
        if found(program) {
            Ok(())
        } else {
            Err(CustodyError::NoProgram {
                program: program.clone(),
            })
        }
    }

    fn store(&self, user: &Arn, key: &Credentials) -> Result<(), CustodyError> {
        let (program, arguments) = self.program()?;
        let refused = |why: String| CustodyError::Refused {
            program: program.clone(),
            why,
        };
        let mut child = process::Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| refused(format!("can't be run: {error}")))?;
        let text = section(&self.setup, user, key);
        // Taken, so that it is closed once written, which tells the command that this is all.
        let written = child
            .stdin
            .take()
            .map(|mut stdin| stdin.write_all(text.as_bytes()));
        let ended = child
            .wait()
            .map_err(|error| refused(format!("was lost sight of: {error}")))?;
        match written {
            _ if !ended.success() => Err(refused(format!("failed: {ended}"))),
            Some(Ok(())) => Ok(()),
            Some(Err(error)) => Err(refused(format!("did not read the key: {error}"))),
            None => Err(refused("has no standard input".to_owned())),
        }
    }

    fn load(&self) -> Result<Option<Credentials>, CustodyError> {
        Ok(None)
    }

    fn holder(&self) -> Result<Option<Arn>, CustodyError> {
        Ok(None)
    }

    fn forget(&self, _: &str) -> Result<bool, CustodyError> {
        Ok(false)
    }
}

/// Whether a program can be run: a path as it stands, a name from the search path.
fn found(program: &str) -> bool {
    if program.contains(std::path::MAIN_SEPARATOR) {
        return runnable(Path::new(program));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|directory| runnable(&directory.join(program)))
}

#[cfg(unix)]
fn runnable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path)
        .is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn runnable(path: &Path) -> bool {
    ["", "exe", "cmd", "bat"]
        .iter()
        .any(|extension| path.with_extension(extension).is_file())
}
