//! Making a setup, keeping it, and mending what drifted.

use std::collections::BTreeMap;

use rolecall_iam::account::Partition;
use rolecall_iam::policy;

use super::fixture::{HUB, id, managed, setup, spoke_id, trust_of_size};
use super::model::{Model, new_role, new_user};
use crate::mark;
use crate::observed::Group;
use crate::plan::{Act, Change, Facet, Plan, Verb};
use crate::setup::{Consumer, Trust};

fn change<'a>(plan: &'a Plan, kind: &str, name: &str) -> &'a Change {
    plan.changes
        .iter()
        .find(|change| change.kind == kind && change.name == name)
        .unwrap_or_else(|| panic!("no {kind} {name} in {:#?}", plan.changes))
}

fn hub_writes(plan: &Plan) -> Vec<&Act> {
    plan.steps
        .iter()
        .filter(|step| step.account == id(HUB))
        .map(|step| &step.act)
        .collect()
}

#[test]
fn scenario_01_empty_to_three_accounts() {
    let setup = setup(3);
    let mut model = Model::empty();
    let plan = model.apply(&setup);
    assert!(plan.changes.iter().all(|change| change.verb == Verb::Create));
    // User, attachment, group, membership, three policies, key; three times a role with three attachments.
    assert_eq!(plan.changes.len(), 8 + 3 * 4);
    assert_eq!(plan.steps.len(), plan.changes.len());
    assert_eq!(plan.accounts.len(), 4);
    assert_eq!(plan.accounts[0].remark.as_deref(), Some("3 of 34 places taken"));
    assert_eq!(plan.notices, Vec::<String>::new());
    let user = &model.users["micetro"];
    assert_eq!(user.tags[mark::SETUP], "micetro");
    assert_eq!(user.keys.len(), 1);
    let group = &model.hub.groups["micetro-hub-01"];
    assert_eq!(group.path, "/rolecall/micetro/");
    // The vendor's document, character by character but for white space.
    assert_eq!(
        group.inline["assume-200000000001"],
        r#"{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::200000000001:role/MicetroAccess"}]}"#
    );
    let role = &model.accounts[&spoke_id(1)]["MicetroAccess"];
    assert_eq!(
        role.trust,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/micetro"}}}]}"#
    );
    let shown = change(&plan, "policy", "assume-200000000001");
    assert_eq!(
        shown.details,
        ["Allow sts:AssumeRole on net-1/role/MicetroAccess"]
    );
    assert_eq!(
        change(&plan, "role", "MicetroAccess").details,
        ["trusts hub/user/micetro"]
    );
    for document in [&role.trust, &group.inline["assume-200000000001"]] {
        let kind = if document == &role.trust {
            policy::Kind::Trust
        } else {
            policy::Kind::Identity
        };
        policy::check(&policy::read(document).unwrap(), kind).unwrap();
    }
}

#[test]
fn scenario_02_a_second_plan_is_empty() {
    let mut setup = setup(3);
    setup.spokes[0].role.inline.insert(
        "dns".to_owned(),
        policy::read(r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["route53:Get*","route53:List*"],"Resource":["*"]}}"#).unwrap(),
    );
    setup.spokes[1].role.trust = Trust::HubAccount;
    let mut model = Model::empty();
    // `apply` asserts that the second plan has no steps.
    model.apply(&setup);
    // AWS gives documents back in another shape: still nothing to do.
    let role = model
        .accounts
        .get_mut(&spoke_id(1))
        .unwrap()
        .get_mut("MicetroAccess")
        .unwrap();
    role.inline.insert(
        "dns".to_owned(),
        r#"{"Version":"2012-10-17","Statement":[{"Sid":"x","Resource":"*","Action":["route53:List*","route53:get*"],"Effect":"Allow"}]}"#.to_owned(),
    );
    let role = model
        .accounts
        .get_mut(&spoke_id(2))
        .unwrap()
        .get_mut("MicetroAccess")
        .unwrap();
    role.trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111111111111"]},"Action":["sts:AssumeRole"],"Condition":{}}]}"#.to_owned();
    let again = model.plan(&setup);
    assert_eq!(again.steps, []);
    assert_eq!(again.changes, []);
}

