//! A gate never shuts out a statement that matches, and shuts out most of the others.

use proptest::prelude::*;

use super::Asked;
use crate::action::Action;
use crate::context::Context;
use crate::policy::{self, Document};

const ACTIONS: [&str; 6] = [
    "s3:GetObject",
    "S3:GETOBJECT",
    "s3:PutObject",
    "sts:AssumeRole",
    "iam:GetRole",
    "s3-object-lambda:WriteGetObjectResponse",
];
const PATTERNS: [&str; 13] = [
    "*",
    "s3:*",
    "S3:Get*",
    "s3:GetObject",
    "s3:getobject",
    "s?:GetObject",
    "*:GetObject",
    "sts:Assume*",
    "sts:AssumeRole",
    "iam:?etRole",
    "s3*",
    "nothing",
    "s3-object-lambda:*",
];
const RESOURCES: [&str; 8] = [
    "*",
    "arn:aws:s3:::b",
    "arn:aws:s3:::bucket/key",
    "arn:aws:s3:::bucket/kex",
    "arn:aws:s3:::búcket/key",
    "arn:aws:iam::111111111111:role/R",
    "arn:aws:iam::222222222222:role/R",
    "arn:aws:sqs:eu-central-1:111111111111:queue",
];
const NAMED: [&str; 16] = [
    "*",
    "arn:aws:s3:::b*",
    "arn:aws:s3:::bucket/key",
    "arn:aws:s3:::bucket/*",
    "arn:aws:s3:::búcket/key",
    "arn:aws:s3:::búc*",
    "arn:aws:s3",
    "arn:aws:iam::*:role/R",
    "arn:aws:iam::111111111111:role/?",
    "arn:aws:s3:::${aws:username}/key",
    "arn:aws:s3:::${aws:username, 'bucket'}/key",
    "arn:aws:*:::*/key",
    "arn:*:*:*:*:*bucket/key",
    "*bucket/key",
    "arn:",
    "arn:aws:sqs:eu-central-1",
];

/// What a statement asks of the context.
const CONDITIONS: [&str; 16] = [
    r#"{"ArnLike":{"aws:username":"a*"}}"#,
    r#"{"NumericLessThanIfExists":{"aws:username":"3"}}"#,
    r#"{"StringEquals":{"aws:username":"ann"}}"#,
    r#"{"StringEquals":{"AWS:UserName":"Ann"}}"#,
    r#"{"StringEquals":{"aws:username":["ann","bob"]}}"#,
    r#"{"StringEquals":{"aws:username":"${aws:PrincipalTag/name}"}}"#,
    r#"{"StringEqualsIfExists":{"aws:username":"ann"}}"#,
    r#"{"StringEqualsIgnoreCase":{"aws:username":"\u212aann"}}"#,
    r#"{"StringLike":{"aws:username":"ann"}}"#,
    r#"{"StringLike":{"aws:username":"a*"}}"#,
    r#"{"StringNotEquals":{"aws:username":"ann"}}"#,
    r#"{"ForAnyValue:StringEquals":{"aws:TagKeys":"team"}}"#,
    r#"{"ForAllValues:StringEquals":{"aws:TagKeys":"team"}}"#,
    r#"{"Null":{"aws:username":"true"}}"#,
    r#"{"Bool":{"aws:SecureTransport":"true"}}"#,
    r#"{"StringEquals":{"aws:username":"ann","aws:PrincipalTag/name":"ann"}}"#,
];

fn contexts() -> impl Strategy<Value = Context> {
    let user = prop::option::of(prop::sample::select(&["ann", "Ann", "bob", "kann", ""][..]));
    let name = prop::option::of(prop::sample::select(&["ann", "bob"][..]));
    let tags = prop::option::of(prop::collection::vec(
        prop::sample::select(&["team", "stage"][..]),
        0..3,
    ));
    (user, name, tags, any::<bool>()).prop_map(|(user, name, tags, secure)| {
        let mut context = Context::new();
        let ones = [("aws:username", user), ("aws:principaltag/name", name)];
        for (key, value) in ones {
            if let Some(value) = value {
                context.insert(key, value);
            }
        }
        if let Some(tags) = tags {
            context.insert_many("aws:TagKeys", tags);
        }
        if secure {
            context.insert("aws:SecureTransport", "true");
        }
        context
    })
}

fn list(from: &'static [&'static str]) -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        prop::sample::select(from).prop_map(serde_json::Value::from),
        prop::collection::vec(prop::sample::select(from), 0..5).prop_map(serde_json::Value::from),
    ]
}

fn statement() -> impl Strategy<Value = serde_json::Value> {
    let elements = (
        any::<bool>(),
        list(&PATTERNS),
        any::<bool>(),
        prop::option::of(list(&NAMED)),
        prop::option::of(prop::sample::select(&CONDITIONS[..])),
    );
    elements.prop_map(|(not_action, actions, not_resource, resources, condition)| {
        let mut statement = serde_json::json!({"Effect": "Allow"});
        statement[if not_action { "NotAction" } else { "Action" }] = actions;
        if let Some(resources) = resources {
            statement[if not_resource { "NotResource" } else { "Resource" }] = resources;
        }
        if let Some(condition) = condition {
            statement["Condition"] = serde_json::from_str(condition).unwrap();
        }
        statement
    })
}

