//! One step: its call, and what is made of every way in which it can go wrong.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::Aws;
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::views::iam::{GetGroupRequest, GetRoleRequest, GetUserRequest};

use super::request::{self, Made};
use super::words::{Entity, words};
use super::{Commission, Run, children, key, principal, refusal};
use crate::event::Event;
use crate::observe;
use crate::patience::table::repeatable;
use crate::patience::{self, Class, FRESH, GaveUp, IN_A_ROW, On, Wait};
use crate::plan::{Act, Fingerprint, Step};
use crate::session::clock::since;
use crate::session::{Reader, Writer};

/// How a step ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// Done.
    Done,
    /// It had been done before.
    Already,
    /// It failed.
    Failed(Box<crate::diagnostic::Diagnostic>),
    /// What it touches is neither as it was nor as it shall be.
    Stale(Fingerprint),
    /// The user wanted to stop before it was brought to an end.
    Interrupted,
}

/// A reading older than this is taken again before what was read is overwritten or removed.
const OLD: Duration = Duration::from_secs(10);

/// What became of a facet, after a call of which the answer is not known.
enum Found {
    /// As the step leaves it.
    After,
    /// As it was before.
    Before,
    /// Neither.
    Other(Fingerprint),
}

/// A step that is being done.
pub(super) struct Doing<'r, A> {
    pub(super) run: &'r Run<A>,
    pub(super) step: &'r Step,
    pub(super) writer: Writer<A>,
    pub(super) wait: Wait<'r>,
    tries: u32,
}

/// What is to be done next: another attempt, or nothing more.
pub(super) type Next = ControlFlow<Ended>;

/// Does a step.
pub(super) async fn run<A: Aws + 'static>(run: &Arc<Run<A>>, step: &Step) -> Ended {
    run.emit(Event::StepStarted {
        step: step.id,
        account: step.account,
        alias: run.session.alias(step.account),
        what: words(&step.act),
        at: run.session.clock().now(),
    });
    let mut doing = Doing::new(run, step);
    if let Act::CreateAccessKey { user, known } = &step.act {
        return key::make(&mut doing, user, known).await;
    }
    if let ControlFlow::Break(ended) = doing.look_again().await {
        return ended;
    }
    loop {
        match doing.send(&step.act).await {
            Ok(made) => return doing.done(&made).await,
            Err(error) => {
                if let ControlFlow::Break(ended) = doing.next(error).await {
                    return ended;
                }
            }
        }
    }
}

