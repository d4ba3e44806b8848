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

fn document(text: &str) -> Attached {
    let document = crate::policy::read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    Attached::new(Source::named("p"), document)
}

fn statement(text: &str) -> Attached {
    document(&format!(r#"{{"Version":"2012-10-17","Statement":[{text}]}}"#))
}

fn asked(principal: Principal, action: &str, resource: &str) -> Request {
    let resource = Some(resource.parse().unwrap());
    Request::new(principal, action.parse().unwrap(), resource)
}

#[test]
fn policies_that_ask_the_context() {
    let plain = || statement(r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/*"}"#);
    let variable =
        || statement(r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}"#);
    let condition =
        || statement(r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":"true"}}}"#);
    let level = |policy: Attached| {
        Layer::Known(vec![Level {
            target: "r".into(),
            policies: vec![policy],
        }])
    };
    assert!(!Policies::default().ask_context());
    let in_each = |policy: fn() -> Attached| {
        let policy: &dyn Fn() -> Attached = &policy;
        [
            Policies::identity(vec![policy()]),
            Policies {
                boundary: Layer::Known(policy()),
                ..Policies::default()
            },
            Policies {
                session: Layer::Known(vec![policy()]),
                ..Policies::default()
            },
            Policies {
                resource: Layer::Known(policy()),
                ..Policies::default()
            },
            Policies {
                scps: level(policy()),
                ..Policies::default()
            },
            Policies {
                rcps: level(policy()),
                ..Policies::default()
            },
            Policies {
                endpoint: Layer::Known(policy()),
                ..Policies::default()
            },
        ]
    };
    assert!(in_each(plain).iter().all(|policies| !policies.ask_context()));
    assert!(in_each(variable).iter().all(Policies::ask_context));
    assert!(in_each(condition).iter().all(Policies::ask_context));
}

/// What limits a user's session can't limit who has none.
#[test]
fn session_policies_are_of_those_who_have_policies() {
    let everyone = statement(r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#);
    let policies = Policies {
        resource: Layer::Known(everyone),
        session: Layer::Known(Vec::new()),
        ..Policies::default()
    };
    for principal in [Principal::Anonymous, Principal::service("ec2.amazonaws.com")] {
        let request = asked(principal, "s3:GetObject", "arn:aws:s3:::b/k");
        let decision = decide(&request, &policies);
        assert_eq!(decision.verdict(), Verdict::Allow, "{decision}");
        let checks = decision.evidence().checks();
        let session = checks
            .iter()
            .find(|check| check.policy_type == PolicyType::Session);
        assert_eq!(
            session.unwrap().verdict,
            crate::decision::CheckVerdict::NotApplicable
        );
    }
}

/// The account's ARN is the root user's own: nothing but explicit denies limits what it is allowed so.
#[test]
fn the_root_user_is_named_by_its_account() {
    let account: AccountId = "111111111111".parse().unwrap();
    let named =
        statement(r#"{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"*","Resource":"*"}"#);
    let policies = Policies {
        resource: Layer::Known(named),
        session: Layer::Known(Vec::new()),
        ..Policies::default()
    };
    let root = asked(
        Principal::root(Partition::Aws, account),
        "s3:GetObject",
        "arn:aws:s3:::b/k",
    );
    assert_eq!(verdict(&root, &policies), Verdict::Allow);
    let user = Principal::user(Arn::user(Partition::Aws, account, "/", "ann"));
    let user = asked(user, "s3:GetObject", "arn:aws:s3:::b/k");
    assert_eq!(verdict(&user, &policies), Verdict::ImplicitDeny);
}

/// Of those that came equally far the first is shown, whichever of its conditions failed.
#[test]
fn the_nearest_statement_is_the_one_that_failed_last() {
    const ACTION: &str = r#"{"Effect":"Allow","Action":"x:Y","Resource":"*"}"#;
    const RESOURCE: &str = r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::c"}"#;
    const FIRST: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":"true"}}}"#;
    const SECOND: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"ann"},"Bool":{"a":"true"}}}"#;
    let ann = || Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap());
    for (statements, expected) in [
        ([ACTION, RESOURCE], 1),
        ([RESOURCE, ACTION], 0),
        ([RESOURCE, RESOURCE], 0),
        ([ACTION, ACTION], 0),
        ([FIRST, SECOND], 0),
        ([SECOND, FIRST], 0),
        ([FIRST, ACTION], 0),
        ([RESOURCE, SECOND], 1),
    ] {
        let policies = Policies::identity(vec![statement(&statements.join(","))]);
        let decision = decide(&asked(ann(), "s3:GetObject", "arn:aws:s3:::b/k"), &policies);
        let checks = decision.evidence().checks();
        let nearest = checks.iter().find_map(|check| check.nearest.as_ref());
        assert_eq!(nearest.unwrap().statement, expected, "{statements:?}");
    }
}

/// IAM User Guide, reference_policies_elements_notprincipal: every ARN that stands for the caller must be
/// listed. Assumed of federated users, as of role sessions.
#[test]
fn a_deny_with_not_principal_spares_who_is_listed_in_full() {
    let account: AccountId = "111111111111".parse().unwrap();
    let federated = |user: Arn, user_id: Option<&str>| Principal::FederatedUser {
        arn: Arn::federated_user(Partition::Aws, account, "fed"),
        user,
        user_id: user_id.map(Into::into),
    };
    let ann = Arn::user(Partition::Aws, account, "/", "ann");
    let by_ann = || federated(ann.clone(), Some("AIDAANN"));
    let by_root = || federated(Arn::root(Partition::Aws, account), None);
    const FED: &str = "arn:aws:sts::111111111111:federated-user/fed";
    const ANN: &str = "arn:aws:iam::111111111111:user/ann";
    const ROOT: &str = "111111111111";
    let cases: [(Principal, &[&str], bool); 9] = [
        (by_ann(), &[FED, ANN, ROOT], true),
        (by_ann(), &[FED, "AIDAANN", ROOT], true),
        (by_ann(), &[ANN, ROOT], false),
        (by_ann(), &[FED, ROOT], false),
        (by_ann(), &[FED, ANN], false),
        (by_ann(), &["*"], true),
        (by_root(), &[FED, ROOT], true),
        (by_root(), &[FED], false),
        (by_root(), &[ROOT], false),
    ];
    for (principal, listed, spared) in cases {
        let listed = listed.join(r#"",""#);
        let resource = statement(&format!(
            r#"{{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}},
               {{"Effect":"Deny","NotPrincipal":{{"AWS":["{listed}"]}},"Action":"*","Resource":"*"}}"#
        ));
        let policies = Policies {
            resource: Layer::Known(resource),
            ..Policies::default()
        };
        let request = asked(principal, "s3:GetObject", "arn:aws:s3:::b/k");
        let expected = if spared {
            Verdict::Allow
        } else {
            Verdict::ExplicitDeny
        };
        assert_eq!(verdict(&request, &policies), expected, "{listed}");
    }
}

#[test]
fn what_the_entries_of_a_principal_name() {
    let text = r#"{"Statement":{"Effect":"Allow","Action":"*","Principal":{"AWS":["123456789012",
        "arn:aws:iam::123456789012:root","12345678901a","1234567890123","arn:aws:s3::123456789012:root",
        "xrn:aws:iam::123456789012:root","arn:aws:iam::12345678901x:root","AIDAX","AROAX","AROAX:s","ABIAX"],
        "Service":"AIDAX"}}}"#;
    let attached = document(text);
    let element = attached.document.statements()[0].principal().unwrap();
    let whole = &text[element.span().start..element.span().end];
    assert!(
        whole.starts_with(r#"{"AWS""#) && whole.ends_with(r#""AIDAX"}"#),
        "{whole}"
    );
    let of = |keep: &dyn Fn(&crate::principal::PrincipalEntry) -> bool| -> Vec<usize> {
        let entries = element.entries().iter().enumerate();
        entries
            .filter(|(_, entry)| keep(entry))
            .map(|(index, _)| index)
            .collect()
    };
    assert_eq!(of(&|entry| entry.account() == Some("123456789012")), [0, 1]);
    assert_eq!(of(&|entry| entry.account().is_some()), [0, 1]);
    assert_eq!(of(&crate::principal::PrincipalEntry::is_unique_id), [7, 8]);
    let ann = Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap());
    assert_eq!(ann.unique_id(), None);
    assert_eq!(ann.with_unique_id("AIDAX").unique_id(), Some("AIDAX"));
    assert_eq!(Principal::Anonymous.with_unique_id("AIDAX").unique_id(), None);
}
