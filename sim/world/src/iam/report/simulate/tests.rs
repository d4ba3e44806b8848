//! The simulator answers as the law does, of what was written, and never of trust.

use rolecall_api::credentials::Credentials;
use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, SPOKE, account, code};
use crate::tests::setup::{ROLE, allow, set_up, user_policy};

const USER: &str = "arn:aws:iam::111111111111:user/hub";

fn ask(action: &str, resource: &str) -> api::SimulatePrincipalPolicyRequest {
    api::SimulatePrincipalPolicyRequest {
        policy_source_arn: USER.into(),
        action_names: vec![action.into()],
        resource_arns: vec![resource.into()],
        ..Default::default()
    }
}

fn one(
    bench: &mut Bench,
    who: &Credentials,
    request: api::SimulatePrincipalPolicyRequest,
) -> api::EvaluationResult {
    let mut results = bench.send(who, request).unwrap().evaluation_results;
    assert_eq!(results.len(), 1);
    results.remove(0)
}

#[test]
fn the_caller_s_side_of_assuming_a_role_is_told_at_once() {
    let mut bench = Bench::new("adversarial");
    set_up(&mut bench);
    let root = bench.root(HUB);
    let result = one(&mut bench, &root, ask("sts:AssumeRole", ROLE));
    assert_eq!(result.eval_decision, "allowed");
    let matched = &result.matched_statements[0];
    assert_eq!(matched.source_policy_id.as_deref(), Some("group_hub_assume"));
    let document = allow("sts:AssumeRole", ROLE);
    let start = document.find(r#"{"Effect"#).unwrap() + 1;
    assert_eq!(
        matched.start_position,
        Some(api::Position {
            line: Some(1),
            column: i64::try_from(start).ok()
        })
    );
    // Whatever the role's trust policy says, or whether there is such a role.
    let other = one(
        &mut bench,
        &root,
        ask("sts:AssumeRole", "arn:aws:iam::222222222222:role/Other"),
    );
    assert_eq!(
        (other.eval_decision.as_str(), other.matched_statements.len()),
        ("implicitDeny", 0)
    );
}

#[test]
fn denies_boundaries_and_guard_rails_are_told_apart() {
    let mut bench = Bench::new("instant");
    let organization = bench.world.create_organization(account(SPOKE)).unwrap();
    bench
        .world
        .join_organization(account(HUB), &organization)
        .unwrap();
    set_up(&mut bench);
    let root = bench.root(HUB);
    user_policy(&mut bench, "hub", allow("iam:ListUsers", "*"));
    let list = || ask("iam:ListUsers", "*");
    let open = one(&mut bench, &root, list());
    assert_eq!(open.eval_decision, "allowed");
    assert_eq!(
        open.organizations_decision_detail
            .unwrap()
            .allowed_by_organizations,
        Some(true)
    );
    assert_eq!(open.permissions_boundary_decision_detail, None);
    let bounded = api::SimulatePrincipalPolicyRequest {
        permissions_boundary_policy_input_list: vec![allow("ec2:*", "*")],
        ..list()
    };
    let bounded = one(&mut bench, &root, bounded);
    assert_eq!(bounded.eval_decision, "implicitDeny");
    let detail = bounded.permissions_boundary_decision_detail.unwrap();
    assert_eq!(detail.allowed_by_permissions_boundary, Some(false));
    let deny = allow("iam:*", "*").replace("Allow", "Deny");
    let denied = api::SimulatePrincipalPolicyRequest {
        policy_input_list: vec![deny.clone()],
        ..list()
    };
    let denied = one(&mut bench, &root, denied);
    assert_eq!(denied.eval_decision, "explicitDeny");
    assert_eq!(
        denied.matched_statements[0].source_policy_id.as_deref(),
        Some("PolicyInputList.1")
    );
    // The root user who asks must stay allowed to ask.
    let narrow = deny.replace("iam:*", "iam:ListUsers");
    let scp = bench.world.create_scp("no-lists", &narrow).unwrap();
    bench.world.attach_scp(HUB, &scp, None).unwrap();
    let guarded = one(&mut bench, &root, list());
    assert_eq!(guarded.eval_decision, "explicitDeny");
    assert_eq!(
        guarded
            .organizations_decision_detail
            .unwrap()
            .allowed_by_organizations,
        Some(false)
    );
}

#[test]
fn keys_that_nobody_gave_are_named() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let root = bench.root(HUB);
    let conditional = allow("iam:ListUsers", "*").replace(
        r#""Resource""#,
        r#""Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}},"Resource""#,
    );
    user_policy(&mut bench, "hub", conditional);
    let closed = one(&mut bench, &root, ask("iam:ListUsers", "*"));
    assert_eq!(closed.eval_decision, "implicitDeny");
    assert_eq!(closed.missing_context_values, ["aws:SourceIp"]);
    let entry = api::ContextEntry {
        context_key_name: Some("aws:SourceIp".into()),
        context_key_values: vec!["203.0.113.9".into()],
        context_key_type: Some("ip".into()),
    };
    let given = api::SimulatePrincipalPolicyRequest {
        context_entries: vec![entry],
        ..ask("iam:ListUsers", "*")
    };
    let open = one(&mut bench, &root, given);
    assert_eq!(
        (open.eval_decision.as_str(), open.missing_context_values.len()),
        ("allowed", 0)
    );
}

