//! The screen of an explanation: the answer, then what it rests on.

use rolecall_iam::decision::Verdict;

use crate::explain::Explanation;
use crate::question::remedy::Change;
use crate::report::clean::clean;
use crate::report::page::Page;
use crate::report::paint::{BAD, CHANGED, GOOD, paint};

/// Where a line of evidence says what it rests on, after the kind of policy and the verdict.
const EVIDENCE: usize = 25;

/// The screen of an explanation, without its finding.
#[must_use]
pub fn screen(explanation: &Explanation, width: usize) -> String {
    let mut page = Page::new(width);
    let word = match explanation.verdict {
        Verdict::Allow => paint(GOOD, "allowed"),
        Verdict::AllowUnless(_) => paint(CHANGED, "allowed unless"),
        Verdict::ImplicitDeny | Verdict::ExplicitDeny => paint(BAD, "denied"),
    };
    let asked = format!(
        "{} → {} on {}",
        clean(&explanation.who),
        explanation.action,
        clean(&explanation.what)
    );
    page.sentence(0, &word.to_string(), &asked);
    for line in &explanation.lines {
        page.hanging(3, EVIDENCE, &clean(line));
    }
    match &explanation.remedy {
        None => {}
        Some(Ok(remedy)) => {
            page.gap();
            page.sentence(0, "to allow it", "(decided again with this: allowed)");
            for change in &remedy.changes {
                let (what, statement) = told(change);
                page.sentence(2, if statement.is_some() { "+" } else { "-" }, &clean(&what));
                if let Some(statement) = statement {
                    page.hanging(6, 8, &clean(&statement));
                }
            }
        }
        Some(Err(why)) => {
            page.gap();
            page.sentence(0, "to allow it:", &why.to_string());
        }
    }
    page.finish()
}

/// A change in a line, and the statement that is added.
#[must_use]
pub fn told(change: &Change) -> (String, Option<String>) {
    match change {
        Change::Add {
            policy_type,
            policy,
            target,
            statement,
        } => {
            let at = target
                .as_ref()
                .map_or_else(String::new, |target| format!(", {target}"));
            let what = match policy {
                Some(policy) => format!("a statement in the {policy_type} `{policy}`{at}"),
                None => format!("a new {policy_type}{at} with the statement"),
            };
            (what, Some(statement.to_string()))
        }
        Change::Remove {
            policy_type,
            policy,
            statement,
            sid,
        } => {
            let sid = sid.as_ref().map_or_else(String::new, |sid| format!(" ({sid})"));
            let what = format!("statement {}{sid} of the {policy_type} `{policy}`", statement + 1);
            (what, None)
        }
    }
}
