//! Time: what is new goes through phases with errors of their own, flaps, and converges.

use rolecall_api::views::iam;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE, code, refusal};
use crate::time::delay::Delays;
use crate::time::pending::Foresight;

/// The codes that polling once a second sees, runs of one code as one, until `until` seconds.
fn phases(
    bench: &mut Bench,
    until: u32,
    mut ask: impl FnMut(&mut Bench) -> Result<(), rolecall_api::CallError>,
) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..until {
        let now = match ask(bench) {
            Ok(()) => "ok".to_owned(),
            Err(error) => error.code().unwrap().to_owned(),
        };
        if seen.last() != Some(&now) {
            seen.push(now);
        }
        bench.wait(1_000);
    }
    seen
}

#[test]
fn a_new_key_is_unknown_then_without_rights_then_works() {
    let mut firsts = std::collections::BTreeSet::new();
    for seed in 1..=40 {
        let mut bench = Bench::seeded("aws", seed);
        let key = set_up(&mut bench);
        let seen = phases(&mut bench, 130, |bench| assume(bench, &key).map(drop));
        assert_eq!(
            seen.last().map(String::as_str),
            Some("ok"),
            "seed {seed}: {seen:?}"
        );
        assert_eq!(seen[0], "InvalidClientTokenId", "seed {seed}: {seen:?}");
        firsts.insert(
            seen.iter()
                .find(|code| *code != "InvalidClientTokenId")
                .cloned()
                .unwrap(),
        );
        assert!(
            seen.iter()
                .all(|code| ["InvalidClientTokenId", "AccessDenied", "ok"].contains(&code.as_str())),
            "{seen:?}"
        );
    }
    assert!(
        firsts.contains("AccessDenied") && firsts.contains("ok"),
        "{firsts:?}"
    );
}

#[test]
fn answers_flap_until_every_replica_knows() {
    let mut flapped = 0;
    for seed in 1..=20 {
        let mut bench = Bench::seeded("adversarial", seed);
        let key = set_up(&mut bench);
        let seen = phases(&mut bench, 70, |bench| assume(bench, &key).map(drop));
        flapped += usize::from(seen.iter().filter(|code| *code == "ok").count() > 1);
        bench.settle();
        for _ in 0..30 {
            assume(&mut bench, &key).unwrap();
        }
    }
    assert!(flapped >= 5, "{flapped} of 20 flapped");
}

#[test]
fn the_control_plane_reads_its_own_writes_at_once() {
    let mut bench = Bench::new("adversarial");
    set_up(&mut bench);
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    bench
        .send(
            &hub,
            iam::GetUserRequest {
                user_name: Some("hub".into()),
            },
        )
        .unwrap();
    bench
        .send(
            &spoke,
            iam::GetRoleRequest {
                role_name: "Micetro".into(),
            },
        )
        .unwrap();
    let policy = iam::GetGroupPolicyRequest {
        group_name: "hub".into(),
        policy_name: "assume".into(),
    };
    bench.send(&hub, policy).unwrap();
    let keys = bench.send(
        &hub,
        iam::ListAccessKeysRequest {
            user_name: Some("hub".into()),
            ..Default::default()
        },
    );
    assert_eq!(keys.unwrap().access_key_metadata.len(), 1);
    let groups = iam::ListGroupsForUserRequest {
        user_name: "hub".into(),
        ..Default::default()
    };
    assert_eq!(bench.send(&hub, groups).unwrap().groups.len(), 1);
}

#[test]
fn a_new_principal_in_a_trust_policy_is_invalid_until_it_is_known() {
    let mut bench = Bench::new("fixed:5s");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    bench
        .send(
            &hub,
            iam::CreateUserRequest {
                user_name: "hub".into(),
                ..Default::default()
            },
        )
        .unwrap();
    let create = iam::CreateRoleRequest {
        role_name: "Micetro".into(),
        assume_role_policy_document: trust("arn:aws:iam::111111111111:user/hub"),
        ..Default::default()
    };
    let told = r#"Invalid principal in policy: "AWS":"arn:aws:iam::111111111111:user/hub""#;
    for wait in [0, 4_999] {
        bench.wait(wait);
        assert_eq!(
            refusal(bench.send(&spoke, create.clone())),
            ("MalformedPolicyDocument".into(), told.into())
        );
    }
    bench.wait(1);
    bench.send(&spoke, create).unwrap();
}

#[test]
fn what_is_taken_away_is_still_there_for_a_while() {
    let mut bench = Bench::new("fixed:4s");
    let key = set_up(&mut bench);
    bench.settle();
    let hub = bench.root(HUB);
    assume(&mut bench, &key).unwrap();
    let delete = iam::DeleteAccessKeyRequest {
        user_name: Some("hub".into()),
        access_key_id: key.access_key_id.clone(),
    };
    bench.send(&hub, delete).unwrap();
    let keys = iam::ListAccessKeysRequest {
        user_name: Some("hub".into()),
        ..Default::default()
    };
    assert!(bench.send(&hub, keys).unwrap().access_key_metadata.is_empty());
    bench.wait(3_999);
    assume(&mut bench, &key).unwrap();
    bench.wait(1);
    assert_eq!(code(assume(&mut bench, &key)), "InvalidClientTokenId");
}

