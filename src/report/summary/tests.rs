//! The settled screen: a line per phase, within 80 columns.

use super::{Row, rows, total};
use crate::report::page::Page;

fn row(name: &'static str, what: &str, seconds: Option<f64>, waited: f64) -> Row {
    Row {
        name,
        what: what.to_owned(),
        bad: false,
        seconds,
        waited,
    }
}

fn shown(lines: &[Row]) -> String {
    let mut page = Page::new(80);
    rows(&mut page, lines);
    total(
        &mut page,
        lines,
        lines.iter().filter_map(|row| row.seconds).sum(),
        Some(0.04),
    );
    anstream::adapter::strip_str(page.text()).to_string()
}

#[test]
fn a_life_in_five_lines() {
    let life = [
        row("plan", "14 to create", None, 0.0),
        row("apply", "14 of 14", Some(3.2), 0.0),
        row("verify", "2 edges proved · 4 non-edges refused", Some(27.9), 24.1),
        row("destroy", "14 of 14", Some(2.7), 0.0),
    ];
    insta::assert_snapshot!(shown(&life), @r"
    plan      14 to create
    apply     14 of 14                               3.2 s
    verify    2 edges proved · 4 non-edges refused  27.9 s  waited 24.1 s for IAM
    destroy   14 of 14                               2.7 s
              ──────────────────────────────────────────────
              33.8 s of simulated AWS time in 0.04 s
    ");
}

#[test]
fn three_hundred_accounts_fit_into_eighty_columns() {
    let life = [
        row("apply", "1814 of 1814", Some(99.9), 64.5),
        row(
            "verify",
            "300 edges proved · 302 non-edges refused",
            Some(99.9),
            99.1,
        ),
    ];
    let text = shown(&life);
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(text.contains("            waited 64.5 s for IAM\n"), "{text}");
}
