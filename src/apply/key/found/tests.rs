use super::*;

#[test]
fn an_attempt_reads_back_from_its_tag() {
    let since: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    for known in [
        vec![],
        vec!["AKIAIOSFODNN7EXAMPLE"],
        vec!["AKIAI44QH8DHBEXAMPLE", "AKIAIOSFODNN7EXAMPLE"],
    ] {
        let attempt = Attempt {
            known: known.into_iter().map(str::to_owned).collect(),
            since,
        };
        let text = attempt.text();
        assert!(text.len() <= 256);
        // The alphabet of tag values (IAM API Reference, Tag).
        assert!(
            text.chars()
                .all(|letter| letter.is_alphanumeric() || " _.:/=+-@".contains(letter)),
            "{text}"
        );
        let tags = BTreeMap::from([(mark::KEYS.to_owned(), text)]);
        assert_eq!(Attempt::read(&tags), Some(attempt));
    }
    assert_eq!(Attempt::read(&BTreeMap::new()), None);
}

#[test]
fn a_tag_without_a_time_makes_no_key_new() {
    let tags = BTreeMap::from([(mark::KEYS.to_owned(), "AKIAIOSFODNN7EXAMPLE".to_owned())]);
    assert_eq!(Attempt::read(&tags).unwrap().since, Timestamp::MAX);
}
