//! The role itself: that it is there, under its name, and grants what was promised and no more.

use rolecall::rehearse::Options;
use rolecall::verify::Outcome;
use rolecall_api::views::iam::{AttachRolePolicyRequest, CreateRoleRequest};
use rolecall_sim::world::Delays;

use super::{ROLE, THE_HUB, applied, denied, put_policy, remove_role};
use crate::stage::{DNS, HUB, Journey, NET, THREE, account, says};

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
        [
            "ec2:DescribeSubnets",
            "iam:ListAccountAliases",
            "s3:ListAllMyBuckets"
        ]
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
