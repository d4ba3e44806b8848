//! Where a command acts: a simulated AWS in memory, or one that is kept in a file.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use crate::diagnostic::Diagnostic;

/// Where a command acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `sim`: a simulated AWS that lives as long as the command.
    Memory,
    /// `sim:FILE`: a simulated AWS that is kept in a readable file from one command to the next.
    File(PathBuf),
}

/// The text names no place where this build can act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTarget {
    /// Real AWS, or a URL that answers as AWS does.
    #[error("`{0}` can't be reached: this version of Rolecall acts on a simulated AWS only")]
    Real(String),
    /// `sim:` without a file.
    #[error("`sim:` names no file")]
    NoFile,
    /// Something else.
    #[error("`{0}` is no target")]
    Unknown(String),
}

impl NoTarget {
    /// As a finding, with what to do about it.
    #[must_use]
    pub fn finding(&self) -> Diagnostic {
        let code = match self {
            NoTarget::Real(_) => "target/unreachable",
            NoTarget::NoFile | NoTarget::Unknown(_) => "target/unknown",
        };
        Diagnostic::error(code, self.to_string()).hint(
            "`--target sim` is a simulated AWS in memory; `--target sim:world.json` keeps one in a file",
        )
    }
}

impl FromStr for Target {
    type Err = NoTarget;

    fn from_str(text: &str) -> Result<Self, NoTarget> {
        match text {
            "sim" => Ok(Target::Memory),
            "aws" => Err(NoTarget::Real(text.to_owned())),
            _ => match text.strip_prefix("sim:") {
                Some("") => Err(NoTarget::NoFile),
                Some(file) => Ok(Target::File(PathBuf::from(file))),
                None if text.starts_with("http://") || text.starts_with("https://") => {
                    Err(NoTarget::Real(text.to_owned()))
                }
                None => Err(NoTarget::Unknown(text.to_owned())),
            },
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Memory => f.write_str("sim"),
            Target::File(file) => write!(f, "sim:{}", file.display()),
        }
    }
}

#[cfg(test)]
mod tests;
