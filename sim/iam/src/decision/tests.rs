use super::*;
use crate::account::Partition;
use crate::evaluate::{Layer, Level, Policies, decide};
use crate::policy::read;

mod answers;

fn attached(source: Source, text: &str) -> Attached {
    Attached::new(
        source,
        read(text).unwrap_or_else(|error| panic!("{text}: {error}")),
    )
}

fn statement(text: &str) -> Attached {
    attached(
        Source::named("p"),
        &format!(r#"{{"Version":"2012-10-17","Statement":[{text}]}}"#),
    )
}

fn ann() -> Principal {
    Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap())
}

fn ask(principal: Principal, action: &str, resource: Option<&str>) -> Request {
    Request::new(
        principal,
        action.parse().unwrap(),
        resource.map(|arn| arn.parse().unwrap()),
    )
}

const ALL: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
const NONE: &str = r#"{"Effect":"Allow","Action":"x:y","Resource":"*"}"#;
const DENY: &str = r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#;
const ALL_FOR: &str = r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#;
const NONE_FOR: &str = r#"{"Effect":"Allow","Principal":"*","Action":"x:y","Resource":"*"}"#;
const DENY_FOR: &str = r#"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#;

/// IAM User Guide, troubleshoot_access-denied: a text for each policy type, implicit and explicit.
#[test]
fn texts_by_policy_type() {
    let level = |text: &str| {
        Layer::Known(vec![Level {
            target: "r-a1".into(),
            policies: vec![statement(text)],
        }])
    };
    let base = || Policies::identity(vec![statement(ALL)]);
    let queue = "arn:aws:sqs:eu-west-1:111111111111:q";
    let because = |kind: &str| format!(" because no {kind} allows the sqs:SendMessage action");
    let deny = |kind: &str| format!(" with an explicit deny in {kind}");
    let cases = [
        (Policies::default(), because("identity-based policy")),
        (
            Policies::identity(vec![statement(NONE)]),
            because("identity-based policy"),
        ),
        (
            Policies::identity(vec![statement(ALL), statement(DENY)]),
            deny("an identity-based policy"),
        ),
        (
            Policies {
                boundary: Layer::Known(statement(NONE)),
                ..base()
            },
            because("permissions boundary"),
        ),
        (
            Policies {
                boundary: Layer::Known(statement(DENY)),
                ..base()
            },
            deny("a permissions boundary"),
        ),
        (
            Policies {
                session: Layer::Known(vec![statement(NONE)]),
                ..base()
            },
            because("session policy"),
        ),
        (
            Policies {
                session: Layer::Known(vec![statement(DENY)]),
                ..base()
            },
            deny("a session policy"),
        ),
        (
            Policies {
                scps: level(NONE),
                ..base()
            },
            because("service control policy"),
        ),
        (
            Policies {
                scps: level(DENY),
                ..base()
            },
            deny("a service control policy"),
        ),
        (
            Policies {
                rcps: level(NONE_FOR),
                ..base()
            },
            because("resource control policy"),
        ),
        (
            Policies {
                rcps: level(DENY_FOR),
                ..base()
            },
            deny("a resource control policy"),
        ),
        (
            Policies {
                endpoint: Layer::Known(statement(NONE_FOR)),
                ..base()
            },
            because("VPC endpoint policy"),
        ),
        (
            Policies {
                endpoint: Layer::Known(statement(DENY_FOR)),
                ..base()
            },
            deny("a VPC endpoint policy"),
        ),
        (
            Policies {
                resource: Layer::Known(statement(DENY_FOR)),
                ..base()
            },
            deny("a resource-based policy"),
        ),
        // A resource policy that is silent isn't the reason within an account.
        (
            Policies {
                resource: Layer::Known(statement(NONE_FOR)),
                ..Policies::default()
            },
            because("identity-based policy"),
        ),
        // Explicit before implicit, then in the order of AWS's checks.
        (
            Policies {
                scps: level(NONE),
                boundary: Layer::Known(statement(DENY)),
                ..base()
            },
            deny("a permissions boundary"),
        ),
        (
            Policies {
                scps: level(DENY),
                boundary: Layer::Known(statement(DENY)),
                ..base()
            },
            deny("a service control policy"),
        ),
        (
            Policies {
                scps: level(NONE),
                ..Policies::default()
            },
            because("service control policy"),
        ),
    ];
    let role: Arn = "arn:aws:iam::111111111111:role/ops/R".parse().unwrap();
    for principal in [ann(), Principal::role_session(role, "s").unwrap()] {
        for (policies, reason) in &cases {
            let decision = decide(&ask(principal.clone(), "sqs:SendMessage", Some(queue)), policies);
            assert!(decision.is_denied());
            let caller = principal.to_string();
            assert_eq!(
                decision.access_denied_message(&Wording::default()),
                format!(
                    "User: {caller} is not authorized to perform: sqs:SendMessage on resource: {queue}{reason}"
                ),
            );
        }
    }
}

