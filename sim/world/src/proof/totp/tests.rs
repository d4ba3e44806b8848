//! The codes of the RFC.

use super::{code, find, step};
use crate::time::clock::Moment;

/// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
#[test]
fn codes_are_those_of_the_rfc() {
    let seed = b"12345678901234567890";
    for (time, expected) in [
        ("1970-01-01T00:00:59Z", "287082"),
        ("2005-03-18T01:58:29Z", "081804"),
        ("2005-03-18T01:58:31Z", "050471"),
        ("2009-02-13T23:31:30Z", "005924"),
        ("2033-05-18T03:33:20Z", "279037"),
        ("2603-10-11T11:33:20Z", "353130"),
    ] {
        let now: Moment = time.parse().unwrap();
        assert_eq!(code(seed, step(now)), expected, "{time}");
    }
}

#[test]
fn a_code_is_found_within_its_bounds_alone() {
    let seed = b"12345678901234567890";
    assert_eq!(find(seed, "287082", 0, 2), Some(1));
    assert_eq!(find(seed, "287082", 2, 9), None);
    assert_eq!(find(seed, "28708", 0, 9), None);
}
