//! The form of a case: who asks what, in order, and what must come of it; and of a deviation from it.
//!
//! Cases are data, since runners in other languages read the same files. `case.schema.json` and
//! `deviation.schema.json` beside this file are this form as JSON Schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A file of cases.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    /// What the cases are about.
    pub(crate) topic: String,
    /// The cases. None depends on another: each has accounts of its own.
    pub(crate) cases: Vec<Case>,
}

/// What AWS does, in steps.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// The claim, in a sentence that no other case has.
    pub(crate) name: String,
    /// Where AWS says so: its documentation's page, or `recorded:` and what was recorded, or `assumed:` and why.
    pub(crate) source: String,
    /// Whether it holds only where the callers of the accounts are their root users.
    #[serde(default)]
    pub(crate) as_root: bool,
    /// The calls, in order.
    pub(crate) steps: Vec<Step>,
}

/// A call, and what must come of it.
///
/// In texts, `${hub}`, `${spoke}` and `${other}` are the IDs of three accounts, `${n}` the number of the
/// repetition from 1, and any other name is what an earlier step kept.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    /// Its name among the steps of the case, where a deviation speaks of it.
    #[serde(default)]
    pub(crate) id: Option<String>,
    /// Who calls: `hub`, `spoke` or `other` may do everything in their account; other names were made by
    /// `caller` in an earlier step.
    #[serde(rename = "as")]
    pub(crate) by: String,
    /// The operation: `iam:CreateUser`.
    pub(crate) call: String,
    /// Its input, by the model's names. Where the model has a text, JSON stands for its text without white
    /// space. `{"$text": "a", "$times": 3}` is `aaa`; `{"$each": …, "$times": 3}` is a list of three, with
    /// `${n}` in each.
    #[serde(default)]
    pub(crate) input: serde_json::Map<String, Value>,
    /// How many times the call is made, each with its `${n}`; once where this isn't said.
    #[serde(default)]
    pub(crate) times: Option<u32>,
    /// Whether it may take time to come true: the call is then made until it does, as long as the arm is patient.
    #[serde(default)]
    pub(crate) eventually: bool,
    /// What must come.
    #[serde(default)]
    pub(crate) expect: Expect,
    /// What to keep of the answer, by the name that `${…}` has for it later.
    #[serde(default)]
    pub(crate) keep: BTreeMap<String, String>,
    /// Callers that the answer makes: by name, the path of an access key or of a session's credentials.
    #[serde(default)]
    pub(crate) caller: BTreeMap<String, String>,
}

/// What a call must come to.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum Expect {
    /// A refusal.
    Refusal {
        /// AWS's code.
        error: String,
        /// AWS's text, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<Expectation>,
    },
    /// An answer; by path, what must stand in it. `User.Arn`, `Users[0].UserName`, `Users[*].UserName`.
    Answer {
        /// Nothing more than these is looked at.
        #[serde(default)]
        output: BTreeMap<String, Expectation>,
    },
}

impl Default for Expect {
    fn default() -> Self {
        Expect::Answer {
            output: BTreeMap::new(),
        }
    }
}

/// What a value must be: one of these forms, or exactly the value itself.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Expectation {
    /// One of the forms.
    Form(Form),
    /// Exactly this.
    Exactly(Value),
}

/// What a value must be, when it need not be one value exactly.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
pub(crate) enum Form {
    /// Whether it is there at all. Null isn't there.
    #[serde(rename = "$present")]
    Present(bool),
    /// How a text begins.
    #[serde(rename = "$prefix")]
    Prefix(String),
    /// Text that is in a text, or an element that is in a list.
    #[serde(rename = "$contains")]
    Contains(Value),
    /// How many characters or elements it has.
    #[serde(rename = "$length")]
    Length(usize),
    /// The elements of a list, in whatever order.
    #[serde(rename = "$set")]
    Set(Vec<Value>),
    /// A policy document that says this, however it is written and encoded.
    #[serde(rename = "$document")]
    Document(Value),
    /// Anything but this.
    #[serde(rename = "$not")]
    Not(Value),
    /// All of these.
    #[serde(rename = "$all")]
    All(Vec<Expectation>),
    /// One of these.
    #[serde(rename = "$any")]
    Any(Vec<Expectation>),
}

/// How an endpoint that isn't AWS is known to answer otherwise. Everything else must agree, and what is
/// named here must still hold.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deviations {
    /// Which endpoint, and its version.
    pub(crate) endpoint: String,
    /// The deviations.
    pub(crate) deviations: Vec<Deviation>,
    /// Texts of refusals that are its own, in place of AWS's.
    #[serde(default)]
    pub(crate) texts: Vec<OtherText>,
}

/// A refusal's text in other words; `{}` stands for a name.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OtherText {
    /// How AWS says it.
    pub(crate) aws: String,
    /// How the endpoint says it.
    pub(crate) here: String,
}

/// One way in which an endpoint isn't as AWS.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deviation {
    /// Its name.
    pub(crate) name: String,
    /// What it does, and AWS doesn't.
    pub(crate) what: String,
    /// Where it shows.
    pub(crate) at: Vec<Showing>,
}

/// A step that comes to something else than the case says.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Showing {
    /// The case, by name.
    pub(crate) case: String,
    /// The step, by id.
    pub(crate) step: String,
    /// What it comes to there.
    pub(crate) expect: Expect,
    /// Whether the rest of the case is left out, since it builds upon what AWS would have done.
    #[serde(default)]
    pub(crate) ends: bool,
}
