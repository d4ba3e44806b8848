//! What AWS honours and Micetro doesn't see.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

use rolecall::event::{Events, Silent};
use rolecall::exit::Exit;
use rolecall::rehearse;
use rolecall_api::views::View as _;
use rolecall_api::views::iam::{
    AttachGroupPolicyRequest, CreatePolicyRequest, DeleteGroupPolicyRequest, ListGroupPoliciesResponse,
};
use rolecall_api::{Aws, Call, CallError, Operation, Request, Response};
use rolecall_sim::world::Sim;

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

#[tokio::test(start_paused = true)]
async fn a_user_that_may_not_read_its_own_groups_leaves_micetro_blind() {
    let text = THREE.replace(
        "policies: [IAMReadOnlyAccess] }",
        "policies: [AmazonRoute53FullAccess] }",
    );
    let journey = applied(&text).await;
    let report = journey.verify().await;
    assert_eq!(report.proved(), 2, "{:#?}", report.findings);
    assert_eq!(report.exit(), Exit::Refuted);
    says(
        &report.findings[0],
        &[
            "Micetro would find nothing: `hub/user/micetro` may not do iam:GetUser",
            "identity   no match",
            "IAMReadOnlyAccess on the user is what Micetro's guide asks for",
        ],
    );
    assert!(report.waited < 1.0, "the law says no: {} s", report.waited);
}

/// An AWS whose lists of a group's policies show nothing at first.
struct Lagging {
    sim: Sim,
    times: AtomicU32,
}

impl Aws for Lagging {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        let listing = request.operation == Operation::IamListGroupPolicies;
        let answer = self.sim.call(call, request).await?;
        if listing
            && self
                .times
                .fetch_update(Relaxed, Relaxed, |times| times.checked_sub(1))
                .is_ok()
        {
            let empty = ListGroupPoliciesResponse::default();
            return Ok(Response {
                output: empty.into_structure(),
                ..answer
            });
        }
        Ok(answer)
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_38_a_list_that_lags_is_looked_at_again() {
    let journey = applied(THREE).await;
    let lagging = Arc::new(Lagging {
        sim: journey.sim.clone(),
        times: AtomicU32::new(3),
    });
    let told: Arc<dyn Events> = Arc::new(Silent);
    let mut life = rehearse::life(
        &journey.stage,
        &journey.sim,
        Arc::clone(&lagging),
        &told,
        &journey.options,
    );
    life.custody = Arc::clone(&journey.custody) as Arc<dyn rolecall::custody::Custody>;
    let report = life.verify(true).await.expect("it can be read");
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!(
        lagging.times.load(Relaxed),
        0,
        "the list was looked at while it lagged"
    );
    assert!(report.waited >= 2.0, "{} s", report.waited);
    assert_eq!(
        report.sight.expect("Micetro looks").accounts,
        [account(DNS), account(NET)]
    );
}
