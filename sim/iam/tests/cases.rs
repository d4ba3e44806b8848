//! Cases of other projects, from a folder beside the repository: 580 evaluations and 139 documents.
//!
//! They are data of others and not part of this repository. `ROLECALL_CASES` names the folder. Where
//! it is absent the tests say so and pass, unless `CI` or `ROLECALL_REQUIRE_CASES` is set. What AWS's
//! documentation overrules is listed here by id, with the reason and the page.

#![expect(
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it ran"
)]

use std::path::PathBuf;

use rolecall_iam::evaluate::{decide, verdict};
use rolecall_iam::policy::{self, Kind};
use rolecall_iam::record;
use serde_json::Value;

/// Cases that AWS's documentation overrules: id, what the law decides, why, page.
const OVERRULED: &[(&str, &str, &str, &str)] = &[
    (
        "substrate/TestEvaluate_PrincipalMatching.func1#11",
        "ImplicitDeny",
        "a Federated entry names a provider's users in AssumeRoleWithWebIdentity and AssumeRoleWithSAML, \
         not a service that calls AssumeRole",
        "IAM User Guide, reference_policies_elements_principal",
    ),
    (
        "substrate/TestEvaluate_EmptyAction#0",
        "error: `` is not an action: it must be `service:Name`, without wildcards",
        "a request without an action is none that AWS would authorize or refuse",
        "IAM User Guide, reference_policies_elements_action",
    ),
];

/// Documents that the law judges otherwise: id, its answer, why, page.
const DOCUMENTS_OVERRULED: &[(&str, &str, &str, &str)] = &[
    (
        "moto/valid_policy_documents#39",
        SID,
        "a Sid has letters and digits only; this one has underscores",
        "IAM User Guide, reference_policies_elements_sid",
    ),
    (
        "moto/valid_policy_documents#40",
        SID,
        "a Sid has letters and digits only; this one has underscores",
        "IAM User Guide, reference_policies_elements_sid",
    ),
    (
        "moto/invalid_policy_document_test_cases#29",
        "Policy statement must contain resources.",
        "a missing resource is told before an action without vendor",
        "recorded in February 2026: LocalStack's tests, test_iam_policies.snapshot.json, invalid-29",
    ),
    (
        "moto/invalid_policy_document_test_cases#35",
        "IAM resource path must either be \"*\", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.",
        "the text has come to name root",
        "recorded in February 2026: LocalStack's tests, test_iam_policies.snapshot.json, invalid-35",
    ),
    (
        "moto/trust#resource",
        "Has prohibited field Resource",
        "the text has no full stop",
        "recorded in February 2026: LocalStack's tests, test_iam_roles.snapshot.json",
    ),
    (
        "moto/trust#action",
        "AssumeRole policy may only specify STS AssumeRole actions.",
        "the text is another now",
        "recorded in February 2026: LocalStack's tests, test_iam_roles.snapshot.json",
    ),
    (
        "terraform-provider-aws#8905",
        "valid",
        "whether the principal exists is known to a world, which refuses it then; the document is well-formed",
        "IAM User Guide, reference_policies_elements_principal",
    ),
];

const SID: &str = "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";

fn lines(file: &str) -> Option<Vec<String>> {
    let folder = std::env::var_os("ROLECALL_CASES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases"),
        PathBuf::from,
    );
    let path = folder.join(file);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            let required = ["CI", "ROLECALL_REQUIRE_CASES"]
                .iter()
                .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
            assert!(!required, "{}: {error}", path.display());
            println!("not run: {} is absent ({error})", path.display());
            return None;
        }
    };
    Some(text.lines().map(str::to_owned).collect())
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

#[test]
fn evaluations() {
    let Some(lines) = lines("policy-evaluation.jsonl") else {
        return;
    };
    let mut wrong = Vec::new();
    let mut overruled = 0;
    for line in &lines {
        let case: Value = serde_json::from_str(line).unwrap();
        let id = text(&case, "id");
        let expected = text(&case, "expected");
        let overrule = OVERRULED.iter().find(|(overruled, ..)| *overruled == id);
        let found = match record::read(line) {
            Err(error) => format!("error: {error}"),
            Ok(record) => {
                assert_eq!(record.id.as_deref(), Some(&*case["id"].to_string()));
                let decision = decide(&record.request, &record.policies);
                assert_eq!(
                    decision.verdict(),
                    verdict(&record.request, &record.policies),
                    "{id}"
                );
                decision.verdict().to_string()
            }
        };
        let wanted = overrule.map_or(expected, |(_, decided, ..)| decided);
        overruled += usize::from(overrule.is_some());
        let same = found == wanted || (wanted == "Deny" && found.ends_with("Deny"));
        if !same {
            wrong.push(format!("{id}: expected {wanted}, found {found}: {line}"));
        }
        if overrule.is_some() {
            assert_ne!(found, expected, "{id} needs no overruling");
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{} evaluations, {overruled} overruled", lines.len());
}

#[test]
fn documents() {
    let Some(lines) = lines("policy-validation.jsonl") else {
        return;
    };
    let records: Vec<Value> = lines
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut wrong = Vec::new();
    let mut overruled = 0;
    for record in &records {
        let id = text(record, "id");
        let kind = match text(record, "kind") {
            "managed-policy" => Kind::Managed,
            "inline-policy" => Kind::Identity,
            "trust-policy" => Kind::Trust,
            other => panic!("kind {other}"),
        };
        let document = match &record["document"] {
            Value::String(text) => text.clone(),
            document => document.to_string(),
        };
        let found = match policy::admit(&document, kind) {
            Ok(_) => "valid".to_owned(),
            Err(refusal) => refusal.message,
        };
        let asserted = record["expected"]["message"].as_str().unwrap_or("valid");
        let overrule = DOCUMENTS_OVERRULED
            .iter()
            .find(|(overruled, ..)| id.ends_with(overruled));
        let expected = overrule.map_or(asserted, |(_, decided, ..)| decided);
        if overrule.is_some() {
            overruled += 1;
            assert_ne!(found, asserted, "{id} needs no overruling");
        }
        if found != expected {
            wrong.push(format!("{id}: expected {expected}, found {found}: {document}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{} documents, {overruled} overruled", records.len());
}
