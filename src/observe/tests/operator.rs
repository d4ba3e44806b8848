//! The operator's permissions: enough, and nothing that could be left out.

use std::collections::{BTreeMap, BTreeSet};

use rolecall_api::views::iam::{
    AddRoleToInstanceProfileRequest, AttachRolePolicyRequest, CreateAccessKeyRequest,
    CreateInstanceProfileRequest, PutRolePermissionsBoundaryRequest, PutRolePolicyRequest,
    PutUserPermissionsBoundaryRequest, Tag, TagRoleRequest, TagUserRequest, UpdateAssumeRolePolicyRequest,
    UpdateRoleRequest,
};
use rolecall_iam::account::AccountId;
use rolecall_iam::policy::Document;
use serde_json::Value;

use super::stage::{Documents, Stage};
use crate::mark;
use crate::permissions::{permissions, permissions_for};
use crate::plan::Goal;
use crate::plan::tests::fixture::{HUB, id, managed, place, role, setup, spoke, spoke_id};
use crate::setup::{Entry, Setup, Spoke, Units};

const ANYTHING: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

fn accounts() -> [AccountId; 3] {
    [id(HUB), spoke_id(1), spoke_id(2)]
}

/// Everything that a setup can have: inline policies, boundaries, a description.
fn full() -> Setup {
    let mut setup = setup(2);
    let document = rolecall_iam::policy::read(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}"#,
    );
    let document = document.unwrap();
    setup.hub.user.inline.insert("own".to_owned(), document.clone());
    setup.hub.user.path = "/people/".to_owned();
    setup.hub.user.boundary = Some(managed("AdministratorAccess"));
    setup.spokes[0].role.inline.insert("own".to_owned(), document);
    setup.spokes[0].role.boundary = Some(managed("AdministratorAccess"));
    setup.spokes[0].role.path = "/micetro/".to_owned();
    setup
}

fn printed(setup: &Setup) -> Documents {
    texts(permissions(setup))
}

pub(super) fn texts(permissions: BTreeMap<AccountId, Vec<Document>>) -> Documents {
    let texts = permissions.into_iter().map(|(account, documents)| {
        (
            account,
            documents
                .iter()
                .map(|document| document.text().to_owned())
                .collect(),
        )
    });
    texts.collect()
}

/// Every action of statements whose purpose begins so, by account and statement.
pub(super) fn actions(documents: &Documents, purpose: &str) -> Vec<(AccountId, usize, String)> {
    let mut found = Vec::new();
    for (account, texts) in documents {
        let document: Value = serde_json::from_str(&texts[0]).unwrap();
        for (place, statement) in document["Statement"].as_array().unwrap().iter().enumerate() {
            if !statement["Sid"].as_str().unwrap().starts_with(purpose) {
                continue;
            }
            let actions = match &statement["Action"] {
                Value::Array(actions) => actions.clone(),
                one => vec![one.clone()],
            };
            found.extend(
                actions
                    .iter()
                    .map(|action| (*account, place, action.as_str().unwrap().to_owned())),
            );
        }
    }
    found
}

/// The same documents without one action of one statement.
pub(super) fn without(documents: &Documents, account: AccountId, place: usize, action: &str) -> Documents {
    let mut less = documents.clone();
    let text = &mut less.get_mut(&account).unwrap()[0];
    let mut document: Value = serde_json::from_str(text).unwrap();
    let statements = document["Statement"].as_array_mut().unwrap();
    match &mut statements[place]["Action"] {
        Value::Array(actions) if actions.len() > 1 => actions.retain(|there| there != action),
        _ => drop(statements.remove(place)),
    }
    *text = document.to_string();
    less
}

/// The whole life with these permissions, up to the first thing that is refused.
async fn life(permissions: &Documents) -> Result<(), String> {
    let setup = full();
    let stage = Stage::new(accounts()).operated_with(permissions).await;
    stage.try_reach(&setup, Goal::Present).await?;
    let observed = stage
        .observe(&setup, Goal::Present)
        .await
        .map_err(|error| error.to_string())?;
    for (account, there) in &observed.accounts {
        if let Some(why) = there.unreachable() {
            return Err(format!("{account}: {}", why.why));
        }
    }
    stage.try_reach(&setup, Goal::Absent).await?;
    let observed = stage
        .observe(&setup, Goal::Absent)
        .await
        .map_err(|error| error.to_string())?;
    let left = observed
        .accounts
        .values()
        .any(|there| there.role("MicetroAccess").is_some());
    if left || observed.hub.user.is_some() || !observed.hub.groups.is_empty() {
        return Err("something is left".to_owned());
    }
    Ok(())
}

