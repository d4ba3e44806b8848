//! The operation of S3 that shows whether a role's rights arrived, true for an account without buckets.

use rolecall_api::document::Structure;
use rolecall_api::error::Refusal;
use rolecall_api::operation::Operation;
use rolecall_api::views::s3 as api;

use crate::call::ask::Ask;
use crate::call::dispatch::typed;
use crate::call::refusal;
use crate::call::scene::Scene;

/// Acts, if the operation is simulated.
pub(crate) fn act(
    scene: &mut Scene<'_>,
    operation: Operation,
    input: Structure,
) -> Option<Result<Structure, Refusal>> {
    match operation {
        Operation::S3ListBuckets => Some(typed(scene, input, list_buckets)),
        _ => None,
    }
}

/// S3 API Reference, `ListBuckets`. The owner is its id alone: S3 tells no display names any more.
fn list_buckets(
    scene: &mut Scene<'_>,
    request: api::ListBucketsRequest,
) -> Result<api::ListBucketsOutput, Refusal> {
    let account = scene.caller.account;
    let ask = Ask::anywhere("s3:ListAllMyBuckets")
        .with("s3:ResourceAccount", account.as_str())
        .with("s3:signatureversion", "AWS4-HMAC-SHA256");
    scene.authorize(ask)?;
    let invalid = |text: String| Err(refusal::refuse(400, "InvalidArgument", text));
    if request.continuation_token.is_some() {
        // Nobody was given one: there is never a second page. The text is that of `ListObjectsV2`, seen of S3.
        return invalid("The continuation token provided is incorrect".to_owned());
    }
    if let Some(region) = request
        .bucket_region
        .filter(|region| **region != *scene.origin.region)
    {
        // "Requests made to a Regional endpoint that is different from the bucket-region parameter are not
        // supported"; what they are answered is assumed.
        return invalid(format!(
            "Argument bucketRegion must be the region of the endpoint, {}, not {region}",
            scene.origin.region
        ));
    }
    Ok(api::ListBucketsOutput {
        owner: Some(api::Owner {
            id: Some(scene.world.key.canonical_user(account.as_str())),
        }),
        prefix: request.prefix,
        ..api::ListBucketsOutput::default()
    })
}

#[cfg(test)]
mod tests;