#[test]
fn each_action_has_one_result_with_one_for_each_resource_in_it() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let root = bench.root(HUB);
    let other = "arn:aws:iam::222222222222:role/Other";
    let request = |marker| api::SimulatePrincipalPolicyRequest {
        action_names: vec!["sts:AssumeRole".into(), "iam:GetUser".into()],
        resource_arns: vec![ROLE.into(), other.into()],
        max_items: Some(1),
        marker,
        ..ask("", "")
    };
    let first = bench.send(&root, request(None)).unwrap();
    let second = bench.send(&root, request(first.marker)).unwrap();
    let [assume] = &first.evaluation_results[..] else {
        panic!()
    };
    assert_eq!(
        (
            assume.eval_decision.as_str(),
            assume.eval_resource_name.as_deref()
        ),
        (
            "implicitDeny",
            Some("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}")
        )
    );
    // What allows one resource doesn't lead to the denial of the whole.
    assert!(assume.matched_statements.is_empty());
    let each: Vec<_> = assume
        .resource_specific_results
        .iter()
        .map(|result| {
            (
                result.eval_resource_name.as_str(),
                result.eval_resource_decision.as_str(),
                result.matched_statements.len(),
            )
        })
        .collect();
    assert_eq!(each, [(ROLE, "allowed", 1), (other, "implicitDeny", 0)]);
    assert_eq!(second.evaluation_results[0].eval_action_name, "iam:GetUser");
    assert_eq!(
        (second.evaluation_results.len(), second.is_truncated),
        (1, Some(false))
    );
}

#[test]
fn a_statement_begins_behind_the_bracket_and_ends_behind_its_brace() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    // As the example in the AWS CLI's `simulate-principal-policy`, indented by four.
    let document = r#"{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "codecommit:ListRepositories",
            "Resource": "*"
        },
        {"Effect":"Allow","Action":"*","Resource":"*"}
    ]
}"#;
    let request = api::SimulateCustomPolicyRequest {
        policy_input_list: vec![document.into()],
        action_names: vec!["codecommit:ListRepositories".into()],
        ..Default::default()
    };
    let answer = bench.send(&root, request).unwrap();
    let places: Vec<_> = answer.evaluation_results[0]
        .matched_statements
        .iter()
        .map(|found| {
            let place = |position: &Option<api::Position>| {
                let position = position.as_ref().unwrap();
                (position.line.unwrap(), position.column.unwrap())
            };
            (place(&found.start_position), place(&found.end_position))
        })
        .collect();
    assert_eq!(places, [((3, 19), (8, 10)), ((8, 11), (9, 55))]);
}

#[test]
fn groups_and_roles_can_be_simulated_and_strangers_cannot() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let of = |arn: &str, request: api::SimulatePrincipalPolicyRequest| api::SimulatePrincipalPolicyRequest {
        policy_source_arn: arn.into(),
        ..request
    };
    let group = of("arn:aws:iam::111111111111:group/hub", ask("sts:AssumeRole", ROLE));
    assert_eq!(one(&mut bench, &hub, group).eval_decision, "allowed");
    let role = of(ROLE, ask("route53:ListHostedZones", "*"));
    assert_eq!(one(&mut bench, &spoke, role).eval_decision, "allowed");
    let stranger = of("arn:aws:iam::111111111111:user/nobody", ask("iam:GetUser", "*"));
    assert_eq!(code(bench.send(&hub, stranger)), "NoSuchEntity");
    assert_eq!(code(bench.send(&spoke, ask("iam:GetUser", "*"))), "NoSuchEntity");
    assert_eq!(code(bench.send(&hub, ask("nothing", "*"))), "InvalidInput");
}

