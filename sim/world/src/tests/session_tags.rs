//! Session tags and the source identity: passed, inherited, checked.

use rolecall_api::credentials::Credentials;
use rolecall_api::views::iam;
use rolecall_api::views::sts::{AssumeRoleRequest, Tag};

use super::setup::*;
use crate::bench::{Bench, SPOKE, code, refusal};

const DENIED: &str = "User: arn:aws:iam::111111111111:user/hub is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/Micetro";

fn settled() -> (Bench, Credentials) {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    (bench, key)
}

fn tag(key: &str, value: &str) -> Tag {
    Tag {
        key: key.into(),
        value: value.into(),
    }
}

#[test]
fn session_tags_need_tag_session_on_both_sides() {
    let (mut bench, key) = settled();
    let tagged = AssumeRoleRequest {
        tags: vec![tag("team", "dns")],
        ..request(ROLE)
    };
    let (denied, text) = refusal(bench.send(&key, tagged.clone()));
    assert_eq!(denied, "AccessDenied");
    assert_eq!(text, DENIED.replace("sts:AssumeRole", "sts:TagSession"));
    user_policy(&mut bench, "hub", allow("sts:TagSession", ROLE));
    bench.send(&key, tagged).unwrap();
}

#[test]
fn session_tags_stand_over_the_role_s_and_transitive_ones_go_on() {
    let (mut bench, key) = settled();
    user_policy(&mut bench, "hub", allow("sts:TagSession", ROLE));
    let root = bench.root(SPOKE);
    let next = trust_if(
        "arn:aws:iam::222222222222:role/Micetro",
        r#"{"StringEquals":{"aws:PrincipalTag/team":"dns"}}"#,
    );
    role(&mut bench, SPOKE, "Next", next);
    let own = iam::Tag {
        key: "Team".into(),
        value: "web".into(),
    };
    bench
        .send(
            &root,
            iam::TagRoleRequest {
                role_name: "Micetro".into(),
                tags: vec![own],
            },
        )
        .unwrap();
    let plain = session(assume(&mut bench, &key));
    let next = request("arn:aws:iam::222222222222:role/Next");
    assert_eq!(code(bench.send(&plain, next.clone())), "AccessDenied");
    let tagged = AssumeRoleRequest {
        tags: vec![tag("team", "dns")],
        transitive_tag_keys: vec!["team".into()],
        ..request(ROLE)
    };
    let tagged = session(bench.send(&key, tagged));
    let chained = session(bench.send(&tagged, next.clone()));
    let again = AssumeRoleRequest {
        tags: vec![tag("TEAM", "x")],
        ..next
    };
    assert_eq!(
        refusal(bench.send(&tagged, again)).1,
        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
    );
    let carried = bench
        .world
        .sessions
        .values()
        .find(|s| s.id.as_str() == chained.access_key_id)
        .unwrap();
    assert_eq!(carried.tags.get("team"), Some("dns"));
}

#[test]
fn session_tags_are_checked_before_anything_else() {
    let (mut bench, key) = settled();
    let twice = AssumeRoleRequest {
        tags: vec![tag("a", ""), tag("A", "")],
        ..request(ROLE)
    };
    assert_eq!(
        refusal(bench.send(&key, twice)),
        (
            "InvalidParameterValue".into(),
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.".into()
        )
    );
    let absent = AssumeRoleRequest {
        transitive_tag_keys: vec!["a".into()],
        ..request(ROLE)
    };
    assert_eq!(
        refusal(bench.send(&key, absent)).1,
        "The specified transitive tag key must be included in the requested tags."
    );
}

#[test]
fn a_source_identity_is_set_once_and_carried() {
    let (mut bench, key) = settled();
    let named = |name: &str| AssumeRoleRequest {
        source_identity: Some(name.into()),
        ..request(ROLE)
    };
    assert_eq!(code(bench.send(&key, named("anna"))), "AccessDenied");
    user_policy(&mut bench, "hub", allow("sts:SetSourceIdentity", ROLE));
    let first = session(bench.send(&key, named("anna")));
    let condition = r#"{"StringEquals":{"aws:SourceIdentity":"anna"}}"#;
    role(
        &mut bench,
        SPOKE,
        "Next",
        trust_if("arn:aws:iam::222222222222:role/Micetro", condition),
    );
    let next = request("arn:aws:iam::222222222222:role/Next");
    // Its trust policy names the role, so that nothing is needed on the caller's side, and knows the
    // identity that came along.
    assert_eq!(
        bench
            .send(&first, next.clone())
            .unwrap()
            .source_identity
            .as_deref(),
        Some("anna")
    );
    let other = AssumeRoleRequest {
        source_identity: Some("otto".into()),
        ..next
    };
    assert_eq!(code(bench.send(&first, other)), "AccessDenied");
}
