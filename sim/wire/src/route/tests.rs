use rolecall_api::operation::Service;

use super::Endpoint;

#[test]
fn aws_names_say_service_and_region() {
    let known = [
        ("iam.amazonaws.com", Service::Iam, "us-east-1"),
        ("IAM.amazonaws.com:443", Service::Iam, "us-east-1"),
        ("iam.cn-north-1.amazonaws.com.cn", Service::Iam, "cn-north-1"),
        ("iam.us-gov.amazonaws.com", Service::Iam, "us-gov-west-1"),
        ("sts.amazonaws.com", Service::Sts, "us-east-1"),
        ("sts.eu-west-1.amazonaws.com", Service::Sts, "eu-west-1"),
        ("sts-fips.us-east-2.amazonaws.com", Service::Sts, "us-east-2"),
        ("ec2.eu-central-1.api.aws", Service::Ec2, "eu-central-1"),
        ("route53.amazonaws.com", Service::Route53, "us-east-1"),
        (
            "organizations.us-east-1.amazonaws.com",
            Service::Organizations,
            "us-east-1",
        ),
    ];
    for (host, service, region) in known {
        let endpoint = Endpoint::read(host).unwrap();
        assert_eq!(
            (endpoint.service, endpoint.region.as_str()),
            (service, region),
            "{host}"
        );
    }
}

#[test]
fn other_names_say_nothing() {
    for host in [
        "localhost",
        "127.0.0.1:4566",
        "[::1]:4566",
        "iam.localhost",
        "sqs.amazonaws.com",
        "bucket.iam.us-east-1.amazonaws.com",
        "iam.a.b.amazonaws.com",
        "amazonaws.com",
        ".amazonaws.com",
        "iam.amazonaws.com.example.org",
        "",
        ":",
        "é",
    ] {
        assert_eq!(Endpoint::read(host), None, "{host}");
    }
}
