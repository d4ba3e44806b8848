//! What is written reaches each replica in its own time, and never goes back.

use proptest::prelude::*;

use super::*;

fn propagation(delays: &str, seed: u64) -> Propagation {
    Propagation {
        chance: Chance::new(seed),
        delays: delays.parse().unwrap(),
    }
}

fn replica(number: u8) -> Replica {
    Replica {
        service: Service::Sts,
        region: "us-east-1".into(),
        number,
        of: 3,
    }
}

fn moment(millis: i64) -> Moment {
    "2026-01-01T00:00:00Z"
        .parse::<Moment>()
        .unwrap()
        .plus_millis(millis)
}

fn value(writes: &[(i64, u32)], delays: Delays) -> Replicated<u32> {
    let mut value = Replicated::unwritten(Key::unseeded("test"));
    for &(at, number) in writes {
        value.write(delays, moment(at), Kind::IdentityPolicy, number);
    }
    value
}

#[test]
fn with_no_delay_a_write_is_seen_at_once() {
    let delays = propagation("instant", 1);
    let value = value(&[(0, 1), (0, 2)], delays.delays);
    assert_eq!(value.at(&replica(2).view(delays, moment(0))), Some(&2));
}

#[test]
fn a_fixed_delay_is_exact_to_the_millisecond() {
    let delays = propagation("fixed:5s", 1);
    let value = value(&[(0, 1)], delays.delays);
    assert_eq!(value.at(&replica(0).view(delays, moment(4_999))), None);
    assert_eq!(value.at(&replica(0).view(delays, moment(5_000))), Some(&1));
    assert_eq!(value.latest(), Some(&1));
}

#[test]
fn replicas_differ_and_then_agree() {
    let delays = propagation("adversarial", 1);
    let value = value(&[(0, 1)], delays.delays);
    let seen = |at| {
        (0..3)
            .filter(|&n| value.at(&replica(n).view(delays, moment(at))).is_some())
            .count()
    };
    assert_eq!(seen(0), 1);
    assert_eq!(seen(59_000), 3);
}

#[test]
fn arrivals_say_when_a_replica_will_see_a_write() {
    let delays = propagation("aws", 4);
    let value = value(&[(0, 1), (500, 2)], delays.delays);
    for number in 0..3 {
        let view = replica(number).view(delays, moment(0));
        let last = value.arrivals(&view).last().unwrap().1;
        assert_eq!(value.at(&view.later(last)), Some(&2));
        assert_ne!(value.at(&view.later(last.plus_millis(-1))), Some(&2));
    }
}

#[test]
fn one_more_read_changes_nothing() {
    let delays = propagation("aws", 9);
    let value = value(&[(0, 1)], delays.delays);
    let view = replica(1).view(delays, moment(3_000));
    let first = value.at(&view).copied();
    for number in 0..3 {
        let _ = value.at(&replica(number).view(delays, moment(10_000)));
    }
    assert_eq!(value.at(&view).copied(), first);
}

proptest! {
    #[test]
    fn a_replica_never_goes_back_and_ends_at_the_latest(
        seed in any::<u64>(),
        gaps in prop::collection::vec(0_i64..20_000, 1..12),
        profile in prop::sample::select(vec!["aws", "slow", "adversarial", "fixed:3s"]),
    ) {
        let delays = propagation(profile, seed);
        let mut at = 0;
        let writes: Vec<(i64, u32)> = (0..).zip(&gaps).map(|(n, gap)| { at += gap; (at, n) }).collect();
        let mut compacted = Replicated::unwritten(Key::unseeded("test"));
        let mut whole = Replicated::unwritten(Key::unseeded("test"));
        for &(at, number) in &writes {
            compacted.write(delays.delays, moment(at), Kind::Trust, number);
            let ordinal = number;
            whole.writes.push(Write { stamp: Stamp { at: moment(at), kind: Kind::Trust, ordinal }, value: number });
            // Compaction never changes an answer from now on.
            for later in (0..150_000).step_by(7_001) {
                for n in 0..3 {
                    let view = replica(n).view(delays, moment(at + later));
                    prop_assert_eq!(compacted.at(&view), whole.at(&view));
                }
            }
        }
        for n in 0..3 {
            let mut newest = None;
            for step in 0..60 {
                let seen = compacted.at(&replica(n).view(delays, moment(at + step * 2_500))).copied();
                prop_assert!(seen >= newest, "went back from {:?} to {:?}", newest, seen);
                newest = seen;
            }
            prop_assert_eq!(newest.as_ref(), compacted.latest());
        }
    }
}
