//! Each refusal by kind of policy: its text, its place, and what is said about it.

use super::*;

const ACTION: &str = "AssumeRole policy may only specify STS AssumeRole actions.";

fn trust(principal: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"sts:AssumeRole"}}]}}"#
    )
}

fn message(text: &str, kind: Kind) -> String {
    examine(text, kind).map_or_else(|refusal| refusal.message, |_| String::new())
}

/// Managed policies, boundaries and control policies must be of the newer Version; others may be older.
#[test]
fn versions_by_kind() {
    let document = |kind: Kind, version: &str| {
        let whom = match kind {
            Kind::Trust => r#""Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole""#,
            Kind::Resource => r#""Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*""#,
            Kind::Rcp => r#""Principal":"*","Action":"s3:*","Resource":"*""#,
            _ => r#""Action":"s3:GetObject","Resource":"*""#,
        };
        let effect = if kind == Kind::Rcp { "Deny" } else { "Allow" };
        format!(r#"{{{version}"Statement":[{{"Effect":"{effect}",{whom}}}]}}"#)
    };
    for kind in Kind::ALL {
        let newer = document(kind, r#""Version":"2012-10-17","#);
        assert_eq!(message(&newer, kind), "", "{kind:?}");
        for older in ["", r#""Version":"2008-10-17","#] {
            let found = examine(&document(kind, older), kind);
            let expected = match kind {
                Kind::Managed | Kind::Boundary => "Policy document must be version 2012-10-17 or greater.",
                Kind::Scp | Kind::Rcp => CONTROL_TEXT,
                Kind::Identity | Kind::Trust | Kind::Resource | Kind::Session => "",
            };
            let found = found.map_or_else(|refusal| refusal.message, |_| String::new());
            assert_eq!(found, expected, "{kind:?} {older}");
        }
    }
}

#[test]
fn principals_of_trust_policies() {
    for taken in [
        r#"{"AWS":"*"}"#,
        r#"{"AWS":"111111111111"}"#,
        r#"{"AWS":"arn:aws:iam::111111111111:root"}"#,
        r#"{"AWS":["arn:aws:iam::111111111111:user/team/ann","arn:aws:iam::111111111111:role/Audit"]}"#,
        r#"{"AWS":"arn:aws:sts::111111111111:assumed-role/Audit/ann"}"#,
        r#"{"AWS":"arn:aws:sts::111111111111:federated-user/ann"}"#,
        r#"{"AWS":"arn:aws-cn:iam::111111111111:root"}"#,
        r#"{"AWS":"AROAEXAMPLE0123456789"}"#,
        r#"{"Service":["ec2.amazonaws.com","lambda.amazonaws.com"]}"#,
        r#"{"Service":"ec2.amazonaws.com.cn"}"#,
        r#"{"Service":"member.org.stacksets.cloudformation.amazonaws.com"}"#,
        r#"{"Federated":"accounts.google.com"}"#,
        r#"{"Federated":"arn:aws:iam::111111111111:saml-provider/Idp"}"#,
        r#"{"Federated":"arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"}"#,
    ] {
        assert_eq!(message(&trust(taken), Kind::Trust), "", "{taken}");
    }
    for (kind, word, text) in [
        ("AWS", "AWS", "arn:aws:iam::111111111111:user/*"),
        ("AWS", "AWS", "arn:aws:iam::111111111111:role/Audit?"),
        ("AWS", "AWS", "arn:aws:iam::*:root"),
        ("AWS", "AWS", "arn:aws:iam::111111111111:group/team"),
        ("AWS", "AWS", "arn:aws:iam::11111111111:root"),
        ("AWS", "AWS", "arn:aws:iam::111111111111:role/"),
        ("AWS", "AWS", "arn:aws:iam::111111111111:policy/P"),
        ("AWS", "AWS", "arn:aws:iam:eu-west-1:111111111111:role/Audit"),
        ("AWS", "AWS", "arn:mars:iam::111111111111:role/Audit"),
        ("AWS", "AWS", "arn:aws:sts::111111111111:assumed-role/Audit"),
        (
            "AWS",
            "AWS",
            "arn:aws:sts::111111111111:assumed-role/Audit/ann/bob",
        ),
        ("AWS", "AWS", "arn:aws:sts::111111111111:federated-user/a/b"),
        ("AWS", "AWS", "arn:aws:s3:::bucket"),
        ("AWS", "AWS", "11111111111"),
        ("AWS", "AWS", "ann"),
        ("AWS", "AWS", ""),
        ("Service", "SERVICE", "amazonaws.com"),
        ("Service", "SERVICE", "lambda"),
        ("Service", "SERVICE", "*"),
        ("Federated", "FEDERATED", "google"),
        (
            "Federated",
            "FEDERATED",
            "arn:aws:iam::111111111111:saml-provider/",
        ),
        ("Federated", "FEDERATED", "arn:aws:iam::111111111111:role/Idp"),
        ("CanonicalUser", "CANONICALUSER", "79a59df900b949e5"),
    ] {
        let document = trust(&format!(r#"{{"{kind}":"{text}"}}"#));
        let refusal = admit(&document, Kind::Trust).unwrap_err();
        assert_eq!(
            refusal.message,
            format!("Invalid principal in policy: \"{word}\":\"{text}\"")
        );
        let place = &document[refusal.span.start..refusal.span.end];
        assert_eq!(place, format!("\"{text}\""));
        assert!(refusal.why.is_some());
    }
}

/// The whole document is an identity policy's mistake, whatever else it lacks.
#[test]
fn a_trust_policy_put_as_an_inline_policy() {
    let document = trust(r#"{"Service":"ec2.amazonaws.com"}"#);
    let refused = "Policy document should not specify a principal.";
    assert_eq!(message(&document, Kind::Identity), refused);
    assert_eq!(message(&document, Kind::Managed), refused);
    assert_eq!(message(&document, Kind::Session), refused);
}

#[test]
fn a_permissions_policy_put_as_a_trust_policy() {
    let document =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"#;
    let refusal = admit(document, Kind::Trust).unwrap_err();
    assert_eq!(refusal.message, ACTION);
    assert!(refusal.hint.unwrap().contains("permissions policies"));
    let not_resource = trust(r#"{"AWS":"*"}"#).replace(r#""Action""#, r#""NotResource":"*","Action""#);
    assert_eq!(
        message(&not_resource, Kind::Trust),
        "Has prohibited field NotResource"
    );
}

#[test]
fn principals_of_resource_policies() {
    let resource = |principal: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"a sid","Effect":"Allow","Principal":{principal},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}]}}"#
        )
    };
    for taken in [
        r#""*""#,
        r#"{"AWS":"*"}"#,
        r#"{"Service":"*"}"#,
        r#"{"AWS":"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC"}"#,
        r#"{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}"#,
    ] {
        assert_eq!(message(&resource(taken), Kind::Resource), "", "{taken}");
    }
    for refused in [
        r#"{"AWS":"arn:aws:iam::111111111111:user/*"}"#,
        r#"{"AWS":"<invalid_user_access_key_id>"}"#,
        r#"{"Service":"s3"}"#,
    ] {
        assert_eq!(
            message(&resource(refused), Kind::Resource),
            "Invalid principal in policy",
            "{refused}"
        );
    }
}

