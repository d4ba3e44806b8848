//! The life of a setup with the engine, the SDK's clients, the wire and a simulated AWS that checks every
//! signature; and the same with a line that fails.

use std::path::Path;
use std::sync::Arc;

use rolecall_api::Operation;
use rolecall_api::views::iam::{GetAccessKeyLastUsedRequest, ListAccessKeysRequest};
use rolecall_api::{AnyAws, Aws, AwsExt, Call};
use rolecall_sim::world::journal::Keep;
use rolecall_sim::world::{Delays, Sim};

use super::behind::{Behind, Meddle};
use crate::custody::{Custody, Memory};
use crate::diagnostic::Source;
use crate::event::{Event, Events, Recorded};
use crate::exit::Exit;
use crate::plan::Goal;
use crate::rehearse::life::Life;
use crate::rehearse::stage::{Choice, Stage};
use crate::rehearse::{self, Options};
use crate::report::json;
use crate::setup::Setup;
use crate::spec;

fn example() -> Setup {
    let source = Arc::new(Source {
        name: "examples/micetro.yaml".to_owned(),
        text: include_str!("../../../examples/micetro.yaml").to_owned(),
    });
    let loaded = spec::read(&source, Path::new("examples")).expect("the example has no findings");
    loaded.setup
}

struct Lived {
    stage: Stage,
    sim: Sim,
    behind: Behind,
    events: Arc<Recorded>,
    custody: Arc<Memory>,
    life: Life<AnyAws>,
}

/// The example's stage, reached over a line with somebody who meddles.
fn over(delays: Delays, meddler: impl FnMut(Operation, usize) -> Meddle + Send + 'static) -> Lived {
    let choice = Choice {
        delays,
        journal: Keep::All,
        ..Choice::default()
    };
    let stage = Stage::set(&example(), None, &choice).unwrap_or_else(|finding| panic!("{finding:?}"));
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    let behind = Behind::new(&sim, meddler);
    let events = Arc::new(Recorded::default());
    let custody = Arc::new(Memory::default());
    let told: Arc<dyn Events> = Arc::clone(&events) as _;
    let life = rehearse::life(&stage, &sim, behind.adapter(), &told, &Options::default());
    let life = Life {
        custody: Arc::clone(&custody) as _,
        ..life
    };
    Lived {
        stage,
        sim,
        behind,
        events,
        custody,
        life,
    }
}

/// The plan of the same stage, made in process.
async fn plan_in_process(stage: &Stage) -> String {
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    let events: Arc<dyn Events> = Arc::new(Recorded::default());
    let life = rehearse::life(stage, &sim, sim.clone(), &events, &Options::default());
    let plan = life
        .plan(Goal::Present)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    json::document(&plan)
}

fn done(sim: &Sim, operation: Operation) -> usize {
    let name = format!("\"eventName\":\"{}\"", operation.name());
    sim.with(|world| {
        let journal = world.journal().to_jsonl();
        let lines = journal.lines();
        lines
            .filter(|line| line.contains(&name) && !line.contains("\"errorCode\""))
            .count()
    })
}

