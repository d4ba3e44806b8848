//! Scenario 24: packed policies, from the spec to what Micetro would see, and from one layout to the other.

use rolecall::diagnostic::Severity;
use rolecall::rehearse::inventory::Inventory;
use rolecall_api::Operation;

use crate::stage::{DNS, HUB, Journey, NET, THREE, account, says};

fn packed() -> String {
    let text = THREE.replace(
        "  user: { name: micetro,",
        "  layout: packed\n  user: { name: micetro,",
    );
    assert_ne!(text, THREE);
    text
}

/// The names of the inline policies of the hub's groups.
fn policies(journey: &Journey) -> Vec<String> {
    journey.world(|world| {
        let hub = world.account(account(HUB)).expect("the hub");
        hub.groups
            .iter()
            .flat_map(|group| group.grants.inlines().map(|(name, _)| name.to_owned()))
            .collect()
    })
}

#[tokio::test(start_paused = true)]
async fn scenario_24_packed_policies_are_proved_and_what_micetro_sees_is_unknown() {
    let journey = Journey::with(&packed(), "aws", 1);
    journey.present().await;
    assert_eq!(policies(&journey), ["assume-accounts"]);
    let report = journey.verify_now().await;
    assert_eq!(report.proved(), 2, "{:#?}", report.findings);
    assert!(report.holds(), "{:#?}", report.findings);
    let [finding] = &report.findings[..] else {
        panic!("{:#?}", report.findings)
    };
    assert_eq!(finding.severity, Severity::Warning);
    says(
        finding,
        &["verify/consumer: whether Micetro finds 2 accounts is unknown"],
    );
    let sight = report.sight.expect("Micetro looks");
    assert!(sight.accounts.is_empty());
    assert_eq!(sight.unknown, [account(DNS), account(NET)]);

    let writes = journey.writes().len();
    journey.present().await;
    assert_eq!(journey.writes().len(), writes, "a second apply writes nothing");
    journey.absent().await;
    assert!(policies(&journey).is_empty());
}

#[tokio::test(start_paused = true)]
async fn scenario_24_the_layout_changes_and_changes_back() {
    let mut journey = Journey::of(THREE);
    journey.present().await;
    for (text, expected) in [
        (packed(), &["assume-accounts"][..]),
        (THREE.to_owned(), &["assume-222222222222", "assume-333333333333"]),
    ] {
        journey = journey.respec(&text);
        let writes = journey.writes().len();
        journey.present().await;
        let sent = journey.writes().split_off(writes);
        assert!(
            sent.iter().all(|(operation, of)| *of == account(HUB)
                && matches!(
                    operation,
                    Operation::IamPutGroupPolicy | Operation::IamDeleteGroupPolicy
                )),
            "{sent:#?}"
        );
        assert_eq!(policies(&journey), expected);
        let report = journey.verify().await;
        assert!(report.holds(), "{:#?}", report.findings);
        assert_eq!(report.proved(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn scenario_24_an_account_comes_and_one_goes() {
    let journey = Journey::of(&packed());
    journey.present().await;
    let text = packed()
        .replace(NET, "444444444444")
        .replace("alias: net", "alias: new");
    let journey = journey.respec(&text);
    journey.present().await;
    let report = journey.verify().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!(
        report.sight.expect("Micetro looks").unknown,
        [account(DNS), account("444444444444")]
    );
    let left = journey.inventory().beyond(&Inventory::default());
    let role = format!("{NET}:role/MicetroAccess");
    assert!(
        !left
            .iter()
            .any(|line| !line.contains("/rehearsal/") && line.contains(&role)),
        "{left:#?}"
    );
}
