use rolecall_api::operation::Operation;
use rolecall_sim::world::coverage::{Covered, Extent};

use super::{document, human, markdown};

fn some() -> [Covered; 3] {
    let covered = |operation, extent, missing| Covered {
        operation,
        extent,
        missing,
    };
    [
        covered(Operation::IamCreateRole, Extent::Done, ""),
        covered(Operation::IamGetRole, Extent::Refused, "Nobody takes it."),
        covered(Operation::StsAssumeRole, Extent::Partly, "Something."),
    ]
}

#[test]
fn people_read_what_is_missing_and_each_operation_when_they_ask() {
    assert_eq!(
        human(&some(), false, 80),
        "iam  2 operations: 1 done, 1 refused\n  ✗ refused: GetRole\n\nsts  1 operation: 1 partly\n  ~ AssumeRole: Something.\n"
    );
    let each = human(&some(), true, 80);
    assert!(
        each.contains("  ✓ CreateRole\n  ✗ GetRole: Nobody takes it.\n"),
        "{each}"
    );
}

#[test]
fn programs_and_tables_have_each_operation() {
    let document = document(&some());
    assert_eq!(document.services[0].refused, 1);
    assert_eq!(document.operations[1].extent, "refused");
    assert_eq!(document.operations[0].missing, None);
    let table = markdown(&some());
    assert!(
        table.contains("| AssumeRole | partly | Something. |\n"),
        "{table}"
    );
    assert!(table.starts_with("## iam\n"), "{table}");
}
