//! What a document shows, and what it hides.

use serde_json::json;

use super::{HIDDEN, Structure, Value};
use crate::credentials::Secret;
use crate::operation::Operation;
use crate::shape::sample::{self, Sample};

const SECRET: &str = "wJalrXUtnFEMI";

#[test]
fn cloudtrail_has_lower_camel_names_and_dates_in_words() {
    let structure = Structure::new()
        .with("UserName", "anna")
        .with("MaxItems", 5)
        .with("SAMLOptions", Structure::new().with("AllUsers", true))
        .with(
            "CreateDate",
            "2014-03-24T21:11:59Z".parse::<jiff::Timestamp>().unwrap(),
        )
        .with("Tags", vec![Structure::new().with("Key", "a")]);
    let expected = json!({
        "userName": "anna",
        "maxItems": 5,
        "sAMLOptions": {"allUsers": true},
        "createDate": "Mar 24, 2014 9:11:59 PM",
        "tags": [{"key": "a"}],
    });
    assert_eq!(structure.to_cloudtrail(), expected);
    assert_eq!(serde_json::to_value(&structure).unwrap(), expected);
}

#[test]
fn a_member_is_set_once_and_keeps_its_place() {
    let mut structure = Structure::new().with("A", "1").with("B", "2");
    assert_eq!(structure.insert("A", "3"), Some(Value::from("1")));
    assert_eq!(
        structure.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        ["A", "B"]
    );
    assert_eq!(structure.text("A"), Some("3"));
    assert_eq!(structure.remove("A"), Some(Value::from("3")));
    assert_eq!(structure.get("A"), None);
    assert_eq!(structure.list("C"), []);
}

#[test]
fn a_secret_is_hidden_wherever_it_lies() {
    let secret = || Value::Secret(Secret::new(SECRET));
    let map = [("key".to_owned(), secret())].into_iter().collect();
    let structure = Structure::new()
        .with("A", Secret::new(SECRET))
        .with("B", Value::List(vec![secret()]))
        .with("C", Value::Map(map))
        .with("D", Structure::new().with("E", Secret::new(SECRET)));
    let debug = format!("{structure:?} {structure:#?}");
    let json = serde_json::to_string(&structure).unwrap();
    assert!(!debug.contains(SECRET), "{debug}");
    assert!(!json.contains(SECRET), "{json}");
    assert_eq!(json.matches(HIDDEN).count(), 4);
}

/// Every operation's input and output, filled wholly: what the model calls sensitive is in neither form,
/// and what it doesn't is in both.
#[test]
fn no_sensitive_member_of_any_operation_prints_or_serializes() {
    let mut secrets = 0;
    for operation in Operation::all() {
        for shape in [operation.info().input, operation.info().output] {
            let filled = Sample {
                secret: SECRET.to_owned(),
                ..Sample::default()
            }
            .structure(shape);
            let debug = format!("{filled:?}");
            let json = serde_json::to_string(&filled).unwrap();
            assert!(!debug.contains(SECRET), "{operation}: {debug}");
            assert!(!json.contains(SECRET), "{operation}: {json}");
            let expected = sample::count_secrets(shape);
            assert_eq!(json.matches(HIDDEN).count(), expected, "{operation}: {json}");
            assert_eq!(debug.matches('…').count(), expected, "{operation}: {debug}");
            secrets += expected;
        }
    }
    assert!(
        secrets >= 20,
        "the models have sensitive members, {secrets} were seen"
    );
}
