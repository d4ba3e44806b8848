//! Counting: units, AWS's time, and waiting as the union of what waited.

use jiff::{SignedDuration, Timestamp};

use super::Tally;
use crate::event::{Event, Events, Phase, Recorded};
use crate::plan::StepId;
use crate::report::sample::{HUB, id};

fn at(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
}

fn waiting(step: Option<u32>, since: i64, now: i64) -> Event {
    Event::Waiting {
        step: step.map(StepId),
        account: id(HUB),
        alias: "hub".to_owned(),
        why: "hub/user/micetro to be seen".to_owned(),
        code: "AccessDenied".to_owned(),
        since: at(since),
        deadline: at(since + 120),
        at: at(now),
    }
}

fn done(step: u32, now: i64, already: bool) -> Event {
    Event::StepDone {
        step: StepId(step),
        account: id(HUB),
        alias: "hub".to_owned(),
        what: "create role MicetroAccess".to_owned(),
        already,
        at: at(now),
    }
}

#[test]
fn steps_that_wait_side_by_side_wait_once() {
    let heard = Recorded::default();
    let tally = Tally::before(&heard);
    tally.emit(Event::PhaseStarted {
        phase: Phase::Apply,
        total: 3,
        at: at(0),
    });
    tally.emit(waiting(Some(1), 2, 2));
    tally.emit(waiting(Some(2), 4, 4));
    tally.emit(waiting(Some(1), 2, 6));
    tally.emit(done(1, 8, false));
    tally.emit(done(2, 12, false));
    tally.emit(done(3, 20, true));
    tally.emit(Event::PhaseDone {
        phase: Phase::Apply,
        done: 3,
        at: at(21),
    });
    let phases = tally.phases();
    assert_eq!(phases.len(), 1);
    assert_eq!((phases[0].done, phases[0].total, phases[0].already), (3, 3, 1));
    assert!((phases[0].seconds - 21.0).abs() < 1e-9);
    assert!((phases[0].waited - 10.0).abs() < 1e-9, "{}", phases[0].waited);
    assert_eq!(heard.take().len(), 8, "a tally hides nothing");
}

#[test]
fn an_edge_waited_until_it_last_said_so() {
    let silent = crate::event::Silent;
    let tally = Tally::before(&silent);
    tally.emit(Event::PhaseStarted {
        phase: Phase::Verify,
        total: 1,
        at: at(0),
    });
    tally.emit(waiting(None, 1, 1));
    tally.emit(waiting(None, 1, 5));
    tally.emit(Event::EdgeProved {
        who: "hub/user/micetro".to_owned(),
        what: "dns/role/MicetroAccess".to_owned(),
        seconds: 6.0,
        times: 3,
        by_law: false,
    });
    tally.emit(Event::PhaseDone {
        phase: Phase::Verify,
        done: 1,
        at: at(17),
    });
    let phases = tally.phases();
    assert_eq!(phases[0].proved, 1);
    assert!((phases[0].waited - 4.0).abs() < 1e-9, "{}", phases[0].waited);
}

#[test]
fn a_wait_does_not_leak_into_the_next_phase() {
    let silent = crate::event::Silent;
    let tally = Tally::before(&silent);
    tally.emit(Event::PhaseStarted {
        phase: Phase::Apply,
        total: 1,
        at: at(0),
    });
    tally.emit(waiting(Some(1), 0, 9));
    tally.emit(Event::PhaseDone {
        phase: Phase::Apply,
        done: 0,
        at: at(9),
    });
    tally.emit(Event::PhaseStarted {
        phase: Phase::Destroy,
        total: 1,
        at: at(9),
    });
    tally.emit(done(1, 10, false));
    tally.emit(Event::PhaseDone {
        phase: Phase::Destroy,
        done: 1,
        at: at(10),
    });
    let waited: Vec<f64> = tally.phases().iter().map(|phase| phase.waited).collect();
    assert_eq!(waited, [9.0, 0.0]);
}
