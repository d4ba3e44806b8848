//! Where a command acts: a simulated AWS in memory or in a file, real AWS, or a URL that answers as AWS does.

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
    /// `aws`: real AWS.
    #[cfg(feature = "aws")]
    Aws,
    /// `http://…` or `https://…`: an endpoint that answers as AWS does for all its services.
    #[cfg(feature = "aws")]
    Url(String),
}

/// The text names no place where this build can act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTarget {
    /// Real AWS, or a URL that answers as AWS does.
    #[cfg(not(feature = "aws"))]
    #[error("`{0}` can't be reached: this build of Rolecall acts on a simulated AWS only")]
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
            #[cfg(not(feature = "aws"))]
            NoTarget::Real(_) => "target/unbuilt",
            NoTarget::NoFile | NoTarget::Unknown(_) => "target/unknown",
        };
        Diagnostic::error(code, self.to_string()).hint(KNOWN)
    }
}

/// What can stand there.
#[cfg(feature = "aws")]
pub const KNOWN: &str = "`--target aws` is real AWS, `--target http://localhost:4566` an endpoint that answers as it \
                         does; `--target sim` is a simulated AWS in memory, `--target sim:world.json` keeps one in a file";
/// What can stand there.
#[cfg(not(feature = "aws"))]
pub const KNOWN: &str =
    "`--target sim` is a simulated AWS in memory; `--target sim:world.json` keeps one in a file";

impl FromStr for Target {
    type Err = NoTarget;

    fn from_str(text: &str) -> Result<Self, NoTarget> {
        match text {
            "sim" => Ok(Target::Memory),
            "aws" => real(text),
            _ => match text.strip_prefix("sim:") {
                Some("") => Err(NoTarget::NoFile),
                Some(file) => Ok(Target::File(PathBuf::from(file))),
                None if text.starts_with("http://") || text.starts_with("https://") => real(text),
                None => Err(NoTarget::Unknown(text.to_owned())),
            },
        }
    }
}

#[cfg(feature = "aws")]
fn real(text: &str) -> Result<Target, NoTarget> {
    Ok(match text {
        "aws" => Target::Aws,
        url => Target::Url(url.to_owned()),
    })
}

#[cfg(not(feature = "aws"))]
fn real(text: &str) -> Result<Target, NoTarget> {
    Err(NoTarget::Real(text.to_owned()))
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Memory => f.write_str("sim"),
            Target::File(file) => write!(f, "sim:{}", file.display()),
            #[cfg(feature = "aws")]
            Target::Aws => f.write_str("aws"),
            #[cfg(feature = "aws")]
            Target::Url(url) => f.write_str(url),
        }
    }
}

#[cfg(test)]
mod tests;
