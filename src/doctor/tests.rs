//! Operators who may, may not, are somebody else, or nobody.

use std::path::Path;
use std::sync::Arc;

use rolecall_api::credentials::{Credentials, ProvideCredentials, SecretAccessKey};
use rolecall_sim::world::{Delays, Sim};

use super::*;
use crate::diagnostic::Source;
use crate::event::{Events, Silent};
use crate::exit::Exit;
use crate::rehearse::stage::{Choice, Stage};
use crate::rehearse::{self, Options, SimClock};
use crate::report::doctor::Checkup;
use crate::session::{Access, Profiles};
use crate::spec;

fn example() -> Setup {
    let source = Arc::new(Source {
        name: "examples/micetro.yaml".to_owned(),
        text: include_str!("../../examples/micetro.yaml").to_owned(),
    });
    spec::read(&source, Path::new("examples"))
        .expect("the example has no findings")
        .setup
}

fn stage() -> (Stage, Sim) {
    let choice = Choice {
        delays: Delays::Instant,
        ..Choice::default()
    };
    let stage = Stage::set(&example(), None, &choice).unwrap_or_else(|finding| panic!("{finding:?}"));
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    (stage, sim)
}

fn checkup(patients: Vec<Patient>) -> Checkup {
    Checkup::new("micetro", "aws", Some(90), patients)
}

#[tokio::test(start_paused = true)]
async fn an_operator_with_the_printed_permissions_is_well_or_not_known_to_be_ill() {
    let (stage, sim) = stage();
    let events: Arc<dyn Events> = Arc::new(Silent);
    let life = rehearse::life(&stage, &sim, Arc::new(sim.clone()), &events, &Options::default());
    let patients = examine(&life.session, &life.setup).await;
    let accounts: Vec<&str> = patients.iter().map(|patient| patient.account.as_str()).collect();
    assert_eq!(accounts, ["111111111111", "012345678901", "333333333333"]);
    for patient in &patients {
        assert_eq!(patient.findings[0].health, Health::Good, "{patient:?}");
        assert!(patient.health() <= Health::Unknown, "{patient:?}");
    }
    assert_eq!(checkup(patients).exit(), Exit::Done);
}

/// The same credentials for every account.
#[derive(Debug)]
struct Everywhere(Arc<Credentials>);

impl Profiles for Everywhere {
    fn credentials(&self, _: Option<&str>, _: AccountId) -> Result<Arc<dyn ProvideCredentials>, String> {
        Ok(Arc::new(Arc::clone(&self.0)))
    }
}

async fn with(credentials: impl FnOnce(&Sim) -> Credentials) -> Vec<Patient> {
    let (stage, sim) = stage();
    let profiles = Arc::new(Everywhere(Arc::new(credentials(&sim))));
    let access = Access::of_setup(&stage.setup, profiles);
    let clock = Arc::new(SimClock(sim.clone()));
    let session = Session::new(Arc::new(sim), access, clock, "us-east-1");
    examine(&session, &stage.setup).await
}

fn root_of_the_hub(sim: &Sim) -> Credentials {
    let hub = "111111111111".parse().expect("an account");
    sim.with(|world| world.root_credentials(hub)).expect("it exists")
}

#[tokio::test(start_paused = true)]
async fn credentials_of_another_account_are_named() {
    let patients = with(root_of_the_hub).await;
    assert_eq!(patients[0].health(), Health::Good, "{:?}", patients[0]);
    for patient in &patients[1..] {
        let finding = patient.findings.last().expect("a finding");
        assert_eq!((finding.what, finding.health), ("account", Health::Bad));
        assert!(finding.found.contains("111111111111"), "{finding:?}");
        assert!(finding.fix.is_some());
    }
    let checkup = checkup(patients);
    assert_eq!(checkup.exit(), Exit::Failed);
    let screen = checkup.human(80);
    assert!(screen.contains("1 of 3 accounts are well"), "{screen}");
    assert!(screen.contains("90 s behind"), "{screen}");
}

