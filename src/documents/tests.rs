use super::*;

fn of(text: &str, kind: Kind) -> Diagnostic {
    let source = Arc::new(Source {
        name: "policy.json".to_owned(),
        text: text.to_owned(),
    });
    *admitted(&source, kind).unwrap_err()
}

#[test]
fn a_refusal_has_a_code_a_place_aws_s_text_and_a_hint() {
    let finding = of(
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"GetObject\",\n    \"Resource\": \"*\"\n  }\n}\n",
        Kind::Managed,
    );
    assert_eq!(finding.code, "policy/refused");
    assert_eq!(finding.labels[0].place.line_and_column(), (5, 15));
    assert_eq!(
        finding.evidence,
        [
            "MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
        ]
    );
    assert_eq!(finding.hints.len(), 1);
}

#[test]
fn codes_tell_what_kind_of_mistake_it_is() {
    let large = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Sid":"{}","Effect":"Allow","Action":"*","Resource":"*"}}}}"#,
        "x".repeat(10_300)
    );
    for (text, kind, code) in [
        ("{", Kind::Trust, "policy/syntax"),
        ("{}", Kind::Identity, "policy/syntax"),
        ("{}", Kind::Scp, "policy/syntax"),
        (&large, Kind::Identity, "policy/size"),
        (&large, Kind::Managed, "policy/size"),
        (&large, Kind::Session, "policy/size"),
        (&large, Kind::Scp, "policy/size"),
        (&large, Kind::Trust, "policy/refused"),
    ] {
        assert_eq!(of(text, kind).code, code, "{kind:?}");
    }
}

/// A statement of many lines would be underlined from its brace to its brace.
#[test]
fn what_has_many_lines_is_pointed_at_by_its_first() {
    let finding = of(
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\"\n    }\n  ]\n}",
        Kind::Identity,
    );
    let place = &finding.labels[0].place;
    assert_eq!(&place.source.text[place.start..place.end], "{");
    assert_eq!(place.line_and_column(), (4, 5));
}

#[test]
fn a_file_that_is_not_there() {
    let finding = source(Path::new("no/such.json")).unwrap_err();
    assert_eq!(finding.code, "policy/missing-file");
    assert!(
        finding
            .message
            .starts_with("the policy `no/such.json` cannot be read: "),
        "{}",
        finding.message
    );
}

#[test]
fn what_was_probably_meant() {
    let statement = |inside: &str| {
        format!(r#"{{"Version":"2012-10-17","Statement":[{{"Action":"*","Resource":"*",{inside}}}]}}"#)
    };
    for (inside, hint) in [
        (r#""Effect":"Alow""#, "did you mean `Allow`?"),
        (r#""Effect":"Allow","Condtion":{}"#, "did you mean `Condition`?"),
        (
            r#""Effect":"Allow","Condition":{"StringEqual":{"a:b":"c"}}"#,
            "did you mean `StringEquals`?",
        ),
        (
            r#""Effect":"Allow","Condition":{"ForAnyValue:StringLikes":{"a:b":"c"}}"#,
            "did you mean `ForAnyValue:StringLike`?",
        ),
        (
            r#""Effect":"Allow","Condition":{"IpAdressIfExists":{"a:b":"c"}}"#,
            "did you mean `IpAddressIfExists`?",
        ),
    ] {
        assert_eq!(of(&statement(inside), Kind::Identity).hints, [hint], "{inside}");
    }
    assert!(
        of(&statement(r#""Xyzzy":1,"Effect":"Allow""#), Kind::Identity)
            .hints
            .is_empty()
    );
}
