//! What journeys stand on: a spec, a world with an operator, and hands that do what people do by hand.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rolecall::custody::{Custody as _, Memory};
use rolecall::diagnostic::{Diagnostic, Source};
use rolecall::event::{Event, Events, Recorded};
use rolecall::exit::Exit;
use rolecall::plan::Goal;
use rolecall::rehearse::inventory::Inventory;
use rolecall::rehearse::life::{Applied, Life};
use rolecall::rehearse::stage::Stage;
use rolecall::rehearse::{self, Options};
use rolecall::setup::Setup;
use rolecall::spec;
use rolecall::verify::Report;
use rolecall_api::credentials::Credentials;
use rolecall_api::operation::Access;
use rolecall_api::views::Typed;
use rolecall_api::{AnyAws, AwsExt as _, Call, CallError, Operation};
use rolecall_iam::account::AccountId;
use rolecall_sim::world::{Sim, World};

/// The manual's three accounts.
pub(crate) const THREE: &str = r#"
name: micetro
consumer: micetro
region: eu-central-1
hub:
  account: "111111111111"
  user: { name: micetro, policies: [IAMReadOnlyAccess] }
  group: micetro-hub
role:
  name: MicetroAccess
  trust: hub-user
  policies: [AmazonRoute53FullAccess, AmazonEC2FullAccess, IAMReadOnlyAccess]
spokes:
  - { account: "222222222222", alias: dns }
  - { account: "333333333333", alias: net }
access-key: { to: file, path: ./micetro.credentials }
"#;

pub(crate) const HUB: &str = "111111111111";
pub(crate) const DNS: &str = "222222222222";
pub(crate) const NET: &str = "333333333333";

/// Reads a spec that has no errors.
pub(crate) fn read(text: &str) -> Setup {
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: text.to_owned(),
    });
    match spec::read(&source, Path::new("")) {
        Ok(loaded) => loaded.setup,
        Err(findings) => panic!("the spec of a journey has no errors: {findings:#?}"),
    }
}

/// An account of a journey.
pub(crate) fn account(id: &str) -> AccountId {
    id.parse().expect("an account ID")
}

/// A setup in a world, and everything that was told.
pub(crate) struct Journey {
    pub(crate) stage: Stage,
    pub(crate) sim: Sim,
    pub(crate) life: Life<AnyAws>,
    pub(crate) custody: Arc<Memory>,
    pub(crate) events: Arc<Recorded>,
    pub(crate) options: Options,
}

impl Journey {
    /// In a world in which nothing is late.
    pub(crate) fn of(text: &str) -> Self {
        Journey::with(text, "instant", 1)
    }

    /// In a world with these delays and this seed.
    pub(crate) fn with(text: &str, delays: &str, seed: u64) -> Self {
        let options = Options {
            seed,
            delays: delays.parse().expect("a profile of delays"),
            journal: true,
            ..Options::default()
        };
        Journey::by(text, options)
    }

    /// As the options say.
    pub(crate) fn by(text: &str, options: Options) -> Self {
        let setup = read(text);
        let stage =
            rehearse::stage(&setup, &options).unwrap_or_else(|why| panic!("it can be staged: {why:#?}"));
        let sim = Sim::resumed(stage.world.clone(), stage.now);
        Journey::on(&stage, sim, options, Arc::default())
    }

    fn on(stage: &Stage, sim: Sim, options: Options, custody: Arc<Memory>) -> Self {
        let events = Arc::new(Recorded::default());
        let told: Arc<dyn Events> = Arc::clone(&events) as Arc<dyn Events>;
        let mut life = rehearse::life(stage, &sim, sim.clone(), &told, &options);
        life.custody = Arc::clone(&custody) as Arc<dyn rolecall::custody::Custody>;
        Journey {
            stage: stage.clone(),
            sim,
            life,
            custody,
            events,
            options,
        }
    }

    /// The same world and the same key, with another spec.
    pub(crate) fn respec(self, text: &str) -> Self {
        let world = self.world(|world| world.clone());
        let stage = Stage::resumed(&read(text), world, self.sim.now()).expect("it can be resumed");
        let sim = Sim::resumed(stage.world.clone(), stage.now);
        Journey::on(&stage, sim, self.options, self.custody)
    }

