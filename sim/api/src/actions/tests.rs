//! The actions of calls that need more than their own, or none.

use super::{FURTHER, When};
use crate::document::Structure;
use crate::operation::Operation;

#[test]
fn most_calls_need_their_own_action() {
    for operation in Operation::all() {
        let actions = operation.iam_actions_for(&Structure::new());
        match operation {
            Operation::StsGetCallerIdentity | Operation::StsGetSessionToken => assert!(actions.is_empty()),
            Operation::IamAddRoleToInstanceProfile => {
                assert_eq!(actions, ["iam:AddRoleToInstanceProfile", "iam:PassRole"]);
            }
            Operation::IamGenerateOrganizationsAccessReport => {
                assert!(
                    actions.len() == 7
                        && actions[1..]
                            .iter()
                            .all(|action| action.starts_with("organizations:"))
                );
            }
            Operation::S3ListBuckets => assert_eq!(actions, ["s3:ListAllMyBuckets"]),
            _ => assert_eq!(actions, [operation.to_string()]),
        }
    }
}

#[test]
fn tags_at_creation_need_the_tagging_action() {
    let tags = vec![Structure::new().with("Key", "a").with("Value", "b")];
    let input = Structure::new().with("Tags", tags);
    let actions = |operation: Operation| operation.iam_actions_for(&input);
    assert_eq!(
        actions(Operation::IamCreateRole),
        ["iam:CreateRole", "iam:TagRole"]
    );
    assert_eq!(
        actions(Operation::IamCreateUser),
        ["iam:CreateUser", "iam:TagUser"]
    );
    assert_eq!(
        actions(Operation::StsAssumeRole),
        ["sts:AssumeRole", "sts:TagSession"]
    );
    let none = Structure::new().with("Tags", Vec::<Structure>::new());
    assert_eq!(
        Operation::IamCreateRole.iam_actions_for(&none),
        ["iam:CreateRole"]
    );
    let identity = Structure::new().with("SourceIdentity", "anna");
    assert_eq!(
        Operation::StsAssumeRole.iam_actions_for(&identity),
        ["sts:AssumeRole", "sts:SetSourceIdentity"]
    );
}

#[test]
fn every_creation_that_takes_tags_needs_the_tagging_action() {
    for operation in Operation::all() {
        let info = operation.info();
        let takes_tags = info.input.member("Tags").is_some() && !operation.name().starts_with("Tag");
        let creates = operation.to_string().starts_with("iam:Create")
            || operation.to_string().starts_with("iam:Upload");
        let tagging = FURTHER
            .iter()
            .any(|(of, action, _)| *of == operation && action.contains("Tag"));
        assert!(!(takes_tags && creates) || tagging, "{operation}");
    }
}

#[test]
fn conditions_name_members_of_the_input_and_actions_that_exist() {
    for (operation, action, when) in FURTHER {
        if let When::Given(member) = when {
            assert!(
                operation.info().input.member(member).is_some(),
                "{operation} {member}"
            );
        }
        let no_operation = [
            "iam:PassRole",
            "sts:SetContext",
            "sts:SetSourceIdentity",
            "sts:TagGetWebIdentityToken",
            "sts:TagSession",
        ];
        let known = no_operation.contains(action) || action.parse::<Operation>().is_ok();
        assert!(known || action.starts_with("organizations:"), "{action}");
    }
}