/// Somebody changes what can be changed; then it is mended, and the user's boundary with it.
async fn drift(permissions: &Documents) -> Result<(), String> {
    let setup = full();
    let stage = Stage::new(accounts()).operated_with(permissions).await;
    stage.try_reach(&setup, Goal::Present).await?;
    let role_name = || "MicetroAccess".to_owned();
    let boundary = || managed("ReadOnlyAccess").to_string();
    for account in [spoke_id(1), spoke_id(2)] {
        let trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"#;
        let request = UpdateAssumeRolePolicyRequest {
            role_name: role_name(),
            policy_document: trust.to_owned(),
        };
        stage.root(account, request).await;
        let request = UpdateRoleRequest {
            role_name: role_name(),
            description: Some("by hand".to_owned()),
            max_session_duration: Some(7_200),
        };
        stage.root(account, request).await;
        let tags = vec![Tag {
            key: "by".to_owned(),
            value: "hand".to_owned(),
        }];
        stage
            .root(
                account,
                TagRoleRequest {
                    role_name: role_name(),
                    tags,
                },
            )
            .await;
        let request = PutRolePolicyRequest {
            role_name: role_name(),
            policy_name: "by-hand".to_owned(),
            policy_document: ANYTHING.to_owned(),
        };
        stage.root(account, request).await;
        let request = AttachRolePolicyRequest {
            role_name: role_name(),
            policy_arn: boundary(),
        };
        stage.root(account, request).await;
        let request = PutRolePermissionsBoundaryRequest {
            role_name: role_name(),
            permissions_boundary: boundary(),
        };
        stage.root(account, request).await;
    }
    let user_name = || "micetro".to_owned();
    let request = PutUserPermissionsBoundaryRequest {
        user_name: user_name(),
        permissions_boundary: boundary(),
    };
    stage.root(id(HUB), request).await;
    stage.try_reach(&setup, Goal::Present).await?;
    for account in [spoke_id(1), spoke_id(2)] {
        let instance_profile_name = "web".to_owned();
        let request = CreateInstanceProfileRequest {
            instance_profile_name: instance_profile_name.clone(),
            ..CreateInstanceProfileRequest::default()
        };
        stage.root(account, request).await;
        let request = AddRoleToInstanceProfileRequest {
            instance_profile_name,
            role_name: role_name(),
        };
        stage.root(account, request).await;
    }
    stage.try_reach(&setup, Goal::Absent).await?;
    let observed = stage
        .observe(&setup, Goal::Absent)
        .await
        .map_err(|error| error.to_string())?;
    match observed
        .accounts
        .values()
        .all(|there| *there == crate::observed::Account::Reached([].into()))
    {
        true => Ok(()),
        false => Err(format!("{:#?}", observed.accounts)),
    }
}

/// The user of a setup without a key: what is only asked when somebody made one, or left a tag.
async fn drift_of_a_user(permissions: &Documents) -> Result<(), String> {
    let mut setup = full();
    setup.access_key = None;
    let stage = Stage::new(accounts()).operated_with(permissions).await;
    stage.try_reach(&setup, Goal::Present).await?;
    let user_name = "micetro".to_owned();
    stage
        .root(
            id(HUB),
            CreateAccessKeyRequest {
                user_name: Some(user_name.clone()),
            },
        )
        .await;
    let tags = vec![Tag {
        key: mark::left_key(spoke_id(1)),
        value: "MicetroAccess".to_owned(),
    }];
    stage.root(id(HUB), TagUserRequest { user_name, tags }).await;
    let plan = stage.try_reach(&setup, Goal::Present).await?;
    match plan.steps.len() {
        1 => Ok(()),
        _ => Err(format!("{:#?}", plan.steps)),
    }
}

