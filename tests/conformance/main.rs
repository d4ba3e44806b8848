//! One suite for whoever answers as AWS does: cases as data, run on each arm.
//!
//! What is claimed of the simulated AWS is claimed of AWS by the same cases. `endpoint.py` beside this
//! file runs them with boto3 and with the AWS CLI on any URL.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case that can't be read is a failed test"
)]

mod case;
#[cfg(feature = "aws")]
mod endpoint;
mod expect;
mod faults;
mod runner;
#[cfg(feature = "aws")]
mod sdk;
mod suite;
mod values;
mod world;

use serde_json::Value;

use case::{Deviations, Expectation, Topic};
use suite::{cases, deviations, here, topics};

#[test]
fn cases_and_deviations_have_names_that_are_known_and_single() {
    let topics = topics();
    let faults = faults::faults(&cases(&topics), &deviations());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What forms, paths and fillings mean, as `endpoint.py` checks it, too.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Meanings {
    forms: Vec<Held>,
    paths: Vec<Found>,
    fillings: Vec<Filled>,
}

#[derive(serde::Deserialize)]
struct Held {
    want: Expectation,
    got: Value,
    holds: bool,
}

#[derive(serde::Deserialize)]
struct Found {
    output: Value,
    path: String,
    value: Value,
}

#[derive(serde::Deserialize)]
struct Filled {
    value: Value,
    filled: Value,
}

#[test]
fn forms_paths_and_fillings_mean_here_what_they_mean_in_python() {
    let text = std::fs::read_to_string(here().join("forms.json")).unwrap();
    let meanings: Meanings = serde_json::from_str(&text).unwrap();
    for Held { want, got, holds } in meanings.forms {
        assert_eq!(expect::holds(&want, &got).is_ok(), holds, "{want:?} of {got}");
    }
    for Found { output, path, value } in meanings.paths {
        assert_eq!(expect::at(&output, &path), value, "{path} of {output}");
    }
    let names = [("hub", "111111111111"), ("n", "7")];
    let names = names
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    for Filled { value, filled } in meanings.fillings {
        assert_eq!(values::fill(&value, &names), filled);
    }
}

/// `UPDATE_SCHEMAS=1` writes them.
#[test]
fn the_schemas_of_cases_and_deviations_are_fresh() {
    for (file, schema) in [
        ("case.schema.json", schemars::schema_for!(Topic)),
        ("deviation.schema.json", schemars::schema_for!(Deviations)),
    ] {
        let file = here().join(file);
        let schema = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&file, schema).unwrap();
        } else {
            let there = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(
                there == schema,
                "{} is stale: run UPDATE_SCHEMAS=1 cargo test --test conformance schemas",
                file.display()
            );
        }
    }
}
