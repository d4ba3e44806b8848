//! Verification tells each way in which an edge can be broken from every other.

use rolecall::exit::Exit;
use rolecall::verify::{Outcome, Report};
use rolecall_api::views::iam::{
    DeleteRoleRequest, DetachRolePolicyRequest, PutGroupPolicyRequest, UpdateAssumeRolePolicyRequest,
};

use crate::stage::{DNS, HUB, Journey, NET, THREE, account, says};

mod consumer;
mod key;
mod layers;
mod role;
mod trust;

pub(super) const ROLE: &str = "MicetroAccess";
const GROUP: &str = "micetro-hub-01";

pub(super) async fn applied(text: &str) -> Journey {
    let journey = Journey::of(text);
    journey.present().await;
    journey
}

/// A journey whose first role trusts as a document says.
pub(super) async fn trusting(statement: &str) -> Report {
    let journey = applied(THREE).await;
    trust(&journey, statement).await;
    journey.verify().await
}

pub(super) async fn trust(journey: &Journey, statement: &str) {
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
pub(super) fn denied(report: &Report) -> rolecall::diagnostic::Diagnostic {
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

pub(super) const THE_HUB: &str = r#""Principal":{"AWS":"arn:aws:iam::111111111111:root"}"#;

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

pub(super) async fn remove_role(journey: &Journey) {
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

pub(super) async fn put_policy(journey: &Journey, resource: &str) {
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
