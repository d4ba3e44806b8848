//! The table, one wait, and the decider.

use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Access;
use rolecall_iam::account::AccountId;
use rolecall_iam::decision::Verdict;
use rolecall_iam::evaluate::{Attached, Layer, Policies, Principal, Request, Source};
use rolecall_iam::policy;
use tokio::time::Instant;

use super::early::SHORT;
use super::table::{TABLE, repeatable};
use super::*;
use crate::event::{Event, Recorded};
use crate::interrupt::Interrupt;
use crate::session::clock::Passing;

fn refused(operation: Operation, code: &str, message: &str, status: u16) -> CallError {
    CallError::refused(operation, Refusal::new(code, message, status))
}

#[test]
fn every_class_has_its_row() {
    use Class::*;
    let classes = [
        Throttle,
        Server,
        Lost,
        Concurrency,
        NewEntity,
        ListLag,
        Principal,
        RoleArn,
        NewKey,
        Chain,
        Probe,
        Expiry,
        Delete,
        Gone,
        Organizations,
        Never,
    ];
    for class in classes {
        assert_eq!(class.rule().class, class);
        assert_eq!(
            TABLE.iter().filter(|rule| rule.class == class).count(),
            1,
            "{class:?}"
        );
    }
    assert_eq!(TABLE.len(), classes.len());
}

/// What AWS says, and what it is a sign of.
#[test]
fn refusals_are_known_by_their_signs() {
    use Operation::*;
    let cases: &[(Operation, &str, &str, u16, Class)] = &[
        (IamCreateRole, "Throttling", "Rate exceeded", 400, Class::Throttle),
        (Ec2DescribeVpcs, "RequestLimitExceeded", "", 503, Class::Throttle),
        (IamCreateRole, "Whatever", "Rate exceeded", 400, Class::Throttle),
        (IamCreateRole, "Whatever", "", 429, Class::Throttle),
        (
            OrganizationsListAccounts,
            "TooManyRequestsException",
            "",
            400,
            Class::Organizations,
        ),
        (
            OrganizationsListAccounts,
            "AWSOrganizationsNotInUseException",
            "",
            400,
            Class::Never,
        ),
        (IamCreateRole, "ServiceFailure", "", 500, Class::Server),
        (IamCreateRole, "Unknown", "", 502, Class::Server),
        (IamCreateRole, "EntityAlreadyExists", "", 409, Class::Lost),
        (
            IamAttachRolePolicy,
            "ConcurrentModification",
            "",
            409,
            Class::Concurrency,
        ),
        (
            IamCreateUser,
            "EntityTemporarilyUnmodifiable",
            "",
            409,
            Class::Concurrency,
        ),
        (IamAttachRolePolicy, "NoSuchEntity", "", 404, Class::NewEntity),
        (IamDetachRolePolicy, "NoSuchEntity", "", 404, Class::Gone),
        (IamUntagUser, "NoSuchEntity", "", 404, Class::Gone),
        (IamRemoveUserFromGroup, "NoSuchEntity", "", 404, Class::Gone),
        (IamDeleteRole, "DeleteConflict", "", 409, Class::Delete),
        (
            IamCreateRole,
            "MalformedPolicyDocument",
            r#"Invalid principal in policy: "AWS":"arn:aws:iam::111111111111:user/x""#,
            400,
            Class::Principal,
        ),
        (
            IamCreateRole,
            "MalformedPolicyDocument",
            "Syntax errors in policy.",
            400,
            Class::Never,
        ),
        (
            IamPutRolePolicy,
            "MalformedPolicyDocument",
            "Invalid principal in policy",
            400,
            Class::Never,
        ),
        (
            StsGetCallerIdentity,
            "InvalidClientTokenId",
            "",
            403,
            Class::NewKey,
        ),
        (Ec2DescribeVpcs, "AuthFailure", "", 401, Class::NewKey),
        (StsAssumeRole, "AccessDenied", "", 403, Class::Chain),
        (Ec2DescribeVpcs, "UnauthorizedOperation", "", 403, Class::Probe),
        (Route53ListHostedZones, "AccessDenied", "", 403, Class::Probe),
        (S3ListBuckets, "AccessDenied", "", 403, Class::Probe),
        (S3ListBuckets, "InvalidAccessKeyId", "", 403, Class::NewKey),
        (S3ListBuckets, "SlowDown", "", 503, Class::Throttle),
        (IamListAccountAliases, "AccessDenied", "", 403, Class::Probe),
        (IamCreateRole, "AccessDenied", "", 403, Class::Never),
        (IamGetRole, "ExpiredToken", "", 403, Class::Expiry),
        (IamPutGroupPolicy, "LimitExceeded", "", 409, Class::Never),
        (IamUpdateRole, "UnmodifiableEntity", "", 400, Class::Never),
        (
            StsGetCallerIdentity,
            "SignatureDoesNotMatch",
            "",
            403,
            Class::Never,
        ),
        (StsAssumeRole, "RegionDisabledException", "", 403, Class::Never),
    ];
    for (operation, code, message, status, class) in cases {
        assert_eq!(
            classify(&refused(*operation, code, message, *status)),
            *class,
            "{operation} {code} {message}"
        );
    }
    for error in [
        CallError::unanswered(IamCreateRole, "reset"),
        CallError::unsent(IamCreateRole, "refused"),
        CallError::unintelligible(IamCreateRole, "half an answer"),
    ] {
        assert_eq!(classify(&error), Class::Server);
    }
}

