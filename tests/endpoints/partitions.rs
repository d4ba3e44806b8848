//! Other partitions than the commercial one, from the spec to the last role: GovCloud and China.
//!
//! The same life in a world in a file and over HTTP by AWS's SDK: the same plans, nothing of another partition in
//! what is written, and nothing left. Who has credentials of one partition and a spec of another writes nothing.

use std::fs;

use rolecall::rehearse::inventory::Inventory;
use serde_json::Value;

use crate::place::{Place, Said};
use crate::serve::{self, Simulated};

const SPEC: &str = include_str!("../../examples/micetro.yaml");

/// Regions with their partitions. Not each partition's first: IAM is elsewhere then than STS.
const OTHERS: [(&str, &str); 4] = [
    ("us-gov-west-1", "aws-us-gov"),
    ("us-gov-east-1", "aws-us-gov"),
    ("cn-north-1", "aws-cn"),
    ("cn-northwest-1", "aws-cn"),
];

/// The spec in a region.
fn in_region(region: &str) -> String {
    let spec = SPEC.replace("region: us-east-1", &format!("region: {region}"));
    assert!(region == "us-east-1" || spec != SPEC);
    spec
}

/// All ARNs of a text are of a partition; how many there are.
fn arns(text: &str, partition: &str) -> usize {
    let mut count = 0;
    for rest in text.split("arn:").skip(1) {
        // `arn:${aws:…` and the like are patterns, which name none.
        let named = rest.split(':').next().unwrap_or_default();
        assert_eq!(named, partition, "arn:{}", &rest[..rest.len().min(60)]);
        count += 1;
    }
    count
}

/// A saved plan, without when it was made.
fn saved(place: &Place, file: &str) -> Value {
    let text = fs::read_to_string(place.path(file)).expect("the plan was saved");
    let mut plan: Value = serde_json::from_str(&text).expect("a plan is JSON");
    plan.as_object_mut().expect("an object").remove("observed");
    plan
}

/// From nothing to nothing; the first plan.
fn live(target: &str, region: &str, partition: &str, there: impl Fn(&Place) -> Vec<String>) -> Value {
    let place = Place::new(target, &in_region(region));
    place.must(&["check"], 0);
    place.must(&["plan", "-o", "first.plan", "--detailed-exitcode"], 2);
    let plan = saved(&place, "first.plan");
    assert_eq!(plan["partition"], partition);
    assert!(arns(&plan.to_string(), partition) > 10, "{plan:#}");
    let needed = place.must(&["permissions"], 0).answer;
    assert!(arns(&needed, partition) > 10, "{needed}");

    place.must(&["apply", "first.plan", "--yes"], 0);
    let made = there(&place);
    assert!(
        made.iter().any(|line| line.contains("role/MicetroAccess")),
        "{made:#?}"
    );
    assert!(arns(&made.join("\n"), partition) > 10);
    let verified = place.must(&["verify", "--fresh", "--steady", "1", "--json"], 0);
    let report = verified.json();
    assert_eq!(report["holds"], true, "{report:#}");
    assert_eq!(report["by_law"], Value::Null, "by use: {report:#}");
    assert_eq!(report["edges"].as_array().map(Vec::len), Some(2));
    assert!(arns(&verified.answer, partition) >= 2, "{report:#}");
    place.must(&["plan", "--detailed-exitcode"], 0);
    let why = ["hub/user/micetro", "sts:AssumeRole", "dns/role/MicetroAccess"];
    place.must(
        &[["explain"].as_slice(), &why, &["--expect", "allowed"]].concat(),
        0,
    );
    let configuration = place.must(&["export", "aws-config"], 0).answer;
    assert_eq!(arns(&configuration, partition), 2, "{configuration}");
    assert!(
        configuration.contains(&format!("region = {region}")),
        "{configuration}"
    );

    place.must(&["destroy", "--yes"], 0);
    place.must(&["plan", "--destroy", "--detailed-exitcode"], 0);
    let left = there(&place);
    for gone in [
        "user/micetro",
        "role/MicetroAccess",
        "group/rolecall/micetro/micetro-hub-01",
    ] {
        let is_there = |line: &&String| {
            line.split([' ', ','])
                .next()
                .is_some_and(|arn| arn.ends_with(gone))
        };
        assert!(made.iter().any(|line| is_there(&line)), "{gone}: {made:#?}");
        assert!(!left.iter().any(|line| is_there(&line)), "{gone}: {left:#?}");
    }
    plan
}

