//! Delays are spread as their table says.

use super::*;
use crate::chance::Chance;

fn sample(delays: Delays, kind: Kind) -> Vec<i64> {
    let mut drawn: Vec<i64> = (0..10_000)
        .map(|n| delays.delay(kind, Chance::new(1).key("delay").number(n), 9, 0, 3))
        .collect();
    drawn.sort_unstable();
    drawn
}

#[test]
fn aws_policies_have_a_median_of_4_s_and_a_99th_percentile_of_30_s() {
    let drawn = sample(Delays::Aws, Kind::IdentityPolicy);
    assert!((3_800..4_200).contains(&drawn[5_000]), "{}", drawn[5_000]);
    assert!((26_000..34_000).contains(&drawn[9_900]), "{}", drawn[9_900]);
    assert!(drawn[9_999] <= Delays::Aws.longest(Kind::IdentityPolicy));
}

#[test]
fn aws_keys_are_later_than_policies() {
    assert!((7_600..8_400).contains(&sample(Delays::Aws, Kind::Credential)[5_000]));
}

#[test]
fn no_delay_passes_its_longest() {
    for delays in [
        Delays::Instant,
        Delays::Aws,
        Delays::Slow,
        Delays::Adversarial,
        "fixed:7s".parse().unwrap(),
    ] {
        for kind in Kind::ALL {
            let drawn = sample(delays, kind);
            assert!(drawn[9_999] <= delays.longest(kind), "{delays} {kind}");
            assert!(drawn[0] >= 0, "{delays} {kind}");
        }
    }
}

#[test]
fn adversarial_shows_each_write_to_one_replica_at_once_and_to_the_others_late() {
    for n in 0..200 {
        let write = Chance::new(3).key("delay").number(n);
        let seen: Vec<i64> = (0..3)
            .map(|number| Delays::Adversarial.delay(Kind::Trust, write, 5, number, 3))
            .collect();
        assert_eq!(seen.iter().filter(|&&delay| delay == 0).count(), 1, "{seen:?}");
        assert_eq!(
            seen.iter()
                .filter(|&&delay| (47_200..59_000).contains(&delay))
                .count(),
            2,
            "{seen:?}"
        );
    }
}

#[test]
fn every_kind_of_every_profile_has_a_source() {
    for kind in Kind::ALL {
        assert!(AWS.iter().any(|figure| figure.kind == Some(kind)), "{kind}");
        assert!(!Delays::Slow.figure(kind).source.is_empty());
    }
}

#[test]
fn names_are_read_as_they_are_written() {
    for name in [
        "instant",
        "aws",
        "slow",
        "adversarial",
        "fixed:5s",
        "fixed:250ms",
        "fixed:0s",
    ] {
        assert_eq!(name.parse::<Delays>().unwrap().to_string(), name);
    }
    assert_eq!("fixed:2m".parse::<Delays>().unwrap().to_string(), "fixed:120s");
}

#[test]
fn what_is_no_profile_is_refused_with_the_names() {
    for name in [
        "",
        "AWS",
        "fixed",
        "fixed:",
        "fixed:5",
        "fixed:-1s",
        "fixed:5 s",
        "fixed:99999999999999999999s",
        "fixed:9999999h",
    ] {
        assert!(name.parse::<Delays>().is_err(), "{name}");
    }
    let refused = "soon".parse::<Delays>().unwrap_err().to_string();
    assert!(
        Delays::NAMES.iter().all(|name| refused.contains(name)),
        "{refused}"
    );
}
