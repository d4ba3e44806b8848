use super::*;

fn allow(extra: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:*","Resource":"*"{extra}}}]}}"#
    )
}

#[test]
fn all_shapes_read() {
    let document = read(
        r#"{ "Version": "2012-10-17", "Id": "id",
  "Statement": [
    { "Sid": "One", "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*",
      "Condition": { "Bool": { "aws:SecureTransport": true }, "NumericLessThan": { "s3:max-keys": [10, "20"] } } },
    { "Effect": "Deny", "NotAction": "iam:*", "NotResource": ["arn:aws:s3:::b"], "NotPrincipal": { "AWS": ["111111111111", "*"], "Service": "ec2.amazonaws.com" } }
  ] }"#,
    )
    .unwrap();
    let [first, second] = document.statements() else {
        panic!("two statements");
    };
    assert_eq!((first.sid(), first.effect()), (Some("One"), Effect::Allow));
    assert_eq!(document.id(), Some("id"));
    let keys: Vec<_> = first
        .conditions()
        .iter()
        .map(|c| (c.operator().to_string(), c.key().to_owned(), c.values().len()))
        .collect();
    assert_eq!(
        keys,
        [
            ("Bool".to_owned(), "aws:SecureTransport".to_owned(), 1),
            ("NumericLessThan".to_owned(), "s3:max-keys".to_owned(), 2)
        ]
    );
    assert!(second.action().unwrap().is_negated() && second.resource().unwrap().is_negated());
    let principal = second.principal().unwrap();
    assert!(principal.is_negated());
    assert_eq!(principal.entries().len(), 3);
    assert_eq!(second.span().line_and_column(document.text()), (5, 5));
    let place = &document.text()[first.conditions()[0].span().start..first.conditions()[0].span().end];
    assert_eq!(place, r#""aws:SecureTransport": true"#);
}

#[test]
fn what_cannot_be_read_says_where() {
    let cases = [
        ("[]", "a policy document is an object, not a list", "[]"),
        ("{}", "the element `Statement` is missing", "{}"),
        (
            r#"{"statement":[]}"#,
            "`statement` is no element of a policy document",
            r#""statement""#,
        ),
        (
            r#"{"Version":"2020-01-01","Statement":[]}"#,
            "`2020-01-01` is not a Version: it is `2012-10-17` or `2008-10-17`",
            r#""2020-01-01""#,
        ),
        (
            r#"{"Statement":[{"Action":"*"}]}"#,
            "the element `Effect` is missing",
            r#"{"Action":"*"}"#,
        ),
        (
            r#"{"Statement":[{"Effect":"Permit"}]}"#,
            "`Permit` is not an Effect: it is `Allow` or `Deny`",
            r#""Permit""#,
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Action":"*","NotAction":"*"}]}"#,
            "a statement has `Action` or `NotAction`, not both",
            r#""NotAction""#,
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Effect":"Deny"}]}"#,
            "the key `Effect` is there twice",
            r#""Effect""#,
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Condition":{"StringEqual":{"a":"b"}}}]}"#,
            "`StringEqual` is not a condition operator",
            r#""StringEqual""#,
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Condition":{"Bool":{"a":{}}}}]}"#,
            "a condition's value is a string, not an object",
            "{}",
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Principal":{"Aws":"*"}}]}"#,
            "`Aws` is no kind of principal: it is `AWS`, `Service`, `Federated` or `CanonicalUser`",
            r#""Aws""#,
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Resource":7}]}"#,
            "`Resource` is a string or a list of strings, not a number",
            "7",
        ),
    ];
    for (text, message, place) in cases {
        let error = read(text).unwrap_err();
        assert_eq!(error.message, message);
        assert_eq!(&text[error.span.start..error.span.end], place, "{text}");
        assert!(!error.not_json);
    }
    assert!(read("{").unwrap_err().not_json);
}

