//! Account IDs, partitions, ARNs, names, actions and the request context.

use std::hash::{DefaultHasher, Hash, Hasher};

use proptest::prelude::*;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::action::{Action, ActionPattern};
use rolecall_iam::arn::Arn;
use rolecall_iam::context::{Context, Values};
use rolecall_iam::name::{InvalidName, NameKind, check_name, check_path};

#[test]
fn account_ids_keep_their_zeros() {
    let id: AccountId = "001234567890".parse().unwrap();
    assert_eq!(id.to_string(), "001234567890");
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"001234567890\"");
    assert_eq!(serde_json::from_str::<AccountId>("\"001234567890\"").unwrap(), id);
    for wrong in [
        "",
        "12345678901",
        "1234567890123",
        "12345678901a",
        "１23456789012",
        " 12345678901",
    ] {
        assert!(wrong.parse::<AccountId>().is_err(), "{wrong}");
    }
    assert_eq!(
        "1".parse::<AccountId>().unwrap_err().to_string(),
        "`1` is not an account ID: it must be twelve digits"
    );
}

#[test]
fn partitions_have_names() {
    for partition in Partition::ALL {
        assert_eq!(partition.to_string().parse(), Ok(partition));
    }
    assert!("aws-mars".parse::<Partition>().is_err());
}

#[test]
fn arns_have_six_components() {
    let arn: Arn = "arn:aws-cn:sns:cn-north-1:123456789012:topic:sub/x"
        .parse()
        .unwrap();
    assert_eq!(
        (
            arn.partition(),
            arn.service(),
            arn.region(),
            arn.account(),
            arn.resource(),
            arn.resource_name()
        ),
        ("aws-cn", "sns", "cn-north-1", "123456789012", "topic:sub/x", "x")
    );
    let bucket: Arn = "arn:aws:s3:::b".parse().unwrap();
    assert_eq!(
        (bucket.region(), bucket.account(), bucket.account_id()),
        ("", "", None)
    );
    for wrong in [
        "",
        "arn",
        "ARN:aws:s3:::b",
        "arn:aws:s3::b",
        "arn:aws:s3:::",
        "arn::s3:::b",
        "arn:aws::::b",
        "arn:aws:*:::b",
        "arn:aws:s3:eu-?:1:b",
    ] {
        assert!(wrong.parse::<Arn>().is_err(), "{wrong}");
    }
    // The name of an object may have any character.
    assert!("arn:aws:s3:::b/*".parse::<Arn>().is_ok());
}

#[test]
fn arns_of_entities() {
    let account: AccountId = "123456789012".parse().unwrap();
    let p = Partition::AwsUsGov;
    let cases = [
        (Arn::root(p, account), "arn:aws-us-gov:iam::123456789012:root"),
        (
            Arn::user(p, account, "/", "ann"),
            "arn:aws-us-gov:iam::123456789012:user/ann",
        ),
        (
            Arn::group(p, account, "/a/b/", "g"),
            "arn:aws-us-gov:iam::123456789012:group/a/b/g",
        ),
        (
            Arn::role(p, account, "/x/", "R"),
            "arn:aws-us-gov:iam::123456789012:role/x/R",
        ),
        (
            Arn::policy(p, account, "/", "P"),
            "arn:aws-us-gov:iam::123456789012:policy/P",
        ),
        (
            Arn::instance_profile(p, account, "/", "I"),
            "arn:aws-us-gov:iam::123456789012:instance-profile/I",
        ),
        (
            Arn::assumed_role(p, account, "R", "s"),
            "arn:aws-us-gov:sts::123456789012:assumed-role/R/s",
        ),
        (
            Arn::federated_user(p, account, "f"),
            "arn:aws-us-gov:sts::123456789012:federated-user/f",
        ),
        (
            Arn::aws_managed_policy(p, "job-function/Billing"),
            "arn:aws-us-gov:iam::aws:policy/job-function/Billing",
        ),
    ];
    for (made, text) in cases {
        assert_eq!(made.as_str(), text);
        let read: Arn = text.parse().unwrap();
        assert_eq!(
            (read.service(), read.account(), read.resource()),
            (made.service(), made.account(), made.resource())
        );
        assert_eq!(
            serde_json::from_str::<Arn>(&serde_json::to_string(&made).unwrap()).unwrap(),
            read
        );
    }
}