#[test]
fn scenario_03_one_account_more_is_one_hub_write() {
    let mut model = Model::with(&setup(3));
    let plan = model.apply(&setup(4));
    let writes = hub_writes(&plan);
    assert!(
        matches!(writes[..], [Act::PutGroupPolicy { policy, .. }] if policy == "assume-200000000004"),
        "{writes:#?}"
    );
    assert!(
        plan.steps
            .iter()
            .all(|step| step.account == id(HUB) || step.account == spoke_id(4))
    );
    // The hub's policy, the record, comes before anything in the account.
    let record = plan.steps.iter().find(|step| step.account == id(HUB)).unwrap();
    let create = plan
        .steps
        .iter()
        .find(|step| matches!(step.act, Act::CreateRole { .. }))
        .unwrap();
    assert_eq!(create.needs, [record.id]);
}

#[test]
fn scenario_07_another_path_is_a_replacement() {
    let mut model = Model::with(&setup(2));
    let mut moved = setup(2);
    moved.spokes[0].role.path = "/micetro/".to_owned();
    let plan = model.apply(&moved);
    let shown = change(&plan, "role", "MicetroAccess");
    assert_eq!(shown.verb, Verb::Replace);
    assert_eq!(
        shown.details,
        ["path / becomes /micetro/, which AWS can't change in place"]
    );
    let role = &model.accounts[&spoke_id(1)]["MicetroAccess"];
    assert_eq!(role.path, "/micetro/");
    assert_eq!(role.managed.len(), 3);
    assert!(
        model.hub.groups["micetro-hub-01"].inline["assume-200000000001"]
            .contains("role/micetro/MicetroAccess")
    );
    assert!(plan.steps.iter().all(|step| step.account != spoke_id(2)));
}

#[test]
fn scenario_08_description_session_and_tags_only() {
    let mut model = Model::with(&setup(2));
    let mut changed = setup(2);
    changed.spokes[0].role.description = "read by Micetro".to_owned();
    changed.spokes[0].role.max_session = 7_200;
    changed.spokes[1]
        .role
        .tags
        .insert("owner".to_owned(), "network".to_owned());
    let plan = model.apply(&changed);
    assert_eq!(plan.steps.len(), 2);
    assert!(matches!(
        &plan.steps[0].act,
        Act::UpdateRole {
            max_session: 7_200,
            ..
        }
    ));
    assert!(matches!(&plan.steps[1].act, Act::TagRole { .. }));
    // A tag that leaves the spec leaves the role, and AWS's own tags stay.
    let tags = &mut model
        .accounts
        .get_mut(&spoke_id(2))
        .unwrap()
        .get_mut("MicetroAccess")
        .unwrap()
        .tags;
    tags.insert("aws:cloudformation:stack-name".to_owned(), "x".to_owned());
    changed.spokes[1].role.tags.clear();
    let plan = model.apply(&changed);
    assert!(
        matches!(&plan.steps[..], [step] if matches!(&step.act, Act::UntagRole { key, .. } if key == "owner"))
    );
}

#[test]
fn scenario_09_a_trust_policy_changed_by_hand() {
    let setup = setup(2);
    let mut model = Model::with(&setup);
    let role = model
        .accounts
        .get_mut(&spoke_id(1))
        .unwrap()
        .get_mut("MicetroAccess")
        .unwrap();
    role.trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]}"#.to_owned();
    let plan = model.apply(&setup);
    assert!(matches!(&plan.steps[..], [step] if matches!(step.act, Act::UpdateAssumeRolePolicy { .. })));
    let shown = change(&plan, "role", "MicetroAccess");
    assert_eq!(
        shown.details,
        ["trust: + condition aws:PrincipalArn = hub/user/micetro"]
    );
    assert!(shown.before.is_some() && shown.after.is_some());
}

