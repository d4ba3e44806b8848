//! The queue against the rule itself, asked of every step each time.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Queue, beside, of_group};
use crate::plan::{Act, Fingerprint, Step, StepId};

/// What may happen next.
#[derive(Clone, Copy, Debug)]
enum Turn {
    Take,
    /// One of those that are being done is done.
    Done(usize),
    /// One of them fails.
    Fail(usize),
    Close(usize),
}

fn account(number: usize) -> rolecall_iam::account::AccountId {
    format!("{:012}", 111_111_111_111_usize + number).parse().unwrap()
}

fn act(number: usize) -> Act {
    let (group, user) = (format!("group-{}", number % 3), "micetro".to_owned());
    match number % 7 {
        0 => Act::DeleteUser { user },
        1 | 2 => Act::AddUserToGroup { group, user },
        3 => Act::DeleteGroup { group },
        _ => Act::DeleteGroupPolicy {
            group,
            policy: number.to_string(),
        },
    }
}

fn plan(steps: &[(usize, usize, Vec<usize>)]) -> Vec<Step> {
    let steps = steps.iter().enumerate().map(|(at, (in_account, what, needs))| {
        let earlier: BTreeSet<StepId> = needs
            .iter()
            .filter(|_| at > 0)
            .map(|need| StepId(u32::try_from(need % at.max(1)).unwrap() + 1))
            .collect();
        Step {
            id: StepId(u32::try_from(at).unwrap() + 1),
            account: account(*in_account),
            act: act(*what),
            needs: earlier.into_iter().collect(),
            before: Fingerprint::absent(),
            after: Fingerprint::absent(),
        }
    });
    steps.collect()
}

/// Steps by what has come of them; nothing is remembered of what could begin.
#[derive(Default)]
struct Naive {
    done: BTreeSet<StepId>,
    busy: BTreeSet<StepId>,
    never: BTreeSet<StepId>,
}

impl Naive {
    fn ready<'p>(&self, plan: &'p [Step]) -> Vec<&'p Step> {
        let known = |id: &StepId| {
            [&self.done, &self.busy, &self.never]
                .iter()
                .any(|set| set.contains(id))
        };
        let free = plan.iter().filter(|step| !known(&step.id));
        free.filter(|step| step.needs.iter().all(|need| self.done.contains(need)))
            .collect()
    }

    fn next(&self, plan: &[Step]) -> Option<StepId> {
        let busy = |step: &&Step| {
            let others = plan.iter().filter(|other| self.busy.contains(&other.id));
            let mut here = others.filter(|other| other.account == step.account);
            here.all(|other| beside(of_group(&step.act), of_group(&other.act)))
        };
        self.ready(plan).into_iter().find(busy).map(|step| step.id)
    }

    /// What needs a step that never comes.
    fn lost(&mut self, plan: &[Step], id: StepId) -> Vec<StepId> {
        let mut lost = Vec::new();
        let mut gone = BTreeSet::from([id]);
        for step in plan {
            if step.needs.iter().any(|need| gone.contains(need)) {
                gone.insert(step.id);
                if self.never.insert(step.id) {
                    lost.push(step.id);
                }
            }
        }
        self.never.insert(id);
        lost
    }
}

fn ids(steps: &[&Step]) -> Vec<StepId> {
    steps.iter().map(|step| step.id).collect()
}

proptest! {
    #[test]
    fn a_queue_gives_what_the_rule_gives(
        steps in prop::collection::vec((0_usize..3, any::<usize>(), prop::collection::vec(any::<usize>(), 0..3)), 1..40),
        turns in prop::collection::vec(
            prop_oneof![
                4 => Just(Turn::Take),
                3 => any::<usize>().prop_map(Turn::Done),
                1 => any::<usize>().prop_map(Turn::Fail),
                1 => (0_usize..3).prop_map(Turn::Close),
            ],
            0..120,
        ),
        already in prop::collection::btree_set(1_u32..5, 0..2),
    ) {
        let plan = plan(&steps);
        // What was done before needs nothing that wasn't.
        let already: BTreeSet<StepId> = already
            .into_iter()
            .map(StepId)
            .filter(|id| plan.get(id.0 as usize - 1).is_some_and(|step| step.needs.is_empty()))
            .collect();
        let mut queue = Queue::new(&plan, &already);
        let mut naive = Naive { done: already, ..Naive::default() };
        for turn in turns {
            let chosen = |number: usize| naive.busy.iter().nth(number % naive.busy.len().max(1)).copied();
            match turn {
                Turn::Take => {
                    let taken = queue.take().map(|step| step.id);
                    prop_assert_eq!(taken, naive.next(&plan));
                    naive.busy.extend(taken);
                }
                Turn::Done(number) => if let Some(id) = chosen(number) {
                    naive.busy.remove(&id);
                    naive.done.insert(id);
                    prop_assert_eq!(queue.ended(id).map(|step| step.id), Some(id));
                    queue.release(id);
                },
                Turn::Fail(number) => if let Some(id) = chosen(number) {
                    naive.busy.remove(&id);
                    queue.ended(id);
                    prop_assert_eq!(ids(&queue.give_up(id)), naive.lost(&plan, id));
                },
                Turn::Close(number) => {
                    let closed = queue.close(account(number)).map(|step| step.id);
                    let ready = naive.ready(&plan);
                    let first = ready.iter().find(|step| step.account == account(number));
                    prop_assert_eq!(closed, first.map(|step| step.id));
                    if let Some(id) = closed {
                        prop_assert_eq!(ids(&queue.give_up(id)), naive.lost(&plan, id));
                    }
                }
            }
        }
    }
}
