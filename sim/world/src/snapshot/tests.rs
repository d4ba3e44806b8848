//! A world comes back from its file as it went in, and the file holds no secret.

use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::*;
use crate::bench::{Bench, HUB, SPOKE, account};
use crate::tests::setup::{assume, set_up};
use crate::time::clock::Clock;

fn lived() -> (Bench, rolecall_api::credentials::Credentials) {
    let mut bench = Bench::new("aws");
    let root = bench.world.create_organization(account(HUB)).unwrap();
    bench.world.join_organization(account(SPOKE), &root).unwrap();
    let key = set_up(&mut bench);
    bench.settle();
    assume(&mut bench, &key).unwrap();
    bench.user(HUB, "late");
    (bench, key)
}

#[test]
fn a_world_goes_on_from_its_file_as_if_it_had_never_stopped() {
    let (mut bench, key) = lived();
    let text = bench.world.to_json(bench.clock.now()).unwrap();
    let (world, now) = World::from_json(&text).unwrap();
    assert_eq!(world.to_json(now).unwrap(), text);
    let mut again = Bench {
        world,
        clock: Clock::at(now),
    };
    assert_eq!(again.clock.now(), bench.clock.now());
    let skip = bench.world.journal().events().len();
    for bench in [&mut bench, &mut again] {
        for _ in 0..40 {
            let _ = assume(bench, &key);
            let root = bench.root(SPOKE);
            bench.send(&root, GetCallerIdentityRequest::default()).unwrap();
            bench.wait(500);
        }
    }
    let rest: Vec<_> = bench
        .world
        .journal()
        .events()
        .skip(skip)
        .map(crate::journal::Event::to_json)
        .collect();
    let other: Vec<_> = again
        .world
        .journal()
        .events()
        .map(crate::journal::Event::to_json)
        .collect();
    assert_eq!(rest, other);
}

#[test]
fn the_file_holds_no_secret() {
    let (mut bench, key) = lived();
    let root = bench.root(HUB);
    let session = assume(&mut bench, &key).unwrap().credentials.unwrap();
    let text = bench.world.to_json(bench.clock.now()).unwrap();
    assert!(text.contains(&key.access_key_id));
    for secret in [
        key.secret.expose(),
        root.secret.expose(),
        session.secret_access_key.expose(),
        session.session_token.expose(),
    ] {
        assert!(!text.contains(secret));
    }
}

#[test]
fn a_file_is_kept_whole_and_read_back() {
    let (bench, _) = lived();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.json");
    bench.world.save(&path, bench.clock.now()).unwrap();
    bench.world.save(&path, bench.clock.now()).unwrap();
    let (world, now) = World::load(&path).unwrap();
    assert_eq!(
        world.to_json(now).unwrap(),
        std::fs::read_to_string(&path).unwrap()
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_is_no_world_is_refused_with_a_reason() {
    let refused = |text: &str| World::from_json(text).unwrap_err().to_string();
    assert!(refused("nonsense").starts_with("this is no world file"));
    assert!(refused(r#"{"format":"rolecall-world/99"}"#).contains("`rolecall-world/99`"));
    assert!(refused(r#"{"format":"rolecall-world/1"}"#).starts_with("this is no world file"));
    let (bench, _) = lived();
    let text = bench.world.to_json(bench.clock.now()).unwrap();
    let other = text.replace("policy/AmazonRoute53FullAccess", "policy/NothingOfTheKind");
    assert!(refused(&other).contains("NothingOfTheKind"));
    let missing = World::load(std::path::Path::new("/nowhere/world.json"))
        .unwrap_err()
        .to_string();
    assert!(missing.starts_with("`/nowhere/world.json` can't be read"));
}
