//! The suite on an endpoint where an access key id of twelve digits is that account's root, by AWS's SDK.
//!
//! The engine's own adapter makes the calls: what it doesn't send would be a case that differs.

use std::sync::Arc;
use std::time::Duration;

use rolecall::aws::{Adapter, Limits};
use rolecall::session::Clock as _;
use rolecall::session::clock::Wall;
use rolecall_api::credentials::{Credentials, SecretAccessKey};

use crate::case::Deviations;
use crate::runner::{self, ACCOUNTS, Accounts, Arm};
use crate::suite;

/// An arm whose adapter knows its endpoint.
pub(crate) fn arm(patience: Duration, pause: Duration, deviations: Option<Deviations>) -> Arm {
    Arm {
        endpoint: None,
        patience,
        pause,
        deviations,
    }
}

/// Accounts that nobody used.
fn numbered(first: u64) -> Accounts {
    ACCOUNTS
        .into_iter()
        .zip(first..)
        .map(|(name, number)| {
            let id = number.to_string();
            let secret = SecretAccessKey::new("test");
            (name, (id.parse().unwrap(), Credentials::long_term(id, secret)))
        })
        .collect()
}

/// Runs all cases on one endpoint, and gives the numbers of cases and calls.
pub(crate) async fn on(adapter: &Adapter, arm: &Arm, first: u64) -> (usize, usize) {
    let topics = suite::topics();
    let cases = suite::cases(&topics);
    let (mut ran, mut calls, mut mismatches) = (0, 0, Vec::new());
    for (number, case) in (0_u64..).zip(cases) {
        ran += 1;
        match runner::run(adapter, arm, numbered(first + 10 * number), case).await {
            Ok(made) => calls += made,
            Err(mismatch) => mismatches.push(mismatch.to_string()),
        }
    }
    assert!(mismatches.is_empty(), "{}", mismatches.join("\n\n"));
    (ran, calls)
}

/// Runs all cases on a URL, which differs as a table says that is named, and says so in a line.
pub(crate) async fn agree(url: &str, table: Option<&str>) -> String {
    let deviations = table.map(|name| {
        let mut tables = suite::deviations().into_iter();
        tables
            .find(|table| table.endpoint == name)
            .unwrap_or_else(|| panic!("no table is of `{name}`"))
    });
    // Accounts differ from run to run: an endpoint may keep what earlier runs left.
    let first = 100_000_000_000 + u64::try_from(Wall.now().as_millisecond()).unwrap() % 800_000_000_000;
    let adapter = Adapter::new(Some(url.into()), Arc::new(Wall), Limits::default());
    let patient = arm(Duration::from_secs(5), Duration::from_millis(500), deviations);
    let (ran, calls) = on(&adapter, &patient, first).await;
    format!("AWS SDK for Rust on {url}: {ran} of {ran} cases agree, {calls} calls")
}
