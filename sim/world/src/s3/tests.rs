//! Buckets of an account that has none: who may ask, what is answered, and what may be asked.

use rolecall_api::port::Call;
use rolecall_api::views::s3::ListBucketsRequest;

use crate::bench::{Bench, HUB, SPOKE, refusal};
use crate::tests::setup::{allow, user_policy};

#[test]
fn who_may_is_told_whose_the_list_is_and_that_nothing_is_on_it() {
    let mut bench = Bench::new("instant");
    let key = bench.user(HUB, "anna");
    assert_eq!(
        refusal(bench.send(&key, ListBucketsRequest::default())),
        (
            "AccessDenied".to_owned(),
            "User: arn:aws:iam::111111111111:user/anna is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action".to_owned()
        )
    );
    // The operation's name is no action.
    user_policy(&mut bench, "anna", allow("s3:ListBuckets", "*"));
    assert_eq!(
        refusal(bench.send(&key, ListBucketsRequest::default())).0,
        "AccessDenied"
    );
    user_policy(&mut bench, "anna", allow("s3:ListAllMyBuckets", "*"));
    let list = bench.send(&key, ListBucketsRequest::default()).unwrap();
    assert!(list.buckets.is_empty() && list.continuation_token.is_none());
    let owner = |bench: &mut Bench, account| {
        let root = bench.root(account);
        let list = bench.send(&root, ListBucketsRequest::default()).unwrap();
        list.owner.unwrap().id.unwrap()
    };
    let hub = owner(&mut bench, HUB);
    assert!(
        hub.len() == 64 && hub.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{hub}"
    );
    assert_eq!(list.owner.unwrap().id.as_ref(), Some(&hub));
    assert_ne!(owner(&mut bench, SPOKE), hub);
}

#[test]
fn a_resource_or_a_condition_that_does_not_match_allows_nothing() {
    let mut bench = Bench::new("instant");
    let key = bench.user(HUB, "anna");
    let condition = |key: &str, value: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{{"StringEquals":{{"{key}":"{value}"}}}}}}]}}"#
        )
    };
    for (document, may) in [
        (allow("s3:*", "arn:aws:s3:::bucket"), false),
        (condition("s3:ResourceAccount", HUB), true),
        (condition("s3:ResourceAccount", SPOKE), false),
        (condition("s3:signatureversion", "AWS4-HMAC-SHA256"), true),
        (condition("aws:RequestedRegion", "us-east-1"), true),
    ] {
        user_policy(&mut bench, "anna", document.clone());
        let answer = bench.send(&key, ListBucketsRequest::default());
        assert_eq!(answer.is_ok(), may, "{document}: {answer:?}");
    }
}

#[test]
fn pages_have_bounds_tokens_an_origin_and_regions_an_endpoint() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let sized = |max_buckets| ListBucketsRequest {
        max_buckets: Some(max_buckets),
        ..Default::default()
    };
    for size in [1, 10_000] {
        bench.send(&root, sized(size)).unwrap();
    }
    for size in [0, 10_001, -1] {
        assert_eq!(
            refusal(bench.send(&root, sized(size))),
            (
                "InvalidArgument".to_owned(),
                "Argument maxBuckets must be an integer between 1 and 10000".to_owned()
            )
        );
    }
    let continued = ListBucketsRequest {
        continuation_token: Some("eyJ".into()),
        ..Default::default()
    };
    assert_eq!(
        refusal(bench.send(&root, continued)).1,
        "The continuation token provided is incorrect"
    );
    let prefixed = ListBucketsRequest {
        prefix: Some("logs-".into()),
        ..Default::default()
    };
    assert_eq!(
        bench.send(&root, prefixed).unwrap().prefix.as_deref(),
        Some("logs-")
    );
    let in_region = |region: &str| ListBucketsRequest {
        bucket_region: Some(region.into()),
        ..Default::default()
    };
    let call = Call::new(root.clone()).region("eu-west-1");
    bench.send_by(&call, &root, in_region("eu-west-1")).unwrap();
    let refused = refusal(bench.send_by(&call, &root, in_region("us-west-2")));
    assert_eq!(refused.0, "InvalidArgument");
    assert!(refused.1.contains("eu-west-1, not us-west-2"), "{}", refused.1);
}

#[test]
fn the_words_are_those_of_s3() {
    let mut bench = Bench::new("instant");
    let unknown = rolecall_api::credentials::Credentials::long_term(
        "AKIANOSUCHKEY0000000",
        rolecall_api::credentials::SecretAccessKey::new("x"),
    );
    assert_eq!(
        refusal(bench.send(&unknown, ListBucketsRequest::default())),
        (
            "InvalidAccessKeyId".to_owned(),
            "The AWS Access Key Id you provided does not exist in our records.".to_owned()
        )
    );
    let root = bench.root(HUB);
    let verdict = crate::fault::Verdict::Throttle;
    let on = crate::fault::On::first(rolecall_api::Operation::S3ListBuckets, verdict);
    bench.world.faults().add(on);
    assert_eq!(
        refusal(bench.send(&root, ListBucketsRequest::default())).0,
        "SlowDown"
    );
}
