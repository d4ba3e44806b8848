//! What an answer is called, and what can be asked of its evidence.

use super::*;
use crate::evaluate::{PolicyType, PolicyTypes};

/// Each answer, its words, and what it means.
#[test]
fn the_four_answers() {
    let unread: PolicyTypes = [PolicyType::Identity, PolicyType::Session].into_iter().collect();
    for (verdict, words, allowed, denied) in [
        (Verdict::Allow, "Allow", true, false),
        (Verdict::AllowUnless(unread), "AllowUnless", false, false),
        (Verdict::ImplicitDeny, "ImplicitDeny", false, true),
        (Verdict::ExplicitDeny, "ExplicitDeny", false, true),
    ] {
        assert_eq!(verdict.as_str(), words);
        assert_eq!(format!("{verdict:>13}"), format!("{words:>13}"));
        assert_eq!(serde_json::to_value(verdict).unwrap(), words);
        assert_eq!(
            (verdict.is_allowed(), verdict.is_denied()),
            (allowed, denied),
            "{words}"
        );
        let expected = if words == "AllowUnless" {
            unread
        } else {
            PolicyTypes::default()
        };
        assert_eq!(verdict.unread(), expected, "{words}");
    }
}

/// What was asked stands in the evidence, and so does what each type said.
#[test]
fn evidence_of_an_allow_and_of_a_denial() {
    let queue = "arn:aws:sqs:eu-west-1:111111111111:q";
    let request = ask(ann(), "sqs:SendMessage", Some(queue));
    let policies = Policies {
        boundary: Layer::Known(statement(ALL)),
        ..Policies::identity(vec![statement(NONE), statement(ALL), statement(ALL)])
    };
    let decision = decide(&request, &policies);
    assert!(decision.is_allowed() && !decision.is_denied());
    let evidence = decision.evidence();
    assert_eq!(*evidence.principal(), request.principal);
    assert_eq!(*evidence.action(), request.action);
    assert_eq!(evidence.resource(), request.resource.as_ref());
    assert_eq!(evidence.note(), None);
    assert!(!evidence.is_cross_account());
    let verdicts: Vec<_> = evidence.checks().iter().map(|check| check.verdict).collect();
    let (absent, allow) = (CheckVerdict::NotPresent, CheckVerdict::Allow);
    assert_eq!(verdicts, [absent, absent, absent, absent, allow, allow, absent]);
    let types: Vec<_> = evidence.matched().map(|(policy_type, _)| policy_type).collect();
    let (identity, boundary) = (PolicyType::Identity, PolicyType::PermissionsBoundary);
    assert_eq!(types, [identity, identity, boundary]);
    let of: Vec<_> = evidence.of(boundary).map(|check| check.policy_type).collect();
    assert_eq!(of, [boundary]);

    let away = ask(
        ann(),
        "sqs:SendMessage",
        Some("arn:aws:sqs:eu-west-1:222222222222:q"),
    );
    let decision = decide(&away, &policies);
    assert!(decision.is_denied() && !decision.is_allowed());
    assert!(decision.evidence().is_cross_account());
    // Everything that is there allows: what denies is the resource that has no policy.
    assert_eq!(decision.denying_type(), Some((PolicyType::Resource, false)));
    let unread = Policies {
        scps: Layer::unread("not readable"),
        ..policies
    };
    let decision = decide(&request, &unread);
    assert!(!decision.is_allowed() && !decision.is_denied());
}

/// Decided without a policy: the note is in the lines and in the JSON.
#[test]
fn notes() {
    let account = "111111111111".parse().unwrap();
    let root = || Principal::root(Partition::Aws, account);
    let session = Principal::role_session("arn:aws:iam::111111111111:role/R".parse().unwrap(), "s").unwrap();
    let role = Some("arn:aws:iam::111111111111:role/R");
    for (principal, action, resource, note, json, line) in [
        (
            ann(),
            "sts:GetCallerIdentity",
            None,
            Note::NeedsNoPermission,
            "needs-no-permission",
            "the action needs no permission",
        ),
        (
            root(),
            "s3:ListAllMyBuckets",
            None,
            Note::RootIsAllowedByDefault,
            "root-is-allowed-by-default",
            "the account root user is allowed by default",
        ),
        (
            root(),
            "sts:AssumeRole",
            role,
            Note::RootMayNotAssumeRoles,
            "root-may-not-assume-roles",
            "the account root user may not assume roles",
        ),
        (
            session,
            "sts:GetSessionToken",
            None,
            Note::NotWithSessionCredentials,
            "not-with-session-credentials",
            "session credentials may not be used to call it",
        ),
    ] {
        let decision = decide(&ask(principal, action, resource), &Policies::default());
        assert_eq!(decision.evidence().note(), Some(note));
        assert_eq!(serde_json::to_value(&decision).unwrap()["evidence"]["note"], json);
        assert!(decision.lines().contains(&format!("  {line}")), "{decision}");
    }
}

