//! Where each service is called in each partition, and for which region it is signed.
//!
//! Hosts and scopes as AWS documents them: AWS General Reference, `iam-service`, `sts`, `ec2-service`, `r53`,
//! `ao`; Amazon Web Services in China, `endpoints-arns`; AWS GovCloud User Guide, `using-govcloud-endpoints`.

use rolecall_api::Aws;
use rolecall_api::operation::Operation;
use rolecall_api::port::{Call, Request};
use rolecall_api::views::Typed;
use rolecall_api::views::ec2::DescribeVpcsRequest;
use rolecall_api::views::iam::GetUserRequest;
use rolecall_api::views::organizations::DescribeOrganizationRequest;
use rolecall_api::views::route53::ListHostedZonesRequest;
use rolecall_api::views::sts::GetCallerIdentityRequest;

use super::canned::{Canned, credentials};

/// The host that a request went to, and the region that its signature names.
async fn called<R: Typed>(region: &str, request: R) -> (String, String) {
    let canned = Canned::answering(500, String::new());
    let call = Call::new(credentials()).region(region);
    let answer = canned.adapter().call(&call, Request::from(request)).await;
    assert!(answer.is_err(), "nobody answers");
    let sent = canned.take();
    let [sent] = sent.as_slice() else {
        panic!("{} was sent {} times", R::OPERATION, sent.len());
    };
    let host = sent.uri.strip_prefix("https://").expect("TLS, always");
    let (host, _) = host.split_once('/').unwrap_or((host, ""));
    let scope = sent.header("authorization").split('/').nth(2);
    (host.to_owned(), scope.expect("a signature").to_owned())
}

async fn places(region: &str) -> [(Operation, String, String); 5] {
    async fn place<R: Typed>(region: &str, request: R) -> (Operation, String, String) {
        let (host, scope) = called(region, request).await;
        (R::OPERATION, host, scope)
    }
    [
        place(region, GetUserRequest::default()).await,
        place(region, GetCallerIdentityRequest::default()).await,
        place(region, DescribeVpcsRequest::default()).await,
        place(region, ListHostedZonesRequest::default()).await,
        place(region, DescribeOrganizationRequest::default()).await,
    ]
}

#[tokio::test]
async fn each_partition_is_called_at_its_own_endpoints() {
    for (region, expected) in [
        (
            "eu-central-1",
            [
                ("iam.amazonaws.com", "us-east-1"),
                ("sts.eu-central-1.amazonaws.com", "eu-central-1"),
                ("ec2.eu-central-1.amazonaws.com", "eu-central-1"),
                ("route53.amazonaws.com", "us-east-1"),
                ("organizations.us-east-1.amazonaws.com", "us-east-1"),
            ],
        ),
        (
            "us-gov-west-1",
            [
                ("iam.us-gov.amazonaws.com", "us-gov-west-1"),
                ("sts.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
                ("ec2.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
                ("route53.us-gov.amazonaws.com", "us-gov-west-1"),
                ("organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
            ],
        ),
        (
            "us-gov-east-1",
            [
                ("iam.us-gov.amazonaws.com", "us-gov-west-1"),
                ("sts.us-gov-east-1.amazonaws.com", "us-gov-east-1"),
                ("ec2.us-gov-east-1.amazonaws.com", "us-gov-east-1"),
                ("route53.us-gov.amazonaws.com", "us-gov-west-1"),
                ("organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
            ],
        ),
        (
            "cn-north-1",
            [
                ("iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
                ("sts.cn-north-1.amazonaws.com.cn", "cn-north-1"),
                ("ec2.cn-north-1.amazonaws.com.cn", "cn-north-1"),
                ("route53.amazonaws.com.cn", "cn-northwest-1"),
                ("organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"),
            ],
        ),
        (
            "cn-northwest-1",
            [
                ("iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
                ("sts.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"),
                ("ec2.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"),
                ("route53.amazonaws.com.cn", "cn-northwest-1"),
                ("organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"),
            ],
        ),
    ] {
        for ((operation, host, scope), expected) in places(region).await.iter().zip(expected) {
            assert_eq!(
                (host.as_str(), scope.as_str()),
                expected,
                "{operation} in {region}"
            );
        }
    }
}
