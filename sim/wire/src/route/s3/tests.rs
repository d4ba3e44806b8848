//! Hosts and paths that ask S3 for something.

use rolecall_api::operation::Operation;

use super::super::Endpoint;
use super::operation;
use crate::form::Parameters;
use crate::request::Incoming;

#[test]
fn hosts_say_region_and_bucket() {
    for (host, region, bucket) in [
        ("s3.amazonaws.com", "us-east-1", false),
        ("S3.amazonaws.com:443", "us-east-1", false),
        ("s3.eu-west-1.amazonaws.com", "eu-west-1", false),
        ("s3-eu-west-1.amazonaws.com", "eu-west-1", false),
        ("s3-external-1.amazonaws.com", "us-east-1", false),
        ("s3-fips.us-gov-west-1.amazonaws.com", "us-gov-west-1", false),
        ("s3.dualstack.us-west-2.amazonaws.com", "us-west-2", false),
        ("s3.cn-north-1.amazonaws.com.cn", "cn-north-1", false),
        ("logs.s3.amazonaws.com", "us-east-1", true),
        ("my.logs.s3.us-west-2.amazonaws.com", "us-west-2", true),
        ("logs.s3.dualstack.us-west-2.amazonaws.com", "us-west-2", true),
        ("logs.s3-eu-west-1.amazonaws.com", "eu-west-1", true),
    ] {
        let endpoint = Endpoint::read(host).unwrap_or_else(|| panic!("{host}"));
        assert_eq!(endpoint.service, rolecall_api::operation::Service::S3, "{host}");
        let said = (endpoint.region.as_str(), endpoint.names_a_bucket);
        assert_eq!(said, (region, bucket), "{host}");
    }
    for host in [
        "111111111111.s3-control.us-east-1.amazonaws.com",
        "logs.s3-website-us-east-1.amazonaws.com",
        "ap-111111111111.s3-accesspoint.us-east-1.amazonaws.com",
        "s3.a.b.amazonaws.com",
        "s3x.amazonaws.com",
    ] {
        assert_eq!(Endpoint::read(host), None, "{host}");
    }
}

fn asked(method: &str, host: &str, path: &str, query: &str) -> Option<Operation> {
    let headers: [(&str, &[u8]); 1] = [("host", host.as_bytes())];
    let request = Incoming {
        method,
        path,
        query,
        headers: &headers,
        body: b"",
        source_ip: None,
        secure_transport: false,
    };
    let parameters = Parameters::read(&[query.as_bytes()]).unwrap();
    operation(&request, &parameters, Endpoint::read(host).as_ref())
}

#[test]
fn the_list_of_buckets_is_asked_of_no_bucket() {
    for (host, query) in [
        ("s3.amazonaws.com", ""),
        ("localhost:4566", ""),
        ("127.0.0.1:4566", "x-id=ListBuckets"),
        ("[::1]:4566", ""),
        ("s3.localhost:4566", ""),
        ("s3.localhost.localstack.cloud:4566", ""),
        (
            "aws.example.org",
            "max-buckets=1&prefix=a&continuation-token=b&bucket-region=c",
        ),
        ("localhost", "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60"),
    ] {
        assert_eq!(
            asked("GET", host, "/", query),
            Some(Operation::S3ListBuckets),
            "{host} {query}"
        );
    }
    for (method, host, path, query) in [
        ("GET", "logs.s3.amazonaws.com", "/", ""),
        ("GET", "logs.localhost:4566", "/", ""),
        ("GET", "logs.s3.localhost.localstack.cloud:4566", "/", ""),
        ("GET", "localhost", "/logs", ""),
        ("GET", "localhost", "/", "list-type=2"),
        ("GET", "localhost", "/", "location"),
        ("GET", "localhost", "/", "x-id=ListDirectoryBuckets"),
        ("HEAD", "localhost", "/", ""),
        ("PUT", "localhost", "/", ""),
        ("POST", "localhost", "/", ""),
    ] {
        assert_eq!(
            asked(method, host, path, query),
            None,
            "{method} {host}{path}?{query}"
        );
    }
}