fn custom(policies: &[&str], action: &str, resources: &[&str]) -> api::SimulateCustomPolicyRequest {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    api::SimulateCustomPolicyRequest {
        policy_input_list: owned(policies),
        action_names: vec![action.into()],
        resource_arns: owned(resources),
        ..Default::default()
    }
}

fn decided(bench: &mut Bench, request: api::SimulateCustomPolicyRequest) -> api::EvaluationResult {
    let root = bench.root(HUB);
    let mut results = bench.send(&root, request).unwrap().evaluation_results;
    assert_eq!(results.len(), 1);
    results.remove(0)
}

#[test]
fn policies_are_simulated_for_themselves_with_boundary_and_guard_rails() {
    let mut bench = Bench::new("instant");
    let open = allow("s3:*", "*");
    let get = || custom(&[&open], "s3:GetObject", &["arn:aws:s3:::b/*"]);
    let free = decided(&mut bench, get());
    assert_eq!(
        (free.eval_decision.as_str(), free.eval_resource_name.as_deref()),
        (
            "allowed",
            Some("arn:${Partition}:s3:::${BucketName}/${ObjectName}")
        )
    );
    assert_eq!(free.organizations_decision_detail, None);
    let bounded = api::SimulateCustomPolicyRequest {
        permissions_boundary_policy_input_list: vec![allow("ec2:*", "*")],
        ..get()
    };
    let bounded = decided(&mut bench, bounded);
    assert_eq!(bounded.eval_decision, "implicitDeny");
    let detail = bounded.resource_specific_results[0]
        .permissions_boundary_decision_detail
        .as_ref();
    assert_eq!(detail.unwrap().allowed_by_permissions_boundary, Some(false));
    let level = |document: String| api::OrderedOrganizationPolicyType {
        service_control_policy_input_list: vec![document],
    };
    let guarded = |account: String| api::SimulateCustomPolicyRequest {
        ordered_organization_policy_input_list: vec![level(allow("*", "*")), level(account)],
        ..get()
    };
    let allowed = |result: &api::EvaluationResult| {
        result
            .organizations_decision_detail
            .as_ref()
            .unwrap()
            .allowed_by_organizations
            .unwrap()
    };
    let open = decided(&mut bench, guarded(allow("s3:Get*", "*")));
    assert_eq!((open.eval_decision.as_str(), allowed(&open)), ("allowed", true));
    let closed = decided(&mut bench, guarded(allow("ec2:*", "*")));
    assert_eq!(
        (closed.eval_decision.as_str(), allowed(&closed)),
        ("implicitDeny", false)
    );
    let two = api::SimulateCustomPolicyRequest {
        permissions_boundary_policy_input_list: vec![allow("ec2:*", "*"), allow("s3:*", "*")],
        ..get()
    };
    let root = bench.root(HUB);
    assert_eq!(code(bench.send(&root, two)), "InvalidInput");
}

#[test]
fn another_account_must_agree_by_the_resource_s_policy() {
    let mut bench = Bench::new("instant");
    let mine = allow("s3:GetObject", "*");
    let theirs = |principal: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}]}}"#
        )
    };
    let ask = |policy: String| api::SimulateCustomPolicyRequest {
        resource_policy: Some(policy),
        resource_owner: Some("arn:aws:iam::222222222222:root".into()),
        caller_arn: Some(USER.into()),
        ..custom(&[&mine], "s3:GetObject", &["arn:aws:s3:::b/o"])
    };
    let agreed = decided(&mut bench, ask(theirs(USER)));
    assert_eq!(agreed.eval_decision, "allowed");
    let ids: Vec<_> = agreed
        .matched_statements
        .iter()
        .map(|found| found.source_policy_id.as_deref().unwrap())
        .collect();
    assert_eq!(ids, ["PolicyInputList.1", "ResourcePolicy"]);
    let refused = decided(&mut bench, ask(theirs("arn:aws:iam::111111111111:user/other")));
    assert_eq!(refused.eval_decision, "implicitDeny");
    let details = &refused.eval_decision_details;
    assert_eq!(
        (
            details["IAM Policy"].as_str(),
            details["Resource Policy"].as_str()
        ),
        ("allowed", "implicitDeny")
    );
    // Somebody must call, a role can't, and the policy must concern every resource.
    let root = bench.root(HUB);
    let nobody = api::SimulateCustomPolicyRequest {
        caller_arn: None,
        ..ask(theirs(USER))
    };
    assert_eq!(code(bench.send(&root, nobody)), "InvalidInput");
    let role = api::SimulateCustomPolicyRequest {
        caller_arn: Some(ROLE.into()),
        ..ask(theirs(USER))
    };
    assert_eq!(code(bench.send(&root, role)), "InvalidInput");
    let foreign = api::SimulateCustomPolicyRequest {
        resource_arns: vec!["arn:aws:s3:::b/o".into(), "arn:aws:s3:::c/o".into()],
        ..ask(theirs(USER))
    };
    assert_eq!(code(bench.send(&root, foreign)), "InvalidInput");
}

