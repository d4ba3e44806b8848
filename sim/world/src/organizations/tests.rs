//! An organization from its making to its end: units, accounts in their time, guard-rails that bind when they
//! have been seen.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::organizations as api;
use rolecall_api::views::{iam, sts};

use crate::bench::{Bench, HUB, SPOKE, code, refusal};
use crate::tests::setup::{allow, assume, session, set_up, user_policy};

const SCP: &str = "SERVICE_CONTROL_POLICY";
const RCP: &str = "RESOURCE_CONTROL_POLICY";

/// An organization that the hub manages, with its root.
pub(super) fn organized(delays: &str) -> (Bench, Credentials, String) {
    let mut bench = Bench::new(delays);
    let root = bench.root(HUB);
    bench
        .send(&root, api::CreateOrganizationRequest::default())
        .unwrap();
    let roots = bench.send(&root, api::ListRootsRequest::default()).unwrap().roots;
    let id = roots[0].id.clone().unwrap();
    (bench, root, id)
}

fn unit(bench: &mut Bench, who: &Credentials, parent: &str, name: &str) -> Result<String, CallError> {
    let request = api::CreateOrganizationalUnitRequest {
        parent_id: parent.into(),
        name: name.into(),
        ..Default::default()
    };
    let answer = bench.send(who, request)?;
    Ok(answer.organizational_unit.unwrap().id.unwrap())
}

fn policy(
    bench: &mut Bench,
    who: &Credentials,
    kind: &str,
    name: &str,
    content: &str,
) -> Result<String, CallError> {
    let request = api::CreatePolicyRequest {
        content: content.into(),
        name: name.into(),
        r#type: kind.into(),
        ..Default::default()
    };
    let answer = bench.send(who, request)?;
    Ok(answer.policy.unwrap().policy_summary.unwrap().id.unwrap())
}

fn attach(bench: &mut Bench, who: &Credentials, policy: &str, target: &str) -> Result<(), CallError> {
    let request = api::AttachPolicyRequest {
        policy_id: policy.into(),
        target_id: target.into(),
    };
    bench.send(who, request)
}

fn detach(bench: &mut Bench, who: &Credentials, policy: &str, target: &str) -> Result<(), CallError> {
    let request = api::DetachPolicyRequest {
        policy_id: policy.into(),
        target_id: target.into(),
    };
    bench.send(who, request)
}

fn account(bench: &mut Bench, who: &Credentials, email: &str) -> Result<String, CallError> {
    let request = api::CreateAccountRequest {
        email: email.into(),
        account_name: "New".into(),
        ..Default::default()
    };
    let status = bench.send(who, request)?.create_account_status.unwrap();
    assert_eq!(status.state.as_deref(), Some("IN_PROGRESS"));
    Ok(status.id.unwrap())
}

fn status(bench: &mut Bench, who: &Credentials, request: &str) -> api::CreateAccountStatus {
    let request = api::DescribeCreateAccountStatusRequest {
        create_account_request_id: request.into(),
    };
    bench.send(who, request).unwrap().create_account_status.unwrap()
}

#[test]
fn an_organization_is_made_once_described_and_given_up_when_it_is_empty() {
    let (mut bench, root, _) = organized("instant");
    let again = bench.send(&root, api::CreateOrganizationRequest::default());
    assert_eq!(
        refusal(again),
        (
            "AlreadyInOrganizationException".into(),
            "The provided account is already a member of an organization.".into()
        )
    );
    let shown = bench
        .send(&root, api::DescribeOrganizationRequest {})
        .unwrap()
        .organization
        .unwrap();
    assert_eq!(
        (shown.master_account_id.as_deref(), shown.feature_set.as_deref()),
        (Some(HUB), Some("ALL"))
    );
    let spoke = bench.root(SPOKE);
    assert_eq!(
        code(bench.send(&spoke, api::DescribeOrganizationRequest {})),
        "AWSOrganizationsNotInUseException"
    );
    let request = account(&mut bench, &root, "new@example.com").unwrap();
    assert!(status(&mut bench, &root, &request).account_id.is_some());
    let delete = || api::DeleteOrganizationRequest {};
    assert_eq!(code(bench.send(&root, delete())), "OrganizationNotEmptyException");
    let (mut bench, root, _) = organized("instant");
    bench.send(&root, delete()).unwrap();
    assert_eq!(
        code(bench.send(&root, api::DescribeOrganizationRequest {})),
        "AWSOrganizationsNotInUseException"
    );
}

