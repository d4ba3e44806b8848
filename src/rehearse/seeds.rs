//! The same life with other chance, again and again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::{Options, Rehearsal, rehearse};
use crate::diagnostic::Diagnostic;
use crate::event::{Events, Silent};
use crate::setup::Setup;

/// What came of many lives.
#[derive(Clone, Debug, Default)]
pub struct Seeds {
    /// How many were lived.
    pub lived: u64,
    /// The longest life, in seconds of AWS's time, and its seed.
    pub longest: Option<(f64, u64)>,
    /// The lives that did not go as they must, each with its seed.
    pub failures: Vec<(u64, Rehearsal)>,
}

/// Lives the life of a setup with `count` seeds, from the one in the options on.
///
/// # Errors
/// When the setup can't be staged or planned with one of them.
pub fn seeds(setup: &Setup, options: &Options, count: u64) -> Result<Seeds, Vec<Diagnostic>> {
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicU64::new(0);
    let results: Vec<Result<Seeds, Vec<Diagnostic>>> = thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|_| scope.spawn(|| some(setup, options, count, &next)))
            .collect();
        running
            .into_iter()
            .map(|worker| match worker.join() {
                Ok(found) => found,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    });
    let mut all = Seeds::default();
    for result in results {
        all.add(result?);
    }
    all.failures.sort_by_key(|(seed, _)| *seed);
    Ok(all)
}

/// Lives until the seeds are used up.
fn some(setup: &Setup, options: &Options, count: u64, next: &AtomicU64) -> Result<Seeds, Vec<Diagnostic>> {
    let silent: Arc<dyn Events> = Arc::new(Silent);
    let mut found = Seeds::default();
    loop {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        if nth >= count || options.interrupt.raised() {
            return Ok(found);
        }
        let seed = options.seed.wrapping_add(nth);
        let rehearsal = rehearse(
            setup,
            &Options {
                seed,
                ..options.clone()
            },
            &silent,
        )?;
        if rehearsal.interrupted {
            // It was stopped by the user, and says nothing.
            return Ok(found);
        }
        found.lived += 1;
        found.longer(rehearsal.seconds, seed);
        if !rehearsal.holds() {
            found.failures.push((seed, rehearsal));
        }
    }
}

impl Seeds {
    fn longer(&mut self, seconds: f64, seed: u64) {
        // Of lives that are equally long the lowest seed, so that the order of the threads can't be seen.
        let is_longer = match self.longest {
            None => true,
            Some((longest, other)) => seconds > longest || (seconds >= longest && seed < other),
        };
        if is_longer {
            self.longest = Some((seconds, seed));
        }
    }

    fn add(&mut self, other: Seeds) {
        self.lived += other.lived;
        if let Some((seconds, seed)) = other.longest {
            self.longer(seconds, seed);
        }
        self.failures.extend(other.failures);
    }
}
