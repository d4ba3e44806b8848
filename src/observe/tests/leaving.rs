//! The operator of what is to be left: roles by earlier names and paths, and those in accounts that left.

use std::collections::BTreeSet;

use rolecall_api::views::iam::{
    AddRoleToInstanceProfileRequest, CreateInstanceProfileRequest, CreateRoleRequest,
};

use super::operator::{actions, texts, without};
use super::stage::{Documents, Stage};
use crate::diff::leave;
use crate::observe::{known, left};
use crate::permissions::permissions_with;
use crate::plan::Goal;
use crate::plan::tests::fixture::{HUB, id, setup, spoke_id};
use crate::setup::Setup;

/// One account whose role is renamed and moved, and three that leave; the last one's role was there before.
fn before() -> Setup {
    let mut setup = setup(4);
    let inline = rolecall_iam::policy::read(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}"#,
    );
    let inline = inline.unwrap();
    for spoke in &mut setup.spokes[..3] {
        spoke.role.name = "Earlier".to_owned();
        spoke.role.path = "/network/".to_owned();
        spoke.role.inline.insert("own".to_owned(), inline.clone());
    }
    setup.spokes[3].role.existing = true;
    setup
}

/// The setup as it was is there, by somebody who may do all.
async fn stage() -> Stage {
    let accounts = [HUB.to_owned()].into_iter().map(|hub| id(&hub));
    let stage = Stage::new(accounts.chain((1..=4).map(spoke_id)));
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{HUB}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    let adopted = CreateRoleRequest {
        role_name: "MicetroAccess".to_owned(),
        assume_role_policy_document: trust,
        ..CreateRoleRequest::default()
    };
    stage.root(spoke_id(4), adopted).await;
    stage.reach(&before(), Goal::Present).await;
    for account in [spoke_id(1), spoke_id(2), spoke_id(3)] {
        let instance_profile_name = "web".to_owned();
        let request = CreateInstanceProfileRequest {
            instance_profile_name: instance_profile_name.clone(),
            ..CreateInstanceProfileRequest::default()
        };
        stage.root(account, request).await;
        let request = AddRoleToInstanceProfileRequest {
            instance_profile_name,
            role_name: "Earlier".to_owned(),
        };
        stage.root(account, request).await;
    }
    stage
}

/// A stage on which only a tag remembers the third account: it left when it could not be entered.
async fn forgotten() -> Stage {
    let mut stage = stage().await;
    stage.lock(spoke_id(3));
    let mut without = before();
    without.spokes.remove(2);
    stage.reach(&without, Goal::Present).await;
    stage
}

/// What is printed for the setup as it is now, to who reads the records.
async fn printed(stage: &Stage, after: &Setup) -> Documents {
    let known = known(&stage.session(after), after).await.unwrap();
    texts(permissions_with(
        after,
        &known.spokes(after),
        &left(after, &known),
    ))
}

/// Everything that was is left, with these permissions.
async fn leaves(stage: Stage, permissions: &Documents) -> Result<(), String> {
    let after = setup(1);
    let stage = stage.operated_with(permissions).await;
    let plan = stage.try_reach(&after, Goal::Present).await?;
    if let Some(finding) = plan.partial() {
        return Err(finding.message);
    }
    let observed = stage
        .observe(&after, Goal::Present)
        .await
        .map_err(|error| error.to_string())?;
    let records = leave::records(&after, &observed.hub);
    if records.keys().ne([&spoke_id(1)]) || observed.accounts[&spoke_id(1)].role("Earlier").is_some() {
        return Err(format!("{records:?} {:?}", observed.accounts));
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn what_is_printed_with_the_records_is_enough_to_leave() {
    let stage = forgotten().await;
    let printed = printed(&stage, &setup(1)).await;
    assert_eq!(
        printed.len(),
        5,
        "the hub, the account that stays, and three that left"
    );
    leaves(stage, &printed).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_the_spec_alone_says_is_not() {
    let stage = stage().await;
    let after = setup(1);
    let documents = texts(permissions_with(&after, &after.spokes, &[].into()));
    assert!(leaves(stage, &documents).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn no_action_that_leaves_can_be_left_out() {
    let whole = printed(&forgotten().await, &setup(1)).await;
    let (mut tried, mut needless) = (0, BTreeSet::new());
    for (account, place, action) in actions(&whole, "Leave") {
        // What was made is deleted, and what was adopted loses its mark: which of both, only reading tells.
        let only_untagged = account == spoke_id(4);
        let reads = [
            "iam:GetRole",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
        ];
        let sent = match action.as_str() {
            "iam:UntagRole" => only_untagged,
            other => !only_untagged || reads.contains(&other),
        };
        if !sent {
            continue;
        }
        tried += 1;
        if leaves(forgotten().await, &without(&whole, account, place, &action))
            .await
            .is_ok()
        {
            needless.insert((account, action));
        }
    }
    assert_eq!(tried, 8 + 9 + 9 + 4);
    assert_eq!(needless, BTreeSet::new());
}

#[tokio::test(start_paused = true)]
async fn what_is_left_is_named_by_its_own_arn() {
    let stage = forgotten().await;
    let after = setup(1);
    let known = known(&stage.session(&after), &after).await.unwrap();
    let left = left(&after, &known);
    let of = |number| {
        let patterns: Vec<&str> = left[&spoke_id(number)].iter().map(String::as_str).collect();
        patterns
    };
    assert_eq!(
        of(1),
        [
            "arn:aws:iam::200000000001:role/Earlier",
            "arn:aws:iam::200000000001:role/network/Earlier"
        ]
    );
    // A tag remembers no path.
    assert_eq!(
        of(3),
        [
            "arn:aws:iam::200000000003:role/*/Earlier",
            "arn:aws:iam::200000000003:role/Earlier"
        ]
    );
    // A setup that is as it was has nothing to leave.
    let before = before();
    let known = super::super::known(&stage.session(&before), &before)
        .await
        .unwrap();
    let left = super::super::left(&before, &known);
    assert!(!left.contains_key(&spoke_id(1)), "{left:?}");
}