#[tokio::test(start_paused = true)]
async fn the_printed_permissions_are_enough_for_a_life() {
    life(&printed(&full())).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn no_action_of_a_life_can_be_left_out() {
    let whole = printed(&full());
    let mut needless = BTreeSet::new();
    let actions = actions(&whole, "Life");
    assert!(actions.len() > 50, "{}", actions.len());
    for (account, place, action) in actions {
        // The second spoke is the first one's plainer twin.
        if account != spoke_id(2) && life(&without(&whole, account, place, &action)).await.is_ok() {
            needless.insert((account, action));
        }
    }
    assert_eq!(needless, BTreeSet::new());
}

#[tokio::test(start_paused = true)]
async fn the_printed_permissions_are_enough_to_mend_drift() {
    drift(&printed(&full())).await.unwrap();
    let mut setup = full();
    setup.access_key = None;
    drift_of_a_user(&printed(&setup)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn no_action_that_mends_drift_can_be_left_out() {
    let whole = printed(&full());
    let mut keyless = full();
    keyless.access_key = None;
    let keyless = printed(&keyless);
    let mut needless = BTreeSet::new();
    for (account, place, action) in actions(&whole, "Drift") {
        if drift(&without(&whole, account, place, &action)).await.is_ok() {
            needless.insert((account, action));
        }
    }
    let told: BTreeSet<String> = actions(&whole, "Drift")
        .into_iter()
        .map(|(_, _, action)| action)
        .collect();
    for (account, place, action) in actions(&keyless, "Drift") {
        if !told.contains(&action)
            && drift_of_a_user(&without(&keyless, account, place, &action))
                .await
                .is_ok()
        {
            needless.insert((account, format!("{action} without a key")));
        }
    }
    assert_eq!(needless, BTreeSet::new());
}

/// The accounts of a unit, entered by a role from the management account, and one of them leaving: what only
/// reading finds is entered as the setup says, by plan and by apply.
#[tokio::test(start_paused = true)]
async fn accounts_of_a_unit_are_entered_by_the_role_that_leads_into_them() {
    let management = id("999999999999");
    let stage = Stage::new(accounts().into_iter().chain([management]));
    let unit = stage.sim.with(|world| {
        let root = world.create_organization(management).unwrap();
        let unit = world.create_unit(&root, "network").unwrap();
        world.join_organization(id(HUB), &root).unwrap();
        world.join_organization(spoke_id(1), &unit).unwrap();
        world.join_organization(spoke_id(2), &unit).unwrap();
        unit
    });
    let mut setup = setup(0);
    setup.management = Some(management);
    setup.units = vec![Units {
        units: vec![unit.to_string()],
        except: Vec::new(),
        entry: Entry {
            profile: None,
            role: Some("Entry".to_owned()),
        },
        role: role(),
        place: place(),
    }];
    let spokes: Vec<Spoke> = [1, 2]
        .map(|number| Spoke {
            entry: setup.units[0].entry.clone(),
            ..spoke(number)
        })
        .into();
    let documents = texts(permissions_for(&setup, &spokes));
    let stage = stage
        .operated_with(&documents_of(&documents, [id(HUB), management]))
        .await
        .entered_by("Entry", management, [spoke_id(1), spoke_id(2)], &documents)
        .await;
    stage.reach(&setup, Goal::Present).await;
    setup.units[0].except = vec![spoke_id(2)];
    let plan = stage.reach(&setup, Goal::Present).await;
    assert!(
        plan.steps.iter().any(|step| step.account == spoke_id(2)),
        "{:#?}",
        plan.notices
    );
    let planned = plan
        .accounts
        .iter()
        .find(|planned| planned.account == spoke_id(2))
        .unwrap();
    assert_eq!(planned.role.as_deref(), Some("Entry"));
    stage.reach(&setup, Goal::Absent).await;
}

fn documents_of(documents: &Documents, accounts: [AccountId; 2]) -> Documents {
    documents
        .iter()
        .filter(|(account, _)| accounts.contains(account))
        .map(|(a, d)| (*a, d.clone()))
        .collect()
}
