//! How long forty accounts take: little more than the longest chain of calls that wait for one another.
//!
//! In virtual time, so that no machine is too slow for it. `scripts/numbers --http` measures the same over HTTP.

use std::collections::BTreeMap;
use std::time::Duration;

use rolecall::exit::Exit;
use rolecall::plan::{Goal, Plan, StepId};
use rolecall::rehearse::Options;
use rolecall_api::operation::Access;
use rolecall_sim::world::fault::{On, Verdict};

use crate::stage::{HUB, Journey, account};

/// How long every call takes.
const CALL: Duration = Duration::from_millis(200);

/// How many steps wait for one another at most. Steps come after those that they need.
fn longest(plan: &Plan) -> u32 {
    let mut long: BTreeMap<StepId, u32> = BTreeMap::new();
    for step in &plan.steps {
        let before = step.needs.iter().filter_map(|need| long.get(need)).max();
        long.insert(step.id, 1 + before.copied().unwrap_or(0));
    }
    long.into_values().max().unwrap_or(0)
}

#[tokio::test(start_paused = true)]
async fn forty_accounts_take_little_more_than_their_longest_chain() {
    let options = Options {
        delays: "fixed:200ms".parse().expect("a profile of delays"),
        parallel: 16,
        journal: true,
        ..Options::default()
    };
    let journey = Journey::by(include_str!("../../examples/forty.yaml"), options);
    let plan = journey
        .life
        .plan(Goal::Present)
        .await
        .unwrap_or_else(|why| panic!("it can be planned: {why:#?}"));
    let always = On::any(Verdict::Delay(CALL)).times(u32::MAX);
    journey.world(|world| world.faults().add(always));
    let called = journey.world(|world| world.journal().events().count());
    let began = journey.sim.now();
    let outcome = journey.life.apply(&plan).await;
    assert_eq!(outcome.exit(), Exit::Done, "{:#?}", outcome.diagnostics());
    let took = journey.sim.now().duration_since(began).as_secs_f64();

    // Before the first write the hub is looked at, a call after the other; no account takes longer.
    let look = journey.world(|world| {
        let since = world.journal().events().skip(called);
        since
            .filter(|event| event.recipient == account(HUB))
            .take_while(|event| event.operation.info().access != Access::Write)
            .count()
    });
    let look = u32::try_from(look).expect("a handful");
    let chain = (CALL * (look + longest(&plan))).as_secs_f64();
    assert!(look > 1 && longest(&plan) >= 40, "{look} and {}", longest(&plan));
    // Were the hub's two groups written to one after the other, it would be 1.3.
    assert!(
        (chain..=1.2 * chain).contains(&took),
        "it took {took} s, and the longest chain {chain} s"
    );
}
