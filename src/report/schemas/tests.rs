//! The committed schemas are the ones that the types make, and what is printed obeys them.

use std::path::Path;

use super::Printed;

#[test]
fn committed_schemas_are_fresh() {
    for printed in Printed::ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(printed.file());
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let fresh = crate::report::json::document(&printed.schema());
        assert!(
            committed == fresh,
            "{} is stale: write it again with `rolecall schema {:?} > {}` (in lower case)",
            printed.file(),
            printed,
            printed.file()
        );
    }
}