#[test]
fn canonical_text() {
    let document = read(
        r#"{"Statement":{"Resource":["b","a","b"],"Condition":{"StringLike":{"k":["y","x"]},"Bool":{"m":false}},"Action":["s3:*"],"Effect":"Allow","Sid":"é\"","Principal":{"Service":["s"],"AWS":["2","1"]}},"Version":"2012-10-17"}"#,
    )
    .unwrap();
    assert_eq!(
        document.to_json(),
        r#"{"Version":"2012-10-17","Statement":[{"Sid":"é\"","Effect":"Allow","Principal":{"AWS":["1","2"],"Service":"s"},"Action":"s3:*","Resource":["a","b"],"Condition":{"Bool":{"m":false},"StringLike":{"k":["x","y"]}}}]}"#
    );
    let small =
        read(r#"{"Statement":[{"Effect":"Deny","Principal":"*","NotAction":[],"Resource":["a","b"]}]}"#)
            .unwrap();
    let pretty = "{\n  \"Statement\": [\n    {\n      \"Effect\": \"Deny\",\n      \"Principal\": \"*\",\n      \"NotAction\": [],\n      \"Resource\": [\n        \"a\",\n        \"b\"\n      ]\n    }\n  ]\n}";
    assert_eq!(small.to_json_pretty(), pretty);
    assert!(
        small.statements()[0]
            .to_json_pretty()
            .starts_with("{\n  \"Effect\"")
    );
}

#[test]
fn meaning() {
    let same = [
        (
            r#"{"Version":"2012-10-17","Statement":{"Sid":"A","Effect":"Allow","Action":"STS:assumerole","Principal":{"AWS":"111111111111"}}}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole"],"Principal":{"AWS":["arn:aws:iam::111111111111:root"]}}]}"#,
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Action":"*","Principal":"*"}]}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Principal":{"AWS":"*"}}]}"#,
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"K":true}}},{"Effect":"Deny","Action":"c:d","Resource":"*"}]}"#,
            r#"{"Statement":[{"Effect":"Deny","Action":"c:d","Resource":"*"},{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"Bool":{"k":"true"}}}]}"#,
        ),
    ];
    for (a, b) in same {
        assert!(same_meaning(&read(a).unwrap(), &read(b).unwrap()), "{a}\n{b}");
    }
    let other = [
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a"}}"#,
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::A"}}"#,
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
            r#"{"Statement":{"Effect":"Allow","Action":"*","NotResource":"*"}}"#,
        ),
        // Only the newer Version has variables.
        (
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}}"#,
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}}"#,
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*","Principal":{"AWS":"1"}}}"#,
            r#"{"Statement":{"Effect":"Allow","Action":"*","Principal":{"Service":"1"}}}"#,
        ),
    ];
    for (a, b) in other {
        assert!(!same_meaning(&read(a).unwrap(), &read(b).unwrap()), "{a}\n{b}");
    }
}