#[test]
fn texts_of_assume_role() {
    let here = "arn:aws:iam::111111111111:role/R";
    let away = "arn:aws:iam::222222222222:role/R";
    let trust = |text: &str| Policies {
        resource: Layer::Known(statement(text)),
        ..Policies::identity(vec![statement(ALL)])
    };
    let reasons = Wording {
        trust_reason: true,
        ..Wording::default()
    };
    let silent = trust(r#"{"Effect":"Allow","Principal":{"AWS":"333333333333"},"Action":"sts:AssumeRole"}"#);
    let denying = trust(r#"{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}"#);
    let plain = |to: &str| {
        format!(
            "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: sts:AssumeRole on resource: {to}"
        )
    };
    let said = |to: &str, policies: &Policies, wording: &Wording<'_>| {
        decide(&ask(ann(), "sts:AssumeRole", Some(to)), policies).access_denied_message(wording)
    };
    for policies in [&silent, &denying] {
        assert_eq!(said(here, policies, &Wording::default()), plain(here));
        assert_eq!(said(away, policies, &Wording::default()), plain(away));
        // Another account tells nothing, in either wording.
        assert_eq!(said(away, policies, &reasons), plain(away));
    }
    assert_eq!(
        said(here, &silent, &reasons),
        plain(here) + " because no role trust policy allows the sts:AssumeRole action"
    );
    assert_eq!(
        said(here, &denying, &reasons),
        plain(here) + " with an explicit deny in the role trust policy"
    );
    let root = Principal::root(Partition::Aws, "111111111111".parse().unwrap());
    let decision = decide(&ask(root, "sts:AssumeRole", Some(here)), &silent);
    assert_eq!(
        decision.access_denied_message(&Wording::default()),
        "Roles may not be assumed by root accounts."
    );
    let web = Principal::Federated {
        provider: "accounts.google.com".into(),
    };
    let decision = decide(&ask(web, "sts:AssumeRoleWithWebIdentity", Some(here)), &silent);
    assert_eq!(
        decision.access_denied_message(&Wording::default()),
        "Not authorized to perform sts:AssumeRoleWithWebIdentity"
    );
}

#[test]
fn texts_name_the_resource_as_services_do_and_the_policy_that_denied() {
    let decision = decide(&ask(ann(), "sts:GetAccessKeyInfo", None), &Policies::default());
    assert_eq!(
        decision.access_denied_message(&Wording::default()),
        "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: sts:GetAccessKeyInfo because no identity-based policy allows the sts:GetAccessKeyInfo action"
    );
    let request = ask(ann(), "iam:DeleteRole", Some("arn:aws:iam::111111111111:role/R"));
    let arn: Arn = "arn:aws:organizations::111111111111:policy/o-a1/service_control_policy/p-1"
        .parse()
        .unwrap();
    let policy = Attached::new(Source::control("p-1", Some(arn)), statement(DENY).document);
    let scps = Layer::Known(vec![Level {
        target: "r".into(),
        policies: vec![policy],
    }]);
    let decision = decide(
        &request,
        &Policies {
            scps,
            ..Policies::identity(vec![statement(ALL)])
        },
    );
    let wording = Wording {
        resource: Some("role R"),
        ..Wording::default()
    };
    let text = "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: iam:DeleteRole on resource: role R with an explicit deny in a service control policy";
    assert_eq!(decision.access_denied_message(&wording), text);
    let wording = Wording {
        policy_arn: true,
        ..wording
    };
    assert_eq!(
        decision.access_denied_message(&wording),
        format!("{text}: arn:aws:organizations::111111111111:policy/o-a1/service_control_policy/p-1")
    );
    assert_eq!(
        decision.denying_type(),
        Some((PolicyType::ServiceControlPolicy, true))
    );
}

#[test]
fn the_nearest_statement_and_why_it_failed() {
    let text = r#"{"Version":"2012-10-17","Statement":[
  {"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},
  {"Effect":"Allow","Action":"ec2:*","Resource":"*"},
  {"Sid":"Elsewhere","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::other/*"},
  {"Sid":"Team","Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":["red","blue"]}}}]}"#;
    let user: Arn = "arn:aws:iam::111111111111:user/ann".parse().unwrap();
    let policies = Policies::identity(vec![attached(Source::inline(user, "access"), text)]);
    let mut request = ask(ann(), "s3:GetObject", Some("arn:aws:s3:::b/k"));
    let decision = decide(&request, &policies);
    let check = decision.evidence().of(PolicyType::Identity).next().unwrap();
    let nearest = check.nearest.as_ref().unwrap();
    // Not the Deny: had it matched, nothing would be allowed.
    assert_eq!((nearest.statement, nearest.sid.as_deref()), (3, Some("Team")));
    assert_eq!(
        &text[nearest.span.start..nearest.span.end],
        r#""aws:PrincipalTag/team":["red","blue"]"#
    );
    assert_eq!(
        decision.lines(),
        [
            "denied (implicit): arn:aws:iam::111111111111:user/ann s3:GetObject on arn:aws:s3:::b/k",
            "  identity-based policy: doesn't allow",
            "    closest: access of user/ann, statement Team: the condition StringEquals aws:PrincipalTag/team = red, blue isn't met: the request has no aws:PrincipalTag/team",
        ]
    );
    request.context.insert("aws:PrincipalTag/Team", "green");
    let lines = decide(&request, &policies).lines();
    assert!(
        lines[2].ends_with("isn't met: the request has green"),
        "{}",
        lines[2]
    );
    request.context.insert("aws:PrincipalTag/TEAM", "blue");
    let decision = decide(&request, &policies);
    assert_eq!(
        decision.lines(),
        [
            "allowed: arn:aws:iam::111111111111:user/ann s3:GetObject on arn:aws:s3:::b/k",
            "  identity-based policy: allows",
            "    allowed by access of user/ann, statement Team",
        ]
    );
    let matched: Vec<_> = decision
        .evidence()
        .matched()
        .map(|(_, statement)| statement.statement)
        .collect();
    assert_eq!(matched, [3]);
}

