//! The same seed gives the same journal, byte for byte.

use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::setup::*;
use crate::bench::{Bench, HUB};

/// Sets up, polls until it works, uses it; the journal of all that.
fn life(delays: &str, seed: u64, noise: bool) -> String {
    let mut bench = Bench::seeded(delays, seed);
    let key = set_up(&mut bench);
    let root = bench.root(HUB);
    let mut last = None;
    for _ in 0..150 {
        if noise {
            let other = bench.root("222222222222");
            bench.send(&other, GetCallerIdentityRequest::default()).unwrap();
        }
        last = assume(&mut bench, &key).ok().or(last);
        bench.wait(1_000);
    }
    let session = session(Ok(last.expect("it converges")));
    bench.settle();
    bench.send(&session, ListHostedZonesRequest::default()).unwrap();
    bench.send(&root, GetCallerIdentityRequest::default()).unwrap();
    bench
        .world
        .journal()
        .to_jsonl()
        .lines()
        .filter(|line| !(noise && line.contains("GetCallerIdentity") && line.contains("222222222222")))
        .fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn the_same_seed_gives_the_same_journal() {
    for delays in ["instant", "aws", "slow", "adversarial", "fixed:3s"] {
        assert_eq!(life(delays, 7, false), life(delays, 7, false), "{delays}");
    }
}

#[test]
fn another_seed_gives_another() {
    assert_ne!(life("aws", 7, false), life("aws", 8, false));
}

#[test]
fn what_others_do_in_between_shifts_nothing() {
    assert_eq!(life("aws", 7, false), life("aws", 7, true));
}
