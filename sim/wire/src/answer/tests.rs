use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::{Operation, Protocol, Service};

use super::{Voice, done, failed, redirected, refused};
use crate::request::Outgoing;
use crate::testing::{client, sample, xml};

fn body(answer: &Outgoing) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

#[test]
fn every_output_of_every_operation_comes_back() {
    let mut seen = 0;
    for operation in Operation::all() {
        let output = sample::structure(operation.info().output);
        let answer = done(operation, &output, "id");
        assert_eq!(answer.status, 200);
        let id = match operation.service() {
            Service::S3 => "x-amz-request-id",
            _ => "x-amzn-requestid",
        };
        assert_eq!(answer.header(id), Some("id"), "{operation}");
        assert_eq!(client::came(operation, &answer).unwrap(), output, "{operation}");
        seen += 1;
    }
    assert_eq!(seen, 239);
}

/// As STS was seen to answer in 2026, but for the order of the members.
#[test]
fn a_golden_answer_of_sts() {
    let output = Structure::new()
        .with("UserId", "AIDAEXAMPLE")
        .with("Account", "111111111111")
        .with("Arn", "arn:aws:iam::111111111111:user/hub");
    let answer = done(
        Operation::StsGetCallerIdentity,
        &output,
        "c6104cbe-af31-11e0-8154-cbc7ccf896c7",
    );
    assert_eq!(answer.header("content-type"), Some("text/xml"));
    assert_eq!(
        body(&answer),
        r#"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <UserId>AIDAEXAMPLE</UserId>
    <Account>111111111111</Account>
    <Arn>arn:aws:iam::111111111111:user/hub</Arn>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
  </ResponseMetadata>
</GetCallerIdentityResponse>
"#
    );
}

#[test]
fn a_golden_answer_without_output() {
    let answer = done(Operation::IamDeleteRole, &Structure::new(), "id");
    assert_eq!(
        body(&answer),
        r#"<DeleteRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <ResponseMetadata>
    <RequestId>id</RequestId>
  </ResponseMetadata>
</DeleteRoleResponse>
"#
    );
}

#[test]
fn golden_answers_of_the_other_dialects() {
    let ec2 = done(Operation::Ec2DescribeVpcs, &Structure::new(), "id");
    assert_eq!(ec2.header("content-type"), Some("text/xml;charset=UTF-8"));
    assert_eq!(
        body(&ec2),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>id</requestId>
    <vpcSet/>
</DescribeVpcsResponse>
"#
    );
    let zones = Structure::new()
        .with("Marker", "")
        .with("IsTruncated", false)
        .with("MaxItems", "100");
    assert_eq!(
        body(&done(Operation::Route53ListHostedZones, &zones, "id")),
        "<?xml version=\"1.0\"?>\n<ListHostedZonesResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Marker></Marker><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems><HostedZones/></ListHostedZonesResponse>"
    );
}

/// The forms of the S3 API Reference, `API_ListBuckets.html` and `ErrorResponses.html`.
#[test]
fn golden_answers_of_s3() {
    let owner = Structure::new().with("Owner", Structure::new().with("ID", "79a5"));
    let answer = done(Operation::S3ListBuckets, &owner, "id");
    assert_eq!(answer.header("content-type"), Some("application/xml"));
    assert_eq!(answer.header("x-amz-id-2"), Some("aWQ="));
    assert_eq!(
        body(&answer),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListAllMyBucketsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Owner><ID>79a5</ID></Owner><Buckets/></ListAllMyBucketsResult>"
    );
    let voice = Voice::Service(Service::S3, None);
    assert_eq!(
        body(&refused(voice, &no("AccessDenied", 403), "id")),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>no &lt;way&gt; &amp; �</Message><RequestId>id</RequestId><HostId>aWQ=</HostId></Error>"
    );
}

fn no(code: &str, status: u16) -> Refusal {
    Refusal::new(code, "no <way> & \u{1}", status)
}

#[test]
fn golden_refusals() {
    let of = |operation: Operation| Voice::Service(operation.service(), Some(operation));
    let iam = refused(of(Operation::IamGetRole), &no("NoSuchEntity", 404), "id");
    assert_eq!(iam.status, 404);
    assert_eq!(iam.header("x-amzn-requestid"), Some("id"));
    assert_eq!(
        body(&iam),
        r#"<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <Error>
    <Type>Sender</Type>
    <Code>NoSuchEntity</Code>
    <Message>no &lt;way&gt; &amp; �</Message>
  </Error>
  <RequestId>id</RequestId>
</ErrorResponse>
"#
    );
    let ec2 = refused(
        of(Operation::Ec2DescribeVpcs),
        &no("UnauthorizedOperation", 403),
        "id",
    );
    assert_eq!(
        body(&ec2),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no &lt;way&gt; &amp; �</Message></Error></Errors><RequestID>id</RequestID></Response>"
    );
    let modelled = refused(
        of(Operation::OrganizationsListRoots),
        &no("AWSOrganizationsNotInUseException", 400),
        "id",
    );
    assert_eq!(
        modelled.header("content-type"),
        Some("application/x-amz-json-1.1")
    );
    assert_eq!(
        body(&modelled),
        r#"{"__type":"AWSOrganizationsNotInUseException","Message":"no <way> & \u0001"}"#
    );
    let reasoned = refused(
        of(Operation::OrganizationsAttachPolicy),
        &no("InvalidInputException", 400).with_reason("INVALID_PATTERN"),
        "id",
    );
    assert_eq!(
        body(&reasoned),
        r#"{"__type":"InvalidInputException","Message":"no <way> & \u0001","Reason":"INVALID_PATTERN"}"#
    );
    let common = refused(
        of(Operation::OrganizationsListRoots),
        &no("UnrecognizedClientException", 400),
        "id",
    );
    assert_eq!(
        body(&common),
        r#"{"__type":"UnrecognizedClientException","message":"no <way> & \u0001"}"#
    );
}

#[test]
fn before_any_operation_the_namespace_is_that_of_faults() {
    let voices = [Voice::Nobody, Voice::Service(Service::Sts, None)];
    for voice in voices {
        let answer = refused(voice, &no("InvalidAction", 400), "id");
        let root = xml::read(&answer.body);
        assert_eq!(
            root.namespace.as_deref(),
            Some("http://webservices.amazon.com/AWSFault/2005-15-09")
        );
        assert_eq!(root.at("Error/Code"), "InvalidAction");
    }
}

#[test]
fn an_error_of_the_service_is_the_receivers() {
    for operation in [
        Operation::IamGetUser,
        Operation::Ec2DescribeVpcs,
        Operation::Route53ListHostedZones,
        Operation::S3ListBuckets,
        Operation::OrganizationsListRoots,
    ] {
        let answer = failed(operation, "id");
        assert_eq!(answer.status, 500);
        let (_, code, _) = client::came(operation, &answer).unwrap_err();
        assert!(code.starts_with("Internal"), "{code}");
        if operation.service().protocol() == Protocol::Query {
            assert_eq!(xml::read(&answer.body).at("Error/Type"), "Receiver");
        }
    }
}

#[test]
fn a_redirect_has_no_body() {
    let answer = redirected(302, "https://aws.amazon.com/iam".into(), "id");
    assert_eq!((answer.status, answer.body.len()), (302, 0));
    assert_eq!(answer.header("location"), Some("https://aws.amazon.com/iam"));
    assert_eq!(answer.header("content-type"), None);
}
