//! One measurement: connections that ask for a while, and the figures of what they saw.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::Failed;
use crate::connection::Connection;
use crate::job::{Call, Endpoint, Job};

/// When the next call is made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Arrival {
    /// As soon as the one before is answered.
    Closed,
    /// So many a second, over all connections.
    Fixed(f64),
}

/// What came of it; times are in microseconds.
pub(crate) struct Figures {
    pub(crate) calls: usize,
    /// Calls a second.
    pub(crate) rate: f64,
    pub(crate) median: u64,
    pub(crate) p99: u64,
    pub(crate) most: u64,
}

/// Below this a timer of a millisecond is too coarse, and a connection that waits looks at the clock instead.
const COARSE: Duration = Duration::from_millis(3);

/// Signs, connects, and asks for so long.
///
/// # Errors
/// When an answer isn't as expected.
pub(crate) async fn measure(
    endpoint: &Endpoint,
    job: Job,
    connections: usize,
    arrival: Arrival,
    span: Duration,
) -> Result<Figures, Failed> {
    let mut ready = Vec::new();
    for number in 0..connections {
        ready.push((endpoint.calls(job, number)?, Connection::new(&endpoint.address)));
    }
    let turns = Arc::new(AtomicU32::new(0));
    let mut asking = JoinSet::new();
    let start = Instant::now();
    for (rounds, connection) in ready {
        let turns = Arc::clone(&turns);
        asking.spawn(ask(rounds, connection, arrival, (start, start + span), turns));
    }
    let mut taken = Vec::new();
    while let Some(done) = asking.join_next().await {
        taken.extend(done??);
    }
    let elapsed = start.elapsed().as_secs_f64();
    taken.sort_unstable();
    let at = |percent: usize| taken.get(taken.len() * percent / 100).or(taken.last());
    let (Some(&median), Some(&p99), Some(&most)) = (at(50), at(99), taken.last()) else {
        return Err("no call was made in the time that was given".into());
    };
    #[expect(
        clippy::cast_precision_loss,
        reason = "far fewer calls than a float can count"
    )]
    let rate = taken.len() as f64 / elapsed;
    Ok(Figures {
        calls: taken.len(),
        rate,
        median,
        p99,
        most,
    })
}

/// One connection: asks until the end, and gives each call's time. A round that is begun is finished, so that
/// each role that was made is also deleted.
async fn ask(
    rounds: Vec<Vec<Call>>,
    mut connection: Connection,
    arrival: Arrival,
    (start, end): (Instant, Instant),
    turns: Arc<AtomicU32>,
) -> Result<Vec<u64>, Failed> {
    let mut taken = Vec::new();
    for round in rounds.iter().cycle() {
        for (at, call) in round.iter().enumerate() {
            let due = match arrival {
                Arrival::Closed => Instant::now(),
                Arrival::Fixed(rate) => {
                    let turn = turns.fetch_add(1, Ordering::Relaxed);
                    start + Duration::from_secs_f64(f64::from(turn) / rate)
                }
            };
            if at == 0 && due >= end {
                return Ok(taken);
            }
            until(due).await;
            call.ask(&mut connection).await?;
            taken.push(u64::try_from(due.elapsed().as_micros())?);
        }
    }
    Err("there is nothing to ask".into())
}

/// Waits to the microsecond, while the other connections go on.
async fn until(due: Instant) {
    loop {
        let left = due.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return;
        }
        match left > COARSE {
            true => tokio::time::sleep(left - COARSE).await,
            false => tokio::task::yield_now().await,
        }
    }
}