#[tokio::test(start_paused = true)]
async fn credentials_of_another_partition_are_named() {
    let (mut stage, sim) = stage();
    stage.setup.partition = Partition::AwsUsGov;
    let events: Arc<dyn Events> = Arc::new(Silent);
    let life = rehearse::life(&stage, &sim, Arc::new(sim.clone()), &events, &Options::default());
    for patient in examine(&life.session, &life.setup).await {
        let finding = patient.findings.last().expect("a finding");
        let first = &patient.findings[1];
        assert_eq!(
            (first.what, first.health),
            ("account", Health::Bad),
            "{patient:?}"
        );
        assert_eq!(
            first.found,
            "these credentials are of the partition `aws`, not `aws-us-gov`"
        );
        assert!(
            first.fix.as_deref().is_some_and(|fix| fix.contains("`region`")),
            "{finding:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_that_aws_does_not_know_needs_a_login() {
    let patients = with(|_| Credentials::long_term("AKIAIOSFODNN7EXAMPLE", SecretAccessKey::new("x"))).await;
    for patient in &patients {
        assert_eq!(patient.health(), Health::Credentials, "{patient:?}");
    }
    assert_eq!(checkup(patients).exit(), Exit::Credentials);
}

#[test]
fn a_session_is_asked_about_as_its_role() {
    for (caller, source) in [
        (
            "arn:aws:iam::111111111111:user/a/b",
            Some(Deciding::Itself("arn:aws:iam::111111111111:user/a/b".to_owned())),
        ),
        (
            "arn:aws-cn:sts::111111111111:assumed-role/Admin/me",
            Some(Deciding::Role("Admin".to_owned())),
        ),
        ("arn:aws:sts::111111111111:federated-user/me", None),
    ] {
        assert_eq!(source_of(caller), source, "{caller}");
    }
}

/// The setup of a text, on a stage where operators may also ask IAM about themselves.
fn curious(text: &str) -> (Stage, Sim) {
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: text.to_owned(),
    });
    let setup = spec::read(&source, Path::new("examples"))
        .unwrap_or_else(|findings| panic!("{findings:?}"))
        .setup;
    let ask = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:SimulatePrincipalPolicy","iam:GetRole"],"Resource":"*"}]}"#;
    let mut permissions: rehearse::stage::Permissions = permissions(&setup)
        .into_iter()
        .map(|(account, documents)| {
            let texts = documents.iter().map(|document| document.text().to_owned());
            (account, texts.collect())
        })
        .collect();
    for texts in permissions.values_mut() {
        texts.push(ask.to_owned());
    }
    let choice = Choice {
        delays: Delays::Instant,
        ..Choice::default()
    };
    let stage =
        Stage::set(&setup, Some(&permissions), &choice).unwrap_or_else(|finding| panic!("{finding:?}"));
    let sim = Sim::resumed(stage.world.clone(), stage.now);
    (stage, sim)
}

#[tokio::test(start_paused = true)]
async fn a_session_of_a_role_with_a_path_is_asked_about_as_that_role() {
    let text = include_str!("../../examples/micetro.yaml").replace(
        "    alias: dns\n",
        "    alias: dns\n    profile: dns-admin\n    assume-role: arn:aws:iam::012345678901:role/ops/Admin\n",
    );
    let (stage, sim) = curious(&text);
    let events: Arc<dyn Events> = Arc::new(Silent);
    let life = rehearse::life(&stage, &sim, Arc::new(sim.clone()), &events, &Options::default());
    let patients = examine(&life.session, &life.setup).await;
    let dns = &patients[1];
    assert!(
        dns.caller
            .as_deref()
            .is_some_and(|arn| arn.contains(":assumed-role/Admin/")),
        "{dns:?}"
    );
    assert_eq!(dns.health(), Health::Good, "{dns:?}");
    // Where the spec doesn't say which role leads in, IAM does.
    let mut way = Way::into(&life.session, &life.setup, dns.account);
    let path = "arn:aws:iam::012345678901:role/ops/Admin";
    assert_eq!(role(&way, "Admin").await.unwrap_or_default(), path);
    way.entry = Entry::default();
    assert_eq!(role(&way, "Admin").await.unwrap_or_default(), path);
    assert!(role(&way, "Nobody").await.is_err());
}

#[tokio::test(start_paused = true)]
async fn accounts_that_only_units_name_are_looked_at() {
    let text = include_str!("../../examples/micetro.yaml")
        .replace(
            "consumer: micetro",
            "management: { account: \"444444444444\" }\nassume-role: OrganizationAccountAccessRole\nconsumer: micetro",
        )
        .replace("spokes:\n", "spokes:\n  - organization: { units: [ou-ab12-workloads] }\n");
    let (stage, sim) = curious(&text);
    let events: Arc<dyn Events> = Arc::new(Silent);
    let life = rehearse::life(&stage, &sim, Arc::new(sim.clone()), &events, &Options::default());
    let patients = examine(&life.session, &life.setup).await;
    let named = life.setup.spokes.len() + 2;
    assert!(patients.len() > named, "{patients:#?}");
    let mut accounts: Vec<AccountId> = patients.iter().map(|patient| patient.account).collect();
    accounts.sort();
    accounts.dedup();
    assert_eq!(accounts.len(), patients.len(), "each once");
    for patient in &patients {
        assert_eq!(patient.findings[0].health, Health::Good, "{patient:?}");
    }
}