#[test]
fn scenario_10_what_is_foreign_on_user_and_group_is_kept_and_named() {
    let setup = setup(2);
    let mut model = Model::with(&setup);
    let document =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
    let user = model.users.get_mut("micetro").unwrap();
    user.inline.insert("theirs".to_owned(), document.to_owned());
    user.managed.insert(managed("ReadOnlyAccess"));
    let group = model.hub.groups.get_mut("micetro-hub-01").unwrap();
    group.inline.insert("by-hand".to_owned(), document.to_owned());
    group.members.insert("alice".to_owned());
    let before = model.clone();
    let plan = model.apply(&setup);
    assert_eq!(plan.steps, []);
    assert_eq!(model, before);
    assert_eq!(
        plan.notices,
        [
            "user `micetro` has policies that are not in the setup, left alone: ReadOnlyAccess, theirs",
            "group `micetro-hub-01` has what is not in the setup, left alone: member alice, policy by-hand",
        ]
    );
}

#[test]
fn scenario_11_attachments_missing_and_foreign_on_our_role() {
    let setup = setup(2);
    let mut model = Model::with(&setup);
    let role = model
        .accounts
        .get_mut(&spoke_id(1))
        .unwrap()
        .get_mut("MicetroAccess")
        .unwrap();
    role.managed.remove(&managed("IAMReadOnlyAccess"));
    role.managed.insert(managed("AdministratorAccess"));
    let document =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;
    role.inline.insert("by-hand".to_owned(), document.to_owned());
    let plan = model.apply(&setup);
    assert_eq!(plan.steps.len(), 3);
    assert_eq!(
        change(&plan, "attachment", "IAMReadOnlyAccess").verb,
        Verb::Create
    );
    let detached = change(&plan, "attachment", "AdministratorAccess");
    assert_eq!(
        (detached.verb, detached.of.as_deref()),
        (Verb::Delete, Some("MicetroAccess"))
    );
    assert_eq!(
        detached.because.as_deref(),
        Some("not in the setup, and Rolecall made the role")
    );
    assert_eq!(change(&plan, "policy", "by-hand").details, ["Allow s3:* on *"]);
}

#[test]
fn scenario_12_an_existing_user_is_adopted_with_its_two_keys() {
    let mut setup = setup(1);
    setup.hub.user.existing = true;
    setup.access_key = None;
    let mut model = Model::empty();
    let mut user = new_user("micetro", "/people/", &BTreeMap::new(), None);
    user.keys = vec![super::model::key("AKIA1"), super::model::key("AKIA2")];
    user.managed.insert(managed("ReadOnlyAccess"));
    model.users.insert(user.name.clone(), user);
    let plan = model.apply(&setup);
    let adopted = &model.users["micetro"];
    assert_eq!(adopted.tags[mark::SETUP], "micetro:adopted");
    assert_eq!(adopted.keys.len(), 2);
    assert!(adopted.managed.contains(&managed("ReadOnlyAccess")));
    // The trust names the user where it is, not where the setup would have made it.
    assert!(
        model.accounts[&spoke_id(1)]["MicetroAccess"]
            .trust
            .contains("user/people/micetro")
    );
    assert!(
        plan.notices.iter().any(|notice| notice.contains("AKIA1, AKIA2")),
        "{:#?}",
        plan.notices
    );
    assert_eq!(
        change(&plan, "user", "micetro").details,
        ["adopted: tag rolecall:setup = micetro:adopted"]
    );
}

#[test]
fn scenario_19_other_partitions() {
    for partition in [Partition::AwsCn, Partition::AwsUsGov] {
        let mut setup = setup(2);
        setup.partition = partition;
        let desired = crate::plan::desired_state(&setup, &Model::empty().observe(&setup)).unwrap();
        let prefix = format!("arn:{partition}:iam::");
        let group = &desired.groups["micetro-hub-01"];
        assert!(group.policies[&spoke_id(1)].contains(&format!("{prefix}200000000001:role/MicetroAccess")));
        let trust = &desired.roles[&spoke_id(1)].trust;
        assert!(trust.contains(&format!("{prefix}111111111111:root")), "{trust}");
        assert!(
            trust.contains(&format!("{prefix}111111111111:user/micetro")),
            "{trust}"
        );
    }
}

