//! In which order AWS tells what is wrong with several members: that of Java's `HashMap` of their names.
//!
//! Found in every message with several members that was recorded from AWS: `UpdateAccountPasswordPolicy` and
//! `CreateOpenIDConnectProvider` (LocalStack's tests, `tests/aws/services/iam`, February 2026), and those of other
//! services of that time. The table: Java SE API, `java.util.HashMap` (16 buckets, doubled beyond three quarters),
//! `java.lang.String.hashCode`. Assumed: names of one bucket come in the model's order.

use crate::document::member_in_texts;

/// The faults of a structure with that many members, in AWS's order. `told` has each member with a fault, in the
/// model's order, and how many faults of `faults` are its own.
pub(super) fn of_members(members: usize, told: &[(&'static str, usize)], faults: Vec<String>) -> Vec<String> {
    let mut rest = faults.into_iter();
    let mut groups: Vec<(u32, Vec<String>)> = told
        .iter()
        .map(|&(name, count)| {
            let own = rest.by_ref().take(count).collect();
            (bucket(&member_in_texts(name), members), own)
        })
        .collect();
    groups.sort_by_key(|(bucket, _)| *bucket);
    groups.into_iter().flat_map(|(_, own)| own).collect()
}

/// The bucket of a name in a table of that many names.
fn bucket(name: &str, names: usize) -> u32 {
    let mut buckets = 16_u32;
    while names > buckets as usize / 4 * 3 {
        buckets *= 2;
    }
    let hash = name.encode_utf16().fold(0_u32, |hash, unit| {
        hash.wrapping_mul(31).wrapping_add(unit.into())
    });
    (hash ^ (hash >> 16)) & (buckets - 1)
}