fn documents() -> impl Strategy<Value = Document> {
    // Few, and so many that the gates ask for more.
    let statements = prop_oneof![
        prop::collection::vec(statement(), 0..6),
        prop::collection::vec(statement(), 60..120),
    ];
    statements.prop_map(|statements| {
        let document = serde_json::json!({"Version": "2012-10-17", "Statement": statements});
        policy::read(&document.to_string()).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_matches_is_let_through(
        document in documents(),
        action in prop::sample::select(&ACTIONS[..]),
        resource in prop::sample::select(&RESOURCES[..]),
        context in contexts(),
    ) {
        let action: Action = action.parse().unwrap();
        let asked = Asked::new(&action, resource, Some(&context));
        let open: Vec<usize> = document.inner.gates.open(&asked).collect();
        let whatever: Vec<usize> = document.inner.gates.open(&Asked::new(&action, resource, None)).collect();
        prop_assert!(open.iter().all(|index| whatever.contains(index)), "what is known shuts, and never opens");
        let mut once = open.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), open.len(), "each once");
        for (index, statement) in document.statements().iter().enumerate() {
            let by_action = statement.action().is_some_and(|element| {
                element.patterns().iter().any(|pattern| pattern.value.matches(&action)) != element.is_negated()
            });
            let by_resource = statement.resource().is_none_or(|element| {
                element.patterns().iter().any(|pattern| pattern.value.matches_with(resource, &context)) != element.is_negated()
            });
            if by_action && by_resource {
                prop_assert!(whatever.contains(&index), "{document:?}");
            }
            let by_condition = statement.conditions().iter().all(|condition| condition.is_met(&context));
            if by_action && by_resource && by_condition {
                prop_assert!(open.contains(&index), "{document:?}");
            }
        }
    }
}

fn open(statements: &[String], action: &str, resource: &str) -> usize {
    open_with(statements, action, resource, &Context::new())
}