#[test]
fn units_nest_five_deep_have_names_of_their_own_and_go_when_they_are_empty() {
    let (mut bench, hub, root) = organized("instant");
    let mut parent = root.clone();
    for depth in 1..=5 {
        parent = unit(&mut bench, &hub, &parent, &format!("U{depth}")).unwrap();
    }
    assert_eq!(
        code(unit(&mut bench, &hub, &parent, "U6")),
        "ConstraintViolationException"
    );
    assert_eq!(
        refusal(unit(&mut bench, &hub, &root, "U1")),
        (
            "DuplicateOrganizationalUnitException".into(),
            "An OU with the same name already exists.".into()
        )
    );
    assert_eq!(
        code(unit(&mut bench, &hub, "ou-aaaa-aaaaaaaa", "x")),
        "ParentNotFoundException"
    );
    let first = children(&mut bench, &hub, &root, "ORGANIZATIONAL_UNIT");
    assert_eq!(first.len(), 1);
    let rename = api::UpdateOrganizationalUnitRequest {
        organizational_unit_id: first[0].clone(),
        name: Some("Renamed".into()),
    };
    let renamed = bench.send(&hub, rename).unwrap().organizational_unit.unwrap();
    assert_eq!(renamed.name.as_deref(), Some("Renamed"));
    let delete = |id: &str| api::DeleteOrganizationalUnitRequest {
        organizational_unit_id: id.into(),
    };
    assert_eq!(
        code(bench.send(&hub, delete(&first[0]))),
        "OrganizationalUnitNotEmptyException"
    );
    bench.send(&hub, delete(&parent)).unwrap();
    assert_eq!(
        code(bench.send(&hub, delete(&parent))),
        "OrganizationalUnitNotFoundException"
    );
}

fn children(bench: &mut Bench, who: &Credentials, parent: &str, kind: &str) -> Vec<String> {
    let request = api::ListChildrenRequest {
        parent_id: parent.into(),
        child_type: kind.into(),
        ..Default::default()
    };
    let children = bench.send(who, request).unwrap().children;
    children.into_iter().map(|child| child.id.unwrap()).collect()
}

#[test]
fn an_account_is_made_in_the_background_and_entered_through_its_role() {
    let (mut bench, hub, root) = organized("fixed:10s");
    let request = account(&mut bench, &hub, "new@example.com").unwrap();
    let pending = status(&mut bench, &hub, &request);
    assert_eq!(
        (pending.state.as_deref(), pending.account_id),
        (Some("IN_PROGRESS"), None)
    );
    bench.wait(10_000);
    let done = status(&mut bench, &hub, &request);
    assert_eq!(done.state.as_deref(), Some("SUCCEEDED"));
    let id = done.account_id.unwrap();
    let shown = bench
        .send(
            &hub,
            api::DescribeAccountRequest {
                account_id: id.clone(),
            },
        )
        .unwrap()
        .account
        .unwrap();
    assert_eq!(
        (
            shown.name.as_deref(),
            shown.joined_method.as_deref(),
            shown.state.as_deref()
        ),
        (Some("New"), Some("CREATED"), Some("ACTIVE"))
    );
    assert_eq!(
        children(&mut bench, &hub, &root, "ACCOUNT"),
        [HUB.to_owned(), id.clone()]
    );
    // The same address a second time.
    let second = account(&mut bench, &hub, "NEW@example.com").unwrap();
    bench.wait(10_000);
    assert_eq!(
        status(&mut bench, &hub, &second).failure_reason.as_deref(),
        Some("EMAIL_ALREADY_EXISTS")
    );
    let failed = api::ListCreateAccountStatusRequest {
        states: vec!["FAILED".into()],
        ..Default::default()
    };
    let failed = bench.send(&hub, failed).unwrap().create_account_statuses;
    assert_eq!(failed.len(), 1);
    // Somebody of the management account gets in.
    let user = bench.user(HUB, "anna");
    user_policy(&mut bench, "anna", allow("sts:AssumeRole", "*"));
    bench.settle();
    let request = sts::AssumeRoleRequest {
        role_arn: format!("arn:aws:iam::{id}:role/OrganizationAccountAccessRole"),
        role_session_name: "first".into(),
        ..Default::default()
    };
    let inside: Credentials = bench.send(&user, request).unwrap().credentials.unwrap().into();
    bench.settle();
    let users = bench.send(&inside, iam::ListUsersRequest::default()).unwrap();
    assert!(users.users.is_empty());
    // Made accounts can't leave; closed ones answer nobody.
    let remove = api::RemoveAccountFromOrganizationRequest {
        account_id: id.clone(),
    };
    assert_eq!(code(bench.send(&hub, remove)), "ConstraintViolationException");
    let close = || api::CloseAccountRequest {
        account_id: id.clone(),
    };
    bench.send(&hub, close()).unwrap();
    assert_eq!(code(bench.send(&hub, close())), "ConflictException");
    bench.wait(10_000);
    assert_eq!(
        code(bench.send(&inside, iam::ListUsersRequest::default())),
        "InvalidClientTokenId"
    );
    assert_eq!(code(bench.send(&hub, close())), "AccountAlreadyClosedException");
    let management = api::CloseAccountRequest {
        account_id: HUB.into(),
    };
    assert_eq!(code(bench.send(&hub, management)), "ConstraintViolationException");
}

