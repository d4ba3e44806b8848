//! Random requests and policies over small alphabets, so that things meet.

use proptest::prelude::*;
use rolecall_iam::account::Partition;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Principal, Request, Source};
use rolecall_iam::policy::{self, Document};
use serde_json::{Value, json};

const ACTIONS: [&str; 11] = [
    "s3:GetObject",
    "s3:PutObject",
    "kms:Decrypt",
    "sts:AssumeRole",
    "sts:TagSession",
    "sts:AssumeRoot",
    "sts:GetSessionToken",
    "sts:GetFederationToken",
    "sts:GetCallerIdentity",
    "sts:AssumeRoleWithWebIdentity",
    "iam:GetRole",
];
const RESOURCES: [&str; 6] = [
    "arn:aws:s3:::ann",
    "arn:aws:iam::222222222222:root",
    "arn:aws:s3:::b/k",
    "arn:aws:kms:eu-west-1:111111111111:key/1",
    "arn:aws:iam::111111111111:role/R",
    "arn:aws:iam::222222222222:role/R",
];

pub(crate) fn principals() -> impl Strategy<Value = Principal> {
    let home = || "111111111111".parse().unwrap();
    let ann = move || Arn::user(Partition::Aws, home(), "/", "ann");
    let role = Arn::role(Partition::Aws, home(), "/", "Deploy");
    let linked = Arn::role(Partition::Aws, home(), "/aws-service-role/x.amazonaws.com/", "L");
    let fed = |user: Arn| Principal::FederatedUser {
        arn: Arn::federated_user(Partition::Aws, home(), "fed"),
        user,
        user_id: None,
    };
    let away = Arn::user(Partition::Aws, "222222222222".parse().unwrap(), "/", "bob");
    prop::sample::select(vec![
        Principal::root(Partition::Aws, home()),
        Principal::role_session(linked, "s").unwrap(),
        fed(Arn::root(Partition::Aws, home())),
        Principal::user(away),
        Principal::Federated {
            provider: "accounts.google.com".into(),
        },
        Principal::user(ann()).with_unique_id("AIDAANN"),
        Principal::role_session(role, "s")
            .unwrap()
            .with_unique_id("AROADEPLOY"),
        fed(ann()),
        Principal::service("ec2.amazonaws.com"),
        Principal::Anonymous,
    ])
}

fn strings(from: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(from).prop_map(Value::from),
        prop::collection::vec(prop::sample::select(from), 1..4).prop_map(Value::from),
    ]
}

fn principal_element() -> impl Strategy<Value = (&'static str, Value)> {
    let names = strings(&[
        "*",
        "111111111111",
        "arn:aws:iam::111111111111:root",
        "222222222222",
        "arn:aws:iam::111111111111:user/ann",
        "arn:aws:iam::111111111111:role/Deploy",
        "arn:aws:sts::111111111111:assumed-role/Deploy/s",
        "arn:aws:sts::111111111111:federated-user/fed",
        "AIDAANN",
        "AROADEPLOY",
    ]);
    prop_oneof![
        2 => Just(("Principal", json!("*"))),
        6 => names.prop_map(|names| ("Principal", json!({ "AWS": names }))),
        1 => Just(("Principal", json!({"Service": "ec2.amazonaws.com"}))),
        1 => Just(("Principal", json!({"Federated": "accounts.google.com"}))),
        1 => Just(("NotPrincipal", json!({"AWS": "111111111111"}))),
        2 => not_principals().prop_map(|names| ("NotPrincipal", json!({ "AWS": names }))),
        1 => Just(("NotPrincipal", json!({"Service": "ec2.amazonaws.com"}))),
    ]
}