impl<'r, A: Aws + 'static> Doing<'r, A> {
    fn new(run: &'r Run<A>, step: &'r Step) -> Self {
        let on = On {
            step: Some(step.id),
            account: step.account,
            alias: run.session.alias(step.account),
        };
        let clock = &**run.session.clock();
        let wait = Wait::new(
            clock,
            &*run.options.events,
            on,
            run.session.seed(),
            &words(&step.act),
        )
        .interruptible(run.options.interrupt.clone());
        let writer = run.session.write(&Commission(&run.plan), step.account, step.id);
        Doing {
            run,
            step,
            writer,
            wait,
            tries: 0,
        }
    }

    /// Sends an act once.
    pub(super) async fn send(&mut self, act: &Act) -> Result<Made, CallError> {
        self.tries += 1;
        request::send(&self.writer, act.clone()).await
    }

    pub(super) fn reader(&self) -> Reader<A> {
        self.run.session.read(self.step.account)
    }

    pub(super) fn now(&self) -> Timestamp {
        self.run.session.clock().now()
    }

    fn fail(&self, error: &CallError) -> Next {
        ControlFlow::Break(Ended::Failed(Box::new(refusal::diagnose(self.step, error))))
    }

    /// What is left to do once a call was answered with success.
    async fn done(&self, made: &Made) -> Ended {
        match (&self.step.act, made) {
            // Whoever reads the role next must find its ARN. The reader waits until it is one; if that never
            // comes the role is there all the same, and nothing of ours goes by its ARN.
            (Act::CreateRole { role, .. }, Made::Unsettled) => {
                let _settled = self
                    .reader()
                    .send(GetRoleRequest {
                        role_name: role.clone(),
                    })
                    .await;
            }
            (Act::DeleteAccessKey { id, .. }, _) => key::forget(self.run, id),
            _ => {}
        }
        Ended::Done
    }

    /// Before something is overwritten or removed that was read a while ago, it is read again.
    async fn look_again(&self) -> Next {
        let harmless = match &self.step.act {
            Act::CreateUser { .. }
            | Act::CreateGroup { .. }
            | Act::CreateRole { .. }
            | Act::AddUserToGroup { .. }
            | Act::AttachUserPolicy { .. }
            | Act::AttachRolePolicy { .. } => true,
            // What this run itself wrote since is as the plan says.
            _ => self.run.follows.contains(&self.step.id),
        };
        if harmless || self.run.looked.elapsed() < OLD {
            return ControlFlow::Continue(());
        }
        match observe::facet(&self.run.session, self.step.account, &self.step.act.facet()).await {
            Ok(found) if found == self.step.before => ControlFlow::Continue(()),
            Ok(found) if found == self.step.after => ControlFlow::Break(Ended::Already),
            Ok(found) => ControlFlow::Break(Ended::Stale(found)),
            Err(error) => self.fail(&error),
        }
    }

    /// Pauses, if it is still worth it, and says why.
    pub(super) async fn pause(&mut self, class: Class, why: &str, error: &CallError) -> Next {
        match self.wait.again(class, None, why, &patience::code(error)).await {
            Ok(()) => ControlFlow::Continue(()),
            Err(GaveUp::Interrupted) => ControlFlow::Break(Ended::Interrupted),
            Err(gave_up) => ControlFlow::Break(Ended::Failed(Box::new(refusal::gave_up(
                self.step, why, &gave_up, error,
            )))),
        }
    }

    /// What to do about a failed call.
    pub(super) async fn next(&mut self, error: CallError) -> Next {
        match patience::classify(&error) {
            Class::Gone if self.tries > 1 => ControlFlow::Break(Ended::Done),
            Class::Gone => ControlFlow::Break(Ended::Already),
            Class::Server => self.lost(&error).await,
            Class::Concurrency => {
                let why = match error.code() {
                    Some("EntityTemporarilyUnmodifiable") => "a name that was just given up to be free",
                    _ => patience::reason(Class::Concurrency),
                };
                self.pause(Class::Concurrency, why, &error).await
            }
            Class::NewEntity => self.not_there(&error).await,
            Class::Principal => principal::unknown(self, &error).await,
            Class::Lost => self.exists(&error).await,
            Class::Delete => children::conflict(self, &error).await,
            // What the session waits out by itself and gave up, and what no waiting mends.
            Class::Throttle
            | Class::ListLag
            | Class::RoleArn
            | Class::NewKey
            | Class::Chain
            | Class::Probe
            | Class::Expiry
            | Class::Organizations
            | Class::Never => self.fail(&error),
        }
    }

    /// No answer came. It may have been done: look, and only then send again.
    async fn lost(&mut self, error: &CallError) -> Next {
        if matches!(error.kind, CallErrorKind::Unsent { .. }) {
            // It certainly wasn't done, and the session has tried it as often as is sane.
            return self.fail(error);
        }
        self.pause(Class::Server, patience::reason(Class::Server), error)
            .await?;
        // What can be repeated without harm needs one look, so that nobody else's change is overwritten.
        let agreeing = if repeatable(error.operation) { 1 } else { IN_A_ROW };
        match self.found(agreeing).await? {
            Found::After => ControlFlow::Break(Ended::Done),
            Found::Before => ControlFlow::Continue(()),
            Found::Other(found) => ControlFlow::Break(Ended::Stale(found)),
        }
    }

    /// AWS says that it exists already: ours, of a call whose answer was lost, or somebody else's.
    async fn exists(&mut self, error: &CallError) -> Next {
        match self.found(IN_A_ROW).await? {
            Found::After if self.tries > 1 => ControlFlow::Break(Ended::Done),
            Found::After => ControlFlow::Break(Ended::Already),
            // Not there under this name, and yet there: names are unique ignoring case.
            Found::Before => ControlFlow::Break(Ended::Failed(Box::new(refusal::conflict(self.step, error)))),
            Found::Other(found) => ControlFlow::Break(Ended::Stale(found)),
        }
    }

    /// Reads the step's facet until so many readings in a row agree. One that shows the step done is
    /// enough: what IAM reads back was written.
    async fn found(&self, agreeing: u32) -> ControlFlow<Ended, Found> {
        let mut last: Option<(Fingerprint, u32)> = None;
        loop {
            let facet = self.step.act.facet();
            let found = match observe::facet(&self.run.session, self.step.account, &facet).await {
                Ok(found) => found,
                Err(error) => {
                    return ControlFlow::Break(Ended::Failed(Box::new(refusal::diagnose(self.step, &error))));
                }
            };
            if found == self.step.after {
                return ControlFlow::Continue(Found::After);
            }
            let times = match last {
                Some((earlier, times)) if earlier == found => times + 1,
                _ => 1,
            };
            if times >= agreeing {
                let same = found == self.step.before;
                return ControlFlow::Continue(if same { Found::Before } else { Found::Other(found) });
            }
            last = Some((found, times));
            if self.wait.look_again().await.is_err() {
                return ControlFlow::Break(Ended::Interrupted);
            }
        }
    }

    /// NoSuchEntity: early if what the act needs is fresh; else it is gone, or never was.
    pub(super) async fn not_there(&mut self, error: &CallError) -> Next {
        let message = error.refusal().map_or("", |refusal| refusal.message.as_str());
        // No plan makes managed policies, so an unknown one isn't early.
        let policy = match &self.step.act {
            Act::AttachUserPolicy { policy, .. } | Act::AttachRolePolicy { policy, .. } => Some(policy),
            Act::PutUserPermissionsBoundary { boundary, .. }
            | Act::PutRolePermissionsBoundary { boundary, .. } => Some(boundary),
            _ => None,
        };
        if policy.is_some_and(|policy| message.contains(policy.as_str())) {
            return self.fail(error);
        }
        for entity in Entity::needed_by(&self.step.act) {
            if self.run.has_created(self.step.account, &entity) || self.is_young(&entity).await {
                let why = format!("{} to be seen", entity.words());
                return self.pause(Class::NewEntity, &why, error).await;
            }
        }
        self.fail(error)
    }

    /// Whether an entity that this run didn't make was made within the last five minutes.
    async fn is_young(&self, entity: &Entity) -> bool {
        let reader = self.reader();
        let created = match entity.clone() {
            Entity::User(name) => {
                let answer = reader
                    .send(GetUserRequest {
                        user_name: Some(name),
                    })
                    .await;
                answer.map(|answer| answer.user.create_date)
            }
            Entity::Group(name) => {
                let answer = reader
                    .send(GetGroupRequest {
                        group_name: name,
                        ..GetGroupRequest::default()
                    })
                    .await;
                answer.map(|answer| answer.group.create_date)
            }
            Entity::Role(name) => reader
                .send(GetRoleRequest { role_name: name })
                .await
                .map(|answer| answer.role.create_date),
            Entity::Profile(_) => return false,
        };
        // Gone, or not to be seen: then what was refused says more than this.
        created.is_ok_and(|created| since(created, self.now()) < FRESH)
    }
}
