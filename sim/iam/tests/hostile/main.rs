//! Inputs that were made to hurt: nothing panics, and nothing takes time that grows with the square.
//!
//! Here are fuzz targets: each byte picks a word of a language, so that what comes out is nearly right and
//! gets deep. They run as tests, with random bytes, for a second each; `scripts/fuzz` runs them under libFuzzer
//! for as long as one likes. What is large is in `large`.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and says what it ran"
)]

mod large;

use bolero::check;
use rolecall_iam::action::{Action, ActionPattern};
use rolecall_iam::arn::{Arn, ArnPattern};
use rolecall_iam::context::Context;
use rolecall_iam::evaluate::{Attached, Policies, Principal, Request, Source, decide, verdict};
use rolecall_iam::policy::{self, Document, Kind};
use rolecall_iam::record;

/// A text of the words that the bytes pick.
fn words(bytes: &[u8], words: &[&str]) -> String {
    bytes
        .iter()
        .map(|byte| words[usize::from(*byte) % words.len()])
        .collect()
}

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "null",
    "true",
    "0",
    "-1.5e3",
    "\\u0041",
    "\\ud83d\\ude00",
    "é",
    " ",
    "\n",
    "\u{0}",
];

const POLICY: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    "{",
    "}",
    "],",
    "},",
    "\"Version\":\"2012-10-17\",",
    "\"Version\":\"2008-10-17\",",
    "\"Id\":\"x\",",
    "\"Statement\":[",
    "\"Statement\":{",
    "\"Sid\":\"A1\",",
    "\"Effect\":\"Allow\"",
    "\"Effect\":\"Deny\",",
    "\"Action\":\"*\",",
    "\"Action\":[\"s3:Get*\",\"iam:?etRole\"],",
    "\"NotAction\":\"s3:*\"",
    "\"Resource\":\"*\"",
    "\"Resource\":\"arn:aws:s3:::b/${aws:username}\",",
    "\"NotResource\":[],",
    "\"Principal\":\"*\",",
    "\"Principal\":{\"AWS\":[\"111111111111\",\"arn:aws:iam::111111111111:root\"]},",
    "\"NotPrincipal\":{\"AWS\":\"111111111111\"},",
    "\"Condition\":{\"StringLike\":{\"aws:username\":\"a*\"}},",
    "\"Condition\":{\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[\"a\",1,true]}}",
    "\"Condition\":{\"Null\":{\"x\":false}},",
];

fn ask(document: &Document) {
    let request = request("s3:GetObject", "arn:aws:s3:::b/ann");
    let attached = Attached::new(Source::named("p"), document.clone());
    let policies = Policies {
        identity: rolecall_iam::evaluate::Layer::Known(vec![attached.clone()]),
        resource: rolecall_iam::evaluate::Layer::Known(attached.clone()),
        boundary: rolecall_iam::evaluate::Layer::Known(attached),
        ..Policies::default()
    };
    let decision = decide(&request, &policies);
    assert_eq!(decision.verdict(), verdict(&request, &policies));
    assert!(!decision.lines().is_empty());
}

fn request(action: &str, resource: &str) -> Request {
    let ann = Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap());
    Request::new(ann, action.parse().unwrap(), Some(resource.parse().unwrap()))
}

fn read_and_use(text: &str) {
    for kind in Kind::ALL {
        match policy::examine(text, kind) {
            Ok(_) => {}
            Err(refusal) => assert!(
                refusal.span.start <= refusal.span.end && refusal.span.end <= text.len(),
                "{text}: {refusal:?}"
            ),
        }
    }
    match policy::read(text) {
        Ok(document) => {
            let written = document.to_json();
            let again = policy::read(&written).unwrap();
            assert_eq!(again.to_json(), written, "{text}");
            assert!(policy::same_meaning(&again, &document), "{text}");
            assert_eq!(
                policy::read(&document.to_json_pretty()).unwrap().to_json(),
                written
            );
            ask(&document);
        }
        Err(error) => {
            let (start, end) = (error.span.start, error.span.end);
            assert!(
                text.is_char_boundary(start) && text.is_char_boundary(end),
                "{text}: {error:?}"
            );
        }
    }
}

