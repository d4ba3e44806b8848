//! A stage has an operator everywhere, strangers, and nothing that is on its way.

use std::path::Path;

use rolecall_api::AwsExt as _;
use rolecall_api::views::sts::GetCallerIdentityRequest;
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
    let again = Stage::resumed(&setup, world, now);
    assert_eq!(again.before, stage.before);
    assert_eq!(
        again.strangers().expect("they are still there").outsider.arn,
        strangers.outsider.arn
    );
}