#[test]
fn the_number_of_accounts_has_a_limit() {
    let (mut bench, hub, _) = organized("instant");
    for n in 0..10 {
        account(&mut bench, &hub, &format!("a{n}@example.com")).unwrap();
    }
    assert_eq!(
        code(account(&mut bench, &hub, "a10@example.com")),
        "ConstraintViolationException"
    );
}

#[test]
fn an_account_moves_from_where_it_is() {
    let (mut bench, hub, root) = organized("instant");
    bench
        .world
        .join_organization(SPOKE.parse().unwrap(), &root)
        .unwrap();
    let there = unit(&mut bench, &hub, &root, "There").unwrap();
    let relocate = |from: &str, to: &str| api::MoveAccountRequest {
        account_id: SPOKE.into(),
        source_parent_id: from.into(),
        destination_parent_id: to.into(),
    };
    let none = "ou-aaaa-aaaaaaaa";
    assert_eq!(
        code(bench.send(&hub, relocate(none, &there))),
        "SourceParentNotFoundException"
    );
    assert_eq!(
        code(bench.send(&hub, relocate(&root, none))),
        "DestinationParentNotFoundException"
    );
    bench.send(&hub, relocate(&root, &there)).unwrap();
    assert_eq!(
        code(bench.send(&hub, relocate(&root, &there))),
        "DuplicateAccountException"
    );
    assert_eq!(
        code(bench.send(&hub, relocate(&there, &there))),
        "DuplicateAccountException"
    );
    let parents = api::ListParentsRequest {
        child_id: SPOKE.into(),
        ..Default::default()
    };
    let parents = bench.send(&hub, parents).unwrap().parents;
    assert_eq!(parents[0].id.as_deref(), Some(there.as_str()));
    assert_eq!(children(&mut bench, &hub, &there, "ACCOUNT"), [SPOKE]);
    // Who came by itself may go.
    let spoke = bench.root(SPOKE);
    bench.send(&spoke, api::LeaveOrganizationRequest {}).unwrap();
    assert_eq!(
        code(bench.send(&hub, api::LeaveOrganizationRequest {})),
        "MasterCannotLeaveOrganizationException"
    );
}

