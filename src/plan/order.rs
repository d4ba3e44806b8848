//! Order: which write waits for which, and the one order in which they are numbered.
//!
//! No general graph: milestones and chains become edges, and of the writes that wait for nothing the first
//! that was drafted comes first. So the same difference always has the same numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Step, StepId};
use crate::diff::{Draft, Milestone};

/// The steps, and for each draft (in its place) the number it was given.
#[must_use]
pub(super) fn order(drafts: &[Draft]) -> (Vec<Step>, Vec<StepId>) {
    let needs = edges(drafts);
    let mut waited_for: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    let mut open: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
    for (draft, needs) in needs.iter().enumerate() {
        for &need in needs {
            waited_for[need].push(draft);
        }
    }
    let mut ready: BTreeSet<usize> = (0..drafts.len()).filter(|&draft| open[draft] == 0).collect();
    let mut numbers = vec![StepId(0); drafts.len()];
    let mut sequence = Vec::with_capacity(drafts.len());
    while let Some(draft) = ready.pop_first() {
        sequence.push(draft);
        numbers[draft] = number(sequence.len());
        for &next in &waited_for[draft] {
            open[next] -= 1;
            if open[next] == 0 {
                ready.insert(next);
            }
        }
    }
    assert_eq!(
        sequence.len(),
        drafts.len(),
        "invariant: no write waits for itself"
    );
    let steps = sequence
        .iter()
        .map(|&draft| {
            let mut needs: Vec<StepId> = needs[draft].iter().map(|&need| numbers[need]).collect();
            needs.sort();
            let of = &drafts[draft];
            Step {
                id: numbers[draft],
                account: of.account,
                act: of.act.clone(),
                needs,
                before: of.before.clone(),
                after: of.after.clone(),
            }
        })
        .collect();
    (steps, numbers)
}

fn number(place: usize) -> StepId {
    StepId(u32::try_from(place).unwrap_or(u32::MAX))
}

/// For each draft those that it waits for.
fn edges(drafts: &[Draft]) -> Vec<BTreeSet<usize>> {
    let mut leading: BTreeMap<&Milestone, Vec<usize>> = BTreeMap::new();
    let mut last_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut needs: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); drafts.len()];
    for (index, draft) in drafts.iter().enumerate() {
        for milestone in &draft.leads {
            leading.entry(milestone).or_default().push(index);
        }
        if let Some(chain) = &draft.chain
            && let Some(before) = last_of.insert(chain, index)
        {
            needs[index].insert(before);
        }
    }
    for (index, draft) in drafts.iter().enumerate() {
        let waits = draft
            .waits
            .iter()
            .filter_map(|milestone| leading.get(milestone))
            .flatten();
        needs[index].extend(waits.filter(|&&other| other != index));
    }
    reduce(&mut needs);
    needs
}

/// Leaves out what follows from the rest where it is cheap to see: a predecessor of a direct predecessor.
/// A plan of three hundred accounts would otherwise list thousands of edges that say nothing.
fn reduce(needs: &mut [BTreeSet<usize>]) {
    let implied: Vec<BTreeSet<usize>> = needs
        .iter()
        .map(|of| of.iter().flat_map(|&need| needs[need].iter().copied()).collect())
        .collect();
    for (of, implied) in needs.iter_mut().zip(&implied) {
        of.retain(|need| !implied.contains(need));
    }
}
