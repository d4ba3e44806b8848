//! What is written by scripts/generate: shapes, the operation table, and views, one file per service.
//!
//! This list is by hand; rustfmt leaves the files themselves as the generator writes them.

#[rustfmt::skip]
pub(crate) mod ec2;
#[rustfmt::skip]
pub(crate) mod ec2_views;
#[rustfmt::skip]
pub(crate) mod iam;
#[rustfmt::skip]
pub(crate) mod iam_views;
#[rustfmt::skip]
pub(crate) mod operations;
#[rustfmt::skip]
pub(crate) mod organizations;
#[rustfmt::skip]
pub(crate) mod organizations_views;
#[rustfmt::skip]
pub(crate) mod route53;
#[rustfmt::skip]
pub(crate) mod route53_views;
#[rustfmt::skip]
pub(crate) mod s3;
#[rustfmt::skip]
pub(crate) mod s3_views;
#[rustfmt::skip]
pub(crate) mod sts;
#[rustfmt::skip]
pub(crate) mod sts_views;