    /// Applies, and expects that everything is done.
    pub(crate) async fn present(&self) -> Applied {
        let applied = self
            .life
            .reach(Goal::Present)
            .await
            .unwrap_or_else(|why| panic!("it can be planned: {why:#?}"));
        assert_eq!(
            applied.outcome.exit(),
            Exit::Done,
            "{:#?}",
            applied.outcome.diagnostics()
        );
        applied
    }

    /// Destroys, and expects that everything is done.
    pub(crate) async fn absent(&self) -> Applied {
        let applied = self
            .life
            .reach(Goal::Absent)
            .await
            .unwrap_or_else(|why| panic!("it can be planned: {why:#?}"));
        assert_eq!(
            applied.outcome.exit(),
            Exit::Done,
            "{:#?}",
            applied.outcome.diagnostics()
        );
        applied
    }

    /// Verifies, long after the last write.
    pub(crate) async fn verify(&self) -> Report {
        self.settle().await;
        self.life
            .verify(false)
            .await
            .unwrap_or_else(|why| panic!("it can be read: {why:#?}"))
    }

    /// Verifies at once.
    pub(crate) async fn verify_now(&self) -> Report {
        self.life
            .verify(true)
            .await
            .unwrap_or_else(|why| panic!("it can be read: {why:#?}"))
    }

    /// Waits until everything that was written is seen everywhere, and nothing is fresh.
    pub(crate) async fn settle(&self) {
        tokio::time::sleep(Duration::from_secs(15 * 60)).await;
    }

    /// Does something as the root user of an account: by hand, as it were.
    pub(crate) async fn root<R: Typed>(&self, account: &str, request: R) -> R::Output {
        match self.try_root(account, request).await {
            Ok(output) => output,
            Err(error) => panic!("root may do it: {error}"),
        }
    }

    /// As [`Journey::root`], where it may fail.
    pub(crate) async fn try_root<R: Typed>(&self, id: &str, request: R) -> Result<R::Output, CallError> {
        let credentials = self
            .world(|world| world.root_credentials(account(id)))
            .expect("the account is there");
        self.sim.send(&Call::new(credentials), request).await
    }

    /// Looks at the world.
    pub(crate) fn world<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        self.sim.with(look)
    }

    /// What is there.
    pub(crate) fn inventory(&self) -> Inventory {
        self.world(|world| Inventory::of(world))
    }

    /// The hub user's key.
    pub(crate) fn key(&self) -> Credentials {
        self.custody
            .load()
            .expect("memory can be read")
            .expect("there is a key")
    }

    /// The writes so far, with the account that made them.
    pub(crate) fn writes(&self) -> Vec<(Operation, AccountId)> {
        self.world(|world| {
            world
                .journal()
                .events()
                .filter(|event| event.operation.info().access == Access::Write && event.error.is_none())
                .map(|event| (event.operation, event.recipient))
                .collect()
        })
    }

    /// What was told so far.
    pub(crate) fn told(&self) -> Vec<Event> {
        self.events.take()
    }
}

/// Everything that a finding says, for looking into.
pub(crate) fn text(finding: &Diagnostic) -> String {
    let labels = finding
        .labels
        .iter()
        .map(|label| format!("{} {}", line(finding, label.place.start), label.text));
    std::iter::once(format!("{}: {}", finding.code, finding.message))
        .chain(labels)
        .chain(finding.evidence.iter().cloned())
        .chain(finding.hints.iter().map(|hint| format!("hint: {hint}")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The line of the spec that a place is on.
fn line(finding: &Diagnostic, at: usize) -> String {
    let text = &finding.labels[0].place.source.text;
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    text[start..].lines().next().unwrap_or_default().trim().to_owned()
}

/// Expects that the text of a finding holds all of these.
#[track_caller]
pub(crate) fn says(finding: &Diagnostic, parts: &[&str]) {
    let text = text(finding);
    for part in parts {
        assert!(text.contains(part), "`{part}` is missing in:\n{text}");
    }
}
