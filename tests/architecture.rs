//! The house stands as ARCHITECTURE.md draws it: no arrow that isn't drawn, none drawn that isn't there.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says by a panic what is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Arrows = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The fenced block of ARCHITECTURE.md with this info string, read as `room -> room room …`.
fn drawn(block: &str) -> Arrows {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let fence = format!("```{block}\n");
    let start = page
        .find(&fence)
        .unwrap_or_else(|| panic!("ARCHITECTURE.md has a block `{block}`"))
        + fence.len();
    let end = start + page[start..].find("\n```").expect("the block ends");
    page[start..end]
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (from, to) = line
                .split_once("->")
                .unwrap_or_else(|| panic!("`{line}` has an arrow"));
            (
                from.trim().to_owned(),
                to.split_whitespace().map(str::to_owned).collect(),
            )
        })
        .collect()
}

/// Source files below a folder, tests left out.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or_default();
            if stem == "tests" || stem.ends_with("_tests") {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Code without comments: an arrow in a doc link is no arrow.
fn code(path: &Path) -> String {
    fs::read_to_string(path)
        .expect("the file can be read")
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// What follows each `prefix` in the text, as far as it is an identifier.
fn names_after<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(prefix).filter_map(move |(at, _)| {
        let clear = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':');
        let rest = &text[at + prefix.len()..];
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        (clear && end > 0).then(|| &rest[..end])
    })
}

