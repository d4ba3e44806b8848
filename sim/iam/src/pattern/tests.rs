use proptest::prelude::*;

use super::*;

/// Straight from the definition: exponential, and obviously right.
fn naive(pattern: &[char], text: &[char]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) => {
            naive(rest, text) || text.split_first().is_some_and(|(_, text)| naive(pattern, text))
        }
        (Some(('?', rest)), Some((_, text))) => naive(rest, text),
        (Some((a, rest)), Some((b, text))) => a == b && naive(rest, text),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn wildcards(pattern: &str, text: &str) -> bool {
    Pattern::read(pattern, true, false).matches_with(text, &NoValues)
}

struct Fixed(&'static [(&'static str, &'static str)]);

impl Values for Fixed {
    fn value(&self, variable: &Variable) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(variable.key.as_str()))
            .map(|(_, value)| *value)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]
    #[test]
    fn agrees_with_the_naive_matcher(pattern in "[abé*?]{0,9}", text in "[abé*]{0,11}") {
        let expected = naive(
            &pattern.chars().collect::<Vec<_>>(),
            &text.chars().collect::<Vec<_>>(),
        );
        prop_assert_eq!(wildcards(&pattern, &text), expected);
    }

    #[test]
    fn a_variable_is_its_value_literally(value in "[ab*?$]{0,4}", text in "[ab*?$x]{0,8}") {
        struct One(String);
        impl Values for One {
            fn value(&self, _: &Variable) -> Option<&str> {
                Some(&self.0)
            }
        }
        let pattern = Pattern::read("x*${k}?", true, true);
        let expected = text.strip_prefix('x').is_some_and(|rest| {
            let mut characters = rest.chars();
            characters.next_back().is_some() && characters.as_str().ends_with(&value)
        });
        prop_assert_eq!(pattern.matches_with(&text, &One(value)), expected);
    }
}

/// What follows a star may begin inside of where it first seemed to.
#[test]
fn a_piece_is_sought_at_every_place() {
    for (pattern, text) in [
        ("*aa?b*", "aaaxb"),
        ("*éé?b*", "éééxb"),
        ("x*abab?c*", "xabababyc"),
    ] {
        assert!(wildcards(pattern, text), "{pattern} {text}");
    }
}

/// What a text is read as decides how fast it is compared, and which texts may be compared whole.
#[test]
fn shapes() {
    let shape = |text: &str| match Shape::read(text, true, true) {
        Shape::Any => "any",
        Shape::Exact => "exact",
        Shape::Prefix => "prefix",
        Shape::Segments(_) => "segments",
    };
    for (text, expected) in [
        ("", "exact"),
        ("a$b", "exact"),
        ("a{b}", "exact"),
        ("*", "any"),
        ("***", "any"),
        ("a*", "prefix"),
        ("a**", "segments"),
        ("*a", "segments"),
        ("?", "segments"),
        ("${k}", "segments"),
    ] {
        assert_eq!(shape(text), expected, "{text}");
    }
    assert_eq!(Shape::read("${k}", true, false), Shape::Exact);
    assert_eq!(Shape::read("a*?", false, true), Shape::Exact);
    assert!(wildcards("a**", "ab") && !wildcards("a**", "b"));
}

#[test]
fn case_is_ignored_beyond_ascii() {
    let same = |own: &str, text: &str| Shape::Exact.equals_ignore_case(own, text, &NoValues);
    assert!(same("ann", "ANN") && same("ä", "Ä"));
    assert!(!same("ann", "anna") && !same("a", "ä"));
    // The Kelvin sign in lower case is the letter.
    assert!(same("k", "\u{212a}") && same("\u{212a}", "K"));
}

#[test]
fn stars_against_a_long_text_end() {
    let pattern = "*a".repeat(200);
    assert!(!wildcards(&pattern, &("a".repeat(100_000) + "b")));
    assert!(wildcards(&pattern, &"a".repeat(100_000)));
}

#[test]
fn variables_defaults_and_escapes() {
    let values = Fixed(&[("aws:username", "ann"), ("aws:principaltag/team", "red*")]);
    let cases = [
        ("home/${aws:UserName}/*", "home/ann/x", true),
        ("home/${aws:username}/*", "home/bob/x", false),
        ("${aws:PrincipalTag/Team}", "red*", true),
        ("${aws:PrincipalTag/Team}", "redder", false),
        ("${missing}", "", false),
        ("${missing, 'x y'}", "x y", true),
        ("a${*}b", "a*b", true),
        ("a${*}b", "axb", false),
        ("a${?}b${$}", "a?b$", true),
        ("${unclosed", "${unclosed", true),
        ("${}", "${}", true),
    ];
    for (pattern, text, expected) in cases {
        let read = Pattern::read(pattern, true, true);
        assert_eq!(read.matches_with(text, &values), expected, "{pattern} {text}");
    }
    assert!(Pattern::read("${aws:username}", true, false).matches_with("${aws:username}", &NoValues));
    let variable = "A${aws:username}";
    assert!(Shape::read(variable, false, true).equals_ignore_case(variable, "aANN", &values));
}

