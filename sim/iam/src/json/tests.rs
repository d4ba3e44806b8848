use proptest::prelude::*;

use super::*;

fn plain(node: Node<'_>) -> serde_json::Value {
    match node.value() {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => value.into(),
        Value::Number(text) => serde_json::from_str(text).unwrap(),
        Value::String(text) => text.as_ref().into(),
        Value::Array(items) => items.map(plain).collect(),
        Value::Object(members) => serde_json::Value::Object(
            members
                .map(|member| (member.key.to_string(), plain(member.node)))
                .collect(),
        ),
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn reads_what_serde_writes(value in json(), pretty in any::<bool>()) {
        let text = if pretty {
            serde_json::to_string_pretty(&value).unwrap()
        } else {
            value.to_string()
        };
        let tree = read(&text).unwrap();
        prop_assert_eq!(plain(tree.root()), value);
        prop_assert_eq!(tree.root().span(), Span { start: 0, end: text.len() });
    }

    #[test]
    fn accepts_only_what_serde_accepts(text in r#"[\[\]{}:,"a0-9.eE+\-\\u \ntrufalsn]{0,14}"#) {
        if read(&text).is_ok() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", text);
        }
    }

    #[test]
    fn strings_are_written_so_that_they_read_back(text in any::<String>()) {
        let mut out = String::new();
        write_string(&mut out, &text);
        prop_assert_eq!(plain(read(&out).unwrap().root()), serde_json::Value::from(text));
    }
}

#[test]
fn refusals_point_at_the_place() {
    let cases = [
        ("", "expected a value, found the end", 0),
        ("{\"a\":1,}", "expected a key in double quotes, found `}`", 7),
        ("{\"a\":1,\"b\":2,\"a\":3}", "the key `a` is there twice", 13),
        ("[1] 2", "there is something after the end of the document", 4),
        ("[01]", "a number must not begin with 0; write it in quotes", 2),
        ("\"\\ud800\"", "half of a surrogate pair", 7),
    ];
    for (text, message, start) in cases {
        let refusal = read(text).unwrap_err();
        assert_eq!(
            (&*refusal.message, refusal.span.start),
            (message, start),
            "{text}"
        );
    }
    // The same in an object too large to compare every pair.
    let members: Vec<String> = (0..20).map(|key| format!("\"{key}\":0")).collect();
    let text = format!("{{{},\"7\":1}}", members.join(","));
    let refusal = read(&text).unwrap_err();
    assert_eq!(
        (&*refusal.message, refusal.span.end),
        ("the key `7` is there twice", text.len() - 3)
    );
    let deep = "[".repeat(1000) + &"]".repeat(1000);
    assert!(read(&deep).unwrap_err().message.contains("deeper"));
}