fn open_with(statements: &[String], action: &str, resource: &str, context: &Context) -> usize {
    let text = format!(r#"{{"Statement":[{}]}}"#, statements.join(","));
    let document = policy::read(&text).unwrap();
    let action: Action = action.parse().unwrap();
    let asked = Asked::new(&action, resource, Some(context));
    document.inner.gates.open(&asked).count()
}

#[test]
fn what_cannot_match_is_shut_out() {
    let of = |action: &str, resource: &str| {
        format!(r#"{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}"#)
    };
    // By service, by action, by resource; what is for any service is there.
    let mut some: Vec<String> = (0..40).map(|n| of(&format!("service{n}:Do"), "*")).collect();
    some.push(of("*", "*"));
    assert_eq!(open(&some, "service7:Do", "*"), 2);
    some.extend(std::iter::repeat_n(of("*", "*"), 80));
    assert_eq!(open(&some, "service7:Do", "*"), 82);
    let services: Vec<String> = (0..500).map(|n| of(&format!("service{n}:Do"), "*")).collect();
    assert_eq!(open(&services, "service7:Do", "*"), 1);
    let actions: Vec<String> = (0..500).map(|n| of(&format!("s3:Do{n}"), "*")).collect();
    let let_through = open(&actions, "s3:Do7", "*");
    assert!((1..30).contains(&let_through), "{let_through}");
    let roles: Vec<String> = (0..500)
        .map(|n| {
            of(
                "sts:AssumeRole",
                &format!("arn:aws:iam::111111111111:role/Spoke{n:04}"),
            )
        })
        .collect();
    assert_eq!(
        open(
            &roles,
            "sts:AssumeRole",
            "arn:aws:iam::111111111111:role/Spoke0007"
        ),
        1
    );
    // One name in many accounts.
    let accounts: Vec<String> = (0..500)
        .map(|n| {
            of(
                "sts:AssumeRole",
                &format!("arn:aws:iam::{:012}:role/SpokeAccess", 200_000_000_000_u64 + n),
            )
        })
        .collect();
    let role = "arn:aws:iam::200000000007:role/SpokeAccess";
    assert_eq!(open(&accounts, "sts:AssumeRole", role), 1);
    let anywhere: Vec<String> = (0..500)
        .map(|n| of("sts:AssumeRole", &format!("arn:aws:iam::*:role/Spoke{n:04}")))
        .collect();
    assert_eq!(
        open(
            &anywhere,
            "sts:AssumeRole",
            "arn:aws:iam::111111111111:role/Spoke0007"
        ),
        1
    );
    let buckets: Vec<String> = (0..500)
        .map(|n| of("s3:GetObject", &format!("arn:aws:s3:::bucket{n:04}/*")))
        .collect();
    assert_eq!(open(&buckets, "s3:GetObject", "arn:aws:s3:::bucket0007/key"), 1);
    // By what several resources have in common.
    let both: Vec<String> = (0..500)
        .map(|n| {
            of(
                "s3:GetObject",
                &format!(r#"arn:aws:s3:::bucket{n:04}/a*","arn:aws:s3:::bucket{n:04}/b*"#),
            )
        })
        .map(|statement| {
            statement
                .replace(r#""Resource":"#, r#""Resource":["#)
                .replace('}', "]}")
        })
        .collect();
    assert_eq!(open(&both, "s3:GetObject", "arn:aws:s3:::bucket0007/a"), 1);
    // All that, also where there are too few to look at what the request has.
    let spoke = "arn:aws:iam::111111111111:role/Spoke0007";
    for (few, action, resource) in [
        (&roles, "sts:AssumeRole", spoke),
        (&accounts, "sts:AssumeRole", role),
        (&anywhere, "sts:AssumeRole", spoke),
        (&buckets, "s3:GetObject", "arn:aws:s3:::bucket0007/key"),
        (&both, "s3:GetObject", "arn:aws:s3:::bucket0007/a"),
    ] {
        assert_eq!(open(&few[..40], action, resource), 1, "{resource}");
    }
    // A statement of many services is one for any, and still there.
    let many: Vec<String> = (0..100).map(|n| format!("\"service{n}:Do\"")).collect();
    let many = format!(
        r#"{{"Effect":"Allow","Action":[{}],"Resource":"*"}}"#,
        many.join(",")
    );
    assert_eq!(open(std::slice::from_ref(&many), "service99:Do", "*"), 1);
    // NotAction, and what has no Action.
    let others = [
        r#"{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}"#.to_owned(),
        r#"{"Effect":"Allow","Resource":"*"}"#.to_owned(),
    ];
    assert_eq!(open(&others, "iam:GetRole", "*"), 1);
}

/// The same statement with a second resource, which ends otherwise.
fn both_of(statement: &str) -> String {
    let (before, resource) = statement.split_once(r#""Resource":"#).unwrap();
    let resource = resource.trim_end_matches('}');
    let other = resource.replace("/*", "/?");
    format!(r#"{before}"Resource":[{resource},{other}]}}"#)
}

/// What is between wildcards, and what conditions ask for: a few of the others pass as well.
#[test]
fn what_many_statements_need_is_looked_for() {
    const RESOURCE: &str = "arn:aws:s3:::some-bucket/0007/x";
    let buckets: Vec<String> = (0..500)
        .map(|n| {
            format!(r#"{{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::*-bucket/{n:04}/*"}}"#)
        })
        .collect();
    let let_through = open(&buckets, "s3:GetObject", RESOURCE);
    assert!((1..50).contains(&let_through), "{let_through}");
    // Not of few, nor of few of one service: that would cost more than it saves.
    assert_eq!(open(&buckets[..40], "s3:GetObject", RESOURCE), 40);
    let mut services = buckets[..40].to_vec();
    services.extend((0..60).map(|n| buckets[n].replace("s3:Get", "s4:Get")));
    assert_eq!(open(&services, "s3:GetObject", RESOURCE), 40);
    // The order of bytes counts, not only which they are.
    let turned = r#"{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::*-tekcub/*"}"#;
    assert_eq!(open(&vec![turned.to_owned(); 60], "s3:GetObject", RESOURCE), 0);
    // What several resources have between wildcards.
    let both: Vec<String> = buckets.iter().map(|statement| both_of(statement)).collect();
    let let_through = open(&both, "s3:GetObject", RESOURCE);
    assert!((1..50).contains(&let_through), "{let_through}");
    let wanting = |operator: &str, value: &str| -> Vec<String> {
        let statement = |n| {
            let value = value.replace('#', &format!("{n:04}"));
            format!(
                r#"{{"Effect":"Deny","Action":"*","Resource":"*","Condition":{{"{operator}":{{"aws:PrincipalTag/team":{value}}}}}}}"#
            )
        };
        (0..500).map(statement).collect()
    };
    let mut context: Context = (0..20).map(|n| (format!("key{n}"), n.to_string())).collect();
    let open =
        |statements: &[String], context: &Context| open_with(statements, "s3:GetObject", RESOURCE, context);
    assert_eq!(
        open(&wanting("StringLike", r#""team-*""#), &context),
        0,
        "no such key"
    );
    context.insert("aws:principaltag/TEAM", "team-0007");
    let let_through = open(&wanting("StringEquals", r#""team-#""#), &context);
    assert!((1..100).contains(&let_through), "{let_through}");
    for (operator, value) in [
        ("StringLike", r#""team-*""#),
        ("StringEquals", r#"["team-#","team-"]"#),
        ("StringEqualsIgnoreCase", r#""team-#""#),
        ("StringNotEquals", r#""team-#""#),
    ] {
        assert_eq!(open(&wanting(operator, value), &context), 500, "{operator}");
    }
    let absent = Context::new();
    for operator in [
        "StringEqualsIfExists",
        "StringNotEquals",
        "ForAllValues:StringEquals",
    ] {
        assert_eq!(
            open(&wanting(operator, r#""team-#""#), &absent),
            500,
            "{operator}"
        );
    }
    assert_eq!(open(&wanting("Null", r#""true""#), &absent), 500);
}
