//! A world without HTTP: the port, and what is kept of refusals.

use rolecall_api::AwsExt as _;
use rolecall_api::views::iam::{CreateUserRequest, GetUserRequest};

use super::*;

fn hub() -> AccountId {
    "111111111111".parse().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_world_is_an_aws_and_keeps_what_it_refused() {
    let aws = World::seeded(1);
    let root = Call::new(aws.root_credentials(hub()));
    let anna = CreateUserRequest {
        user_name: "anna".into(),
        ..CreateUserRequest::default()
    };
    aws.send(&root, anna.clone()).await.unwrap();
    assert!(aws.refusals().is_empty());
    let again = aws.send(&root, anna).await.unwrap_err();
    let id = again.request_id.as_ref().unwrap().as_str();
    let kept = aws.clone().refusal(id).unwrap();
    assert_eq!((kept.code.as_str(), kept.at), ("EntityAlreadyExists", aws.now()));
    assert!(kept.decision.is_none() && kept.why().is_empty());
    assert_eq!(
        kept.to_string(),
        "iam:CreateUser was refused: EntityAlreadyExists: User with name anna already exists."
    );
}

#[tokio::test(start_paused = true)]
async fn the_root_of_an_account_is_the_same_each_time_and_a_fork_has_it() {
    let aws = World::seeded(1);
    let credentials = aws.root_credentials(hub());
    assert_eq!(
        credentials.access_key_id,
        aws.root_credentials(hub()).access_key_id
    );
    let fork = aws.fork();
    let root = Call::new(credentials);
    fork.send(&root, GetUserRequest::default()).await.unwrap();
    assert_eq!((fork.events().len(), aws.events().len()), (1, 0));
    assert!(format!("{aws:?}").contains("seed: 1"), "{aws:?}");
}
