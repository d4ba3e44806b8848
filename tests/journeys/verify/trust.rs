//! The role's side: trust policies that name the wrong one, or ask for what nobody can bring.

use rolecall::custody::Custody as _;
use rolecall::exit::Exit;
use rolecall::verify::Outcome;
use rolecall_api::credentials::Credentials;
use rolecall_api::views::iam::{
    AddUserToGroupRequest, AttachUserPolicyRequest, CreateAccessKeyRequest, CreateUserRequest,
    DeleteAccessKeyRequest, DeleteUserRequest, DetachUserPolicyRequest, RemoveUserFromGroupRequest,
};
use rolecall_iam::arn::Arn;

use super::{GROUP, THE_HUB, applied, denied, trust, trusting};
use crate::stage::{HUB, Journey, THREE, says};

#[tokio::test(start_paused = true)]
async fn scenario_52_trust_of_a_wrong_account() {
    let report = trusting(r#""Principal":{"AWS":"arn:aws:iam::333333333333:root"}"#).await;
    let finding = denied(&report);
    says(
        &finding,
        &[
            "identity   allowed    micetro-hub-01/assume-222222222222, statement 1",
            "trust      no match   dns/role/MicetroAccess, statement 1",
            "both sides must allow",
            "is another account than the hub",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_53_external_id_required() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"StringEquals":{{"sts:ExternalId":"secret"}}}}"#
    ))
    .await;
    let finding = denied(&report);
    says(
        &finding,
        &[
            "sts:ExternalId must equal secret, and the request has none",
            "Micetro can't send an external id",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_54_mfa_required() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"Bool":{{"aws:MultiFactorAuthPresent":"true"}}}}"#
    ))
    .await;
    says(
        &denied(&report),
        &[
            "aws:MultiFactorAuthPresent must be true",
            "an access key never comes with MFA",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_55_source_account_in_the_trust() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"StringEquals":{{"aws:SourceAccount":"111111111111"}}}}"#
    ))
    .await;
    says(
        &denied(&report),
        &["aws:SourceAccount must equal", "never when a user calls"],
    );
}

#[tokio::test(start_paused = true)]
async fn scenario_56_stale_unique_id_in_the_trust() {
    let journey = applied(THREE).await;
    trust(
        &journey,
        r#""Principal":{"AWS":"arn:aws:iam::111111111111:user/micetro"}"#,
    )
    .await;
    let report = journey.verify().await;
    assert!(
        matches!(report.edges[0].outcome, Outcome::Proved { .. }),
        "{:#?}",
        report.findings
    );
    recreate_user(&journey).await;
    let report = journey.verify().await;
    says(
        &denied(&report),
        &[
            "Principal names AIDA",
            "is the unique id of a user or role that was deleted",
        ],
    );
}

/// Deletes the hub's user, and makes one of the same name by hand, with the same rights and a key.
async fn recreate_user(journey: &Journey) {
    let user_name = "micetro".to_owned();
    let group_name = GROUP.to_owned();
    let policy_arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess".to_owned();
    let access_key_id = journey.key().access_key_id;
    let some = Some(user_name.clone());
    journey
        .root(
            HUB,
            DeleteAccessKeyRequest {
                user_name: some.clone(),
                access_key_id: access_key_id.clone(),
            },
        )
        .await;
    let member = (group_name.clone(), user_name.clone());
    journey
        .root(
            HUB,
            RemoveUserFromGroupRequest {
                group_name: member.0,
                user_name: member.1,
            },
        )
        .await;
    journey
        .root(
            HUB,
            DetachUserPolicyRequest {
                user_name: user_name.clone(),
                policy_arn: policy_arn.clone(),
            },
        )
        .await;
    journey
        .root(
            HUB,
            DeleteUserRequest {
                user_name: user_name.clone(),
            },
        )
        .await;
    journey
        .root(
            HUB,
            CreateUserRequest {
                user_name: user_name.clone(),
                ..CreateUserRequest::default()
            },
        )
        .await;
    journey
        .root(
            HUB,
            AttachUserPolicyRequest {
                user_name: user_name.clone(),
                policy_arn,
            },
        )
        .await;
    journey
        .root(
            HUB,
            AddUserToGroupRequest {
                group_name,
                user_name: user_name.clone(),
            },
        )
        .await;
    let key = journey
        .root(HUB, CreateAccessKeyRequest { user_name: some })
        .await
        .access_key;
    journey.custody.forget(&access_key_id).expect("memory forgets");
    let arn: Arn = "arn:aws:iam::111111111111:user/micetro".parse().expect("an ARN");
    let key = Credentials::long_term(key.access_key_id, key.secret_access_key);
    journey.custody.store(&arn, &key).expect("memory keeps");
}

