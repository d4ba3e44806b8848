//! What a log keeps: a line per finished step, and nothing twice.

use jiff::{SignedDuration, Timestamp};

use super::{Bars, Lines, waiting};
use crate::event::{Event, Events, Phase};
use crate::plan::StepId;
use crate::report::sample::{HUB, id, mixed};

fn at(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
}

fn life() -> Vec<Event> {
    let early = |now| Event::Waiting {
        step: Some(StepId(1)),
        account: id("333333333333"),
        alias: "net".to_owned(),
        why: "hub/user/micetro to be seen".to_owned(),
        code: "MalformedPolicyDocument".to_owned(),
        since: at(1),
        deadline: at(121),
        at: at(now),
    };
    let done = |step, account: &str, alias: &str, what: &str, already| Event::StepDone {
        step: StepId(step),
        account: id(account),
        alias: alias.to_owned(),
        what: what.to_owned(),
        already,
        at: at(11),
    };
    vec![
        Event::PhaseStarted {
            phase: Phase::Apply,
            total: 3,
            at: at(0),
        },
        Event::StepStarted {
            step: StepId(1),
            account: id("333333333333"),
            alias: "net".to_owned(),
            what: "create role NetAccess".to_owned(),
            at: at(0),
        },
        early(1),
        early(4),
        early(9),
        done(1, "333333333333", "net", "create role NetAccess", false),
        done(2, HUB, "hub", "put policy assume-333333333333", true),
        Event::StepFailed {
            step: StepId(3),
            account: id(HUB),
            alias: "hub".to_owned(),
            what: "create group g".to_owned(),
            why: "LimitExceeded: \u{1b}[2Jtoo many".to_owned(),
            at: at(12),
        },
        Event::Notice {
            text: "`old` can't be reached".to_owned(),
        },
        Event::PhaseDone {
            phase: Phase::Apply,
            done: 2,
            at: at(13),
        },
    ]
}

#[test]
fn lines_say_each_thing_once() {
    let mut out = Vec::new();
    let lines = Lines::new(&mut out, 3);
    for event in life() {
        lines.emit(event);
    }
    let text = String::from_utf8(out).expect("lines are text");
    insta::assert_snapshot!(anstream::adapter::strip_str(&text).to_string(), @r"
    net  early: waiting for hub/user/micetro to be seen, at most 120 s
    net  create role NetAccess
    hub  put policy assume-333333333333  (done before)
    hub  failed: create group g: LimitExceeded: �[2Jtoo many
    note: `old` can't be reached
    ");
}

#[test]
fn the_clock_of_a_wait_is_shown() {
    let early = life().into_iter().nth(4).expect("the life has five events");
    assert_eq!(
        waiting(&early),
        "waiting for hub/user/micetro to be seen  8 s of 120 s"
    );
}

#[test]
fn bars_take_whatever_happens() {
    let bars = Bars::of(&mixed());
    for event in life() {
        bars.emit(event);
    }
    let plain = Bars::plain();
    for event in life() {
        plain.emit(event);
    }
    let state = bars.state.lock().expect("no emitter panicked");
    assert_eq!(state.whole.position(), 3);
    assert_eq!(state.work[&id(HUB)].done, 2);
    assert!(state.shown <= super::MOST_BARS);
}
