//! What Micetro reads from an inline group policy, shape by shape.

use super::*;

fn statement(rest: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{{{rest}}}]}}"#)
}

fn origin(policy: &str) -> Origin {
    Origin {
        group: "hub-01".to_owned(),
        policy: policy.to_owned(),
    }
}

#[test]
fn the_shape_of_the_guide_is_visible() {
    let guide = statement(
        r#""Sid":"","Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::012345678901:role/RoleName""#,
    );
    assert_eq!(
        role(&guide).unwrap().as_str(),
        "arn:aws:iam::012345678901:role/RoleName"
    );
}

#[test]
fn every_other_shape_is_invisible_for_its_own_reason() {
    let arn = r#""Resource":"arn:aws:iam::012345678901:role/R""#;
    let cases: Vec<(String, Blindness)> = vec![
        (
            statement(r#""Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/R""#),
            Blindness::Wildcard("arn:aws:iam::*:role/R".to_owned()),
        ),
        (
            statement(r#""Effect":"Allow","Action":"sts:AssumeRole","Resource":"*""#),
            Blindness::Wildcard("*".to_owned()),
        ),
        (
            statement(&format!(r#""Effect":"Allow","NotAction":"iam:*",{arn}"#)),
            Blindness::Excluding("NotAction"),
        ),
        (
            statement(r#""Effect":"Allow","Action":"sts:AssumeRole","NotResource":"arn:aws:iam::1:role/R""#),
            Blindness::Excluding("NotResource"),
        ),
        (
            statement(&format!(r#""Effect":"Deny","Action":"sts:AssumeRole",{arn}"#)),
            Blindness::Deny,
        ),
        (
            statement(&format!(r#""Effect":"Allow","Action":"sts:*",{arn}"#)),
            Blindness::OtherAction("sts:*".to_owned()),
        ),
        (
            statement(
                r#""Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::012345678901:role/R","arn:aws:iam::012345678902:role/R"]"#,
            ),
            Blindness::Several(
                [
                    "arn:aws:iam::012345678901:role/R",
                    "arn:aws:iam::012345678902:role/R",
                ]
                .map(|arn| arn.parse().unwrap())
                .into(),
            ),
        ),
        (
            statement(
                r#""Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::012345678901:role/R","arn:aws:iam::012345678902:role/*"]"#,
            ),
            Blindness::Wildcard("arn:aws:iam::012345678902:role/*".to_owned()),
        ),
        (
            statement(
                r#""Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::012345678901:user/R""#,
            ),
            Blindness::Malformed("`arn:aws:iam::012345678901:user/R` is not the ARN of a role".to_owned()),
        ),
        (
            statement(&format!(
                r#""Effect":"Allow","Action":"sts:AssumeRole","Condition":{{}},{arn}"#
            )),
            Blindness::Unknown("a statement with a condition"),
        ),
    ];
    for (document, expected) in cases {
        assert_eq!(role(&document), Err(expected), "{document}");
    }
    assert!(matches!(role("{"), Err(Blindness::Malformed(_))));
    assert!(matches!(
        role(r#"{"Version":"2012-10-17","Statement":[]}"#),
        Err(Blindness::Malformed(_))
    ));
}

#[test]
fn a_view_collects_accounts_and_says_why_one_is_missing() {
    let mut view = View::default();
    view.read(
        origin("assume-012345678901"),
        &statement(
            r#""Effect":"Allow","Action":["sts:AssumeRole"],"Resource":["arn:aws:iam::012345678901:role/R"]"#,
        ),
    );
    view.read(
        origin("all"),
        &statement(
            r#""Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::333333333333:role/*""#,
        ),
    );
    assert_eq!(view.accounts(), ["012345678901".parse().unwrap()]);
    let missing: Arn = "arn:aws:iam::333333333333:role/R".parse().unwrap();
    let (origin, blindness) = view.why_not(&missing).unwrap();
    assert_eq!(origin.to_string(), "hub-01/all");
    assert!(matches!(blindness, Blindness::Wildcard(_)));
    let unheard: Arn = "arn:aws:iam::444444444444:role/R".parse().unwrap();
    assert_eq!(view.why_not(&unheard), None);
}

#[test]
fn scenario_24_of_several_roles_in_one_policy_nothing_is_known() {
    let mut view = View::default();
    let roles: Vec<Arn> = ["012345678901", "012345678902"]
        .map(|account| format!("arn:aws:iam::{account}:role/R").parse().unwrap())
        .into();
    view.read(origin("assume-accounts"), &crate::record::document(&roles));
    assert!(view.accounts().is_empty(), "nothing is claimed");
    assert_eq!(
        view.unknown().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["012345678901", "012345678902"]
    );
    let (_, why) = view.why_not(&roles[1]).unwrap();
    assert_eq!(
        why.to_string(),
        "unknown whether Micetro reads 2 roles in one statement"
    );
    let mut one = View::default();
    one.read(origin("assume-accounts"), &crate::record::document(&roles[..1]));
    assert_eq!(one.accounts().len(), 1, "a list of one is the guide's document");
    assert!(one.unknown().is_empty());
    // Named in a policy of its own as well, the account is found.
    view.read(
        origin("assume-012345678902"),
        &crate::desired::assume_document(&roles[1]),
    );
    assert_eq!(view.unknown().len(), 1);
}
