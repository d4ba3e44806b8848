//! Code that waits for IAM to be consistent, tested in no time: as late as AWS is, with tokio's clock paused.
//!
//!     cargo run -p rolecall-sim --features sdk --example eventual

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::time::Duration;

use aws_sdk_iam::config::Credentials;
use aws_sdk_sts::Client as Sts;
use rolecall_sim::{Delays, On, Verdict, World, api::Operation};

type Failed = Box<dyn std::error::Error>;

/// The code under test: waits until a new key is known, for a minute at most.
async fn until_known(sts: &Sts) -> Result<u32, Failed> {
    for tries in 1..=60 {
        match sts.get_caller_identity().send().await {
            Ok(_) => return Ok(tries),
            Err(_) => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
    Err("the key was never known".into())
}

/// Runs the example, in a runtime whose clock goes on only as somebody sleeps; a test has
/// `#[tokio::test(start_paused = true)]` for it.
pub(crate) fn main() -> Result<(), Failed> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build()?;
    runtime.block_on(waits())
}

async fn waits() -> Result<(), Failed> {
    let aws = World::seeded(7).with_delays(Delays::Aws);
    let iam = aws_sdk_iam::Client::new(&aws.sdk_config("111111111111"));
    iam.create_user().user_name("anna").send().await?;
    let key = iam.create_access_key().user_name("anna").send().await?;
    let key = key.access_key().ok_or("there is no key")?;
    for change in aws.pending() {
        println!("on its way: {change}");
    }

    let key = Credentials::new(
        key.access_key_id(),
        key.secret_access_key(),
        None,
        None,
        "example",
    );
    let sts = Sts::new(&aws.sdk_config_with(key));
    // The first two answers are lost, besides; the SDK itself asks again after those.
    aws.inject(On::first(Operation::StsGetCallerIdentity, Verdict::LoseAnswer).times(2));
    let began = aws.now();
    let tries = until_known(&sts).await?;
    let waited = aws.now().duration_since(began);
    println!("known after {tries} attempts and {waited:#}");
    if tries == 1 {
        return Err("a new key is known at once".into());
    }
    Ok(())
}
