//! The shapes of Amazon Simple Storage Service.
//!
//! Written by scripts/generate from botocore 1.44.5 (Apache-2.0); do not edit.

#![expect(non_upper_case_globals, reason = "shapes keep the names of the model")]

use crate::pattern::Pattern;
use crate::shape::{self, Member, Shape};

static pattern_0: Pattern = Pattern::new("arn:[^:]+:(s3|s3express):.*");
/// Every pattern of this service.
#[cfg(test)]
pub(crate) static PATTERNS: &[&Pattern] = &[&pattern_0];

pub(crate) static Bucket: Shape = shape::structure("Bucket", &[
    Member::new("Name", &BucketName),
    Member::new("CreationDate", &CreationDate),
    Member::new("BucketRegion", &BucketRegion),
    Member::new("BucketArn", &S3RegionalOrS3ExpressBucketArnString),
]);
pub(crate) static BucketName: Shape = shape::string("BucketName");
pub(crate) static BucketRegion: Shape = shape::string("BucketRegion");
pub(crate) static Buckets: Shape = shape::list("Buckets", &Bucket, "Bucket");
pub(crate) static CreationDate: Shape = shape::timestamp("CreationDate");
pub(crate) static DisplayName: Shape = shape::string("DisplayName");
pub(crate) static ID: Shape = shape::string("ID");
pub(crate) static ListBucketsOutput: Shape = shape::structure("ListBucketsOutput", &[
    Member::new("Buckets", &Buckets),
    Member::new("Owner", &Owner),
    Member::new("ContinuationToken", &NextToken),
    Member::new("Prefix", &Prefix),
]);
pub(crate) static ListBucketsRequest: Shape = shape::structure("ListBucketsRequest", &[
    Member::new("MaxBuckets", &MaxBuckets).named("max-buckets", "max-buckets").in_query_string(),
    Member::new("ContinuationToken", &Token).named("continuation-token", "continuation-token").in_query_string(),
    Member::new("Prefix", &Prefix).named("prefix", "prefix").in_query_string(),
    Member::new("BucketRegion", &BucketRegion).named("bucket-region", "bucket-region").in_query_string(),
]);
pub(crate) static MaxBuckets: Shape = shape::integer("MaxBuckets").between(Some(1), Some(10000));
pub(crate) static NextToken: Shape = shape::string("NextToken");
pub(crate) static Owner: Shape = shape::structure("Owner", &[
    Member::new("DisplayName", &DisplayName),
    Member::new("ID", &ID),
]);
pub(crate) static Prefix: Shape = shape::string("Prefix");
pub(crate) static S3RegionalOrS3ExpressBucketArnString: Shape = shape::string("S3RegionalOrS3ExpressBucketArnString").between(Some(1), Some(128)).matching(&pattern_0);
pub(crate) static Token: Shape = shape::string("Token");
/// Every shape of this service.
#[cfg(test)]
pub(crate) static SHAPES: &[&Shape] = &[
    &Bucket,
    &BucketName,
    &BucketRegion,
    &Buckets,
    &CreationDate,
    &DisplayName,
    &ID,
    &ListBucketsOutput,
    &ListBucketsRequest,
    &MaxBuckets,
    &NextToken,
    &Owner,
    &Prefix,
    &S3RegionalOrS3ExpressBucketArnString,
    &Token,
];

