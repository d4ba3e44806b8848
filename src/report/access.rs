//! Who can do something, and how access differs: for people, and for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::clean::clean;
use super::page::{Page, count};
use super::paint::{BAD, CHANGED, GOOD, paint};
use super::proof::word;
use crate::access::Difference;
use crate::explain::Explanation;
use rolecall_iam::decision::Verdict;

/// How many actions of one service are told by name.
const TOLD: usize = 3;

/// Who can do something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WhoCan<'a> {
    /// `rolecall/who-can@1`.
    pub format: &'static str,
    /// The action.
    pub action: &'a str,
    /// On what.
    pub what: &'a str,
    /// Everybody whom the setup knows, or everybody in the world, and the answer.
    pub answers: Vec<Answer<'a>>,
}

/// The answer for one principal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Answer<'a> {
    /// Who.
    pub who: &'a str,
    /// `allowed`, `allowed-unless`, `denied-implicitly`, `denied-explicitly`.
    pub verdict: &'static str,
    /// Why, line by line.
    pub evidence: &'a [String],
}

impl<'a> WhoCan<'a> {
    /// The document of some answers to one question.
    #[must_use]
    pub fn new(action: &'a str, what: &'a str, answers: &'a [Explanation]) -> Self {
        WhoCan {
            format: "rolecall/who-can@1",
            action,
            what,
            answers: answers
                .iter()
                .map(|explanation| Answer {
                    who: &explanation.who,
                    verdict: word(explanation.verdict),
                    evidence: &explanation.lines,
                })
                .collect(),
        }
    }
}

/// Who can, in a line each; those who can't are counted, or listed when asked for. `known` says where they were
/// looked for: `whom this setup knows`.
#[must_use]
pub fn who_can(answers: &[Explanation], all: bool, known: &str, width: usize) -> String {
    let mut page = Page::new(width);
    let mut denied = 0;
    for explanation in answers {
        let mark = match explanation.verdict {
            Verdict::Allow => paint(GOOD, "allowed"),
            Verdict::AllowUnless(_) => paint(CHANGED, "allowed unless"),
            Verdict::ImplicitDeny | Verdict::ExplicitDeny => {
                denied += 1;
                if !all {
                    continue;
                }
                paint(BAD, "denied")
            }
        };
        page.sentence(2, &mark.to_string(), &clean(&explanation.who));
    }
    let allowed = answers.len() - denied;
    page.line(format!(
        "{allowed} of {} {known}",
        count(answers.len(), "principal")
    ));
    page.finish()
}

/// A difference of access.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffAccess<'a> {
    /// `rolecall/diff-access@1`.
    pub format: &'static str,
    /// How many questions were asked of both.
    pub asked: usize,
    /// Which of them have another answer.
    pub changes: Vec<Changed<'a>>,
    /// Policies whose documents aren't known: what they give is not in it.
    pub unknown: Vec<&'a str>,
}

/// Questions whose answer changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed<'a> {
    /// Who.
    pub who: &'a str,
    /// On what; `*` for no resource in particular.
    pub what: &'a str,
    /// The answer now.
    pub allowed: bool,
    /// The actions.
    pub actions: &'a [String],
}

impl<'a> DiffAccess<'a> {
    /// The document of a difference.
    #[must_use]
    pub fn new(difference: &'a Difference) -> Self {
        DiffAccess {
            format: "rolecall/diff-access@1",
            asked: difference.asked,
            changes: difference
                .changes
                .iter()
                .map(|change| Changed {
                    who: &change.who,
                    what: &change.what,
                    allowed: change.allowed,
                    actions: &change.actions,
                })
                .collect(),
            unknown: difference.unknown.iter().map(String::as_str).collect(),
        }
    }
}

/// A difference for people: by principal, what is gained and lost, actions by service.
#[must_use]
pub fn difference(difference: &Difference, all: bool, width: usize) -> String {
    let mut page = Page::new(width);
    let mut who = None;
    for change in &difference.changes {
        if who != Some(&change.who) {
            page.line(clean(&change.who));
            who = Some(&change.who);
        }
        let mark = match change.allowed {
            true => paint(GOOD, "+"),
            false => paint(BAD, "-"),
        };
        let actions = told(&change.actions, all);
        let text = format!("{actions} on {}", clean(&change.what));
        page.sentence(2, &mark.to_string(), &text);
    }
    for arn in &difference.unknown {
        page.sentence(
            0,
            "note:",
            &format!("what `{}` gives isn't known here", clean(arn)),
        );
    }
    let changed: usize = difference.changes.iter().map(|change| change.actions.len()).sum();
    page.line(match changed {
        0 => format!("no answer changes, of {} questions", difference.asked),
        changed => format!(
            "{} changed, of {} questions",
            count(changed, "answer"),
            difference.asked
        ),
    });
    page.finish()
}

/// Actions in a line: by service, and of many only the first.
fn told(actions: &[String], all: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = actions;
    while let Some(first) = rest.first() {
        let service = first.split(':').next().unwrap_or_default();
        let same = rest
            .iter()
            .take_while(|action| action.split(':').next() == Some(service))
            .count();
        let (these, others) = rest.split_at(same);
        rest = others;
        if all || these.len() <= TOLD {
            parts.extend(these.iter().cloned());
        } else {
            parts.push(format!("{} and {} more of {service}", these[0], these.len() - 1));
        }
    }
    parts.join(", ")
}