/// The rooms named by `use crate::{a::…, b}` as well as by `crate::a::…`.
fn rooms_named(text: &str) -> BTreeSet<String> {
    let mut rooms: BTreeSet<String> = names_after(text, "crate::").map(str::to_owned).collect();
    for (at, _) in text.match_indices("crate::{") {
        let inside = &text[at + "crate::{".len()..];
        let mut depth = 0_i32;
        let mut start = 0;
        for (here, c) in inside.char_indices() {
            match c {
                '{' => depth += 1,
                '}' | ',' if depth == 0 => {
                    let item = inside[start..here].trim();
                    let end = item
                        .find(|c: char| !c.is_alphanumeric() && c != '_')
                        .unwrap_or(item.len());
                    if end > 0 {
                        rooms.insert(item[..end].to_owned());
                    }
                    start = here + 1;
                    if c == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    rooms
}

fn compare(what: &str, drawn: &Arrows, found: &Arrows) {
    let mut faults = Vec::new();
    for (from, rooms) in found {
        for to in rooms {
            if !drawn.get(from).is_some_and(|drawn| drawn.contains(to)) {
                faults.push(format!("{from} -> {to}   is there and not drawn"));
            }
        }
    }
    for (from, rooms) in drawn {
        for to in rooms {
            if !found.get(from).is_some_and(|found| found.contains(to)) {
                faults.push(format!("{from} -> {to}   is drawn and not there"));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{what}: ARCHITECTURE.md and the code differ:\n{}",
        faults.join("\n")
    );
}

fn metadata() -> cargo_metadata::Metadata {
    cargo_metadata::MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .other_options(vec!["--offline".to_owned()])
        .exec()
        .expect("cargo metadata answers")
}

#[test]
fn packages_depend_as_drawn() {
    let metadata = metadata();
    let ours: BTreeSet<_> = metadata
        .packages
        .iter()
        .map(|package| package.name.to_string())
        .collect();
    let mut found = Arrows::new();
    for package in &metadata.packages {
        let arrows = found.entry(package.name.to_string()).or_default();
        for dependency in &package.dependencies {
            if dependency.kind == cargo_metadata::DependencyKind::Normal && ours.contains(&dependency.name) {
                arrows.insert(dependency.name.clone());
            }
        }
    }
    found.retain(|_, arrows| !arrows.is_empty());
    compare("packages", &drawn("packages"), &found);
}

#[test]
fn the_simulator_never_sees_the_sdk_and_the_law_has_no_heavy_friends() {
    let mut faults = Vec::new();
    for package in &metadata().packages {
        let name = package.name.as_str();
        for dependency in package
            .dependencies
            .iter()
            .filter(|d| d.kind == cargo_metadata::DependencyKind::Normal)
        {
            let banned = match name {
                "rolecall" => false,
                "rolecall-iam" => ![
                    "data-encoding",
                    "serde",
                    "jiff",
                    "ipnet",
                    "miniz_oxide",
                    "thiserror",
                ]
                .contains(&dependency.name.as_str()),
                // The door goes under the SDK's clients as a connector, if somebody asks for it: smithy's traits.
                "rolecall-wire" if dependency.optional => {
                    dependency.name.starts_with("aws-") && !dependency.name.starts_with("aws-smithy-")
                }
                // The facade makes configurations for them, if somebody asks for it: the SDK's value types, and
                // no service.
                "rolecall-sim" if dependency.optional => {
                    dependency.name.starts_with("aws-")
                        && !dependency.name.starts_with("aws-smithy-")
                        && !["aws-types", "aws-credential-types"].contains(&dependency.name.as_str())
                }
                _ => dependency.name.starts_with("aws-"),
            };
            if banned {
                faults.push(format!("{name} -> {}", dependency.name));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "dependencies that these packages must not have: {faults:?}"
    );
}

/// The room of a file below `src/`: its first folder, or its own name.
fn room(source: &Path, src: &Path) -> String {
    let inner = source.strip_prefix(src).expect("the file is below src");
    let first = inner
        .components()
        .next()
        .expect("the path has a part")
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn rooms_of_the_intent_know_as_drawn() {
    let src = root().join("src");
    let files = sources(&src);
    let rooms: BTreeSet<_> = files.iter().map(|file| room(file, &src)).collect();
    let mut found = Arrows::new();
    for file in &files {
        let from = room(file, &src);
        if from == "lib" || from == "main" {
            continue;
        }
        let arrows = found.entry(from.clone()).or_default();
        arrows.extend(
            rooms_named(&code(file))
                .into_iter()
                .filter(|to| *to != from && rooms.contains(to)),
        );
    }
    found.retain(|_, arrows| !arrows.is_empty());
    compare("src", &drawn("rooms"), &found);
}

#[test]
fn what_the_pure_phases_must_not_know() {
    let src = root().join("src");
    let pure = [
        "setup",
        "resolve",
        "place",
        "desired",
        "diff",
        "plan",
        "event",
        "diagnostic",
        "exit",
        "graph",
    ];
    let mut faults = Vec::new();
    for file in sources(&src) {
        let from = room(&file, &src);
        if !pure.contains(&from.as_str()) {
            continue;
        }
        let text = code(&file);
        let saved = file.ends_with("plan/file.rs");
        for banned in [
            "tokio::",
            "rolecall_api::port",
            "rolecall_sim::",
            "async fn",
            ".await",
            "std::fs",
        ] {
            if text.contains(banned) && !(saved && banned == "std::fs") {
                faults.push(format!("{}: `{banned}`", file.display()));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "pure phases know too much:\n{}",
        faults.join("\n")
    );
}

#[test]
fn files_keep_to_one_sentence_and_a_page_count() {
    let mut faults = Vec::new();
    for folder in [
        "src",
        "sim/src",
        "sim/iam/src",
        "sim/api/src",
        "sim/world/src",
        "sim/wire/src",
        "sim/load/src",
    ] {
        for file in sources(&root().join(folder)) {
            let text = fs::read_to_string(&file).expect("the file can be read");
            if file.components().any(|part| part.as_os_str() == "generated") {
                continue;
            }
            let lines = text.lines().count();
            if lines > 500 {
                faults.push(format!("{}: {lines} lines", file.display()));
            }
            if !text.starts_with("//!") {
                faults.push(format!("{}: does not begin with its sentence", file.display()));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "files that are too long or say nothing of themselves:\n{}",
        faults.join("\n")
    );
}

#[test]
fn a_use_in_braces_is_seen() {
    let named =
        rooms_named("use crate::{plan::{Act, Step}, setup, event::Event};\nlet x = crate::apply::run();");
    assert_eq!(
        named.into_iter().collect::<Vec<_>>(),
        ["apply", "event", "plan", "setup"]
    );
}
