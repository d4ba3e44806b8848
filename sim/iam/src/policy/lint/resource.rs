//! Resources: those that the statement's actions don't take, and ARNs that are wrong for their service.

use super::action::{Meant, meaning};
use super::{Finding, Rule, Scene};
use crate::pattern::ArnPattern;
use crate::policy::{Effect, Spanned, Statement};
use crate::reference::{self, ArnForm, Known, Part};

pub(super) fn look(_: &Scene<'_>, statement: &Statement, findings: &mut Vec<Finding>) {
    let Some(element) = statement.resource() else {
        return;
    };
    let mut wrong_part = false;
    for pattern in element.patterns() {
        if let Some(finding) = part(pattern) {
            wrong_part = true;
            findings.push(finding);
        }
    }
    let Some(actions) = statement.action() else {
        return;
    };
    // The complement of something is about all the rest. A wrong ARN was told already.
    let any = element.patterns().iter().any(|pattern| pattern.value.is_any());
    if element.is_negated() || actions.is_negated() || any || wrong_part || element.patterns().is_empty() {
        return;
    }
    let mut known: Vec<&'static Known> = Vec::new();
    let mut complete = true;
    let mut none_fits = true;
    let before = findings.len();
    for action in actions.patterns() {
        let Meant::Known(_, meant) = meaning(action.value.as_str()) else {
            (complete, none_fits) = (false, false);
            continue;
        };
        let fits = |known: &&Known| {
            let patterns = element.patterns().iter();
            patterns
                .into_iter()
                .any(|pattern| known.types_of(pattern.value.as_str()).next().is_some())
        };
        if meant.iter().any(fits) {
            none_fits = false;
        } else if !meant.is_empty() {
            findings.push(takes_others(action.value.as_str(), action.span, &meant));
        }
        known.extend(meant);
    }
    if statement.effect() == Effect::Deny && none_fits && !known.is_empty() {
        findings.truncate(before);
        findings.push(
            Rule::DenyNeverMatches
                .at(
                    element.span(),
                    "this Deny forbids nothing",
                    "its actions take none of these resources",
                )
                .maybe(known.first().map(|known| taken(known))),
        );
        return;
    }
    if !complete || none_fits {
        return;
    }
    for pattern in element.patterns() {
        let text = pattern.value.as_str();
        if !known.iter().any(|known| known.types_of(text).next().is_some()) {
            let finding = Rule::ResourceType.at(
                pattern.span,
                format!("no action of the statement takes `{text}`"),
                "changes nothing here",
            );
            findings.push(finding.maybe(known.first().map(|known| taken(known))));
        }
    }
}

fn takes_others(text: &str, span: crate::policy::Span, meant: &[&'static Known]) -> Finding {
    let message = match meant {
        [one] if one.resources.is_empty() => format!("`{text}` has no resources, so only `*` covers it"),
        _ if meant.iter().all(|known| known.resources.is_empty()) => {
            format!("no action of `{text}` has resources, so only `*` covers them")
        }
        _ => format!("`{text}` takes none of the statement's resources"),
    };
    let finding = Rule::ResourceType.at(span, message, "not by this statement");
    finding.maybe(meant.first().map(|known| taken(known)))
}

/// What an action takes.
fn taken(known: &Known) -> String {
    let mut forms: Vec<String> = known
        .resources
        .iter()
        .filter_map(|taken| taken.resource_type.arns.first())
        .map(|form| format!("`{}`", form.shown()))
        .collect();
    // The plainest, and not all of a dozen.
    forms.sort_by_key(String::len);
    forms.truncate(1);
    if forms.is_empty() {
        format!("`{}` needs `\"Resource\": \"*\"`", known.name)
    } else {
        format!("`{}` takes {}", known.name, forms.join(", "))
    }
}

/// An ARN of which only the Region or the account is wrong for what it names.
fn part(pattern: &Spanned<ArnPattern>) -> Option<Finding> {
    let text = pattern.value.as_str();
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let [_, _, service, region, account, resource] = parts.as_slice() else {
        return None;
    };
    let forms: Vec<(&str, ArnForm)> = reference::service(service)?
        .resource_types
        .iter()
        .flat_map(|kind| kind.arns.iter().map(|form| (kind.name, *form)))
        .filter(|(_, form)| form.service() == *service)
        .collect();
    if forms.iter().any(|(_, form)| form.matches(text)) {
        return shapes(pattern.span, region, account);
    }
    let (name, form) = forms
        .into_iter()
        .find(|(_, form)| form.matches_resource(resource))?;
    let (message, label) = match (
        wrong("a Region", form.region(), region),
        wrong("an account", form.account(), account),
    ) {
        (Some(region), _) => region,
        (None, Some(account)) => account,
        (None, None) => return None,
    };
    let finding = Rule::ArnPart.at(
        pattern.span,
        format!("the ARN of a {service} {name} {message}"),
        label,
    );
    Some(finding.hint(format!("its form is `{}`", form.shown())))
}

fn wrong(what: &str, wanted: Part, found: &str) -> Option<(String, String)> {
    match wanted {
        Part::Empty if !found.is_empty() && found != "*" => Some((
            format!("has no {}", what.split(' ').next_back().unwrap_or(what)),
            format!("`{found}` must not be there"),
        )),
        Part::Own if found.is_empty() => Some((format!("has {what}"), format!("lacks {what}"))),
        Part::Fixed(text) if found != text && !found.contains(['*', '?']) => Some((
            format!("has `{text}` in place of {what}"),
            format!("`{found}` is not it"),
        )),
        _ => None,
    }
}

/// A Region and an account that have no such form at all.
fn shapes(span: crate::policy::Span, region: &str, account: &str) -> Option<Finding> {
    let open = |text: &str| text.is_empty() || text.contains(['*', '?', '$']);
    let account_good =
        open(account) || account.parse::<crate::account::AccountId>().is_ok() || account == "aws";
    if !account_good && account.bytes().any(|byte| byte.is_ascii_digit()) {
        let digits = account.chars().filter(char::is_ascii_digit).count();
        let finding = Rule::ArnPart.at(
            span,
            format!("`{account}` is not an account ID"),
            format!("{digits} digits; an account ID has twelve"),
        );
        return Some(finding);
    }
    // us-east-1, us-gov-west-1, eu-isoe-west-1, ap-southeast-4
    let region_good = open(region)
        || region.rsplit_once('-').is_some_and(|(place, number)| {
            place.contains('-')
                && place
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
        });
    (!region_good).then(|| {
        let label = "a Region is like `eu-west-1`";
        Rule::ArnPart.at(span, format!("`{region}` is not a Region"), label)
    })
}
