//! Proves one edge by use: assume the role, probe what it grants, again and again until it holds still.
//!
//! A refusal is put before the law. Denied as written: stop now, with the evidence. Allowed: early, wait
//! and say so. In between: wait for a short time, unless something is fresh.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideCredentials};
use rolecall_api::views::ec2::{DescribeRegionsRequest, DescribeSubnetsRequest, DescribeVpcsRequest};
use rolecall_api::views::iam::ListAccountAliasesRequest;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::s3::ListBucketsRequest;
use rolecall_api::views::sts::AssumeRoleRequest;
use rolecall_api::{Aws, CallError, Operation};
use rolecall_iam::account::AccountId;
use rolecall_iam::decision::Verdict;

use super::Proof;
use super::attempt::Attempt;
use super::finding::Part;
use super::judged::Judged;
use super::law::SESSION_NAME;
use super::probe::{Probe, Probes};
use super::report::{EdgeVerdict, Outcome, Shown};
use crate::diagnostic::Diagnostic;
use crate::edge::Edge;
use crate::event::Event;
use crate::patience::{self, Class, GaveUp, NOTHING_FRESH, On};
use crate::session::Reader;

/// Sessions for probing live as short as AWS lets them (STS API Reference, `AssumeRole`: 900 s).
const SHORTEST_SESSION: i64 = 900;

/// What came of an edge.
pub(super) struct Proved {
    pub(super) verdict: EdgeVerdict,
    pub(super) finding: Option<Diagnostic>,
    /// When something was early.
    pub(super) waited: Vec<(Timestamp, Timestamp)>,
}

/// What stopped a round.
enum Stop {
    /// AWS said no.
    Refused(Part, CallError),
    /// What must be refused was answered.
    Open(Probe),
    /// It works, and the law as written denies it: what was taken away is still on its way.
    Lingering,
}

impl Stop {
    /// The session of the probes is over, after its quarter of an hour.
    fn session_ended(&self) -> bool {
        matches!(self, Stop::Refused(Part::Probe(_), error) if patience::classify(error) == Class::Expiry)
    }
}

/// How a refusal is taken.
pub(super) enum Take {
    /// It may pass: for how long it is worth waiting, where not as long as usual, and for what.
    Early(Class, Option<Duration>, String),
    /// It won't.
    Final(Box<Diagnostic>),
    /// It says nothing about permissions.
    Trouble,
}

