use rolecall_api::credentials::Credentials;
use rolecall_api::views::iam as api;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::{AssumeRoleRequest, GetSessionTokenRequest};
use rolecall_iam::evaluate;

use super::Asker;
use crate::bench::{Bench, HUB, SPOKE, code};
use crate::tests::setup::{ROLE, allow, request, role, session, set_up, trust, user_policy};

fn asker(bench: &Bench, name: &str) -> Asker {
    let askers = bench.world.askers(bench.clock.now());
    let names: Vec<_> = askers.iter().map(|asker| asker.name.clone()).collect();
    let mut found = askers.into_iter().filter(|asker| asker.name == name);
    found
        .next()
        .unwrap_or_else(|| panic!("{name} is none of {names:?}"))
}

fn allowed(bench: &Bench, who: &str, action: &str, what: &str) -> bool {
    let (asker, action) = (asker(bench, who), action.parse().unwrap());
    let resource = (what != "*").then(|| what.parse().unwrap());
    let now = bench.clock.now();
    let (request, policies) = bench
        .world
        .question(now, &asker, &action, resource.as_ref(), None);
    asker.barred(&action).is_none() && evaluate::verdict(&request, &policies).is_allowed()
}

fn narrowed(bench: &mut Bench, who: &Credentials) -> Credentials {
    let narrow = AssumeRoleRequest {
        policy: Some(allow("ec2:DescribeVpcs", "*")),
        ..request(ROLE)
    };
    session(bench.send(who, narrow))
}

#[test]
fn everybody_is_there_once_and_sessions_until_they_end() {
    let mut bench = Bench::new("aws");
    let key = set_up(&mut bench);
    bench.settle();
    let credentials = narrowed(&mut bench, &key);
    let names = |bench: &Bench| -> Vec<String> {
        let askers = bench.world.askers(bench.clock.now());
        askers.into_iter().map(|asker| asker.name).collect()
    };
    let long_lived = [
        "111111111111/root",
        "111111111111/user/hub",
        "222222222222/root",
        "222222222222/role/Micetro",
    ];
    let with_session = [&long_lived[..], &["222222222222/assumed-role/Micetro/test"]].concat();
    assert_eq!(names(&bench), with_session);
    let met = asker(&bench, "222222222222/assumed-role/Micetro/test");
    assert_eq!(met.access_key_id.as_deref(), Some(&*credentials.access_key_id));
    bench.wait(3_600_000);
    assert_eq!(names(&bench), long_lived);
}

#[test]
fn what_is_written_counts_before_any_replica_sees_it() {
    let mut bench = Bench::new("fixed:60s");
    set_up(&mut bench);
    assert!(allowed(&bench, "111111111111/user/hub", "sts:AssumeRole", ROLE));
    user_policy(
        &mut bench,
        "hub",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sts:*","Resource":"*"}]}"#.into(),
    );
    assert!(!allowed(&bench, "111111111111/user/hub", "sts:AssumeRole", ROLE));
}

