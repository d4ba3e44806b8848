use std::sync::Arc;

use super::{Findings, counted, github, human};
use crate::diagnostic::{Diagnostic, Place, Source};

fn finding() -> Diagnostic {
    let source = Arc::new(Source {
        name: "a,b:c%.yaml".to_owned(),
        text: "one: 1\ntwo: é twô\n".to_owned(),
    });
    let start = source.text.find("twô").unwrap();
    Diagnostic::error("spec/name", "`twô` is 100% wrong\nreally")
        .at(Place::new(&source, start..start + 4), "here")
        .because(["identity   allowed".to_owned(), "trust      no match".to_owned()])
        .hint("try\nthree")
}

#[test]
fn github_gets_its_escapes() {
    assert_eq!(
        github(&[finding()]),
        "::error file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=8,endColumn=11,title=spec/name::\
         `twô` is 100%25 wrong%0Areally: here%0Aidentity   allowed%0Atrust      no match%0Ahint: try%0Athree\n"
    );
}

#[test]
fn a_finding_without_a_place_is_an_annotation_too() {
    let warning = Diagnostic::warning("spec/empty", "nothing here");
    assert_eq!(github(&[warning]), "::warning title=spec/empty::nothing here\n");
}

#[test]
fn json_has_places_in_characters() {
    let findings = [finding(), Diagnostic::warning("spec/empty", "nothing")];
    insta::assert_json_snapshot!(Findings::new(&findings));
    assert_eq!(counted(&findings), "1 error, 1 warning");
    assert_eq!(counted(&findings[..1]), "1 error");
    assert_eq!(counted(&[]), "0 errors");
}

#[test]
fn evidence_stands_between_the_place_and_what_to_do() {
    insta::assert_snapshot!(human(&[finding()], false));
}

#[test]
fn colour_changes_no_word() {
    let coloured = human(&[finding()], true);
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(
        anstream::adapter::strip_str(&coloured).to_string(),
        human(&[finding()], false)
    );
}

#[test]
fn a_users_text_drives_no_terminal() {
    let source = Arc::new(Source {
        name: "a.yaml".to_owned(),
        text: "name: \"\u{1b}[2J\u{202e}\"\n".to_owned(),
    });
    let hostile = Diagnostic::error("spec/name", "`\u{1b}[2J` is no name")
        .at(
            Place::new(&source, 6..source.text.len() - 1),
            "\u{1b}]0;here\u{7}",
        )
        .because(["\u{1b}[31m".to_owned()])
        .hint("\u{9b}31m");
    let text = human(&[hostile], false);
    let control = text
        .chars()
        .find(|character| character.is_control() && *character != '\n');
    assert_eq!(control, None, "{text:?}");
    assert!(!text.contains('\u{202e}'), "{text:?}");
}

#[test]
fn lines_keep_within_eighty_columns() {
    let source = Arc::new(Source {
        name: "a.yaml".to_owned(),
        text: format!("list: [{}]\n", "word, ".repeat(60)),
    });
    let finding = Diagnostic::error("spec/names-differ-by-case", "a message of many words ".repeat(9))
        .at(
            Place::new(&source, 200..204),
            "a label that is quite long for a place like this one",
        )
        .because(["evidence ".repeat(30)])
        .hint("a hint ".repeat(30));
    for line in human(&[finding], false).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}
