//! The hub's side: control policies, boundaries, explicit denies, membership.

use rolecall::verify::Outcome;
use rolecall_api::views::iam::{
    AddUserToGroupRequest, CreateGroupRequest, PutGroupPolicyRequest, PutRolePermissionsBoundaryRequest,
    PutUserPermissionsBoundaryRequest, RemoveUserFromGroupRequest,
};

use super::{GROUP, ROLE, applied, denied};
use crate::stage::{DNS, HUB, THREE, says};

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