#[test]
fn the_answer_is_what_a_call_would_get() {
    let mut bench = Bench::new("aws");
    let key = set_up(&mut bench);
    bench.settle();
    role(
        &mut bench,
        HUB,
        "Own",
        trust("arn:aws:iam::111111111111:user/hub"),
    );
    role(
        &mut bench,
        SPOKE,
        "Closed",
        trust("arn:aws:iam::111111111111:user/hub"),
    );
    user_policy(&mut bench, "hub", allow("iam:List*", "*"));
    bench.settle();
    let narrow = narrowed(&mut bench, &key);
    let token = session(bench.send(&key, request(ROLE)));
    let roots = [bench.root(HUB), bench.root(SPOKE)];
    let hub = "111111111111/user/hub";
    let denied = "AccessDenied";

    for arn in [
        ROLE,
        "arn:aws:iam::111111111111:role/Own",
        "arn:aws:iam::222222222222:role/Closed",
    ] {
        for (name, who) in [
            (hub, &key),
            ("111111111111/root", &roots[0]),
            ("222222222222/role/Micetro", &token),
        ] {
            let called = bench.clone().send(who, request(arn)).is_ok();
            assert_eq!(
                allowed(&bench, name, "sts:AssumeRole", arn),
                called,
                "{name} on {arn}"
            );
        }
    }
    assert!(
        allowed(&bench, hub, "sts:AssumeRole", ROLE),
        "one of them is open"
    );
    assert!(!allowed(
        &bench,
        hub,
        "sts:AssumeRole",
        "arn:aws:iam::222222222222:role/Closed"
    ));

    let whole = "222222222222/role/Micetro";
    let part = "222222222222/assumed-role/Micetro/test";
    bench.send(&token, ListHostedZonesRequest::default()).unwrap();
    assert!(allowed(&bench, whole, "route53:ListHostedZones", "*"));
    assert_eq!(
        code(bench.send(&narrow, ListHostedZonesRequest::default())),
        denied
    );
    let sessions = bench.world.askers(bench.clock.now());
    let sessions = sessions.iter().filter(|asker| asker.name.starts_with(part));
    let answers: Vec<bool> = sessions
        .map(|asker| {
            let action = "route53:ListHostedZones".parse().unwrap();
            let (request, policies) = bench
                .world
                .question(bench.clock.now(), asker, &action, None, None);
            assert_eq!(
                policies.session.known().is_some(),
                asker.access_key_id.as_deref() == Some(&*narrow.access_key_id)
            );
            evaluate::verdict(&request, &policies).is_allowed()
        })
        .collect();
    assert_eq!(
        answers.iter().filter(|allowed| **allowed).count(),
        1,
        "{answers:?}"
    );

    bench.send(&key, api::ListUsersRequest::default()).unwrap();
    assert!(allowed(
        &bench,
        hub,
        "iam:ListUsers",
        "arn:aws:iam::111111111111:user/"
    ));
    let token = session_token(&mut bench, &key);
    assert_eq!(
        code(bench.send(&token, api::ListUsersRequest::default())),
        "InvalidClientTokenId"
    );
    let name = format!("{hub} ({})", token.access_key_id);
    assert!(!allowed(
        &bench,
        &name,
        "iam:ListUsers",
        "arn:aws:iam::111111111111:user/"
    ));
    assert!(allowed(&bench, &name, "sts:AssumeRole", ROLE));
}

fn session_token(bench: &mut Bench, who: &Credentials) -> Credentials {
    let answer = bench.send(who, GetSessionTokenRequest::default()).unwrap();
    answer.credentials.unwrap().into()
}

#[test]
fn evidence_names_whom_a_trust_policy_names() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    role(
        &mut bench,
        HUB,
        "Own",
        trust("arn:aws:iam::111111111111:user/hub"),
    );
    let root = bench.root(HUB);
    let tag = api::TagRoleRequest {
        role_name: "Own".into(),
        tags: vec![api::Tag {
            key: "team".into(),
            value: "red".into(),
        }],
    };
    bench.send(&root, tag).unwrap();
    let arn = "arn:aws:iam::111111111111:role/Own".parse().unwrap();
    let asker = asker(&bench, "222222222222/role/Micetro");
    let action = "sts:AssumeRole".parse().unwrap();
    let (request, policies) = bench
        .world
        .question(bench.clock.now(), &asker, &action, Some(&arn), None);
    let decision = evaluate::decide(&request, &policies);
    let text = decision.to_string();
    assert!(text.contains("arn:aws:iam::111111111111:user/hub"), "{text}");
    assert!(!text.contains("AIDA"), "{text}");
    assert_eq!(
        request.context.get("aws:ResourceTag/team").unwrap().as_slice(),
        ["red".into()]
    );
}

#[test]
fn things_are_named_by_alias_where_the_account_has_one() {
    let mut bench = Bench::new("instant");
    set_up(&mut bench);
    let root = bench.root(HUB);
    let alias = api::CreateAccountAliasRequest {
        account_alias: "hub".into(),
    };
    bench.send(&root, alias).unwrap();
    let things = bench.world.things(bench.clock.now());
    let names: Vec<_> = things.iter().map(|thing| &*thing.name).collect();
    assert_eq!(
        names,
        ["hub/user/hub", "hub/group/hub", "222222222222/role/Micetro"]
    );
}
