//! What a second run leaves wrong is found: the check itself is checked.

use std::path::Path;

use rolecall_api::AwsExt as _;
use rolecall_api::Call;
use rolecall_api::views::iam::{CreateAccessKeyRequest, Tag, TagUserRequest};

use super::*;
use crate::diagnostic::Source;
use crate::spec;

fn setup() -> Setup {
    let text = include_str!("../../../examples/micetro.yaml").to_owned();
    let source = Arc::new(Source {
        name: "examples/micetro.yaml".to_owned(),
        text,
    });
    spec::read(&source, Path::new("examples"))
        .expect("the example has no findings")
        .setup
}

/// A life that was killed after everything was applied, by a hand that meddled.
async fn after(meddle: impl AsyncFnOnce(&Sim, &Stage, &mut Option<Credentials>)) -> Vec<String> {
    let options = Options {
        delays: rolecall_sim::world::Delays::Instant,
        ..Options::default()
    };
    let stage = stage(&setup(), &options).unwrap_or_else(|why| panic!("{why:#?}"));
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    let life = life(&stage, &sim, sim.clone(), &silent(), &options);
    whole(
        &life
            .reach(Goal::Present)
            .await
            .unwrap_or_else(|why| panic!("{why:#?}")),
    )
    .unwrap_or_else(|why| panic!("{why:#?}"));
    let present = sim.with(|world| Inventory::of(world));
    let mut key = life.custody.load().expect("memory can be read");
    meddle(&sim, &stage, &mut key).await;
    let fork = Fork {
        point: Point {
            call: 1,
            side: super::super::tapped::Side::Before,
            operation: rolecall_api::Operation::IamGetUser,
        },
        phase: Phase::Apply,
        world: sim.with(|world| world.clone()),
        at: sim.now(),
        key,
    };
    let reference = Reference {
        present,
        absent: stage.before.clone(),
    };
    resume(fork, &stage, &reference, &options).await
}

fn root(sim: &Sim, stage: &Stage) -> Call {
    let hub = stage.setup.hub.account;
    Call::new(
        sim.with(|world| world.root_credentials(hub))
            .expect("the hub is there"),
    )
}

#[tokio::test(start_paused = true)]
async fn a_life_that_was_whole_converges() {
    let wrong = after(async |_, _, _| {}).await;
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(start_paused = true)]
async fn a_key_that_nobody_has_the_secret_of_is_found() {
    let wrong = after(async |_, _, key| *key = None).await;
    assert!(
        wrong
            .iter()
            .any(|line| line.starts_with("orphaned: access key AKIA")),
        "{wrong:#?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_key_too_many_is_found() {
    let wrong = after(async |sim, stage, _| {
        let user_name = Some(stage.setup.hub.user.name.clone());
        let made = sim
            .send(&root(sim, stage), CreateAccessKeyRequest { user_name })
            .await;
        made.expect("root may make a key");
    })
    .await;
    assert!(
        wrong.iter().any(|line| line.starts_with("left behind: ")),
        "{wrong:#?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_tag_too_many_is_found() {
    let wrong = after(async |sim, stage, _| {
        let request = TagUserRequest {
            user_name: stage.setup.hub.user.name.clone(),
            tags: vec![Tag {
                key: "stray".to_owned(),
                value: String::new(),
            }],
        };
        sim.send(&root(sim, stage), request).await.expect("root may tag");
    })
    .await;
    assert!(wrong.iter().any(|line| line.contains("tag stray=")), "{wrong:#?}");
}
