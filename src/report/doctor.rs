//! What doctor found, for people and for programs.

use serde::Serialize;

use super::page::Page;
use crate::doctor::{Health, Patient};
use crate::exit::Exit;

/// The format of the document.
const FORMAT: &str = "rolecall/doctor@1";

/// A difference of clocks from which on it is worth a word, in seconds. AWS takes signatures for about five
/// minutes around its own time.
const WORTH_A_WORD: i64 = 30;

/// What doctor found.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Checkup {
    /// `rolecall/doctor@1`.
    format: &'static str,
    /// The setup's name.
    setup: String,
    /// Where it was looked: `aws`, `sim:world.json`.
    target: String,
    /// By how many seconds this machine's clock is behind AWS's; none where no answer told.
    clock_behind: Option<i64>,
    /// The accounts, the hub first.
    accounts: Vec<Patient>,
}

impl Checkup {
    /// Of a setup at a target.
    #[must_use]
    pub fn new(setup: &str, target: &str, clock_behind: Option<i64>, accounts: Vec<Patient>) -> Checkup {
        Checkup {
            format: FORMAT,
            setup: setup.to_owned(),
            target: target.to_owned(),
            clock_behind,
            accounts,
        }
    }

    /// How the command ends: 4 where credentials are missing, 1 where something else is wrong.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self.accounts.iter().map(Patient::health).max() {
            Some(Health::Credentials) => Exit::Credentials,
            Some(Health::Bad) => Exit::Failed,
            Some(Health::Good | Health::Unknown) | None => Exit::Done,
        }
    }

    /// For people.
    #[must_use]
    pub fn human(&self, width: usize) -> String {
        let mut page = Page::new(width);
        for patient in &self.accounts {
            page.line(format_args!("{} {}", patient.alias, patient.account));
            for finding in &patient.findings {
                let mark = match finding.health {
                    Health::Good => "ok",
                    Health::Unknown => "?",
                    Health::Bad | Health::Credentials => "no",
                };
                page.sentence(2, &format!("{mark:<3}{}:", finding.what), &finding.found);
                if let Some(fix) = &finding.fix {
                    page.sentence(5, "hint:", fix);
                }
            }
        }
        page.gap();
        self.clock(&mut page);
        let well = self
            .accounts
            .iter()
            .filter(|patient| patient.health() == Health::Good);
        page.line(format_args!(
            "{} of {} accounts are well",
            well.count(),
            self.accounts.len()
        ));
        page.finish()
    }

    fn clock(&self, page: &mut Page) {
        let Some(behind) = self.clock_behind.filter(|behind| behind.abs() >= WORTH_A_WORD) else {
            return;
        };
        let side = if behind > 0 { "behind" } else { "ahead of" };
        page.sentence(
            0,
            "clock:",
            &format!("this machine's clock is {} s {side} AWS's", behind.unsigned_abs()),
        );
        page.sentence(
            0,
            "hint:",
            "set the clock, or let it be set (NTP): AWS refuses signatures of another time",
        );
    }
}
