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
    assert_eq!(matched.source_policy_id.as_deref(), Some("assume"));
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
fn every_action_is_asked_of_every_resource_in_pages() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let root = bench.root(HUB);
    let request = |marker| api::SimulatePrincipalPolicyRequest {
        action_names: vec!["sts:AssumeRole".into(), "iam:GetUser".into()],
        resource_arns: vec![ROLE.into(), USER.into()],
        max_items: Some(3),
        marker,
        ..ask("", "")
    };
    let first = bench.send(&root, request(None)).unwrap();
    let second = bench.send(&root, request(first.marker)).unwrap();
    assert_eq!(
        (first.evaluation_results.len(), second.evaluation_results.len()),
        (3, 1)
    );
    assert_eq!(second.evaluation_results[0].eval_action_name, "iam:GetUser");
    assert_eq!(second.is_truncated, Some(false));
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
