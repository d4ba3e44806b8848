//! The JSON Schemas of everything that is printed for programs.
//!
//! They are made from the types that are printed, and are committed, so that a change of what programs
//! read is a change that somebody sees.

use schemars::Schema;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use super::access::{DiffAccess, WhoCan};
use super::diagnostic::Findings;
use super::doctor::Checkup;
use super::errors::ErrorsDocument;
use super::human::rehearsal::{CrashesDocument, SeedsDocument};
use super::json::Line;
use super::permissions::PermissionsDocument;
use super::proof::{Explained, Verification};
use super::simulator::{CoverageDocument, Serving};
use super::trial::Document;
use crate::decide::shape::Answer;
use crate::plan::Plan;
use crate::trial::raw::TestFile;

/// Something that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Printed {
    /// `rolecall.yaml`
    Spec,
    /// `plan --json`, and a saved plan
    Plan,
    /// A line of `apply --json` and `rehearse --json`
    Events,
    /// `verify --json`
    Verify,
    /// `explain --json`
    Explain,
    /// A line of `decide`
    Decide,
    /// A file of policy tests, `*.test.yaml`
    Tests,
    /// `test --json`
    Test,
    /// `who-can --json`
    WhoCan,
    /// `diff-access --json`
    DiffAccess,
    /// `check --json`, and whatever is wrong elsewhere
    Findings,
    /// `doctor --json`
    Doctor,
    /// `rehearse --seeds N --json`
    Seeds,
    /// `rehearse --crash everywhere --json`
    Crashes,
    /// `sim serve --json`
    Serving,
    /// `sim coverage --json`
    Coverage,
    /// `permissions --json`
    Permissions,
    /// `errors --json`
    Errors,
}

impl Printed {
    /// All of them.
    pub const ALL: [Printed; 18] = [
        Printed::Tests,
        Printed::Test,
        Printed::WhoCan,
        Printed::DiffAccess,
        Printed::Spec,
        Printed::Plan,
        Printed::Events,
        Printed::Verify,
        Printed::Explain,
        Printed::Decide,
        Printed::Findings,
        Printed::Doctor,
        Printed::Seeds,
        Printed::Crashes,
        Printed::Serving,
        Printed::Coverage,
        Printed::Permissions,
        Printed::Errors,
    ];

    /// Where its schema is committed, from the root of the repository.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Printed::Spec => "rolecall.schema.json",
            Printed::Plan => "schemas/plan.schema.json",
            Printed::Events => "schemas/events.schema.json",
            Printed::Verify => "schemas/verify.schema.json",
            Printed::Explain => "schemas/explain.schema.json",
            Printed::Decide => "schemas/decide.schema.json",
            Printed::Tests => "schemas/tests.schema.json",
            Printed::Test => "schemas/test.schema.json",
            Printed::WhoCan => "schemas/who-can.schema.json",
            Printed::DiffAccess => "schemas/diff-access.schema.json",
            Printed::Findings => "schemas/findings.schema.json",
            Printed::Doctor => "schemas/doctor.schema.json",
            Printed::Seeds => "schemas/seeds.schema.json",
            Printed::Crashes => "schemas/crashes.schema.json",
            Printed::Serving => "schemas/serving.schema.json",
            Printed::Coverage => "schemas/coverage.schema.json",
            Printed::Permissions => "schemas/permissions.schema.json",
            Printed::Errors => "schemas/errors.schema.json",
        }
    }

    /// Its schema.
    #[must_use]
    pub fn schema(self) -> Value {
        match self {
            Printed::Spec => crate::spec::schema(),
            Printed::Plan => titled(schemars::schema_for!(Plan), "A plan of Rolecall"),
            Printed::Events => titled(schemars::schema_for!(Line<'_>), "A line of Rolecall's events"),
            Printed::Verify => titled(
                schemars::schema_for!(Verification<'_>),
                "A verification of Rolecall",
            ),
            Printed::Explain => titled(schemars::schema_for!(Explained<'_>), "An explanation of Rolecall"),
            Printed::Decide => titled(
                schemars::schema_for!(Answer<'_>),
                "An answer of `rolecall decide`",
            ),
            Printed::Tests => titled(schemars::schema_for!(TestFile), "A file of policy tests"),
            Printed::Test => titled(schemars::schema_for!(Document<'_>), "Results of policy tests"),
            Printed::WhoCan => titled(schemars::schema_for!(WhoCan<'_>), "Who can"),
            Printed::DiffAccess => titled(schemars::schema_for!(DiffAccess<'_>), "A difference of access"),
            Printed::Findings => titled(schemars::schema_for!(Findings<'_>), "Findings of Rolecall"),
            Printed::Doctor => titled(schemars::schema_for!(Checkup), "What `rolecall doctor` found"),
            Printed::Seeds => titled(schemars::schema_for!(SeedsDocument), "Many rehearsals"),
            Printed::Crashes => titled(
                schemars::schema_for!(CrashesDocument),
                "A rehearsal killed everywhere",
            ),
            Printed::Serving => titled(
                schemars::schema_for!(Serving),
                "Where `rolecall sim serve` listens",
            ),
            Printed::Coverage => titled(
                schemars::schema_for!(CoverageDocument),
                "How far each operation is simulated",
            ),
            Printed::Permissions => titled(
                schemars::schema_for!(PermissionsDocument),
                "What the operator needs in each account",
            ),
            Printed::Errors => titled(
                schemars::schema_for!(ErrorsDocument<'_>),
                "Codes of findings, explained",
            ),
        }
    }
}

fn titled(mut schema: Schema, title: &str) -> Value {
    schema.insert("title".to_owned(), title.into());
    RecursiveTransform(without_links).transform(&mut schema);
    schema.to_value()
}

/// Descriptions come from the types' documentation, whose links lead nowhere in a schema.
fn without_links(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace("[`", "`").replace("`]", "`");
    }
}

#[cfg(test)]
mod tests;
