//! Laws that hold for every request and all policies, whatever they say.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and says what it ran"
)]

mod arbitrary;
mod reference;

use arbitrary::{all_policies, attached, conditions, documents, read, requests, statement};
use proptest::prelude::*;
use rolecall_iam::arn::Arn;
use rolecall_iam::decision::{CheckVerdict, Verdict};
use rolecall_iam::evaluate::{
    Attached, Layer, Level, Policies, PolicyType, Principal, Request, Source, decide, verdict,
};
use rolecall_iam::policy::{self, Document};
use serde_json::{Value, json};

/// How much a verdict gives away.
fn openness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Allow => 2,
        Verdict::AllowUnless(_) => 1,
        Verdict::ImplicitDeny | Verdict::ExplicitDeny => 0,
    }
}

fn rebuilt(document: &Document, change: impl Fn(&mut Vec<Value>)) -> Document {
    let mut value: Value = serde_json::from_str(document.text()).unwrap();
    change(value["Statement"].as_array_mut().unwrap());
    read(&value)
}

fn change_all(policies: &mut Policies, change: &dyn Fn(&mut Attached)) {
    let each = |policies: &mut Vec<Attached>| policies.iter_mut().for_each(change);
    let all = |levels: &mut Vec<Level>| levels.iter_mut().for_each(|level| each(&mut level.policies));
    if let Layer::Known(known) = &mut policies.identity {
        each(known);
        known.reverse();
    }
    if let Layer::Known(known) = &mut policies.session {
        each(known);
        known.reverse();
    }
    for layer in [
        &mut policies.boundary,
        &mut policies.resource,
        &mut policies.endpoint,
    ] {
        if let Layer::Known(known) = layer {
            change(known);
        }
    }
    for layer in [&mut policies.scps, &mut policies.rcps] {
        if let Layer::Known(known) = layer {
            all(known);
            known.reverse();
        }
    }
}

const EXEMPT: [&str; 2] = ["sts:getcalleridentity", "sts:getsessiontoken"];

/// `PROPTEST_CASES` makes a longer run.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(600)
}

/// The same question of a user about what is of its own account.
fn of_a_user(request: Request) -> Request {
    Request {
        principal: Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap()),
        resource_account: "111111111111".parse().ok(),
        ..request
    }
}

