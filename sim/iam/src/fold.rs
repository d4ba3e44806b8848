//! Texts that are compared without regard to case: actions and condition keys.
//!
//! A hash stands for the text where many are looked through; what has the same hash is then compared.

/// A number that is the same for texts that differ in ASCII case alone, and seldom for others.
///
/// Not for tables that strangers could fill against it: whoever uses it compares the texts as well, and
/// keeps nothing in buckets.
pub(crate) fn hash(text: &str) -> u64 {
    // The bit in which `A` and `a` differ.
    const CASE: u64 = 0x2020_2020_2020_2020;
    // An odd number without a pattern: the golden ratio's fraction.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let mixed = (hash ^ word).wrapping_mul(SPREAD);
        mixed ^ mixed >> 32
    };
    let mut hash = text.len() as u64;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    for word in words {
        hash = mix(hash, u64::from_le_bytes(*word) | CASE);
    }
    let rest = rest
        .iter()
        .fold(0, |word, byte| word << 8 | u64::from(byte | 0x20));
    mix(hash, rest)
}

/// The order of texts whose ASCII case doesn't count.
pub(crate) fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    let a = a.bytes().map(|byte| byte.to_ascii_lowercase());
    a.cmp(b.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn case_changes_nothing(text in "\\PC{0,30}") {
            prop_assert_eq!(super::hash(&text), super::hash(&text.to_ascii_uppercase()));
            prop_assert_eq!(super::hash(&text), super::hash(&text.to_ascii_lowercase()));
        }
    }

    #[test]
    fn names_that_are_alike_differ() {
        let mut hashes: Vec<u64> = (0..10_000)
            .map(|n| super::hash(&format!("service:Action{n}")))
            .collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 10_000);
    }
}