/// Two levels above the spoke, as an attached policy is seen at each.
#[test]
fn an_attached_guard_rail_changes_decisions_after_its_delay_on_every_level() {
    let (mut bench, hub, root) = organized("fixed:10s");
    let there = unit(&mut bench, &hub, &root, "There").unwrap();
    bench
        .world
        .join_organization(SPOKE.parse().unwrap(), &there)
        .unwrap();
    let spoke = bench.root(SPOKE);
    let list = || iam::ListUsersRequest::default();
    let deny = allow("iam:ListUsers", "*").replace("Allow", "Deny");
    let scp = policy(&mut bench, &hub, SCP, "NoLists", &deny).unwrap();
    for target in [root.as_str(), &there, SPOKE] {
        attach(&mut bench, &hub, &scp, target).unwrap();
        bench.send(&spoke, list()).unwrap();
        bench.wait(10_000);
        let (code, text) = refusal(bench.send(&spoke, list()));
        assert_eq!(code, "AccessDenied", "{target}");
        assert!(
            text.contains("with an explicit deny in a service control policy: arn:aws:organizations::111111111111:policy/o-")
                && text.ends_with(&format!("/service_control_policy/{scp}")),
            "{text}"
        );
        // The management account is bound by none.
        bench.send(&hub, list()).unwrap();
        detach(&mut bench, &hub, &scp, target).unwrap();
        bench.wait(10_000);
        bench.send(&spoke, list()).unwrap();
    }
    // What is written into an attached policy binds in its time too.
    attach(&mut bench, &hub, &scp, SPOKE).unwrap();
    bench.wait(10_000);
    let other = api::UpdatePolicyRequest {
        policy_id: scp.clone(),
        content: Some(deny.replace("ListUsers", "ListRoles")),
        ..Default::default()
    };
    bench.send(&hub, other).unwrap();
    assert_eq!(code(bench.send(&spoke, list())), "AccessDenied");
    bench.wait(10_000);
    bench.send(&spoke, list()).unwrap();
    assert_eq!(
        code(bench.send(&spoke, iam::ListRolesRequest::default())),
        "AccessDenied"
    );
}

#[test]
fn policies_are_attached_within_limits_and_the_last_one_stays() {
    let (mut bench, hub, root) = organized("instant");
    let open = allow("*", "*");
    let made: Vec<String> = (0..5)
        .map(|n| policy(&mut bench, &hub, SCP, &format!("P{n}"), &open).unwrap())
        .collect();
    assert_eq!(
        code(policy(&mut bench, &hub, SCP, "P0", &open)),
        "DuplicatePolicyException"
    );
    assert_eq!(
        code(policy(&mut bench, &hub, SCP, "Bad", "{}")),
        "MalformedPolicyDocumentException"
    );
    for id in &made[..4] {
        attach(&mut bench, &hub, id, &root).unwrap();
    }
    assert_eq!(
        code(attach(&mut bench, &hub, &made[4], &root)),
        "ConstraintViolationException"
    );
    assert_eq!(
        code(attach(&mut bench, &hub, &made[0], &root)),
        "DuplicatePolicyAttachmentException"
    );
    assert_eq!(
        code(attach(&mut bench, &hub, &made[4], "ou-aaaa-aaaaaaaa")),
        "TargetNotFoundException"
    );
    let delete = |id: &str| api::DeletePolicyRequest { policy_id: id.into() };
    assert_eq!(code(bench.send(&hub, delete(&made[0]))), "PolicyInUseException");
    assert_eq!(
        code(bench.send(&hub, delete("p-FullAWSAccess"))),
        "InvalidInputException"
    );
    bench.send(&hub, delete(&made[4])).unwrap();
    for id in &made[..4] {
        detach(&mut bench, &hub, id, &root).unwrap();
    }
    assert_eq!(
        code(detach(&mut bench, &hub, "p-FullAWSAccess", &root)),
        "ConstraintViolationException"
    );
    assert_eq!(
        code(detach(&mut bench, &hub, &made[0], &root)),
        "PolicyNotAttachedException"
    );
    let targets = api::ListTargetsForPolicyRequest {
        policy_id: "p-FullAWSAccess".into(),
        ..Default::default()
    };
    let targets = bench.send(&hub, targets).unwrap().targets;
    let kinds: Vec<_> = targets
        .iter()
        .map(|target| target.r#type.as_deref().unwrap())
        .collect();
    assert_eq!(kinds, ["ACCOUNT", "ROOT"]);
    let described = api::DescribePolicyRequest {
        policy_id: "p-FullAWSAccess".into(),
    };
    let described = bench.send(&hub, described).unwrap().policy.unwrap();
    let summary = described.policy_summary.unwrap();
    assert_eq!(
        (summary.arn.as_deref(), summary.aws_managed),
        (
            Some("arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"),
            Some(true)
        )
    );
}

/// A role of a member account, and somebody from outside of the organization's members.
#[test]
fn resource_control_policies_bind_a_member_s_roles_once_they_are_on() {
    let (mut bench, hub_root, root) = organized("instant");
    bench
        .world
        .join_organization(SPOKE.parse().unwrap(), &root)
        .unwrap();
    let hub = set_up(&mut bench);
    let deny = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}"#;
    assert_eq!(
        code(policy(&mut bench, &hub_root, RCP, "NoRoles", &allow("*", "*"))),
        "MalformedPolicyDocumentException"
    );
    let rcp = policy(&mut bench, &hub_root, RCP, "NoRoles", deny).unwrap();
    assert_eq!(
        code(attach(&mut bench, &hub_root, &rcp, SPOKE)),
        "PolicyTypeNotEnabledException"
    );
    let enable = || api::EnablePolicyTypeRequest {
        root_id: root.clone(),
        policy_type: RCP.into(),
    };
    bench.send(&hub_root, enable()).unwrap();
    assert_eq!(
        code(bench.send(&hub_root, enable())),
        "PolicyTypeAlreadyEnabledException"
    );
    session(assume(&mut bench, &hub));
    attach(&mut bench, &hub_root, &rcp, SPOKE).unwrap();
    assert_eq!(code(assume(&mut bench, &hub)), "AccessDenied");
    assert_eq!(
        code(detach(&mut bench, &hub_root, "p-RCPFullAWSAccess", SPOKE)),
        "InvalidInputException"
    );
    let disable = api::DisablePolicyTypeRequest {
        root_id: root.clone(),
        policy_type: RCP.into(),
    };
    bench.send(&hub_root, disable).unwrap();
    session(assume(&mut bench, &hub));
    let attached = api::ListPoliciesForTargetRequest {
        target_id: SPOKE.into(),
        filter: RCP.into(),
        ..Default::default()
    };
    assert!(bench.send(&hub_root, attached).unwrap().policies.is_empty());
}

