//! Every operation of IAM that is simulated asks for its own action before it says anything else, for
//! itself and on a named resource.

use std::collections::BTreeSet;

use rolecall_api::document::{Structure, Value};
use rolecall_api::error::CallError;
use rolecall_api::operation::{Operation, Service};
use rolecall_api::port::{Call, Request, Response};
use rolecall_api::shape::{Kind, Member};
use rolecall_api::validate;
use rolecall_iam::policy;

use rolecall_api::credentials::{Credentials, Secret};

use crate::bench::{Bench, HUB, refusal};
use crate::iam::bench::allow;

const ARN: &str = "arn:aws:iam::111111111111:policy/p";

/// A value that suits what a member is called.
fn value(member: &Member) -> Value {
    if member.shape.secret {
        return Value::Secret(Secret::new("Letters1"));
    }
    let text = match member.name {
        "PolicyDocument" | "PolicyInputList" => allow("s3:*", "*"),
        "AssumeRolePolicyDocument" => r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"#.into(),
        "Status" => "Active".into(),
        "GlobalEndpointTokenVersion" => "v2Token".into(),
        "VersionId" => "v1".into(),
        "ActionNames" => "iam:GetUser".into(),
        "PolicySourceArn" | "Arn" => "arn:aws:iam::111111111111:user/x".into(),
        "Encoding" => "SSH".into(),
        "Url" => "https://x.example.com".into(),
        "SAMLMetadataDocument" => include_str!("../../testdata/saml.metadata.xml").into(),
        "ThumbprintList" => "a".repeat(40),
        "AuthenticationCode1" | "AuthenticationCode2" => "123456".into(),
        name if name.ends_with("Arn") || name == "PermissionsBoundary" => ARN.into(),
        _ => "x".repeat(usize::try_from(member.shape.min.unwrap_or(1)).unwrap().max(1)),
    };
    match member.shape.kind {
        Kind::List { member: element, .. } if matches!(element.kind, Kind::Structure { .. }) => {
            let tag = Structure::new().with("Key", "k").with("Value", "v");
            Value::List(vec![tag.into()])
        }
        Kind::List { .. } => Value::List(vec![text.into()]),
        _ => text.into(),
    }
}

/// What the operation requires, and the user where it may be left out.
fn sample(operation: Operation) -> Request {
    let mut input = Structure::new();
    let members = operation.info().input.members();
    for member in members
        .iter()
        .filter(|member| member.required || ["UserName", "Password"].contains(&member.name))
    {
        input.insert(member.name, value(member));
    }
    Request { operation, input }
}

fn ask(bench: &mut Bench, who: &Credentials, request: Request) -> Result<Response, CallError> {
    let now = bench.clock.now();
    let call = Call::new(who.clone());
    let mut attempt = bench
        .world
        .begin(now, Service::Iam, &call.region, &who.access_key_id);
    attempt.present(who);
    bench.world.handle(now, &attempt, &call, request)
}

/// The operations that `iam.rs` and its rooms answer, as their source names them.
fn dispatched() -> BTreeSet<String> {
    let sources = [
        include_str!("../iam.rs"),
        include_str!("credential.rs"),
        include_str!("federation.rs"),
        include_str!("identity.rs"),
        include_str!("permission.rs"),
        include_str!("report.rs"),
    ];
    let arms = sources
        .iter()
        .flat_map(|source| source.split("Operation::Iam").skip(1));
    arms.filter_map(|arm| arm.split_once(" =>"))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[test]
fn every_operation_asks_for_its_own_action() {
    let mut bench = Bench::new("instant");
    let nobody = bench.user(HUB, "x");
    let mut asked = BTreeSet::new();
    for operation in Operation::all().filter(|operation| operation.service() == Service::Iam) {
        let request = sample(operation);
        if validate::validate(&request).is_err() {
            continue;
        }
        let (code, message) = refusal(ask(&mut bench, &nobody, request));
        if code == "NotImplemented" {
            continue;
        }
        let action = operation.iam_action().unwrap();
        let start = format!(
            "User: arn:aws:iam::111111111111:user/x is not authorized to perform: {action} on resource: "
        );
        assert_eq!(code, "AccessDenied", "{operation}: {message}");
        assert!(message.starts_with(&start), "{operation}: {message}");
        asked.insert(operation.name().to_owned());
    }
    assert_eq!(asked, dispatched());
}

#[test]
fn every_operation_is_allowed_by_its_own_actions_alone() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let user = bench.user(HUB, "x");
    for name in dispatched() {
        let operation = Operation::find(Service::Iam, &name).unwrap();
        let request = sample(operation);
        let actions = operation.iam_actions_for(&request.input).join(r#"",""#);
        let document = allow(&actions, "*").replace(&format!(r#""{actions}""#), &format!(r#"["{actions}"]"#));
        assert!(policy::read(&document).is_ok(), "{document}");
        // In a fork: what one operation does is not in the way of the next.
        let mut fork = bench.clone();
        crate::iam::bench::put_user_policy(&mut fork, &root, "x", "p", &document).unwrap();
        if let Err(error) = ask(&mut fork, &user, request) {
            let refused = error.refusal().unwrap();
            // Of a key that isn't there, IAM says that nobody may ask.
            let may = refused
                .message
                .ends_with("on resource: access key xxxxxxxxxxxxxxxx");
            assert!(
                may || refused.code != "AccessDenied",
                "{operation}: {}",
                refused.message
            );
            assert_ne!(
                refused.code, "ValidationError",
                "{operation}: {}",
                refused.message
            );
        }
    }
}
