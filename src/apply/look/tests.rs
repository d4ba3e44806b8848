//! Where in a plan a reading is.

use jiff::Timestamp;
use rolecall_iam::account::Partition;

use super::*;
use crate::plan::{self, Step};
use crate::setup::Consumer;

const ACCOUNT: &str = "111111111111";

fn account() -> AccountId {
    ACCOUNT.parse().unwrap()
}

fn state(text: &str) -> Fingerprint {
    Fingerprint(text.to_owned())
}

/// Steps on tags, roles and attachments by `facet before after needs…`.
fn plan(lines: &[&str]) -> Plan {
    let steps = lines.iter().enumerate().map(|(index, line)| {
        let words: Vec<&str> = line.split(' ').collect();
        let role = "r".to_owned();
        let act = match words[0] {
            "role" => Act::DeleteRole { role },
            key => Act::TagRole {
                role,
                key: key.to_owned(),
                value: key.to_owned(),
            },
        };
        Step {
            id: StepId(u32::try_from(index).unwrap() + 1),
            account: account(),
            act,
            needs: words[3..]
                .iter()
                .map(|need| StepId(need.parse().unwrap()))
                .collect(),
            before: state(words[1]),
            after: state(words[2]),
        }
    });
    Plan {
        format: plan::FORMAT.to_owned(),
        setup: "s".to_owned(),
        partition: Partition::Aws,
        consumer: Consumer::Other,
        region: "us-east-1".to_owned(),
        hub: account(),
        observed: Timestamp::UNIX_EPOCH,
        destroy: false,
        accounts: Vec::new(),
        changes: Vec::new(),
        steps: steps.collect(),
        notices: Vec::new(),
    }
}

/// The numbers of the steps that are done, and of those that are stale.
fn done(plan: &Plan, readings: &[(&str, &str)]) -> (Vec<u32>, Vec<u32>) {
    let facets = plan.steps.iter().map(|step| step.act.facet()).map(|facet| {
        let name = match &facet {
            Facet::RoleTag(_, key) => key.clone(),
            _ => "role".to_owned(),
        };
        let reading = readings.iter().find(|(facet, _)| *facet == name).unwrap().1;
        (facet, state(reading))
    });
    let readings = BTreeMap::from([(account(), facets.collect())]);
    let mut look = Look {
        done: BTreeSet::new(),
        stale: Vec::new(),
        refused: Vec::new(),
        closed: BTreeMap::new(),
    };
    compare(plan, &readings, &mut look);
    let stale = look.stale.iter().map(|stale| stale.step.0).collect();
    (look.done.iter().map(|step| step.0).collect(), stale)
}

#[test]
fn before_is_to_be_done_after_is_done_and_neither_is_stale() {
    let plan = plan(&["a absent x", "b absent y 1"]);
    assert_eq!(done(&plan, &[("a", "absent"), ("b", "absent")]), (vec![], vec![]));
    assert_eq!(done(&plan, &[("a", "x"), ("b", "absent")]), (vec![1], vec![]));
    assert_eq!(done(&plan, &[("a", "x"), ("b", "y")]), (vec![1, 2], vec![]));
    assert_eq!(done(&plan, &[("a", "z"), ("b", "absent")]), (vec![], vec![1]));
    assert_eq!(done(&plan, &[("a", "absent"), ("b", "z")]), (vec![], vec![2]));
}

#[test]
fn what_is_done_out_of_turn_is_done() {
    let plan = plan(&["a absent x", "b absent y 1"]);
    assert_eq!(done(&plan, &[("a", "absent"), ("b", "y")]), (vec![2], vec![]));
}

#[test]
fn several_steps_on_one_facet_go_on_where_it_is() {
    let plan = plan(&["a old absent", "a absent new 1"]);
    assert_eq!(done(&plan, &[("a", "old")]).0, Vec::<u32>::new());
    assert_eq!(done(&plan, &[("a", "absent")]).0, [1]);
    assert_eq!(done(&plan, &[("a", "new")]).0, [1, 2]);
    assert_eq!(done(&plan, &[("a", "other")]).1, [1]);
}

/// A role is made anew: its attachment `a` goes, comes back, and looks the same at both ends.
#[test]
fn a_facet_that_comes_back_to_where_it_was_is_told_apart_by_what_its_steps_need() {
    let plan = plan(&[
        "a there absent",
        "role old absent 1",
        "role absent new 2",
        "a absent there 3",
    ]);
    let at = |a, role| done(&plan, &[("a", a), ("role", role)]);
    assert_eq!(at("there", "old"), (vec![], vec![]));
    assert_eq!(at("absent", "old"), (vec![1], vec![]));
    assert_eq!(at("absent", "absent"), (vec![1, 2], vec![]));
    assert_eq!(at("absent", "new"), (vec![1, 2, 3], vec![]));
    assert_eq!(at("there", "new"), (vec![1, 2, 3, 4], vec![]));
}

/// A note is written, something is done, the note goes.
#[test]
fn a_tag_that_is_set_for_a_while_is_told_apart_by_what_its_steps_need() {
    let plan = plan(&["note absent here", "b old new 1", "note here absent 2"]);
    let at = |note, b| done(&plan, &[("note", note), ("b", b)]).0;
    assert_eq!(at("absent", "old"), Vec::<u32>::new());
    assert_eq!(at("here", "old"), [1]);
    assert_eq!(at("here", "new"), [1, 2]);
    assert_eq!(at("absent", "new"), [1, 2, 3]);
}