#[test]
fn control_policies() {
    let rcp = |statement: &str| {
        let document = format!(r#"{{"Version":"2012-10-17","Statement":[{{{statement}}}]}}"#);
        examine(&document, Kind::Rcp).map_or_else(|refusal| refusal.why.unwrap(), |_| String::new())
    };
    for (statement, why) in [
        (
            r#""Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*""#,
            "",
        ),
        (
            r#""Effect":"Deny","Principal":{"AWS":"*"},"Action":["s3:*","sts:AssumeRole"],"NotResource":"arn:aws:s3:::b/*""#,
            "",
        ),
        (
            r#""Effect":"Deny","Principal":"*","Action":"*","Resource":"*""#,
            "in an RCP each action begins with a service: `s3:*`",
        ),
        (
            r#""Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*""#,
            "an RCP has no `NotAction`",
        ),
        (
            r#""Effect":"Deny","NotPrincipal":"*","Action":"s3:*","Resource":"*""#,
            "the principal of an RCP is `\"*\"`",
        ),
        (
            r#""Effect":"Deny","Principal":{},"Action":"s3:*","Resource":"*""#,
            "the principal of an RCP is `\"*\"`",
        ),
        (
            r#""Effect":"Deny","Action":"s3:*","Resource":"*""#,
            "an RCP names its principal, and that is always `\"*\"`",
        ),
        (
            r#""Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*""#,
            "an RCP may only deny",
        ),
    ] {
        assert_eq!(rcp(statement), why, "{statement}");
    }
    for kind in [Kind::Scp, Kind::Rcp] {
        let old = r#"{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}"#;
        let refusal = admit(old, kind).unwrap_err();
        assert_eq!(refusal.code, "MalformedPolicyDocumentException");
        assert_eq!(
            refusal.why.unwrap(),
            "Policy document must be version 2012-10-17 or greater."
        );
    }
}

/// A document of a given size: white space is counted for some kinds and not for others.
fn sized(kind: Kind, size: usize, blank: usize) -> String {
    let (head, tail) = match kind {
        Kind::Trust => (
            r#"{"Version":"2012-10-17","Statement":[{"Sid":""#,
            r#"","Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"#,
        ),
        Kind::Rcp => (
            r#"{"Version":"2012-10-17","Statement":[{"Sid":""#,
            r#"","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}"#,
        ),
        _ => (
            r#"{"Version":"2012-10-17","Statement":[{"Sid":""#,
            r#"","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#,
        ),
    };
    let sid = "x".repeat(size - head.len() - tail.len());
    format!("{head}{sid}{tail}{}", " ".repeat(blank))
}

#[test]
fn sizes_by_kind() {
    for (kind, most, code, text, counts_blanks) in [
        (
            Kind::Identity,
            10_240,
            "LimitExceeded",
            "Maximum policy size of 10240 bytes exceeded for role",
            false,
        ),
        (
            Kind::Managed,
            6_144,
            "LimitExceeded",
            "Cannot exceed quota for PolicySize: 6144",
            false,
        ),
        (
            Kind::Boundary,
            6_144,
            "LimitExceeded",
            "Cannot exceed quota for PolicySize: 6144",
            false,
        ),
        (
            Kind::Trust,
            2_048,
            "LimitExceeded",
            "Cannot exceed quota for ACLSizePerRole: 2048",
            false,
        ),
        (
            Kind::Session,
            2_048,
            "ValidationError",
            "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048",
            true,
        ),
        (
            Kind::Scp,
            5_120,
            "ConstraintViolationException",
            "You have exceeded the maximum policy size limit.",
            true,
        ),
        (
            Kind::Rcp,
            5_120,
            "ConstraintViolationException",
            "You have exceeded the maximum policy size limit.",
            true,
        ),
    ] {
        assert_eq!(message(&sized(kind, most, 0), kind), "", "{kind:?}");
        let refusal = examine(&sized(kind, most + 1, 0), kind).unwrap_err();
        assert_eq!((refusal.code, &*refusal.message), (code, text), "{kind:?}");
        let blank = examine(&sized(kind, most, 1), kind);
        assert_eq!(blank.is_err(), counts_blanks, "{kind:?}");
        // The world has quotas of its own to hold the size against.
        admit(&sized(kind, most + 1, 0), kind).unwrap();
    }
}

#[test]
fn characters() {
    for (character, hint) in [
        ('\u{201c}', "write straight quotes"),
        ('\u{2014}', "write `-`"),
        (
            '\u{100}',
            "write `\\u` and four hexadecimal digits, or leave it out",
        ),
        (
            '\u{b}',
            "write `\\u` and four hexadecimal digits, or leave it out",
        ),
    ] {
        let document = format!(
            r#"{{"Version":"2012-10-17","Id":"{character}","Statement":{{"Effect":"Allow","Action":"*","Resource":"*"}}}}"#
        );
        let refusal = admit(&document, Kind::Managed).unwrap_err();
        assert_eq!(refusal.code, "ValidationError");
        assert_eq!(
            refusal.message,
            "The specified value for policyDocument is invalid. It must contain only printable ASCII characters."
        );
        assert_eq!(
            &document[refusal.span.start..refusal.span.end],
            character.to_string()
        );
        assert_eq!(refusal.hint.as_deref(), Some(hint));
    }
    let latin =
        r#"{"Version":"2012-10-17","Id":"ÿ é","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    assert_eq!(message(latin, Kind::Managed), "");
}

#[test]
fn depth() {
    let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
    let refusal = admit(&deep, Kind::Managed).unwrap_err();
    assert_eq!(refusal.message, SYNTAX);
    assert!(refusal.why.unwrap().contains("nested deeper"));
}
