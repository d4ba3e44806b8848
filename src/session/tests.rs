//! Ways in, sessions that end, and pace.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideError, Providing};
use rolecall_api::error::Refusal;
use rolecall_api::operation::Access as Capability;
use rolecall_api::views::iam::{
    AttachRolePolicyRequest, CreateAccessKeyRequest, CreateRoleRequest, CreateUserRequest, GetRoleRequest,
    PutUserPolicyRequest,
};
use rolecall_api::views::sts::GetCallerIdentityRequest;
use rolecall_api::{AwsExt, Call, CallError, Operation};
use rolecall_sim::world::fault::{On, Verdict};
use rolecall_sim::world::{AccountOptions, Config, Sim, World};

use super::*;
use crate::event::{Event, Recorded};
use crate::setup::Entry;

const HUB: &str = "111111111111";
const SPOKE: &str = "222222222222";

fn account(id: &str) -> AccountId {
    id.parse().unwrap()
}

#[derive(Debug)]
struct SimClock(Sim);

impl Clock for SimClock {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

#[derive(Debug)]
struct Known(BTreeMap<String, Credentials>);

impl Profiles for Known {
    fn credentials(
        &self,
        profile: Option<&str>,
        _: AccountId,
    ) -> Result<Arc<dyn ProvideCredentials>, String> {
        let name = profile.unwrap_or("default");
        let found = self
            .0
            .get(name)
            .ok_or_else(|| format!("there is no profile `{name}`"))?;
        Ok(Arc::new(found.clone()))
    }
}

struct Ground {
    sim: Sim,
    session: Session<Sim>,
    events: Arc<Recorded>,
}

/// An operator in the hub, who assumes the role `ops/Operator` on the way into the spoke.
async fn ground() -> Ground {
    let sim = Sim::new(World::new(Config::default()));
    let roots = [HUB, SPOKE].map(|id| {
        sim.with(|world| {
            world
                .create_account(account(id), Partition::Aws, AccountOptions::default())
                .unwrap();
            Call::new(world.root_credentials(account(id)).unwrap())
        })
    });
    let [hub, spoke] = &roots;
    let user = CreateUserRequest {
        user_name: "operator".to_owned(),
        ..Default::default()
    };
    sim.send(hub, user).await.unwrap();
    let policy = PutUserPolicyRequest {
        user_name: "operator".to_owned(),
        policy_name: "in".to_owned(),
        policy_document:
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"#
                .to_owned(),
    };
    sim.send(hub, policy).await.unwrap();
    let key = CreateAccessKeyRequest {
        user_name: Some("operator".to_owned()),
    };
    let key = sim.send(hub, key).await.unwrap().access_key;
    let role = CreateRoleRequest {
        role_name: "Operator".to_owned(),
        path: Some("/ops/".to_owned()),
        assume_role_policy_document: format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{HUB}"}},"Action":"sts:AssumeRole"}}]}}"#
        ),
        ..Default::default()
    };
    sim.send(spoke, role).await.unwrap();
    let attach = AttachRolePolicyRequest {
        role_name: "Operator".to_owned(),
        policy_arn: "arn:aws:iam::aws:policy/IAMReadOnlyAccess".to_owned(),
    };
    sim.send(spoke, attach).await.unwrap();

    let own = Credentials::long_term(key.access_key_id, key.secret_access_key);
    let access = Access::new(
        Partition::Aws,
        "micetro",
        Arc::new(Known([("default".to_owned(), own)].into())),
    )
    .into_account(account(HUB), "hub", Entry::default())
    .into_account(
        account(SPOKE),
        "dns",
        Entry {
            profile: None,
            role: Some("ops/Operator".to_owned()),
        },
    );
    let events: Arc<Recorded> = Arc::default();
    let session = Session::new(
        Arc::new(sim.clone()),
        access,
        Arc::new(SimClock(sim.clone())),
        "eu-west-1",
    )
    .telling(Arc::clone(&events) as Arc<dyn Events>);
    Ground { sim, session, events }
}

impl Ground {
    fn assumed(&self) -> usize {
        self.sim.with(|world| {
            let events = world.journal().events();
            // A call from one account to another is in the trails of both.
            events
                .filter(|event| event.operation == Operation::StsAssumeRole && event.error.is_none())
                .filter(|event| event.recipient == account(SPOKE))
                .count()
        })
    }

    async fn look(&self) -> Result<String, CallError> {
        let request = GetRoleRequest {
            role_name: "Operator".to_owned(),
        };
        self.session
            .read(account(SPOKE))
            .send(request)
            .await
            .map(|answer| answer.role.role_name)
    }
}

