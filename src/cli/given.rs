//! What a command was given, read and checked before it does anything: the spec, and what a document is.

use std::path::Path;

use clap::ValueEnum;
use rolecall_iam::policy::Kind;

use super::printer::Printer;
use crate::exit::Exit;
use crate::setup::Setup;
use crate::spec;

/// Reads a spec, and says what is wrong with it.
///
/// # Errors
/// [`Exit::Usage`] when it has an error; that was said.
pub(super) fn setup(path: &Path, printer: &mut Printer) -> Result<Setup, Exit> {
    match spec::load(path) {
        Ok(loaded) => {
            printer.complain(&loaded.warnings);
            Ok(loaded.setup)
        }
        Err(findings) => {
            printer.complain(&findings);
            Err(Exit::Usage)
        }
    }
}

/// What a policy document is for, as a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PolicyKind {
    /// Inline in a user, a group or a role
    Identity,
    /// A customer managed policy
    Managed,
    /// A role's trust policy
    Trust,
    /// A resource's own policy, such as a bucket's
    Resource,
    /// A permissions boundary
    Boundary,
    /// Passed when a session is made
    Session,
    /// A service control policy
    Scp,
    /// A resource control policy
    Rcp,
}

impl PolicyKind {
    /// The law's word for it.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            PolicyKind::Identity => Kind::Identity,
            PolicyKind::Managed => Kind::Managed,
            PolicyKind::Trust => Kind::Trust,
            PolicyKind::Resource => Kind::Resource,
            PolicyKind::Boundary => Kind::Boundary,
            PolicyKind::Session => Kind::Session,
            PolicyKind::Scp => Kind::Scp,
            PolicyKind::Rcp => Kind::Rcp,
        }
    }
}