#[test]
fn a_decision_as_json() {
    let mut request = ask(ann(), "ec2:DescribeVpcs", None);
    request.context.insert("aws:RequestedRegion", "eu-west-1");
    let policies = Policies {
        scps: Layer::unread("organizations:ListPoliciesForTarget is denied"),
        ..Policies::identity(vec![statement(ALL)])
    };
    let json = serde_json::to_value(decide(&request, &policies)).unwrap();
    assert_eq!(json["decision"], "AllowUnless");
    assert_eq!(
        json["evidence"]["principal"],
        "arn:aws:iam::111111111111:user/ann"
    );
    let checks = json["evidence"]["checks"].as_array().unwrap();
    let of = |kind: &str| checks.iter().find(|check| check["policyType"] == kind).unwrap();
    assert_eq!(of("SERVICE_CONTROL_POLICY")["verdict"], "UNREAD");
    assert_eq!(
        of("SERVICE_CONTROL_POLICY")["unread"],
        "organizations:ListPoliciesForTarget is denied"
    );
    assert_eq!(of("IDENTITY")["matched"][0]["policy"]["name"], "p");
    assert_eq!(of("PERMISSIONS_BOUNDARY")["verdict"], "NOT_PRESENT");
    let text = decide(&request, &policies).to_string();
    assert!(
        text.starts_with("allowed, unless an unread service control policy says otherwise: "),
        "{text}"
    );
}

