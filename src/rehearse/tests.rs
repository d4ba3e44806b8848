//! Whole lives of the example.

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::diagnostic::Source;
use crate::event::Silent;
use crate::spec;

fn example() -> Setup {
    let text = include_str!("../../examples/micetro.yaml").to_owned();
    let source = Arc::new(Source {
        name: "examples/micetro.yaml".to_owned(),
        text,
    });
    spec::read(&source, Path::new("examples"))
        .expect("the example has no findings")
        .setup
}

fn silent() -> Arc<dyn Events> {
    Arc::new(Silent)
}

fn lived(options: &Options) -> Rehearsal {
    rehearse(&example(), options, &silent()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

#[test]
fn a_life_ends_as_it_began_and_every_phase_did_all_it_had_to() {
    let rehearsal = lived(&Options::default());
    assert!(
        rehearsal.holds(),
        "{:#?}\n{:#?}",
        rehearsal.findings,
        rehearsal.left
    );
    assert_eq!(rehearsal.exit(), Exit::Done);
    let phases: Vec<Phase> = rehearsal.phases.iter().map(|lived| lived.phase).collect();
    assert_eq!(phases, [Phase::Plan, Phase::Apply, Phase::Verify, Phase::Destroy]);
    for lived in &rehearsal.phases {
        assert!(lived.total > 0 && lived.done == lived.total, "{lived:?}");
        assert!(lived.waited <= lived.seconds, "{lived:?}");
    }
    let sum: f64 = rehearsal.phases.iter().map(|lived| lived.seconds).sum();
    assert!(
        sum <= rehearsal.seconds + 0.001 && rehearsal.seconds > 10.0,
        "{sum} {}",
        rehearsal.seconds
    );
}

#[test]
fn the_same_seed_gives_the_same_journal_byte_for_byte() {
    let options = Options {
        journal: true,
        ..Options::default()
    };
    let first = lived(&options).journal.expect("it was kept");
    assert!(first.lines().count() > 100, "a whole life is in it");
    assert_eq!(first, lived(&options).journal.expect("it was kept"));
    let other = lived(&Options { seed: 2, ..options });
    assert_ne!(first, other.journal.expect("it was kept"));
}

#[test]
fn the_same_seed_gives_the_same_journal_however_late_things_are() {
    for delays in [Delays::Instant, Delays::Slow, Delays::Adversarial] {
        let options = Options {
            journal: true,
            delays,
            seed: 7,
            ..Options::default()
        };
        let (first, second) = (lived(&options).journal, lived(&options).journal);
        assert!(first.is_some() && first == second, "{delays}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_secret_is_in_the_journal_or_in_the_world() {
    let options = Options {
        journal: true,
        ..Options::default()
    };
    let stage = stage(&example(), &options).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    let life = life(&stage, &sim, sim.clone(), &silent(), &options);
    let applied = life.reach(Goal::Present).await;
    let plan = format!("{:?}", applied.unwrap_or_else(|findings| panic!("{findings:#?}")));
    let key = life
        .custody
        .load()
        .expect("memory can be read")
        .expect("there is a key");
    let secret = key.secret.expose();
    assert_eq!(secret.len(), 40, "a secret as AWS's are");
    let journal = sim.with(|world| world.journal().to_jsonl());
    assert!(
        journal.contains(&key.access_key_id),
        "the key was made before this journal's eyes"
    );
    let world = sim
        .with(|world| world.to_json(sim.now()))
        .expect("a world can be kept");
    for (name, text) in [("journal", journal), ("world", world), ("plan", plan)] {
        assert!(!text.contains(secret), "the secret stands in the {name}");
    }
}

#[test]
fn what_is_left_behind_or_lost_is_told() {
    let stage = stage(&example(), &Options::default()).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let nothing = Inventory::default();
    assert!(
        difference(&stage.before, &nothing)
            .iter()
            .all(|line| line.starts_with("lost: "))
    );
    assert!(
        difference(&nothing, &stage.before)
            .iter()
            .all(|line| line.starts_with("left behind: "))
    );
    assert!(difference(&stage.before, &stage.before.clone()).is_empty());
}

#[test]
fn seeds_of_an_adversarial_aws_all_converge() {
    let options = Options {
        delays: Delays::Adversarial,
        ..Options::default()
    };
    let seeds = seeds::seeds(&example(), &options, 10).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert_eq!(seeds.lived, 10);
    assert!(seeds.failures.is_empty(), "{:#?}", seeds.failures);
    assert!(
        seeds.longest.is_some_and(|(seconds, _)| seconds > 30.0),
        "{:?}",
        seeds.longest
    );
}
