//! Load on ports that answer as IAM and STS do: how many calls a second, and how late the answers are.
//!
//!     cargo run --release -p rolecall-load -- rolecall=http://127.0.0.1:4566 [NAME=URL…] [--seconds 3]
//!
//! Each endpoint gets a user with a key and an inline policy, and a role that trusts the account. Then, for
//! each job and number of connections, the endpoints take turns, twice each: in a closed loop, where each
//! connection asks again as soon as it is answered, and at a fixed rate, half of what the closed loop came to.
//! There the time of a call counts from when it was due, not from when a connection was free for it: a server
//! that stalls is charged for everyone who waits.
//!
//! Requests are signed before the clock starts, no two of them alike, and each connection has a thousand
//! of its own, which it sends in a circle. Every answer is read: one that isn't 200 with the element that the
//! call is made for ends the run. The output is a line of JSON for each endpoint (what it checks, by trying it),
//! and two for each measurement: one when it begins, with `"begins"`, so that whoever reads along can look what a server
//! has used by then, and one with the figures; times are in microseconds.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program whose output is its figures"
)]

mod connection;
mod job;
mod measure;
mod sign;

use std::process::ExitCode;
use std::time::Duration;

use serde_json::json;

use job::{Endpoint, Job};
use measure::{Arrival, Figures};

/// Whatever ends the run.
pub(crate) type Failed = Box<dyn std::error::Error + Send + Sync>;

/// How many connections ask at once.
const CONNECTIONS: [usize; 2] = [1, 16];
/// How long each measurement goes on.
const SECONDS: f64 = 3.0;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failed> {
    let mut named = Vec::new();
    let mut span = Duration::from_secs_f64(SECONDS);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--seconds" {
            let seconds = arguments.next().ok_or("`--seconds` needs a number")?;
            span = Duration::try_from_secs_f64(seconds.parse()?)?;
        } else {
            let (name, url) = argument
                .split_once('=')
                .ok_or_else(|| format!("`{argument}` is not NAME=URL"))?;
            let address = url
                .strip_prefix("http://")
                .ok_or_else(|| format!("`{url}` is not http://HOST:PORT"))?;
            named.push((name.to_owned(), address.trim_end_matches('/').to_owned()));
        }
    }
    if named.is_empty() {
        return Err("no endpoint: NAME=URL, as `rolecall=http://127.0.0.1:4566`".into());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(all(&named, span))
}

async fn all(named: &[(String, String)], span: Duration) -> Result<(), Failed> {
    let mut endpoints = Vec::new();
    for (name, address) in named {
        let (endpoint, checks) = Endpoint::prepared(name, address)
            .await
            .map_err(|error| format!("{name}: {error}"))?;
        println!(
            "{}",
            json!({
                "endpoint": name,
                "authorizes": checks.authorizes,
                "checks_signatures": checks.signatures,
                "keeps_connections": checks.keeps_connections,
            })
        );
        endpoints.push(endpoint);
    }
    for job in Job::ALL {
        for connections in CONNECTIONS {
            for endpoint in &endpoints {
                measured(endpoint, job, connections, span)
                    .await
                    .map_err(|error| format!("{}, {}: {error}", endpoint.name, job.name()))?;
            }
        }
    }
    Ok(())
}

/// A job at an endpoint, in a closed loop and then at half of that rate.
async fn measured(endpoint: &Endpoint, job: Job, connections: usize, span: Duration) -> Result<(), Failed> {
    let begins = |arrival: &str| {
        let name = job.name();
        println!(
            "{}",
            json!({ "begins": name, "endpoint": endpoint.name, "connections": connections, "arrival": arrival })
        );
    };
    let say = |arrival: &str, figures: &Figures| {
        println!(
            "{}",
            json!({
                "endpoint": endpoint.name,
                "job": job.name(),
                "connections": connections,
                "arrival": arrival,
                "calls": figures.calls,
                "rate": figures.rate.round(),
                "p50": figures.median,
                "p99": figures.p99,
                "most": figures.most,
            })
        );
    };
    // Uncounted: connections are made, and what is done once is done.
    measure::measure(endpoint, job, connections, Arrival::Closed, span / 4).await?;
    begins("closed");
    let closed = measure::measure(endpoint, job, connections, Arrival::Closed, span).await?;
    say("closed", &closed);
    let half = Arrival::Fixed(closed.rate / 2.0);
    begins("fixed");
    let fixed = measure::measure(endpoint, job, connections, half, span).await?;
    say("fixed", &fixed);
    Ok(())
}
