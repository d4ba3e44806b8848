//! The decider: is a refusal early, so that waiting can help, or is it final?

/// Whether AWS's text names a reason that no waiting mends: an explicit deny, or a layer that a setup
/// doesn't write (IAM User Guide, `troubleshoot_access-denied`).
pub(super) fn final_text(message: &str) -> bool {
    [
        "explicit deny",
        "service control policy",
        "resource control policy",
        "permissions boundary",
    ]
    .iter()
    .any(|reason| message.contains(reason))
}
