//! A stage has an operator everywhere, strangers, and nothing that is on its way.

use std::path::Path;

use rolecall_api::views::sts::GetCallerIdentityRequest;
use rolecall_api::{AwsExt as _, Call};
use rolecall_sim::world::Sim;

use super::*;
use crate::diagnostic::Source;
use crate::spec;

fn setup(text: &str) -> Setup {
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: text.to_owned(),
    });
    spec::read(&source, Path::new(""))
        .expect("the spec has no findings")
        .setup
}

const THREE: &str = include_str!("../../../examples/micetro.yaml");

#[tokio::test(start_paused = true)]
async fn every_account_has_an_operator_that_aws_knows() {
    let setup = setup(THREE);
    let stage = Stage::set(&setup, None, &Choice::default()).expect("it can be staged");
    let operators = stage.operators();
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    for account in setup
        .spokes
        .iter()
        .map(|spoke| spoke.account)
        .chain([setup.hub.account])
    {
        let credentials = operators
            .credentials(None, account)
            .expect("there is an operator");
        let identity = sim
            .send(
                &Call::with_provider(credentials),
                GetCallerIdentityRequest::default(),
            )
            .await;
        let arn = identity.expect("it is known").arn.unwrap_or_default();
        assert_eq!(
            arn,
            format!("arn:aws:iam::{account}:user/rehearsal/rehearsal-operator")
        );
    }
}

#[test]
fn strangers_are_found_again_in_a_world_that_was_kept() {
    let setup = setup(THREE);
    let stage = Stage::set(&setup, None, &Choice::default()).expect("it can be staged");
    let strangers = stage.strangers().expect("there are strangers");
    let names: Vec<&str> = strangers
        .unpromised
        .iter()
        .map(|role| role.what.as_str())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| name.ends_with("/role/rehearsal-unpromised")),
        "{names:?}"
    );
    let text = stage.world.to_json(stage.now).expect("a world can be kept");
    let (world, now) = World::from_json(&text).expect("a world can be read");
    let again = Stage::resumed(&setup, world, now).expect("it can be resumed");
    assert_eq!(again.before, stage.before);
    assert_eq!(again.now, stage.now, "nothing was added");
    assert_eq!(
        again.strangers().expect("they are still there").outsider.arn,
        strangers.outsider.arn
    );
}

#[test]
fn a_world_that_was_kept_takes_in_what_is_new_in_the_spec() {
    let first = setup(THREE);
    let stage = Stage::set(&first, None, &Choice::default()).expect("it can be staged");
    let mut second = first.clone();
    let mut spoke = second.spokes[0].clone();
    spoke.account = "444444444444".parse().expect("an account ID");
    "new".clone_into(&mut spoke.alias);
    second.spokes.push(spoke);
    let again = Stage::resumed(&second, stage.world.clone(), stage.now).expect("it can be resumed");
    assert!(
        again.now > stage.now,
        "its operator waits until its rights are seen"
    );
    assert!(
        again
            .operators()
            .credentials(None, "444444444444".parse().expect("an account ID"))
            .is_ok()
    );
    assert!(
        stage.before.beyond(&again.before).is_empty(),
        "nothing is taken away"
    );
}

#[test]
fn a_world_that_was_kept_outlives_many_specs() {
    let first = setup(THREE);
    let mut stage = Stage::set(&first, None, &Choice::default()).expect("it can be staged");
    for number in 0..12 {
        let mut next = first.clone();
        next.spokes[0].role.name = format!("Role{number}");
        stage =
            Stage::resumed(&next, stage.world, stage.now).unwrap_or_else(|why| panic!("{number}: {why:?}"));
    }
}
