//! The organization: its guard-rails bind, at every level, all but the management account.

use rolecall_api::views::iam::ListUsersRequest;
use rolecall_api::views::organizations as api;
use rolecall_api::views::route53::ListHostedZonesRequest;

use super::setup::*;
use crate::bench::{Bench, HUB, SPOKE, account, code};

const NO_ROUTE53: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"route53:*","Resource":"*"}]}"#;

/// The hub manages, the spoke is beneath a unit. Gives root and unit.
fn organized(bench: &mut Bench) -> (String, String) {
    let root = bench.world.create_organization(account(HUB)).unwrap();
    let unit = bench.world.create_unit(&root, "Workloads").unwrap();
    bench.world.join_organization(account(SPOKE), &unit).unwrap();
    (root.to_string(), unit.to_string())
}

#[test]
fn a_policy_binds_at_the_root_the_unit_and_the_account() {
    for level in 0..3 {
        let mut bench = Bench::new("instant");
        let (root, unit) = organized(&mut bench);
        let key = set_up(&mut bench);
        let session = session(assume(&mut bench, &key));
        bench.send(&session, ListHostedZonesRequest::default()).unwrap();
        let scp = bench.world.create_scp("no-dns", NO_ROUTE53).unwrap();
        let target = [root.as_str(), unit.as_str(), SPOKE][level];
        bench.world.attach_scp(target, &scp, None).unwrap();
        assert_eq!(
            code(bench.send(&session, ListHostedZonesRequest::default())),
            "AccessDenied"
        );
        let spoke = bench.root(SPOKE);
        assert_eq!(
            code(bench.send(&spoke, ListHostedZonesRequest::default())),
            "AccessDenied"
        );
        let hub = bench.root(HUB);
        bench.send(&hub, ListHostedZonesRequest::default()).unwrap();
        bench.world.detach_scp(target, &scp, None).unwrap();
        bench.send(&session, ListHostedZonesRequest::default()).unwrap();
    }
}

#[test]
fn every_level_must_allow() {
    let mut bench = Bench::new("instant");
    let (_, unit) = organized(&mut bench);
    let spoke = bench.root(SPOKE);
    bench.send(&spoke, ListUsersRequest::default()).unwrap();
    bench
        .world
        .detach_scp(&unit, crate::organization::FULL_ACCESS, None)
        .unwrap();
    assert_eq!(
        code(bench.send(&spoke, ListUsersRequest::default())),
        "AccessDenied"
    );
    let scp = bench.world.create_scp("iam", &allow("iam:*", "*")).unwrap();
    bench.world.attach_scp(&unit, &scp, None).unwrap();
    bench.send(&spoke, ListUsersRequest::default()).unwrap();
    assert_eq!(
        code(bench.send(&spoke, ListHostedZonesRequest::default())),
        "AccessDenied"
    );
}

#[test]
fn a_guard_rail_takes_its_time() {
    let mut bench = Bench::new("fixed:6s");
    let (_, unit) = organized(&mut bench);
    let spoke = bench.root(SPOKE);
    let scp = bench.world.create_scp("no-dns", NO_ROUTE53).unwrap();
    let now = bench.clock.now();
    bench.world.attach_scp(&unit, &scp, Some(now)).unwrap();
    bench.wait(5_999);
    bench.send(&spoke, ListHostedZonesRequest::default()).unwrap();
    bench.wait(1);
    assert_eq!(
        code(bench.send(&spoke, ListHostedZonesRequest::default())),
        "AccessDenied"
    );
}

#[test]
fn conditions_see_the_organization_of_the_caller() {
    let mut bench = Bench::new("instant");
    organized(&mut bench);
    let id = bench.world.organization().unwrap().id.clone();
    let key = set_up(&mut bench);
    let root = bench.root(SPOKE);
    for (organization, opens) in [(&*id, true), ("o-other00000", false)] {
        let condition = format!(r#"{{"StringEquals":{{"aws:PrincipalOrgID":"{organization}"}}}}"#);
        let update = rolecall_api::views::iam::UpdateAssumeRolePolicyRequest {
            role_name: "Micetro".into(),
            policy_document: trust_if("arn:aws:iam::111111111111:root", &condition),
        };
        bench.send(&root, update).unwrap();
        assert_eq!(assume(&mut bench, &key).is_ok(), opens, "{organization}");
    }
}

#[test]
fn accounts_are_listed_by_whoever_manages_them() {
    let mut bench = Bench::new("instant");
    let (root, unit) = organized(&mut bench);
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let list = api::ListAccountsRequest {
        max_results: Some(1),
        ..Default::default()
    };
    let first = bench.send(&hub, list.clone()).unwrap();
    assert_eq!(first.accounts[0].id.as_deref(), Some(HUB));
    let second = bench
        .send(
            &hub,
            api::ListAccountsRequest {
                next_token: first.next_token,
                ..list.clone()
            },
        )
        .unwrap();
    assert_eq!(
        (second.accounts[0].id.as_deref(), second.next_token),
        (Some(SPOKE), None)
    );
    assert_eq!(code(bench.send(&spoke, list)), "AccessDeniedException");
    let described = bench
        .send(&spoke, api::DescribeOrganizationRequest::default())
        .unwrap()
        .organization
        .unwrap();
    assert_eq!(described.master_account_id.as_deref(), Some(HUB));
    let beneath = |parent: &str| api::ListAccountsForParentRequest {
        parent_id: parent.into(),
        ..Default::default()
    };
    assert_eq!(bench.send(&hub, beneath(&unit)).unwrap().accounts.len(), 1);
    assert_eq!(bench.send(&hub, beneath(&root)).unwrap().accounts.len(), 1);
    assert_eq!(
        code(bench.send(&hub, beneath("ou-zzzz-zzzzzzzz"))),
        "ParentNotFoundException"
    );
    let units = api::ListOrganizationalUnitsForParentRequest {
        parent_id: root,
        ..Default::default()
    };
    assert_eq!(
        bench.send(&hub, units).unwrap().organizational_units[0]
            .name
            .as_deref(),
        Some("Workloads")
    );
    assert_eq!(
        bench
            .send(&hub, api::ListRootsRequest::default())
            .unwrap()
            .roots
            .len(),
        1
    );
    let account = |id: &str| api::DescribeAccountRequest {
        account_id: id.into(),
    };
    bench.send(&hub, account(SPOKE)).unwrap();
    assert_eq!(
        code(bench.send(&hub, account("999999999999"))),
        "AccountNotFoundException"
    );
}

#[test]
fn without_an_organization_there_is_nothing_to_describe() {
    let mut bench = Bench::new("instant");
    let hub = bench.root(HUB);
    assert_eq!(
        code(bench.send(&hub, api::DescribeOrganizationRequest::default())),
        "AWSOrganizationsNotInUseException"
    );
}