/// The lines of what is in a world.
fn lines(inventory: &Inventory) -> Vec<String> {
    inventory.beyond(&Inventory::default())
}

fn in_file(place: &Place) -> Vec<String> {
    let (world, _) = rolecall_sim::world::World::load(&place.path("world.json")).expect("it is a world");
    lines(&Inventory::of(&world))
}

#[test]
fn other_partitions_come_and_go_in_process_and_over_http_by_the_same_plans() {
    for (region, partition) in OTHERS {
        let endpoint = Simulated::serve(&[]);
        let over_http = live(&endpoint.url, region, partition, |_| {
            lines(&serve::inventory(&endpoint.url))
        });
        let in_process = live("sim:world.json", region, partition, in_file);
        assert_eq!(in_process["steps"], over_http["steps"], "{region}");
    }
}

const COMMANDS: [&[&str]; 4] = [
    &["plan"],
    &["apply", "--yes"],
    &["destroy", "--yes"],
    &["permissions", "--all"],
];

/// A partition, by its region, and another one.
const MIXED: [(&str, &str, &str, &str); 3] = [
    ("cn-north-1", "aws-cn", "us-east-1", "aws"),
    ("us-east-1", "aws", "us-gov-west-1", "aws-us-gov"),
    ("us-gov-west-1", "aws-us-gov", "cn-north-1", "aws-cn"),
];

fn says(said: &Said, words: &str) {
    assert!(said.words().contains(words), "{words}: {said:#?}");
}

#[test]
fn credentials_of_another_partition_stop_a_run_before_its_first_write() {
    for (theirs, found, region, meant) in MIXED {
        let endpoint = Simulated::serve(&[]);
        let place = Place::new(&endpoint.url, &in_region(theirs));
        place.must(&["apply", "--yes"], 0);
        place.must(&["plan", "--destroy", "-o", "gone.plan"], 0);
        let before = serve::inventory(&endpoint.url);
        place.respec(&in_region(region));
        let other = format!("are of the partition `{found}`, not `{meant}`");
        for command in COMMANDS {
            let said = place.must(command, 1);
            says(&said, &format!("the credentials for the hub `hub` {other}"));
            says(
                &said,
                &format!("the spec's `region` makes it a setup in `{meant}`"),
            );
        }
        says(&place.must(&["doctor"], 1), &format!("these credentials {other}"));
        // A plan that was saved in the one is none of the other.
        let said = place.must(&["apply", "gone.plan", "--yes"], 64);
        says(
            &said,
            &format!("the plan is of the partition `{found}`, and `rolecall.yaml` is of `{meant}`"),
        );
        assert_eq!(serve::inventory(&endpoint.url), before);
    }
}

/// A simulated AWS in a file has its own operator, so there it is the world that doesn't fit.
#[test]
fn a_world_of_another_partition_is_left_as_it_is() {
    for (theirs, found, region, meant) in MIXED {
        let place = Place::new("sim:world.json", &in_region(theirs));
        place.must(&["apply", "--yes"], 0);
        let before = fs::read(place.path("world.json")).expect("there is a world");
        place.respec(&in_region(region));
        for command in COMMANDS {
            let said = place.must(command, 1);
            says(
                &said,
                &format!("of this world is of the partition `{found}`, not `{meant}`"),
            );
        }
        assert_eq!(
            fs::read(place.path("world.json")).expect("there is a world"),
            before
        );
    }
}