#[test]
fn differences_are_statements() {
    let document = |statements: &str| read(&format!(r#"{{"Statement":[{statements}]}}"#)).unwrap();
    let (get, put, all) = (
        r#"{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}"#,
        r#"{"Effect":"Allow","Action":"s3:Put*","Resource":"*"}"#,
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#,
    );
    let from = document(&format!("{get},{put}"));
    let to = document(&format!("{all},{}", get.replace("s3:Get*", "S3:get*")));
    let expected = Difference {
        removed: vec![1],
        added: vec![0],
    };
    assert_eq!(difference(&from, &to), expected);
    assert_eq!(difference(&from, &from), Difference::default());
}

#[test]
fn principals_are_rewritten_in_place() {
    let text = "{ \"Statement\": {\"Effect\":\"Allow\",\n \"Principal\" : {\"AWS\" : [\"arn:aws:iam::111111111111:user/ann\", \"*\",\"222222222222\"], \"Service\":\"s\"}, \"Action\":\"sts:AssumeRole\"} }";
    let document = read(text).unwrap();
    let mut asked = Vec::new();
    let stored = document.with_principals(|principal| {
        asked.push(principal.to_owned());
        principal.contains("user/").then(|| "AIDAANN".to_owned())
    });
    assert_eq!(asked, ["arn:aws:iam::111111111111:user/ann", "222222222222"]);
    assert_eq!(
        stored.text(),
        text.replace("arn:aws:iam::111111111111:user/ann", "AIDAANN")
    );
    assert!(stored.statements()[0].principal().unwrap().entries()[0].is_unique_id());
    let shown = stored.with_principals(|principal| {
        (principal == "AIDAANN").then(|| "arn:aws:iam::111111111111:user/ann".to_owned())
    });
    assert_eq!(shown, document);
    assert_eq!(document.with_principals(|_| None), document);
}

#[test]
fn sizes_count_no_white_space() {
    let document = read("{ \"Statement\" :\t[\r\n] }").unwrap();
    assert_eq!(document.size(), r#"{"Statement":[]}"#.len());
    assert_eq!(size_without_whitespace("é x"), 2);
}

/// What each kind of policy must and must not say: one document, each kind's answer.
#[test]
fn the_gate_by_kind() {
    let control = "The provided policy document does not meet the requirements of the specified policy type.";
    let no_principal = "Policy document should not specify a principal.";
    let cases: &[(&str, Kind, &str)] = &[
        (&allow(""), Kind::Identity, ""),
        (&allow(""), Kind::Managed, ""),
        (&allow(""), Kind::Boundary, ""),
        (&allow(""), Kind::Session, ""),
        (&allow(""), Kind::Scp, ""),
        (&allow(""), Kind::Rcp, control),
        (&allow(""), Kind::Resource, "Missing required field Principal"),
        (&allow(r#","Principal":"*""#), Kind::Resource, ""),
        (&allow(r#","Principal":"*""#), Kind::Identity, no_principal),
        (
            &allow(r#","NotPrincipal":{"AWS":"1"}"#),
            Kind::Session,
            no_principal,
        ),
        (&allow(r#","Principal":"*""#), Kind::Scp, control),
        (
            &allow(r#","Principal":"*""#).replace("Allow", "Deny"),
            Kind::Rcp,
            "",
        ),
        (
            &allow(r#","Principal":{"AWS":"111111111111"}"#).replace("Allow", "Deny"),
            Kind::Rcp,
            control,
        ),
        (&allow("").replace("2012", "2008"), Kind::Identity, ""),
        (
            &allow("").replace("2012", "2008"),
            Kind::Managed,
            "Policy document must be version 2012-10-17 or greater.",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}}"#,
            Kind::Trust,
            "",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}}"#,
            Kind::Trust,
            "",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:*"}}"#,
            Kind::Trust,
            "",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"*"}}"#,
            Kind::Trust,
            "AssumeRole policy may only specify STS AssumeRole actions.",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:GetCallerIdentity"}}"#,
            Kind::Trust,
            "AssumeRole policy may only specify STS AssumeRole actions.",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}"#,
            Kind::Trust,
            "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!",
        ),
        (
            r#"{"Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"1"},"Action":"sts:AssumeRole"}}"#,
            Kind::Trust,
            "Has prohibited field NotPrincipal",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Principal":"ann","Action":"sts:AssumeRole"}}"#,
            Kind::Trust,
            "Syntax errors in policy.",
        ),
        ("{", Kind::Trust, "This policy contains invalid Json"),
        ("{", Kind::Session, "Syntax errors in policy."),
        ("{", Kind::Scp, control),
    ];
    for (text, kind, expected) in cases {
        let found = admit(text, *kind).err();
        let message = found.as_ref().map_or("", |refusal| &refusal.message);
        assert_eq!(message, *expected, "{} {text}", kind.as_str());
        if let Some(refusal) = found {
            assert!(refusal.code.starts_with("MalformedPolicyDocument"));
            assert!(refusal.span.end <= text.len());
        }
    }
}

/// Each tier of the gate hides those behind it.
#[test]
fn the_gate_in_order() {
    let everything_wrong = |fixed: usize| {
        let pick =
            |at: usize, wrong: &'static str, right: &'static str| if fixed > at { right } else { wrong };
        format!(
            r#"{{"Version":"{}","Statement":[{{"Sid":"{}","Effect":"{}","Resource":"{}"{}}},{{"Sid":"B","Effect":"Allow","Action":"{}"{}}}]}}"#,
            pick(0, "2008-10-17", "2012-10-17"),
            pick(2, "B", "A"),
            pick(1, "allow", "Allow"),
            pick(4, "x", "*"),
            pick(3, "", r#","Action":"s3:*""#),
            pick(6, "x", "s3:*"),
            pick(5, "", r#","Resource":"*""#),
        )
    };
    let expected = [
        "Policy document must be version 2012-10-17 or greater.",
        "The policy failed legacy parsing",
        "Statement IDs (SID) in a single policy must be unique.",
        "Policy statement must contain actions.",
        "Resource x must be in ARN format or \"*\".",
        "Policy statement must contain resources.",
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
    ];
    for (fixed, message) in expected.into_iter().enumerate() {
        let text = everything_wrong(fixed);
        assert_eq!(
            admit(&text, Kind::Managed).unwrap_err().message,
            message,
            "{text}"
        );
    }
    admit(&everything_wrong(7), Kind::Managed).unwrap();
}

#[test]
fn newtypes_hold_what_their_kind_admits() {
    let trust =
        r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}}"#;
    assert_eq!(TrustPolicy::admit(trust).unwrap().document().text(), trust);
    assert!(IdentityPolicy::admit(trust).is_err());
    assert!(TrustPolicy::try_from(read(&allow("")).unwrap()).is_err());
    assert_eq!(
        Document::from(IdentityPolicy::admit(&allow("")).unwrap()).text(),
        allow("")
    );
}

#[test]
fn documents_go_through_serde_as_their_text() {
    let document = read(&allow("")).unwrap();
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
    assert!(serde_json::from_str::<Document>("\"{}\"").is_err());
}

#[test]
fn twenty_thousand_statements_are_no_trap() {
    let statements = vec![r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#; 20_000].join(",");
    let document = read(&format!(r#"{{"Statement":[{statements}]}}"#)).unwrap();
    assert_eq!(document.statements().len(), 20_000);
}

/// Whoever shows a place shows it in the text that was given.
#[test]
fn places_count_from_the_start_of_the_text() {
    let error = read(" \r\n\t\"Condé\" ").unwrap_err();
    assert_eq!((error.span.start, error.span.end), (4, 12));
    let text = "\n\n {\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}\n";
    let document = read(text).unwrap();
    assert_eq!(document.text(), text);
    let span = document.statements()[0].span();
    assert!(text[span.start..span.end].starts_with("{\"Effect\""));
}
