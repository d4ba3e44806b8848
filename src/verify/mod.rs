//! Verify: proves every promised edge, and that what wasn't promised is closed.
//!
//! By use where there is the hub user's own key: assume every promised role, probe what tells its policies
//! apart, then a span in which nothing is refused. What isn't promised must be refused: a refusal proves a
//! closed door only where the law denies too and the promised edges are open already. Without a key, or
//! where an endpoint enforces nothing (the canary got in), the law judges, and the report says so.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::Aws;
use rolecall_api::credentials::ProvideCredentials;
use tokio::task::JoinSet;

mod attempt;
pub mod closed;
pub mod evidence;
pub mod finding;
pub mod judged;
mod key;
pub mod law;
pub mod probe;
pub mod promise;
mod prove;
pub mod read;
pub mod report;
mod sight;

pub use closed::{Stranger, Strangers, Unpromised};
pub use report::{EdgeVerdict, NonEdgeVerdict, Outcome, Report, Sight};

use crate::diagnostic::Diagnostic;
use crate::edge::{self, Edge};
use crate::event::{Event, Phase};
use crate::observed::Observed;
use crate::patience::{FRESH, On, Wait};
use crate::session::{Session, clock};
use crate::setup::{Consumer, Setup, Spoke};
use crate::waits;

use finding::Facts;
use law::{Moment, Written};
use probe::Probes;

/// The hub user's own key.
#[derive(Clone, Debug)]
pub enum Key {
    /// It is at hand.
    Given(Arc<dyn ProvideCredentials>),
    /// It isn't: why not, in a line.
    Missing(String),
}

/// How to verify.
#[derive(Clone, Debug)]
pub struct Options {
    /// The hub user's own key.
    pub key: Key,
    /// Principals that were made to be refused; without them what isn't promised is judged by the law, since
    /// proving it by use would need new principals.
    pub strangers: Option<Strangers>,
    /// For how long nothing may be refused.
    pub quiet: Duration,
    /// How often each edge is looked at in that time.
    pub every: Duration,
    /// How many edges are looked at side by side; at least one.
    pub parallel: usize,
    /// Something of the setup was written just now.
    pub fresh: bool,
    /// The law's word does where nothing can be shown by use; otherwise that is a finding.
    pub by_law: bool,
}

impl Options {
    /// With a key, or without: ten seconds of quiet, a look every two, 64 edges side by side; what isn't
    /// shown by use isn't proved.
    #[must_use]
    pub fn new(key: Key) -> Self {
        Options {
            key,
            strangers: None,
            quiet: Duration::from_secs(10),
            every: Duration::from_secs(2),
            parallel: 64,
            fresh: false,
            by_law: false,
        }
    }
}

/// What all parts of a verification share.
struct Proof<A> {
    session: Session<A>,
    setup: Setup,
    spokes: Vec<Spoke>,
    written: Written,
    options: Options,
    /// The id of the hub user's key, once it was asked for.
    key_id: Option<String>,
}

/// Verifies a setup against what was observed.
pub async fn verify<A: Aws + 'static>(
    session: &Session<A>,
    setup: &Setup,
    observed: Observed,
    options: Options,
) -> Report {
    let began = session.clock().now();
    let read = read::read(session, setup, &observed).await;
    let spokes = observed.spokes(setup);
    let moment = Moment {
        now: began,
        region: Arc::clone(session.region()),
    };
    let written = Written::new(Arc::new(observed), Arc::new(read), moment);
    let proof = Proof {
        session: session.clone(),
        setup: setup.clone(),
        spokes,
        written,
        options,
        key_id: None,
    };
    proof.run(began).await
}

