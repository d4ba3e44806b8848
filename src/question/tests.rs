use rolecall_iam::evaluate::{Attached, Layer, Level, PolicyType, Source};
use rolecall_iam::policy::read;
use serde_json::json;

use super::remedy::{Change, NoRemedy, remedy};
use super::*;

const ANN: &str = "arn:aws:iam::111111111111:user/ann";
const AUDIT: &str = "arn:aws:iam::222222222222:role/Audit";

fn asked(who: &str, action: &str, what: &str, policies: Policies) -> Asked {
    let resource = (what != "*").then(|| what.parse().unwrap());
    let request = request(principal(who).unwrap(), action.parse().unwrap(), resource, &[]);
    Asked { request, policies }
}

fn attached(name: &str, statements: &serde_json::Value) -> Attached {
    let text = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
    Attached::new(Source::named(name), read(&text).unwrap())
}

/// The changes in a line each.
fn changes(asked: &Asked) -> Vec<String> {
    let remedy = remedy(&asked.request, &asked.policies).unwrap();
    let line = |change: &Change| match change {
        Change::Add {
            policy_type, policy, ..
        } => match policy {
            Some(policy) => format!("add to the {policy_type} {policy}"),
            None => format!("add a {policy_type}"),
        },
        Change::Remove {
            policy, statement, ..
        } => format!("remove {statement} of {policy}"),
    };
    remedy.changes.iter().map(line).collect()
}

#[test]
fn principals_have_many_forms() {
    for (text, shown) in [
        (ANN, ANN),
        (AUDIT, "arn:aws:sts::222222222222:assumed-role/Audit/session"),
        (
            "arn:aws:sts::222222222222:assumed-role/Audit/ann",
            "arn:aws:sts::222222222222:assumed-role/Audit/ann",
        ),
        (
            "arn:aws:sts::111111111111:federated-user/ann",
            "arn:aws:sts::111111111111:federated-user/ann",
        ),
        ("arn:aws:iam::111111111111:root", "arn:aws:iam::111111111111:root"),
        ("ec2.amazonaws.com", "ec2.amazonaws.com"),
        ("accounts.google.com", "accounts.google.com"),
        ("anonymous", "anonymous"),
    ] {
        assert_eq!(principal(text).unwrap().to_string(), shown);
    }
    assert!(matches!(
        principal("accounts.google.com").unwrap(),
        Principal::Federated { .. }
    ));
    for text in [
        "ann",
        "",
        "arn:aws:iam::111111111111:group/team",
        "arn:aws:iam::111111111111:user/",
        "arn:aws:iam::aws:policy/P",
        "arn:aws:s3:::bucket",
    ] {
        assert_eq!(principal(text).unwrap_err().code, "explain/who", "{text}");
    }
}

#[test]
fn keys_are_single_or_many_by_their_type() {
    let given = |key: &str, values: &[&str]| {
        (
            key.to_owned(),
            values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>(),
        )
    };
    let request = request(
        principal("arn:aws:sts::222222222222:assumed-role/Audit/ann").unwrap(),
        "s3:ListBucket".parse().unwrap(),
        None,
        &[
            given("aws:TagKeys", &["team"]),
            given("s3:prefix", &["a"]),
            given("aws:PrincipalArn", &["arn:aws:iam::222222222222:role/path/Audit"]),
        ],
    );
    assert!(matches!(
        request.context.get("aws:tagkeys"),
        Some(Values::Many(_))
    ));
    assert!(matches!(request.context.get("s3:prefix"), Some(Values::One(_))));
    let Principal::RoleSession { role, .. } = &request.principal else {
        panic!("a session");
    };
    assert_eq!(role.as_str(), "arn:aws:iam::222222222222:role/path/Audit");
}

#[test]
fn nothing_allows() {
    let object = "arn:aws:s3:::reports/2026";
    assert_eq!(
        changes(&asked(ANN, "s3:GetObject", object, Policies::default())),
        ["add a identity-based policy"]
    );
    let other = attached(
        "other",
        &json!([{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}]),
    );
    let policies = Policies::identity(vec![other.clone()]);
    assert_eq!(
        changes(&asked(ANN, "s3:GetObject", object, policies)),
        ["add to the identity-based policy other"]
    );
    let bounded = Policies {
        boundary: Layer::Known(other.clone()),
        ..Policies::identity(vec![other.clone()])
    };
    assert_eq!(
        changes(&asked(ANN, "s3:GetObject", object, bounded)),
        [
            "add to the identity-based policy other",
            "add to the permissions boundary other"
        ]
    );
    let level = |name: &str, policy: Attached| Level {
        target: name.into(),
        policies: vec![policy],
    };
    let all = attached(
        "all",
        &json!([{"Effect": "Allow", "Action": "*", "Resource": "*"}]),
    );
    let organized = Policies {
        scps: Layer::Known(vec![level("r-ab12", all.clone()), level("ou-ab12", other)]),
        ..Policies::identity(vec![all])
    };
    assert_eq!(
        changes(&asked(ANN, "s3:GetObject", object, organized)),
        ["add to the service control policy other"]
    );
}