#[test]
fn rights_of_a_session_arrive_after_the_session() {
    let mut bench = Bench::new("fixed:4s");
    let key = set_up(&mut bench);
    bench.settle();
    let session = session(assume(&mut bench, &key));
    // The session itself takes as long as everything does in this profile.
    assert_eq!(
        code(bench.send(&session, GetCallerIdentityRequest::default())),
        "InvalidClientTokenId"
    );
    bench.settle();
    bench.send(&session, ListHostedZonesRequest::default()).unwrap();
    let spoke = bench.root(SPOKE);
    let detach = iam::DetachRolePolicyRequest {
        role_name: "Micetro".into(),
        policy_arn: ROUTE53.into(),
    };
    bench.send(&spoke, detach).unwrap();
    bench.wait(3_999);
    bench.send(&session, ListHostedZonesRequest::default()).unwrap();
    bench.wait(1);
    assert_eq!(
        code(bench.send(&session, ListHostedZonesRequest::default())),
        "AccessDenied"
    );
}

#[test]
fn pending_writes_are_told_with_their_replicas_and_moments() {
    let mut bench = Bench::new("fixed:4s");
    set_up(&mut bench);
    let now = bench.clock.now();
    let pending = bench.world.pending(now);
    let told = |entity: &str, what: &str| {
        pending
            .iter()
            .find(|write| write.entity == entity && write.what == what)
            .unwrap_or_else(|| {
                panic!(
                    "{}",
                    pending
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join("\n")
                )
            })
    };
    let policy = told("group hub", "inline policy assume");
    assert_eq!(policy.unseen.len() % 3, 0);
    for (_, at) in &policy.unseen {
        assert_eq!(at.as_second() - now.as_second(), 4);
    }
    told("user hub", "membership of group hub");
    told("role Micetro", "trust policy");
    told("role Micetro", &format!("attached policy {ROUTE53}"));
    bench.settle();
    assert_eq!(bench.world.pending(bench.clock.now()), []);
}

#[test]
fn a_refusal_that_will_end_says_when() {
    let mut bench = Bench::seeded("aws", 3);
    let key = set_up(&mut bench);
    let now = bench.clock.now();
    let call = rolecall_api::port::Call::new(key.clone());
    let asked = rolecall_api::Request::from(request(ROLE));
    let mut attempt = bench.world.begin(
        now,
        rolecall_api::operation::Service::Sts,
        "us-east-1",
        &key.access_key_id,
    );
    attempt.present(&key);
    assert!(
        bench
            .world
            .clone()
            .handle(now, &attempt, &call, asked.clone())
            .is_err()
    );
    let Foresight::At(at) = bench.world.foresee(now, &attempt, &call, &asked) else {
        panic!("it will end")
    };
    let before = crate::time::clock::Moment::from(at).plus_millis(-1).timestamp();
    assert!(
        bench
            .world
            .clone()
            .handle(before, &attempt, &call, asked.clone())
            .is_err()
    );
    assert!(bench.world.clone().handle(at, &attempt, &call, asked).is_ok());
    let never = rolecall_api::Request::from(request("arn:aws:iam::222222222222:role/Nothing"));
    assert_eq!(
        bench.world.foresee(now, &attempt, &call, &never),
        Foresight::Never
    );
}

#[test]
fn nothing_is_late_when_nothing_is_to_be() {
    let mut bench = Bench::new("instant");
    let key = set_up(&mut bench);
    assume(&mut bench, &key).unwrap();
    assert_eq!(bench.world.pending(bench.clock.now()), []);
    assert_eq!(bench.world.delays(), Delays::Instant);
}

#[test]
fn a_role_without_its_trust_policy_yet_trusts_nobody() {
    let mut early = 0;
    for seed in 1..=30 {
        let mut bench = Bench::seeded("aws", seed);
        let key = set_up(&mut bench);
        bench.settle();
        role(&mut bench, SPOKE, "Late", trust("arn:aws:iam::111111111111:root"));
        user_policy(&mut bench, "hub", allow("sts:AssumeRole", "*"));
        let asked = rolecall_api::Request::from(request("arn:aws:iam::222222222222:role/Late"));
        let call = rolecall_api::port::Call::new(key.clone());
        for _ in 0..300 {
            bench.wait(100);
            let now = bench.clock.now();
            let mut attempt =
                bench
                    .world
                    .begin(now, asked.operation.service(), "us-east-1", &key.access_key_id);
            attempt.present(&key);
            let view = attempt.replica().view(bench.world.propagation, now.into());
            let seen = bench.world.accounts[&crate::bench::account(SPOKE)]
                .roles
                .get("Late")
                .unwrap();
            let exists = seen.existence.at(&view) == Some(&true);
            let trusts = seen.trust.at(&view).is_some();
            early += u32::from(exists && !trusts);
            let answer = bench.world.handle(now, &attempt, &call, asked.clone());
            assert!(answer.is_err() || (exists && trusts), "seed {seed}");
        }
    }
    assert!(early > 100, "the case was met {early} times");
}
