use super::*;
use crate::account::Partition;

/// IAM User Guide, reference_policies_variables: the table of values by principal.
#[test]
fn condition_keys_that_follow_from_the_principal() {
    let account: AccountId = "111111111111".parse().unwrap();
    let role = Arn::role(Partition::Aws, account, "/ops/", "Deploy");
    let federated = Principal::FederatedUser {
        arn: Arn::federated_user(Partition::Aws, account, "fed"),
        user: Arn::user(Partition::Aws, account, "/", "ann"),
        user_id: None,
    };
    let cases: [(Principal, [Option<&str>; 5]); 5] = [
        (
            Principal::root(Partition::Aws, account),
            [
                None,
                Some("111111111111"),
                Some("Account"),
                Some("arn:aws:iam::111111111111:root"),
                Some("111111111111"),
            ],
        ),
        (
            Principal::user(Arn::user(Partition::Aws, account, "/team/", "ann")).with_unique_id("AIDAX"),
            [
                Some("ann"),
                Some("AIDAX"),
                Some("User"),
                Some("arn:aws:iam::111111111111:user/team/ann"),
                Some("111111111111"),
            ],
        ),
        (
            federated,
            [
                None,
                Some("111111111111:fed"),
                Some("FederatedUser"),
                Some("arn:aws:sts::111111111111:federated-user/fed"),
                Some("111111111111"),
            ],
        ),
        (
            Principal::role_session(role, "s1")
                .unwrap()
                .with_unique_id("AROAX"),
            [
                None,
                Some("AROAX:s1"),
                Some("AssumedRole"),
                Some("arn:aws:iam::111111111111:role/ops/Deploy"),
                Some("111111111111"),
            ],
        ),
        (
            Principal::Anonymous,
            [
                None,
                Some("anonymous"),
                Some("Anonymous"),
                None,
                Some("anonymous"),
            ],
        ),
    ];
    let keys = [
        "aws:username",
        "aws:userid",
        "aws:PrincipalType",
        "aws:PrincipalArn",
        "aws:PrincipalAccount",
    ];
    for (principal, expected) in cases {
        let request = Request::new(principal, "s3:GetObject".parse().unwrap(), None);
        for (key, expected) in keys.into_iter().zip(expected) {
            let found = request.context.get(key).map(|values| &*values.as_slice()[0]);
            assert_eq!(found, expected, "{key} of {}", request.principal);
        }
    }
}

#[test]
fn whose_the_resource_is() {
    let ann = || Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap());
    let ask = |resource: Option<&str>| {
        let resource = resource.map(|arn| arn.parse().unwrap());
        Request::new(ann(), "s3:GetObject".parse().unwrap(), resource)
    };
    assert!(!ask(None).is_cross_account());
    assert!(!ask(Some("arn:aws:s3:::b")).is_cross_account());
    assert!(ask(Some("arn:aws:iam::222222222222:role/R")).is_cross_account());
    let mut bucket = ask(Some("arn:aws:s3:::b"));
    bucket.resource_account = "222222222222".parse().ok();
    assert!(bucket.is_cross_account());
    // What AWS manages belongs to no other customer.
    assert!(!ask(Some("arn:aws:iam::aws:policy/AdministratorAccess")).is_cross_account());
}

#[test]
fn policy_types_are_a_set() {
    let mut types = PolicyTypes::default();
    assert!(types.is_empty());
    types.insert(PolicyType::Session);
    types.insert(PolicyType::ServiceControlPolicy);
    types.insert(PolicyType::Session);
    let listed: Vec<_> = types.iter().collect();
    assert_eq!(listed, [PolicyType::ServiceControlPolicy, PolicyType::Session]);
    assert!(!types.contains(PolicyType::Identity));
}
