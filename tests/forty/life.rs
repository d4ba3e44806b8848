//! The life of forty accounts on one target, each command as a person would run it.

use std::fs;

use serde_json::Value;

use crate::place::Place;

const FORTY: &str = include_str!("../../examples/forty.yaml");

/// How a verification shows what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// With the hub user's own key.
    ByUse,
    /// The endpoint authorizes nothing, so by the law.
    ByLaw,
}

/// What is left of a life: its plans, as they were saved.
pub(crate) struct Life {
    pub(crate) plans: Vec<(&'static str, Value)>,
}

#[cfg(feature = "aws")]
impl Life {
    pub(crate) fn steps(&self) -> usize {
        let steps = |plan: &Value| plan["steps"].as_array().map_or(0, Vec::len);
        self.plans.iter().map(|(_, plan)| steps(plan)).sum()
    }
}

/// Seconds without a refusal, where what is written is seen at once.
pub(crate) const AT_ONCE: &str = "2";

/// Two accounts come, one goes, and in one the role is renamed.
fn changed() -> String {
    let mut spec = FORTY.to_owned();
    for (was, becomes) in [
        ("  - { account: \"200000000007\", alias: team-07 }\n", ""),
        (
            "alias: team-11 }",
            "alias: team-11, role: { name: OtherAccess } }",
        ),
        (
            "alias: team-40 }\n",
            "alias: team-40 }\n  - { account: \"300000000001\", alias: new-1 }\n  - { account: \"300000000002\", alias: new-2 }\n",
        ),
    ] {
        assert_eq!(spec.matches(was).count(), 1, "{was}");
        spec = spec.replace(was, becomes);
    }
    spec
}

/// Lives the whole life on a target.
pub(crate) fn live(target: &str, shown: Shown) -> Life {
    let place = Place::new(target, FORTY);
    // What a run that was killed left on an endpoint that lives longer than a test.
    place.must(&["destroy", "--yes", "--parallel", "16"], 0);
    let mut life = Life { plans: Vec::new() };
    life.plans.push(("at first", planned(&place, "first.plan", &[])));
    place.must(&["apply", "first.plan", "--yes", "--parallel", "16"], 0);
    verified(&place, shown, 40);
    applied_again(&place);

    place.respec(&changed());
    life.plans
        .push(("the change", planned(&place, "change.plan", &[])));
    place.must(&["apply", "change.plan", "--yes", "--parallel", "16"], 0);
    verified(&place, shown, 41);
    applied_again(&place);

    let gone = planned(&place, "gone.plan", &["--destroy"]);
    life.plans.push(("the end", gone));
    place.must(&["destroy", "--yes", "--parallel", "16"], 0);
    // What is there to be destroyed is nothing, and all would be made anew, the key as well.
    place.must(&["plan", "--destroy", "--detailed-exitcode"], 0);
    place.respec(FORTY);
    life.plans.push(("once more", planned(&place, "again.plan", &[])));
    life
}

/// Plans into a file, in which something must change.
fn planned(place: &Place, file: &str, more: &[&str]) -> Value {
    let arguments = [&["plan", "-o", file, "--detailed-exitcode"], more].concat();
    place.must(&arguments, 2);
    let text = fs::read_to_string(place.path(file)).expect("the plan was saved");
    serde_json::from_str(&text).expect("a plan is JSON")
}

/// Nothing is left to do, by the plan and by an application.
pub(crate) fn applied_again(place: &Place) {
    place.must(&["plan", "--detailed-exitcode"], 0);
    let said = place.must(&["apply", "--yes"], 0);
    let nothing = "plan: nothing to do: everything is as the setup says";
    assert!(said.words().contains(nothing), "{said:#?}");
}

/// Verifies: every edge, as the endpoint allows it to be shown, and Micetro's view.
pub(crate) fn verified(place: &Place, by: Shown, edges: usize) {
    let report = shown(place, by, edges, AT_ONCE);
    assert_eq!(report["sight"]["accounts"].as_array().map(Vec::len), Some(edges));
}

/// Verifies: every edge, as the endpoint allows it to be shown, and for so many seconds without a refusal.
pub(crate) fn shown(place: &Place, by: Shown, edges: usize, steady: &str) -> Value {
    let verify = ["verify", "--fresh", "--steady", steady, "--json"];
    let report = match by {
        Shown::ByUse => place.must(&verify, 0).json(),
        Shown::ByLaw => {
            let report = place.must(&verify, 3).json();
            assert_eq!(report["holds"], false);
            let findings = report["findings"].as_array().expect("findings");
            let codes: Vec<_> = findings.iter().map(|finding| &finding["code"]).collect();
            assert_eq!(codes, ["verify/by-law"], "{report:#}");
            place.must(&[verify.as_slice(), &["--by-law"]].concat(), 0).json()
        }
    };
    assert_eq!(report["holds"], true);
    let why = report["by_law"].as_str();
    match by {
        Shown::ByUse => assert_eq!(why, None),
        Shown::ByLaw => assert!(
            why.is_some_and(|why| why.starts_with("this endpoint authorizes nothing")),
            "{why:?}"
        ),
    }
    let list = report["edges"].as_array().expect("edges");
    assert_eq!(list.len(), edges);
    for edge in list {
        assert_eq!(edge["outcome"], "proved", "{edge:#}");
        assert_eq!(edge["by_law"], by == Shown::ByLaw, "{edge:#}");
    }
    report
}
