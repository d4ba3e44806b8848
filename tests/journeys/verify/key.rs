//! The key, and what answers: inactive, wrong, absent; a region that is off, an endpoint that authorizes nothing.

use std::sync::Arc;

use rolecall::custody::{Custody as _, Memory};
use rolecall::event::{Events, Silent};
use rolecall::exit::Exit;
use rolecall::rehearse::{self, life::Life};
use rolecall::verify::{EdgeVerdict, Outcome};
use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::views::View as _;
use rolecall_api::views::iam::UpdateAccessKeyRequest;
use rolecall_api::views::sts::{AssumeRoleResponse, Credentials as AssumedCredentials};
use rolecall_api::{Aws, Call, CallError, Operation, Request, Response};
use rolecall_sim::world::Sim;
use rolecall_sim::world::fault::{On, Verdict};

use super::{applied, trust};
use crate::stage::{HUB, THREE, says};

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
    // Unless the law's word is to do, that nothing was shown by use is the finding.
    unproved(&journey.life, &["there is no access key in memory", "--by-law"]).await;
    // The law finds what use would find.
    trust(
        &journey,
        r#""Principal":{"AWS":"arn:aws:iam::333333333333:root"}"#,
    )
    .await;
    let report = journey.verify().await;
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
}

/// Verifies without taking the law's word: all is as the law says, and that is no proof.
async fn unproved<A: Aws + 'static>(life: &Life<A>, words: &[&str]) {
    let report = life
        .prove(|options| options.fresh = true)
        .await
        .expect("it can be read");
    let [finding] = report.findings.as_slice() else {
        panic!("{:#?}", report.findings);
    };
    assert_eq!(finding.code, "verify/by-law");
    says(finding, words);
    assert!(report.is_unproved() && !report.holds());
    assert_eq!(report.exit(), Exit::Refuted);
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
    unproved(&life, &["this endpoint authorizes nothing"]).await;
    // What the endpoint would let in, the law doesn't.
    trust(
        &journey,
        r#""Principal":{"AWS":"arn:aws:iam::333333333333:root"}"#,
    )
    .await;
    let report = life
        .prove(|options| options.fresh = true)
        .await
        .expect("it can be read");
    assert_eq!(report.edges[0].outcome, Outcome::Denied);
    assert_eq!(report.exit(), Exit::Refuted);
    assert!(!report.is_unproved(), "{:#?}", report.findings);
}