impl<A: Aws + 'static> Proof<A> {
    async fn run(mut self, began: Timestamp) -> Report {
        let total = self.spokes.len() + self.non_edges();
        self.emit(Event::PhaseStarted {
            phase: Phase::Verify,
            total,
            at: began,
        });
        let mut report = Report::default();
        let mut waited = Vec::new();
        let key = self.key(&mut report, &mut waited).await;
        if let (Some(_), Some(finding)) = (&key, self.canary(key.as_ref()).await) {
            report.by_law = Some(finding);
        }
        if key.is_none() && report.by_law.is_none() {
            report.by_law = Some("the access key of the hub's user doesn't work".to_owned());
        }
        let proof = Arc::new(self);
        match (&report.by_law, key) {
            (None, Some(key)) if report.findings.is_empty() && !report.failed => {
                proof.by_use(&key, &mut report, &mut waited).await;
            }
            _ => proof.by_law(&mut report),
        }
        proof.unproved(&mut report);
        let now = proof.now();
        report.seconds = clock::since(began, now).as_secs_f64();
        report.waited = waits::union(waited);
        report.interrupted = proof.session.shared.interrupt.raised();
        let done = report.proved() + report.refused();
        proof.emit(Event::PhaseDone {
            phase: Phase::Verify,
            done,
            at: now,
        });
        report
    }

    /// Every edge with the hub user's key, then what isn't promised, then the consumer's own view.
    async fn by_use(
        self: &Arc<Self>,
        key: &Arc<dyn ProvideCredentials>,
        report: &mut Report,
        waited: &mut Vec<(Timestamp, Timestamp)>,
    ) {
        let results = side_by_side(self.spokes.len(), self.options.parallel, |index| {
            let (proof, key) = (Arc::clone(self), Arc::clone(key));
            async move {
                let edge = edge::edge(&proof.setup, proof.spokes.get(index)?);
                let probes = proof.probes(&edge);
                Some(proof.prove(&edge, &probes, &key).await)
            }
        })
        .await;
        for proved in results.into_iter().flatten() {
            report.failed |= matches!(proved.verdict.outcome, Outcome::Failed { .. });
            report.edges.push(proved.verdict);
            report.findings.extend(proved.finding);
            waited.extend(proved.waited);
        }
        self.closed(key, report, waited).await;
        self.sight(Some(key), report, waited).await;
    }

    /// Everything by the law alone.
    fn by_law(&self, report: &mut Report) {
        for edge in &self.edges() {
            let probes = self.probes(edge);
            let judged = self.written.assume(edge);
            let (outcome, finding) = if judged.denies() {
                self.emit(prove::failed_event(edge, "the law as written denies it"));
                (
                    Outcome::Denied,
                    Some(self.facts().denied(edge, finding::Part::Assume, &judged)),
                )
            } else {
                self.grants_by_law(edge, &probes)
            };
            report.edges.push(prove::verdict(edge, &probes, outcome));
            report.findings.extend(finding);
        }
        self.closed_by_law(report);
        self.sight_by_law(report);
    }

    /// That nothing was shown by use is a finding, unless the law's word was to do. Where something else is
    /// wrong already, that is said, and this follows from it.
    fn unproved(&self, report: &mut Report) {
        let Some(why) = report.by_law.as_ref().filter(|_| !self.options.by_law) else {
            return;
        };
        if report.holds() && !self.session.shared.interrupt.raised() {
            let finding = Diagnostic::error(
                report::UNPROVED,
                "nothing was shown by use, and the law's word is no proof",
            )
            .at(self.setup.hub.user.place.clone(), "")
            .because([why.clone()])
            .hint("`rolecall verify --by-law` takes the law's word, and ends with 0 where the law allows");
            report.findings.push(finding);
        }
    }

    /// Whether the role, once it is assumed, grants what was promised, as it is written.
    fn grants_by_law(&self, edge: &Edge<'_>, probes: &Probes) -> (Outcome, Option<Diagnostic>) {
        for probe in probes.open.keys() {
            let judged = self.written.probe(edge, *probe);
            if judged.denies() {
                self.emit(prove::failed_event(
                    edge,
                    "the law as written denies what it was promised to do",
                ));
                return (
                    Outcome::Denied,
                    Some(self.facts().denied(edge, finding::Part::Probe(*probe), &judged)),
                );
            }
        }
        for probe in &probes.closed {
            if !self.written.probe(edge, *probe).denies() {
                self.emit(prove::failed_event(
                    edge,
                    "the law as written allows more than was promised",
                ));
                return (Outcome::Wide, Some(self.facts().wide(edge, *probe)));
            }
        }
        self.emit(Event::EdgeProved {
            who: edge.who.clone(),
            what: edge.what.clone(),
            seconds: 0.0,
            times: 0,
            by_law: true,
        });
        (
            Outcome::Proved {
                early: 0.0,
                seconds: 0.0,
                times: 0,
                by_law: true,
            },
            None,
        )
    }

    fn edges(&self) -> Vec<Edge<'_>> {
        edge::edges(&self.setup, &self.spokes)
    }

    fn probes(&self, edge: &Edge<'_>) -> Probes {
        promise::probes(&edge.spoke.role, &edge.role, |arn| self.written.document(arn))
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            setup: &self.setup,
            observed: self.written.observed(),
        }
    }

    /// Whether something that an edge hangs on was written so recently that it may not be seen everywhere.
    fn fresh(&self, edge: &Edge<'_>) -> bool {
        let now = self.now();
        let young = |created: Timestamp| clock::since(created, now) < FRESH;
        let user = self.written.observed().hub.user.as_ref();
        self.options.fresh
            || user.is_some_and(|user| young(user.created) || user.keys.iter().any(|key| young(key.created)))
            || self.written.role(edge).is_some_and(|role| young(role.created))
    }

    fn micetro(&self) -> bool {
        self.setup.consumer == Consumer::Micetro
    }

    fn wait(&self, on: On, what: &str) -> Wait<'_> {
        let shared = &self.session.shared;
        Wait::new(&*shared.clock, &*shared.events, on, shared.seed, what)
            .interruptible(shared.interrupt.clone())
    }

    fn hub(&self) -> On {
        On {
            step: None,
            account: self.setup.hub.account,
            alias: self.setup.hub.alias.clone(),
        }
    }

    /// Between two looks at an edge that is open; an error when the user wants to stop.
    async fn pause(&self) -> Result<(), ()> {
        tokio::select! {
            biased;
            () = self.session.shared.interrupt.wait() => Err(()),
            () = tokio::time::sleep(self.options.every) => Ok(()),
        }
    }

    fn now(&self) -> Timestamp {
        self.session.clock().now()
    }

    fn emit(&self, event: Event) {
        self.session.shared.events.emit(event);
    }
}

/// Runs `count` futures, at most `parallel` of them at a time, and gives their results in order.
async fn side_by_side<T, F>(count: usize, parallel: usize, make: impl Fn(usize) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let mut running: JoinSet<(usize, T)> = JoinSet::new();
    let mut results: Vec<(usize, T)> = Vec::with_capacity(count);
    let mut next = 0;
    loop {
        while next < count && running.len() < parallel.max(1) {
            let (index, future) = (next, make(next));
            running.spawn(async move { (index, future.await) });
            next += 1;
        }
        match running.join_next().await {
            Some(Ok(result)) => results.push(result),
            Some(Err(error)) => {
                // A task that panicked is a defect: it goes on where it can be seen.
                if let Ok(panic) = error.try_into_panic() {
                    std::panic::resume_unwind(panic);
                }
            }
            None => break,
        }
    }
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
