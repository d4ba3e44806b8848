//! The suite's files, read: cases by topic, and tables of deviations.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::case::{Case, Deviations, Topic};

/// This folder. The suite is run from other packages of the workspace, too.
pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("tests/conformance"))
        .find(|folder| folder.is_dir())
        .unwrap()
}

/// Every file of a folder here, in order.
fn read<T: DeserializeOwned>(folder: &str) -> Vec<T> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(here().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} is empty");
    files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        })
        .collect()
}

pub(crate) fn topics() -> Vec<Topic> {
    read("cases")
}

pub(crate) fn cases(topics: &[Topic]) -> Vec<&Case> {
    topics.iter().flat_map(|topic| &topic.cases).collect()
}

pub(crate) fn deviations() -> Vec<Deviations> {
    read("deviations")
}