#[tokio::test(start_paused = true)]
async fn a_role_is_assumed_once_and_its_session_is_named_after_the_setup() {
    let ground = ground().await;
    let identity = ground
        .session
        .read(account(SPOKE))
        .send(GetCallerIdentityRequest {})
        .await
        .unwrap();
    assert_eq!(
        identity.arn.as_deref(),
        Some("arn:aws:sts::222222222222:assumed-role/Operator/rolecall-micetro")
    );
    for _ in 0..5 {
        ground.look().await.unwrap();
    }
    assert_eq!(ground.assumed(), 1);
    let agent = ground
        .sim
        .with(|world| world.journal().events().last().unwrap().user_agent.to_string());
    assert_eq!(agent, USER_AGENT);
}

#[tokio::test(start_paused = true)]
async fn many_at_once_assume_a_role_once() {
    let ground = ground().await;
    let looks = (0..4).map(|_| {
        let session = ground.session.clone();
        tokio::spawn(async move {
            session
                .read(account(SPOKE))
                .send(GetCallerIdentityRequest {})
                .await
        })
    });
    for look in looks.collect::<Vec<_>>() {
        look.await.unwrap().unwrap();
    }
    assert_eq!(ground.assumed(), 1);
}

#[tokio::test(start_paused = true)]
async fn scenario_47_a_session_is_renewed_five_minutes_before_it_ends() {
    let ground = ground().await;
    ground.look().await.unwrap();
    tokio::time::sleep(Duration::from_secs(54 * 60)).await;
    ground.look().await.unwrap();
    assert_eq!(ground.assumed(), 1, "six minutes are left");
    tokio::time::sleep(Duration::from_secs(2 * 60)).await;
    ground.look().await.unwrap();
    assert_eq!(ground.assumed(), 2, "four minutes were left");
}

