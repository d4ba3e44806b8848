use proptest::prelude::*;

use super::{MOST_PARAMETERS, NotParameters, Parameters};

fn read(source: &str) -> Result<Parameters<'_>, NotParameters> {
    Parameters::read(&[source.as_bytes()])
}

#[test]
fn names_and_values_are_decoded() {
    let parameters = read("a=1&b=x%20y+z&&c&%64=%C3%A9%3D=&=nameless").unwrap();
    let all: Vec<_> = parameters.iter().collect();
    assert_eq!(
        all,
        [
            ("", "nameless"),
            ("a", "1"),
            ("b", "x y z"),
            ("c", ""),
            ("d", "é==")
        ]
    );
    assert_eq!(format!("{parameters:?}"), r#"["", "a", "b", "c", "d"]"#);
}

#[test]
fn the_first_of_a_name_counts() {
    let parameters = Parameters::read(&[b"b=1&a=2", b"a=3&b=4&a=5"]).unwrap();
    assert_eq!(parameters.iter().collect::<Vec<_>>(), [("a", "2"), ("b", "1")]);
}

#[test]
fn what_is_no_form_is_refused() {
    for wrong in [
        "a=%",
        "a=%4",
        "a=%zz",
        "%ff=1",
        "a=%C3",
        "a=%ED%A0%80",
        "a=1&b=%+1",
    ] {
        assert_eq!(read(wrong).unwrap_err(), NotParameters::Syntax, "{wrong}");
    }
    assert_eq!(Parameters::read(&[b"a=\xff"]).unwrap_err(), NotParameters::Syntax);
}

#[test]
fn there_is_a_most() {
    let many = |count: usize| vec!["a"; count].join("&");
    assert!(read(&many(MOST_PARAMETERS)).is_ok());
    assert_eq!(
        read(&many(MOST_PARAMETERS + 1)).unwrap_err(),
        NotParameters::TooMany
    );
}

#[test]
fn what_lies_beneath_a_prefix_is_one_run() {
    let parameters = read("a.2=&a-=&a.1.x=&a=&b=&a.=").unwrap();
    assert_eq!(parameters.beneath("a.").collect::<Vec<_>>(), ["", "1.x", "2"]);
    assert!(!parameters.any_beneath("c"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(parameters) = Parameters::read(&[&bytes]) {
            let names: Vec<_> = parameters.iter().map(|(name, _)| name).collect();
            prop_assert!(names.is_sorted());
            for (name, value) in parameters.iter() {
                prop_assert_eq!(parameters.get(name), Some(value));
            }
        }
    }

    #[test]
    fn what_a_client_encodes_is_read_back(pairs in proptest::collection::btree_map(".{0,8}", ".{0,8}", 0..8)) {
        let owned: Vec<(String, String)> = pairs.clone().into_iter().collect();
        let text = crate::testing::form::encode(&owned);
        let parameters = read(&text).unwrap();
        let read_back: std::collections::BTreeMap<String, String> = parameters
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        prop_assert_eq!(read_back, pairs);
    }
}
