//! Fingerprints: what a facet holds, as one text that can be compared.
//!
//! Separate, since three must agree on them: the planner (what was observed, what a step leads to), and
//! whoever reads a facet anew before a step and after a lost answer.

use rolecall_iam::arn::Arn;
use rolecall_iam::policy;
use sha2::{Digest, Sha256};

use super::Fingerprint;

impl Fingerprint {
    /// A user, a role or a group: its path, and whose it is (groups bear no mark).
    #[must_use]
    pub fn entity(path: &str, mark: Option<&str>) -> Self {
        digest(
            "entity",
            &[
                path,
                if mark.is_some() { "marked" } else { "" },
                mark.unwrap_or_default(),
            ],
        )
    }

    /// A tag's value.
    #[must_use]
    pub fn tag(value: &str) -> Self {
        digest("tag", &[value])
    }

    /// A managed policy that is attached, a member that is in a group, a role that is in an instance
    /// profile: it is there, and there is nothing more to it.
    #[must_use]
    pub fn present() -> Self {
        Fingerprint("present".to_owned())
    }

    /// A policy document, by its meaning: AWS gives principals back in another form than they were written.
    #[must_use]
    pub fn document(text: &str) -> Self {
        match policy::read(text) {
            // The meaning's debug form is stable within one version of Rolecall. A plan saved by another
            // version is stale at worst, and never wrong.
            Ok(document) => digest("document", &[&format!("{:?}", document.meaning())]),
            Err(_) => digest("text", &[text]),
        }
    }

    /// A permissions boundary.
    #[must_use]
    pub fn boundary(boundary: Option<&Arn>) -> Self {
        boundary.map_or_else(Fingerprint::absent, |arn| digest("boundary", &[arn.as_str()]))
    }

    /// A role's description and longest session in seconds.
    #[must_use]
    pub fn settings(description: &str, max_session: u32) -> Self {
        digest("settings", &[description, &max_session.to_string()])
    }

    /// A user's access keys: id and whether it is active, in any order.
    #[must_use]
    pub fn keys<'a>(keys: impl IntoIterator<Item = (&'a str, bool)>) -> Self {
        let mut keys: Vec<String> = keys
            .into_iter()
            .map(|(id, active)| format!("{id} {active}"))
            .collect();
        if keys.is_empty() {
            return Fingerprint::absent();
        }
        keys.sort();
        digest("keys", &keys.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// What can't be known before it is done: the id of a new access key. Equal to nothing that is read.
    #[must_use]
    pub fn unforeseen() -> Self {
        Fingerprint("unforeseen".to_owned())
    }
}

/// 128 bits of SHA-256 over length-prefixed parts, so that no two lists of parts share a digest by accident.
fn digest(kind: &str, parts: &[&str]) -> Fingerprint {
    let mut hash = Sha256::new();
    for part in std::iter::once(&kind).chain(parts) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let hash = hash.finalize();
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    Fingerprint(format!("{kind}:{hex}"))
}