#[test]
fn scenario_20_unicode_in_a_description_is_no_drift() {
    let mut setup = setup(1);
    setup.spokes[0].role.description = "Zürich – DNS für Micetro".to_owned();
    let mut model = Model::empty();
    model.apply(&setup);
    assert_eq!(
        model.accounts[&spoke_id(1)]["MicetroAccess"].description,
        "Zürich – DNS für Micetro"
    );
}

#[test]
fn an_adopted_role_keeps_what_is_foreign_on_it() {
    let mut setup = setup(1);
    setup.spokes[0].role.existing = true;
    let mut model = Model::empty();
    let trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
    let mut role = new_role(spoke_id(1), "MicetroAccess", "/", trust);
    role.managed.insert(managed("ReadOnlyAccess"));
    role.description = "theirs".to_owned();
    role.max_session = 43_200;
    model
        .accounts
        .entry(spoke_id(1))
        .or_default()
        .insert(role.name.clone(), role);
    model.apply(&setup);
    let role = &model.accounts[&spoke_id(1)]["MicetroAccess"];
    assert!(role.managed.contains(&managed("ReadOnlyAccess")) && role.managed.len() == 4);
    assert_eq!((role.description.as_str(), role.max_session), ("theirs", 43_200));
    assert!(role.trust.contains("ec2.amazonaws.com") && role.trust.contains("aws:PrincipalArn"));
    assert_eq!(role.tags[mark::SETUP], "micetro:adopted");
    // Taken out of the setup, it is released and stays.
    setup.spokes.clear();
    model.apply(&setup);
    let role = &model.accounts[&spoke_id(1)]["MicetroAccess"];
    assert_eq!(role.managed.len(), 4);
    assert!(!role.tags.contains_key(mark::SETUP));
}

#[test]
fn an_external_id_stands_in_the_trust() {
    let mut setup = setup(1);
    setup.consumer = Consumer::Other;
    setup.spokes[0].role.trust = Trust::HubAccount;
    setup.spokes[0].role.external_id = Some("x-1".to_owned());
    let mut model = Model::empty();
    model.apply(&setup);
    let trust = &model.accounts[&spoke_id(1)]["MicetroAccess"].trust;
    assert!(
        trust.contains(r#""Condition":{"StringEquals":{"sts:ExternalId":"x-1"}}"#),
        "{trust}"
    );
}

#[test]
fn a_key_that_is_ours_is_not_made_again() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    assert_eq!(model.users["micetro"].keys.len(), 1);
    // Somebody deleted it: there is none of ours any more, so one is made.
    model.users.get_mut("micetro").unwrap().keys.clear();
    let plan = model.apply(&setup);
    assert!(
        matches!(&plan.steps[..], [step] if matches!(&step.act, Act::CreateAccessKey { known, .. } if known.is_empty()))
    );
}

#[test]
fn an_interrupted_key_is_asked_for_with_what_was_known_then() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    let user = model.users.get_mut("micetro").unwrap();
    user.tags.remove(mark::KEY);
    user.tags
        .insert(mark::KEYS.to_owned(), "@1970-01-01T00:05:00Z+AKIAOLD1".to_owned());
    user.keys = vec![super::model::key("AKIALOST"), super::model::key("AKIAOLD1")];
    let plan = model.apply(&setup);
    assert!(
        matches!(&plan.steps[..], [step] if matches!(&step.act, Act::CreateAccessKey { known, .. } if known == &["AKIAOLD1"]))
    );
    assert_eq!(plan.steps[0].act.facet(), Facet::AccessKeys("micetro".to_owned()));
}

#[test]
fn a_base_name_that_changes_moves_every_account() {
    let mut model = Model::with(&setup(36));
    let mut renamed = setup(36);
    renamed.hub.group = "ddi".to_owned();
    model.apply(&renamed);
    let names: Vec<&str> = model.hub.groups.keys().map(String::as_str).collect();
    assert_eq!(names, ["ddi-01", "ddi-02"]);
    assert_eq!(model.hub.groups["ddi-01"].inline.len(), 34);
}