#[test]
fn a_boundary_that_is_neutral_is_no_reason() {
    let policies = Policies {
        boundary: Layer::Known(statement(ALL)),
        endpoint: Layer::Known(statement(ALL_FOR)),
        ..Policies::default()
    };
    let decision = decide(&ask(ann(), "s3:ListAllMyBuckets", None), &policies);
    assert_eq!(decision.denying_type(), Some((PolicyType::Identity, false)));
}

/// What a variable stood for is said; where variables are literal text there is nothing to say.
#[test]
fn variables_in_near_misses() {
    let text = |version: &str, resource: &str, condition: &str| {
        format!(
            r#"{{"Version":"{version}","Statement":{{"Effect":"Allow","Action":"s3:*","Resource":"{resource}"{condition}}}}}"#
        )
    };
    let near = |text: &str| {
        let policies = Policies::identity(vec![attached(Source::named("p"), text)]);
        let decision = decide(&ask(ann(), "s3:GetObject", Some("arn:aws:s3:::b/k")), &policies);
        decision.lines().pop().unwrap()
    };
    let home = "arn:aws:s3:::b/${aws:username}/${aws:PrincipalTag/team, 'all'}/${aws:PrincipalTag/x}${*}";
    assert_eq!(
        near(&text("2012-10-17", home, "")),
        format!(
            "    closest: p, statement 1: the resource is arn:aws:s3:::b/k; Resource names {home}; \
             ${{aws:username}} is ann, ${{aws:PrincipalTag/team}} is all, ${{aws:PrincipalTag/x}} has no value"
        )
    );
    assert!(near(&text("2008-10-17", home, "")).ends_with(&format!("Resource names {home}")));
    let condition = r#","Condition":{"StringEquals":{"aws:username":["${aws:PrincipalTag/x}","${aws:userid}","${aws:PrincipalTag/x}"]}}"#;
    assert!(
        near(&text("2012-10-17", "*", condition))
            .ends_with("; ${aws:PrincipalTag/x} has no value, ${aws:userid} has no value")
    );
    let request = ask(ann(), "s3:GetObject", Some("arn:aws:s3:::b/k"));
    let policies = Policies::identity(vec![attached(Source::named("p"), &text("2012-10-17", home, ""))]);
    let json = serde_json::to_value(decide(&request, &policies)).unwrap();
    let checks = json["evidence"]["checks"].as_array().unwrap();
    let identity = checks
        .iter()
        .find(|check| check["policyType"] == "IDENTITY")
        .unwrap();
    assert_eq!(identity["nearest"]["variables"][0]["value"], "ann");
    assert_eq!(identity["nearest"]["variables"][2]["name"], "aws:PrincipalTag/x");
}

/// An implicit deny that doesn't count is marked, and only that.
#[test]
fn silence_that_needs_not_be_broken() {
    let queue = "arn:aws:sqs:eu-west-1:111111111111:q";
    let names_ann = r#"{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/ann"},"Action":"*","Resource":"*"}"#;
    let policies = Policies {
        boundary: Layer::Known(statement(NONE)),
        resource: Layer::Known(statement(names_ann)),
        ..Policies::default()
    };
    let decision = decide(&ask(ann(), "sqs:SendMessage", Some(queue)), &policies);
    let waived: Vec<_> = decision
        .evidence()
        .checks()
        .iter()
        .filter(|check| check.waived)
        .map(|check| check.policy_type)
        .collect();
    assert!(decision.is_allowed());
    assert_eq!(waived, [PolicyType::Identity, PolicyType::PermissionsBoundary]);
    assert!(
        decision
            .lines()
            .contains(&"  permissions boundary: doesn't allow, and needn't".to_owned())
    );
    let json = serde_json::to_value(&decision).unwrap();
    let checks = json["evidence"]["checks"].as_array().unwrap();
    let marked = checks.iter().filter(|check| check["waived"] == true).count();
    assert_eq!(marked, 2);
}
