use super::Unentered;
use crate::plan::Plan;
use crate::report::sample::{account, empty};

fn closed(plan: &mut Plan, number: &str, alias: &str, why: &str, leaving: bool) {
    let mut planned = account(number, alias);
    planned.unentered = Some(Unentered {
        why: why.to_owned(),
        credentials: false,
        leaving,
    });
    plan.accounts.push(planned);
}

#[test]
fn a_plan_of_all_accounts_is_no_part() {
    assert!(empty().partial().is_none());
}

#[test]
fn every_reason_is_told_once() {
    let mut plan = empty();
    closed(&mut plan, "222222222222", "dns", "AccessDenied: no", false);
    closed(&mut plan, "333333333333", "net", "AccessDenied: no", false);
    closed(&mut plan, "444444444444", "old", "suspended", true);
    let finding = plan.partial().unwrap();
    assert_eq!(
        finding.message,
        "`dns`, `net` and `old` could not be entered, so nothing is planned there"
    );
    assert_eq!(finding.evidence, ["dns: AccessDenied: no", "old: suspended"]);
    assert!(
        finding.hints[1].contains("take the tag `rolecall:left:444444444444` off the hub's user"),
        "{:?}",
        finding.hints
    );
}

#[test]
fn many_accounts_are_counted() {
    let mut plan = empty();
    for number in 0..40 {
        closed(
            &mut plan,
            &format!("2{number:011}"),
            &format!("team-{number}"),
            &format!("reason {number}"),
            false,
        );
    }
    let finding = plan.partial().unwrap();
    assert_eq!(
        finding.message,
        "`team-0`, `team-1`, `team-2`, `team-3`, `team-4` and 35 more could not be entered, \
         so nothing is planned there"
    );
    assert_eq!(finding.evidence.last().unwrap(), "and 35 other reasons");
    assert_eq!(finding.hints.len(), 1);
}
