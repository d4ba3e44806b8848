//! Explain answers with the statements that decide.

use std::sync::Arc;

use rolecall::explain::{Explanation, explain};
use rolecall::plan::Goal;
use rolecall::verify::law::{Moment, Written};
use rolecall::verify::read;
use rolecall_api::views::iam::UpdateAssumeRolePolicyRequest;
use rolecall_iam::decision::Verdict;

use crate::stage::{DNS, Journey, THREE, says};

async fn ask(journey: &Journey, who: &str, action: &str, what: &str) -> Result<Explanation, String> {
    let (session, setup) = (&journey.life.session, &journey.life.setup);
    let observed = journey
        .life
        .observe(Goal::Present)
        .await
        .unwrap_or_else(|why| panic!("{why:#?}"));
    let read = read::read(session, setup, &observed).await;
    let spokes = observed.spokes(setup);
    let moment = Moment {
        now: journey.sim.now(),
        region: "eu-central-1".into(),
    };
    let written = Written::new(Arc::new(observed), Arc::new(read), moment);
    explain(setup, &spokes, &written, who, action, what).map_err(|finding| {
        format!(
            "{}: {} {}",
            finding.code,
            finding.message,
            finding.hints.join(" ")
        )
    })
}

async fn applied() -> Journey {
    let journey = Journey::of(THREE);
    journey.present().await;
    journey
}

#[tokio::test(start_paused = true)]
async fn what_is_promised_is_allowed_by_both_sides() {
    let journey = applied().await;
    let told = ask(
        &journey,
        "hub/user/micetro",
        "sts:AssumeRole",
        "dns/role/MicetroAccess",
    )
    .await
    .expect("an answer");
    assert_eq!(told.verdict, Verdict::Allow);
    assert_eq!(
        told.lines,
        [
            "trust      allowed    dns/role/MicetroAccess, statement 1",
            "identity   allowed    micetro-hub-01/assume-222222222222, statement 1",
            "⇒ allowed (cross account: both sides allow)",
        ]
    );
    assert!(told.finding.is_none());
}

#[tokio::test(start_paused = true)]
async fn what_the_trust_denies_is_denied_on_the_users_own_line() {
    let journey = applied().await;
    let policy_document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/micetroo"}}}]}"#;
    let request = UpdateAssumeRolePolicyRequest {
        role_name: "MicetroAccess".to_owned(),
        policy_document: policy_document.to_owned(),
    };
    journey.root(DNS, request).await;
    let arn = "arn:aws:iam::222222222222:role/MicetroAccess";
    let told = ask(&journey, "hub/user/micetro", "sts:assumerole", arn)
        .await
        .expect("an answer");
    assert_eq!(told.verdict, Verdict::ImplicitDeny);
    assert_eq!(told.what, "dns/role/MicetroAccess");
    says(
        &told.finding.expect("a promised edge that is denied"),
        &["trust: hub-user", "did you mean `hub/user/micetro`?"],
    );
}

#[tokio::test(start_paused = true)]
async fn a_roles_session_is_asked_about_too() {
    let journey = applied().await;
    let told = ask(&journey, "dns/role/MicetroAccess", "ec2:DescribeSubnets", "*")
        .await
        .expect("an answer");
    assert_eq!(told.verdict, Verdict::Allow);
    let told = ask(&journey, "dns/role/MicetroAccess", "iam:CreateUser", "*")
        .await
        .expect("an answer");
    assert_eq!(told.verdict, Verdict::ImplicitDeny);
}

#[tokio::test(start_paused = true)]
async fn names_that_mean_nothing_here_are_findings_with_a_way_on() {
    let journey = applied().await;
    let why = ask(&journey, "hub/user/mictero", "sts:AssumeRole", "*")
        .await
        .expect_err("nobody");
    assert!(
        why.starts_with("explain/who") && why.contains("did you mean `hub/user/micetro`?"),
        "{why}"
    );
    let why = ask(&journey, "hub/user/micetro", "assume", "*")
        .await
        .expect_err("no action");
    assert!(why.starts_with("explain/action"), "{why}");
    let why = ask(&journey, "hub/user/micetro", "sts:AssumeRole", "nowhere/role/X")
        .await
        .expect_err("nothing");
    assert!(why.starts_with("explain/what"), "{why}");
}
