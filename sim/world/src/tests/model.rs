//! The world against a model that knows no time.
//!
//! The model is the same world with profile `instant`: after the same writes, and once everything that
//! is on its way has arrived, every question has the same answer; and each answer in between is one that
//! some order of the arrivals explains: it is the answer before some write, or after it.

use proptest::prelude::*;
use rolecall_api::credentials::Credentials;
use rolecall_api::views::iam;
use rolecall_api::views::route53::ListHostedZonesRequest;

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE};

/// A change that can always be tried; whether it is refused must not depend on time.
#[derive(Debug, Clone, Copy)]
enum Change {
    AllowInGroup(bool),
    Member(bool),
    Key(bool),
    Trust(bool),
    Attached(bool),
    Boundary(bool),
    Role(bool),
    Wait(u16),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        any::<bool>().prop_map(Change::AllowInGroup),
        any::<bool>().prop_map(Change::Member),
        any::<bool>().prop_map(Change::Key),
        any::<bool>().prop_map(Change::Trust),
        any::<bool>().prop_map(Change::Attached),
        any::<bool>().prop_map(Change::Boundary),
        any::<bool>().prop_map(Change::Role),
        (0_u16..20_000).prop_map(Change::Wait),
    ];
    prop::collection::vec(change, 0..16)
}

/// Makes a change, and gives the code of its refusal.
fn apply(bench: &mut Bench, key: &Credentials, change: Change) -> Option<String> {
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let result = match change {
        Change::AllowInGroup(yes) => {
            let action = if yes {
                "sts:AssumeRole"
            } else {
                "sts:GetAccessKeyInfo"
            };
            bench.send(
                &hub,
                iam::PutGroupPolicyRequest {
                    group_name: "hub".into(),
                    policy_name: "assume".into(),
                    policy_document: allow(action, "*"),
                },
            )
        }
        Change::Member(true) => bench.send(
            &hub,
            iam::AddUserToGroupRequest {
                group_name: "hub".into(),
                user_name: "hub".into(),
            },
        ),
        Change::Member(false) => bench.send(
            &hub,
            iam::RemoveUserFromGroupRequest {
                group_name: "hub".into(),
                user_name: "hub".into(),
            },
        ),
        Change::Key(active) => bench.send(
            &hub,
            iam::UpdateAccessKeyRequest {
                user_name: Some("hub".into()),
                access_key_id: key.access_key_id.clone(),
                status: if active { "Active" } else { "Inactive" }.into(),
            },
        ),
        Change::Trust(hub) => bench.send(
            &spoke,
            iam::UpdateAssumeRolePolicyRequest {
                role_name: "Micetro".into(),
                policy_document: trust(if hub { "111111111111" } else { "222222222222" }),
            },
        ),
        Change::Attached(true) => bench.send(
            &spoke,
            iam::AttachRolePolicyRequest {
                role_name: "Micetro".into(),
                policy_arn: ROUTE53.into(),
            },
        ),
        Change::Attached(false) => bench.send(
            &spoke,
            iam::DetachRolePolicyRequest {
                role_name: "Micetro".into(),
                policy_arn: ROUTE53.into(),
            },
        ),
        Change::Boundary(true) => bench.send(
            &hub,
            iam::PutUserPermissionsBoundaryRequest {
                user_name: "hub".into(),
                permissions_boundary: ROUTE53.into(),
            },
        ),
        Change::Boundary(false) => bench.send(
            &hub,
            iam::DeleteUserPermissionsBoundaryRequest {
                user_name: "hub".into(),
            },
        ),
        Change::Role(true) => bench
            .send(
                &spoke,
                iam::CreateRoleRequest {
                    role_name: "Micetro".into(),
                    assume_role_policy_document: trust("111111111111"),
                    ..Default::default()
                },
            )
            .map(drop),
        Change::Role(false) => {
            let _ = bench.send(
                &spoke,
                iam::DetachRolePolicyRequest {
                    role_name: "Micetro".into(),
                    policy_arn: ROUTE53.into(),
                },
            );
            bench.send(
                &spoke,
                iam::DeleteRoleRequest {
                    role_name: "Micetro".into(),
                },
            )
        }
        Change::Wait(millis) => {
            bench.wait(u64::from(millis));
            Ok(())
        }
    };
    result.err().and_then(|error| error.code().map(str::to_owned))
}

/// What the key can do now: assume the role, and list zones with it.
fn answers(bench: &mut Bench, key: &Credentials) -> (String, String) {
    let code = |error: rolecall_api::CallError| error.code().unwrap().to_owned();
    match assume(bench, key) {
        Err(error) => (code(error), String::new()),
        Ok(answer) => {
            let session = session(Ok(answer));
            // The session itself may take its time, too.
            bench.settle();
            let listed = bench.send(&session, ListHostedZonesRequest::default());
            ("ok".into(), listed.map_or_else(code, |_| "ok".into()))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn once_everything_has_arrived_the_world_is_consistent(
        changes in changes(),
        seed in any::<u64>(),
        profile in prop::sample::select(vec!["aws", "slow", "adversarial", "fixed:3s"]),
    ) {
        let mut model = Bench::seeded("instant", seed);
        let mut world = Bench::seeded(profile, seed);
        let (its_key, key) = (set_up(&mut model), set_up(&mut world));
        world.settle();
        for &change in &changes {
            let (expected, got) = (apply(&mut model, &its_key, change), apply(&mut world, &key, change));
            prop_assert_eq!(expected, got, "{:?} is refused alike", change);
        }
        world.settle();
        for _ in 0..4 {
            prop_assert_eq!(answers(&mut model, &its_key), answers(&mut world, &key));
        }
    }

    #[test]
    fn one_change_has_no_answer_but_the_one_before_and_the_one_after(
        prior in changes(),
        seed in any::<u64>(),
        profile in prop::sample::select(vec!["aws", "slow", "adversarial"]),
        last in prop_oneof![
            any::<bool>().prop_map(Change::AllowInGroup),
            any::<bool>().prop_map(Change::Member),
            any::<bool>().prop_map(Change::Key),
            any::<bool>().prop_map(Change::Trust),
        ],
    ) {
        let mut bench = Bench::seeded(profile, seed);
        let key = set_up(&mut bench);
        bench.settle();
        for change in prior {
            apply(&mut bench, &key, change);
        }
        bench.settle();
        let before = answers(&mut bench.clone(), &key).0;
        apply(&mut bench, &key, last);
        let after = {
            let mut later = bench.clone();
            later.settle();
            answers(&mut later, &key).0
        };
        for _ in 0..40 {
            bench.wait(1_500);
            let now = answers(&mut bench.clone(), &key).0;
            prop_assert!(now == before || now == after, "{} is neither {} nor {}", now, before, after);
        }
    }
}