#[test]
fn without_service_control_policies_nothing_binds_and_with_them_everything_begins_open() {
    let (mut bench, hub, root) = organized("instant");
    bench
        .world
        .join_organization(SPOKE.parse().unwrap(), &root)
        .unwrap();
    let spoke = bench.root(SPOKE);
    let list = || iam::ListUsersRequest::default();
    let deny = allow("iam:*", "*").replace("Allow", "Deny");
    let scp = policy(&mut bench, &hub, SCP, "None", &deny).unwrap();
    attach(&mut bench, &hub, &scp, SPOKE).unwrap();
    assert_eq!(code(bench.send(&spoke, list())), "AccessDenied");
    let disable = api::DisablePolicyTypeRequest {
        root_id: root.clone(),
        policy_type: SCP.into(),
    };
    bench.send(&hub, disable).unwrap();
    bench.send(&spoke, list()).unwrap();
    let enable = api::EnablePolicyTypeRequest {
        root_id: root.clone(),
        policy_type: SCP.into(),
    };
    bench.send(&hub, enable).unwrap();
    bench.send(&spoke, list()).unwrap();
    let attached = api::ListPoliciesForTargetRequest {
        target_id: SPOKE.into(),
        filter: SCP.into(),
        ..Default::default()
    };
    let attached = bench.send(&hub, attached).unwrap().policies;
    assert_eq!(attached[0].name.as_deref(), Some("FullAWSAccess"));
}

