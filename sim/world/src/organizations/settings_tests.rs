//! Policies that configure services: kept, attached and shown as they were written, of every type of the model.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::operation::Operation;
use rolecall_api::views::organizations as api;

use crate::bench::{Bench, code};
use crate::world::World;

use super::tests::organized;

const TAGS: &str = r#"{"tags":{"costcenter":{"tag_key":{"@@assign":"CostCenter"}}}}"#;

fn create(bench: &mut Bench, who: &Credentials, kind: &str, content: &str) -> Result<api::Policy, CallError> {
    let request = api::CreatePolicyRequest {
        content: content.into(),
        name: "p".into(),
        r#type: kind.into(),
        ..Default::default()
    };
    Ok(bench.send(who, request)?.policy.unwrap())
}

fn enable(bench: &mut Bench, who: &Credentials, kind: &str, place: &str) -> Vec<String> {
    let request = api::EnablePolicyTypeRequest {
        root_id: place.into(),
        policy_type: kind.into(),
    };
    let types = bench.send(who, request).unwrap().root.unwrap().policy_types;
    types.into_iter().filter_map(|summary| summary.r#type).collect()
}

fn attached(bench: &mut Bench, who: &Credentials, kind: &str, target: &str) -> Vec<String> {
    let request = api::ListPoliciesForTargetRequest {
        target_id: target.into(),
        filter: kind.into(),
        ..Default::default()
    };
    let policies = bench.send(who, request).unwrap().policies;
    policies.into_iter().filter_map(|policy| policy.id).collect()
}

#[test]
fn every_type_of_the_model_is_made_enabled_attached_and_taken_away() {
    let input = Operation::OrganizationsCreatePolicy.info().input;
    let types = input.member("Type").unwrap().shape.values;
    assert!(types.len() > 12, "{types:?}");
    for kind in types.iter().filter(|kind| !kind.ends_with("CONTROL_POLICY")) {
        let (mut bench, root, place) = organized("instant");
        let policy = create(&mut bench, &root, kind, TAGS).unwrap();
        assert_eq!(policy.content.as_deref(), Some(TAGS));
        let summary = policy.policy_summary.unwrap();
        let id = summary.id.unwrap();
        let arn = summary.arn.unwrap();
        let of = format!(
            ":policy/{}/{}/{id}",
            arn.split('/').nth(1).unwrap(),
            kind.to_lowercase()
        );
        assert!(
            arn.starts_with("arn:aws:organizations::111111111111") && arn.ends_with(&of),
            "{arn}"
        );
        let attach = || api::AttachPolicyRequest {
            policy_id: id.clone(),
            target_id: place.clone(),
        };
        assert_eq!(code(bench.send(&root, attach())), "PolicyTypeNotEnabledException");
        assert_eq!(
            enable(&mut bench, &root, kind, &place),
            ["SERVICE_CONTROL_POLICY", kind]
        );
        bench.send(&root, attach()).unwrap();
        assert_eq!(attached(&mut bench, &root, kind, &place), [&*id]);
        // The last of its type may go: it binds nothing.
        let detach = api::DetachPolicyRequest {
            policy_id: id.clone(),
            target_id: place.clone(),
        };
        bench.send(&root, detach).unwrap();
        assert_eq!(attached(&mut bench, &root, kind, &place), [] as [String; 0]);
        bench
            .send(&root, api::DeletePolicyRequest { policy_id: id })
            .unwrap();
    }
}

#[test]
fn settings_are_an_object_and_of_a_size() {
    let (mut bench, root, _) = organized("instant");
    for content in ["no json", "{}", "[]", "\"tags\""] {
        assert_eq!(
            code(create(&mut bench, &root, "TAG_POLICY", content)),
            "MalformedPolicyDocumentException",
            "{content}"
        );
    }
    let sized = |size: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(size - 8));
    for (kind, most) in [("BACKUP_POLICY", 10_000), ("AISERVICES_OPT_OUT_POLICY", 2_500)] {
        assert_eq!(
            code(create(&mut bench, &root, kind, &sized(most + 1))),
            "ConstraintViolationException"
        );
        create(&mut bench, &root, kind, &sized(most)).unwrap();
    }
}

#[test]
fn they_change_are_kept_with_the_world_and_bind_nobody() {
    let (mut bench, root, place) = organized("instant");
    let policy = create(&mut bench, &root, "TAG_POLICY", TAGS).unwrap();
    let id = policy.policy_summary.unwrap().id.unwrap();
    enable(&mut bench, &root, "TAG_POLICY", &place);
    let attach = api::AttachPolicyRequest {
        policy_id: id.clone(),
        target_id: place.clone(),
    };
    bench.send(&root, attach).unwrap();
    let other = r#"{"tags":{"team":{}}}"#;
    let update = api::UpdatePolicyRequest {
        policy_id: id.clone(),
        content: Some(other.into()),
        ..Default::default()
    };
    bench.send(&root, update).unwrap();
    let now = bench.clock.now();
    let text = bench.world.to_json(now).unwrap();
    bench.world = World::from_json(&text).unwrap().0;
    let describe = api::DescribePolicyRequest {
        policy_id: id.clone(),
    };
    let shown = bench.send(&root, describe).unwrap().policy.unwrap();
    assert_eq!(shown.content.as_deref(), Some(other));
    assert_eq!(attached(&mut bench, &root, "TAG_POLICY", &place), [id]);
    bench.send(&root, api::ListAccountsRequest::default()).unwrap();
}

#[test]
fn an_effective_policy_is_none_or_not_simulated() {
    let (mut bench, root, place) = organized("instant");
    let ask = || api::DescribeEffectivePolicyRequest {
        policy_type: "TAG_POLICY".into(),
        target_id: None,
    };
    let none = "EffectivePolicyNotFoundException";
    assert_eq!(code(bench.send(&root, ask())), none);
    let policy = create(&mut bench, &root, "TAG_POLICY", TAGS).unwrap();
    enable(&mut bench, &root, "TAG_POLICY", &place);
    assert_eq!(code(bench.send(&root, ask())), none);
    let attach = api::AttachPolicyRequest {
        policy_id: policy.policy_summary.unwrap().id.unwrap(),
        target_id: place,
    };
    bench.send(&root, attach).unwrap();
    assert_eq!(code(bench.send(&root, ask())), "NotImplemented");
}