#[test]
fn documents() {
    check!().with_max_len(60).for_each(|bytes| {
        read_and_use(&words(bytes, POLICY));
        read_and_use(&words(bytes, JSON));
        // Whatever the bytes are, around what is a statement.
        let inside = words(bytes, &POLICY[13..]);
        read_and_use(&format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{{{}}}]}}",
            inside.trim_end_matches(',')
        ));
        read_and_use(&String::from_utf8_lossy(bytes));
    });
}

const ARN: &[&str] = &[
    ":",
    ":",
    "::",
    "arn",
    "arn:aws:",
    "iam",
    "s3",
    "*",
    "?",
    "111111111111",
    "role/",
    "/",
    "a",
    "é",
    "${aws:username}",
    "$",
    "{",
    "}",
];

#[test]
fn arns() {
    check!().with_max_len(24).for_each(|bytes| {
        let text = words(bytes, ARN);
        for text in [
            text.clone(),
            format!("arn:{text}"),
            format!("arn:aws:iam::{text}"),
        ] {
            if let Ok(arn) = text.parse::<Arn>() {
                assert_eq!(arn.to_string(), text);
                let parts = [
                    arn.partition(),
                    arn.service(),
                    arn.region(),
                    arn.account(),
                    arn.resource(),
                ];
                assert_eq!(format!("arn:{}", parts.join(":")), text);
                assert!(arn.resource().ends_with(arn.resource_name()));
                // Without a wildcard of its own, an ARN names itself and its neighbours don't.
                if !text.contains(['*', '?']) {
                    assert!(ArnPattern::new(&text).matches(&text));
                    assert!(!ArnPattern::new(&text).matches(&format!("{text}x")));
                }
            }
        }
    });
}

/// Straight from the definition, on characters; a table instead of trying, since stars multiply.
fn naive(pattern: &[char], text: &[char]) -> bool {
    // Whether the pattern so far names so much of the text.
    let mut named = vec![false; text.len() + 1];
    named[0] = true;
    for wanted in pattern {
        let mut longer = vec![false; text.len() + 1];
        for length in 0..=text.len() {
            longer[length] = match wanted {
                '*' => named[length] || (length > 0 && longer[length - 1]),
                '?' => length > 0 && named[length - 1],
                wanted => length > 0 && named[length - 1] && text[length - 1] == *wanted,
            };
        }
        named = longer;
    }
    named[text.len()]
}

#[test]
fn patterns() {
    check!().with_max_len(20).for_each(|bytes| {
        let (pattern, text) = bytes.split_at(bytes.len() / 2);
        let pattern = words(pattern, &["a", "b", "A", "é", "*", "?", "*", "ab", "${", "}"]);
        let text = words(text, &["a", "b", "A", "é", "ab", "aa", "${", "}"]);
        let characters = |text: &str| text.chars().collect::<Vec<_>>();
        // As the last component of an ARN, and as the name of an action.
        let named =
            ArnPattern::new(&format!("arn:aws:s3:::{pattern}")).matches(&format!("arn:aws:s3:::{text}"));
        assert_eq!(
            named,
            naive(&characters(&pattern), &characters(&text)),
            "{pattern} {text}"
        );
        if let Ok(action) = format!("s3:{text}").parse::<Action>() {
            let named = ActionPattern::new(&format!("S3:{pattern}")).matches(&action);
            let (pattern, text) = (pattern.to_ascii_lowercase(), text.to_ascii_lowercase());
            assert_eq!(
                named,
                naive(&characters(&pattern), &characters(&text)),
                "{pattern} {text}"
            );
        }
    });
}

const OPERATORS: &[&str] = &[
    "StringEquals",
    "StringNotLike",
    "StringEqualsIgnoreCase",
    "NumericLessThan",
    "NumericNotEquals",
    "DateGreaterThan",
    "DateEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnLike",
    "ArnNotEquals",
    "Null",
];
const VALUES: &[&str] = &[
    "",
    "a",
    "*",
    "?",
    "-1",
    "1.50",
    "+0.",
    "99999999999999999999999999",
    "true",
    "FALSE",
    "2026-01-01",
    "2026-01-01T00:00:00Z",
    "T",
    "1767225600",
    "-9223372036854775808",
    "0.0.0.0/0",
    "10.0.0.1",
    "::ffff:10.0.0.1",
    "::/0",
    "QUE=",
    "====",
    "arn:aws:iam::*:role/R",
    "arn",
    "${k}",
    "${k, 'd'}",
    "${*}",
    "${",
    "é",
    "0000-00-00",
    "9999-12-31T23:59:59.999999999+23:59",
];

