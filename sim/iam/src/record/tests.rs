//! What a record may say and what it may not, with the place.

use super::*;
use crate::account::Partition;
use crate::decision::Verdict;
use crate::evaluate::{Principal, decide};

fn request(fields: &str) -> String {
    format!(r#"{{"id": 7, "request": {{"action": "s3:GetObject", {fields}}}}}"#)
}

fn principal(fields: &str) -> Result<Principal, InvalidRecord> {
    read(&request(fields)).map(|record| record.request.principal)
}

const ANN: &str = r#""principal": "arn:aws:iam::111111111111:user/ann""#;

#[test]
fn principals_by_type_and_by_form() {
    let role = || "arn:aws:iam::111111111111:role/ops/Deploy".parse().unwrap();
    let session = |text: &str, role: Arn| Principal::RoleSession {
        session: text.parse().unwrap(),
        role,
        role_id: None,
    };
    let text = "arn:aws:sts::111111111111:assumed-role/Deploy/s";
    let bare: Arn = "arn:aws:iam::111111111111:role/Deploy".parse().unwrap();
    let cases = [
        (
            "user",
            "arn:aws:iam::111111111111:user/ann",
            Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap()),
        ),
        (
            "role",
            "arn:aws:iam::111111111111:role/ops/Deploy",
            Principal::role_session(role(), "session").unwrap(),
        ),
        ("assumed-role", text, session(text, bare)),
        (
            "root",
            "arn:aws:iam::111111111111:root",
            Principal::root(Partition::Aws, "111111111111".parse().unwrap()),
        ),
        (
            "federated-user",
            "arn:aws:sts::111111111111:federated-user/fed",
            Principal::FederatedUser {
                arn: "arn:aws:sts::111111111111:federated-user/fed".parse().unwrap(),
                user: Arn::user(Partition::Aws, "111111111111".parse().unwrap(), "/", ""),
                user_id: None,
            },
        ),
        (
            "federated",
            "arn:aws:iam::111111111111:saml-provider/Corporate",
            Principal::Federated {
                provider: "arn:aws:iam::111111111111:saml-provider/Corporate".into(),
            },
        ),
        (
            "service",
            "ec2.amazonaws.com",
            Principal::service("ec2.amazonaws.com"),
        ),
        ("anonymous", "anonymous", Principal::Anonymous),
    ];
    for (kind, text, expected) in cases {
        let typed = format!(r#""principal": "{text}", "principal_type": "{kind}""#);
        assert_eq!(principal(&typed).unwrap(), expected, "{kind}");
        let bare = format!(r#""principal": "{text}""#);
        assert_eq!(principal(&bare).unwrap(), expected, "{text}");
    }
    // Whom a provider vouches for has no credentials, whatever the record calls it.
    let vouched = |text: &str, more: &str| {
        let text = format!(
            r#"{{"request": {{"action": "sts:AssumeRoleWithWebIdentity", "principal": "{text}", {more}}}}}"#
        );
        read(&text).unwrap().request.principal
    };
    let google = Principal::Federated {
        provider: "accounts.google.com".into(),
    };
    for kind in ["service", "federated", "federated-user"] {
        let kind = format!(r#""principal_type": "{kind}""#);
        assert_eq!(vouched("accounts.google.com", &kind), google, "{kind}");
    }
    let context = r#""context": {"aws:FederatedProvider": "accounts.google.com"}"#;
    assert_eq!(vouched("anonymous", context), google);
    assert_eq!(
        vouched("anonymous", r#""principal_type": "anonymous""#),
        Principal::Anonymous
    );
    for (kind, text) in [
        ("assumed-role", "arn:aws:iam::111111111111:role/ops/Deploy"),
        ("role", "arn:aws:sts::111111111111:assumed-role/Deploy/s"),
    ] {
        let typed = principal(&format!(r#""principal": "{text}", "principal_type": "{kind}""#));
        assert_eq!(typed, principal(&format!(r#""principal": "{text}""#)), "{kind}");
        assert!(typed.is_ok(), "{kind}");
    }
    let linked = "arn:aws:sts::111111111111:assumed-role/AWSServiceRoleForX/s";
    let found = principal(&format!(r#""principal": "{linked}""#)).unwrap();
    assert!(found.is_service_linked(), "{found:?}");
    // What the ARN of a session leaves out, the context says.
    let context = r#""context": {"AWS:principalarn": "arn:aws:iam::111111111111:role/ops/Deploy", "aws:userid": "AROADEPLOY:s"}"#;
    let found = principal(&format!(r#""principal": "{text}", {context}"#)).unwrap();
    assert_eq!(found, session(text, role()).with_unique_id("AROADEPLOY"));
}

#[test]
fn contexts_tell_one_value_from_many() {
    let context = r#""context": {"a": "x", "B": ["x", 1], "c": true, "d": null, "e": []}"#;
    let record = read(&request(&format!("{ANN}, {context}"))).unwrap();
    let found = &record.request.context;
    assert_eq!(found.get("A"), Some(&Values::One("x".into())));
    assert_eq!(found.get("b"), Some(&Values::Many(vec!["x".into(), "1".into()])));
    assert_eq!(found.get("c"), Some(&Values::One("true".into())));
    assert_eq!(found.get("d"), None);
    assert_eq!(found.get("e"), Some(&Values::Many(Vec::new())));
    assert_eq!(found.len(), 4);
}

fn policies(text: &str) -> Policies {
    let text = format!(r#"{{"request": {{"action": "s3:GetObject", {ANN}}}, "policies": {text}}}"#);
    read(&text).unwrap().policies
}

#[test]
fn absent_policies_and_empty_ones_differ() {
    assert_eq!(policies("{}"), Policies::default());
    let nulls = r#"{"identity": null, "resource": null, "boundary": null, "session": null, "scps": null, "rcps": null, "vpce": null}"#;
    assert_eq!(policies(nulls), Policies::default());
    let empty = policies(
        r#"{"identity": [], "boundary": [], "session": [], "resource": [], "scps": [[]], "rcps": [], "vpce": []}"#,
    );
    assert_eq!(empty.identity, Layer::Known(Vec::new()));
    assert_eq!(empty.session, Layer::Known(Vec::new()));
    assert_eq!(empty.rcps, Layer::Known(Vec::new()));
    assert_eq!(empty.scps.known().map(|levels| levels[0].policies.len()), Some(0));
    for one in [&empty.boundary, &empty.resource, &empty.endpoint] {
        assert!(one.known().unwrap().document.statements().is_empty());
    }
}

#[test]
fn documents_are_objects_lists_or_texts() {
    let document = r#"{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#;
    let mut text = String::new();
    crate::json::write_string(&mut text, document);
    let first = policies(&format!(
        r#"{{"identity": [{document}], "boundary": {document}}}"#
    ));
    let second = policies(&format!(r#"{{"identity": {text}, "boundary": [{text}]}}"#));
    let documents = |policies: &Policies| {
        let identity = policies.identity.known().unwrap()[0].document.clone();
        (identity, policies.boundary.known().unwrap().document.clone())
    };
    assert_eq!(documents(&first), documents(&second));
    assert_eq!(documents(&first).0.text(), document);
    // Several that count as one say what each says, each with its own Version; places are in the list.
    let other = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::${aws:username}"}]}"#;
    let both = policies(&format!(r#"{{"boundary": [{document}, {other}]}}"#));
    let both = &both.boundary.known().unwrap().document;
    let places: Vec<&str> = both
        .statements()
        .iter()
        .map(|statement| &both.text()[statement.span().start..statement.span().end])
        .collect();
    assert_eq!(places.len(), 2);
    assert!(
        document.contains(places[0]) && other.contains(places[1]),
        "{places:?}"
    );
}

#[test]
fn what_is_decided_names_its_policies() {
    let text = format!(
        r#"{{"request": {{"action": "s3:GetObject", {ANN}}}, "policies": {{
            "identity": [{{"Statement": []}}, {{"Statement": {{"Effect": "Allow", "Action": "*", "Resource": "*"}}}}]}}}}"#
    );
    let record = read(&text).unwrap();
    let decision = decide(&record.request, &record.policies);
    assert_eq!(decision.verdict(), Verdict::Allow);
    let (_, statement) = decision.evidence().matched().next().unwrap();
    assert_eq!(&*statement.policy.name, "identity 1");
}

#[test]
fn refusals_say_where() {
    let policy = |text: &str| {
        format!(r#"{{"id": 7, "request": {{"action": "s3:GetObject", {ANN}}}, "policies": {text}}}"#)
    };
    let cases = [
        ("[]".to_owned(), "", "a record is an object, not a list", "[]"),
        ("{}".to_owned(), "", "`request` is missing", "{}"),
        (
            r#"{"id": 7, "request": 1}"#.to_owned(),
            "/request",
            "`request` is an object, not a number",
            "1",
        ),
        (
            request(r#""x": 1"#),
            "/request",
            "`principal` is missing",
            "{\"action\": \"s3:GetObject\", \"x\": 1}",
        ),
        (
            request(r#""principal": "ann""#),
            "/request/principal",
            "`ann` doesn't name a principal of the type `user`",
            "\"ann\"",
        ),
        (
            request(r#""principal": 1"#),
            "/request/principal",
            "`principal` is a string, not a number",
            "1",
        ),
        (
            request(r#""principal": "ann", "principal_type": "person""#),
            "/request/principal_type",
            "`person` is no type of principal",
            "\"person\"",
        ),
        (
            request(&format!(r#"{ANN}, "principal_account": "222222222222""#)),
            "/request/principal_account",
            "the principal is of the account 111111111111, not 222222222222",
            "\"222222222222\"",
        ),
        (
            request(&format!(r#"{ANN}, "resource": "bucket""#)),
            "/request/resource",
            "`bucket` is not an ARN: it must begin with `arn:`",
            "\"bucket\"",
        ),
        (
            request(&format!(r#"{ANN}, "context": {{"a": {{}}}}"#)),
            "/request/context",
            "a condition key's value is a string, not an object",
            "{}",
        ),
        (
            request(&format!(r#"{ANN}, "context": {{"a": "1", "A": "2"}}"#)),
            "/request/context",
            "a condition key is there twice",
            "\"A\"",
        ),
        (
            policy(r#"{"identities": []}"#),
            "/policies",
            "`identities` is no kind of policies",
            "\"identities\"",
        ),
        (
            policy(r#"{"identity": [{"Statement": []}, {"Statement": [{"Efect": "Allow"}]}]}"#),
            "/policies/identity/1",
            "`Efect` is no element of a statement",
            "\"Efect\"",
        ),
        (
            policy(r#"{"scps": [[], [{"Statement": [], "Statment": []}]]}"#),
            "/policies/scps/1/0",
            "`Statment` is no element of a policy document",
            "\"Statment\"",
        ),
        (
            policy(r#"{"vpce": [{"Statement": []}, {"Statement": 1}]}"#),
            "/policies/vpce",
            "a statement is an object, not a number",
            "1",
        ),
        (
            policy(r#"{"scps": [{}]}"#),
            "/policies/scps/0",
            "a level of `scps` is a list of documents, not an object",
            "{}",
        ),
        (
            policy(r#"{"resource": "{"}"#),
            "/policies/resource",
            "expected a key in double quotes, found the end",
            "\"{\"",
        ),
    ];
    for (text, pointer, message, place) in cases {
        let error = read(&text).unwrap_err();
        assert_eq!((&*error.pointer, &*error.message), (pointer, message), "{text}");
        assert_eq!(&text[error.span.start..error.span.end], place, "{text}");
        assert!(!error.hint.is_empty());
        let id = text.contains("\"id\"").then_some("7");
        assert_eq!(error.id.as_deref(), id, "{text}");
    }
}

#[test]
fn the_id_of_a_broken_record_is_read_as_far_as_it_goes() {
    let cases = [
        (r#"{"id": "a\"b", "request": {"#, Some(r#""a\"b""#)),
        (
            r#"{"x": [1, {"id": 2}], "id": {"n": 1}, oops"#,
            Some(r#"{"n": 1}"#),
        ),
        (r#"{"id": "unfinished"#, None),
        (r#"{"id": [1, 2"#, None),
        (r#"{"id""#, None),
        (r#"{"x": {"id": 1"#, None),
        ("", None),
        ("[\"id\", 1", None),
        ("{\"a\":1,\"id\":2,\"a\":3}", Some("2")),
    ];
    for (text, id) in cases {
        assert_eq!(read(text).unwrap_err().id.as_deref(), id, "{text}");
    }
}
