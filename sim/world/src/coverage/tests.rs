use std::collections::BTreeSet;

use super::{Extent, NOBODY, NOTES, coverage};
use rolecall_api::operation::{Operation, Service};

#[test]
fn every_operation_of_the_table_is_covered_once() {
    let covered: Vec<Operation> = coverage().iter().map(|covered| covered.operation).collect();
    assert_eq!(covered, Operation::all().collect::<Vec<_>>());
    for service in Service::all() {
        let answered = coverage()
            .into_iter()
            .any(|covered| covered.operation.service() == service && covered.extent != Extent::Refused);
        assert!(answered, "nothing of {service:?}");
    }
}

/// A note of an operation that nobody answers would be a claim that it is.
#[test]
fn every_note_is_of_an_operation_that_is_answered_and_says_what_is_missing() {
    let mut noted = BTreeSet::new();
    for (operation, extent, missing) in NOTES {
        assert!(noted.insert(operation.to_string()), "{operation} is noted twice");
        assert_ne!(*extent, Extent::Done, "{operation}");
        assert!(missing.ends_with('.') && !missing.contains('\n'), "{operation}");
        let covered = coverage();
        let covered = covered
            .iter()
            .find(|covered| covered.operation == *operation)
            .unwrap();
        assert_eq!(
            (covered.extent, covered.missing),
            (*extent, *missing),
            "{operation}: nobody answers it"
        );
        assert_ne!(*missing, NOBODY);
    }
}

#[test]
fn what_is_done_lacks_nothing_and_the_rest_says_what() {
    for covered in coverage() {
        assert_eq!(
            covered.extent == Extent::Done,
            covered.missing.is_empty(),
            "{}",
            covered.operation
        );
    }
}
