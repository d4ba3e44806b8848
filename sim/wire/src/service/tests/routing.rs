//! Which service and operation a request is for, and what is told when there is none.

use std::time::Duration;

use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;
use rolecall_world::fault::{On, Verdict};

use crate::request::Outgoing;
use crate::testing::client::{Bench, HOST, Sent, came, twelve};
use crate::testing::xml;

const STS: &str = "sts.us-east-1.amazonaws.com";
const WHO: &str = "Action=GetCallerIdentity&Version=2011-06-15";

fn text(answer: &Outgoing) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

fn error(answer: &Outgoing) -> (u16, String, String) {
    let root = xml::read(&answer.body);
    let (code, message) = (root.at("Error/Code"), root.at("Error/Message"));
    (answer.status, code.to_owned(), message.to_owned())
}

fn told(status: u16, code: &str, message: &str) -> (u16, String, String) {
    (status, code.to_owned(), message.to_owned())
}

fn get(host: &str, query: &str) -> Sent {
    Sent {
        method: "GET".into(),
        path: "/".into(),
        query: query.into(),
        ..Sent::default()
    }
    .with("host", host)
}

/// What STS was seen to answer in 2026 to requests that were signed, each as a form.
#[test]
fn actions_and_versions_as_sts_takes_them() {
    let mut bench = Bench::new();
    let not_found = |text: &str| Some(format!("Could not find operation {text}"));
    for (body, expected) in [
        (WHO, None),
        (
            "Action=NoSuchAction&Version=2011-06-15",
            not_found("NoSuchAction for version 2011-06-15"),
        ),
        (
            "Action=GetCallerIdentity",
            not_found("GetCallerIdentity for version NO_VERSION_SPECIFIED"),
        ),
        (
            "Action=GetCallerIdentity&Version=",
            not_found("GetCallerIdentity for version "),
        ),
        (
            "Action=GetCallerIdentity&Version=2000-01-01",
            not_found("GetCallerIdentity for version 2000-01-01"),
        ),
        (
            "Action=GetCallerIdentity&Action=NoSuchAction&Version=2011-06-15",
            None,
        ),
        (
            "Action=NoSuchAction&Action=GetCallerIdentity&Version=2011-06-15",
            not_found("NoSuchAction for version 2011-06-15"),
        ),
        (
            "Action=GetCallerIdentity&Version=2011-06-15&Version=2000-01-01",
            None,
        ),
        (
            "Action=GetCallerIdentity&Version=2000-01-01&Version=2011-06-15",
            not_found("GetCallerIdentity for version 2000-01-01"),
        ),
        ("Action=&Version=2011-06-15", not_found(" for version 2011-06-15")),
        ("Action=GetCallerIdentity&Version=2011-06-15&Unknown=value", None),
    ] {
        let sent = Sent::form(STS, body).signed(&twelve("111111111111"), "sts", "us-east-1", bench.wall);
        let answer = bench.answered(&sent);
        match expected {
            None => assert_eq!(answer.status, 200, "{body}"),
            Some(message) => {
                assert_eq!(error(&answer), told(400, "InvalidAction", &message), "{body}");
                let root = xml::read(&answer.body);
                assert_eq!(
                    root.namespace.as_deref(),
                    Some("http://webservices.amazon.com/AWSFault/2005-15-09")
                );
            }
        }
    }
}

/// Seen of STS in 2026 too.
#[test]
fn who_asks_for_nothing_is_sent_to_the_pages_of_aws() {
    let mut bench = Bench::new();
    let mut no_form = Sent::form(STS, WHO);
    no_form.headers.retain(|(name, _)| name != "content-type");
    for (sent, location) in [
        (no_form, "https://aws.amazon.com/iam"),
        (
            Sent::form(STS, "Version=2011-06-15"),
            "https://aws.amazon.com/iam",
        ),
        (
            get(STS, "Version=2011-06-15"),
            "https://aws.amazon.com/iam?Version=2011-06-15",
        ),
    ] {
        let sent = sent.signed(&twelve("111111111111"), "sts", "us-east-1", bench.wall);
        let answer = bench.answered(&sent);
        assert_eq!((answer.status, answer.header("location")), (302, Some(location)));
        assert!(answer.body.is_empty());
    }
}

#[test]
fn a_get_and_a_post_ask_the_same() {
    let mut bench = Bench::new();
    for sent in [get(HOST, WHO), Sent::form(HOST, WHO)] {
        let sent = sent.signed(&twelve("111111111111"), "sts", "us-east-1", bench.wall);
        assert_eq!(bench.answered(&sent).status, 200);
    }
}

#[test]
fn where_the_host_is_aws_s_the_signature_must_be_for_it() {
    let mut bench = Bench::new();
    for (host, body, service, region, message) in [
        (
            STS,
            WHO,
            "iam",
            "us-east-1",
            "Credential should be scoped to correct service: 'sts'. ",
        ),
        (
            STS,
            WHO,
            "sts",
            "eu-west-1",
            "Credential should be scoped to a valid region, not 'eu-west-1'. ",
        ),
        (
            "iam.amazonaws.com",
            "Action=ListUsers&Version=2010-05-08",
            "iam",
            "eu-west-1",
            "Credential should be scoped to a valid region, not 'eu-west-1'. ",
        ),
    ] {
        let sent = Sent::form(host, body).signed(&twelve("111111111111"), service, region, bench.wall);
        let answer = bench.answered(&sent);
        assert_eq!(error(&answer), told(403, "SignatureDoesNotMatch", message));
    }
    // A client that was pointed here signs for its own region.
    let sent = Sent::form(HOST, "Action=ListUsers&Version=2010-05-08");
    let sent = sent.signed(&twelve("111111111111"), "iam", "eu-west-1", bench.wall);
    assert_eq!(bench.answered(&sent).status, 200);
}