#[test]
fn conditions() {
    check!().with_max_len(12).for_each(|bytes| {
        let mut bytes = bytes.iter().map(|byte| usize::from(*byte));
        let mut next = move || bytes.next().unwrap_or_default();
        let operator = format!(
            "{}{}{}",
            ["", "ForAllValues:", "ForAnyValue:"][next() % 3],
            OPERATORS[next() % OPERATORS.len()],
            ["", "IfExists"][next() % 2],
        );
        let mut value = || VALUES[next() % VALUES.len()];
        let wanted = [value(), value()];
        let text = format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\
             \"Condition\":{{\"{operator}\":{{\"key\":[\"{}\",\"{}\"]}}}}}}}}",
            wanted[0], wanted[1]
        );
        let found = [value(), value(), value()];
        let Ok(document) = policy::read(&text) else {
            assert!(operator.ends_with("NullIfExists"), "{text}");
            return;
        };
        let condition = &document.statements()[0].conditions()[0];
        let mut context = Context::new();
        let absent = condition.is_met(&context);
        context.insert("k", found[0]).insert("KEY", found[1]);
        let single = condition.is_met(&context);
        context.insert_many("key", [found[1], found[2]]);
        let _ = condition.is_met(&context);
        // A suffix that asks for nothing when the key is absent, and changes nothing when it is there.
        if let (true, Some(without)) = (absent, operator.strip_suffix("IfExists")) {
            let text = text.replace(&operator, without);
            let document = policy::read(&text).unwrap();
            context.insert("key", found[1]);
            assert_eq!(document.statements()[0].conditions()[0].is_met(&context), single, "{text}");
        }
    });
}

const RECORD: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "\"id\":\"1\",",
    "\"request\":{",
    "\"policies\":{",
    "\"principal\":\"arn:aws:iam::111111111111:user/ann\",",
    "\"principal\":\"anonymous\",",
    "\"principal_type\":\"role\",",
    "\"principal_account\":\"222222222222\",",
    "\"action\":\"s3:GetObject\"",
    "\"action\":\"\",",
    "\"resource\":\"*\",",
    "\"resource\":\"arn:aws:s3:::b\",",
    "\"context\":{\"a\":\"b\",\"A\":[1,true]},",
    "\"identity\":[",
    "\"scps\":[[",
    "\"boundary\":[],",
    "\"vpce\":",
    "{\"Statement\":[]}",
    "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
    "\"{\\\"Statement\\\":[]}\"",
    "\\",
    "\"",
];

#[test]
fn records() {
    let judge = |text: &str| match record::read(text) {
        Ok(record) => {
            let decision = decide(&record.request, &record.policies);
            assert_eq!(decision.verdict(), verdict(&record.request, &record.policies));
        }
        Err(error) => {
            let (start, end) = (error.span.start, error.span.end);
            assert!(
                text.is_char_boundary(start) && text.is_char_boundary(end),
                "{text}: {error:?}"
            );
            assert!(error.pointer.is_empty() || error.pointer.starts_with('/'));
            assert!(error.id.is_none_or(|id| text.contains(&*id)));
        }
    };
    check!().with_max_len(60).for_each(|bytes| {
        judge(&words(bytes, RECORD));
        judge(&words(bytes, JSON));
        judge(&String::from_utf8_lossy(bytes));
        let (request, policies) = bytes.split_at(bytes.len() / 2);
        judge(&format!(
            "{{\"id\":[1],\"request\":{{{}\"action\":\"s3:GetObject\"}},\"policies\":{{{}\"rcps\":null}}}}",
            words(request, &RECORD[10..19]),
            words(policies, &RECORD[18..26]),
        ));
    });
}