/// An action that AWS's reference doesn't have is decided as any, and that is said.
#[test]
fn actions_that_are_not_known() {
    let policies = Policies::identity(vec![statement(ALL)]);
    let known = decide(&ask(ann(), "s3:ListAllMyBuckets", None), &policies);
    assert_eq!(known.evidence().unknown_action(), None);
    assert!(serde_json::to_value(&known).unwrap()["evidence"]["unknownAction"].is_null());
    let unknown = decide(&ask(ann(), "s3:ListAllMyBukets", None), &policies);
    assert!(unknown.is_allowed());
    let why = unknown.evidence().unknown_action().unwrap();
    assert!(
        why.starts_with("not in AWS's service authorization reference of 20"),
        "{why}"
    );
    assert_eq!(unknown.lines()[1], format!("  the action is {why}"));
    assert_eq!(
        serde_json::to_value(&unknown).unwrap()["evidence"]["unknownAction"],
        why
    );
}

/// Every sort of near miss, in words.
#[test]
fn what_kept_a_statement_from_matching() {
    let near = |statement_text: &str, on_resource: bool| {
        let mut request = ask(ann(), "s3:GetObject", Some("arn:aws:s3:::b/k"));
        request.context.insert_many("aws:TagKeys", ["a", "b"]);
        let policies = match on_resource {
            true => Policies {
                resource: Layer::Known(statement(statement_text)),
                ..Policies::default()
            },
            false => Policies::identity(vec![statement(statement_text)]),
        };
        let decision = decide(&request, &policies);
        let checks = decision.evidence().checks();
        let nearest = checks.iter().find_map(|check| check.nearest.as_ref()).unwrap();
        let text = policies.identity.known().map_or_else(
            || policies.resource.known().unwrap().document.text(),
            |attached| attached[0].document.text(),
        );
        let place = text[nearest.span.start..nearest.span.end].to_owned();
        (nearest.to_string(), place)
    };
    for (text, on_resource, words, place) in [
        (
            r#"{"Effect":"Allow","NotAction":["s3:*","ec2:*"],"Resource":"*"}"#,
            false,
            "the action is s3:GetObject; NotAction excepts s3:*, ec2:*",
            r#"["s3:*","ec2:*"]"#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::b/*"}"#,
            false,
            "the resource is arn:aws:s3:::b/k; NotResource excepts arn:aws:s3:::b/*",
            r#""arn:aws:s3:::b/*""#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":{"AWS":"222222222222"}}"#,
            true,
            "the caller is arn:aws:iam::111111111111:user/ann; Principal names 222222222222",
            r#"{"AWS":"222222222222"}"#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":{"AWS":[]}}"#,
            true,
            "the caller is arn:aws:iam::111111111111:user/ann; Principal names nobody",
            r#"{"AWS":[]}"#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","NotPrincipal":{"AWS":"*"}}"#,
            true,
            "the caller is arn:aws:iam::111111111111:user/ann; NotPrincipal excepts *",
            r#"{"AWS":"*"}"#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:TagKeys":"a"}}}"#,
            false,
            "the condition StringEquals aws:TagKeys = a isn't met: aws:TagKeys has several values, which takes ForAnyValue or ForAllValues",
            r#""aws:TagKeys":"a""#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":"a"}}}"#,
            false,
            "the condition ForAllValues:StringEquals aws:TagKeys = a isn't met: the request has a, b",
            r#""aws:TagKeys":"a""#,
        ),
    ] {
        let found = near(text, on_resource);
        assert_eq!(found, (format!("p, statement 1: {words}"), place.to_owned()));
    }
}

/// The reason is of a role's trust only where an STS operation is about a role.
#[test]
fn a_policy_of_a_resource_that_is_no_trust_policy() {
    let denying = |action: &str, resource: &str| {
        let policies = Policies {
            resource: Layer::Known(statement(DENY_FOR)),
            ..Policies::identity(vec![statement(ALL)])
        };
        let decision = decide(&ask(ann(), action, Some(resource)), &policies);
        let with = Wording {
            trust_reason: true,
            ..Wording::default()
        };
        let text = |wording| decision.access_denied_message(wording);
        (text(&Wording::default()), text(&with))
    };
    let ending = " with an explicit deny in a resource-based policy";
    for (action, resource) in [
        ("iam:GetRole", "arn:aws:iam::111111111111:role/R"),
        ("sts:GetFederationToken", "arn:aws:iam::111111111111:user/ann"),
        ("sts:GetFederationToken", "arn:aws:sts::111111111111:role/R"),
    ] {
        let (plain, reasoned) = denying(action, resource);
        assert!(plain.ends_with(ending), "{plain}");
        assert_eq!(plain, reasoned);
    }
    let (plain, reasoned) = denying("sts:TagSession", "arn:aws:iam::111111111111:role/R");
    assert_eq!(
        reasoned,
        format!("{plain} with an explicit deny in the role trust policy")
    );
}
