//! Every kind of change is late by itself, and by its own row of the table.

use rolecall_api::CallError;
use rolecall_api::credentials::Credentials;
use rolecall_api::views::iam;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE};
use crate::time::delay::Kind;

type Probe = Box<dyn Fn(&mut Bench, &Credentials) -> Result<(), CallError>>;

/// In a settled world, makes a change and gives the question whose answer it changes, and whether it
/// changes to yes.
fn change(kind: Kind, bench: &mut Bench, key: &Credentials) -> (Credentials, Probe, bool) {
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let assumes: Probe = Box::new(|bench, who| assume(bench, who).map(drop));
    let lists: Probe = Box::new(|bench, who| bench.send(who, iam::ListUsersRequest::default()).map(drop));
    match kind {
        Kind::Credential => {
            let request = iam::CreateAccessKeyRequest {
                user_name: Some("hub".into()),
            };
            let new = bench.send(&hub, request).unwrap().access_key;
            let new = Credentials::long_term(new.access_key_id, new.secret_access_key);
            (
                new,
                Box::new(|bench, who| bench.send(who, GetCallerIdentityRequest::default()).map(drop)),
                true,
            )
        }
        Kind::Session => {
            let session = session(assume(bench, key));
            (
                session,
                Box::new(|bench, who| bench.send(who, GetCallerIdentityRequest::default()).map(drop)),
                true,
            )
        }
        Kind::Principal => {
            bench
                .send(
                    &hub,
                    iam::CreateUserRequest {
                        user_name: "new".into(),
                        ..Default::default()
                    },
                )
                .unwrap();
            let probe: Probe = Box::new(|bench, who| {
                let update = iam::UpdateAssumeRolePolicyRequest {
                    role_name: "Micetro".into(),
                    policy_document: trust("arn:aws:iam::111111111111:user/new"),
                };
                bench.send(who, update).map(drop)
            });
            (spoke, probe, true)
        }
        Kind::IdentityPolicy => {
            user_policy(bench, "hub", allow("iam:ListUsers", "*"));
            (key.clone(), lists, true)
        }
        Kind::Membership => {
            // The group's policy is known already; only the membership is new.
            let member = iam::AddUserToGroupRequest {
                group_name: "listers".into(),
                user_name: "hub".into(),
            };
            bench.send(&hub, member).unwrap();
            (key.clone(), lists, true)
        }
        Kind::Trust => {
            let closed = iam::UpdateAssumeRolePolicyRequest {
                role_name: "Micetro".into(),
                policy_document: trust("arn:aws:iam::222222222222:root"),
            };
            bench.send(&spoke, closed).unwrap();
            (key.clone(), assumes, false)
        }
        Kind::Boundary => {
            let boundary = iam::PutUserPermissionsBoundaryRequest {
                user_name: "hub".into(),
                permissions_boundary: ROUTE53.into(),
            };
            bench.send(&hub, boundary).unwrap();
            (key.clone(), assumes, false)
        }
        Kind::Scp => {
            let now = bench.clock.now();
            let document = allow("sts:*", "*").replace("Allow", "Deny");
            let scp = bench.world.create_scp("closed", &document).unwrap();
            bench.world.attach_scp(SPOKE, &scp, Some(now)).unwrap();
            (
                spoke,
                Box::new(|bench, who| {
                    let info = rolecall_api::views::sts::GetAccessKeyInfoRequest {
                        access_key_id: who.access_key_id.clone(),
                    };
                    bench.send(who, info).map(drop)
                }),
                false,
            )
        }
        Kind::Tags => {
            let tag = iam::Tag {
                key: "team".into(),
                value: "dns".into(),
            };
            bench
                .send(
                    &hub,
                    iam::TagUserRequest {
                        user_name: "hub".into(),
                        tags: vec![tag],
                    },
                )
                .unwrap();
            let probe: Probe =
                Box::new(|bench, who| bench.send(who, ListHostedZonesRequest::default()).map(drop));
            (key.clone(), probe, true)
        }
        Kind::Revocation => {
            let leave = iam::RemoveUserFromGroupRequest {
                group_name: "hub".into(),
                user_name: "hub".into(),
            };
            bench.send(&hub, leave).unwrap();
            (key.clone(), assumes, false)
        }
    }
}

/// A settled world in which every change above has something to change.
fn ready(delays: &str) -> (Bench, Credentials) {
    let mut bench = Bench::new(delays);
    let root = bench
        .world
        .create_organization(crate::bench::account(HUB))
        .unwrap();
    bench
        .world
        .join_organization(crate::bench::account(SPOKE), &root)
        .unwrap();
    let key = set_up(&mut bench);
    let hub = bench.root(HUB);
    bench
        .send(
            &hub,
            iam::CreateGroupRequest {
                group_name: "listers".into(),
                ..Default::default()
            },
        )
        .unwrap();
    let list = iam::PutGroupPolicyRequest {
        group_name: "listers".into(),
        policy_name: "list".into(),
        policy_document: allow("iam:ListUsers", "*"),
    };
    bench.send(&hub, list).unwrap();
    let tagged = allow("route53:*", "*").replace(
        r#""Resource""#,
        r#""Condition":{"StringEquals":{"aws:PrincipalTag/team":"dns"}},"Resource""#,
    );
    let policy = iam::PutUserPolicyRequest {
        user_name: "hub".into(),
        policy_name: "tagged".into(),
        policy_document: tagged,
    };
    bench.send(&hub, policy).unwrap();
    bench.settle();
    (bench, key)
}

#[test]
fn every_kind_of_change_is_late_to_the_millisecond() {
    for kind in Kind::ALL {
        let (mut bench, key) = ready("fixed:5s");
        let (who, ask, to_yes) = change(kind, &mut bench, &key);
        assert_ne!(ask(&mut bench, &who).is_ok(), to_yes, "{kind}: at once");
        bench.wait(4_999);
        assert_ne!(
            ask(&mut bench, &who).is_ok(),
            to_yes,
            "{kind}: a millisecond before"
        );
        bench.wait(1);
        assert_eq!(ask(&mut bench, &who).is_ok(), to_yes, "{kind}: then");
    }
}

#[test]
fn every_kind_of_change_is_seen_at_once_when_nothing_is_late() {
    for kind in Kind::ALL {
        let (mut bench, key) = ready("instant");
        let (who, ask, to_yes) = change(kind, &mut bench, &key);
        assert_eq!(ask(&mut bench, &who).is_ok(), to_yes, "{kind}");
    }
}
