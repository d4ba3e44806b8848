//! Sessions that ended are forgotten a day later, and no sooner.

use rolecall_api::views::sts as api;

use crate::bench::{Bench, HUB, code};

const DAY_MILLIS: u64 = 24 * 3600 * 1000;

#[test]
fn a_world_that_makes_sessions_does_not_grow_for_ever() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let make = |bench: &mut Bench| {
        let request = api::GetSessionTokenRequest {
            duration_seconds: Some(900),
            ..Default::default()
        };
        let answer = bench.send(&root, request).unwrap();
        bench.wait(1_000);
        answer.credentials.unwrap().into()
    };
    let first = make(&mut bench);
    let second = make(&mut bench);
    for session in [&first, &second] {
        bench.send(session, api::GetCallerIdentityRequest {}).unwrap();
    }
    bench.wait(900_000);
    // It is told that it ended, for a day, whatever is made meanwhile.
    for _ in 0..200 {
        make(&mut bench);
    }
    let ended = bench.send(&first, api::GetCallerIdentityRequest {});
    assert_eq!(code(ended), "ExpiredToken");
    for _ in 0..20 {
        bench.wait(2 * DAY_MILLIS);
        for _ in 0..300 {
            make(&mut bench);
        }
    }
    let kept = bench.world.sessions.len();
    assert!((300..800).contains(&kept), "{kept} of 6,202 are kept");
    let forgotten = bench.send(&first, api::GetCallerIdentityRequest {});
    assert_eq!(code(forgotten), "InvalidClientTokenId");
    // Nor is it remembered when they were used.
    assert!(bench.world.instants.len() < 10, "{}", bench.world.instants.len());
}
