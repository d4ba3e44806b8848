//! Ids have AWS's form and are never given twice.

use super::*;

#[test]
fn unique_ids_are_21_characters_and_access_key_ids_20() {
    for (prefix, length) in [
        (Prefix::Aida, 21),
        (Prefix::Aroa, 21),
        (Prefix::Akia, 20),
        (Prefix::Asia, 20),
    ] {
        let id = mint(Chance::new(1), prefix, &["111111111111", "anna"], |_| false);
        assert_eq!(id.as_str().len(), length);
        assert!(id.as_str().starts_with(prefix.as_str()));
        assert!(
            id.as_str()
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        );
    }
}

#[test]
fn policies_that_aws_publishes_have_ids_of_their_own() {
    let mut ids: Vec<UniqueId> = rolecall_iam::managed::names().map(published).collect();
    let policies = ids.len();
    ids.sort();
    ids.dedup();
    assert!(policies > 1_000);
    assert_eq!(ids.len(), policies);
    assert!(
        ids.iter()
            .all(|id| id.as_str().starts_with("ANPA") && id.as_str().len() == 21)
    );
}

#[test]
fn an_id_that_is_taken_is_not_given_again() {
    let first = mint(Chance::new(1), Prefix::Aida, &["anna"], |_| false);
    let second = mint(Chance::new(1), Prefix::Aida, &["anna"], |id| id == first.as_str());
    assert_ne!(first, second);
    assert_eq!(
        second,
        mint(Chance::new(1), Prefix::Aida, &["anna"], |id| id == first.as_str())
    );
}

#[test]
fn a_uuid_has_the_form_of_version_4() {
    let id = uuid(Chance::new(1).key("request"));
    let groups: Vec<usize> = id.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12]);
    assert_eq!(&id[14..15], "4");
    assert!("89ab".contains(&id[19..20]), "{id}");
}
