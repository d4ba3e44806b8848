//! Two ways to write a moment, at the ends of what can be written.

use super::stamp;

#[test]
fn a_moment_has_its_form() {
    for (moment, dashed, plain) in [
        ("2026-11-05T07:08:09Z", "2026-11-05T07:08:09Z", "20261105T070809Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "00010101T000000Z"),
        (
            "1969-12-31T23:59:59.9Z",
            "1969-12-31T23:59:59Z",
            "19691231T235959Z",
        ),
        ("9999-12-30T21:59:59Z", "9999-12-30T21:59:59Z", "99991230T215959Z"),
        (
            "-000044-03-15T12:00:00Z",
            "0000-03-15T12:00:00Z",
            "00000315T120000Z",
        ),
    ] {
        let moment = moment.parse().unwrap();
        assert_eq!(stamp(moment, ["-", "-", "T", ":", ":", "Z"]), dashed);
        assert_eq!(stamp(moment, ["", "", "T", "", "", "Z"]), plain);
    }
}