#[test]
fn a_delegated_administrator_reads_and_doesn_t_write() {
    let (mut bench, hub, root) = organized("instant");
    bench
        .world
        .join_organization(SPOKE.parse().unwrap(), &root)
        .unwrap();
    let spoke = bench.root(SPOKE);
    let list = || api::ListAccountsRequest::default();
    assert_eq!(code(bench.send(&spoke, list())), "AccessDeniedException");
    let service = || "guardduty.amazonaws.com".to_owned();
    let register = |account: &str| api::RegisterDelegatedAdministratorRequest {
        account_id: account.into(),
        service_principal: service(),
    };
    assert_eq!(
        code(bench.send(&hub, register(SPOKE))),
        "ConstraintViolationException"
    );
    let trust = api::EnableAWSServiceAccessRequest {
        service_principal: service(),
    };
    bench.send(&hub, trust).unwrap();
    assert_eq!(
        code(bench.send(&hub, register(HUB))),
        "ConstraintViolationException"
    );
    bench.send(&hub, register(SPOKE)).unwrap();
    assert_eq!(
        code(bench.send(&hub, register(SPOKE))),
        "AccountAlreadyRegisteredException"
    );
    assert_eq!(bench.send(&spoke, list()).unwrap().accounts.len(), 2);
    assert_eq!(
        code(unit(&mut bench, &spoke, &root, "x")),
        "AccessDeniedException"
    );
    let administrators = bench
        .send(&hub, api::ListDelegatedAdministratorsRequest::default())
        .unwrap();
    assert_eq!(
        administrators.delegated_administrators[0].id.as_deref(),
        Some(SPOKE)
    );
    let services = api::ListDelegatedServicesForAccountRequest {
        account_id: SPOKE.into(),
        ..Default::default()
    };
    let services = bench.send(&hub, services).unwrap().delegated_services;
    assert_eq!(
        services[0].service_principal.as_deref(),
        Some("guardduty.amazonaws.com")
    );
    let remove = api::RemoveAccountFromOrganizationRequest {
        account_id: SPOKE.into(),
    };
    assert_eq!(code(bench.send(&hub, remove)), "ConstraintViolationException");
    let deregister = || api::DeregisterDelegatedAdministratorRequest {
        account_id: SPOKE.into(),
        service_principal: service(),
    };
    bench.send(&hub, deregister()).unwrap();
    assert_eq!(
        code(bench.send(&hub, deregister())),
        "AccountNotRegisteredException"
    );
    assert_eq!(code(bench.send(&spoke, list())), "AccessDeniedException");
}

#[test]
fn everything_has_tags_and_they_are_condition_keys() {
    let (mut bench, hub, root) = organized("instant");
    let tag = |key: &str, value: &str| api::Tag {
        key: key.into(),
        value: value.into(),
    };
    let there = unit(&mut bench, &hub, &root, "There").unwrap();
    for id in [root.as_str(), &there, HUB, "p-FullAWSAccess"] {
        let set = api::TagResourceRequest {
            resource_id: id.into(),
            tags: vec![tag("b", "1"), tag("a", "2")],
        };
        bench.send(&hub, set).unwrap();
        let untag = api::UntagResourceRequest {
            resource_id: id.into(),
            tag_keys: vec!["b".into()],
        };
        bench.send(&hub, untag).unwrap();
        let list = api::ListTagsForResourceRequest {
            resource_id: id.into(),
            ..Default::default()
        };
        assert_eq!(bench.send(&hub, list).unwrap().tags, [tag("a", "2")], "{id}");
    }
    let user = bench.user(HUB, "anna");
    let condition = r#""Condition":{"StringEquals":{"aws:ResourceTag/a":"2"}},"Resource""#;
    let document = allow("organizations:UpdateOrganizationalUnit", "*").replace(r#""Resource""#, condition);
    user_policy(&mut bench, "anna", document);
    let other = unit(&mut bench, &hub, &root, "Other").unwrap();
    let rename = |id: &str| api::UpdateOrganizationalUnitRequest {
        organizational_unit_id: id.into(),
        name: Some("New".into()),
    };
    assert_eq!(code(bench.send(&user, rename(&other))), "AccessDeniedException");
    bench.send(&user, rename(&there)).unwrap();
}

#[test]
fn the_organization_outlives_a_snapshot_with_what_is_under_way() {
    let (mut bench, hub, root) = organized("fixed:10s");
    let deny = allow("iam:*", "*").replace("Allow", "Deny");
    let scp = policy(&mut bench, &hub, SCP, "None", &deny).unwrap();
    attach(&mut bench, &hub, &scp, &root).unwrap();
    let request = account(&mut bench, &hub, "new@example.com").unwrap();
    let text = bench.world.to_json(bench.clock.now()).unwrap();
    (bench.world, _) = crate::World::from_json(&text).unwrap();
    bench.wait(10_000);
    assert_eq!(
        status(&mut bench, &hub, &request).state.as_deref(),
        Some("SUCCEEDED")
    );
}