/// What NotPrincipal excepts: now and then all that stands for a caller.
fn not_principals() -> impl Strategy<Value = Vec<&'static str>> {
    let all = vec![
        "111111111111",
        "arn:aws:iam::111111111111:root",
        "arn:aws:iam::111111111111:user/ann",
        "AIDAANN",
        "arn:aws:iam::111111111111:role/Deploy",
        "AROADEPLOY",
        "arn:aws:sts::111111111111:assumed-role/Deploy/s",
        "arn:aws:sts::111111111111:federated-user/fed",
        "*",
    ];
    prop::sample::subsequence(all, 1..6)
}

/// A key, operators that compare such keys, and values to compare with.
type Comparison = (&'static str, &'static [&'static str], &'static [&'static str]);

const STRINGS: &[&str] = &[
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
];
const NUMBERS: &[&str] = &[
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
];
const COMPARISONS: [Comparison; 9] = [
    (
        "aws:username",
        STRINGS,
        &["ann", "ANN", "a*", "a?n", "${team}", "${none, 'ann'}", "${none}"],
    ),
    (
        "Team",
        STRINGS,
        &["red", "r*", "${*}", "${aws:username}", "${none}*", ""],
    ),
    ("tags", STRINGS, &["red", "blue", "r*", "", "${team}"]),
    ("age", NUMBERS, &["30", "0", "59", "-1", "x"]),
    (
        "when",
        &[
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
        ],
        &["2020-01-02", "2020-01-03T00:00:00Z", "1577923200", "x"],
    ),
    ("mfa", &["Bool"], &["true", "false", "True"]),
    (
        "ip",
        &["IpAddress", "NotIpAddress"],
        &["10.0.0.0/8", "10.1.1.1", "0.0.0.0/0", "192.0.2.0/25"],
    ),
    (
        "aws:PrincipalArn",
        &["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
        &[
            "arn:aws:iam::*:user/*",
            "arn:aws:iam::111111111111:role/D*",
            "arn:aws:iam::111111111111:user/${aws:username}",
            "arn:aws:*:*:111111111111:*",
            "*",
        ],
    ),
    ("tags", &["Null"], &["true", "false"]),
];

prop_compose! {
    fn comparison()(
        index in 0..COMPARISONS.len(),
    )(
        key in Just(COMPARISONS[index].0),
        operator in prop::sample::select(COMPARISONS[index].1),
        values in strings(COMPARISONS[index].2),
        prefix in prop::sample::select(&["", "", "", "ForAllValues:", "ForAnyValue:"][..]),
        suffix in prop::sample::select(&["", "", "IfExists"][..]),
    ) -> (String, &'static str, Value) {
        let suffix = if operator == "Null" { "" } else { suffix };
        (format!("{prefix}{operator}{suffix}"), key, values)
    }
}

pub(crate) fn conditions() -> impl Strategy<Value = Value> {
    let some = prop::collection::vec(comparison(), 1..3).prop_map(|comparisons| {
        let mut block = json!({});
        for (operator, key, values) in comparisons {
            block[operator][key] = values;
        }
        block
    });
    prop::option::weighted(0.4, some).prop_map(|block| block.unwrap_or(Value::Null))
}

pub(crate) fn statement(on_resource: bool) -> impl Strategy<Value = Value> {
    let actions = strings(&[
        "*",
        "s3:*",
        "S3:getobject",
        "kms:Decrypt",
        "sts:Assume*",
        "sts:AssumeRole",
        "sts:*",
        "iam:Get?ole",
    ]);
    let resources = strings(&[
        "*",
        "arn:aws:s3:::b/*",
        "arn:aws:s3:::${aws:username}",
        "arn:aws:kms:*:111111111111:key/*",
        "arn:aws:iam::*:role/R",
        "arn:aws:iam::222222222222:role/*",
        "arn:aws:iam::222222222222:root",
        "arn:aws:s3:::b/${team, 'k'}",
        "arn:aws:s3:::${none}*",
    ]);
    (
        prop::sample::select(vec!["Allow", "Allow", "Allow", "Deny"]),
        prop::bool::weighted(0.1),
        actions,
        prop::bool::weighted(0.1),
        resources,
        principal_element(),
        conditions(),
    )
        .prop_map(
            move |(effect, not_action, action, not_resource, resource, principal, condition)| {
                let mut statement = json!({"Effect": effect});
                statement[if not_action { "NotAction" } else { "Action" }] = action;
                statement[if not_resource { "NotResource" } else { "Resource" }] = resource;
                if on_resource {
                    statement[principal.0] = principal.1;
                }
                if !condition.is_null() {
                    statement["Condition"] = condition;
                }
                statement
            },
        )
}

pub(crate) fn documents(on_resource: bool) -> impl Strategy<Value = Document> {
    let version = prop::sample::select(vec!["2012-10-17", "2008-10-17"]);
    (version, prop::collection::vec(statement(on_resource), 0..4))
        .prop_map(|(version, statements)| read(&json!({"Version": version, "Statement": statements})))
}

pub(crate) fn read(document: &Value) -> Document {
    policy::read(&document.to_string()).unwrap()
}

pub(crate) fn attached(on_resource: bool) -> impl Strategy<Value = Attached> {
    documents(on_resource).prop_map(|document| Attached::new(Source::named("p"), document))
}

fn layer<T: std::fmt::Debug + Clone + 'static>(
    known: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Layer<T>> {
    prop_oneof![
        5 => Just(Layer::Absent),
        4 => known.prop_map(Layer::Known),
        1 => Just(Layer::unread("not readable")),
    ]
}

fn levels(on_resource: bool) -> impl Strategy<Value = Vec<Level>> {
    let level = prop::collection::vec(attached(on_resource), 0..3).prop_map(|policies| Level {
        target: "ou".into(),
        policies,
    });
    prop::collection::vec(level, 0..3)
}

prop_compose! {
    pub(crate) fn all_policies()(
        identity in layer(prop::collection::vec(attached(false), 0..3)),
        boundary in layer(attached(false)),
        session in layer(prop::collection::vec(attached(false), 0..3)),
        resource in layer(attached(true)),
        scps in layer(levels(false)),
        rcps in layer(levels(true)),
        endpoint in layer(attached(true)),
    ) -> Policies {
        Policies { identity, boundary, session, resource, scps, rcps, endpoint }
    }
}

prop_compose! {
    pub(crate) fn requests()(
        principal in principals(),
        action in prop::sample::select(&ACTIONS[..]),
        resource in prop::option::of(prop::sample::select(&RESOURCES[..])),
        owner in prop::sample::select(vec![None, None, Some("111111111111"), Some("222222222222")]),
        team in prop::option::of(prop::sample::select(vec!["red", "ann", "green", "*", ""])),
        tags in prop::option::of(prop::collection::vec(prop::sample::select(vec!["red", "blue", "x", ""]), 0..3)),
        when in prop::option::of(prop::sample::select(vec!["2020-01-01", "2020-01-02T00:00:00Z", "1578009600", "1577923200", "x"])),
        ip in prop::option::of(prop::sample::select(vec!["10.1.1.1", "10.2.2.2", "192.0.2.127", "192.0.2.128", "x"])),
        age in prop::option::of(prop::sample::select(vec![0_u32, 29, 30, 31, 59])),
    ) -> Request {
        let resource = resource.map(|arn| arn.parse().unwrap());
        let mut request = Request::new(principal, action.parse().unwrap(), resource);
        request.resource_account = owner.map(|owner| owner.parse().unwrap());
        if let Some(team) = team {
            request.context.insert("Team", team);
        }
        if let Some(tags) = tags {
            request.context.insert_many("tags", tags);
        }
        if let Some(when) = when {
            request.context.insert("when", when);
        }
        if let Some(ip) = ip {
            request.context.insert("ip", ip);
        }
        if let Some(age) = age {
            request.context.insert("age", age.to_string());
            request.context.insert("mfa", "true");
        }
        request
    }
}