#[tokio::test(start_paused = true)]
async fn scenario_47_a_session_that_aws_calls_ended_is_renewed_once() {
    let ended = || Verdict::Refuse {
        code: "ExpiredToken".to_owned(),
        message: "The security token included in the request is expired".to_owned(),
        status: 403,
    };
    let ground = ground().await;
    ground.look().await.unwrap();
    ground
        .sim
        .with(|world| world.faults().add(On::first(Operation::IamGetRole, ended())));
    ground.look().await.unwrap();
    assert_eq!(ground.assumed(), 2);
    // If that doesn't help, nothing will.
    ground.sim.with(|world| {
        world
            .faults()
            .add(On::first(Operation::IamGetRole, ended()).times(u32::MAX));
    });
    assert!(ground.look().await.unwrap_err().is("ExpiredToken"));
    assert_eq!(ground.assumed(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_profile_that_is_not_there_is_said_where_it_is_used() {
    let ground = ground().await;
    let access = Access::new(Partition::Aws, "micetro", Arc::new(Known(BTreeMap::new())));
    let session = Session::new(
        Arc::new(ground.sim.clone()),
        access,
        Arc::clone(ground.session.clock()),
        "eu-west-1",
    );
    let began = ground.sim.elapsed();
    let error = session
        .read(account(HUB))
        .send(GetCallerIdentityRequest {})
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("there is no profile `default`"),
        "{error}"
    );
    assert!(!error.may_have_happened());
    assert_eq!(ground.sim.elapsed(), began, "and not waited for");
}

#[tokio::test(start_paused = true)]
async fn a_way_in_that_is_closed_is_given_ten_seconds() {
    let ground = ground().await;
    let denied = Verdict::Refuse {
        code: "AccessDenied".to_owned(),
        message: "no".to_owned(),
        status: 403,
    };
    let fault = On::first(Operation::StsAssumeRole, denied).times(u32::MAX);
    ground.sim.with(|world| world.faults().add(fault));
    let began = ground.sim.elapsed();
    assert!(ground.look().await.unwrap_err().is("AccessDenied"));
    let took = ground.sim.elapsed() - began;
    assert_eq!(took.as_secs(), 10, "{took:?}");
    let waits = ground.events.take();
    assert!(
        matches!(&waits[..], [Event::Waiting { alias, code, .. }] if alias == "dns" && code == "AccessDenied")
    );
}

#[tokio::test(start_paused = true)]
async fn a_reader_waits_out_throttling_and_a_servers_trouble() {
    let ground = ground().await;
    ground.look().await.unwrap();
    ground.sim.with(|world| {
        world
            .faults()
            .add(On::first(Operation::IamGetRole, Verdict::Throttle).times(3));
        world
            .faults()
            .add(On::first(Operation::IamGetRole, Verdict::LoseAnswer).times(2));
    });
    ground.look().await.unwrap();
    let codes: Vec<_> = ground
        .events
        .take()
        .into_iter()
        .filter_map(|event| match event {
            Event::Waiting { code, step: None, .. } => Some(code),
            _ => None,
        })
        .collect();
    assert_eq!(codes, ["Throttling", "no answer"]);
}

/// boto/botocore#3600: a session that STS gave out, and IAM doesn't know yet.
#[tokio::test(start_paused = true)]
async fn scenario_30_a_session_that_another_service_does_not_know_yet_is_awaited() {
    let unknown = || Verdict::Refuse {
        code: "InvalidClientTokenId".to_owned(),
        message: "The security token included in the request is invalid".to_owned(),
        status: 403,
    };
    let ground = ground().await;
    ground.sim.with(|world| {
        world
            .faults()
            .add(On::first(Operation::IamGetRole, unknown()).times(5));
    });
    let began = ground.sim.elapsed();
    ground.look().await.unwrap();
    assert_eq!((ground.sim.elapsed() - began).as_secs(), 5, "asked each second");
    // An hour's session that suddenly isn't known is not young.
    tokio::time::sleep(Duration::from_secs(600)).await;
    ground
        .sim
        .with(|world| world.faults().add(On::first(Operation::IamGetRole, unknown())));
    assert!(ground.look().await.unwrap_err().is("InvalidClientTokenId"));
}

#[tokio::test(start_paused = true)]
async fn a_pace_begins_low_grows_and_is_halved() {
    let pace = Pace::new(pace::Rates::AWS);
    let hub = account(HUB);
    let began = tokio::time::Instant::now();
    for _ in 0..41 {
        pace.take(hub, Capability::Write).await;
    }
    let took = began.elapsed();
    assert!(
        took.abs_diff(Duration::from_secs(10)) < Duration::from_millis(100),
        "4 a second: {took:?}"
    );
    for _ in 0..20 {
        pace.served(hub, Capability::Write);
    }
    assert!((pace.rate(hub, Capability::Write) - 6.0).abs() < 1e-9);
    pace.throttled(hub, Capability::Write);
    assert!((pace.rate(hub, Capability::Write) - 3.0).abs() < 1e-9);
    for _ in 0..1_000 {
        pace.served(hub, Capability::Write);
    }
    assert!((pace.rate(hub, Capability::Write) - 15.0).abs() < 1e-9);
    for _ in 0..100 {
        pace.throttled(hub, Capability::Write);
    }
    assert!((pace.rate(hub, Capability::Write) - 0.5).abs() < 1e-9);
    assert!(
        (pace.rate(account(SPOKE), Capability::Write) - 4.0).abs() < 1e-9,
        "each account has its own"
    );
    assert!(
        (pace.rate(hub, Capability::Read) - 10.0).abs() < 1e-9,
        "reads have their own"
    );
}

#[tokio::test(start_paused = true)]
async fn a_paced_session_slows_down_when_it_is_throttled() {
    let ground = ground().await;
    let pace = Pace::new(pace::Rates::AWS);
    let session = ground.session.clone().paced(pace.clone());
    ground.sim.with(|world| {
        world
            .faults()
            .add(On::first(Operation::StsGetCallerIdentity, Verdict::Throttle));
    });
    session
        .read(account(HUB))
        .send(GetCallerIdentityRequest {})
        .await
        .unwrap();
    let rate = pace.rate(account(HUB), Capability::Read);
    assert!(rate < 6.0, "{rate}");
}

#[test]
fn a_role_on_the_way_in_is_a_name_a_path_or_an_arn() {
    let ways = [
        ("Operator", "arn:aws:iam::222222222222:role/Operator"),
        ("ops/Operator", "arn:aws:iam::222222222222:role/ops/Operator"),
        (
            "/ops/deep/Operator",
            "arn:aws:iam::222222222222:role/ops/deep/Operator",
        ),
        (
            "arn:aws:iam::333333333333:role/Elsewhere",
            "arn:aws:iam::333333333333:role/Elsewhere",
        ),
    ];
    for (written, arn) in ways {
        let entry = Entry {
            profile: None,
            role: Some(written.to_owned()),
        };
        let access = Access::new(Partition::Aws, "micetro", Arc::new(Known(BTreeMap::new())));
        let access = access.into_account(account(SPOKE), "dns", entry);
        assert_eq!(access.role(account(SPOKE)).as_deref(), Some(arn), "{written}");
    }
}

/// A profile whose credentials fail so often, in one of these ways, before they are there.
#[derive(Debug)]
struct Reluctant {
    fails: std::sync::Mutex<Vec<ProvideError>>,
    then: Credentials,
}

impl ProvideCredentials for Reluctant {
    fn credentials(&self) -> Providing<'_> {
        let failed = self.fails.lock().unwrap().pop();
        Box::pin(std::future::ready(match failed {
            Some(error) => Err(error),
            None => Ok(Arc::new(self.then.clone())),
        }))
    }
}

#[derive(Debug)]
struct Through(Arc<Reluctant>);

impl Profiles for Through {
    fn credentials(&self, _: Option<&str>, _: AccountId) -> Result<Arc<dyn ProvideCredentials>, String> {
        Ok(Arc::clone(&self.0) as Arc<dyn ProvideCredentials>)
    }
}

/// Asks the hub who calls, by a profile that fails first; what came of it, what was waited for, and how long.
async fn through(fails: Vec<ProvideError>) -> (Result<(), CallError>, Vec<(String, String)>, Duration) {
    let ground = ground().await;
    let then = ground
        .sim
        .with(|world| world.root_credentials(account(HUB)).unwrap());
    let reluctant = Reluctant {
        fails: std::sync::Mutex::new(fails),
        then,
    };
    let profiles = Arc::new(Through(Arc::new(reluctant)));
    let access =
        Access::new(Partition::Aws, "micetro", profiles).into_account(account(HUB), "hub", Entry::default());
    let session = Session::new(
        Arc::new(ground.sim.clone()),
        access,
        Arc::clone(ground.session.clock()),
        "eu-west-1",
    )
    .telling(Arc::clone(&ground.events) as Arc<dyn Events>);
    let began = ground.sim.elapsed();
    let came = session.read(account(HUB)).send(GetCallerIdentityRequest {}).await;
    let waits = ground.events.take().into_iter().filter_map(|event| match event {
        Event::Waiting { why, code, .. } => Some((why, code)),
        _ => None,
    });
    (came.map(drop), waits.collect(), ground.sim.elapsed() - began)
}

fn assuming(error: impl FnOnce(Operation) -> CallError) -> ProvideError {
    Box::new(error(Operation::StsAssumeRole)).into()
}

fn refused(code: &str, status: u16) -> ProvideError {
    assuming(|operation| CallError::refused(operation, Refusal::new(code, "said AWS", status)))
}

/// A role that a profile names is assumed by a call that can be throttled like any other.
#[tokio::test(start_paused = true)]
async fn a_profile_s_role_that_is_throttled_is_assumed_again() {
    let busy = || ProvideError::Busy {
        why: "the portal answered 429".to_owned(),
    };
    let lost = || assuming(|operation| CallError::unanswered(operation, "reset"));
    let fails = vec![
        lost(),
        busy(),
        refused("Throttling", 400),
        refused("Throttling", 400),
    ];
    let (came, waits, took) = through(fails).await;
    came.unwrap();
    let codes: Vec<&str> = waits.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes, ["Throttling", "not sent", "no answer"]);
    assert!(waits.iter().all(|(why, _)| why == "credentials to be given"));
    assert!(took > Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_profile_s_role_that_is_refused_or_absent_is_not_awaited() {
    let absent = ProvideError::Absent {
        why: "log in".to_owned(),
    };
    let unimplemented = refused("InternalFailure", 501);
    for fails in [refused("AccessDenied", 403), absent, unimplemented] {
        let (came, waits, took) = through(vec![fails]).await;
        assert!(!came.unwrap_err().may_have_happened());
        assert_eq!((waits.len(), took), (0, Duration::ZERO));
    }
}

#[tokio::test(start_paused = true)]
async fn what_never_leaves_says_how_often_it_was_tried() {
    let refused = || assuming(|operation| CallError::unreached(operation, "http://127.0.0.1:9", "refused"));
    let (came, waits, took) = through((0..9).map(|_| refused()).collect()).await;
    let error = came.unwrap_err();
    assert_eq!(error.endpoint_unreached(), Some("http://127.0.0.1:9"));
    let told = error.to_string();
    assert!(
        told.contains("no connection to http://127.0.0.1:9: refused (5 attempts in"),
        "{told}"
    );
    assert_eq!(waits.len(), 1);
    assert!(took < Duration::from_secs(30), "{took:?}");
}
