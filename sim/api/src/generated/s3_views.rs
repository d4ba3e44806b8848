//! Typed requests and responses of Amazon Simple Storage Service.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

use jiff::Timestamp;
use crate::views::view;

view! { ListBucketsRequest => Reads S3ListBuckets -> ListBucketsOutput {
    max_buckets: Option<i64> = "MaxBuckets",
    continuation_token: Option<String> = "ContinuationToken",
    prefix: Option<String> = "Prefix",
    bucket_region: Option<String> = "BucketRegion",
} }
view! { Bucket {
    name: Option<String> = "Name",
    creation_date: Option<Timestamp> = "CreationDate",
    bucket_region: Option<String> = "BucketRegion",
} }
view! { ListBucketsOutput {
    buckets: Vec<Bucket> = "Buckets",
    owner: Option<Owner> = "Owner",
    continuation_token: Option<String> = "ContinuationToken",
    prefix: Option<String> = "Prefix",
} }
view! { Owner {
    id: Option<String> = "ID",
} }

#[cfg(test)]
pub(crate) static ROUND_TRIPS: &[crate::views::RoundTrip] = &[
    crate::views::RoundTrip::of::<Bucket>(&super::s3::Bucket),
    crate::views::RoundTrip::of::<ListBucketsOutput>(&super::s3::ListBucketsOutput),
    crate::views::RoundTrip::of::<ListBucketsRequest>(&super::s3::ListBucketsRequest),
    crate::views::RoundTrip::of::<Owner>(&super::s3::Owner),
];
