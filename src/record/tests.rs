//! What the two layouts say, and how large the packed one is.

use rolecall_iam::account::Partition;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::size_without_whitespace;

use super::*;

fn role(number: usize, path: &str, name: &str) -> Arn {
    let account = format!("{:012}", 200_000_000_000 + number).parse().unwrap();
    Arn::role(Partition::Aws, account, path, name)
}

#[test]
fn scenario_24_sizes_of_the_packed_policy() {
    for (path, name, fit) in [
        ("/", "Micetro", 122),
        ("/", "MicetroAccess", 106),
        ("/micetro/", "MicetroAccess", 91),
        ("/", &"x".repeat(32), 75),
        ("/", &"x".repeat(64), 51),
    ] {
        let roles: Vec<Arn> = (1..=fit + 1).map(|number| role(number, path, name)).collect();
        for some in [&roles[..1], &roles[..2], &roles[..fit], &roles[..]] {
            let document = document(some);
            assert_eq!(size_without_whitespace(&document), overhead() + share(some));
            assert_eq!(
                size_without_whitespace(&document) <= 5_120,
                some.len() <= fit,
                "{name}"
            );
        }
    }
}

#[test]
fn a_record_is_read_from_either_layout_and_from_nothing_else() {
    let (first, second) = (role(1, "/", "NetAccess"), role(2, "/net/", "NetAccess"));
    let both = document([&second, &first]);
    assert!(
        both.contains(&format!(r#"["{first}","{second}"]"#)),
        "sorted: {both}"
    );
    let packed = read(mark::PACKED, &both).unwrap();
    assert_eq!(packed.values().flatten().collect::<Vec<_>>(), [&first, &second]);
    let account = second.account_id().unwrap();
    let one = read(&mark::policy_name(account), &both).unwrap();
    assert_eq!(
        one,
        Roles::from([(account, BTreeSet::from([second]))]),
        "the name says which"
    );
    assert_eq!(
        read(&mark::policy_name(account), "{").unwrap()[&account],
        BTreeSet::new()
    );
    assert_eq!(read("assume-somebody", &both), None);
    assert_eq!(
        read("Assume-accounts", &both),
        None,
        "names of inline policies are compared with case"
    );
}

#[test]
fn a_wildcard_records_nothing() {
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::*:role/NetAccess","*","arn:aws:iam::200000000001:user/role"]}}"#;
    assert_eq!(roles(text), Roles::new());
}
