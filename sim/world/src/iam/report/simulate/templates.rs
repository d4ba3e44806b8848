//! The ARN formats of the resources that actions are asked of, as `EvalResourceName` shows them.

use rolecall_iam::action::Action;
use rolecall_iam::reference;

/// The format of the plainest resource type that an action takes, `*` when it takes none, or is newer than the
/// reference. Which of several AWS shows is assumed: of `s3:GetObject`, whose example is documented, the object
/// in a bucket and not the one behind an access point.
pub(super) fn template(action: &Action) -> &'static str {
    let known = reference::action(action);
    let resources = known.map_or(&[][..], |known| &known.resources);
    let required = resources.iter().any(|taken| taken.required);
    resources
        .iter()
        .filter(|taken| taken.required == required)
        .flat_map(|taken| &taken.resource_type.arns)
        .map(|form| form.as_str())
        .min_by_key(|form| form.len())
        .unwrap_or("*")
}