fn of_statements(version: &str, statements: &[&Value]) -> Policies {
    let document = read(&json!({"Version": version, "Statement": statements}));
    Policies::identity(vec![Attached::new(Source::named("p"), document)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn the_naive_evaluator_agrees(request in requests(), policies in all_policies()) {
        let expected = reference::decide(&request, &policies);
        let decision = decide(&request, &policies);
        prop_assert_eq!(decision.verdict().as_str(), expected, "{}", decision);
    }

    /// Nothing but a condition stands between the caller and an Allow.
    #[test]
    fn the_naive_evaluator_agrees_on_conditions(
        request in requests(),
        conditions in conditions(),
        version in prop::sample::select(vec!["2012-10-17", "2008-10-17"]),
    ) {
        let mut allow = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
        if !conditions.is_null() {
            allow["Condition"] = conditions;
        }
        let (request, policies) = (of_a_user(request), of_statements(version, &[&allow]));
        let decision = decide(&request, &policies);
        prop_assert_eq!(decision.verdict().as_str(), reference::decide(&request, &policies), "{}", decision);
    }

    /// Among many statements that don't match the one that does is found, wherever it stands.
    #[test]
    fn one_among_many_statements_is_found(
        request in requests(),
        mut statements in prop::collection::vec(statement(false), 110..130),
        place in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!EXEMPT.contains(&request.action.folded()));
        let request = of_a_user(request);
        statements.iter_mut().for_each(|statement| statement["Effect"] = "Allow".into());
        let decided = |statements: &[&Value]| verdict(&request, &of_statements("2012-10-17", statements)).as_str();
        let alone = |statement: &&Value| {
            reference::decide(&request, &of_statements("2012-10-17", &[statement])) == "Allow"
        };
        let (matching, others): (Vec<_>, Vec<_>) = statements.iter().partition(alone);
        prop_assert_eq!(decided(&others), "ImplicitDeny");
        for one in matching.iter().take(5) {
            let mut with = others.clone();
            with.insert(place.index(others.len() + 1), one);
            prop_assert_eq!(decided(&with), "Allow", "{}", one);
        }
    }

    #[test]
    fn evidence_changes_no_verdict(request in requests(), policies in all_policies()) {
        let decision = decide(&request, &policies);
        prop_assert_eq!(decision.verdict(), verdict(&request, &policies));
        let denies = decision.evidence().checks().iter()
            .any(|check| check.verdict == CheckVerdict::ExplicitDeny);
        prop_assert_eq!(denies, decision.verdict() == Verdict::ExplicitDeny);
        for (policy_type, statement) in decision.evidence().matched() {
            prop_assert!(statement.span.end > statement.span.start, "{}", policy_type);
        }
        // Every type is spoken of, in AWS's order, unless no policy was asked.
        let mut types: Vec<_> = decision.evidence().checks().iter().map(|check| check.policy_type).collect();
        if !types.is_empty() {
            types.dedup();
            prop_assert_eq!(types, PolicyType::ALL);
        }
    }

    #[test]
    fn what_could_not_match_says_nothing(request in requests(), policies in all_policies()) {
        let mut fewer = policies.clone();
        if let Layer::Known(known) = &mut fewer.identity {
            known.retain(|one| one.document.could_match(&request.action, request.resource.as_ref()));
        }
        prop_assert_eq!(verdict(&request, &fewer), verdict(&request, &policies));
    }

    #[test]
    fn a_deny_for_all_is_never_passed(mut request in requests(), policies in all_policies()) {
        if EXEMPT.contains(&request.action.folded()) {
            request.action = "s3:GetObject".parse().unwrap();
        }
        let mut policies = policies;
        let everyone = read(&json!({"Statement": {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}}));
        policies.resource = Layer::Known(Attached::new(Source::named("deny"), everyone));
        prop_assert!(verdict(&request, &policies).is_denied());
    }

    #[test]
    fn adding_a_deny_never_opens(request in requests(), policies in all_policies(), deny in statement(false)) {
        let before = verdict(&request, &policies);
        let mut deny = deny;
        deny["Effect"] = "Deny".into();
        let mut policies = policies;
        match &mut policies.identity {
            Layer::Known(known) => known.push(Attached::new(Source::named("deny"), read(&json!({"Version": "2012-10-17", "Statement": deny})))),
            _ => return Ok(()),
        }
        prop_assert!(openness(verdict(&request, &policies)) <= openness(before));
    }

    #[test]
    fn adding_an_allow_never_closes(request in requests(), policies in all_policies(), allow in statement(false)) {
        let before = verdict(&request, &policies);
        let mut allow = allow;
        allow["Effect"] = "Allow".into();
        let mut policies = policies;
        match &mut policies.identity {
            Layer::Known(known) => known.push(Attached::new(Source::named("allow"), read(&json!({"Version": "2012-10-17", "Statement": allow})))),
            _ => return Ok(()),
        }
        prop_assert!(openness(verdict(&request, &policies)) >= openness(before));
    }

    #[test]
    fn limits_only_narrow(request in requests(), policies in all_policies(), limit in attached(true), which in 0..5_usize) {
        // Without NotPrincipal with Deny, which a boundary makes stricter and nothing makes laxer.
        let mut without = policies.clone();
        let mut with = policies;
        let level = || vec![Level { target: "r".into(), policies: vec![limit.clone()] }];
        match which {
            0 => { without.boundary = Layer::Absent; with.boundary = Layer::Known(limit.clone()); }
            1 => { without.scps = Layer::Absent; with.scps = Layer::Known(level()); }
            2 => { without.rcps = Layer::Absent; with.rcps = Layer::Known(level()); }
            3 => { without.endpoint = Layer::Absent; with.endpoint = Layer::Known(limit.clone()); }
            // A federated user needs a session policy to have any permission.
            _ if matches!(request.principal, Principal::FederatedUser { .. }) => return Ok(()),
            _ => { without.session = Layer::Absent; with.session = Layer::Known(vec![limit.clone()]); }
        }
        prop_assert!(openness(verdict(&request, &with)) <= openness(verdict(&request, &without)));
    }

    #[test]
    fn a_limit_that_allows_all_is_neutral(request in requests(), policies in all_policies()) {
        let all = Attached::new(
            Source::named("all"),
            read(&json!({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})),
        );
        let everyone = Attached::new(
            Source::named("all"),
            read(&json!({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}})),
        );
        let level = |policy: &Attached| Layer::Known(vec![Level { target: "r".into(), policies: vec![policy.clone()] }]);
        let without = Policies { scps: Layer::Absent, rcps: Layer::Absent, endpoint: Layer::Absent, ..policies };
        let with = Policies { scps: level(&all), rcps: level(&everyone), endpoint: Layer::Known(everyone.clone()), ..without.clone() };
        prop_assert_eq!(verdict(&request, &with), verdict(&request, &without));
    }

    #[test]
    fn order_and_case_of_actions_are_irrelevant(request in requests(), policies in all_policies()) {
        let before = verdict(&request, &policies);
        let mut policies = policies;
        change_all(&mut policies, &|attached| {
            attached.document = rebuilt(&attached.document, |statements| {
                statements.reverse();
                for statement in statements {
                    for element in ["Action", "NotAction"] {
                        match statement.get_mut(element) {
                            Some(Value::String(text)) => *text = text.to_uppercase(),
                            Some(Value::Array(list)) => list.reverse(),
                            _ => {}
                        }
                    }
                }
            });
        });
        prop_assert_eq!(verdict(&request, &policies), before);
    }

    #[test]
    fn what_an_unread_layer_hides_is_within_the_verdict(request in requests(), policies in all_policies(), secret in attached(true)) {
        // Whatever turns out to be there, a certain answer stays.
        let mut unread = policies.clone();
        unread.resource = Layer::unread("later");
        let before = verdict(&request, &unread);
        let mut known = policies;
        known.resource = Layer::Known(secret);
        let after = verdict(&request, &known);
        match before {
            Verdict::Allow => prop_assert_eq!(after, Verdict::Allow),
            Verdict::ImplicitDeny | Verdict::ExplicitDeny => prop_assert!(after.is_denied()),
            Verdict::AllowUnless(types) => {
                prop_assert!(types.contains(PolicyType::Resource));
            }
        }
    }

    #[test]
    fn the_canonical_text_is_a_fixpoint_with_the_same_meaning(document in documents(true), request in requests()) {
        let canonical = read_text(&document.to_json());
        prop_assert_eq!(canonical.to_json(), document.to_json());
        prop_assert_eq!(read_text(&document.to_json_pretty()).to_json(), document.to_json());
        prop_assert!(policy::same_meaning(&canonical, &document));
        let with = |document: &Document| {
            let resource = Layer::Known(Attached::new(Source::named("p"), document.clone()));
            verdict(&request, &Policies { resource, ..Policies::default() })
        };
        prop_assert_eq!(with(&canonical), with(&document));
    }

    #[test]
    fn documents_of_the_same_meaning_decide_alike(a in documents(true), b in documents(true), request in requests()) {
        if policy::same_meaning(&a, &b) {
            let with = |document: &Document| {
                let resource = Layer::Known(Attached::new(Source::named("p"), document.clone()));
                verdict(&request, &Policies { resource, ..Policies::default() })
            };
            prop_assert_eq!(with(&a), with(&b));
        }
    }

    /// From raw text, as `rolecall decide` has it.
    #[test]
    fn a_record_says_what_was_asked(request in requests(), policies in all_policies()) {
        if let Some(text) = as_record(&request, &policies) {
            let record = rolecall_iam::record::read(&text).unwrap();
            prop_assert_eq!(&record.request.context, &request.context);
            prop_assert_eq!(
                verdict(&record.request, &record.policies),
                verdict(&request, &policies),
                "{}", text
            );
        }
    }

    #[test]
    fn no_text_panics(text in r#"[{}\[\]",:a-zA-Z0-9*?$ \\-]{0,60}"#) {
        if let Ok(document) = policy::read(&text) {
            let _ = document.to_json();
        }
        let _ = text.parse::<Arn>();
    }
}

