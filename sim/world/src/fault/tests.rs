//! Faults happen to the calls that they mean, and to no others.

use rolecall_api::views::iam::{CreateUserRequest, GetUserRequest};
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::*;
use crate::bench::{Bench, HUB, SPOKE, account, code};

fn create(name: &str) -> CreateUserRequest {
    CreateUserRequest {
        user_name: name.into(),
        ..CreateUserRequest::default()
    }
}

fn exists(bench: &mut Bench, name: &str) -> bool {
    let root = bench.root(HUB);
    bench
        .send(
            &root,
            GetUserRequest {
                user_name: Some(name.into()),
            },
        )
        .is_ok()
}

#[test]
fn each_verdict_is_what_it_says() {
    let refuse = Verdict::Refuse {
        code: "Custom".into(),
        message: "no".into(),
        status: 418,
    };
    for (verdict, expected, done) in [
        (Verdict::Throttle, Some("Throttling"), false),
        (refuse, Some("Custom"), false),
        (Verdict::FailBefore, None, false),
        (Verdict::LoseRequest, None, false),
        (Verdict::FailAfter, None, true),
        (Verdict::LoseAnswer, None, true),
    ] {
        let mut bench = Bench::new("instant");
        let root = bench.root(HUB);
        bench
            .world
            .faults()
            .add(On::first(Operation::IamCreateUser, verdict.clone()));
        let error = bench.send(&root, create("anna")).unwrap_err();
        assert_eq!(error.code(), expected, "{verdict:?}");
        assert_eq!(error.may_have_happened(), expected.is_none(), "{verdict:?}");
        assert_eq!(exists(&mut bench, "anna"), done, "{verdict:?}");
    }
}

#[test]
fn a_delay_holds_the_answer_back_and_nothing_else() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    bench
        .world
        .faults()
        .add(On::any(Verdict::Delay(Duration::from_secs(3))));
    let now = bench.clock.now();
    let request = rolecall_api::Request::from(create("anna"));
    let mut attempt = bench
        .world
        .begin(now, request.operation.service(), "us-east-1", &root.access_key_id);
    attempt.present(&root);
    let answer = bench
        .world
        .answer(now, &attempt, &rolecall_api::Call::new(root), request);
    assert!(answer.result.is_ok());
    assert_eq!(answer.held_back, Duration::from_secs(3));
}

#[test]
fn a_rule_means_its_calls_only() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let rule = On::first(Operation::IamCreateUser, Verdict::Throttle)
        .by(account(HUB))
        .of("anna")
        .after(1)
        .times(2);
    bench.world.faults().add(rule);
    bench.send(&spoke, create("anna")).unwrap();
    bench.send(&hub, create("otto")).unwrap();
    bench.send(&hub, GetCallerIdentityRequest::default()).unwrap();
    bench.send(&hub, create("anna")).unwrap();
    assert_eq!(code(bench.send(&hub, create("anna"))), "Throttling");
    assert_eq!(code(bench.send(&hub, create("anna"))), "Throttling");
    assert_eq!(code(bench.send(&hub, create("anna"))), "EntityAlreadyExists");
}

#[test]
fn the_first_rule_that_speaks_wins() {
    #[derive(Debug, Clone)]
    struct EverySecond(u32);
    impl Rule for EverySecond {
        fn verdict(&mut self, _: &Asked<'_>) -> Option<Verdict> {
            self.0 += 1;
            self.0.is_multiple_of(2).then_some(Verdict::Throttle)
        }
        fn boxed(&self) -> Box<dyn Rule> {
            Box::new(self.clone())
        }
    }
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    bench.world.faults().add(EverySecond(0));
    bench
        .world
        .faults()
        .add(On::any(Verdict::FailBefore).times(u32::MAX));
    assert!(bench.send(&root, create("a")).unwrap_err().may_have_happened());
    let mut fork = bench.clone();
    assert_eq!(code(fork.send(&root, create("a"))), "Throttling");
    assert_eq!(code(bench.send(&root, create("a"))), "Throttling");
    bench.world.faults().clear();
    bench.send(&root, create("a")).unwrap();
}