#[test]
fn arns_are_compared_by_component() {
    // IAM User Guide, reference_policies_elements_resource and …_condition_operators.
    let cases = [
        ("*", "*", true),
        ("arn:aws:s3:::b/*", "*", false),
        ("arn:aws:s3:::b/*", "arn:aws:s3:::b/x/y:z", true),
        ("arn:aws:s3:::B/*/test/*", "arn:aws:s3:::B//test/o", true),
        ("arn:aws:s3:::B/*/test/*", "arn:aws:s3:::B/1/2/test/3/o", true),
        ("arn:aws:s3:::B/*/test/*", "arn:aws:s3:::B/test/o", false),
        (
            "arn:aws:x:*:111122223333:finance/*",
            "arn:aws:x:eu:1:111122223333:finance/a",
            false,
        ),
        (
            "arn:aws:sns:*:123456789012:t",
            "arn:aws:sns:eu-west-1:123456789012:t",
            true,
        ),
        (
            "arn:aws:s?s:eu-west-1:123456789012:q",
            "arn:aws:sqs:eu-west-1:123456789012:q",
            true,
        ),
        ("arn:aws:sqs", "arn:aws:sqs:eu-west-1:123456789012:q", true),
        ("arn:aws:sqs", "arn:aws:s3:::b", false),
        (
            "arn:aws:iam::123456789012:role/Ab?",
            "arn:aws:iam::123456789012:role/Abc",
            true,
        ),
        (
            "arn:aws:iam::123456789012:role/abc",
            "arn:aws:iam::123456789012:role/Abc",
            false,
        ),
        ("arn:aws:s3:::b", "arn:aws:s3:::bé", false),
    ];
    for (pattern, text, expected) in cases {
        assert_eq!(
            ArnPattern::new(pattern).matches(text),
            expected,
            "{pattern} {text}"
        );
    }
}

#[test]
fn what_hangs_on_values() {
    let cases = [
        ("*", false),
        ("arn:aws:s3:::b", false),
        ("arn:aws:s3:::b/?x*", false),
        ("arn:*:s3:::b", false),
        ("arn:aws:s3:::${k}", true),
        ("arn:*:s3:::a*${k}", true),
    ];
    for (text, expected) in cases {
        let pattern = ArnPattern::read(text, true);
        assert_eq!(pattern.has_variables(), expected, "{text}");
        assert_eq!(pattern.unresolved(&NoValues).is_some(), expected, "{text}");
        assert!(!ArnPattern::read(text, false).has_variables(), "{text}");
    }
    assert!(ArnPattern::new("*").is_any() && ArnPattern::new("**").is_any());
    assert!(!ArnPattern::new("").is_any() && !ArnPattern::new("arn:*").is_any());
    assert_eq!(ArnPattern::new("arn:*").to_string(), "arn:*");
}

/// A variable's own colons part nothing.
#[test]
fn variables_in_the_components_of_an_arn() {
    let values = Fixed(&[("aws:principalaccount", "1"), ("a:", "eu"), ("k", "x")]);
    let cases = [
        (
            "arn:aws:iam::${aws:PrincipalAccount}:role/*",
            "arn:aws:iam::1:role/a",
            true,
        ),
        (
            "arn:aws:iam::${aws:PrincipalAccount}:role/*",
            "arn:aws:iam::2:role/a",
            false,
        ),
        (
            "arn:*:iam::${aws:PrincipalAccount}:role/${k}",
            "arn:aws:iam::1:role/x",
            true,
        ),
        (
            "arn:*:iam::${aws:PrincipalAccount}:role/${k}",
            "arn:aws:x:iam::1:role/x",
            false,
        ),
        ("arn:*:s3:${a:}:1:b", "arn:aws:s3:eu:1:b", true),
        ("arn:*:s3:${a:}-${k}:1:b", "arn:aws:s3:eu-x:1:b", true),
        ("arn:*:s3:$:${k}:b", "arn:aws:s3:$:x:b", true),
        ("arn:*:s3:$$:${k}:b", "arn:aws:s3:$$:x:b", true),
        // Not closed, so no variable.
        ("arn:*:${k}:${aws:1:b", "arn:aws:x:${aws:1:b", true),
        // A short one is completed.
        ("arn:*:${k}", "arn:aws:x:eu:1:b", true),
        ("arn:*:${k}", "arn:aws:y:eu:1:b", false),
    ];
    for (pattern, text, expected) in cases {
        let read = ArnPattern::in_condition(pattern, true);
        assert_eq!(read.matches_with(text, &values), expected, "{pattern} {text}");
    }
}

#[test]
fn short_patterns_are_completed() {
    let cases = [
        ("arn", "arn:aws:s3:::b", true),
        ("arn", "ar", false),
        ("arn:", "arn:aws:s3:::b", false),
        ("arn:aws", "arn:aws:s3:::b", true),
        ("arn:aws", "arn:aws-cn:s3:::b", false),
        ("arn:aws:s3::", "arn:aws:s3:::b", true),
        ("arn:aws:s3::", "arn:aws:s3::1:b", false),
    ];
    for (pattern, text, expected) in cases {
        assert_eq!(
            ArnPattern::new(pattern).matches(text),
            expected,
            "{pattern} {text}"
        );
    }
}

#[test]
fn names_of_variables() {
    let names = |text| variable_names(text).collect::<Vec<_>>();
    assert_eq!(
        names("a${}b${aws:username}${*}${?}${ k , 'x'}${$}"),
        ["aws:username", "k"]
    );
    assert_eq!(names("a$${k}"), ["k"]);
    assert_eq!(names("${k"), Vec::<&str>::new());
    assert_eq!(names("${}${}"), Vec::<&str>::new());
}
