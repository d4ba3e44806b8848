//! Verification tells each way in which an edge can be broken from every other.

use std::sync::Arc;

use rolecall::custody::{Custody as _, Memory};
use rolecall::event::{Events, Silent};
use rolecall::exit::Exit;
use rolecall::rehearse::{self, Options};
use rolecall::verify::{EdgeVerdict, Outcome, Report};
use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::views::View as _;
use rolecall_api::views::iam::*;
use rolecall_api::views::sts::{AssumeRoleResponse, Credentials as AssumedCredentials};
use rolecall_api::{Aws, Call, CallError, Operation, Request, Response};
use rolecall_iam::arn::Arn;
use rolecall_sim::world::fault::{On, Verdict};
use rolecall_sim::world::{Delays, Sim};

use crate::stage::{DNS, HUB, Journey, NET, THREE, account, says};

const ROLE: &str = "MicetroAccess";
const GROUP: &str = "micetro-hub-01";

async fn applied(text: &str) -> Journey {
    let journey = Journey::of(text);
    journey.present().await;
    journey
}

/// A journey whose first role trusts as a document says.
async fn trusting(statement: &str) -> Report {
    let journey = applied(THREE).await;
    trust(&journey, statement).await;
    journey.verify().await
}

async fn trust(journey: &Journey, statement: &str) {
    let policy_document = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole",{statement}}}]}}"#
    );
    let request = UpdateAssumeRolePolicyRequest {
        role_name: ROLE.to_owned(),
        policy_document,
    };
    journey.root(DNS, request).await;
}

/// The first edge is denied, the second works; gives the finding.
#[track_caller]
fn denied(report: &Report) -> rolecall::diagnostic::Diagnostic {
    assert_eq!(report.edges[0].outcome, Outcome::Denied, "{:#?}", report.findings);
    assert!(
        matches!(report.edges[1].outcome, Outcome::Proved { by_law: false, .. }),
        "{:#?}",
        report.edges[1]
    );
    assert_eq!(report.exit(), Exit::Refuted);
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.code == "verify/denied");
    let finding = finding.expect("a denied edge has a finding").clone();
    says(&finding, &["`hub/user/micetro`", "waiting will not help"]);
    assert!(
        report.waited < 1.0,
        "a denial by the law is not waited for: {} s",
        report.waited
    );
    finding
}

const THE_HUB: &str = r#""Principal":{"AWS":"arn:aws:iam::111111111111:root"}"#;

#[tokio::test(start_paused = true)]
async fn what_was_promised_is_proved_and_the_rest_is_closed() {
    let journey = applied(THREE).await;
    let report = journey.verify().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!((report.proved(), report.refused()), (2, 6));
    for edge in &report.edges {
        let Outcome::Proved {
            seconds,
            times,
            by_law,
            ..
        } = edge.outcome
        else {
            panic!("{edge:#?}")
        };
        assert!(!by_law && times >= 2 && seconds >= 10.0, "{edge:#?}");
        let shown: Vec<&str> = edge
            .open
            .iter()
            .flat_map(|shown| &shown.policies)
            .map(String::as_str)
            .collect();
        assert_eq!(
            shown,
            [
                "AmazonEC2FullAccess",
                "AmazonRoute53FullAccess",
                "IAMReadOnlyAccess"
            ]
        );
    }
    assert!(
        report.non_edges.iter().all(|edge| edge.closed && !edge.by_law),
        "{:#?}",
        report.non_edges
    );
    let sight = report.sight.expect("Micetro looks");
    assert_eq!(sight.accounts, [account(DNS), account(NET)]);
}

#[tokio::test(start_paused = true)]
async fn scenario_51_role_missing() {
    let journey = applied(THREE).await;
    remove_role(&journey).await;
    let report = journey.verify().await;
    let finding = denied(&report);
    says(
        &finding,
        &[
            "there is no role `MicetroAccess` in `dns`",
            "trust      missing",
            "hint: `rolecall apply` makes it",
        ],
    );
}

