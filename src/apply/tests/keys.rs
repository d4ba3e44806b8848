//! Access keys: one is made, whatever happens; an orphan goes; anybody else's stays.

use std::sync::Mutex;
use std::time::Duration;

use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::views::iam::{CreateAccessKeyRequest, Tag, TagUserRequest};
use rolecall_api::views::sts::GetCallerIdentityRequest;
use rolecall_api::{AwsExt, Call, Operation};
use rolecall_iam::arn::Arn;
use rolecall_sim::world::fault::{On, Verdict};

use super::stage::{Meddle, USER, at_once};
use super::*;
use crate::custody::{Custody, CustodyError};
use crate::mark;

fn notices(stage: &Stage) -> Vec<String> {
    let events = stage.events.take().into_iter();
    events
        .filter_map(|event| match event {
            Event::Notice { text } => Some(text),
            _ => None,
        })
        .collect()
}

#[tokio::test(start_paused = true)]
async fn scenario_42_a_key_whose_answer_was_lost_is_deleted_and_another_is_made() {
    for verdict in [Verdict::LoseAnswer, Verdict::FailAfter] {
        let stage = Stage::new("instant");
        stage.fault(On::first(Operation::IamCreateAccessKey, verdict));
        let outcome = stage.apply().await;
        assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
        stage.assert_whole().await;
        assert_eq!(stage.done(Operation::IamCreateAccessKey), 2);
        assert_eq!(stage.done(Operation::IamDeleteAccessKey), 1);
        assert!(
            stage.sim.elapsed() >= Duration::from_secs(2),
            "three lists that agree, a second apart"
        );
        assert!(notices(&stage)[0].contains("whose answer was lost"));
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_42_a_request_that_was_lost_made_no_key_and_is_sent_again() {
    for verdict in [Verdict::LoseRequest, Verdict::FailBefore] {
        let stage = Stage::new("instant");
        stage.fault(On::first(Operation::IamCreateAccessKey, verdict));
        assert_eq!(stage.apply().await.exit(), Exit::Done);
        stage.assert_whole().await;
        assert_eq!(stage.done(Operation::IamCreateAccessKey), 1);
        assert_eq!(stage.done(Operation::IamDeleteAccessKey), 0);
    }
}

/// The run dies where `meddle` says; another one of the same plan goes on.
async fn dies(operation: Operation, nth: usize, meddle: fn() -> Meddle) -> Stage {
    let stage = Stage::new("instant");
    let mut met = 0;
    stage.port.meddle(move |_, request| {
        met += usize::from(request.operation == operation);
        if request.operation == operation && met == nth {
            meddle()
        } else {
            Meddle::Pass
        }
    });
    let died = tokio::time::timeout(Duration::from_secs(900), stage.apply()).await;
    assert!(died.is_err(), "the run hangs until it is killed");
    stage.port.meddle(|_, _| Meddle::Pass);
    stage
}

#[tokio::test(start_paused = true)]
async fn scenario_42_a_run_that_dies_before_it_has_the_secret_leaves_an_orphan_that_the_next_deletes() {
    let stage = dies(Operation::IamCreateAccessKey, 1, || Meddle::DieAfter).await;
    assert_eq!(stage.key_ids().await.len(), 1, "the orphan");
    assert!(stage.custody.load().unwrap().is_none());
    assert!(
        stage.user_tags().await.contains_key(mark::KEYS),
        "the tag says that a call was made"
    );
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    stage.assert_whole().await;
}

#[tokio::test(start_paused = true)]
async fn a_run_that_dies_after_the_secret_is_stored_and_before_it_is_recorded_makes_no_other_key() {
    // The second TagUser records the key; the first says that a call is about to be made.
    let stage = dies(Operation::IamTagUser, 2, || Meddle::DieBefore).await;
    let stored = stage.custody.load().unwrap().unwrap();
    assert_eq!(stage.key_ids().await, std::slice::from_ref(&stored.access_key_id));
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    stage.assert_whole().await;
    assert_eq!(stage.key_ids().await, [stored.access_key_id]);
}

#[tokio::test(start_paused = true)]
async fn an_orphan_that_was_used_is_somebodys_and_stays() {
    let stage = dies(Operation::IamCreateAccessKey, 1, || Meddle::DieBefore).await;
    // Somebody makes a key by hand meanwhile, and uses it.
    let request = CreateAccessKeyRequest {
        user_name: Some(USER.to_owned()),
    };
    let theirs = stage
        .sim
        .send(&stage.root(HUB), request)
        .await
        .unwrap()
        .access_key;
    let caller = Call::new(rolecall_api::credentials::Credentials::long_term(
        theirs.access_key_id.clone(),
        theirs.secret_access_key,
    ));
    stage
        .sim
        .send(&caller, GetCallerIdentityRequest {})
        .await
        .unwrap();
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Failed);
    let found = &outcome.failed[0].diagnostic;
    assert_eq!(found.code, "apply/key-lost");
    assert!(found.message.contains(&theirs.access_key_id), "{}", found.message);
    assert_eq!(stage.key_ids().await, [theirs.access_key_id]);
    assert_eq!(stage.done(Operation::IamDeleteAccessKey), 0);
}

#[tokio::test(start_paused = true)]
async fn two_new_keys_are_never_told_apart_by_guessing() {
    let stage = dies(Operation::IamCreateAccessKey, 1, || Meddle::DieAfter).await;
    let request = CreateAccessKeyRequest {
        user_name: Some(USER.to_owned()),
    };
    stage.sim.send(&stage.root(HUB), request).await.unwrap();
    let outcome = stage.apply().await;
    assert_eq!(outcome.failed[0].diagnostic.code, "apply/key-lost");
    assert_eq!(stage.key_ids().await.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_key_that_was_not_made_when_the_call_was_is_somebodys() {
    for (before_call, after_call) in [(3_600, 0), (0, 3_600)] {
        let stage = Stage::new("instant");
        let mut partial = stage.plan.clone();
        partial.steps.truncate(1);
        apply(&stage.session, &partial, &stage.options(1)).await;
        let key = CreateAccessKeyRequest {
            user_name: Some(USER.to_owned()),
        };
        let tag = |stage: &Stage| TagUserRequest {
            user_name: USER.to_owned(),
            tags: vec![Tag {
                key: mark::KEYS.to_owned(),
                value: format!("@{}", stage.sim.now()),
            }],
        };
        if before_call > 0 {
            stage.sim.send(&stage.root(HUB), key).await.unwrap();
            tokio::time::sleep(Duration::from_secs(before_call)).await;
            stage.sim.send(&stage.root(HUB), tag(&stage)).await.unwrap();
        } else {
            stage.sim.send(&stage.root(HUB), tag(&stage)).await.unwrap();
            tokio::time::sleep(Duration::from_secs(after_call)).await;
            stage.sim.send(&stage.root(HUB), key).await.unwrap();
        }
        let outcome = stage.apply().await;
        assert_eq!(
            outcome.failed[0].diagnostic.code,
            "apply/key-lost",
            "{:?}",
            outcome.diagnostics()
        );
        assert_eq!(stage.key_ids().await.len(), 1);
    }
}

/// A custody that takes nothing.
#[derive(Debug)]
struct Full;

impl Custody for Full {
    fn place(&self) -> String {
        "a full disk".to_owned()
    }
    fn prepare(&self) -> Result<(), CustodyError> {
        Ok(())
    }
    fn store(
        &self,
        _: &rolecall_iam::arn::Arn,
        _: &rolecall_api::credentials::Credentials,
    ) -> Result<(), CustodyError> {
        Err(CustodyError::Refused {
            program: "vault".to_owned(),
            why: "is full".to_owned(),
        })
    }
    fn load(&self) -> Result<Option<rolecall_api::credentials::Credentials>, CustodyError> {
        Ok(None)
    }
    fn holder(&self) -> Result<Option<rolecall_iam::arn::Arn>, CustodyError> {
        Ok(None)
    }
    fn forget(&self, _: &str) -> Result<bool, CustodyError> {
        Ok(false)
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_that_cannot_be_stored_is_deleted_at_once() {
    let stage = Stage::new("instant");
    let options = Options {
        custody: Arc::new(Full),
        ..stage.options(1)
    };
    let outcome = apply(&stage.session, &stage.plan, &options).await;
    assert_eq!(
        outcome.failed[0].diagnostic.code,
        "apply/custody",
        "{:?}",
        outcome.diagnostics()
    );
    assert!(stage.key_ids().await.is_empty());
    assert!(!stage.user_tags().await.contains_key(mark::KEYS));
    // With room for it, the next run makes one.
    assert_eq!(stage.apply().await.exit(), Exit::Done);
    stage.assert_whole().await;
}

#[tokio::test(start_paused = true)]
async fn no_key_is_made_where_it_could_not_be_stored() {
    let stage = Stage::new("instant");
    let other = rolecall_api::credentials::Credentials::long_term("AKIAOTHER", SecretAccessKey::new("x"));
    let user = format!("arn:aws:iam::{HUB}:user/other").parse().unwrap();
    stage.custody.store(&user, &other).unwrap();
    let outcome = stage.apply().await;
    assert_eq!(outcome.failed[0].diagnostic.code, "apply/custody");
    assert_eq!(stage.done(Operation::IamCreateAccessKey), 0);
    assert_eq!(
        stage.custody.load().unwrap().unwrap(),
        other,
        "the other key is not overwritten"
    );
}

#[tokio::test(start_paused = true)]
async fn another_machine_makes_no_second_key_and_says_where_the_secret_is_not() {
    let stage = Stage::new("instant");
    assert_eq!(stage.apply().await.exit(), Exit::Done);
    let keys = stage.key_ids().await;
    let elsewhere: Arc<Memory> = Arc::default();
    let options = Options {
        custody: elsewhere.clone(),
        ..stage.options(1)
    };
    let outcome = apply(&stage.session, &stage.plan, &options).await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert!(outcome.done.is_empty());
    assert_eq!(stage.key_ids().await, keys);
    assert!(elsewhere.load().unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_deleted_keys_secret_is_let_go() {
    let mut stage = Stage::new("instant");
    assert_eq!(stage.apply().await.exit(), Exit::Done);
    let id = stage.key_ids().await.remove(0);
    stage.plan.steps.clear();
    let act = crate::plan::Act::DeleteAccessKey {
        user: USER.to_owned(),
        id: id.clone(),
    };
    stage::add(&mut stage.plan.steps, account(HUB), act, &[]);
    stage.plan.steps[0].before = Fingerprint::keys([(id.as_str(), true)]);
    stage.plan.steps[0].after = Fingerprint::absent();
    let outcome = stage.apply().await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    assert!(stage.custody.load().unwrap().is_none());
    assert!(notices(&stage)[0].contains(&id));
}

/// Two runs look before either has made its key; both are made within one second, and the lower id stays.
#[tokio::test(start_paused = true)]
async fn scenario_49_of_two_keys_made_at_once_each_run_deletes_only_its_own() {
    let stage = Stage::new("instant");
    let (sim, root) = (stage.sim.clone(), stage.root(HUB));
    let mut met = false;
    stage.port.meddle(move |_, request| {
        if request.operation == Operation::IamCreateAccessKey && !met {
            met = true;
            let request = CreateAccessKeyRequest {
                user_name: Some(USER.to_owned()),
            };
            at_once(sim.send(&root, request)).unwrap();
        }
        Meddle::Pass
    });
    let outcome = stage.apply().await;
    let keys = stage.key_ids().await;
    match stage.custody.load().unwrap() {
        Some(mine) => {
            assert_eq!(
                (outcome.exit(), keys.len()),
                (Exit::Done, 2),
                "the other run deletes its own"
            );
            assert_eq!(keys.iter().min(), Some(&mine.access_key_id));
            assert_eq!(stage.done(Operation::IamDeleteAccessKey), 0);
        }
        None => {
            assert_eq!(
                (outcome.exit(), keys.len()),
                (Exit::Stale, 1),
                "this run deleted its own"
            );
            assert!(notices(&stage)[0].contains("another run"));
        }
    }
}

/// Custody that breaks off with all that it knows on its lips; what it was given.
#[derive(Debug, Default)]
struct Breaks(Mutex<Option<SecretAccessKey>>);

impl Custody for Breaks {
    fn place(&self) -> String {
        "nowhere".to_owned()
    }

    fn prepare(&self) -> Result<(), CustodyError> {
        Ok(())
    }

    fn store(&self, user: &Arn, key: &Credentials) -> Result<(), CustodyError> {
        *self.0.lock().unwrap() = Some(key.secret.clone());
        panic!("invariant: {user} is given {key:?}, by {self:?}");
    }

    fn load(&self) -> Result<Option<Credentials>, CustodyError> {
        Ok(None)
    }

    fn holder(&self) -> Result<Option<Arn>, CustodyError> {
        Ok(None)
    }

    fn forget(&self, _: &str) -> Result<bool, CustodyError> {
        Ok(false)
    }
}

/// The hook prints what the panic carries: that is what is looked at, whoever's hook it is.
#[tokio::test(start_paused = true)]
async fn a_panic_does_not_say_the_secret() {
    let custody = Arc::new(Breaks::default());
    let kept = Arc::clone(&custody);
    let broken = tokio::spawn(async move {
        let stage = Stage::new("instant");
        let options = Options {
            custody: kept,
            ..stage.options(1)
        };
        apply(&stage.session, &stage.plan, &options).await
    });
    let carried = broken.await.expect_err("it breaks off").into_panic();
    let said = carried.downcast_ref::<String>().expect("a text");
    let secret = custody
        .0
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let secret = secret.as_ref().expect("a key was made").expose();
    assert!(
        said.starts_with("invariant: arn:aws:iam::") && said.contains("AKIA"),
        "{said}"
    );
    assert!(!said.contains(secret));
}
