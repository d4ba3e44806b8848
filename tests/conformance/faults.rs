//! What is wrong with cases and deviations as such: names that are double or unknown, forms that are misspelt.

use std::collections::BTreeSet;

use rolecall_api::Operation;
use serde_json::Value;

use crate::case::{Case, Deviations, Expect, Expectation, Form, Step};

/// What is wrong with cases and deviations as such: names that are double or unknown.
pub(crate) fn faults(cases: &[&Case], tables: &[Deviations]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut names = BTreeSet::new();
    for case in cases {
        if !names.insert(&case.name) {
            faults.push(format!("two cases are called `{}`", case.name));
        }
        let mut ids = BTreeSet::new();
        for step in &case.steps {
            if step.call.parse::<Operation>().is_err() {
                faults.push(format!("`{}`: there is no `{}`", case.name, step.call));
            }
            if step.id.iter().any(|id| !ids.insert(id)) {
                faults.push(format!("`{}`: two steps have the id {:?}", case.name, step.id));
            }
            faults.extend(unknown_forms(step).map(|form| format!("`{}`: no form `{form}`", case.name)));
        }
    }
    for table in tables {
        let mut shown = BTreeSet::new();
        for deviation in &table.deviations {
            for at in &deviation.at {
                let there = cases.iter().any(|case| {
                    case.name == at.case && case.steps.iter().any(|step| step.id.as_ref() == Some(&at.step))
                });
                if !there {
                    faults.push(format!(
                        "`{}`: no step `{}` of `{}`",
                        deviation.name, at.step, at.case
                    ));
                }
                if !shown.insert((&at.case, &at.step)) {
                    faults.push(format!("step `{}` of `{}` deviates twice", at.step, at.case));
                }
            }
        }
    }
    faults
}

/// Forms that are misspelt are read as values: nothing in AWS's answers begins with a dollar sign.
fn unknown_forms(step: &Step) -> impl Iterator<Item = String> {
    fn of(expectation: &Expectation, found: &mut Vec<String>) {
        match expectation {
            Expectation::Exactly(Value::Object(members)) => {
                found.extend(members.keys().filter(|name| name.starts_with('$')).cloned());
            }
            Expectation::Form(Form::All(all) | Form::Any(all)) => all.iter().for_each(|one| of(one, found)),
            Expectation::Exactly(_) | Expectation::Form(_) => {}
        }
    }
    let mut found = Vec::new();
    match &step.expect {
        Expect::Refusal { message, .. } => message.iter().for_each(|message| of(message, &mut found)),
        Expect::Answer { output } => output.values().for_each(|one| of(one, &mut found)),
    }
    found.into_iter()
}
