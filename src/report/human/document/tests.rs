//! Documents are compared by statements, whatever their shape.

use super::{Mark, lines};

fn told(before: Option<&str>, after: Option<&str>) -> Vec<String> {
    lines(before, after)
        .into_iter()
        .map(|(mark, line)| {
            let mark = match mark {
                Mark::Stays => ' ',
                Mark::Comes => '+',
                Mark::Goes => '-',
            };
            format!("{mark}{line}")
        })
        .collect()
}

#[test]
fn a_statement_that_stays_is_not_marked() {
    let old = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"a:B","Resource":"*"}}"#;
    let new = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:B","Resource":"*"},{"Effect":"Deny","Action":"c:D","Resource":"*"}]}"#;
    let told = told(Some(old), Some(new));
    assert!(
        told.iter()
            .any(|line| line.starts_with(' ') && line.contains("a:B")),
        "{told:#?}"
    );
    assert!(
        told.iter()
            .any(|line| line.starts_with('+') && line.contains("c:D")),
        "{told:#?}"
    );
    assert!(!told.iter().any(|line| line.starts_with('-')), "{told:#?}");
}

#[test]
fn another_version_is_another_document() {
    let old = r#"{"Version":"2008-10-17","Statement":[]}"#;
    let new = r#"{"Version":"2012-10-17","Statement":[]}"#;
    assert!(
        told(Some(old), Some(new))
            .iter()
            .all(|line| !line.starts_with(' '))
    );
}

#[test]
fn what_is_no_document_is_shown_as_it_is() {
    assert_eq!(told(Some("old"), Some("new")), ["-old", "+new"]);
    assert_eq!(told(None, None), Vec::<String>::new());
}