#[test]
fn only_what_creates_cannot_be_repeated() {
    for operation in Operation::all() {
        let creates = operation.info().access == Access::Write && operation.name().starts_with("Create");
        assert_eq!(repeatable(operation), !creates, "{operation}");
    }
}

struct Ground {
    clock: Passing,
    events: Recorded,
}

impl Ground {
    fn new() -> Self {
        Ground {
            clock: Passing::from(Timestamp::UNIX_EPOCH),
            events: Recorded::default(),
        }
    }

    fn wait(&self, seed: u64) -> Wait<'_> {
        let on = On {
            step: None,
            account: "111111111111".parse::<AccountId>().unwrap(),
            alias: "hub".to_owned(),
        };
        Wait::new(&self.clock, &self.events, on, seed, "something")
    }
}

/// Attempts until patience ends: when each was made, and how it ended.
async fn exhaust(wait: &mut Wait<'_>, class: Class, patience: Option<Duration>) -> (Vec<Duration>, GaveUp) {
    let began = Instant::now();
    let mut attempts = vec![Duration::ZERO];
    loop {
        match wait.again(class, patience, "it", "Code").await {
            Ok(()) => attempts.push(began.elapsed()),
            Err(gave_up) => return (attempts, gave_up),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_attempt_is_made_at_the_deadline() {
    for rule in TABLE.iter().filter(|rule| rule.tries.is_none()) {
        let ground = Ground::new();
        let (attempts, gave_up) = exhaust(&mut ground.wait(1), rule.class, None).await;
        let last = *attempts.last().unwrap();
        assert!(
            last.abs_diff(rule.patience) < Duration::from_millis(2),
            "{:?}: {last:?}",
            rule.class
        );
        assert!(matches!(gave_up, GaveUp::Deadline { class, .. } if class == rule.class));
        let most = rule.backoff.cap + Duration::from_millis(2);
        assert!(
            attempts.windows(2).all(|pair| pair[1] - pair[0] <= most),
            "{attempts:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_in_trouble_is_asked_five_times() {
    let ground = Ground::new();
    let (attempts, _) = exhaust(&mut ground.wait(1), Class::Server, None).await;
    assert_eq!(attempts.len(), 5);
}

#[tokio::test(start_paused = true)]
async fn what_no_time_heals_is_not_waited_for() {
    for class in [Class::Never, Class::Gone, Class::Expiry] {
        let ground = Ground::new();
        let (attempts, _) = exhaust(&mut ground.wait(1), class, None).await;
        assert_eq!(attempts.len(), 1, "{class:?}");
        assert!(ground.events.take().is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn one_seed_pauses_alike_and_another_otherwise() {
    let mut runs = Vec::new();
    for seed in [1, 1, 2] {
        let ground = Ground::new();
        runs.push(exhaust(&mut ground.wait(seed), Class::Chain, None).await.0);
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_is_said_once_for_each_reason_with_its_deadline() {
    let ground = Ground::new();
    let mut wait = ground.wait(1);
    for why in ["one", "one", "one", "two", "two"] {
        wait.again(Class::Chain, None, why, "AccessDenied").await.unwrap();
    }
    wait.again(Class::Throttle, None, "two", "Throttling")
        .await
        .unwrap();
    let said: Vec<_> = ground
        .events
        .take()
        .into_iter()
        .map(|event| match event {
            Event::Waiting {
                why,
                code,
                since,
                deadline,
                ..
            } => (why, code, deadline.duration_since(since).as_secs()),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        ("one", "AccessDenied", 120),
        ("two", "AccessDenied", 120),
        ("two", "Throttling", 300),
    ];
    assert_eq!(
        said,
        expected.map(|(why, code, seconds)| (why.to_owned(), code.to_owned(), seconds))
    );
}

#[tokio::test(start_paused = true)]
async fn each_class_has_a_deadline_of_its_own_and_success_begins_anew() {
    let ground = Ground::new();
    let mut wait = ground.wait(1);
    let (_, gave_up) = exhaust(&mut wait, Class::Chain, Some(NOTHING_FRESH)).await;
    assert!(matches!(gave_up, GaveUp::Deadline { waited, .. } if waited == NOTHING_FRESH));
    wait.again(Class::NewKey, None, "it", "InvalidClientTokenId")
        .await
        .unwrap();
    assert!(
        wait.again(Class::Chain, None, "it", "AccessDenied")
            .await
            .is_err(),
        "its time is up for good"
    );
    wait.settled();
    wait.again(Class::Chain, None, "it", "AccessDenied")
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_interrupt_ends_a_pause() {
    let ground = Ground::new();
    let interrupt = Interrupt::new();
    let mut wait = ground.wait(1).interruptible(interrupt.clone());
    let raise = async {
        tokio::time::sleep(Duration::from_millis(10_500)).await;
        interrupt.raise();
    };
    let ((_, gave_up), ()) = tokio::join!(exhaust(&mut wait, Class::NewKey, None), raise);
    assert_eq!(gave_up, GaveUp::Interrupted);
    let (_, gave_up) = exhaust(&mut wait, Class::NewKey, None).await;
    assert_eq!(gave_up, GaveUp::Interrupted, "and every pause after it");
}

const HUB_USER: &str = "arn:aws:iam::111111111111:user/micetro";
const ROLE: &str = "arn:aws:iam::222222222222:role/MicetroAccess";

fn attached(text: &str, to: &str) -> Attached {
    Attached::new(
        Source::inline(to.parse().unwrap(), "policy"),
        policy::read(text).unwrap(),
    )
}

fn trusting(principal: &str) -> Attached {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    attached(&text, ROLE)
}

fn chain() -> (Request, Policies) {
    let user = Principal::user(HUB_USER.parse().unwrap());
    let request = Request::new(
        user,
        "sts:AssumeRole".parse().unwrap(),
        Some(ROLE.parse().unwrap()),
    );
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{ROLE}"}}]}}"#
    );
    let policies = Policies {
        resource: Layer::Known(trusting("arn:aws:iam::111111111111:root")),
        ..Policies::identity(vec![attached(&text, HUB_USER)])
    };
    (request, policies)
}

fn denied(message: &str) -> CallError {
    refused(Operation::StsAssumeRole, "AccessDenied", message, 403)
}

const PLAIN: &str = "User: x is not authorized to perform: sts:AssumeRole on resource: y";

#[test]
fn scenario_31_what_the_law_allows_is_early_and_waited_for() {
    let (request, policies) = chain();
    let judged = judge(Class::Chain, &request, &policies, &denied(PLAIN), true);
    assert!(matches!(judged, Judgement::Wait { .. }));
    assert_eq!(judged.patience(), Some(Duration::from_secs(120)));
    let judged = judge(Class::Chain, &request, &policies, &denied(PLAIN), false);
    assert_eq!(judged.patience(), Some(NOTHING_FRESH), "nothing of it is fresh");
}

#[test]
fn what_the_law_denies_is_final_and_comes_with_its_evidence() {
    let (request, mut policies) = chain();
    policies.resource = Layer::Known(trusting("arn:aws:iam::111111111111:user/micetroo"));
    let judged = judge(Class::Chain, &request, &policies, &denied(PLAIN), true);
    assert_eq!(judged.patience(), None);
    assert_eq!(judged.decision().verdict(), Verdict::ImplicitDeny);
    assert!(
        judged
            .decision()
            .lines()
            .iter()
            .any(|line| line.contains("resource-based policy"))
    );
}

#[test]
fn what_an_unread_policy_may_deny_is_waited_for_shortly() {
    let (request, mut policies) = chain();
    policies.scps = Layer::unread("only the management account may read them");
    let judged = judge(Class::Chain, &request, &policies, &denied(PLAIN), true);
    assert!(
        matches!(&judged, Judgement::WaitShort { unread, .. } if !unread.is_empty()),
        "{judged:?}"
    );
    assert_eq!(judged.patience(), Some(SHORT));
    let named = format!("{PLAIN} with an explicit deny in a service control policy");
    let judged = judge(Class::Chain, &request, &policies, &denied(&named), true);
    assert_eq!(judged.patience(), None, "AWS names the policy that can't be read");
}

#[test]
fn a_text_that_names_a_policy_does_not_outweigh_documents_that_are_all_read() {
    let (request, policies) = chain();
    let named = format!("{PLAIN} because no permissions boundary allows the sts:AssumeRole action");
    let judged = judge(Class::Chain, &request, &policies, &denied(&named), true);
    assert_eq!(
        judged.patience(),
        Some(Duration::from_secs(120)),
        "the boundary was there a moment ago"
    );
}
