//! The report is made in its time, holds a row for everybody, and is old after four hours.

use rolecall_api::credentials::{Credentials, Secret};
use rolecall_api::error::CallError;
use rolecall_api::views::iam as api;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use crate::bench::{Bench, HUB, code, refusal};

fn generate(bench: &mut Bench, who: &Credentials) -> String {
    let answer = bench.send(who, api::GenerateCredentialReportRequest {});
    answer.unwrap().state.unwrap()
}

fn get(bench: &mut Bench, who: &Credentials) -> Result<String, CallError> {
    let answer = bench.send(who, api::GetCredentialReportRequest {})?;
    assert_eq!(answer.report_format.as_deref(), Some("text/csv"));
    Ok(String::from_utf8(answer.content.unwrap().0).unwrap())
}

#[test]
fn it_goes_from_absent_to_started_to_complete_to_expired() {
    let mut bench = Bench::new("fixed:10s");
    let root = bench.root(HUB);
    assert_eq!(
        refusal(get(&mut bench, &root)),
        ("ReportNotPresent".into(), String::new())
    );
    assert_eq!(generate(&mut bench, &root), "STARTED");
    assert_eq!(code(get(&mut bench, &root)), "ReportInProgress");
    assert_eq!(generate(&mut bench, &root), "INPROGRESS");
    bench.wait(10_000);
    assert_eq!(generate(&mut bench, &root), "COMPLETE");
    let first = get(&mut bench, &root).unwrap();
    bench.user(HUB, "anna");
    assert_eq!(generate(&mut bench, &root), "COMPLETE");
    assert_eq!(get(&mut bench, &root).unwrap(), first);
    bench.wait(4 * 3_600_000);
    assert_eq!(code(get(&mut bench, &root)), "ReportExpired");
    assert_eq!(generate(&mut bench, &root), "STARTED");
    bench.wait(10_000);
    assert!(get(&mut bench, &root).unwrap().contains("\nanna,"));
}

#[test]
fn a_row_tells_passwords_keys_and_their_last_use() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    bench.user(HUB, "otto");
    let age = api::UpdateAccountPasswordPolicyRequest {
        max_password_age: Some(90),
        ..Default::default()
    };
    bench.send(&root, age).unwrap();
    let profile = api::CreateLoginProfileRequest {
        user_name: Some("otto".into()),
        password: Some(Secret::new("Letters1")),
        ..Default::default()
    };
    bench.send(&root, profile).unwrap();
    bench.wait(60_000);
    bench.send(&anna, GetCallerIdentityRequest::default()).unwrap();
    generate(&mut bench, &root);
    let report = get(&mut bench, &root).unwrap();
    let rows: Vec<Vec<&str>> = report.lines().map(|line| line.split(',').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 22), "{report}");
    assert_eq!(
        rows[1][..4],
        [
            "<root_account>",
            "arn:aws:iam::111111111111:root",
            "2026-01-01T00:00:00+00:00",
            "not_supported"
        ]
    );
    assert_eq!(
        rows[2],
        [
            "anna",
            "arn:aws:iam::111111111111:user/anna",
            "2026-01-01T00:00:00+00:00",
            "false",
            "N/A",
            "N/A",
            "N/A",
            "false",
            "true",
            "2026-01-01T00:00:00+00:00",
            "2026-01-01T00:01:00+00:00",
            "us-east-1",
            "sts",
            "false",
            "N/A",
            "N/A",
            "N/A",
            "N/A",
            "false",
            "N/A",
            "false",
            "N/A"
        ]
    );
    assert_eq!(
        rows[3][3..8],
        [
            "true",
            "no_information",
            "2026-01-01T00:00:00+00:00",
            "2026-04-01T00:00:00+00:00",
            "false"
        ]
    );
}
