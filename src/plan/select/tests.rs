//! A part of a plan is whole in itself: nothing without what it needs, nothing that belongs to others.

use super::select;
use crate::plan::{Plan, StepId};
use crate::report::sample::{account, add_policy, add_role, empty};

/// Two accounts, each with the hub's record first.
fn two() -> Plan {
    let mut plan = empty();
    for (number, alias) in [("012345678901", "dns"), ("333333333333", "net")] {
        plan.accounts.push(account(number, alias));
        add_policy(&mut plan, number, alias);
        let record = plan.steps.last().expect("a policy has a step").id;
        add_role(&mut plan, number);
        for step in plan
            .steps
            .iter_mut()
            .filter(|step| step.account.as_str() == number)
        {
            step.needs.push(record);
        }
    }
    plan
}

#[test]
fn an_account_comes_with_its_record_and_without_others() {
    let part = select(&two(), &["net".to_owned()]).expect("`net` is an account of the plan");
    assert_eq!(part.steps.len(), 4);
    assert_eq!(part.changes.len(), 4);
    let ids: Vec<StepId> = part.steps.iter().map(|step| step.id).collect();
    assert_eq!(ids, (1..=4).map(StepId).collect::<Vec<_>>());
    for step in &part.steps[1..] {
        assert_eq!(
            step.needs,
            [StepId(1)],
            "the record of the account is still needed first"
        );
    }
    let names: Vec<&str> = part
        .accounts
        .iter()
        .map(|planned| planned.alias.as_str())
        .collect();
    assert_eq!(names, ["hub", "net"]);
    for change in &part.changes {
        assert!(
            change.steps.iter().all(|step| step.0 >= 1 && step.0 <= 4),
            "{change:?}"
        );
    }
}

#[test]
fn a_number_is_a_name_too_and_all_accounts_are_the_whole() {
    let whole = two();
    let part = select(&whole, &["012345678901".to_owned(), "net".to_owned()])
        .expect("both are accounts of the plan");
    assert_eq!(part, whole);
}

#[test]
fn an_unknown_name_is_refused_with_those_that_are_known() {
    let finding = select(&two(), &["nte".to_owned()]).expect_err("there is no such account");
    assert_eq!(finding.code, "apply/account");
    assert!(finding.hints[0].contains("`dns`"), "{:?}", finding.hints);
}
