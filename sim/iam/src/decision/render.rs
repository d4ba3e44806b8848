//! A decision for people: lines, each of them a check.

use std::fmt;

use super::{Check, CheckVerdict, Decision, Note, StatementMatch, Verdict};
use crate::evaluate::PolicyType;
use crate::policy::Effect;

impl Decision {
    /// The decision in lines, without colours: the answer first, then what each type of policies
    /// says, statements and near misses indented beneath. Types that don't bear are left out.
    pub fn lines(&self) -> Vec<String> {
        let evidence = self.evidence();
        let resource = evidence
            .resource()
            .map_or_else(String::new, |arn| format!(" on {arn}"));
        let mut lines = vec![format!(
            "{}: {} {}{resource}",
            self.headline(),
            evidence.principal(),
            evidence.action(),
        )];
        if let Some(note) = evidence.note() {
            lines.push(format!("  {note}"));
        }
        if let Some(why) = evidence.unknown_action() {
            lines.push(format!("  the action is {why}"));
        }
        for check in evidence.checks() {
            check_lines(check, &mut lines);
        }
        lines
    }

    fn headline(&self) -> String {
        match self.verdict() {
            Verdict::Allow => "allowed".to_owned(),
            Verdict::AllowUnless(unread) => {
                let names: Vec<_> = unread.iter().map(PolicyType::as_str).collect();
                format!("allowed, unless an unread {} says otherwise", names.join(" or "))
            }
            Verdict::ImplicitDeny => "denied (implicit)".to_owned(),
            Verdict::ExplicitDeny => "denied (explicit)".to_owned(),
        }
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines().join("\n"))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NeedsNoPermission => "the action needs no permission",
            Self::RootIsAllowedByDefault => "the account root user is allowed by default",
            Self::RootMayNotAssumeRoles => "the account root user may not assume roles",
            Self::NotWithSessionCredentials => "session credentials may not be used to call it",
        })
    }
}

impl fmt::Display for CheckVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ExplicitDeny => "denies",
            Self::Allow => "allows",
            Self::ImplicitDeny => "doesn't allow",
            Self::NotPresent => "not present",
            Self::NotApplicable => "not applicable",
            Self::Unread => "unread",
        })
    }
}

impl fmt::Display for StatementMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        statement(f, &self.policy.to_string(), self.statement, self.sid.as_deref())
    }
}

impl fmt::Display for super::NearMiss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        statement(f, &self.policy.to_string(), self.statement, self.sid.as_deref())?;
        write!(f, ": {}", self.reason)?;
        for (index, variable) in self.variables.iter().enumerate() {
            let before = if index == 0 { "; " } else { ", " };
            match &variable.value {
                Some(value) => write!(f, "{before}${{{}}} is {value}", variable.name)?,
                None => write!(f, "{before}${{{}}} has no value", variable.name)?,
            }
        }
        Ok(())
    }
}

/// Statements are counted from 1 for people.
fn statement(f: &mut fmt::Formatter<'_>, policy: &str, index: usize, sid: Option<&str>) -> fmt::Result {
    match sid {
        Some(sid) => write!(f, "{policy}, statement {sid}"),
        None => write!(f, "{policy}, statement {}", index + 1),
    }
}

fn check_lines(check: &Check, lines: &mut Vec<String>) {
    if matches!(
        check.verdict,
        CheckVerdict::NotPresent | CheckVerdict::NotApplicable
    ) {
        return;
    }
    let target = check
        .target
        .as_ref()
        .map_or_else(String::new, |target| format!(" of {target}"));
    let why = check
        .unread
        .as_ref()
        .map_or_else(String::new, |why| format!(": {why}"));
    let waived = if check.waived { ", and needn't" } else { "" };
    lines.push(format!(
        "  {}{target}: {}{waived}{why}",
        check.policy_type, check.verdict
    ));
    for matched in &check.matched {
        let does = match matched.effect {
            Effect::Allow => "allowed",
            Effect::Deny => "denied",
        };
        lines.push(format!("    {does} by {matched}"));
    }
    if let Some(nearest) = &check.nearest {
        lines.push(format!("    closest: {nearest}"));
    }
}