impl<A: Aws + 'static> Proof<A> {
    /// Proves one edge by use.
    pub(super) async fn prove(
        &self,
        edge: &Edge<'_>,
        probes: &Probes,
        key: &Arc<dyn ProvideCredentials>,
    ) -> Proved {
        let mut attempt = Attempt::new(self.now());
        let on = On {
            step: None,
            account: edge.spoke.account,
            alias: edge.spoke.alias.clone(),
        };
        // The key and the session, the trust and the grants: each thing that is awaited has time of its own.
        let mut entering = self.wait(on.clone(), edge.role.as_str());
        let mut probing = self.wait(on, &format!("{} probes", edge.role));
        let mut seen = Seen::default();
        let mut session = None;
        loop {
            let mut round = self.round(edge, probes, key, &mut session).await;
            if round.is_ok() && self.certainly_denied(edge, &mut seen) {
                round = Err(Stop::Lingering);
            }
            let stop = match round {
                Ok(()) => {
                    attempt.succeeded(self.now());
                    entering.settled();
                    probing.settled();
                    if attempt.quiet() >= self.options.quiet {
                        return self.proved(edge, probes, attempt);
                    }
                    if self.pause().await.is_err() {
                        return self.failed(edge, probes, attempt, "interrupted");
                    }
                    continue;
                }
                Err(stop) => stop,
            };
            attempt.refused(self.now());
            if stop.session_ended() && session.take().is_some() {
                continue;
            }
            let (class, patience, why, code) = match self.take_stop(edge, &stop, &mut seen) {
                Take::Early(class, patience, why) => {
                    let code = match &stop {
                        Stop::Refused(_, error) => patience::code(error),
                        Stop::Open(_) | Stop::Lingering => "answered".to_owned(),
                    };
                    (class, patience, why, code)
                }
                Take::Final(finding) => {
                    attempt.ended(self.now());
                    return self.denied(edge, probes, attempt, &stop, *finding);
                }
                Take::Trouble => {
                    let why = match stop {
                        Stop::Refused(_, error) => error.to_string(),
                        Stop::Open(probe) => format!("{probe} was answered"),
                        Stop::Lingering => "what was taken away still works".to_owned(),
                    };
                    return self.failed(edge, probes, attempt, &why);
                }
            };
            let wait = match &stop {
                Stop::Refused(Part::Assume, _) | Stop::Lingering => &mut entering,
                Stop::Refused(Part::Probe(_), _) | Stop::Open(_) => &mut probing,
            };
            match wait.again(class, patience, &why, &code).await {
                Ok(()) => {}
                Err(GaveUp::Interrupted) => return self.failed(edge, probes, attempt, "interrupted"),
                Err(GaveUp::Deadline { waited, .. }) => {
                    attempt.ended(self.now());
                    let finding = self.late(edge, &stop, &mut seen, waited);
                    return self.given_up(edge, probes, attempt, &stop, waited, finding);
                }
            }
        }
    }

    /// Assumes the role, and asks every probe once.
    ///
    /// The probes go on with the session that was had first: one that was just given out may be unknown to a
    /// service that did not give it out (boto/botocore#3600), and a new one each time might never be known.
    async fn round(
        &self,
        edge: &Edge<'_>,
        probes: &Probes,
        key: &Arc<dyn ProvideCredentials>,
        session: &mut Option<Arc<dyn ProvideCredentials>>,
    ) -> Result<(), Stop> {
        let credentials = self
            .enter(edge, key)
            .await
            .map_err(|error| Stop::Refused(Part::Assume, error))?;
        let session = session.get_or_insert(credentials);
        let reader = self.session.read_as(edge.spoke.account, Arc::clone(session));
        for probe in probes.open.keys() {
            ask(&reader, *probe)
                .await
                .map_err(|error| Stop::Refused(Part::Probe(*probe), error))?;
        }
        for probe in &probes.closed {
            match ask(&reader, *probe).await {
                Ok(()) => return Err(Stop::Open(*probe)),
                Err(error) if patience::classify(&error) == Class::Probe => {}
                Err(error) => return Err(Stop::Refused(Part::Probe(*probe), error)),
            }
        }
        Ok(())
    }

    async fn enter(
        &self,
        edge: &Edge<'_>,
        key: &Arc<dyn ProvideCredentials>,
    ) -> Result<Arc<dyn ProvideCredentials>, CallError> {
        let request = AssumeRoleRequest {
            role_arn: edge.role.to_string(),
            role_session_name: SESSION_NAME.to_owned(),
            duration_seconds: Some(SHORTEST_SESSION),
            external_id: edge.spoke.role.external_id.clone(),
            ..AssumeRoleRequest::default()
        };
        let assumer = self.session.assume_as(self.setup.hub.account, Arc::clone(key));
        match assumer.send(request).await?.credentials {
            Some(credentials) => Ok(Arc::new(Credentials::from(credentials))),
            None => Err(CallError::unintelligible(
                Operation::StsAssumeRole,
                "`Credentials` is missing",
            )),
        }
    }

    fn take_stop(&self, edge: &Edge<'_>, stop: &Stop, seen: &mut Seen) -> Take {
        match stop {
            Stop::Refused(part, error) => {
                let class = patience::classify(error);
                match class {
                    Class::Chain | Class::Probe => self.take_refusal(edge, *part, class, error, seen),
                    Class::NewKey => self.take_new_key(edge, *part, error),
                    _ => self.take_other(edge, *part, error),
                }
            }
            // Revocation is late as granting is: what the law denies will be refused.
            Stop::Open(probe) => match self.judged(edge, Part::Probe(*probe), seen) {
                judged if judged.denies() => {
                    Take::Early(Class::Probe, None, format!("{probe} to be refused"))
                }
                _ => Take::Final(Box::new(self.facts().wide(edge, *probe))),
            },
            Stop::Lingering => Take::Early(Class::Chain, None, format!("{} to be refused", edge.what)),
        }
    }

    /// Whether the law as written denies entering, whatever couldn't be read.
    fn certainly_denied(&self, edge: &Edge<'_>, seen: &mut Seen) -> bool {
        let judged = self.judged(edge, Part::Assume, seen);
        judged.denies() && judged.hangs_on().is_none()
    }

    fn take_refusal(
        &self,
        edge: &Edge<'_>,
        part: Part,
        class: Class,
        error: &CallError,
        seen: &mut Seen,
    ) -> Take {
        let judged = self.judged(edge, part, seen);
        if judged.denies() && judged.hangs_on().is_none() {
            return Take::Final(Box::new(self.facts().denied(edge, part, judged)));
        }
        if patience::names_a_final_reason(error) {
            return Take::Final(Box::new(self.facts().refused(edge, part, judged, error)));
        }
        let why = match part {
            Part::Assume => format!("{} to be assumable", edge.what),
            Part::Probe(probe) => format!("{probe} to be allowed"),
        };
        let certain = judged.verdict() == Verdict::Allow;
        Take::Early(
            class,
            (!certain && !self.fresh(edge)).then_some(NOTHING_FRESH),
            why,
        )
    }

    /// A key, or a session's credentials, that isn't known.
    fn take_new_key(&self, edge: &Edge<'_>, part: Part, error: &CallError) -> Take {
        match part {
            Part::Assume => match self.key_fault(error) {
                Some(finding) => Take::Final(Box::new(finding)),
                None => Take::Early(Class::NewKey, None, "the new access key to be known".to_owned()),
            },
            Part::Probe(_) => Take::Early(
                Class::NewKey,
                None,
                format!("the session of {} to be known", edge.what),
            ),
        }
    }

    fn take_other(&self, edge: &Edge<'_>, part: Part, error: &CallError) -> Take {
        match error.code() {
            Some(
                "SignatureDoesNotMatch"
                | "RegionDisabledException"
                | "ExpiredToken"
                | "ExpiredTokenException",
            ) => Take::Final(Box::new(self.facts().by_code(edge, part, error))),
            _ => Take::Trouble,
        }
    }

    /// What the law says of a part of an edge; asked once, since nothing is written meanwhile.
    fn judged<'s>(&self, edge: &Edge<'_>, part: Part, seen: &'s mut Seen) -> &'s Judged {
        let at = seen.judged.iter().position(|(known, _)| *known == part);
        let at = at.unwrap_or_else(|| {
            let judged = match part {
                Part::Assume => self.written.assume(edge),
                Part::Probe(probe) => self.written.probe(edge, probe),
            };
            seen.judged.push((part, judged));
            seen.judged.len() - 1
        });
        &seen.judged[at].1
    }

    /// The finding when patience ended.
    fn late(&self, edge: &Edge<'_>, stop: &Stop, seen: &mut Seen, waited: Duration) -> Diagnostic {
        match stop {
            Stop::Refused(part, error) => {
                let judged = self.judged(edge, *part, seen);
                self.facts().early(edge, *part, judged, error, waited)
            }
            Stop::Open(probe) => self.facts().wide(edge, *probe),
            Stop::Lingering => {
                let judged = self.judged(edge, Part::Assume, seen);
                self.facts()
                    .denied(edge, Part::Assume, judged)
                    .because([format!("AWS let it in for {} s all the same", waited.as_secs())])
            }
        }
    }

    fn proved(&self, edge: &Edge<'_>, probes: &Probes, attempt: Attempt) -> Proved {
        let (seconds, times) = (attempt.seconds(), attempt.times);
        self.emit(Event::EdgeProved {
            who: edge.who.clone(),
            what: edge.what.clone(),
            seconds,
            times,
            by_law: false,
        });
        let outcome = Outcome::Proved {
            early: attempt.early(),
            seconds,
            times,
            by_law: false,
        };
        Proved {
            verdict: verdict(edge, probes, outcome),
            finding: None,
            waited: attempt.waited,
        }
    }

    fn denied(
        &self,
        edge: &Edge<'_>,
        probes: &Probes,
        attempt: Attempt,
        stop: &Stop,
        finding: Diagnostic,
    ) -> Proved {
        let outcome = match stop {
            Stop::Refused(..) | Stop::Lingering => Outcome::Denied,
            Stop::Open(_) => Outcome::Wide,
        };
        self.emit(failed_event(edge, &finding.message));
        Proved {
            verdict: verdict(edge, probes, outcome),
            finding: Some(finding),
            waited: attempt.waited,
        }
    }

    fn given_up(
        &self,
        edge: &Edge<'_>,
        probes: &Probes,
        attempt: Attempt,
        stop: &Stop,
        waited: Duration,
        finding: Diagnostic,
    ) -> Proved {
        let outcome = match stop {
            Stop::Refused(..) => Outcome::Early {
                seconds: waited.as_secs_f64(),
            },
            Stop::Open(_) => Outcome::Wide,
            Stop::Lingering => Outcome::Denied,
        };
        self.emit(failed_event(edge, &finding.message));
        Proved {
            verdict: verdict(edge, probes, outcome),
            finding: Some(finding),
            waited: attempt.waited,
        }
    }

    fn failed(&self, edge: &Edge<'_>, probes: &Probes, attempt: Attempt, why: &str) -> Proved {
        self.emit(failed_event(edge, why));
        let outcome = Outcome::Failed { why: why.to_owned() };
        Proved {
            verdict: verdict(edge, probes, outcome),
            finding: None,
            waited: attempt.waited,
        }
    }
}

