//! Runs that are stopped, killed, or that meet: what is there afterwards is whole after another run.

use std::time::Duration;

use rolecall_api::Operation;

use super::stage::Meddle;
use super::*;

/// Raises the interrupt when a step is done.
struct StopAfter {
    step: StepId,
    interrupt: Interrupt,
    told: Arc<crate::event::Recorded>,
}

impl Events for StopAfter {
    fn emit(&self, event: Event) {
        if matches!(&event, Event::StepDone { step, .. } if *step == self.step) {
            self.interrupt.raise();
        }
        self.told.emit(event);
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_50_an_interrupt_finishes_the_call_in_flight_and_starts_nothing_new() {
    for stop in 1..=7 {
        let stage = Stage::new("aws");
        let stop = StepId(stop);
        let told: Arc<crate::event::Recorded> = Arc::default();
        let events = StopAfter {
            step: stop,
            interrupt: stage.interrupt.clone(),
            told: told.clone(),
        };
        let options = Options {
            events: Arc::new(events),
            ..stage.options(10)
        };
        let outcome = apply(&stage.session, &stage.plan, &options).await;
        let events = told.take();
        let stopped = events
            .iter()
            .position(|event| matches!(event, Event::StepDone { step, .. } if *step == stop))
            .unwrap();
        let after = &events[stopped..];
        assert!(
            !after
                .iter()
                .any(|event| matches!(event, Event::StepStarted { .. })),
            "nothing is begun after the interrupt"
        );
        let all = outcome.done.len() + outcome.left.len();
        assert_eq!(
            all,
            stage.plan.steps.len(),
            "every step is done or left: {outcome:?}"
        );
        assert_eq!(
            outcome.exit(),
            if outcome.left.is_empty() {
                Exit::Done
            } else {
                Exit::Interrupted
            }
        );

        let again = Options {
            interrupt: Interrupt::new(),
            ..stage.options(10)
        };
        let outcome = apply(&stage.session, &stage.plan, &again).await;
        assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
        stage.assert_whole().await;
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_50_an_interrupt_ends_a_wait_at_once() {
    let stage = Stage::new("fixed:100s").trusting(&format!("arn:aws:iam::{HUB}:user/{}", stage::USER));
    let interrupt = stage.interrupt.clone();
    let stopping = async {
        tokio::time::sleep(Duration::from_secs(30)).await;
        interrupt.raise();
    };
    let (outcome, ()) = tokio::join!(stage.apply(), stopping);
    assert_eq!(outcome.exit(), Exit::Interrupted);
    assert_eq!(stage.sim.elapsed(), Duration::from_secs(30));
    assert!(outcome.failed.is_empty());
    assert!(outcome.left.len() >= 2, "{outcome:?}");
}

/// How many calls a whole run makes.
async fn calls() -> usize {
    let stage = Stage::new("instant");
    let counted = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let count = Arc::clone(&counted);
    stage.port.meddle(move |number, _| {
        count.store(number, std::sync::atomic::Ordering::Relaxed);
        Meddle::Pass
    });
    assert_eq!(stage.apply_with(1).await.exit(), Exit::Done);
    counted.load(std::sync::atomic::Ordering::Relaxed)
}

#[tokio::test(start_paused = true)]
async fn scenario_48_killed_at_any_call_a_second_run_converges() {
    let calls = calls().await;
    assert!(calls > 15, "{calls}");
    for at in 1..=calls {
        for after in [false, true] {
            let stage = Stage::new("instant");
            stage.port.meddle(move |number, _| match number {
                number if number < at => Meddle::Pass,
                number if number == at && after => Meddle::DieAfter,
                _ => Meddle::DieBefore,
            });
            let killed = tokio::time::timeout(Duration::from_secs(900), stage.apply_with(1)).await;
            assert!(killed.is_err(), "call {at}: the run hangs until it is killed");
            stage.port.meddle(|_, _| Meddle::Pass);
            let outcome = stage.apply_with(1).await;
            let side = if after { "after" } else { "before" };
            assert_eq!(
                outcome.exit(),
                Exit::Done,
                "killed {side} call {at}: {:?}",
                outcome.diagnostics()
            );
            stage.assert_whole().await;
            assert_eq!(stage.done(Operation::IamCreateRole), 1, "killed {side} call {at}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_49_two_runs_at_once_double_nothing() {
    for lead in [0, 40, 90, 200, 500, 900, 1_500] {
        let stage = Stage::new("aws");
        let theirs: Arc<Memory> = Arc::default();
        let mine = stage.options(10);
        let other = Options {
            custody: theirs.clone(),
            ..stage.options(10)
        };
        let later = async {
            tokio::time::sleep(Duration::from_millis(lead)).await;
            apply(&stage.session.clone(), &stage.plan, &other).await
        };
        let (first, second) = tokio::join!(apply(&stage.session, &stage.plan, &mine), later);
        for outcome in [&first, &second] {
            let exit = outcome.exit();
            assert!(
                matches!(exit, Exit::Done | Exit::Stale),
                "{lead} ms: {:?}",
                outcome.diagnostics()
            );
        }
        let keys = stage.key_ids().await;
        assert_eq!(keys.len(), 1, "{lead} ms: one key");
        let holders = [&*stage.custody, &*theirs].map(|custody| custody.load().unwrap());
        let held: Vec<_> = holders
            .into_iter()
            .flatten()
            .map(|key| key.access_key_id)
            .collect();
        assert_eq!(held, keys, "{lead} ms: and one who has its secret");
        for operation in [
            Operation::IamCreateRole,
            Operation::IamCreateUser,
            Operation::IamCreateGroup,
        ] {
            assert_eq!(stage.done(operation), 1, "{lead} ms: {operation}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn two_runs_with_one_seed_write_the_same_journal() {
    let mut journals = Vec::new();
    for _ in 0..2 {
        let stage = Stage::new("aws")
            .with_spokes(5)
            .trusting(&format!("arn:aws:iam::{HUB}:user/{}", stage::USER));
        assert_eq!(stage.apply().await.exit(), Exit::Done);
        journals.push(stage.sim.with(|world| world.journal().to_jsonl()));
    }
    assert!(journals[0].lines().count() > 30);
    assert_eq!(journals[0], journals[1]);
}
