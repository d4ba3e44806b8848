//! What is read, and what can't be.

use rolecall_api::Operation;
use rolecall_api::credentials::Secret;
use rolecall_api::document::{Structure, Value};
use rolecall_api::views::iam::{
    AddUserToGroupRequest, AttachGroupPolicyRequest, CreateGroupRequest, CreateLoginProfileRequest,
    CreateRoleRequest, CreateUserRequest, PutGroupPolicyRequest, Tag, TagRoleRequest,
};
use rolecall_iam::account::{AccountId, Partition};

use super::stage::Stage;
use crate::mark;
use crate::observe::ObserveError;
use crate::observed::Account;
use crate::plan::tests::fixture::{HUB, id, place, role, setup, spoke_id};
use crate::plan::{Goal, Verb};
use crate::setup::{Entry, Setup, Units};

const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"#;
const ANYTHING: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

fn accounts(spokes: usize) -> impl Iterator<Item = AccountId> {
    (1..=spokes).map(spoke_id).chain([id(HUB)])
}

fn foreign_role(name: &str) -> CreateRoleRequest {
    CreateRoleRequest {
        role_name: name.to_owned(),
        assume_role_policy_document: TRUST.to_owned(),
        ..CreateRoleRequest::default()
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_01_02_70_a_whole_life() {
    let setup = setup(36);
    let stage = Stage::new(accounts(36));
    let plan = stage.reach(&setup, Goal::Present).await;
    assert!(plan.changes.iter().all(|change| change.verb == Verb::Create));
    let observed = stage.observe(&setup, Goal::Present).await.unwrap();
    let user = observed.hub.user.as_ref().unwrap();
    assert_eq!(
        user.groups,
        ["micetro-hub-01".to_owned(), "micetro-hub-02".to_owned()].into()
    );
    assert_eq!(user.keys.len(), 1);
    assert_eq!(observed.hub.groups["micetro-hub-01"].inline.len(), 34);
    assert_eq!(
        observed.hub.groups["micetro-hub-01"].members,
        ["micetro".to_owned()].into()
    );
    let role = observed.accounts[&spoke_id(36)].role("MicetroAccess").unwrap();
    assert_eq!((role.managed.len(), role.max_session), (3, 3_600));
    assert_eq!(
        role.arn.to_string(),
        "arn:aws:iam::200000000036:role/MicetroAccess"
    );
    stage.reach(&setup, Goal::Absent).await;
    let observed = stage.observe(&setup, Goal::Absent).await.unwrap();
    assert_eq!(observed.hub.user, None);
    assert!(observed.hub.groups.is_empty());
    assert!(
        observed
            .accounts
            .values()
            .all(|account| *account == Account::Reached([].into()))
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_03_04_06_accounts_come_go_and_change() {
    let stage = Stage::new(accounts(3));
    stage.reach(&setup(2), Goal::Present).await;
    let mut next = setup(3);
    next.spokes.remove(0);
    next.spokes[0].role.name = "NetAccess".to_owned();
    stage.reach(&next, Goal::Present).await;
    let everything = stage.observe(&setup(3), Goal::Present).await.unwrap();
    assert!(everything.accounts[&spoke_id(1)].role("MicetroAccess").is_none());
    assert!(everything.accounts[&spoke_id(2)].role("MicetroAccess").is_none());
    assert!(everything.accounts[&spoke_id(3)].role("MicetroAccess").is_some());
    let tags = &everything.hub.user.unwrap().tags;
    assert!(tags.keys().all(|key| !key.starts_with(mark::LEFT)), "{tags:?}");
}

#[tokio::test(start_paused = true)]
async fn scenario_05_an_account_that_cannot_be_entered_is_a_value() {
    let mut stage = Stage::new(accounts(3));
    stage.reach(&setup(3), Goal::Present).await;
    stage.lock(spoke_id(2));
    stage.lock(spoke_id(3));
    let observed = stage.observe(&setup(3), Goal::Present).await.unwrap();
    assert!(observed.accounts[&spoke_id(1)].unreachable().is_none());
    let why = |number| {
        observed.accounts[&spoke_id(number)]
            .unreachable()
            .unwrap()
            .why
            .clone()
    };
    assert!(why(2).contains("there is no way into 200000000002"), "{}", why(2));
    assert!(why(3).contains("there is no way into 200000000003"), "{}", why(3));
    // The two leave the setup: the hub's policies go, and what is left is remembered.
    stage.reach(&setup(1), Goal::Present).await;
    let observed = stage.observe(&setup(1), Goal::Present).await.unwrap();
    let left = mark::left(&observed.hub.user.unwrap().tags);
    assert_eq!(
        left.keys().copied().collect::<Vec<_>>(),
        [spoke_id(2), spoke_id(3)]
    );
    assert_eq!(observed.hub.groups["micetro-hub-01"].inline.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_hub_that_cannot_be_read_is_an_error() {
    let mut stage = Stage::new(accounts(1));
    stage.mislead(id(HUB), spoke_id(1));
    let error = stage.observe(&setup(1), Goal::Present).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the credentials for the hub `hub` are of account `200000000001`, not `111111111111`"
    );
    stage.lock(id(HUB));
    let error = stage.observe(&setup(1), Goal::Present).await.unwrap_err();
    assert!(matches!(error, ObserveError::Hub { .. }), "{error}");
    assert_eq!(error.finding(&setup(1)).code, "observe/credentials");
}

#[tokio::test(start_paused = true)]
async fn a_way_that_leads_into_another_account_ends_the_run() {
    let mut stage = Stage::new(accounts(3));
    stage.reach(&setup(3), Goal::Present).await;
    stage.mislead(spoke_id(3), spoke_id(1));
    let error = stage.observe(&setup(3), Goal::Present).await.unwrap_err();
    let (one, three) = (spoke_id(1), spoke_id(3));
    let alias = &setup(3).spokes[2].alias;
    assert_eq!(
        error.to_string(),
        format!("the credentials for `{alias}` are of account `{one}`, not `{three}`")
    );
    let finding = error.finding(&setup(3));
    assert_eq!(finding.code, "observe/unreadable");
    assert!(
        finding.hints[0].contains("`profile` or `assume-role`"),
        "{finding:?}"
    );
    // Once it left the setup nobody says how to get in: it is remembered, and ends no run.
    let observed = stage.observe(&setup(2), Goal::Present).await.unwrap();
    let why = &observed.accounts[&three].unreachable().unwrap().why;
    assert_eq!(
        *why,
        format!("the credentials are of account `{one}`, not `{three}`")
    );
}

/// Two accounts of one number may be in two partitions.
#[tokio::test(start_paused = true)]
async fn credentials_of_another_partition_are_not_the_accounts() {
    let mut setup = setup(1);
    setup.partition = Partition::AwsCn;
    let stage = Stage::new(accounts(1));
    let error = stage.observe(&setup, Goal::Present).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the credentials for the hub `hub` are of the partition `aws`, not `aws-cn`"
    );
    let finding = error.finding(&setup);
    assert_eq!(finding.code, "observe/unreadable");
    assert_eq!(
        finding.hints,
        [
            "the spec's `region` makes it a setup in `aws-cn`: name a region of `aws`, or credentials of `aws-cn`"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_15_a_role_that_differs_by_case_is_found() {
    let stage = Stage::new(accounts(1));
    stage.root(spoke_id(1), foreign_role("micetroACCESS")).await;
    let observed = stage.observe(&setup(1), Goal::Present).await.unwrap();
    let there = observed.accounts[&spoke_id(1)].role("MicetroAccess").unwrap();
    assert_eq!(there.name, "micetroACCESS");
    assert!(there.trust.contains("sts:AssumeRole"), "decoded: {}", there.trust);
}

#[tokio::test(start_paused = true)]
async fn groups_of_ours_and_those_with_a_name_like_ours_are_read() {
    let stage = Stage::new(accounts(1));
    for (name, path) in [
        ("MICETRO-hub-01", "/"),
        ("odd", "/rolecall/micetro/"),
        ("theirs", "/"),
        ("below", "/rolecall/micetro/x/"),
    ] {
        let request = CreateGroupRequest {
            group_name: name.to_owned(),
            path: Some(path.to_owned()),
        };
        stage.root(id(HUB), request).await;
    }
    stage
        .root(
            id(HUB),
            PutGroupPolicyRequest {
                group_name: "odd".to_owned(),
                policy_name: "by-hand".to_owned(),
                policy_document: ANYTHING.to_owned(),
            },
        )
        .await;
    let policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess".to_owned();
    let request = AttachGroupPolicyRequest {
        group_name: "odd".to_owned(),
        policy_arn,
    };
    stage.root(id(HUB), request).await;
    let user = CreateUserRequest {
        user_name: "alice".to_owned(),
        ..CreateUserRequest::default()
    };
    stage.root(id(HUB), user).await;
    let member = AddUserToGroupRequest {
        group_name: "odd".to_owned(),
        user_name: "alice".to_owned(),
    };
    stage.root(id(HUB), member).await;
    let hub = stage.observe(&setup(1), Goal::Present).await.unwrap().hub;
    assert_eq!(hub.groups.keys().collect::<Vec<_>>(), ["MICETRO-hub-01", "odd"]);
    let odd = &hub.groups["odd"];
    assert_eq!(odd.inline["by-hand"], ANYTHING);
    assert_eq!(odd.members, ["alice".to_owned()].into());
    assert_eq!(odd.managed.len(), 1);
    assert_eq!((hub.quotas.group_inline, hub.quotas.groups_used), (5_120, 4));
}

#[tokio::test(start_paused = true)]
async fn scenario_71_what_holds_a_user_is_read_before_it_is_destroyed() {
    let stage = Stage::new(accounts(1));
    stage.reach(&setup(1), Goal::Present).await;
    let request = CreateLoginProfileRequest {
        user_name: Some("micetro".to_owned()),
        password: Some(Secret::new("correct-Horse-7-battery")),
        ..CreateLoginProfileRequest::default()
    };
    stage.root(id(HUB), request).await;
    let observed = stage.observe(&setup(1), Goal::Absent).await.unwrap();
    assert_eq!(observed.hub.user.unwrap().holds, ["login profile"]);
    let observed = stage.observe(&setup(1), Goal::Present).await.unwrap();
    assert_eq!(observed.hub.user.unwrap().holds, Vec::<String>::new());
}

/// An organization with two units, one below the other, and a spoke in each.
fn organized(stage: &Stage) -> Setup {
    let upper = stage.sim.with(|world| {
        let root = world.create_organization(id(HUB)).unwrap();
        let upper = world.create_unit(&root, "upper").unwrap();
        let lower = world.create_unit(&upper, "lower").unwrap();
        world.join_organization(spoke_id(1), &upper).unwrap();
        world.join_organization(spoke_id(2), &lower).unwrap();
        world.join_organization(spoke_id(3), &lower).unwrap();
        world.join_organization(spoke_id(4), &root).unwrap();
        upper
    });
    let mut setup = setup(0);
    setup.units = vec![Units {
        units: vec![upper.to_string()],
        except: vec![spoke_id(3)],
        entry: Entry::default(),
        role: role(),
        place: place(),
    }];
    setup
}

#[tokio::test(start_paused = true)]
async fn units_are_expanded_to_their_active_accounts() {
    let stage = Stage::new(accounts(4));
    let setup = organized(&stage);
    let observed = stage.observe(&setup, Goal::Present).await.unwrap();
    let spokes: Vec<AccountId> = observed
        .spokes(&setup)
        .iter()
        .map(|spoke| spoke.account)
        .collect();
    assert_eq!(spokes, [spoke_id(1), spoke_id(2)]);
    stage.reach(&setup, Goal::Present).await;
    // One of them is suspended: it leaves, its role with it.
    stage.rewrite(|operation, output| {
        if operation == Operation::OrganizationsListAccountsForParent {
            suspend(output, "200000000002");
        }
    });
    stage.reach(&setup, Goal::Present).await;
    let observed = stage.observe(&setup, Goal::Present).await.unwrap();
    assert_eq!(observed.hub.groups["micetro-hub-01"].inline.len(), 1);
}

fn suspend(output: &mut Structure, account: &str) {
    let Some(Value::List(accounts)) = output.get_mut("Accounts") else {
        return;
    };
    for there in accounts {
        let Value::Structure(there) = there else { continue };
        if there.get("Id").and_then(Value::as_str) == Some(account) {
            there.insert("State", Value::String("SUSPENDED".to_owned()));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_unit_that_is_not_there_is_an_error_at_its_line() {
    let stage = Stage::new(accounts(4));
    let mut setup = organized(&stage);
    setup.units[0].units = vec!["ou-none-12345678".to_owned()];
    let error = stage.observe(&setup, Goal::Present).await.unwrap_err();
    assert!(matches!(error, ObserveError::Organization { .. }), "{error}");
    assert_eq!(error.finding(&setup).labels.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn scenario_14_another_setups_role_stands_in_the_way() {
    let stage = Stage::new(accounts(1));
    stage.root(spoke_id(1), foreign_role("MicetroAccess")).await;
    let request = TagRoleRequest {
        role_name: "MicetroAccess".to_owned(),
        tags: vec![Tag {
            key: mark::SETUP.to_owned(),
            value: "second".to_owned(),
        }],
    };
    stage.root(spoke_id(1), request).await;
    let observed = stage.observe(&setup(1), Goal::Present).await.unwrap();
    let findings = crate::plan::make(&setup(1), &observed, Goal::Present).unwrap_err();
    assert_eq!(
        findings[0].message,
        "role `net-1/role/MicetroAccess` belongs to the setup `second`"
    );
}
