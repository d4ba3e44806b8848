//! What federated users may do: what their maker may and their session policies say, and nothing else.

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::views::iam as iam_api;
use rolecall_api::views::{ec2, sts as api};

use crate::bench::{Bench, HUB, code, refusal};
use crate::iam::bench::{allow, allow_if, put_user_policy};

fn federate(
    bench: &mut Bench,
    who: &Credentials,
    request: api::GetFederationTokenRequest,
) -> Result<api::GetFederationTokenResponse, CallError> {
    bench.send(who, request)
}

fn named(name: &str) -> api::GetFederationTokenRequest {
    api::GetFederationTokenRequest {
        name: name.into(),
        ..Default::default()
    }
}

fn narrowed(policy: &str) -> api::GetFederationTokenRequest {
    api::GetFederationTokenRequest {
        policy: Some(policy.into()),
        ..named("guest")
    }
}

fn credentials(answer: api::GetFederationTokenResponse) -> Credentials {
    answer.credentials.unwrap().into()
}

/// A user who may federate, and see networks.
fn maker(bench: &mut Bench) -> Credentials {
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    for (name, action) in [("a", "sts:GetFederationToken"), ("b", "ec2:Describe*")] {
        put_user_policy(bench, &root, "anna", name, &allow(action, "*")).unwrap();
    }
    anna
}

fn look(bench: &mut Bench, who: &Credentials) -> Result<(), CallError> {
    bench.send(who, ec2::DescribeVpcsRequest::default()).map(|_| ())
}

#[test]
fn the_answer_names_the_federated_user() {
    let mut bench = Bench::new("instant");
    let anna = maker(&mut bench);
    let answer = federate(&mut bench, &anna, named("guest")).unwrap();
    let user = answer.federated_user.clone().unwrap();
    assert_eq!(user.federated_user_id, "111111111111:guest");
    assert_eq!(user.arn, "arn:aws:sts::111111111111:federated-user/guest");
    assert_eq!(answer.packed_policy_size, Some(0));
    let guest = credentials(answer);
    let who = bench
        .send(&guest, api::GetCallerIdentityRequest::default())
        .unwrap();
    assert_eq!(
        who.arn.as_deref(),
        Some("arn:aws:sts::111111111111:federated-user/guest")
    );
    assert_eq!(who.user_id.as_deref(), Some("111111111111:guest"));
}

#[test]
fn rights_are_those_that_the_maker_and_the_session_have_both() {
    let mut bench = Bench::new("instant");
    let anna = maker(&mut bench);
    let root = bench.root(HUB);
    let nothing = credentials(federate(&mut bench, &anna, named("guest")).unwrap());
    let (code, text) = refusal(look(&mut bench, &nothing));
    assert_eq!(code, "UnauthorizedOperation");
    assert!(
        text.contains("arn:aws:sts::111111111111:federated-user/guest"),
        "{text}"
    );
    let both = federate(&mut bench, &anna, narrowed(&allow("ec2:*", "*"))).unwrap();
    assert!(both.packed_policy_size.unwrap() > 0);
    let both = credentials(both);
    look(&mut bench, &both).unwrap();
    let managed = api::GetFederationTokenRequest {
        policy_arns: vec![api::PolicyDescriptorType {
            arn: Some("arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess".into()),
        }],
        ..named("guest")
    };
    let managed = credentials(federate(&mut bench, &anna, managed).unwrap());
    look(&mut bench, &managed).unwrap();
    // What the maker loses, the federated user loses.
    let request = iam_api::DeleteUserPolicyRequest {
        user_name: "anna".into(),
        policy_name: "b".into(),
    };
    bench.send(&root, request).unwrap();
    look(&mut bench, &both).unwrap_err();
    // The root user has everything, and its federated users what their policies say.
    let guest = federate(&mut bench, &root, narrowed(&allow("ec2:*", "*"))).unwrap();
    look(&mut bench, &credentials(guest)).unwrap();
    let guest = federate(&mut bench, &root, named("guest")).unwrap();
    look(&mut bench, &credentials(guest)).unwrap_err();
}

#[test]
fn neither_iam_nor_sts_is_for_them() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let all = narrowed(&allow("*", "*"));
    let guest = credentials(federate(&mut bench, &root, all).unwrap());
    let asked = bench.send(&guest, iam_api::ListUsersRequest::default());
    assert_eq!(code(asked), "InvalidClientTokenId");
    let role = api::AssumeRoleRequest {
        role_arn: "arn:aws:iam::111111111111:role/any".into(),
        role_session_name: "test".into(),
        ..Default::default()
    };
    let denied = |name: &str| {
        let text = format!("Cannot call {name} with session credentials");
        ("AccessDenied".to_owned(), text)
    };
    assert_eq!(refusal(bench.send(&guest, role)), denied("AssumeRole"));
    assert_eq!(
        refusal(federate(&mut bench, &guest, named("other"))),
        denied("GetFederationToken")
    );
    let session = bench.send(&root, api::GetSessionTokenRequest::default()).unwrap();
    let session = session.credentials.unwrap().into();
    assert_eq!(
        refusal(federate(&mut bench, &session, named("other"))),
        denied("GetFederationToken")
    );
}