/// Sends a probe.
async fn ask<A: Aws + 'static>(reader: &Reader<A>, probe: Probe) -> Result<(), CallError> {
    match probe {
        Probe::DescribeSubnets => reader.send(DescribeSubnetsRequest::default()).await.map(drop),
        Probe::DescribeVpcs => reader.send(DescribeVpcsRequest::default()).await.map(drop),
        Probe::DescribeRegions => reader.send(DescribeRegionsRequest::default()).await.map(drop),
        Probe::ListHostedZones => reader.send(ListHostedZonesRequest::default()).await.map(drop),
        Probe::ListAccountAliases => reader.send(ListAccountAliasesRequest::default()).await.map(drop),
        Probe::ListAllMyBuckets => reader.send(ListBucketsRequest::default()).await.map(drop),
    }
}

/// A verdict without attempts.
pub(super) fn verdict(edge: &Edge<'_>, probes: &Probes, outcome: Outcome) -> EdgeVerdict {
    let account: AccountId = edge.spoke.account;
    EdgeVerdict {
        who: edge.who.clone(),
        what: edge.what.clone(),
        role: edge.role.to_string(),
        account,
        outcome,
        open: probes
            .open
            .iter()
            .map(|(probe, policies)| Shown {
                action: probe.to_string(),
                policies: policies.clone(),
            })
            .collect(),
        closed: probes.closed.iter().map(ToString::to_string).collect(),
        untold: probes.untold.clone(),
    }
}

pub(super) fn failed_event(edge: &Edge<'_>, why: &str) -> Event {
    Event::EdgeFailed {
        who: edge.who.clone(),
        what: edge.what.clone(),
        why: why.to_owned(),
    }
}

/// What the law said so far.
#[derive(Default)]
struct Seen {
    judged: Vec<(Part, Judged)>,
}
