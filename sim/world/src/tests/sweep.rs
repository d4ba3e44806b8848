//! Every operation of the table, asked by somebody without any right.
//!
//! No answer may come without having been authorized; whatever isn't simulated says so.

use std::collections::BTreeSet;

use rolecall_api::credentials::{Credentials, Secret};
use rolecall_api::document::{Structure, Value};
use rolecall_api::error::CallError;
use rolecall_api::operation::{Operation, Service};
use rolecall_api::port::{Call, Request};
use rolecall_api::shape::{Kind, Member, Shape};
use rolecall_api::validate;

use crate::bench::{Bench, HUB};
use crate::call::handle;
use crate::coverage::{Extent, coverage};

/// Texts of which one fits most members.
const TEXTS: [&str; 9] = [
    "something",
    "arn:aws:iam::111111111111:policy/something",
    "arn:aws:iam::111111111111:role/something",
    "/something/",
    "v1",
    "123456",
    "111111111111",
    "AKIAAAAAAAAAAAAAAAAA",
    "https://example.com/something",
];

fn value(shape: &'static Shape, text: &str) -> Value {
    match &shape.kind {
        Kind::String if shape.secret => Value::Secret(Secret::new(text)),
        Kind::String => Value::String(shape.values.first().copied().unwrap_or(text).to_owned()),
        Kind::Integer => Value::Integer(shape.min.unwrap_or(1).max(1)),
        Kind::Boolean => Value::Boolean(true),
        Kind::Timestamp => Value::Timestamp(jiff::Timestamp::UNIX_EPOCH),
        Kind::Blob => Value::Blob(b"something something".to_vec()),
        Kind::List { member, .. } => Value::List(vec![value(member, text)]),
        Kind::Map { .. } => Value::Map(std::collections::BTreeMap::new()),
        Kind::Structure { members, .. } => Value::Structure(required(members, text)),
    }
}

fn required(members: &'static [Member], text: &str) -> Structure {
    let mut structure = Structure::new();
    for member in members.iter().filter(|member| member.required) {
        structure.insert(member.name, value(member.shape, text));
    }
    structure
}

/// The least input that validation lets pass.
fn least(operation: Operation) -> Option<Request> {
    let members = operation.info().input.members();
    let mut input = Structure::new();
    for member in members.iter().filter(|member| member.required) {
        // The first text that the member's own constraints let pass.
        let fitting = TEXTS.iter().map(|text| value(member.shape, text)).find(|value| {
            let mut only = Structure::new();
            only.insert(member.name, value.clone());
            let name = member.name;
            let decapitalized = name[..1].to_lowercase() + &name[1..];
            match validate::validate(&Request {
                operation,
                input: only,
            }) {
                Ok(()) => true,
                Err(refused) => !refused.message.contains(&format!("'{decapitalized}")),
            }
        });
        input.insert(member.name, fitting?);
    }
    let request = Request { operation, input };
    validate::validate(&request).ok().map(|()| request)
}

fn ask(bench: &mut Bench, who: &Credentials, request: Request) -> Result<(), CallError> {
    let now = bench.clock.now();
    let mut attempt = bench
        .world
        .begin(now, request.operation.service(), "us-east-1", &who.access_key_id);
    attempt.present(who);
    bench
        .world
        .handle(now, &attempt, &Call::new(who.clone()), request)
        .map(drop)
}

const DENIED: [&str; 3] = ["AccessDenied", "UnauthorizedOperation", "AccessDeniedException"];

#[test]
fn nothing_is_answered_without_having_been_authorized() {
    let mut bench = Bench::new("instant");
    let nobody = bench.user(HUB, "nobody");
    let (mut asked, mut simulated) = (0, 0);
    for operation in Operation::all() {
        let Some(request) = least(operation) else { continue };
        asked += 1;
        let answer = ask(&mut bench, &nobody, request);
        if operation.iam_actions().is_empty() {
            answer.unwrap_or_else(|error| panic!("{error}"));
            continue;
        }
        let error = answer.expect_err(&operation.to_string());
        if handle::is_open(operation) {
            // Who calls is what their provider says, and these come with no word of any.
            assert!(error.is("InvalidIdentityToken"), "{operation}: {error}");
            continue;
        }
        if error.is("NotImplemented") {
            continue;
        }
        simulated += 1;
        assert!(DENIED.iter().any(|code| error.is(code)), "{operation}: {error}");
    }
    assert!(
        asked > 150 && simulated > 90,
        "{simulated} simulated of {asked} asked"
    );
}

#[test]
fn the_denied_action_is_the_operation_s_own() {
    let mut bench = Bench::new("instant");
    let nobody = bench.user(HUB, "nobody");
    for operation in Operation::all().filter(|operation| operation.service() != Service::Ec2) {
        let Some(request) = least(operation) else { continue };
        let Err(error) = ask(&mut bench, &nobody, request) else {
            continue;
        };
        let Some(refusal) = error
            .refusal()
            .filter(|refusal| refusal.code.starts_with("AccessDenied"))
        else {
            continue;
        };
        let action = operation.iam_action().unwrap();
        assert!(
            refusal.message.contains(&format!("perform: {action}")),
            "{operation}: {}",
            refusal.message
        );
    }
}

#[test]
fn the_root_user_is_never_denied_and_nothing_panics() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let mut codes = BTreeSet::new();
    for operation in Operation::all() {
        let Some(request) = least(operation) else { continue };
        if let Err(error) = ask(&mut bench, &root, request) {
            let code = error.code().unwrap().to_owned();
            let may = matches!(
                operation,
                Operation::StsAssumeRole | Operation::IamGetAccessKeyLastUsed
            );
            assert!(may || !code.starts_with("AccessDenied"), "{operation}: {error}");
            codes.insert(code);
        }
    }
    assert!(codes.contains("NoSuchEntity"), "{codes:?}");
}

/// What is said of an operation is what a caller who may do everything meets.
#[test]
fn what_is_covered_is_answered_and_nothing_else() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let mut asked = 0;
    for covered in coverage() {
        let Some(request) = least(covered.operation) else {
            continue;
        };
        asked += 1;
        let answer = ask(&mut bench, &root, request);
        let refused = answer.is_err_and(|error| error.is("NotImplemented"));
        match covered.extent {
            Extent::Refused => assert!(refused, "{}", covered.operation),
            Extent::Done | Extent::Partly => assert!(!refused, "{}", covered.operation),
        }
    }
    assert!(asked > 150, "{asked}");
}