#[test]
fn what_is_excluded_is_as_if_it_were_detached() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let root = bench.root(HUB);
    user_policy(&mut bench, "hub", allow("iam:ListUsers", "*"));
    let attach = api::AttachUserPolicyRequest {
        user_name: "hub".into(),
        policy_arn: "arn:aws:iam::aws:policy/IAMReadOnlyAccess".into(),
    };
    bench.send(&root, attach).unwrap();
    let excluding = |list: Vec<api::PolicyIdentifier>| api::SimulatePrincipalPolicyRequest {
        policy_exclusion_list: list,
        ..ask("iam:ListUsers", "*")
    };
    let kind = |kind: &str| api::PolicyIdentifier {
        policy_type: Some(kind.into()),
        ..Default::default()
    };
    let arn = |arn: &str| api::PolicyIdentifier {
        policy_arn: Some(arn.into()),
        ..Default::default()
    };
    let inline = |owner: &str| api::PolicyIdentifier {
        inline_policy_identifier: Some(api::InlinePolicyIdentifierType {
            policy_name: "own".into(),
            attachment_type: "user".into(),
            attachment_name: owner.into(),
        }),
        ..Default::default()
    };
    let mut decision = |list| one(&mut bench, &root, excluding(list)).eval_decision;
    assert_eq!(decision(vec![kind("inline")]), "allowed");
    assert_eq!(
        decision(vec![kind("inline"), kind("aws-managed")]),
        "implicitDeny"
    );
    assert_eq!(
        decision(vec![inline("h?*"), arn("arn:aws:iam::aws:policy/IAM*Access")]),
        "implicitDeny"
    );
    assert_eq!(
        decision(vec![inline("x*"), arn("arn:aws:iam::aws:policy/IAM*Access")]),
        "allowed"
    );
    for wrong in [
        arn("arn:aws:iam::*:policy/IAMReadOnlyAccess"),
        arn("arn:aws:iam::aws:policy/*IAM*"),
        api::PolicyIdentifier::default(),
    ] {
        assert_eq!(code(bench.send(&root, excluding(vec![wrong]))), "InvalidInput");
    }
}

#[test]
fn a_scenario_of_ec2_needs_its_resources() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let open = allow("ec2:*", "*");
    let kinds = [
        "instance",
        "image",
        "security-group",
        "network-interface",
        "volume",
    ];
    let arns: Vec<String> = kinds
        .iter()
        .map(|kind| format!("arn:aws:ec2:us-east-1:111111111111:{kind}/x"))
        .collect();
    let run = |scenario: &str| api::SimulateCustomPolicyRequest {
        resource_arns: arns.clone(),
        resource_handling_option: Some(scenario.into()),
        ..custom(&[&open], "ec2:RunInstances", &[])
    };
    assert_eq!(decided(&mut bench, run("EC2-VPC-EBS")).eval_decision, "allowed");
    assert_eq!(code(bench.send(&root, run("EC2-VPC-EBS-Subnet"))), "InvalidInput");
    assert_eq!(code(bench.send(&root, run("EC2-Classic"))), "InvalidInput");
}

#[test]
fn a_caller_lends_its_name_and_not_its_policies() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let root = bench.root(HUB);
    let own = allow("iam:GetUser", "arn:aws:iam::111111111111:user/${aws:username}");
    user_policy(&mut bench, "hub", own);
    let bob = "arn:aws:iam::111111111111:user/bob";
    let as_bob = |resource: &str| api::SimulatePrincipalPolicyRequest {
        caller_arn: Some(bob.into()),
        ..ask("iam:GetUser", resource)
    };
    assert_eq!(one(&mut bench, &root, as_bob(bob)).eval_decision, "allowed");
    assert_eq!(one(&mut bench, &root, as_bob(USER)).eval_decision, "implicitDeny");
    let session = api::SimulatePrincipalPolicyRequest {
        caller_arn: Some("arn:aws:sts::111111111111:assumed-role/r/s".into()),
        ..ask("iam:GetUser", bob)
    };
    assert_eq!(code(bench.send(&root, session)), "InvalidInput");
}
