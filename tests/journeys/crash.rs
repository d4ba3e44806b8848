//! A life that is killed at every call, before it and after it, and resumed.

use rolecall::event::Phase;
use rolecall::rehearse::Options;
use rolecall::rehearse::crash::{self, Crash};
use rolecall_sim::world::Delays;

use crate::stage::{THREE, read};

#[track_caller]
fn converges(text: &str, options: &Options) {
    let crashes =
        crash::everywhere(&read(text), options).unwrap_or_else(|why| panic!("it can be lived: {why:#?}"));
    for phase in [Phase::Apply, Phase::Verify, Phase::Destroy] {
        let points = crashes.by_phase.get(&phase).copied().unwrap_or(0);
        assert!(points > 50, "{phase:?} has {points} points only");
    }
    assert_eq!(crashes.points, crashes.by_phase.values().sum::<usize>());
    let failures: Vec<String> = crashes
        .failures
        .iter()
        .map(|crash| {
            let Crash {
                seed,
                point,
                phase,
                at,
                wrong,
            } = crash;
            format!("seed {seed}, {point}, in {phase:?}, at {at}: {wrong:#?}")
        })
        .collect();
    let (failed, points) = (failures.len(), crashes.points);
    assert!(
        failures.is_empty(),
        "{failed} of {points} points\n{}",
        failures.join("\n")
    );
}

#[test]
fn scenario_48_killed_at_every_call_of_the_life() {
    converges(THREE, &Options::default());
}

#[test]
fn scenario_48_killed_at_every_call_where_nothing_is_late() {
    converges(
        THREE,
        &Options {
            delays: Delays::Instant,
            ..Options::default()
        },
    );
}

#[test]
fn scenario_48_killed_at_every_call_with_an_adopted_user_and_role() {
    let text = THREE
        .replace("user: { name: micetro,", "user: { name: micetro, existing: true,")
        .replace("alias: net }", "alias: net, role: { existing: true } }");
    converges(
        &text,
        &Options {
            delays: Delays::Instant,
            ..Options::default()
        },
    );
}

/// Three accounts in one policy: joining and leaving it, and the tags of what can't be removed at once.
#[test]
fn scenario_24_and_48_killed_at_every_call_with_packed_policies() {
    for delays in [Delays::Instant, Options::default().delays] {
        converges(
            &THREE.replace(
                "user: { name: micetro,",
                "layout: packed\n  user: { name: micetro,",
            ),
            &Options {
                delays,
                ..Options::default()
            },
        );
    }
}