#[tokio::test(start_paused = true)]
async fn a_life_over_the_wire_is_the_life_in_process() {
    let lived = over(Delays::Aws, |_, _| Meddle::Pass);
    let plan = lived
        .life
        .plan(Goal::Present)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    let in_process = plan_in_process(&lived.stage).await;
    let timeless = |document: &str| {
        let lines = document.lines().filter(|line| !line.contains("\"observed\""));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert!(
        timeless(&json::document(&plan)) == timeless(&in_process),
        "the plans differ but in time"
    );
    let outcome = lived.life.apply(&plan).await;
    assert_eq!(outcome.exit(), Exit::Done, "{:?}", outcome.diagnostics());
    let report = lived
        .life
        .verify(true)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    assert!(report.holds(), "{:#?}", report.findings);
    let again = lived
        .life
        .plan(Goal::Present)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    assert!(again.steps.is_empty(), "{:#?}", again.steps);
    let gone = lived
        .life
        .reach(Goal::Absent)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    assert_eq!(
        gone.outcome.exit(),
        Exit::Done,
        "{:?}",
        gone.outcome.diagnostics()
    );
}

/// Nothing that a run says, sends or remembers holds the secret but the place that it was meant for.
#[tokio::test(start_paused = true)]
async fn the_secret_is_in_its_custody_and_nowhere_else() {
    let lived = over(Delays::Instant, |_, _| Meddle::Pass);
    let applied = lived
        .life
        .reach(Goal::Present)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    let report = lived
        .life
        .verify(true)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    let credentials = lived
        .custody
        .load()
        .expect("it can be read")
        .expect("there is a key");
    let secret = credentials.secret.expose();
    assert_eq!(secret.len(), 40);
    let mut said = json::document(&applied.plan);
    said.push_str(&format!("{:?}{:?}{:?}", applied.plan, applied.outcome, report));
    said.push_str(&format!(
        "{:?}{:?}{:?}",
        lived.life.session,
        lived.behind.adapter(),
        credentials
    ));
    for event in lived.events.take() {
        said.push_str(&serde_json::to_string(&event).expect("JSON"));
    }
    for sent in lived.behind.line.lock().expect("no test panicked here").iter() {
        said.push_str(&format!("{sent:?}{}", String::from_utf8_lossy(&sent.body)));
    }
    said.push_str(&lived.sim.with(|world| world.journal().to_jsonl()));
    assert!(said.contains(&credentials.access_key_id), "it is about this key");
    assert!(!said.contains(secret));
}

/// A run over a line that fails once, at one operation, in one way.
async fn heals(operation: Operation, meddle: Meddle) -> (Lived, Vec<String>) {
    let way = meddle.clone();
    let lived = over(Delays::Instant, move |asked, count| {
        if asked == operation && count == 1 {
            way.clone()
        } else {
            Meddle::Pass
        }
    });
    let applied = lived
        .life
        .reach(Goal::Present)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    assert_eq!(
        applied.outcome.exit(),
        Exit::Done,
        "{operation} {meddle:?}: {:?}",
        applied.outcome.diagnostics()
    );
    let codes = lived.events.take().into_iter().filter_map(|event| match event {
        Event::Waiting { code, .. } => Some(code),
        _ => None,
    });
    let codes = codes.collect();
    (lived, codes)
}

fn error(code: &str, message: &str) -> String {
    format!("<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>")
}

#[tokio::test(start_paused = true)]
async fn trouble_before_anything_was_done_is_waited_out() {
    for (operation, meddle, code) in [
        (
            Operation::IamCreateUser,
            Meddle::Instead(400, error("Throttling", "Rate exceeded")),
            "Throttling",
        ),
        (
            Operation::IamGetAccountAuthorizationDetails,
            Meddle::Instead(503, error("ServiceUnavailable", "later")),
            "no answer",
        ),
        (
            Operation::IamCreateRole,
            Meddle::Instead(502, "<html>bad gateway</html>".to_owned()),
            "no answer",
        ),
        (Operation::IamPutGroupPolicy, Meddle::ResetBefore, "no answer"),
    ] {
        let (lived, codes) = heals(operation, meddle).await;
        assert!(codes.iter().any(|said| said == code), "{operation}: {codes:?}");
        if operation.name().starts_with("Create") {
            let times = if operation == Operation::IamCreateRole {
                2
            } else {
                1
            };
            assert_eq!(done(&lived.sim, operation), times, "{operation}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_done_and_not_answered_is_not_done_twice() {
    for meddle in [
        Meddle::ResetAfter,
        Meddle::CutAfter,
        Meddle::ForeignAfter,
        Meddle::SilenceAfter,
    ] {
        for (operation, times) in [
            (Operation::IamCreateUser, 1),
            (Operation::IamCreateGroup, 1),
            (Operation::IamCreateRole, 2),
        ] {
            let (lived, _) = heals(operation, meddle.clone()).await;
            assert_eq!(done(&lived.sim, operation), times, "{operation} {meddle:?}");
        }
    }
}

/// The hub user's keys, as AWS lists them.
async fn keys(lived: &Lived) -> Vec<String> {
    let hub = lived.life.setup.hub.account;
    let reader = lived.life.session.read(hub);
    let request = ListAccessKeysRequest {
        user_name: Some(lived.life.setup.hub.user.name.clone()),
        ..ListAccessKeysRequest::default()
    };
    let listed = reader.send_all(request).await.expect("they can be listed");
    let keys = listed.access_key_metadata.into_iter();
    keys.filter_map(|key| key.access_key_id).collect()
}

#[tokio::test(start_paused = true)]
async fn a_key_whose_answer_was_lost_leaves_no_orphan() {
    for meddle in [
        Meddle::ResetAfter,
        Meddle::CutAfter,
        Meddle::ForeignAfter,
        Meddle::SilenceAfter,
    ] {
        let (lived, _) = heals(Operation::IamCreateAccessKey, meddle.clone()).await;
        let kept = lived
            .custody
            .load()
            .expect("it can be read")
            .expect("there is a key");
        assert_eq!(
            keys(&lived).await,
            std::slice::from_ref(&kept.access_key_id),
            "{meddle:?}"
        );
        assert_eq!(done(&lived.sim, Operation::IamCreateAccessKey), 2, "{meddle:?}");
        assert_eq!(done(&lived.sim, Operation::IamDeleteAccessKey), 1, "{meddle:?}");
        // It is the key that AWS knows, and not only its id.
        let call = Call::new(kept.clone());
        let request = GetAccessKeyLastUsedRequest {
            access_key_id: kept.access_key_id.clone(),
        };
        let _used = assert_signed(&lived.behind.adapter(), &call, request).await;
    }
}

/// A signature with these credentials is taken, whatever they may do.
async fn assert_signed(adapter: &impl Aws, call: &Call, request: GetAccessKeyLastUsedRequest) {
    if let Err(error) = adapter.send(call, request).await {
        assert!(error.is("AccessDenied"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_key_that_is_not_yet_known_heals() {
    let lived = over(Delays::Instant, |operation, count| {
        if operation == Operation::StsAssumeRole && count <= 2 {
            let text = "The security token included in the request is invalid.";
            return Meddle::Instead(403, error("InvalidClientTokenId", text));
        }
        Meddle::Pass
    });
    let applied = lived
        .life
        .reach(Goal::Present)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    assert_eq!(applied.outcome.exit(), Exit::Done);
    let report = lived
        .life
        .verify(true)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    assert!(report.holds(), "{:#?}", report.findings);
}

#[tokio::test(start_paused = true)]
async fn an_expired_session_of_the_operator_s_own_ends_the_run() {
    let lived = over(Delays::Instant, |operation, _| {
        if operation == Operation::IamCreateRole {
            return Meddle::Instead(
                403,
                error(
                    "ExpiredToken",
                    "The security token included in the request is expired",
                ),
            );
        }
        Meddle::Pass
    });
    let applied = lived
        .life
        .reach(Goal::Present)
        .await
        .unwrap_or_else(|findings| panic!("{findings:?}"));
    assert_ne!(applied.outcome.exit(), Exit::Done);
    assert_eq!(done(&lived.sim, Operation::IamCreateRole), 0);
}
