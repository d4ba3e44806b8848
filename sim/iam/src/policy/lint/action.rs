//! Actions: those that don't exist, and those that give more than they seem to.

use super::near::meant;
use super::{Finding, Rule, Scene, allows};
use crate::action::ActionPattern;
use crate::policy::{Effect, Element, Kind, Statement};
use crate::reference::{self, Known, Service};

/// What an action pattern means to the reference.
pub(super) enum Meant {
    /// `*`: everything.
    All,
    /// A service that the reference doesn't know.
    UnknownService,
    /// Actions of a service that it knows; maybe none.
    Known(&'static Service, Vec<&'static Known>),
}

/// What a pattern means.
pub(super) fn meaning(pattern: &str) -> Meant {
    let Some((vendor, name)) = pattern.split_once(':') else {
        return Meant::All;
    };
    let Some(service) = reference::service(vendor) else {
        return Meant::UnknownService;
    };
    let wanted = ActionPattern::new(name);
    let known = service.actions.iter();
    Meant::Known(
        service,
        known
            .filter(|known| wanted.names_folded(&known.name.to_ascii_lowercase()))
            .collect(),
    )
}

/// Calls that no policy forbids (STS API Reference, *GetCallerIdentity*; IAM User Guide,
/// *id_credentials_temp_control-access_getsessiontoken*).
const UNDENIABLE: [&str; 2] = ["sts:GetCallerIdentity", "sts:GetSessionToken"];

pub(super) fn look(scene: &Scene<'_>, statement: &Statement, findings: &mut Vec<Finding>) {
    let Some(element) = statement.action() else {
        return;
    };
    if element.is_negated() && allows(statement) && gives(scene.kind) {
        let span = scene.element(element.span(), "NotAction");
        findings.push(
            Rule::NotActionAllow
                .at(
                    span,
                    "every action but these is allowed, of every service, and those that AWS adds",
                    "all others",
                )
                .hint("list what is needed in `Action`, or deny these instead"),
        );
    }
    let mut all_unknown = !element.patterns().is_empty();
    let mut undeniable = !element.patterns().is_empty();
    for pattern in element.patterns() {
        let text = pattern.value.as_str();
        undeniable &= UNDENIABLE.iter().any(|call| call.eq_ignore_ascii_case(text));
        match meaning(text) {
            Meant::UnknownService => {
                let vendor = text.split(':').next().unwrap_or_default();
                let finding = Rule::UnknownService.at(
                    pattern.span,
                    format!("no service has the prefix `{vendor}`"),
                    format!("not in AWS's reference of {}", reference::date()),
                );
                findings.push(finding.maybe(meant(vendor, reference::services())));
            }
            Meant::Known(service, known) if known.is_empty() => {
                let name = text.split_once(':').map_or("", |(_, name)| name);
                let (message, names): (_, Vec<&str>) = if name.contains(['*', '?']) {
                    (
                        format!("`{text}` matches no action of {}", service.name),
                        Vec::new(),
                    )
                } else {
                    let names = service.actions.iter().map(|known| known.name);
                    (
                        format!("{} has no action `{name}`", service.name),
                        names.collect(),
                    )
                };
                let hint = super::near::nearest(name, names)
                    .map(|near| format!("did you mean `{}:{near}`?", service.prefix));
                let finding = Rule::UnknownAction.at(
                    pattern.span,
                    message,
                    format!("not in AWS's reference of {}", reference::date()),
                );
                findings.push(finding.maybe(hint));
            }
            Meant::All | Meant::Known(..) => all_unknown = false,
        }
    }
    if statement.effect() == Effect::Deny && !element.is_negated() && (all_unknown || undeniable) {
        let why = if undeniable {
            "AWS asks no policy about this action"
        } else {
            "no action of it exists"
        };
        findings.push(Rule::DenyNeverMatches.at(element.span(), "this Deny forbids nothing", why));
    }
    grants(scene, statement, element, findings);
}

/// Whether policies of a kind give permissions; the others only limit them.
fn gives(kind: Kind) -> bool {
    matches!(kind, Kind::Identity | Kind::Managed | Kind::Resource)
}

/// An Allow of everything, and of passing any role.
fn grants(
    scene: &Scene<'_>,
    statement: &Statement,
    element: &Element<ActionPattern>,
    findings: &mut Vec<Finding>,
) {
    let on_all = statement.resource().is_some_and(|resource| {
        !resource.is_negated() && resource.patterns().iter().any(|pattern| pattern.value.is_any())
    });
    if !allows(statement) || !gives(scene.kind) || element.is_negated() || !on_all {
        return;
    }
    let guarded = |key: &str| {
        let conditions = statement.conditions().iter();
        conditions
            .into_iter()
            .any(|condition| condition.key().eq_ignore_ascii_case(key))
    };
    for pattern in element.patterns() {
        let text = pattern.value.as_str();
        if text == "*" {
            if statement.conditions().is_empty() {
                let finding = Rule::AllowsEverything.at(
                    pattern.span,
                    "every action on every resource is allowed",
                    "an administrator's permissions",
                );
                findings.push(finding.hint("list what is needed"));
            }
            continue;
        }
        let passes = "iam:PassRole"
            .parse()
            .is_ok_and(|action| pattern.value.matches(&action));
        if passes && !guarded("iam:PassedToService") && !guarded("iam:AssociatedResourceArn") {
            let finding = Rule::PassRole.at(
                pattern.span,
                "any role of the account may be passed to any service",
                "with the permissions of that role",
            );
            findings.push(finding.hint(
                "name the roles in `Resource`, or the service in a condition on `iam:PassedToService`",
            ));
        }
    }
}
