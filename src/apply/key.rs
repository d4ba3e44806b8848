//! Making an access key: the one write that can't be looked up afterwards, since its secret is told once.
//!
//! Before the call the user is tagged with the ids that it has ([`mark::KEYS`]) and the time. Afterwards the
//! secret is made durable before anything else, then the key's id is recorded ([`mark::KEY`]), then the
//! first tag goes. So whoever comes after a crash, or a lost answer, knows which keys were there before: a
//! key that is not among them, was never used, was made since, and shows in several agreeing lists is the
//! one whose secret nobody has. It is deleted. Anything else is left alone, and a person is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::Credentials;
use rolecall_api::error::{CallError, CallErrorKind};
use rolecall_api::views::iam::{AccessKey, GetAccessKeyLastUsedRequest};
use rolecall_api::{Aws, Operation};
use rolecall_iam::arn::Arn;

use super::request::Made;
use super::step::{Doing, Ended, Next};
use super::{Run, refusal};
use crate::custody::CustodyError;
use crate::diagnostic::Diagnostic;
use crate::event::Event;
use crate::mark;
use crate::patience::{self, Class, IN_A_ROW};
use crate::plan::{Act, Fingerprint, Step};
use crate::session::clock::since;

mod found;

use found::{Attempt, Key, Keys, read};

/// How far the operator's clock may be from AWS's: more, and AWS refuses the signature (AWS Signature
/// Version 4, "Elements of an AWS API request signature": 15 minutes).
const SKEW: Duration = Duration::from_secs(15 * 60);

/// How long after its tag a call can have been made at the latest: through all of a step's patience with
/// throttling, with another's changes and with a server's trouble, twice over.
const CALL: Duration = Duration::from_secs(20 * 60);

/// What keys that the plan doesn't foresee stand for: the step done, the step to be done after a call that
/// was not brought to an end, or nothing that this plan knows.
pub(super) async fn standing<A: Aws + 'static>(
    run: &Run<A>,
    step: &Step,
    user: &str,
    known: &[String],
) -> Result<Option<Fingerprint>, CallError> {
    let keys = match read(&run.session.read(step.account), user).await {
        Ok(keys) => keys,
        Err(error) if error.is("NoSuchEntity") => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(match (keys.recorded_since(known), &keys.attempt) {
        (Some(_), None) => Some(step.after.clone()),
        (_, Some(_)) => Some(step.before.clone()),
        (None, None) => None,
    })
}

/// Makes a key, or finds that it is made.
pub(super) async fn make<A: Aws + 'static>(doing: &mut Doing<'_, A>, user: &str, known: &[String]) -> Ended {
    match Making::begin(doing, user, known).await {
        ControlFlow::Break(ended) => ended,
        ControlFlow::Continue(mut making) => match making.create().await {
            ControlFlow::Break(ended) => ended,
            ControlFlow::Continue(key) => match making.keep(key).await {
                ControlFlow::Break(ended) => ended,
                ControlFlow::Continue(()) => Ended::Done,
            },
        },
    }
}

/// Lets go of the secret of a key that is deleted.
pub(super) fn forget<A>(run: &Run<A>, id: &str) {
    let place = run.options.custody.place();
    let text = match run.options.custody.forget(id) {
        Ok(true) => format!("the secret of the deleted access key {id} was removed from {place}"),
        Ok(false) => return,
        Err(error) => format!("the secret of the deleted access key {id} is still in {place}: {error}"),
    };
    run.emit(Event::Notice { text });
}

/// Lets go of a secret that was stored for a user who no longer has its key: an earlier run died between
/// the key's end and the secret's. Another user's secret stays, whatever place it is in.
pub(super) async fn bury<A: Aws + 'static>(run: &Run<A>, user: &str) -> Result<(), CallError> {
    let custody = &run.options.custody;
    let (Ok(Some(stored)), Ok(Some(holder))) = (custody.load(), custody.holder()) else {
        return Ok(());
    };
    let hub = run.plan.hub;
    let theirs = holder.account_id() == Some(hub)
        && holder.resource().starts_with("user/")
        && holder.resource_name() == user;
    if !theirs {
        return Ok(());
    }
    // A list may lag behind: what is gone is missing from several in a row.
    for look in 0..IN_A_ROW {
        if look > 0 {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        match read(&run.session.read(hub), user).await {
            Ok(keys) if keys.keys.contains_key(&stored.access_key_id) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.is("NoSuchEntity") => {}
            Err(error) => return Err(error),
        }
    }
    forget(run, &stored.access_key_id);
    Ok(())
}

