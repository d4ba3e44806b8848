//! Pages join to the whole list, whatever their size.

use rolecall_iam::account::Partition;
use rolecall_iam::arn::Arn;

use super::*;
use crate::account::entity::Group;
use crate::bench::HUB;
use crate::time::clock::Moment;
use crate::time::delay::Delays;

fn all(names: &[&str], size: i64) -> Vec<String> {
    let mut seen = Vec::new();
    let mut marker = None;
    loop {
        let page = page(
            names.iter(),
            |name| (**name).to_owned(),
            marker.as_deref(),
            Some(size),
        )
        .unwrap();
        assert!(page.items.len() <= usize::try_from(size).unwrap());
        seen.extend(page.items.iter().map(|name| (**name).to_owned()));
        match page.next {
            Some(next) => marker = Some(next),
            None => return seen,
        }
    }
}

#[test]
fn pages_join_to_the_whole_list() {
    let names = ["a", "ab", "b", "z", "ü"];
    for size in 1..7 {
        assert_eq!(all(&names, size), names);
    }
}

#[test]
fn a_full_last_page_has_no_successor() {
    let page = page(["a", "b"], |name| (*name).to_owned(), None, Some(2)).unwrap();
    assert!(!page.is_truncated());
}

#[test]
fn without_a_size_a_page_has_100() {
    let names: Vec<String> = (0..101).map(|n| format!("{n:03}")).collect();
    let page = page(&names, |name| (*name).clone(), None, None).unwrap();
    assert_eq!(page.items.len(), 100);
    assert!(page.is_truncated());
}

#[test]
fn a_marker_that_was_not_given_out_is_refused() {
    for marker in ["x", "", "zz", "ff", "é"] {
        assert_eq!(
            page(["a"], |name| (*name).to_owned(), Some(marker), None)
                .unwrap_err()
                .code,
            "ValidationError"
        );
    }
}

#[test]
fn pages_of_a_directory_join_to_what_is_wanted_of_it() {
    let mut groups = Directory::default();
    for name in ["b", "A", "c", "D", "ab", "x"] {
        let arn = Arn::group(Partition::Aws, HUB.parse().unwrap(), "/", name);
        groups.insert(Group::new(name.into(), name, "/", arn, Moment::EPOCH));
    }
    groups.bury(&"x".into(), Delays::Instant, Moment::EPOCH);
    for size in 1..=5 {
        let (mut seen, mut marker) = (Vec::new(), None);
        loop {
            let wanted = |group: &Group| &*group.name != "c";
            let page = page_of(&groups, wanted, marker.as_deref(), Some(size)).unwrap();
            seen.extend(page.items.iter().map(|group| group.name.to_string()));
            marker = page.next;
            if marker.is_none() {
                break;
            }
        }
        assert_eq!(seen, ["A", "ab", "b", "D"], "{size} a page");
    }
    assert!(page_of(&groups, |_| true, Some("zz"), None).is_err());
}
