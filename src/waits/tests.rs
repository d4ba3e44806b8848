//! Spans that overlap count once.

use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn overlapping_spans_count_once_and_gaps_not_at_all() {
    let spans = vec![(at(20), at(30)), (at(0), at(10)), (at(5), at(12)), (at(6), at(7))];
    assert!((union(spans) - 22.0).abs() < 1e-9);
    assert!(union(Vec::new()).abs() < 1e-9);
}