/// A key that is being made.
struct Making<'d, 'r, A> {
    doing: &'d mut Doing<'r, A>,
    user: String,
    arn: Arn,
    /// What was there before the call, and when it was made.
    attempt: Attempt,
}

impl<'d, 'r, A: Aws + 'static> Making<'d, 'r, A> {
    /// Looks at what is there, tidies up after a call that was not brought to an end, and makes ready.
    async fn begin(
        doing: &'d mut Doing<'r, A>,
        user: &str,
        known: &[String],
    ) -> ControlFlow<Ended, Making<'d, 'r, A>> {
        let keys = look(doing, user).await?;
        if let Some(id) = keys.recorded_since(known) {
            tell_where(doing, id);
            if keys.attempt.is_some() {
                // All that an earlier run did not come to.
                let tag = Act::UntagUser {
                    user: user.to_owned(),
                    key: mark::KEYS.to_owned(),
                };
                aside(doing, &tag).await?;
            }
            return ControlFlow::Break(Ended::Already);
        }
        let Some(arn) = keys.arn.clone() else {
            let why = format!("AWS gives no ARN for user `{user}`");
            return fail(doing, Diagnostic::error("apply/refused", why));
        };
        let now = doing.now();
        let mut making = Making {
            doing,
            user: user.to_owned(),
            arn,
            attempt: Attempt {
                known: keys.ids(),
                since: now,
            },
        };
        if let Err(error) = bury(making.doing.run, &making.user).await {
            return fail(making.doing, refusal::diagnose(making.doing.step, &error));
        }
        let stored = match making.doing.run.options.custody.load() {
            Ok(stored) => stored.filter(|key| keys.keys.contains_key(&key.access_key_id)),
            Err(error) => return fail(making.doing, custody(making.doing.step, &error)),
        };
        if let Some(stored) = stored {
            // Stored by a run that ended before it could record it.
            making.record(&stored.access_key_id, &keys.recorded).await?;
            return ControlFlow::Break(Ended::Done);
        }
        match keys.attempt.clone() {
            Some(earlier) => {
                let deleted = making.clean_up(&earlier).await?;
                making.attempt.known.retain(|id| deleted.as_ref() != Some(id));
            }
            None if keys.ids() != known.iter().cloned().collect() => {
                return ControlFlow::Break(Ended::Stale(keys.fingerprint()));
            }
            None => {}
        }
        if let Err(error) = making.doing.run.options.custody.prepare() {
            return fail(making.doing, custody(making.doing.step, &error));
        }
        let (key, value) = (mark::KEYS.to_owned(), making.attempt.text());
        making
            .write(&Act::TagUser {
                user: user.to_owned(),
                key,
                value,
            })
            .await?;
        ControlFlow::Continue(making)
    }

    /// Asks for a key, once; again only when certainly none was made, or the one that was is deleted.
    async fn create(&mut self) -> ControlFlow<Ended, AccessKey> {
        let act = self.doing.step.act.clone();
        loop {
            let error = match self.doing.send(&act).await {
                Ok(Made::Key(key)) => return ControlFlow::Continue(key),
                Ok(Made::Nothing | Made::Unsettled) => {
                    CallError::unintelligible(Operation::IamCreateAccessKey, "the answer has no key")
                }
                Err(error) => error,
            };
            match patience::classify(&error) {
                Class::Server if !matches!(error.kind, CallErrorKind::Unsent { .. }) => {
                    self.doing
                        .pause(Class::Server, patience::reason(Class::Lost), &error)
                        .await?;
                    let attempt = self.attempt.clone();
                    self.clean_up(&attempt).await?;
                }
                _ => self.doing.next(error).await?,
            }
        }
    }

    /// Makes the secret durable before anything else, then records the key.
    async fn keep(&mut self, key: AccessKey) -> Next {
        let id = key.access_key_id;
        let credentials = Credentials::long_term(id.clone(), key.secret_access_key);
        if let Err(error) = self.doing.run.options.custody.store(&self.arn, &credentials) {
            // Nobody will ever have this secret: the key goes, and the next run begins anew.
            let found = custody(self.doing.step, &error);
            self.write(&Act::DeleteAccessKey {
                user: self.user.clone(),
                id,
            })
            .await?;
            self.write(&Act::UntagUser {
                user: self.user.clone(),
                key: mark::KEYS.to_owned(),
            })
            .await?;
            return fail(self.doing, found);
        }
        let keys = look(self.doing, &self.user).await?;
        self.yield_to_another_run(&id, key.create_date, &keys).await?;
        self.record(&id, &keys.recorded.intersection(&keys.ids()).cloned().collect())
            .await
    }

    /// Records a key as made, and the call for it as brought to an end.
    async fn record(&mut self, id: &str, recorded: &BTreeSet<String>) -> Next {
        let ids: BTreeSet<&str> = recorded.iter().map(String::as_str).chain([id]).collect();
        let value = ids.into_iter().collect::<Vec<_>>().join("+");
        self.write(&Act::TagUser {
            user: self.user.clone(),
            key: mark::KEY.to_owned(),
            value,
        })
        .await?;
        self.write(&Act::UntagUser {
            user: self.user.clone(),
            key: mark::KEYS.to_owned(),
        })
        .await
    }

    /// Two runs at once may both have looked before either had made its key. Both see both now, and the
    /// later key goes: each deletes only its own.
    async fn yield_to_another_run(&mut self, id: &str, created: Option<Timestamp>, keys: &Keys) -> Next {
        let mine = (keys.keys.get(id).and_then(|key| key.created).or(created), id);
        let mut others = keys
            .keys
            .iter()
            .filter(|(other, _)| *other != id && !self.attempt.known.contains(*other));
        if !others.any(|(other, key)| (key.created, other.as_str()) < mine) {
            return ControlFlow::Continue(());
        }
        forget(self.doing.run, id);
        self.write(&Act::DeleteAccessKey {
            user: self.user.clone(),
            id: id.to_owned(),
        })
        .await?;
        let keys = look(self.doing, &self.user).await?;
        if keys
            .recorded
            .iter()
            .any(|recorded| keys.keys.contains_key(recorded))
        {
            self.write(&Act::UntagUser {
                user: self.user.clone(),
                key: mark::KEYS.to_owned(),
            })
            .await?;
        }
        self.notice(format!(
            "another run made an access key at the same time; {id} was deleted again"
        ));
        ControlFlow::Break(Ended::Stale(keys.fingerprint()))
    }

    /// Deletes the key that a call made whose answer was lost, if there is one and it is certain that it is
    /// that; gives what was deleted.
    async fn clean_up(&mut self, attempt: &Attempt) -> ControlFlow<Ended, Option<String>> {
        let strangers = self.agreed(&attempt.known).await?;
        let mut strangers = strangers.into_iter();
        let (stranger, more) = (strangers.next(), strangers.next());
        let Some((id, key)) = stranger else {
            return ControlFlow::Continue(None);
        };
        let why = match more {
            Some((other, _)) => Some(format!("{id} and {other} are both new")),
            None => self.doubt(&id, &key, attempt).await?,
        };
        if let Some(why) = why {
            return fail(self.doing, lost(self.doing.step, &self.user, &id, &why));
        }
        self.write(&Act::DeleteAccessKey {
            user: self.user.clone(),
            id: id.clone(),
        })
        .await?;
        self.notice(format!(
            "access key {id} was made by a call whose answer was lost, and was deleted: nobody has its secret"
        ));
        ControlFlow::Continue(Some(id))
    }

    /// Why a key might be somebody's after all.
    async fn doubt(&self, id: &str, key: &Key, attempt: &Attempt) -> ControlFlow<Ended, Option<String>> {
        let Some(created) = key.created else {
            return ControlFlow::Continue(Some("AWS doesn't say when it was made".to_owned()));
        };
        let (earlier, later) = (since(created, attempt.since), since(attempt.since, created));
        if earlier > SKEW || later > SKEW + CALL {
            let why = format!(
                "it was made at {created}, and the call was about to be made at {}",
                attempt.since
            );
            return ControlFlow::Continue(Some(why));
        }
        let request = GetAccessKeyLastUsedRequest {
            access_key_id: id.to_owned(),
        };
        match self.doing.reader().send(request).await {
            Ok(answer) => {
                let used = answer.access_key_last_used.and_then(|used| used.last_used_date);
                ControlFlow::Continue(used.map(|used| format!("it was used at {used}")))
            }
            Err(error) => ControlFlow::Continue(Some(format!("whether it was used can't be seen: {error}"))),
        }
    }

    /// The keys that were not there before a call, in so many lists in a row that agree.
    async fn agreed(&mut self, known: &BTreeSet<String>) -> ControlFlow<Ended, BTreeMap<String, Key>> {
        let mut last: Option<(BTreeMap<String, Key>, u32)> = None;
        loop {
            let found = look(self.doing, &self.user).await?.strangers(known);
            let times = match last {
                Some((earlier, times)) if earlier == found => times + 1,
                _ => 1,
            };
            if times >= IN_A_ROW {
                return ControlFlow::Continue(found);
            }
            last = Some((found, times));
            if self.doing.wait.look_again().await.is_err() {
                return ControlFlow::Break(Ended::Interrupted);
            }
        }
    }

    async fn write(&mut self, act: &Act) -> Next {
        aside(self.doing, act).await
    }

    fn notice(&self, text: String) {
        self.doing.run.emit(Event::Notice { text });
    }
}

