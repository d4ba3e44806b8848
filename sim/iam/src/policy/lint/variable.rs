//! Policy variables: in documents that have none, where none is read, and broken ones.
//!
//! Source: IAM User Guide, *reference_policies_variables* and *reference_policies_elements_version*.

use super::near::meant;
use super::{Finding, Rule, Scene};
use crate::condition::Family;
use crate::policy::{Span, Statement, Version};
use crate::reference;

pub(super) fn look(scene: &Scene<'_>, statement: &Statement, findings: &mut Vec<Finding>) {
    let resources = statement.resource().map_or(&[][..], |element| element.patterns());
    let mut texts: Vec<(&str, Span)> = resources
        .iter()
        .map(|pattern| (pattern.value.as_str(), pattern.span))
        .collect();
    for condition in statement.conditions() {
        let takes = matches!(
            condition.operator().base.family(),
            Family::String | Family::Arn | Family::Bool
        );
        if takes {
            texts.extend(condition.values().iter().map(|value| (&*value.text, value.span)));
        }
    }
    texts.retain(|(text, _)| text.contains("${"));
    if scene.document.version() != Some(Version::V2012) {
        // What is meant as a placeholder has a name; `${` alone may be a text.
        for (text, span) in texts.iter().filter(|(text, _)| text.contains('}')) {
            let finding = Rule::VersionWithoutVariables.at(
                *span,
                format!("`{text}` is taken literally: this Version has no policy variables"),
                "no variable here",
            );
            findings.push(finding.hint("write `\"Version\": \"2012-10-17\"`"));
        }
        return;
    }
    for (text, span) in texts {
        look_at(text, span, findings);
    }
    for pattern in resources {
        let text = pattern.value.as_str();
        let head: usize = text.splitn(6, ':').take(5).map(|part| part.len() + 1).sum();
        if text.get(..head).unwrap_or(text).contains("${") && text.split(':').count() >= 6 && !in_key(text) {
            let finding = Rule::Variable.at(
                pattern.span,
                "a variable before an ARN's fifth colon is taken literally",
                "no variable there",
            );
            findings.push(
                finding.hint("use `*`, and compare a key such as `aws:ResourceAccount` in a condition"),
            );
        }
    }
}

/// Whether the colons within the first variable make up for the ARN's: `arn:aws:s3:::${aws:username}`.
fn in_key(text: &str) -> bool {
    let before = text.split("${").next().unwrap_or_default();
    before.matches(':').count() >= 5
}

/// Every variable of a text.
fn look_at(text: &str, span: Span, findings: &mut Vec<Finding>) {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("${") {
        let Some((inside, behind)) = after.split_once('}') else {
            findings.push(Rule::Variable.at(
                span,
                format!("the variable in `{text}` has no `}}`"),
                "taken literally",
            ));
            return;
        };
        rest = behind;
        if matches!(inside, "*" | "?" | "$") {
            continue;
        }
        let key = inside.split(',').next().unwrap_or_default().trim();
        if let Some(finding) = wrong(key, inside, span) {
            findings.push(finding);
        }
    }
}

fn wrong(key: &str, inside: &str, span: Span) -> Option<Finding> {
    let broken_default = inside.split_once(',').is_some_and(|(_, default)| {
        let default = default.trim();
        !(default.len() >= 2 && default.starts_with('\'') && default.ends_with('\''))
    });
    if broken_default {
        let message = format!("the default in `${{{inside}}}` is not in single quotes");
        return Some(
            Rule::Variable
                .at(span, message, "never has a value")
                .hint("write `${key, 'default'}`"),
        );
    }
    let prefix = key.split_once(':').map(|(prefix, _)| prefix);
    let Some(prefix) = prefix else {
        let names = reference::global_keys().map(|known| known.key);
        let stems = names.map(|name| name.split_once(':').map_or(name, |(_, stem)| stem));
        let hint = super::near::nearest(key, stems).map(|near| format!("did you mean `${{aws:{near}}}`?"));
        let finding = Rule::Variable.at(span, format!("`{key}` is no condition key"), "never has a value");
        return Some(finding.maybe(hint));
    };
    let many = match reference::global_key(key) {
        Some(global) => Some(global.many),
        None => reference::deciders(prefix)
            .iter()
            .find_map(|service| service.condition_key(key))
            .map(|known| known.many),
    };
    match many {
        Some(true) => {
            let message = format!("`{key}` has many values, and none of them can stand in a text");
            Some(Rule::Variable.at(span, message, "never has a value"))
        }
        None if prefix.eq_ignore_ascii_case("aws") => {
            let names = reference::global_keys().map(|known| known.key);
            let finding = Rule::Variable.at(
                span,
                format!("there is no condition key `{key}`"),
                "never has a value",
            );
            Some(finding.maybe(meant(key, names)))
        }
        Some(false) | None => None,
    }
}