#[test]
fn names_at_their_limits() {
    let limits = [
        (NameKind::User, 1, 64),
        (NameKind::Role, 1, 64),
        (NameKind::Group, 1, 128),
        (NameKind::Policy, 1, 128),
        (NameKind::InstanceProfile, 1, 128),
        (NameKind::RoleSession, 2, 64),
        (NameKind::FederatedUser, 2, 32),
    ];
    for (kind, least, most) in limits {
        assert!(check_name(kind, &"a".repeat(least)).is_ok());
        assert!(check_name(kind, &"a".repeat(most)).is_ok());
        for length in [least - 1, most + 1] {
            let refused = check_name(kind, &"a".repeat(length));
            assert!(
                matches!(refused, Err(InvalidName::Length { .. })),
                "{kind:?} {length}"
            );
        }
    }
    assert!(check_name(NameKind::User, "aZ0_+=,.@-").is_ok());
    assert_eq!(
        check_name(NameKind::User, "a b").unwrap_err().to_string(),
        "`a b` has ` `: a user name has letters, digits and `_+=,.@-` only"
    );
    assert!(check_name(NameKind::Role, "é").is_err());
}

#[test]
fn paths() {
    for right in ["/", "/a/", "/a/b~!/", &format!("/{}/", "x".repeat(510))] {
        assert!(check_path(right).is_ok(), "{right}");
    }
    for wrong in [
        "",
        "a/",
        "/a",
        "//",
        "/a b/",
        "/é/",
        &format!("/{}/", "x".repeat(511)),
    ] {
        assert!(check_path(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn actions_ignore_case() {
    let action: Action = "sts:AssumeRole".parse().unwrap();
    let other: Action = "sts:AssumeRoot".parse().unwrap();
    assert_eq!(action, "STS:assumerole".parse().unwrap());
    assert_ne!(action, other);
    assert!(action < other && other > "STS:ASSUMEROLE".parse().unwrap());
    let hash = |action: &Action| {
        let mut hasher = DefaultHasher::new();
        action.hash(&mut hasher);
        hasher.finish()
    };
    assert_eq!(hash(&action), hash(&"STS:ASSUMEROLE".parse().unwrap()));
    assert_ne!(hash(&action), hash(&other));
    assert_eq!(
        format!("{action} {action:?}"),
        "sts:AssumeRole Action(sts:AssumeRole)"
    );
    assert_eq!(
        (action.service(), action.name(), action.folded()),
        ("sts", "AssumeRole", "sts:assumerole")
    );
    let pattern = ActionPattern::new("STS:Assume*");
    assert!(pattern.matches(&action));
    assert_eq!(pattern.to_string(), "STS:Assume*");
    assert!(ActionPattern::new("*").matches(&action));
    assert!(!ActionPattern::new("sts:Assume?").matches(&action));
    for wrong in [
        "",
        "sts",
        "sts:",
        ":AssumeRole",
        "sts:*",
        "sts:Assume:Role",
        "sts:Assume Role",
    ] {
        assert!(wrong.parse::<Action>().is_err(), "{wrong}");
    }
}

#[test]
fn context_keys_ignore_case() {
    let mut context = Context::new();
    context.insert("aws:PrincipalTag/Team", "red");
    context.insert_many("aws:TagKeys", ["a", "b"]);
    context.insert("AWS:principaltag/TEAM", "blue");
    assert_eq!(context.len(), 2);
    assert_eq!(
        context.get("aws:principaltag/team"),
        Some(&Values::One("blue".into()))
    );
    assert_eq!(
        serde_json::to_string(&context).unwrap(),
        r#"{"AWS:principaltag/TEAM":"blue","aws:TagKeys":["a","b"]}"#
    );
    assert!(context.remove("AWS:TAGKEYS").is_some());
    assert_eq!(context.get("aws:TagKeys"), None);
}

proptest! {
    #[test]
    fn arns_read_back(parts in prop::collection::vec("[a-z0-9-]{1,6}", 4), resource in "[ -~]{1,12}") {
        let text = format!("arn:{}:{resource}", parts.join(":"));
        let arn: Arn = text.parse().unwrap();
        prop_assert_eq!(arn.to_string(), text.clone());
        prop_assert_eq!(
            format!("arn:{}:{}:{}:{}:{}", arn.partition(), arn.service(), arn.region(), arn.account(), arn.resource()),
            text
        );
    }
}