#[test]
fn an_operation_of_another_service_is_none() {
    let mut bench = Bench::new();
    let sent = Sent::form(HOST, WHO).signed(&twelve("111111111111"), "iam", "us-east-1", bench.wall);
    let answer = bench.answered(&sent);
    assert_eq!(
        error(&answer),
        told(
            400,
            "InvalidAction",
            "Could not find operation GetCallerIdentity for version 2011-06-15"
        )
    );
    let sent = Sent::form(HOST, "Action=RunInstances&Version=2016-11-15");
    let sent = sent.signed(&twelve("111111111111"), "ec2", "us-east-1", bench.wall);
    assert!(
        text(&bench.answered(&sent)).contains("The action RunInstances is not valid for this web service.")
    );
    let mut sent = get(HOST, "");
    sent.path = "/2013-04-01/change/x".into();
    let sent = sent.signed(&twelve("111111111111"), "route53", "us-east-1", bench.wall);
    assert_eq!(error(&bench.answered(&sent)).1, "UnknownOperationException");
    let sent = Sent::form(HOST, "{}").with(
        "x-amz-target",
        "AWSOrganizationsV20161128.InviteAccountToOrganization",
    );
    let sent = sent.signed(&twelve("111111111111"), "organizations", "us-east-1", bench.wall);
    let answer = bench.answered(&sent);
    assert_eq!(text(&answer), r#"{"__type":"UnknownOperationException"}"#);
}

#[test]
fn another_service_is_named_and_what_is_spoken() {
    let mut bench = Bench::new();
    let sent = get(HOST, "").signed(&twelve("111111111111"), "sqs", "us-east-1", bench.wall);
    assert_eq!(
        error(&bench.answered(&sent)),
        told(
            501,
            "NotImplemented",
            "The service `sqs` is not simulated. Simulated are: iam, sts, ec2, route53, s3, organizations."
        )
    );
    let sent = Sent::form(HOST, "{}").with("x-amz-target", "DynamoDB_20120810.ListTables");
    assert!(text(&bench.answered(&sent)).contains("`DynamoDB_20120810` is not simulated"));
    let sent = sent.signed(&twelve("111111111111"), "dynamodb", "us-east-1", bench.wall);
    let answer = bench.answered(&sent);
    assert_eq!(answer.header("content-type"), Some("application/x-amz-json-1.1"));
    assert!(text(&answer).contains("`dynamodb` is not simulated"));
}

#[test]
fn who_has_not_signed_is_told_so_by_the_right_service() {
    let mut bench = Bench::new();
    for body in [WHO, "Action=ListUsers&Version=2010-05-08"] {
        let answer = bench.answered(&Sent::form(HOST, body));
        assert_eq!(
            error(&answer),
            told(
                403,
                "MissingAuthenticationToken",
                "Request is missing Authentication Token"
            )
        );
    }
    assert_eq!(
        error(&bench.answered(&Sent::form(HOST, "Action=Nothing&Version=2010-05-08"))),
        told(
            400,
            "InvalidAction",
            "Could not find operation Nothing for version 2010-05-08"
        )
    );
    let federated = Sent::form(HOST, "Action=AssumeRoleWithWebIdentity&Version=2011-06-15");
    let (status, code, _) = error(&bench.answered(&federated));
    assert_eq!((status, code.as_str()), (400, "ValidationError"));
    for operation in [
        Operation::Ec2DescribeVpcs,
        Operation::Route53ListHostedZones,
        Operation::OrganizationsListRoots,
    ] {
        let answer = bench.answered(&Sent::call(operation, &Structure::new()));
        assert!([400, 401, 403].contains(&answer.status), "{operation}");
        came(operation, &answer).unwrap_err();
    }
}

#[test]
fn a_browser_sees_how_to_go_on() {
    let mut bench = Bench::new();
    for (path, status) in [("/", 200), ("/favicon.ico", 404)] {
        let mut sent = get(HOST, "");
        sent.path = path.into();
        let answer = bench.answered(&sent);
        assert_eq!(answer.status, status);
        assert!(text(&answer).contains("AWS_ENDPOINT_URL"));
    }
    let answer = bench.answered(&Sent::form(HOST, "Version=2011-06-15"));
    assert_eq!(error(&answer).1, "MissingAction");
}

#[test]
fn faults_are_seen_by_clients() {
    let mut bench = Bench::new();
    let who = Operation::StsGetCallerIdentity;
    let send = |bench: &mut Bench, verdict| {
        bench.world.faults().add(On::first(who, verdict));
        let sent = Sent::form(HOST, WHO).signed(&twelve("111111111111"), "sts", "us-east-1", bench.wall);
        bench.send(&sent)
    };
    for verdict in [Verdict::LoseRequest, Verdict::LoseAnswer] {
        let answer = send(&mut bench, verdict);
        assert!(answer.outgoing.is_none());
        assert_eq!(answer.operation, Some(who));
    }
    for verdict in [Verdict::FailBefore, Verdict::FailAfter] {
        let answer = send(&mut bench, verdict).outgoing.unwrap();
        assert_eq!(error(&answer).1, "InternalFailure");
        assert_eq!(answer.status, 500);
    }
    let answer = send(&mut bench, Verdict::Throttle).outgoing.unwrap();
    assert_eq!(error(&answer), told(400, "Throttling", "Rate exceeded"));
    let answer = send(&mut bench, Verdict::Delay(Duration::from_secs(3)));
    assert_eq!(answer.held_back, Duration::from_secs(3));
    assert_eq!(answer.outgoing.unwrap().status, 200);
}
