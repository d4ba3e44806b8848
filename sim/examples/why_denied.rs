//! A role that may not be assumed, and why: the evidence of a refusal, by the request id of its answer.
//!
//!     cargo run -p rolecall-sim --features sdk --example why_denied

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use aws_sdk_iam::config::Credentials;
use aws_sdk_sts::operation::RequestId as _;
use rolecall_sim::World;

type Failed = Box<dyn std::error::Error>;

/// Trusts the whole other account.
const TRUST: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "sts:AssumeRole"
  }]
}"#;

/// Allows another role than the one that is meant.
const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [{
    "Sid": "Reporting",
    "Effect": "Allow",
    "Action": "sts:AssumeRole",
    "Resource": "arn:aws:iam::222222222222:role/Reports"
  }]
}"#;

/// Runs the example.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Result<(), Failed> {
    let aws = World::seeded(1);
    let hub = aws_sdk_iam::Client::new(&aws.sdk_config("111111111111"));
    let spoke = aws_sdk_iam::Client::new(&aws.sdk_config("222222222222"));

    let role = spoke
        .create_role()
        .role_name("Report")
        .assume_role_policy_document(TRUST);
    role.send().await?;
    hub.create_user().user_name("anna").send().await?;
    let policy = hub.put_user_policy().user_name("anna").policy_name("reporting");
    policy.policy_document(POLICY).send().await?;
    let key = hub.create_access_key().user_name("anna").send().await?;
    let key = key.access_key().ok_or("there is no key")?;

    let key = Credentials::new(
        key.access_key_id(),
        key.secret_access_key(),
        None,
        None,
        "example",
    );
    let sts = aws_sdk_sts::Client::new(&aws.sdk_config_with(key));
    let assume = sts
        .assume_role()
        .role_arn("arn:aws:iam::222222222222:role/Report")
        .role_session_name("anna");
    let Err(denied) = assume.send().await else {
        return Err("it was allowed".into());
    };

    let id = denied.request_id().ok_or("the answer has no id")?;
    let refusal = aws.refusal(id).ok_or("it was kept")?;
    println!("{refusal}");
    let why = refusal.why().join("\n");
    // The trust policy would do; the user's policy names another role.
    if !why.contains("Reporting") || !why.contains("role/Reports") {
        return Err(format!("the evidence names no policy:\n{why}").into());
    }
    Ok(())
}
