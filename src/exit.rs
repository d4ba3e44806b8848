//! How a run ends: the exit codes, each with the one meaning that scripts may rely on.

use std::process::{ExitCode, Termination};

/// The exit status of a command.
///
/// The numbers are an interface: 2 is what Terraform taught for "changes pending", 4 is what `gh` uses
/// for "needs authentication", 64 is `EX_USAGE` of sysexits(3), 130 is a shell's number for SIGINT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// Done, and nothing is left to do.
    Done = 0,
    /// Failed: AWS, the network, or a defect.
    Failed = 1,
    /// Changes are pending; only with `--detailed-exitcode`.
    Pending = 2,
    /// Verification or an expectation failed: the answer is no.
    Refuted = 3,
    /// Credentials are needed, or have expired.
    Credentials = 4,
    /// The plan is stale: what it was made from has changed. Plan again.
    Stale = 5,
    /// The command line or the spec is wrong.
    Usage = 64,
    /// Interrupted by the user; what was done has been said.
    Interrupted = 130,
}

impl Exit {
    /// Every status, in the order of its number.
    pub const ALL: [Exit; 8] = [
        Exit::Done,
        Exit::Failed,
        Exit::Pending,
        Exit::Refuted,
        Exit::Credentials,
        Exit::Stale,
        Exit::Usage,
        Exit::Interrupted,
    ];

    /// The number that the process exits with.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The meaning in one line, as `--help` prints it.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Exit::Done => "done; nothing is left to do",
            Exit::Failed => "failed (AWS, network, defect)",
            Exit::Pending => "changes are pending (only with --detailed-exitcode)",
            Exit::Refuted => "verification or --expect failed: the answer is no",
            Exit::Credentials => "credentials are needed or have expired",
            Exit::Stale => "the plan is stale; plan again",
            Exit::Usage => "the command line or the spec is wrong",
            Exit::Interrupted => "interrupted",
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}