/// Within an account the trust policy alone is enough; across accounts both sides must allow.
#[test]
fn roles_are_assumed() {
    let trusts = |account: &str| {
        attached(
            "trust",
            &json!([{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
                    {"Effect": "Deny", "Principal": {"AWS": account}, "Action": "sts:TagSession"}]),
        )
    };
    let near = Policies {
        resource: Layer::Known(trusts("333333333333")),
        ..Policies::default()
    };
    let asked_near = asked(
        "arn:aws:iam::222222222222:user/bob",
        "sts:AssumeRole",
        AUDIT,
        near.clone(),
    );
    assert!(asked_near.assumes());
    assert_eq!(changes(&asked_near), ["add to the resource-based policy trust"]);
    assert_eq!(
        changes(&asked(ANN, "sts:AssumeRole", AUDIT, near)),
        [
            "add a identity-based policy",
            "add to the resource-based policy trust"
        ]
    );
}

#[test]
fn denies_are_taken_away_and_then_allowed() {
    let guard = attached(
        "guard",
        &json!([
            {"Effect": "Allow", "Action": "ec2:*", "Resource": "*"},
            {"Sid": "One", "Effect": "Deny", "Action": "s3:*", "Resource": "*"},
            {"Sid": "Two", "Effect": "Deny", "NotAction": "ec2:*", "Resource": "*"}
        ]),
    );
    let asked = asked(
        ANN,
        "s3:GetObject",
        "arn:aws:s3:::reports/2026",
        Policies::identity(vec![guard]),
    );
    assert_eq!(
        changes(&asked),
        [
            "remove 1 of guard",
            "remove 2 of guard",
            "add to the identity-based policy guard"
        ]
    );
}

#[test]
fn what_no_policy_decides() {
    let root = asked(
        "arn:aws:iam::111111111111:root",
        "sts:AssumeRole",
        AUDIT,
        Policies::default(),
    );
    assert!(matches!(
        remedy(&root.request, &root.policies),
        Err(NoRemedy::NotByPolicy(_))
    ));
    let unread = Policies {
        scps: Layer::unread("no permission"),
        ..Policies::identity(vec![attached(
            "all",
            &json!([{"Effect": "Allow", "Action": "*", "Resource": "*"}]),
        )])
    };
    let unread = asked(ANN, "s3:ListAllMyBuckets", "*", unread);
    assert_eq!(remedy(&unread.request, &unread.policies), Err(NoRemedy::Unread));
    let fine = asked(ANN, "sts:GetCallerIdentity", "*", Policies::default());
    assert_eq!(remedy(&fine.request, &fine.policies), Err(NoRemedy::Allowed));
}

/// An added statement is one that AWS would take.
#[test]
fn added_statements_are_well_formed() {
    let trust = asked(
        "arn:aws:iam::222222222222:user/bob",
        "sts:AssumeRole",
        AUDIT,
        Policies {
            resource: Layer::Known(attached("trust", &json!([]))),
            ..Policies::default()
        },
    );
    let remedy = remedy(&trust.request, &trust.policies).unwrap();
    let [
        Change::Add {
            statement,
            policy_type,
            ..
        },
    ] = remedy.changes.as_slice()
    else {
        panic!("{remedy:?}");
    };
    // The caller's own policy is tried first, and isn't enough: the trust policy must say something.
    assert_eq!(*policy_type, PolicyType::Resource);
    let text = json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string();
    rolecall_iam::policy::examine(&text, rolecall_iam::policy::Kind::Trust).unwrap();
}

#[test]
fn what_is_not_the_callers_alone_is_left_as_it_is() {
    let statements = json!([{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }]);
    let of = |source: Source| Attached {
        source,
        ..attached("any", &statements)
    };
    let user = || -> rolecall_iam::arn::Arn { ANN.parse().unwrap() };
    let aws = Source::managed(
        "arn:aws:iam::aws:policy/AmazonEC2FullAccess".parse().unwrap(),
        user(),
    );
    let group = Source::inline("arn:aws:iam::111111111111:group/a/g".parse().unwrap(), "shared");
    let own = Source::inline(user(), "own");
    let line = |sources: &[&Source]| {
        let policies = sources.iter().map(|source| of((*source).clone())).collect();
        changes(&asked(
            ANN,
            "s3:ListAllMyBuckets",
            "*",
            Policies::identity(policies),
        ))
    };
    assert_eq!(line(&[&aws, &group]), ["add a identity-based policy"]);
    assert_eq!(
        line(&[&aws, &group, &own]),
        ["add to the identity-based policy own of user/ann"]
    );
}
