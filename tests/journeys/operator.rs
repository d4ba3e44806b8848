//! The operator: what `rolecall permissions` prints is enough, and every line of it is needed.

use std::collections::BTreeMap;
use std::sync::Arc;

use rolecall::event::{Events, Silent};
use rolecall::plan::Goal;
use rolecall::rehearse::stage::{Permissions, printed};
use rolecall::rehearse::{Options, Rehearsal, rehearse};
use rolecall::setup::Setup;
use rolecall_api::views::iam::PutGroupPolicyRequest;
use rolecall_iam::account::AccountId;
use rolecall_sim::world::Delays;
use serde_json::{Value, json};

use crate::stage::{HUB, Journey, THREE, read};

fn lived(setup: &Setup, permissions: Option<Permissions>) -> Result<Rehearsal, String> {
    let silent: Arc<dyn Events> = Arc::new(Silent);
    let options = Options {
        delays: Delays::Instant,
        permissions,
        ..Options::default()
    };
    rehearse(setup, &options, &silent).map_err(|findings| format!("{findings:#?}"))
}

/// Whether a life is lived to its end as it must.
fn holds(setup: &Setup, permissions: Option<Permissions>) -> bool {
    lived(setup, permissions).is_ok_and(|rehearsal| rehearsal.holds())
}

/// The permissions with one action of one statement taken away.
fn without(all: &Permissions, account: AccountId, sid: &str, action: &str) -> Permissions {
    let mut less: BTreeMap<AccountId, Vec<String>> = all.clone();
    for text in less.get_mut(&account).into_iter().flatten() {
        let mut document: Value = serde_json::from_str(text).expect("a document");
        let statements = document["Statement"]
            .as_array_mut()
            .expect("a list of statements");
        for statement in statements.iter_mut().filter(|statement| statement["Sid"] == sid) {
            let left: Vec<Value> = actions(statement)
                .into_iter()
                .filter(|other| other != action)
                .map(Value::from)
                .collect();
            statement["Action"] = json!(left);
        }
        statements.retain(|statement| {
            statement["Action"]
                .as_array()
                .is_none_or(|actions| !actions.is_empty())
        });
        *text = document.to_string();
    }
    less
}

fn actions(statement: &Value) -> Vec<String> {
    match &statement["Action"] {
        Value::String(one) => vec![one.clone()],
        Value::Array(many) => many
            .iter()
            .filter_map(|action| action.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn with_any_line_of_the_operators_policy_taken_away_a_rehearsal_fails() {
    every_line_is_needed(THREE);
    // Scenario 24: a packed policy is written, read and taken out by the same calls.
    every_line_is_needed(&THREE.replace(
        "user: { name: micetro,",
        "layout: packed\n  user: { name: micetro,",
    ));
}

fn every_line_is_needed(text: &str) {
    let setup = read(text);
    let all = printed(&setup, &setup.spokes);
    assert!(holds(&setup, Some(all.clone())), "the whole list is enough");
    let first = setup.spokes[0].account;
    let mut superfluous = Vec::new();
    let mut tried = 0;
    for account in [setup.hub.account, first] {
        let documents: Vec<Value> = all[&account]
            .iter()
            .map(|text| serde_json::from_str(text).expect("a document"))
            .collect();
        for statement in documents
            .iter()
            .flat_map(|document| document["Statement"].as_array().into_iter().flatten())
        {
            let sid = statement["Sid"].as_str().unwrap_or_default();
            // What mends drift and what explains refusals isn't sent by a life without either.
            if !sid.starts_with("Life") {
                continue;
            }
            for action in actions(statement) {
                tried += 1;
                if holds(&setup, Some(without(&all, account, sid, &action))) {
                    superfluous.push(format!("{account} {sid} {action}"));
                }
            }
        }
    }
    assert!(tried > 30, "{tried} lines only");
    assert!(superfluous.is_empty(), "a life needs none of: {superfluous:#?}");
}

#[test]
fn every_way_in_can_be_rehearsed() {
    let assumed = THREE
        .replace("consumer: micetro\n", "consumer: micetro\nmanagement: { account: \"444444444444\" }\nassume-role: OrganizationAccountAccessRole\n");
    let profiles = THREE.replace("alias: dns }", "alias: dns, profile: dns-admin }");
    let chained = THREE.replace(
        "alias: dns }",
        "alias: dns, profile: dns-admin, assume-role: Admin }",
    );
    for text in [&assumed, &profiles, &chained] {
        match lived(&read(text), None) {
            Ok(rehearsal) => assert!(
                rehearsal.holds(),
                "{:#?}\n{:#?}",
                rehearsal.findings,
                rehearsal.left
            ),
            Err(why) => panic!("{why}\n{text}"),
        }
    }
}

#[test]
fn accounts_of_an_organizational_unit_are_entered_too() {
    let text = THREE
        .replace("consumer: micetro\n", "consumer: micetro\nmanagement: { account: \"444444444444\" }\nassume-role: OrganizationAccountAccessRole\n")
        .replace("access-key:", "  - { organization: { units: [ou-ab12-workloads] } }\naccess-key:");
    let rehearsal = lived(&read(&text), None).unwrap_or_else(|why| panic!("{why}"));
    assert!(
        rehearsal.holds(),
        "{:#?}\n{:#?}",
        rehearsal.findings,
        rehearsal.left
    );
    let report = rehearsal.verified.expect("it was verified");
    assert_eq!(report.proved(), 4, "two accounts of the spec and two of the unit");
    assert_eq!(rehearsal.notices.len(), 1, "{:?}", rehearsal.notices);
}

#[test]
fn what_is_adopted_is_there_before_and_afterwards() {
    let text = THREE
        .replace("user: { name: micetro,", "user: { name: micetro, existing: true,")
        .replace("alias: net }", "alias: net, role: { existing: true } }");
    let rehearsal = lived(&read(&text), None).unwrap_or_else(|why| panic!("{why}"));
    assert!(
        rehearsal.holds(),
        "{:#?}\n{:#?}",
        rehearsal.findings,
        rehearsal.left
    );
    assert!(
        rehearsal
            .kept
            .iter()
            .any(|line| line.contains("user/micetro attached")),
        "what was attached to the adopted user stays: {:#?}",
        rehearsal.kept
    );
}

/// What somebody put into a group between the plan and the run is named: the operator may list it.
#[tokio::test(start_paused = true)]
async fn what_keeps_a_group_from_being_deleted_is_named() {
    let journey = Journey::of(THREE);
    journey.present().await;
    let plan = journey.life.plan(Goal::Absent).await.expect("it can be planned");
    let request = PutGroupPolicyRequest {
        group_name: "micetro-hub-01".to_owned(),
        policy_name: "somebodys".to_owned(),
        policy_document: r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}}"#.to_owned(),
    };
    journey.root(HUB, request).await;
    let outcome = journey.life.apply(&plan).await;
    let told = format!("{:#?}", outcome.diagnostics());
    assert!(told.contains("somebodys"), "{told}");
}
