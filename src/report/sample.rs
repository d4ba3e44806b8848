//! Plans that tests render: small, and with everything in them that a screen must show.

use rolecall_iam::account::{AccountId, Partition};

use crate::plan::{Act, Change, FORMAT, Fingerprint, Plan, PlannedAccount, Step, StepId, Verb};
use crate::setup::Consumer;

/// The hub of all samples.
pub(crate) const HUB: &str = "111111111111";

/// An account's number.
pub(crate) fn id(text: &str) -> AccountId {
    text.parse().expect("a sample's account ID is twelve digits")
}

/// A plan without changes.
pub(crate) fn empty() -> Plan {
    Plan {
        format: FORMAT.to_owned(),
        setup: "micetro".to_owned(),
        partition: Partition::Aws,
        consumer: Consumer::Micetro,
        region: "eu-central-1".to_owned(),
        hub: id(HUB),
        observed: "2026-01-01T00:00:00Z".parse().expect("a sample's time is a time"),
        destroy: false,
        accounts: vec![account(HUB, "hub")],
        changes: Vec::new(),
        steps: Vec::new(),
        notices: Vec::new(),
    }
}

/// An account of a plan.
pub(crate) fn account(number: &str, alias: &str) -> PlannedAccount {
    PlannedAccount {
        account: id(number),
        alias: alias.to_owned(),
        profile: None,
        role: None,
        remark: None,
        unentered: None,
    }
}

/// A change without anything said about it.
pub(crate) fn change(account: &str, verb: Verb, kind: &str, name: &str) -> Change {
    Change {
        account: id(account),
        verb,
        kind: kind.to_owned(),
        name: name.to_owned(),
        of: None,
        details: Vec::new(),
        because: None,
        before: None,
        after: None,
        steps: Vec::new(),
    }
}

/// Adds a change, with a step that carries it out.
pub(crate) fn add(plan: &mut Plan, mut change: Change, act: Act) {
    let id = StepId(u32::try_from(plan.steps.len()).expect("a sample is small") + 1);
    change.steps = vec![id];
    plan.steps.push(Step {
        id,
        account: change.account,
        act,
        needs: Vec::new(),
        before: Fingerprint::absent(),
        after: Fingerprint("present".to_owned()),
    });
    plan.changes.push(change);
}

/// Adds a new role with two attachments to an account.
pub(crate) fn add_role(plan: &mut Plan, number: &str) {
    let mut role = change(number, Verb::Create, "role", "MicetroAccess");
    role.details.push("trusts hub/user/micetro".to_owned());
    let create = Act::CreateRole {
        role: "MicetroAccess".to_owned(),
        path: "/".to_owned(),
        description: String::new(),
        max_session: 3600,
        trust: "{}".to_owned(),
        tags: std::collections::BTreeMap::new(),
        boundary: None,
    };
    add(plan, role, create);
    for policy in ["AmazonRoute53FullAccess", "IAMReadOnlyAccess"] {
        let attach = Act::AttachRolePolicy {
            role: "MicetroAccess".to_owned(),
            policy: format!("arn:aws:iam::aws:policy/{policy}")
                .parse()
                .expect("a sample's ARN is an ARN"),
        };
        let mut attachment = change(number, Verb::Create, "attachment", policy);
        attachment.of = Some("MicetroAccess".to_owned());
        add(plan, attachment, attach);
    }
}

/// Adds the hub's policy that lets its users into an account.
pub(crate) fn add_policy(plan: &mut Plan, number: &str, alias: &str) {
    let name = format!("assume-{number}");
    let put = Act::PutGroupPolicy {
        group: "micetro-hub-01".to_owned(),
        policy: name.clone(),
        document: "{}".to_owned(),
    };
    let mut policy = change(HUB, Verb::Create, "policy", &name);
    policy.of = Some("micetro-hub-01".to_owned());
    policy
        .details
        .push(format!("Allow sts:AssumeRole on {alias}/role/MicetroAccess"));
    add(plan, policy, put);
}

/// A change of each kind in four accounts.
pub(crate) fn mixed() -> Plan {
    let mut plan = empty();
    plan.accounts[0].remark = Some("33 of 34 places taken".to_owned());
    plan.accounts.extend([
        account("333333333333", "net"),
        account("012345678901", "dns"),
        account("222222222222", "old"),
    ]);
    add_policy(&mut plan, "333333333333", "net");
    add_role(&mut plan, "333333333333");
    let mut trust = change("012345678901", Verb::Update, "role", "MicetroAccess");
    trust
        .details
        .push("trust: + condition aws:PrincipalArn = hub/user/micetro".to_owned());
    trust.before = Some(r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}}"#.to_owned());
    trust.after = Some(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/micetro"}}}]}"#.to_owned());
    add(
        &mut plan,
        trust,
        Act::UpdateAssumeRolePolicy {
            role: "MicetroAccess".to_owned(),
            trust: "{}".to_owned(),
        },
    );
    let mut detach = change("222222222222", Verb::Delete, "attachment", "AdministratorAccess");
    detach.of = Some("MicetroAccess".to_owned());
    detach.because = Some("not in the setup, and Rolecall made the role".to_owned());
    let act = Act::DetachRolePolicy {
        role: "MicetroAccess".to_owned(),
        policy: "arn:aws:iam::aws:policy/AdministratorAccess"
            .parse()
            .expect("a sample's ARN is an ARN"),
    };
    add(&mut plan, detach, act);
    plan.notices
        .push("user `micetro` has policies that are not in the setup, left alone: Billing".to_owned());
    plan
}
