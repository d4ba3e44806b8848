//! Names that are near each other.

use super::*;

#[test]
fn a_misspelling_is_near_and_another_name_is_not() {
    assert!(near(
        "arn:aws:iam::1:user/micetroo",
        "arn:aws:iam::1:user/micetro"
    ));
    assert!(near("arn:aws:iam::1:user/Micetro", "arn:aws:iam::1:user/micetro"));
    assert!(near("arn:aws:iam::1:user/mictero", "arn:aws:iam::1:user/micetro"));
    assert!(!near(
        "arn:aws:iam::1:user/micetro",
        "arn:aws:iam::1:user/micetro"
    ));
    assert!(!near(
        "arn:aws:iam::1:user/somebody",
        "arn:aws:iam::1:user/micetro"
    ));
    assert_eq!(distance("kitten", "sitting", 3), 3);
}