#[test]
fn it_takes_the_right_on_that_name_and_to_tag() {
    let mut bench = Bench::new("instant");
    let root = bench.root(HUB);
    let anna = bench.user(HUB, "anna");
    let guests = "arn:aws:sts::111111111111:federated-user/guest*";
    put_user_policy(
        &mut bench,
        &root,
        "anna",
        "a",
        &allow("sts:GetFederationToken", guests),
    )
    .unwrap();
    assert_eq!(
        refusal(federate(&mut bench, &anna, named("boss"))).1,
        "User: arn:aws:iam::111111111111:user/anna is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::111111111111:federated-user/boss because no identity-based policy allows the sts:GetFederationToken action"
    );
    let tagged = api::GetFederationTokenRequest {
        tags: vec![api::Tag {
            key: "Team".into(),
            value: "red".into(),
        }],
        ..narrowed(&allow_if(
            "ec2:DescribeVpcs",
            "*",
            r#"{"StringEquals":{"aws:PrincipalTag/team":"red","aws:PrincipalType":"FederatedUser","aws:userid":"111111111111:guest"}}"#,
        ))
    };
    let (_, text) = refusal(federate(&mut bench, &anna, tagged.clone()));
    assert!(text.contains("sts:TagSession"), "{text}");
    for (name, action) in [("b", "sts:TagSession"), ("c", "ec2:*")] {
        put_user_policy(&mut bench, &root, "anna", name, &allow(action, "*")).unwrap();
    }
    let guest = credentials(federate(&mut bench, &anna, tagged.clone()).unwrap());
    look(&mut bench, &guest).unwrap();
    let twice = api::GetFederationTokenRequest {
        tags: [tagged.tags[0].clone(), tagged.tags[0].clone()].into(),
        ..tagged
    };
    assert_eq!(code(federate(&mut bench, &anna, twice)), "InvalidParameterValue");
}

#[test]
fn it_lasts_as_long_as_asked_and_its_makers_life() {
    let mut bench = Bench::new("instant");
    let anna = maker(&mut bench);
    let root = bench.root(HUB);
    let start = bench.clock.now();
    let lasts = |answer: api::GetFederationTokenResponse| {
        answer
            .credentials
            .unwrap()
            .expiration
            .duration_since(start)
            .as_secs()
    };
    assert_eq!(
        lasts(federate(&mut bench, &anna, named("guest")).unwrap()),
        43_200
    );
    assert_eq!(lasts(federate(&mut bench, &root, named("guest")).unwrap()), 3_600);
    for (seconds, of_user) in [
        (900, Some(900)),
        (129_600, Some(129_600)),
        (129_601, None),
        (899, None),
    ] {
        let asked = api::GetFederationTokenRequest {
            duration_seconds: Some(seconds),
            ..named("guest")
        };
        let answer = federate(&mut bench, &anna, asked.clone());
        match of_user {
            Some(expected) => assert_eq!(lasts(answer.unwrap()), expected),
            None => assert_eq!(code(answer), "ValidationError"),
        }
        if of_user.is_some() {
            let answer = federate(&mut bench, &root, asked).unwrap();
            assert_eq!(lasts(answer), seconds.min(3_600));
        }
    }
    let guest = credentials(federate(&mut bench, &anna, narrowed(&allow("ec2:*", "*"))).unwrap());
    look(&mut bench, &guest).unwrap();
    for (policy_name, user_name) in [("a", "anna"), ("b", "anna")] {
        let request = iam_api::DeleteUserPolicyRequest {
            user_name: user_name.into(),
            policy_name: policy_name.into(),
        };
        bench.send(&root, request).unwrap();
    }
    let request = iam_api::DeleteAccessKeyRequest {
        user_name: Some("anna".into()),
        access_key_id: anna.access_key_id.clone(),
    };
    bench.send(&root, request).unwrap();
    let request = iam_api::DeleteUserRequest {
        user_name: "anna".into(),
    };
    bench.send(&root, request).unwrap();
    let who = bench.send(&guest, api::GetCallerIdentityRequest::default());
    assert_eq!(code(who), "InvalidClientTokenId");
}

#[test]
fn the_journal_says_who_made_it() {
    let mut bench = Bench::new("instant");
    let anna = maker(&mut bench);
    let guest = credentials(federate(&mut bench, &anna, named("guest")).unwrap());
    bench
        .send(&guest, api::GetCallerIdentityRequest::default())
        .unwrap();
    let event = bench.world.journal().events().last().unwrap().to_json();
    let identity = &event["userIdentity"];
    assert_eq!(identity["type"], "FederatedUser");
    assert_eq!(identity["principalId"], "111111111111:guest");
    let issuer = &identity["sessionContext"]["sessionIssuer"];
    assert_eq!(issuer["type"], "IAMUser");
    assert_eq!(issuer["userName"], "anna");
}
