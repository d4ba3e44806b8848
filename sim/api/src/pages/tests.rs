//! Pages are followed to their end, and no further.

use std::sync::Mutex;

use crate::credentials::{Credentials, SecretAccessKey};
use crate::document::{Structure, Value};
use crate::error::CallError;
use crate::operation::Operation;
use crate::port::{Aws, AwsExt, Call, Request, Response};
use crate::views::{iam, organizations};

/// Answers by script, and keeps what it was asked.
struct Script {
    answers: Mutex<Vec<Result<Structure, CallError>>>,
    asked: Mutex<Vec<Request>>,
}

impl Script {
    fn new(answers: impl IntoIterator<Item = Result<Structure, CallError>>) -> Script {
        let mut answers: Vec<_> = answers.into_iter().collect();
        answers.reverse();
        Script {
            answers: Mutex::new(answers),
            asked: Mutex::default(),
        }
    }

    fn tokens(&self, member: &str) -> Vec<Option<String>> {
        let asked = self.asked.lock().unwrap();
        asked
            .iter()
            .map(|request| request.input.text(member).map(str::to_owned))
            .collect()
    }
}

impl Aws for Script {
    async fn call(&self, _: &Call, request: Request) -> Result<Response, CallError> {
        self.asked.lock().unwrap().push(request);
        let answer = self
            .answers
            .lock()
            .unwrap()
            .pop()
            .expect("a call beyond the script");
        Ok(Response {
            output: answer?,
            request_id: "1".into(),
        })
    }
}

fn call() -> Call {
    Call::new(Credentials::long_term("AKIA", SecretAccessKey::new("s")))
}

fn aliases(names: &[&str], marker: Option<&str>) -> Structure {
    let names = Value::List(names.iter().map(|&name| Value::from(name)).collect());
    let page = Structure::new()
        .with("AccountAliases", names)
        .with("IsTruncated", marker.is_some());
    match marker {
        Some(marker) => page.with("Marker", marker),
        None => page,
    }
}

#[tokio::test]
async fn an_empty_page_may_have_a_successor() {
    let pages = [
        aliases(&["a"], Some("1")),
        aliases(&[], Some("2")),
        aliases(&["b", "c"], None),
    ];
    let script = Script::new(pages.map(Ok));
    let request = iam::ListAccountAliasesRequest {
        max_items: Some(2),
        ..Default::default()
    };
    let answer = script.send_all(&call(), request).await.unwrap();
    assert_eq!(answer.account_aliases, ["a", "b", "c"]);
    assert_eq!((answer.is_truncated, answer.marker), (Some(false), None));
    assert_eq!(
        script.tokens("Marker"),
        [None, Some("1".to_owned()), Some("2".to_owned())]
    );
    assert!(
        script
            .asked
            .lock()
            .unwrap()
            .iter()
            .all(|request| request.input.integer("MaxItems") == Some(2))
    );
}

#[tokio::test]
async fn every_list_of_a_page_is_collected() {
    let user = |name: &str| Structure::new().with("UserName", name);
    let group = |name: &str| Structure::new().with("GroupName", name);
    let first = Structure::new()
        .with("UserDetailList", vec![user("u")])
        .with("IsTruncated", true)
        .with("Marker", "1");
    let second = Structure::new()
        .with("GroupDetailList", vec![group("g")])
        .with("IsTruncated", false);
    let script = Script::new([Ok(first), Ok(second)]);
    let request = iam::GetAccountAuthorizationDetailsRequest::default();
    let answer = script.send_all(&call(), request).await.unwrap();
    assert_eq!(answer.user_detail_list[0].user_name.as_deref(), Some("u"));
    assert_eq!(answer.group_detail_list[0].group_name.as_deref(), Some("g"));
}

#[tokio::test]
async fn a_marker_on_a_last_page_is_no_page() {
    let script = Script::new([Ok(aliases(&["a"], None).with("Marker", "stale"))]);
    let answer = script
        .send_all(&call(), iam::ListAccountAliasesRequest::default())
        .await
        .unwrap();
    assert_eq!(answer.account_aliases, ["a"]);
}

#[tokio::test]
async fn a_list_without_a_flag_goes_by_its_token() {
    let account = |id: &str| Structure::new().with("Id", id);
    let first = Structure::new()
        .with("Accounts", vec![account("1")])
        .with("NextToken", "n");
    let second = Structure::new().with("Accounts", vec![account("2")]);
    let script = Script::new([Ok(first), Ok(second)]);
    let answer = script
        .send_all(&call(), organizations::ListAccountsRequest::default())
        .await
        .unwrap();
    assert_eq!(answer.accounts.len(), 2);
    assert_eq!(script.tokens("NextToken"), [None, Some("n".to_owned())]);
}

#[tokio::test]
async fn a_list_that_turns_in_circles_is_unintelligible() {
    let pages = [
        aliases(&["a"], Some("1")),
        aliases(&["b"], Some("2")),
        aliases(&["c"], Some("1")),
    ];
    let script = Script::new(pages.map(Ok));
    let error = script
        .send_all(&call(), iam::ListAccountAliasesRequest::default())
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "iam:ListAccountAliases was answered in a way that can't be read: the page after `1` came twice"
    );
}

#[tokio::test]
async fn a_page_that_fails_fails_the_list() {
    let refused = CallError::unanswered(Operation::IamListAccountAliases, "connection reset");
    let script = Script::new([Ok(aliases(&["a"], Some("1"))), Err(refused)]);
    let error = script
        .send_all(&call(), iam::ListAccountAliasesRequest::default())
        .await
        .unwrap_err();
    assert!(error.may_have_happened());
}

#[tokio::test]
async fn an_answer_without_a_required_member_is_unintelligible() {
    let script = Script::new([Ok(
        Structure::new().with("User", Structure::new().with("Path", "/"))
    )]);
    let error = script
        .send(&call(), iam::GetUserRequest::default())
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "iam:GetUser was answered in a way that can't be read: `User.UserName` is missing"
    );
    assert_eq!(error.request_id, Some("1".into()));
}