async fn remove_role(journey: &Journey) {
    for policy in [
        "AmazonRoute53FullAccess",
        "AmazonEC2FullAccess",
        "IAMReadOnlyAccess",
    ] {
        let policy_arn = format!("arn:aws:iam::aws:policy/{policy}");
        journey
            .root(
                DNS,
                DetachRolePolicyRequest {
                    role_name: ROLE.to_owned(),
                    policy_arn,
                },
            )
            .await;
    }
    journey
        .root(
            DNS,
            DeleteRoleRequest {
                role_name: ROLE.to_owned(),
            },
        )
        .await;
}

#[tokio::test(start_paused = true)]
async fn scenario_52_trust_of_a_wrong_account() {
    let report = trusting(r#""Principal":{"AWS":"arn:aws:iam::333333333333:root"}"#).await;
    let finding = denied(&report);
    says(
        &finding,
        &[
            "identity   allowed    micetro-hub-01/assume-222222222222, statement 1",
            "trust      no match   dns/role/MicetroAccess, statement 1",
            "both sides must allow",
            "is another account than the hub",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_53_external_id_required() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"StringEquals":{{"sts:ExternalId":"secret"}}}}"#
    ))
    .await;
    let finding = denied(&report);
    says(
        &finding,
        &[
            "sts:ExternalId must equal secret, and the request has none",
            "Micetro can't send an external id",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_54_mfa_required() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"Bool":{{"aws:MultiFactorAuthPresent":"true"}}}}"#
    ))
    .await;
    says(
        &denied(&report),
        &[
            "aws:MultiFactorAuthPresent must be true",
            "an access key never comes with MFA",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_55_source_account_in_the_trust() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"StringEquals":{{"aws:SourceAccount":"111111111111"}}}}"#
    ))
    .await;
    says(
        &denied(&report),
        &["aws:SourceAccount must equal", "never when a user calls"],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_56_stale_unique_id_in_the_trust() {
    let journey = applied(THREE).await;
    trust(
        &journey,
        r#""Principal":{"AWS":"arn:aws:iam::111111111111:user/micetro"}"#,
    )
    .await;
    let report = journey.verify().await;
    assert!(
        matches!(report.edges[0].outcome, Outcome::Proved { .. }),
        "{:#?}",
        report.findings
    );
    recreate_user(&journey).await;
    let report = journey.verify().await;
    says(
        &denied(&report),
        &[
            "Principal names AIDA",
            "is the unique id of a user or role that was deleted",
        ],
    );
}

/// Deletes the hub's user, and makes one of the same name by hand, with the same rights and a key.
async fn recreate_user(journey: &Journey) {
    let user_name = "micetro".to_owned();
    let group_name = GROUP.to_owned();
    let policy_arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess".to_owned();
    let access_key_id = journey.key().access_key_id;
    let some = Some(user_name.clone());
    journey
        .root(
            HUB,
            DeleteAccessKeyRequest {
                user_name: some.clone(),
                access_key_id: access_key_id.clone(),
            },
        )
        .await;
    let member = (group_name.clone(), user_name.clone());
    journey
        .root(
            HUB,
            RemoveUserFromGroupRequest {
                group_name: member.0,
                user_name: member.1,
            },
        )
        .await;
    journey
        .root(
            HUB,
            DetachUserPolicyRequest {
                user_name: user_name.clone(),
                policy_arn: policy_arn.clone(),
            },
        )
        .await;
    journey
        .root(
            HUB,
            DeleteUserRequest {
                user_name: user_name.clone(),
            },
        )
        .await;
    journey
        .root(
            HUB,
            CreateUserRequest {
                user_name: user_name.clone(),
                ..CreateUserRequest::default()
            },
        )
        .await;
    journey
        .root(
            HUB,
            AttachUserPolicyRequest {
                user_name: user_name.clone(),
                policy_arn,
            },
        )
        .await;
    journey
        .root(
            HUB,
            AddUserToGroupRequest {
                group_name,
                user_name: user_name.clone(),
            },
        )
        .await;
    let key = journey
        .root(HUB, CreateAccessKeyRequest { user_name: some })
        .await
        .access_key;
    journey.custody.forget(&access_key_id).expect("memory forgets");
    let arn: Arn = "arn:aws:iam::111111111111:user/micetro".parse().expect("an ARN");
    let key = Credentials::long_term(key.access_key_id, key.secret_access_key);
    journey.custody.store(&arn, &key).expect("memory keeps");
}

#[tokio::test(start_paused = true)]
async fn scenario_57_denied_by_an_scp_that_cannot_be_read() {
    let text = THREE.replace(
        "consumer: micetro\n",
        "consumer: micetro\nmanagement: { account: \"444444444444\" }\n",
    );
    let journey = applied(&text).await;
    journey.world(|world| {
        let deny = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}]}"#;
        let id = world.create_scp("NoRoles", deny).expect("an SCP");
        world.attach_scp(HUB, &id, None).expect("it can be attached");
    });
    let report = journey.verify().await;
    let Outcome::Early { seconds } = report.edges[0].outcome else {
        panic!("{:#?}", report.edges[0])
    };
    assert!(
        (10.0..20.0).contains(&seconds),
        "nothing is fresh, so it is waited for a short time only: {seconds} s"
    );
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.code == "verify/early")
        .expect("a finding");
    says(
        finding,
        &[
            "though the law as written allows it",
            "SCP        unread",
            "an SCP or RCP that can't be read from here",
            "the simulated AWS knows why",
            "SCP        denied     NoRoles, statement 1",
        ],
    );
    assert!(
        report.non_edges.iter().all(|edge| edge.by_law),
        "a refusal proves nothing while nothing is open"
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_58_boundary_on_the_user() {
    let journey = applied(THREE).await;
    let permissions_boundary = "arn:aws:iam::aws:policy/IAMReadOnlyAccess".to_owned();
    journey
        .root(
            HUB,
            PutUserPermissionsBoundaryRequest {
                user_name: "micetro".to_owned(),
                permissions_boundary,
            },
        )
        .await;
    let report = journey.verify().await;
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
    assert_eq!(report.edges[1].outcome, Outcome::Denied);
    says(
        &report.findings[0],
        &[
            "user: { name: micetro",
            "boundary   no match   IAMReadOnlyAccess on user/micetro",
            "allows nothing by itself",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_59_boundary_on_the_role() {
    let journey = applied(THREE).await;
    let permissions_boundary = "arn:aws:iam::aws:policy/AmazonRoute53FullAccess".to_owned();
    journey
        .root(
            DNS,
            PutRolePermissionsBoundaryRequest {
                role_name: ROLE.to_owned(),
                permissions_boundary,
            },
        )
        .await;
    let report = journey.verify().await;
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
    says(
        &report.findings[0],
        &[
            "`dns/role/MicetroAccess` may be assumed, and may not do `ec2:DescribeSubnets`",
            "boundary   no match   AmazonRoute53FullAccess on role/MicetroAccess",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_60_explicit_deny_in_another_group() {
    let journey = applied(THREE).await;
    let group_name = "night-watch".to_owned();
    journey
        .root(
            HUB,
            CreateGroupRequest {
                group_name: group_name.clone(),
                path: None,
            },
        )
        .await;
    let policy_document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/*"}]}"#;
    journey
        .root(
            HUB,
            PutGroupPolicyRequest {
                group_name: group_name.clone(),
                policy_name: "closed".to_owned(),
                policy_document: policy_document.to_owned(),
            },
        )
        .await;
    journey
        .root(
            HUB,
            AddUserToGroupRequest {
                group_name,
                user_name: "micetro".to_owned(),
            },
        )
        .await;
    let report = journey.verify().await;
    says(
        &denied(&report),
        &[
            "identity   denied     night-watch/closed, statement 1",
            "an explicit deny outweighs every allow",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_61_wildcard_policy_that_aws_honours_and_micetro_does_not_see() {
    let journey = applied(THREE).await;
    put_policy(&journey, "arn:aws:iam::*:role/MicetroAccess").await;
    let report = journey.verify().await;
    assert_eq!(report.proved(), 2, "AWS honours it: {:#?}", report.findings);
    assert_eq!(report.exit(), Exit::Refuted);
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.code == "verify/consumer")
        .expect("a finding");
    says(
        finding,
        &[
            "Micetro would not find `dns`",
            "micetro-hub-01/assume-222222222222: a wildcard in `arn:aws:iam::*:role/MicetroAccess`",
        ],
    );
    assert_eq!(report.sight.expect("Micetro looks").accounts, [account(NET)]);
}

async fn put_policy(journey: &Journey, resource: &str) {
    let policy_document = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"","Effect":"Allow","Action":"sts:AssumeRole","Resource":"{resource}"}}]}}"#
    );
    let policy_name = format!("assume-{DNS}");
    journey
        .root(
            HUB,
            PutGroupPolicyRequest {
                group_name: GROUP.to_owned(),
                policy_name,
                policy_document,
            },
        )
        .await;
}

#[tokio::test(start_paused = true)]
async fn scenario_62_managed_policy_instead_of_an_inline_one() {
    let journey = applied(THREE).await;
    let policy_document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/MicetroAccess"}]}"#;
    journey
        .root(
            HUB,
            CreatePolicyRequest {
                policy_name: "assume-dns".to_owned(),
                policy_document: policy_document.to_owned(),
                ..CreatePolicyRequest::default()
            },
        )
        .await;
    let group_name = GROUP.to_owned();
    let policy_arn = "arn:aws:iam::111111111111:policy/assume-dns".to_owned();
    journey
        .root(
            HUB,
            AttachGroupPolicyRequest {
                group_name: group_name.clone(),
                policy_arn,
            },
        )
        .await;
    journey
        .root(
            HUB,
            DeleteGroupPolicyRequest {
                group_name,
                policy_name: format!("assume-{DNS}"),
            },
        )
        .await;
    let report = journey.verify().await;
    assert_eq!(report.proved(), 2, "AWS honours it: {:#?}", report.findings);
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.code == "verify/consumer")
        .expect("a finding");
    says(
        finding,
        &[
            "Micetro would not find `dns`",
            "assume-dns",
            "a managed policy: Micetro reads inline group policies only",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_63_user_not_in_the_group() {
    let journey = applied(THREE).await;
    let request = RemoveUserFromGroupRequest {
        group_name: GROUP.to_owned(),
        user_name: "micetro".to_owned(),
    };
    journey.root(HUB, request).await;
    let report = journey.verify().await;
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
    says(
        &report.findings[0],
        &[
            "identity   no match",
            "trust      allowed",
            "`hub/user/micetro` is not in group `micetro-hub-01`",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_64_key_inactive() {
    let journey = applied(THREE).await;
    let access_key_id = journey.key().access_key_id;
    let request = UpdateAccessKeyRequest {
        user_name: Some("micetro".to_owned()),
        access_key_id: access_key_id.clone(),
        status: "Inactive".to_owned(),
    };
    journey.root(HUB, request).await;
    let report = journey.verify().await;
    assert_eq!(report.exit(), Exit::Refuted);
    assert_eq!(report.findings[0].code, "verify/key");
    says(
        &report.findings[0],
        &[
            &format!("access key `{access_key_id}` of `hub/user/micetro` is inactive"),
            "waiting will not help",
        ],
    );
    assert!(
        report.seconds < 5.0,
        "an inactive key is not waited for: {} s",
        report.seconds
    );
    assert!(
        report
            .edges
            .iter()
            .all(|edge| matches!(edge.outcome, Outcome::Proved { by_law: true, .. }))
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_65_wrong_secret() {
    let mut journey = applied(THREE).await;
    let wrong = Credentials::long_term(journey.key().access_key_id, SecretAccessKey::new("x".repeat(40)));
    let custody = Memory::default();
    custody
        .store(
            &"arn:aws:iam::111111111111:user/micetro".parse().expect("an ARN"),
            &wrong,
        )
        .expect("memory keeps");
    journey.life.custody = Arc::new(custody);
    let report = journey.verify().await;
    assert_eq!(report.findings[0].code, "verify/key");
    says(
        &report.findings[0],
        &["the secret that goes with the access key of `hub/user/micetro` is another"],
    );
    assert!(
        report.seconds < 5.0,
        "a wrong secret is not waited for: {} s",
        report.seconds
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_66_region_disabled() {
    let journey = applied(THREE).await;
    let refusal = Verdict::Refuse {
        code: "RegionDisabledException".to_owned(),
        message: "STS is not activated in this region for account:222222222222.".to_owned(),
        status: 403,
    };
    // The canary is asked first.
    let rule = On::first(Operation::StsAssumeRole, refusal).after(1).times(1_000);
    journey.world(|world| world.faults().add(rule));
    let report = journey.verify().await;
    assert_eq!(report.edges[0].outcome, Outcome::Denied, "{:#?}", report.edges[0]);
    assert_eq!(report.findings[0].code, "verify/region");
    says(
        &report.findings[0],
        &[
            "STS is not active in eu-central-1 for `dns`",
            "activate STS in that region",
        ],
    );
    assert!(report.waited < 1.0);
}

#[tokio::test(start_paused = true)]
async fn scenario_67_only_dns_rights_and_a_probe_that_can_fail() {
    let text = THREE.replace(
        "[AmazonRoute53FullAccess, AmazonEC2FullAccess, IAMReadOnlyAccess]",
        "[AmazonRoute53FullAccess]",
    );
    let journey = applied(&text).await;
    let report = journey.verify().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!(report.edges[0].open[0].action, "route53:ListHostedZones");
    assert_eq!(
        report.edges[0].closed,
        ["ec2:DescribeSubnets", "iam:ListAccountAliases"]
    );
    // The probe can fail: with the right to it, the very same look refutes.
    let policy_arn = "arn:aws:iam::aws:policy/AmazonEC2FullAccess".to_owned();
    journey
        .root(
            DNS,
            AttachRolePolicyRequest {
                role_name: ROLE.to_owned(),
                policy_arn,
            },
        )
        .await;
    let report = journey.verify().await;
    assert_eq!(report.edges[0].outcome, Outcome::Wide);
    says(
        &report.findings[0],
        &[
            "verify/wide",
            "`dns/role/MicetroAccess` may do ec2:DescribeSubnets, which was not promised",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_68_role_spelt_otherwise_in_the_policy() {
    let journey = applied(THREE).await;
    put_policy(&journey, "arn:aws:iam::222222222222:role/micetroaccess").await;
    let report = journey.verify().await;
    says(
        &denied(&report),
        &[
            "identity   no match   micetro-hub-01/assume-222222222222, statement 1",
            "Resource names arn:aws:iam::222222222222:role/micetroaccess",
            "did you mean `arn:aws:iam::222222222222:role/MicetroAccess`? an ARN is compared with case",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_68_role_spelt_otherwise_in_the_account() {
    // The operator of this setup may not read a role of another spelling, so this one may read everything.
    let everything =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let permissions = [HUB, DNS, NET]
        .map(|id| (account(id), vec![everything.to_owned()]))
        .into();
    let options = Options {
        delays: Delays::Instant,
        permissions: Some(permissions),
        ..Options::default()
    };
    let journey = Journey::by(THREE, options);
    journey.present().await;
    remove_role(&journey).await;
    let request = CreateRoleRequest {
        role_name: "micetroaccess".to_owned(),
        assume_role_policy_document: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole",{THE_HUB}}}]}}"#
        ),
        ..CreateRoleRequest::default()
    };
    journey.root(DNS, request).await;
    let report = journey.verify().await;
    says(
        &denied(&report),
        &[
            "the role there is `arn:aws:iam::222222222222:role/micetroaccess`",
            "did you mean `micetroaccess`?",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_69_no_key_at_hand() {
    let mut journey = applied(THREE).await;
    journey.life.custody = Arc::new(Memory::default());
    let report = journey.verify().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!(report.by_law.as_deref(), Some("there is no access key in memory"));
    assert!(report.edges.iter().all(|edge| matches!(
        edge.outcome,
        Outcome::Proved {
            by_law: true,
            times: 0,
            ..
        }
    )));
    assert!(report.non_edges.iter().all(|edge| edge.closed && edge.by_law));
    // The law finds what use would find.
    trust(
        &journey,
        r#""Principal":{"AWS":"arn:aws:iam::333333333333:root"}"#,
    )
    .await;
    let report = journey.verify().await;
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
}

#[tokio::test(start_paused = true)]
async fn a_misspelt_user_in_the_trust_is_found_on_the_users_own_line() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"ArnEquals":{{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/micetroo"}}}}"#
    ))
    .await;
    says(
        &denied(&report),
        &[
            "trust: hub-user",
            "aws:PrincipalArn must equal arn:aws:iam::111111111111:user/micetroo, and is arn:aws:iam::111111111111:user/micetro",
            "hint: did you mean `hub/user/micetro`?",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_trust_that_lets_in_more_than_was_promised_is_open() {
    let report = trusting(r#""Principal":{"AWS":"*"}"#).await;
    assert_eq!(report.proved(), 2);
    assert_eq!(report.exit(), Exit::Refuted);
    let open: Vec<&str> = report
        .non_edges
        .iter()
        .filter(|edge| !edge.closed)
        .map(|edge| edge.who.as_str())
        .collect();
    assert_eq!(
        open,
        ["outside/user/rehearsal-outsider"],
        "{:#?}",
        report.non_edges
    );
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.code == "verify/open")
        .expect("a finding");
    says(
        finding,
        &["`outside/user/rehearsal-outsider` may assume `dns/role/MicetroAccess`, which was not promised"],
    );
}

#[tokio::test(start_paused = true)]
async fn a_condition_that_hangs_on_where_the_call_comes_from_is_no_certain_denial() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"IpAddress":{{"aws:SourceIp":"192.0.2.0/24"}}}}"#
    ))
    .await;
    let Outcome::Early { seconds } = report.edges[0].outcome else {
        panic!("{:#?}", report.edges[0]);
    };
    assert!((10.0..20.0).contains(&seconds), "{seconds} s");
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.code == "verify/early");
    says(
        finding.expect("a finding"),
        &["it hangs on `aws:SourceIp`", "try from there"],
    );
}

#[tokio::test(start_paused = true)]
async fn the_organization_of_the_hub_is_known_to_the_law() {
    let text = THREE.replace(
        "consumer: micetro\n",
        "consumer: micetro\nmanagement: { account: \"444444444444\" }\n",
    );
    let journey = applied(&text).await;
    let id = journey.world(|world| {
        world
            .organization()
            .map(|organization| organization.id.to_string())
    });
    let id = id.expect("there is an organization");
    let condition =
        |id: &str| format!(r#"{THE_HUB},"Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"{id}"}}}}"#);
    trust(&journey, &condition(&id)).await;
    let report = journey.verify().await;
    assert!(
        matches!(report.edges[0].outcome, Outcome::Proved { .. }),
        "{:#?}",
        report.findings
    );
    trust(&journey, &condition("o-another")).await;
    let report = journey.verify().await;
    says(
        &denied(&report),
        &["aws:PrincipalOrgID must equal o-another, and is o-"],
    );
}

/// An AWS that authorizes nothing, as some simulators don't.
struct Lax(Sim);

impl Aws for Lax {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        if request.operation != Operation::StsAssumeRole {
            return self.0.call(call, request).await;
        }
        let credentials = AssumedCredentials {
            access_key_id: "ASIAEXAMPLE".to_owned(),
            expiration: self.0.now(),
            ..AssumedCredentials::default()
        };
        let answer = AssumeRoleResponse {
            credentials: Some(credentials),
            ..AssumeRoleResponse::default()
        };
        Ok(Response {
            output: answer.into_structure(),
            request_id: "1".into(),
        })
    }
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_authorizes_nothing_is_found_by_the_canary() {
    let journey = applied(THREE).await;
    let told: Arc<dyn Events> = Arc::new(Silent);
    let lax = Arc::new(Lax(journey.sim.clone()));
    let mut life = rehearse::life(&journey.stage, &journey.sim, lax, &told, &journey.options);
    life.custody = Arc::clone(&journey.custody) as Arc<dyn rolecall::custody::Custody>;
    let report = life.verify(true).await.expect("it can be read");
    let why = report.by_law.as_deref().expect("the law judges");
    assert!(why.contains("authorizes nothing"), "{why}");
    assert!(report.holds(), "{:#?}", report.findings);
    let by_law = |edge: &EdgeVerdict| {
        matches!(
            edge.outcome,
            Outcome::Proved {
                by_law: true,
                times: 0,
                ..
            }
        )
    };
    assert!(report.edges.iter().all(by_law) && report.non_edges.iter().all(|edge| edge.by_law));
    // What the endpoint would let in, the law doesn't.
    trust(
        &journey,
        r#""Principal":{"AWS":"arn:aws:iam::333333333333:root"}"#,
    )
    .await;
    let report = life.verify(true).await.expect("it can be read");
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
    assert_eq!(report.exit(), Exit::Refuted);
}