/// A write beside the call itself; each can be repeated without harm.
async fn aside<A: Aws + 'static>(doing: &mut Doing<'_, A>, act: &Act) -> Next {
    loop {
        let Err(error) = doing.send(act).await else {
            return ControlFlow::Continue(());
        };
        match patience::classify(&error) {
            Class::Gone => return ControlFlow::Continue(()),
            class @ Class::Server => doing.pause(class, patience::reason(class), &error).await?,
            _ => doing.next(error).await?,
        }
    }
}

/// Reads a user's keys and tags; a user that was just made may not be seen yet.
async fn look<A: Aws + 'static>(doing: &mut Doing<'_, A>, user: &str) -> ControlFlow<Ended, Keys> {
    loop {
        match read(&doing.reader(), user).await {
            Ok(keys) => return ControlFlow::Continue(keys),
            Err(error) if patience::classify(&error) == Class::NewEntity => doing.not_there(&error).await?,
            Err(error) => return fail(doing, refusal::diagnose(doing.step, &error)),
        }
    }
}

/// A key that another machine has the secret of is no reason to make another one.
fn tell_where<A: Aws + 'static>(doing: &Doing<'_, A>, id: &str) {
    let custody = &doing.run.options.custody;
    let here = custody
        .load()
        .is_ok_and(|key| key.is_some_and(|key| key.access_key_id == id));
    if !here {
        let text = format!(
            "the user has access key {id}, and its secret is not in {}: no other key is made",
            custody.place()
        );
        doing.run.emit(Event::Notice { text });
    }
}

fn fail<A, T>(_: &Doing<'_, A>, diagnostic: Diagnostic) -> ControlFlow<Ended, T> {
    ControlFlow::Break(Ended::Failed(Box::new(diagnostic)))
}

fn custody(step: &Step, error: &CustodyError) -> Diagnostic {
    refusal::of(step, "apply/custody", &error.to_string()).hint(error.hint())
}

fn lost(step: &Step, user: &str, id: &str, why: &str) -> Diagnostic {
    refusal::of(step, "apply/key-lost", &format!("user `{user}` has an access key, `{id}`, that may be somebody's: {why}"))
        .hint("a call for a key was not brought to an end, and this may be its key: delete it if nobody uses it, or remove the tag `rolecall:keys` from the user to keep it")
}
