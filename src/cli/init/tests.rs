use std::path::Path;
use std::sync::Arc;

use super::ask::accounts;
use super::{Answers, Rights, example};
use crate::diagnostic::Source;
use crate::setup::KeyDestination;
use crate::spec::{self, Loaded};

fn loaded(text: String) -> Loaded {
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text,
    });
    spec::read(&source, Path::new("")).unwrap_or_else(|findings| panic!("{findings:#?}\n{}", source.text))
}

fn answers(rights: Rights) -> Answers {
    Answers {
        name: "dns".to_owned(),
        hub: "111111111111".to_owned(),
        user: "dns+tool@example".to_owned(),
        existing: true,
        spokes: accounts("012345678901=dns, 333333333333"),
        rights,
        key_file: Some("./a \"b\": #c.key".to_owned()),
    }
}

#[test]
fn what_is_answered_is_what_is_read() {
    for rights in [Rights::Least, Rights::Documented] {
        let loaded = loaded(answers(rights).text());
        assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
        let setup = loaded.setup;
        assert_eq!(setup.name, "dns");
        assert_eq!(setup.hub.user.name, "dns+tool@example");
        assert!(setup.hub.user.existing);
        let aliases: Vec<&str> = setup.spokes.iter().map(|spoke| spoke.alias.as_str()).collect();
        assert_eq!(aliases, ["dns", "333333333333"]);
        assert_eq!(setup.spokes[0].account.as_str(), "012345678901");
        assert_eq!(setup.spokes[0].role.managed.is_empty(), rights == Rights::Least);
        assert_eq!(
            setup.access_key,
            Some(KeyDestination::File("a \"b\": #c.key".into()))
        );
    }
}

/// An answer is a value, whatever it looks like: it can't add a field, or end the text.
#[test]
fn an_answer_stays_an_answer() {
    let hostile = Answers {
        user: "x\"\n  existing: false\nrole: {}\n#".to_owned(),
        ..answers(Rights::Least)
    };
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: hostile.text(),
    });
    let findings = spec::read(&source, Path::new("")).unwrap_err();
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["spec/name"]);
}

#[test]
fn the_example_speaks_of_its_own_file() {
    let own = example(Path::new("rolecall.yaml"));
    assert!(!own.contains("examples/micetro.yaml"));
    assert!(own.contains("rolecall check\n"));
    let other = example(Path::new("dns.yaml"));
    assert!(other.contains("rolecall check dns.yaml"));
    assert_eq!(loaded(own).setup.spokes.len(), 2);
    // An editor would look for a schema that isn't there.
    assert!(
        !other
            .lines()
            .any(|line| line.starts_with("# yaml-language-server"))
    );
}