#[tokio::test(start_paused = true)]
async fn a_misspelt_user_in_the_trust_is_found_on_the_users_own_line() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"ArnEquals":{{"aws:PrincipalArn":"arn:aws:iam::111111111111:user/micetroo"}}}}"#
    ))
    .await;
    says(
        &denied(&report),
        &[
            "trust: hub-user",
            "aws:PrincipalArn must equal arn:aws:iam::111111111111:user/micetroo, and is arn:aws:iam::111111111111:user/micetro",
            "hint: did you mean `hub/user/micetro`?",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_trust_that_lets_in_more_than_was_promised_is_open() {
    let report = trusting(r#""Principal":{"AWS":"*"}"#).await;
    assert_eq!(report.proved(), 2);
    assert_eq!(report.exit(), Exit::Refuted);
    let open: Vec<&str> = report
        .non_edges
        .iter()
        .filter(|edge| !edge.closed)
        .map(|edge| edge.who.as_str())
        .collect();
    assert_eq!(
        open,
        ["hub/user/rehearsal-tempted", "outside/user/rehearsal-outsider"],
        "{:#?}",
        report.non_edges
    );
    let finding = report
        .findings
        .iter()
        .rfind(|finding| finding.code == "verify/open")
        .expect("a finding");
    says(
        finding,
        &["`outside/user/rehearsal-outsider` may assume `dns/role/MicetroAccess`, which was not promised"],
    );
}

#[tokio::test(start_paused = true)]
async fn a_trust_of_the_whole_hub_is_open_where_the_user_alone_was_promised() {
    let report = trusting(THE_HUB).await;
    let finding = report.findings.first().expect("a finding");
    says(
        finding,
        &[
            "`hub/user/rehearsal-tempted` may assume `dns/role/MicetroAccess`, which was not promised",
            "trust: hub-user",
            "both sides allow",
        ],
    );
    assert_eq!(report.exit(), Exit::Refuted);
}

#[tokio::test(start_paused = true)]
async fn where_the_whole_hub_is_trusted_a_neighbour_without_rights_is_kept_out() {
    let journey = applied(&THREE.replace("trust: hub-user", "trust: hub-account")).await;
    let report = journey.verify().await;
    assert!(report.holds(), "{:#?}", report.findings);
    assert_eq!(report.non_edges[0].who, "hub/user/rehearsal-neighbour");
    assert_eq!(report.refused(), 6);
}

#[tokio::test(start_paused = true)]
async fn a_condition_that_hangs_on_where_the_call_comes_from_is_no_certain_denial() {
    let report = trusting(&format!(
        r#"{THE_HUB},"Condition":{{"IpAddress":{{"aws:SourceIp":"192.0.2.0/24"}}}}"#
    ))
    .await;
    let Outcome::Early { seconds } = report.edges[0].outcome else {
        panic!("{:#?}", report.edges[0]);
    };
    assert!((10.0..20.0).contains(&seconds), "{seconds} s");
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.code == "verify/early");
    says(
        finding.expect("a finding"),
        &["it hangs on `aws:SourceIp`", "try from there"],
    );
}

#[tokio::test(start_paused = true)]
async fn the_organization_of_the_hub_is_known_to_the_law() {
    let text = THREE.replace(
        "consumer: micetro\n",
        "consumer: micetro\nmanagement: { account: \"444444444444\" }\n",
    );
    let journey = applied(&text).await;
    let id = journey.world(|world| {
        world
            .organization()
            .map(|organization| organization.id.to_string())
    });
    let id = id.expect("there is an organization");
    let condition =
        |id: &str| format!(r#"{THE_HUB},"Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"{id}"}}}}"#);
    trust(&journey, &condition(&id)).await;
    let report = journey.verify().await;
    assert!(
        matches!(report.edges[0].outcome, Outcome::Proved { .. }),
        "{:#?}",
        report.findings
    );
    trust(&journey, &condition("o-another")).await;
    let report = journey.verify().await;
    says(
        &denied(&report),
        &["aws:PrincipalOrgID must equal o-another, and is o-"],
    );
}
