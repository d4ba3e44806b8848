//! The verification screen: what is wrong is always named, what works while it can be read at a glance.

use super::{View, screen};
use crate::diagnostic::Diagnostic;
use crate::report::sample::id;
use crate::verify::report::{EdgeVerdict, NonEdgeVerdict, Outcome, Report, Sight, UNPROVED};

fn edge(alias: &str, outcome: Outcome) -> EdgeVerdict {
    EdgeVerdict {
        who: "hub/user/micetro".to_owned(),
        what: format!("{alias}/role/MicetroAccess"),
        role: "arn:aws:iam::012345678901:role/MicetroAccess".to_owned(),
        account: id("012345678901"),
        outcome,
        open: Vec::new(),
        closed: Vec::new(),
        untold: Vec::new(),
    }
}

fn proved(early: f64) -> Outcome {
    Outcome::Proved {
        early,
        seconds: early + 10.0,
        times: 6,
        by_law: false,
    }
}

fn non_edge(what: &str, closed: bool) -> NonEdgeVerdict {
    NonEdgeVerdict {
        who: "hub/user/micetro".to_owned(),
        what: what.to_owned(),
        closed,
        by_law: false,
    }
}

fn shown(report: &Report, all: bool) -> String {
    anstream::adapter::strip_str(&screen(
        report,
        View {
            all,
            width: 80,
            of: " of simulated AWS time",
        },
    ))
    .to_string()
}

#[test]
fn each_edge_has_a_line_while_they_are_few() {
    let mut net = edge("net", Outcome::Denied);
    net.untold.push("IAMReadOnlyAccess".to_owned());
    let report = Report {
        edges: vec![
            edge("dns", proved(11.4)),
            net,
            edge("lab", Outcome::Early { seconds: 120.0 }),
        ],
        non_edges: vec![
            non_edge("dns/role/Other", true),
            non_edge("old/role/MicetroAccess", false),
        ],
        sight: Some(Sight {
            accounts: vec![id("012345678901")],
            unknown: Vec::new(),
            invisible: vec!["micetro-hub-01/assume-net: a wildcard".to_owned()],
            by_law: false,
        }),
        seconds: 131.0,
        waited: 120.0,
        ..Report::default()
    };
    insta::assert_snapshot!(shown(&report, false), @r"
      ✓ hub/user/micetro → dns/role/MicetroAccess  proved, open after 11.4 s, 6 times
      ✗ hub/user/micetro → net/role/MicetroAccess  denied
      ✗ hub/user/micetro → lab/role/MicetroAccess  early: still refused after 120 s
      ✓ hub/user/micetro → dns/role/Other          refused
      ✗ hub/user/micetro → old/role/MicetroAccess  OPEN, and was not promised
      ✗ Micetro finds 1 account of 3
          micetro-hub-01/assume-net: a wildcard
    note: no harmless call shows IAMReadOnlyAccess apart from the other policies;
          that it is attached was read, not tried

    verify: NOT as promised · 1 of 3 edges proved · 1 of 2 non-edges refused ·
            131 s of simulated AWS time, 120 s of it waiting for IAM
    ");
}

#[test]
fn three_hundred_edges_are_one_line_and_the_broken_one_its_own() {
    let mut report = Report::default();
    for number in 0..300 {
        report.edges.push(edge(&format!("team-{number:03}"), proved(4.0)));
    }
    report.edges[7].outcome = proved(28.0);
    report.edges.push(edge("odd", Outcome::Wide));
    report.non_edges = (0..302)
        .map(|number| non_edge(&format!("team-{number:03}/role/X"), true))
        .collect();
    insta::assert_snapshot!(shown(&report, false), @r"
      ✓ 300 edges proved, the slowest open after 28.0 s
      ✗ hub/user/micetro → odd/role/MicetroAccess  open, and wider than promised
      ✓ 302 non-edges refused, as they must be

    verify: NOT as promised · 300 of 301 edges proved ·
            302 of 302 non-edges refused · 0.00 s of simulated AWS time
    ");
    assert_eq!(
        shown(&report, true)
            .lines()
            .filter(|line| line.contains("team-"))
            .count(),
        602
    );
}

#[test]
fn what_was_only_judged_says_so() {
    let by_law = Outcome::Proved {
        early: 0.0,
        seconds: 0.0,
        times: 0,
        by_law: true,
    };
    let report = Report {
        edges: vec![edge("dns", by_law)],
        by_law: Some("the key isn't here".to_owned()),
        ..Report::default()
    };
    insta::assert_snapshot!(shown(&report, false), @r"
      ✓ hub/user/micetro → dns/role/MicetroAccess  allowed by the law
    note: judged by the law, not by use: the key isn't here

    verify: as promised · 1 of 1 edge allowed by the law ·
            0.00 s of simulated AWS time
    ");
    let finding = Diagnostic::error(
        UNPROVED,
        "nothing was shown by use, and the law's word is no proof",
    );
    let report = Report {
        findings: vec![finding],
        ..report
    };
    assert!(
        shown(&report, false).contains("verify: not proved · 1 of 1 edge allowed by the law"),
        "{}",
        shown(&report, false)
    );
}
