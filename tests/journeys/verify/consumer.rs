//! What AWS honours and Micetro doesn't see.

use rolecall::exit::Exit;
use rolecall_api::views::iam::{AttachGroupPolicyRequest, CreatePolicyRequest, DeleteGroupPolicyRequest};

use super::{GROUP, applied, put_policy};
use crate::stage::{DNS, HUB, NET, THREE, account, says};

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