#[test]
fn a_group_elsewhere_is_not_ours_to_empty() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    let theirs = Group {
        path: "/".to_owned(),
        inline: [("assume-200000000001".to_owned(), "{}".to_owned())].into(),
        ..Group::default()
    };
    model.hub.groups.insert("other".to_owned(), theirs.clone());
    assert_eq!(model.apply(&setup).steps, []);
    model.destroy(&setup);
    assert_eq!(model.hub.groups["other"], theirs);
}

#[test]
fn an_unreachable_account_is_a_value_and_gets_nothing_new() {
    let mut model = Model::empty();
    model
        .unreachable
        .insert(spoke_id(2), "access was denied".to_owned());
    let plan = model.apply(&setup(2));
    assert!(plan.steps.iter().all(|step| step.account != spoke_id(2)));
    assert!(
        !model.hub.groups["micetro-hub-01"]
            .inline
            .contains_key("assume-200000000002")
    );
    assert_eq!(
        plan.notices,
        ["net-2 can't be entered, so nothing is planned there (access was denied)"]
    );
    let planned = plan
        .accounts
        .iter()
        .find(|planned| planned.account == spoke_id(2))
        .unwrap();
    assert_eq!(planned.remark.as_deref(), Some("can't be entered"));
    // Once entered, what stands for it stays while it can't be reached.
    model.unreachable.clear();
    model.apply(&setup(2));
    model
        .unreachable
        .insert(spoke_id(2), "access was denied".to_owned());
    let mut renamed = setup(2);
    renamed.spokes[1].role.name = "Other".to_owned();
    assert_eq!(model.apply(&renamed).steps, []);
}

#[test]
fn the_hub_user_comes_before_a_trust_that_may_name_it() {
    let mut setup = setup(1);
    setup.spokes[0].role.trust = trust_of_size(400);
    let plan = Model::empty().plan(&setup);
    let user = plan
        .steps
        .iter()
        .find(|step| matches!(step.act, Act::CreateUser { .. }))
        .unwrap();
    let role = plan
        .steps
        .iter()
        .find(|step| matches!(step.act, Act::CreateRole { .. }))
        .unwrap();
    assert!(super::property::follows(&plan, role.id, user.id));
}

#[test]
fn a_tag_that_a_broken_off_run_left_behind_goes() {
    let setup = setup(1);
    let mut model = Model::with(&setup);
    let user = model.users.get_mut("micetro").unwrap();
    user.tags
        .insert(mark::KEYS.to_owned(), "@1970-01-01T00:00:00Z".to_owned());
    let plan = model.apply(&setup);
    assert!(
        matches!(&plan.steps[..], [step] if matches!(&step.act, Act::UntagUser { key, .. } if key == mark::KEYS))
    );
}

#[test]
fn an_account_in_two_groups_stays_in_the_lower_one() {
    let setup = setup(35);
    let mut model = Model::with(&setup);
    let policy = "assume-200000000003";
    let document = model.hub.groups["micetro-hub-01"].inline[policy].clone();
    let second = model.hub.groups.get_mut("micetro-hub-02").unwrap();
    second.inline.insert(policy.to_owned(), document);
    let plan = model.apply(&setup);
    assert!(
        matches!(&plan.steps[..], [step] if matches!(&step.act, Act::DeleteGroupPolicy { group, .. } if group == "micetro-hub-02"))
    );
    assert_eq!(
        plan.changes[0].because.as_deref(),
        Some("it is in group micetro-hub-01")
    );
}

#[test]
fn a_user_that_somebody_deleted_is_made_again() {
    let setup = setup(2);
    let mut model = Model::with(&setup);
    model.users.clear();
    model
        .hub
        .groups
        .get_mut("micetro-hub-01")
        .unwrap()
        .members
        .clear();
    let plan = model.apply(&setup);
    assert!(plan.steps.iter().all(|step| step.account == id(HUB)));
    assert_eq!(plan.steps.len(), 4);
}
