//! Lines come out as long as they may be, and no longer.

use super::{Page, columns, count, pad, seconds};
use crate::report::paint::{BAD, paint};

#[test]
fn words_wrap_under_the_first() {
    let mut page = Page::new(40);
    page.list(2, "for", &["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]);
    assert_eq!(
        page.finish(),
        "  for alpha, beta, gamma, delta,\n      epsilon, zeta\n"
    );
}

#[test]
fn a_word_is_never_broken() {
    let mut page = Page::new(40);
    let long = "x".repeat(60);
    page.words(4, "", ["a", &long, "b"]);
    assert_eq!(page.finish(), format!("    a\n    {long}\n    b\n"));
}

#[test]
fn a_head_alone_stands_alone() {
    let mut page = Page::new(40);
    page.words::<&str>(2, "head", []);
    page.gap();
    page.gap();
    page.line("end   ");
    assert_eq!(page.finish(), "  head\n\nend\n");
}

#[test]
fn colour_takes_no_room() {
    let red = paint(BAD, "four").to_string();
    assert!(red.len() > 4);
    assert_eq!(columns(&red), 4);
    assert_eq!(columns(&pad(red, 10)), 10);
    assert_eq!(columns("±·"), 2);
}

#[test]
fn numbers_agree_with_their_nouns() {
    assert_eq!(count(1, "account"), "1 account");
    assert_eq!(count(0, "account"), "0 accounts");
    assert_eq!(count(3, "policy"), "3 policies");
    assert_eq!(count(2, "key"), "2 keys");
}

#[test]
fn time_has_as_many_digits_as_it_is_worth() {
    let told: Vec<String> = [0.0, 0.038, 0.1, 3.21, 99.9, 127.4, 3600.0, 3840.0]
        .into_iter()
        .map(seconds)
        .collect();
    assert_eq!(
        told,
        [
            "0.00 s",
            "0.04 s",
            "0.1 s",
            "3.2 s",
            "99.9 s",
            "127 s",
            "1 h 0 min",
            "1 h 4 min"
        ]
    );
}

#[test]
fn columns_of_a_line_survive_and_the_rest_hangs() {
    let mut page = Page::new(40);
    page.hanging(3, 14, "trust      no match of this, that and the other thing");
    page.hanging(0, 4, &format!("a {} b", "x".repeat(60)));
    assert_eq!(
        page.finish(),
        format!(
            "   trust      no match of this, that and\n{:14}the other thing\na\n    {}\n    b\n",
            "",
            "x".repeat(60)
        )
    );
}
