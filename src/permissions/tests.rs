//! What the operator is given: enough for everything that a plan sends, on nothing but the setup's things.

use std::collections::BTreeSet;

use rolecall_iam::policy::{Kind, check, limits, size_without_whitespace};

use super::*;
use crate::plan::tests::fixture::{HUB, id, setup, spoke_id};

fn allowed(document: &Document, action: &str) -> BTreeSet<String> {
    let value: Value = serde_json::from_str(document.text()).unwrap();
    let list = |value: &Value| -> Vec<String> {
        match value {
            Value::Array(values) => values
                .iter()
                .map(|value| value.as_str().unwrap().to_owned())
                .collect(),
            one => vec![one.as_str().unwrap().to_owned()],
        }
    };
    let statements = value["Statement"].as_array().unwrap();
    statements
        .iter()
        .filter(|statement| list(&statement["Action"]).iter().any(|there| there == action))
        .flat_map(|statement| list(&statement["Resource"]))
        .collect()
}

#[test]
fn every_account_has_one_document_that_aws_takes() {
    let permissions = permissions(&setup(3));
    assert_eq!(permissions.len(), 4);
    for documents in permissions.values() {
        assert_eq!(documents.len(), 1);
        check(&documents[0], Kind::Identity).unwrap();
        assert!(size_without_whitespace(documents[0].text()) <= limits::MANAGED);
    }
}

#[test]
fn resources_are_the_setups_own() {
    let permissions = permissions(&setup(1));
    let hub = &permissions[&id(HUB)][0];
    assert_eq!(
        allowed(hub, "iam:PutGroupPolicy"),
        ["arn:aws:iam::111111111111:group/rolecall/micetro/*".to_owned()].into()
    );
    assert_eq!(
        allowed(hub, "iam:CreateUser"),
        ["arn:aws:iam::111111111111:user/micetro".to_owned()].into()
    );
    let spoke = &permissions[&spoke_id(1)][0];
    assert_eq!(
        allowed(spoke, "iam:CreateRole"),
        ["arn:aws:iam::200000000001:role/MicetroAccess".to_owned()].into()
    );
    // What is made is tagged in the same call.
    assert_eq!(allowed(spoke, "iam:TagRole"), allowed(spoke, "iam:CreateRole"));
    for action in [
        "iam:PassRole",
        "iam:CreatePolicy",
        "sts:TagSession",
        "iam:PutRolePolicy",
    ] {
        assert_eq!(allowed(spoke, action), BTreeSet::new(), "{action}");
    }
}

#[test]
fn what_is_adopted_is_neither_made_nor_deleted() {
    let mut setup = setup(1);
    setup.hub.user.existing = true;
    setup.spokes[0].role.existing = true;
    let permissions = permissions(&setup);
    for action in ["iam:CreateUser", "iam:DeleteUser", "iam:DetachUserPolicy"] {
        assert_eq!(
            allowed(&permissions[&id(HUB)][0], action),
            BTreeSet::new(),
            "{action}"
        );
    }
    for action in ["iam:CreateRole", "iam:DeleteRole", "iam:DetachRolePolicy"] {
        assert_eq!(
            allowed(&permissions[&spoke_id(1)][0], action),
            BTreeSet::new(),
            "{action}"
        );
    }
}

#[test]
fn without_a_key_none_is_made() {
    let mut setup = setup(1);
    setup.access_key = None;
    let hub = &permissions(&setup)[&id(HUB)][0];
    assert_eq!(allowed(hub, "iam:CreateAccessKey"), BTreeSet::new());
    assert_eq!(allowed(hub, "iam:DeleteAccessKey"), BTreeSet::new());
}

#[test]
fn the_management_account_may_assume_the_roles_that_lead_in() {
    let mut setup = setup(2);
    setup.management = Some(id("999999999999"));
    setup.spokes[0].entry.role = Some("OrganizationAccountAccessRole".to_owned());
    setup.spokes[1].entry.role = Some("arn:aws:iam::200000000002:role/ops/Entry".to_owned());
    let permissions = permissions(&setup);
    assert_eq!(
        allowed(&permissions[&id("999999999999")][0], "sts:AssumeRole"),
        [
            "arn:aws:iam::200000000001:role/OrganizationAccountAccessRole".to_owned(),
            "arn:aws:iam::200000000002:role/ops/Entry".to_owned(),
        ]
        .into()
    );
}