fn read_text(text: &str) -> Document {
    policy::read(text).unwrap()
}

/// The record of a question; `None` where a record can't say it: policies that can't be read, and the
/// user behind a federated user.
fn as_record(request: &Request, policies: &Policies) -> Option<String> {
    // A record calls whom a provider vouches for a service, too: only these have no credentials.
    if matches!(request.principal, Principal::Service { .. })
        && request.action.folded() == "sts:assumerolewithwebidentity"
    {
        return None;
    }
    let kind = match &request.principal {
        Principal::FederatedUser { .. } => return None,
        Principal::Federated { .. } => "federated",
        Principal::Service { .. } => "service",
        Principal::Anonymous => "anonymous",
        Principal::Root { .. } => "root",
        Principal::User { .. } => "user",
        Principal::RoleSession { .. } => "assumed-role",
    };
    let document = |attached: &Attached| serde_json::from_str::<Value>(attached.document.text()).unwrap();
    let many = |layer: &Layer<Vec<Attached>>| match layer {
        Layer::Absent => Some(Value::Null),
        Layer::Known(known) => Some(known.iter().map(document).collect()),
        Layer::Unread(_) => None,
    };
    let one = |layer: &Layer<Attached>| match layer {
        Layer::Absent => Some(Value::Null),
        Layer::Known(known) => Some(document(known)),
        Layer::Unread(_) => None,
    };
    let levels = |layer: &Layer<Vec<Level>>| match layer {
        Layer::Absent => Some(Value::Null),
        Layer::Known(known) => Some(
            known
                .iter()
                .map(|level| level.policies.iter().map(document).collect::<Value>())
                .collect(),
        ),
        Layer::Unread(_) => None,
    };
    let record = json!({
        "request": {
            "principal": request.principal,
            "principal_type": kind,
            "action": request.action,
            "resource": request.resource,
            "resource_account": request.resource_account,
            "context": request.context,
        },
        "policies": {
            "identity": many(&policies.identity)?,
            "session": many(&policies.session)?,
            "boundary": one(&policies.boundary)?,
            "resource": one(&policies.resource)?,
            "vpce": one(&policies.endpoint)?,
            "scps": levels(&policies.scps)?,
            "rcps": levels(&policies.rcps)?,
        },
    });
    Some(record.to_string())
}
