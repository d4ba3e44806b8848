//! Every operator's edges, and the table of absent keys.

use super::*;
use crate::policy;

/// What the request holds under the key `k`.
#[derive(Debug, Clone, Copy)]
enum Holds {
    Nothing,
    One(&'static str),
    Many(&'static [&'static str]),
}
use Holds::{Many, Nothing, One};

fn met(operator: &str, wanted: &str, holds: Holds) -> bool {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"K":{wanted}}}}}}}}}"#
    );
    let document = policy::read(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let mut context = Context::new();
    context.insert("aws:username", "ann");
    context.insert("aws:PrincipalTag/star", "a*");
    context.insert_many("aws:TagKeys", ["x"]);
    match holds {
        Nothing => {}
        One(value) => {
            context.insert("k", value);
        }
        Many(values) => {
            context.insert_many("k", values.iter().copied());
        }
    }
    document.statements()[0].conditions()[0].is_met(&context)
}

fn table(cases: &[(&str, &str, Holds, bool)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(operator, wanted, holds, expected)| met(operator, wanted, *holds) != *expected)
        .map(|case| format!("{case:?}"))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// A value that satisfies each operator against the policy value, and one that doesn't.
const FAMILIES: &[(&str, &str, &str, &str)] = &[
    ("StringEquals", r#""a""#, "a", "b"),
    ("StringNotEquals", r#""a""#, "b", "a"),
    ("StringEqualsIgnoreCase", r#""a""#, "A", "b"),
    ("StringNotEqualsIgnoreCase", r#""a""#, "b", "A"),
    ("StringLike", r#""a*""#, "ab", "ba"),
    ("StringNotLike", r#""a*""#, "ba", "ab"),
    ("NumericEquals", "5", "5.0", "6"),
    ("NumericNotEquals", "5", "6", "5.0"),
    ("NumericLessThan", "5", "4", "5"),
    ("NumericLessThanEquals", "5", "5", "6"),
    ("NumericGreaterThan", "5", "6", "5"),
    ("NumericGreaterThanEquals", "5", "5", "4"),
    (
        "DateEquals",
        r#""2020-01-01""#,
        "2020-01-01T00:00:00Z",
        "2020-01-02",
    ),
    (
        "DateNotEquals",
        r#""2020-01-01""#,
        "2020-01-02",
        "2020-01-01T00:00:00Z",
    ),
    ("DateLessThan", r#""2020-01-01""#, "2019-12-31", "2020-01-01"),
    (
        "DateLessThanEquals",
        r#""2020-01-01""#,
        "2020-01-01",
        "2020-01-02",
    ),
    ("DateGreaterThan", r#""2020-01-01""#, "2020-01-02", "2020-01-01"),
    (
        "DateGreaterThanEquals",
        r#""2020-01-01""#,
        "2020-01-01",
        "2019-12-31",
    ),
    ("Bool", "true", "true", "false"),
    ("BinaryEquals", r#""QUI=""#, "QUI=", "QUM="),
    ("IpAddress", r#""10.0.0.0/8""#, "10.1.2.3", "11.1.2.3"),
    ("NotIpAddress", r#""10.0.0.0/8""#, "11.1.2.3", "10.1.2.3"),
    (
        "ArnEquals",
        r#""arn:aws:s3:::b*""#,
        "arn:aws:s3:::bc",
        "arn:aws:s3:::c",
    ),
    (
        "ArnLike",
        r#""arn:aws:s3:::b*""#,
        "arn:aws:s3:::bc",
        "arn:aws:s3:::c",
    ),
    (
        "ArnNotEquals",
        r#""arn:aws:s3:::b*""#,
        "arn:aws:s3:::c",
        "arn:aws:s3:::bc",
    ),
    (
        "ArnNotLike",
        r#""arn:aws:s3:::b*""#,
        "arn:aws:s3:::c",
        "arn:aws:s3:::bc",
    ),
];

/// IAM User Guide, reference_policies_elements_condition_operators (absent keys, IfExists) and
/// reference_policies_condition-single-vs-multi-valued-context-keys (sets), for every operator.
#[test]
fn absent_keys_empty_sets_and_quantifiers() {
    for (operator, wanted, good, bad) in FAMILIES.iter().copied() {
        let negated = operator.contains("Not");
        let check = |prefix: &str, suffix: &str, holds: Holds, expected: bool| {
            let operator = format!("{prefix}{operator}{suffix}");
            assert_eq!(
                met(&operator, wanted, holds),
                expected,
                "{operator} {wanted} {holds:?}"
            );
        };
        check("", "", One(good), true);
        check("", "", One(bad), false);
        check("", "", Nothing, negated);
        check("", "", Many(&[]), negated);
        check("", "IfExists", Nothing, true);
        check("", "IfExists", One(good), true);
        check("", "IfExists", One(bad), false);
        check("", "IfExists", Many(&[]), negated);
        check("ForAllValues:", "", Nothing, true);
        check("ForAllValues:", "", Many(&[]), true);
        check("ForAllValues:", "", Many(&[""]), true);
        check("ForAllValues:", "IfExists", Nothing, true);
        check("ForAnyValue:", "", Nothing, false);
        check("ForAnyValue:", "", Many(&[]), false);
        check("ForAnyValue:", "IfExists", Nothing, true);
        check("ForAnyValue:", "IfExists", Many(&[]), false);
        check("ForAllValues:", "", One(good), true);
        check("ForAllValues:", "", One(bad), false);
        check("ForAnyValue:", "", One(good), true);
        check("ForAnyValue:", "", One(bad), false);
        let both: &'static [&'static str] = vec![good, bad].leak();
        let goods: &'static [&'static str] = vec![good, good].leak();
        let bads: &'static [&'static str] = vec![bad].leak();
        check("ForAllValues:", "", Many(both), false);
        check("ForAllValues:", "", Many(goods), true);
        check("ForAnyValue:", "", Many(both), true);
        check("ForAnyValue:", "", Many(bads), false);
        // Multi-valued key, single-valued operator.
        check("", "", Many(both), false);
        check("", "", Many(goods), false);
    }
    assert_eq!(FAMILIES.len() + 1, Base::ALL.len(), "an operator is missing");
}

#[test]
fn null() {
    table(&[
        ("Null", r#""true""#, Nothing, true),
        ("Null", r#""true""#, One("x"), false),
        ("Null", r#""false""#, Nothing, false),
        ("Null", r#""false""#, One("x"), true),
        ("Null", "true", Many(&[]), true),
        ("Null", "false", Many(&[]), false),
        ("Null", "true", One(""), true),
        ("Null", "false", One(""), false),
        ("Null", "false", Many(&["", "x"]), true),
        ("Null", r#""TRUE""#, Nothing, true),
        ("Null", r#"["true","false"]"#, Nothing, true),
        ("Null", r#"["true","false"]"#, One("x"), true),
        ("Null", r#""maybe""#, Nothing, false),
    ]);
}

#[test]
fn several_values_are_or_and_nor() {
    table(&[
        ("StringEquals", r#"["a","b"]"#, One("b"), true),
        ("StringEquals", r#"["a","b"]"#, One("c"), false),
        ("StringEquals", "[]", One("c"), false),
        ("StringNotEquals", r#"["a","b"]"#, One("b"), false),
        ("StringNotEquals", r#"["a","b"]"#, One("c"), true),
        ("StringNotEquals", "[]", One("c"), true),
        ("StringNotLike", r#"["a*","b*"]"#, One("bb"), false),
        ("NumericNotEquals", "[1,2]", One("2"), false),
        ("NumericNotEquals", "[1,2]", One("3"), true),
        ("NumericLessThan", "[1,10]", One("5"), true),
        ("DateNotEquals", r#"["2020","2021"]"#, One("2021-01-01"), false),
        (
            "NotIpAddress",
            r#"["10.0.0.0/8","11.0.0.0/8"]"#,
            One("11.0.0.1"),
            false,
        ),
        (
            "ArnNotLike",
            r#"["arn:aws:s3:::a","arn:aws:s3:::b"]"#,
            One("arn:aws:s3:::b"),
            false,
        ),
        (
            "ForAllValues:StringNotEquals",
            r#"["a","b"]"#,
            Many(&["c", "b"]),
            false,
        ),
        (
            "ForAllValues:StringNotEquals",
            r#"["a","b"]"#,
            Many(&["c", "d"]),
            true,
        ),
        (
            "ForAnyValue:StringNotEquals",
            r#"["a","b"]"#,
            Many(&["c", "b"]),
            true,
        ),
        (
            "ForAnyValue:StringNotEquals",
            r#"["a","b"]"#,
            Many(&["a", "b"]),
            false,
        ),
        (
            "ForAllValues:StringLike",
            r#"["a*","b"]"#,
            Many(&["ax", "b"]),
            true,
        ),
    ]);
}

#[test]
fn strings() {
    table(&[
        ("StringEquals", r#""a""#, One("A"), false),
        ("StringEquals", r#""a*""#, One("ab"), false),
        ("StringEquals", r#""a*""#, One("a*"), true),
        ("StringEquals", r#""""#, One(""), true),
        ("StringEquals", "true", One("true"), true),
        ("StringEquals", "12", One("12"), true),
        ("StringEquals", "1.50", One("1.50"), true),
        ("StringEqualsIgnoreCase", r#""ÄB""#, One("äb"), true),
        ("StringEqualsIgnoreCase", r#""a*""#, One("AB"), false),
        ("StringLike", r#""A*""#, One("ab"), false),
        ("StringLike", r#""*/*""#, One("a/b/c"), true),
        ("StringLike", r#""a?c""#, One("abc"), true),
        ("StringLike", r#""a?c""#, One("ac"), false),
        ("StringLike", r#""*""#, One(""), true),
        // StringLike crosses colons, where ARN operators don't.
        (
            "StringLike",
            r#""arn:aws:x:*:111122223333:finance/*""#,
            One("arn:aws:x:eu:1:111122223333:finance/a"),
            true,
        ),
        (
            "ArnLike",
            r#""arn:aws:x:*:111122223333:finance/*""#,
            One("arn:aws:x:eu:1:111122223333:finance/a"),
            false,
        ),
    ]);
}

#[test]
fn variables() {
    table(&[
        ("StringEquals", r#""${aws:username}""#, One("ann"), true),
        ("StringEquals", r#""x/${aws:USERNAME}""#, One("x/ann"), true),
        ("StringEqualsIgnoreCase", r#""${aws:username}""#, One("ANN"), true),
        ("StringLike", r#""${aws:username}-*""#, One("ann-1"), true),
        ("StringLike", r#""${aws:PrincipalTag/star}""#, One("ab"), false),
        ("StringLike", r#""${aws:PrincipalTag/star}""#, One("a*"), true),
        ("StringEquals", r#""${aws:absent}""#, One(""), false),
        ("StringNotEquals", r#""${aws:absent}""#, One("x"), true),
        ("StringEquals", r#""${aws:absent, 'x'}""#, One("x"), true),
        ("StringEquals", r#""${aws:TagKeys}""#, One("x"), false),
        ("StringEquals", r#""${*}${?}${$}""#, One("*?$"), true),
        ("StringLike", r#""${*}""#, One("x"), false),
        // Only StringLike has wildcards, beside a variable too.
        ("StringEquals", r#""${aws:username}*?""#, One("ann*?"), true),
        ("StringEquals", r#""${aws:username}*""#, One("anna"), false),
        ("StringEquals", r#""${aws:username}?""#, One("anna"), false),
        (
            "ArnLike",
            r#""arn:aws:iam::1:user/${aws:username}""#,
            One("arn:aws:iam::1:user/ann"),
            true,
        ),
        (
            "ArnNotLike",
            r#""arn:aws:iam::1:user/${aws:absent}""#,
            One("arn:aws:iam::1:user/ann"),
            true,
        ),
        ("Bool", r#""${aws:absent, 'true'}""#, One("true"), true),
        ("NumericEquals", r#""${aws:absent, '1'}""#, One("1"), false),
    ]);
}

#[test]
fn numbers() {
    table(&[
        ("NumericEquals", r#""010""#, One("10"), true),
        ("NumericEquals", "10", One("10.000"), true),
        ("NumericEquals", "-0", One("0"), true),
        ("NumericEquals", "10", One("ten"), false),
        ("NumericEquals", r#""ten""#, One("ten"), false),
        ("NumericNotEquals", "10", One("ten"), true),
        ("NumericEquals", "10", One(""), false),
        ("NumericEquals", "10", One(" 10"), false),
        ("NumericEquals", r#"".5""#, One("0.50"), true),
        ("NumericLessThan", "-1", One("-2"), true),
        ("NumericLessThan", "-1", One("-0.5"), false),
        ("NumericGreaterThan", "0.09", One("0.1"), true),
        ("NumericGreaterThan", "9", One("10"), true),
        // Beyond what floating point tells apart.
        (
            "NumericLessThan",
            "9007199254740993",
            One("9007199254740992"),
            true,
        ),
        (
            "NumericEquals",
            "9007199254740993",
            One("9007199254740992"),
            false,
        ),
        (
            "NumericGreaterThanEquals",
            "99999999999999999999999",
            One("100000000000000000000000"),
            true,
        ),
    ]);
}

#[test]
fn dates() {
    table(&[
        ("DateEquals", r#""2020-01-01T00:00:00Z""#, One("1577836800"), true),
        ("DateEquals", "1577836800", One("2020-01-01"), true),
        ("DateEquals", r#""2020""#, One("2020-01-01T00:00:00Z"), true),
        ("DateEquals", r#""2020-02""#, One("2020-02-01"), true),
        (
            "DateEquals",
            r#""2020-01-01T01:00:00+01:00""#,
            One("2020-01-01T00:00:00Z"),
            true,
        ),
        (
            "DateEquals",
            r#""2019-12-31T23:30:00-00:30""#,
            One("2020-01-01T00:00Z"),
            true,
        ),
        (
            "DateLessThan",
            r#""2020-01-01T00:00:00.000000001Z""#,
            One("2020-01-01T00:00:00Z"),
            true,
        ),
        (
            "DateEquals",
            r#""2020-01-01T00:00:00.5Z""#,
            One("2020-01-01T00:00:00.500Z"),
            true,
        ),
        ("DateEquals", r#""2020-02-29""#, One("1582934400"), true),
        ("DateEquals", r#""2019-02-29""#, One("2019-02-29"), false),
        // Of the centuries every fourth has a leap year.
        ("DateEquals", r#""2000-02-29""#, One("951782400"), true),
        ("DateEquals", r#""1900-02-29""#, One("1900-02-29"), false),
        ("DateEquals", r#""1900-03-01""#, One("-2203891200"), true),
        ("DateEquals", r#""2020-04-31""#, One("2020-04-31"), false),
        ("DateEquals", r#""2020-13-01""#, One("2020-13-01"), false),
        ("DateEquals", r#""12020-01-01""#, One("12020-01-01"), false),
        ("DateEquals", r#""2020-+1-01""#, One("2020-01-01"), false),
        (
            "DateEquals",
            r#""2020-01-01T12:00+24:00""#,
            One("2020-01-01T12:00+24:00"),
            false,
        ),
        (
            "DateEquals",
            r#""2020-01-01T12:00+00:60""#,
            One("2020-01-01T12:00+00:60"),
            false,
        ),
        (
            "DateEquals",
            r#""2020-01-01T12:60Z""#,
            One("2020-01-01T12:60Z"),
            false,
        ),
        (
            "DateEquals",
            r#""2020-01-01T12:00:60Z""#,
            One("2020-01-01T12:00:60Z"),
            false,
        ),
        ("DateEquals", r#""1969-12-31T23:59:59Z""#, One("-1"), true),
        ("DateGreaterThan", r#""2020-01-01""#, One("yesterday"), false),
        ("DateNotEquals", r#""2020-01-01""#, One("yesterday"), true),
        (
            "DateEquals",
            r#""2020-01-01T24:00:00Z""#,
            One("2020-01-02"),
            false,
        ),
        ("DateEquals", r#""0000-03-01""#, One("-62162035200"), true),
    ]);
}

#[test]
fn booleans_and_bytes() {
    table(&[
        ("Bool", r#""true""#, One("TRUE"), true),
        ("Bool", "false", One("false"), true),
        ("Bool", "false", Nothing, false),
        ("BoolIfExists", "false", Nothing, true),
        ("Bool", r#"["true","false"]"#, One("false"), true),
        ("Bool", "true", One("1"), false),
        (
            "BinaryEquals",
            r#""QmluYXJ5VmFsdWVJbkJhc2U2NA==""#,
            One("QmluYXJ5VmFsdWVJbkJhc2U2NA=="),
            true,
        ),
        // The same bytes: the last bits of the last digit don't count.
        ("BinaryEquals", r#""QQ==""#, One("QR=="), true),
        ("BinaryEquals", r#""QQ""#, One("QQ"), false),
        ("BinaryEquals", r#""Q*==""#, One("Q*=="), false),
        ("BinaryEquals", r#""""#, One(""), true),
    ]);
}

#[test]
fn addresses() {
    table(&[
        ("IpAddress", r#""0.0.0.0/0""#, One("203.0.113.9"), true),
        ("IpAddress", r#""203.0.113.9""#, One("203.0.113.9"), true),
        ("IpAddress", r#""203.0.113.9""#, One("203.0.113.8"), false),
        ("IpAddress", r#""203.0.113.0/24""#, One("203.0.114.0"), false),
        // Host bits in the network don't matter.
        ("IpAddress", r#""203.0.113.77/24""#, One("203.0.113.1"), true),
        ("IpAddress", r#""2001:db8::/32""#, One("2001:DB8:1::1"), true),
        ("IpAddress", r#""2001:db8::1""#, One("2001:db8:0::1"), true),
        ("IpAddress", r#""::/0""#, One("203.0.113.9"), false),
        ("IpAddress", r#""0.0.0.0/0""#, One("2001:db8::1"), false),
        ("NotIpAddress", r#""0.0.0.0/0""#, One("2001:db8::1"), true),
        ("IpAddress", r#""10.0.0.0/33""#, One("10.0.0.0"), false),
        ("IpAddress", r#""10.0.0.0/8""#, One("10.0.0.0/8"), false),
        ("IpAddress", r#""10.0.0.0/8""#, One("somewhere"), false),
        ("NotIpAddress", r#""10.0.0.0/8""#, One("somewhere"), true),
    ]);
}

#[test]
fn arns() {
    table(&[
        (
            "ArnEquals",
            r#""arn:aws:sns:*:*:t""#,
            One("arn:aws:sns:eu-west-1:123456789012:t"),
            true,
        ),
        (
            "ArnEquals",
            r#""arn:aws:sns:*:*:T""#,
            One("arn:aws:sns:eu-west-1:123456789012:t"),
            false,
        ),
        (
            "ArnLike",
            r#""arn:aws:iam::123456789012:role/*""#,
            One("arn:aws:iam::123456789012:role/a/b:c"),
            true,
        ),
        (
            "ArnLike",
            r#""arn:*:iam::123456789012:role/a""#,
            One("arn:aws-cn:iam::123456789012:role/a"),
            true,
        ),
        ("ArnLike", r#""*""#, One("anything"), true),
        ("ArnLike", r#""arn:aws:s3:::b""#, One("not an arn"), false),
    ]);
}

#[test]
fn operators_read_and_write() {
    for base in Base::ALL {
        for quantifier in [
            Quantifier::None,
            Quantifier::ForAllValues,
            Quantifier::ForAnyValue,
        ] {
            for if_exists in [false, true] {
                let operator = Operator {
                    quantifier,
                    base: *base,
                    if_exists,
                };
                let read = operator.to_string().parse::<Operator>();
                if *base == Base::Null && if_exists {
                    assert!(read.is_err(), "{operator}");
                } else {
                    assert_eq!(read, Ok(operator));
                }
            }
        }
    }
    for wrong in [
        "",
        "stringequals",
        "StringEqualsIfExist",
        "ForAnyValue:",
        "ForAnyValue::StringEquals",
        "foranyvalue:StringEquals",
        "StringEquals ",
        "StringLikeIgnoreCase",
    ] {
        assert!(wrong.parse::<Operator>().is_err(), "{wrong}");
    }
}

#[test]
fn why_a_condition_is_not_met() {
    let miss = |operator: &str, wanted: &str, holds: Option<&[&str]>| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"k":{wanted}}}}}}}}}"#
        );
        let mut context = Context::new();
        match holds {
            None => {}
            Some([one]) => {
                context.insert("k", *one);
            }
            Some(many) => {
                context.insert_many("k", many.iter().copied());
            }
        }
        let document = policy::read(&text).unwrap();
        let condition = &document.statements()[0].conditions()[0];
        assert!(!condition.is_met(&context), "{text}");
        condition.miss(&context)
    };
    assert_eq!(miss("StringEquals", r#""a""#, None), ConditionMiss::KeyMissing);
    assert_eq!(
        miss("StringEquals", r#""a""#, Some(&["b"])),
        ConditionMiss::ValueDiffers
    );
    assert_eq!(
        miss("StringEquals", r#""a""#, Some(&["a", "b"])),
        ConditionMiss::QuantifierMissing
    );
    assert_eq!(
        miss("StringEquals", r#""${x}""#, Some(&["b"])),
        ConditionMiss::VariableUnresolved
    );
    assert_eq!(
        miss("ArnLike", r#""arn:aws:s3:::${x}""#, Some(&["b"])),
        ConditionMiss::VariableUnresolved
    );
    assert_eq!(
        miss("ForAnyValue:StringEquals", r#""a""#, Some(&["b", "c"])),
        ConditionMiss::ValueDiffers
    );
    assert_eq!(miss("Null", "false", None), ConditionMiss::ValueDiffers);
    assert_eq!(
        miss("Null", "true", Some(&["b", "c"])),
        ConditionMiss::ValueDiffers
    );
}

#[test]
fn values_that_an_operator_can_compare_with() {
    for (base, right, wrong) in [
        (
            Base::ArnLike,
            &["arn:aws:s3:::b", "*", "?rn:*", "${aws:PrincipalArn}"][..],
            "b",
        ),
        (Base::Bool, &["true", "FALSE", "${aws:PrincipalTag/on}"], "yes"),
        (Base::Null, &["true", "False"], "${k}"),
        (Base::NumericEquals, &["-1.5"], "one"),
        (Base::DateEquals, &["2020", "0"], "today"),
        (Base::BinaryEquals, &["QQ=="], "QQ"),
        (Base::IpAddress, &["10.0.0.0/8", "::1"], "10"),
    ] {
        assert!(right.iter().all(|text| is_readable(base, text)), "{base:?}");
        assert!(!is_readable(base, wrong), "{base:?} {wrong}");
    }
    assert!(is_readable(Base::StringLike, ""));
}
