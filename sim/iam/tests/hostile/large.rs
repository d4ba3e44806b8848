//! Large inputs, that would take minutes, were something quadratic.

use std::fmt::Write;

use rolecall_iam::action::{Action, ActionPattern};
use rolecall_iam::arn::ArnPattern;
use rolecall_iam::policy::{self, Kind};
use rolecall_iam::record;

use super::ask;

/// A document of so many statements, no two alike, with what each kind of element has.
fn large(statements: usize) -> String {
    let mut text = String::from("{\"Version\":\"2012-10-17\",\"Statement\":[");
    for number in 0..statements {
        let comma = if number == 0 { "" } else { "," };
        write!(
            text,
            "{comma}{{\"Sid\":\"S{number}\",\"Effect\":\"Allow\",\"Action\":[\"service{number}:Do\",\"s3:Get{number}*\"],\
             \"Resource\":[\"arn:aws:s3:::b{number}/*\",\"arn:aws:s3:::*{number}\"],\
             \"Condition\":{{\"StringEquals\":{{\"aws:RequestTag/k{number}\":\"${{aws:PrincipalTag/p{number}}}\"}}}}}}"
        )
        .unwrap();
    }
    text + "]}"
}

#[test]
fn twenty_thousand_statements() {
    let text = large(20_000);
    let document = policy::read(&text).unwrap();
    assert_eq!(document.statements().len(), 20_000);
    assert_eq!(document.context_keys().len(), 40_000);
    // Far over every quota, which is looked at last.
    assert!(policy::examine(&text, Kind::Identity).is_err());
    let again = policy::read(&document.to_json()).unwrap();
    assert!(policy::same_meaning(&document, &again));
    ask(&document);
}

#[test]
fn one_statement_with_everything_in_it() {
    let list = |make: &dyn Fn(usize) -> String| {
        let items: Vec<String> = (0..20_000)
            .map(|number| format!("\"{}\"", make(number)))
            .collect();
        format!("[{}]", items.join(","))
    };
    let keys: Vec<String> = (0..20_000)
        .map(|number| format!("\"aws:RequestTag/{number}\":\"x\""))
        .collect();
    let text = format!(
        "{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Effect\":\"Allow\",\"Action\":{},\"Resource\":{},\"Principal\":{{\"AWS\":{}}},\
         \"Condition\":{{\"StringEquals\":{{{}}}}}}}}}",
        list(&|number| format!("service{number}:Do")),
        list(&|number| format!("arn:aws:s3:::b{number}/*")),
        list(&|number| format!("arn:aws:iam::111111111111:user/u{number}")),
        keys.join(","),
    );
    let document = policy::read(&text).unwrap();
    assert_eq!(document.context_keys().len(), 20_000);
    let again = policy::read(&document.to_json()).unwrap();
    assert!(policy::same_meaning(&document, &again));
    let _ = policy::examine(&text, Kind::Resource);
    ask(&document);
    let renamed = document.with_principals(|text| Some(format!("{text}x")));
    assert_eq!(renamed.text().len(), text.len() + 20_000);
}

#[test]
fn a_record_of_a_hundred_thousand_keys() {
    let keys: Vec<String> = (0..100_000)
        .map(|number| format!("\"aws:RequestTag/{number}\":\"{number}\""))
        .collect();
    let text = format!(
        "{{\"request\":{{\"principal\":\"anonymous\",\"action\":\"s3:GetObject\",\"context\":{{{}}}}}}}",
        keys.join(",")
    );
    let record = record::read(&text).unwrap();
    assert_eq!(record.request.context.len(), 100_000);
    for number in (0..100_000).step_by(997) {
        assert!(
            record
                .request
                .context
                .get(&format!("AWS:requesttag/{number}"))
                .is_some()
        );
    }
    let twice = text.replace("{\"aws:RequestTag/0\"", "{\"AWS:REQUESTTAG/99999\"");
    assert_eq!(
        record::read(&twice).unwrap_err().message,
        "a condition key is there twice"
    );
}

#[test]
fn what_is_nested_a_thousand_deep_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = open.repeat(1000) + "1" + &close.repeat(1000);
        assert!(policy::read(&text).unwrap_err().not_json);
        assert!(
            record::read(&format!("{{\"id\":1,\"x\":{text}}}"))
                .unwrap_err()
                .message
                .contains("deeper")
        );
        let unclosed = open.repeat(1_000_000);
        assert!(policy::read(&unclosed).is_err());
        assert!(record::read(&unclosed).is_err());
    }
}

#[test]
fn wildcards_against_long_texts() {
    let long = "a".repeat(200_000);
    let arn = |last: &str| format!("arn:aws:s3:::{last}");
    let patterns = [
        "*a".repeat(300) + "*b",
        "*aa?a".repeat(100) + "b",
        "a*".repeat(300) + "b",
        "?*".repeat(300) + "b",
        "*".repeat(300) + "b",
    ];
    for pattern in patterns {
        assert!(!ArnPattern::new(&arn(&pattern)).matches(&arn(&long)), "{pattern}");
        assert!(
            ArnPattern::new(&arn(&pattern)).matches(&arn(&(long.clone() + "b"))),
            "{pattern}"
        );
        let action: Action = format!("s3:{long}").parse().unwrap();
        assert!(!ActionPattern::new(&format!("s3:{pattern}")).matches(&action));
    }
}
