use std::path::Path;
use std::sync::Arc;

use super::{Loaded, load, read};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::report::diagnostic::human;
use crate::setup::{Consumer, KeyDestination, Trust};
use proptest::prelude::*;
use rolecall_iam::account::Partition;

mod scenarios;
mod schema;

const GOOD: &str = include_str!("../../examples/micetro.yaml");

fn source(text: &str) -> Arc<Source> {
    Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: text.to_owned(),
    })
}

fn reading(text: &str) -> Result<Loaded, Vec<Diagnostic>> {
    // Tests run in the package's folder; a whole path would stand in what is compared.
    read(&source(text), Path::new("tests/fixtures/spec"))
}

fn good(text: &str) -> Loaded {
    reading(text).unwrap_or_else(|findings| panic!("{}", human(&findings, false)))
}

/// Codes with places, in the order of the text.
fn found(text: &str) -> Vec<String> {
    let findings = match reading(text) {
        Ok(loaded) => loaded.warnings,
        Err(findings) => findings,
    };
    findings
        .iter()
        .map(|finding| {
            let place = finding
                .labels
                .first()
                .map_or_else(String::new, |label| label.place.to_string());
            format!("{} {place}", finding.code)
        })
        .collect()
}

/// Codes with what is underlined.
fn underlined(text: &str) -> Vec<(&'static str, String)> {
    let findings = reading(text).err().unwrap_or_default();
    let first = |finding: &Diagnostic| {
        let place = &finding.labels[0].place;
        (finding.code, place.source.text[place.start..place.end].to_owned())
    };
    findings.iter().map(first).collect()
}

#[test]
fn the_examples_have_no_finding() {
    for (file, spokes) in [
        ("examples/micetro.yaml", 2),
        ("examples/forty.yaml", 40),
        ("examples/packed.yaml", 3),
    ] {
        let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        assert_eq!(loaded.setup.spokes.len(), spokes, "{file}");
        assert!(loaded.warnings.is_empty(), "{file}: {:?}", loaded.warnings);
    }
}

#[test]
fn the_manual_step_i_3_gives_the_hub_its_rights() {
    let user = good(GOOD).setup.hub.user;
    let names: Vec<&str> = user
        .managed
        .iter()
        .map(rolecall_iam::arn::Arn::resource_name)
        .collect();
    assert_eq!(
        names,
        [
            "AmazonEC2FullAccess",
            "AmazonRoute53FullAccess",
            "IAMReadOnlyAccess"
        ]
    );
    let without = good(&GOOD.replace("manages-itself: true", "manages-itself: false"));
    assert_eq!(without.setup.hub.user.managed.len(), 1);
}

/// Everything that is wrong, at once, in one text: form, values, and what only resolving can tell.
#[test]
fn all_findings_come_at_once() {
    let text = "\
name: Micetro
consumr: micetro
consumer: micetro
hub:
  account: \"111111111111\"
  user: { name: 12, tags: { \"aws:x\": y } }
role:
  name: Mice tro
  description: a — b
  max-session: 13h
  external-id: abc
  policies: [IAMReadOnlyAcces]
  inline: { own: ./nowhere.json }
spokes:
  - account: 22222222222
  - { account: 333333333333, alias: net }
  - { account: \"333333333333\", alias: Net }
  - { account: \"111111111111\" }
  - alias: lost
access-key: { to: command }
";
    let findings = reading(text).unwrap_err();
    insta::assert_snapshot!(human(&findings, false));
}

#[test]
fn a_leading_zero_survives_quoted_or_not() {
    let text = GOOD.replace("\"012345678901\"", "012345678901");
    let loaded = good(&text);
    assert_eq!(loaded.setup.spokes[0].account.as_str(), "012345678901");
    assert_eq!(loaded.warnings.len(), 1);
    assert_eq!(loaded.warnings[0].code, "spec/unquoted-account");
    // What other readers take for an octal, a float or a number with separators stays an account ID or is named.
    for (written, code) in [
        ("0o12345678901", "spec/account-id"),
        ("1234_5678_9012", "spec/account-id"),
    ] {
        let text = GOOD.replace("\"012345678901\"", written);
        assert!(found(&text)[0].starts_with(code), "{written}: {:?}", found(&text));
    }
}

#[test]
fn a_spec_may_be_json() {
    let text = r#"{
	"$schema": "./rolecall.schema.json",
	"name": "micetro",
	"hub": { "account": "111111111111", "user": { "name": "mic\u0065tro" } },
	"role": { "name": "MicetroAccess", "permissions": ["full-min"], "max-session": 7200 },
	"spokes": [ { "account": "012345678901" } ]
}"#;
    let loaded = good(text);
    assert_eq!(loaded.setup.hub.user.name, "micetro");
    assert_eq!(loaded.setup.spokes[0].role.max_session, 7_200);
    assert!(loaded.warnings.is_empty());
}

#[test]
fn places_are_right_behind_unicode_tabs_and_carriage_returns() {
    let text = "name: micetro # ünïcödé €\r\nhub:\r\n  account: \"111111111111\"\r\n  user:\t{ name: micetro, path: é }\r\nrole: { name: M, permissions: [dns-ro], description: \"ä € \", path: \"ö\" }\r\nspokes: []\r\n";
    assert_eq!(
        found(text),
        [
            "spec/path rolecall.yaml:4:32",
            "spec/description rolecall.yaml:5:54",
            "spec/path rolecall.yaml:5:68",
            "spec/no-spokes rolecall.yaml:6:9",
        ]
    );
    let texts: Vec<String> = underlined(text).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["é", "\"ä € \"", "\"ö\"", "[]"]);
    let with_mark = format!("\u{feff}{text}");
    assert_eq!(found(&with_mark), found(text));
}

#[test]
fn a_finding_in_a_document_stands_at_its_own_characters() {
    let text = |action: &str| {
        format!(
            "name: micetro\nhub: {{ account: \"111111111111\", user: {{ name: micetro }} }}\nspokes: [{{ account: \"222222222222\" }}]\nrole:\n  name: M\n  inline:\n    own: {{\n      \"Version\": \"2012-10-17\",\n      \"Id\": \"Ünicode\\u00e9\", \"Statement\": [{{ \"Effect\": \"Allow\", \"Action\": [\"ec2:*\", \"{action}\"], \"Resource\": \"*\" }}]\n    }}\n"
        )
    };
    assert_eq!(
        underlined(&text("nonsense")),
        [("spec/policy-refused", "\"nonsense\"".to_owned())]
    );
    assert_eq!(
        underlined(&text("ec2:Run").replace("\"Effect\"", "\"Effekt\"")),
        [("spec/policy-document", "\"Effekt\"".to_owned())]
    );
    let twice = text("ec2:Run").replace("\"Effect\"", "\"Effect\": \"Deny\", \"Effect\"");
    assert_eq!(
        underlined(&twice),
        [("spec/policy-document", "\"Effect\"".to_owned())]
    );
    let place = &reading(&twice).unwrap_err()[0].labels[0].place;
    assert!(
        place.source.text[place.start..].starts_with("\"Effect\": \"Allow\""),
        "the second one"
    );
}

#[test]
fn a_finding_in_a_file_stands_in_the_file_and_names_the_spec_too() {
    let text = "name: micetro\nhub: { account: \"111111111111\", user: { name: micetro } }\nspokes: [{ account: \"222222222222\" }]\nconsumer: micetro\nrole: { name: M, permissions: [dns-ro], trust: ./mfa-trust.json }\n";
    let findings = reading(text).unwrap_err();
    insta::assert_snapshot!(human(&findings, false));
}

#[test]
fn a_documents_form_does_not_matter() {
    let spec = |document: &str| {
        let text = format!(
            "name: m\nhub: {{ account: \"111111111111\", user: {{ name: m }} }}\nspokes: [{{ account: \"222222222222\" }}]\nrole:\n  name: M\n  inline:\n    own: {document}\n"
        );
        good(&text).setup.spokes[0].role.inline["own"].clone()
    };
    let json = spec(
        r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}, "Bool": {"aws:SecureTransport": true}}}}"#,
    );
    let yaml = spec(
        "\n      Version: 2012-10-17\n      Statement:\n        Effect: Allow\n        Action: ec2:*\n        Resource: '*'\n        Condition:\n          NumericLessThan: { aws:MultiFactorAuthAge: 3600 }\n          Bool: { aws:SecureTransport: true }",
    );
    assert_eq!(json, yaml);
}

#[test]
fn what_a_spoke_says_replaces_what_is_common_field_by_field() {
    let text = "\
name: m
hub: { account: \"111111111111\", user: { name: m } }
role:
  name: Common
  path: /common/
  description: all
  trust: hub-account
  policies: [IAMReadOnlyAccess]
  permissions: [dns-ro]
  tags: { owner: network }
  max-session: 2h
  boundary: customer:limits/Boundary
spokes:
  - account: \"222222222222\"
  - account: \"333333333333\"
    alias: own
    profile: net
    role: { name: Own, trust: hub-user, policies: [\"customer:Mine\"], tags: {}, existing: true }
assume-role: OrganizationAccountAccessRole
";
    let setup = good(text).setup;
    let [common, own] = &setup.spokes[..] else {
        panic!("two spokes")
    };
    assert_eq!(
        (common.role.name.as_str(), own.role.name.as_str()),
        ("Common", "Own")
    );
    assert_eq!(own.role.path, "/common/");
    assert_eq!(own.role.description, "all");
    assert_eq!((common.role.max_session, own.role.max_session), (7_200, 7_200));
    assert!(matches!(common.role.trust, Trust::HubAccount));
    assert!(matches!(own.role.trust, Trust::HubUser));
    assert_eq!(
        own.role.managed[0].as_str(),
        "arn:aws:iam::333333333333:policy/Mine"
    );
    assert_eq!(
        own.role.boundary.as_ref().unwrap().as_str(),
        "arn:aws:iam::333333333333:policy/limits/Boundary"
    );
    assert_eq!(common.role.tags.len(), 1);
    assert!(own.role.tags.is_empty() && own.role.existing && !common.role.existing);
    assert!(own.role.inline.contains_key("rolecall-dns-ro"));
    assert_eq!(
        common.entry.role.as_deref(),
        Some("OrganizationAccountAccessRole")
    );
    assert_eq!(
        (own.entry.profile.as_deref(), own.entry.role.as_deref()),
        (Some("net"), None)
    );
    assert_eq!(common.alias, "222222222222");
    assert_eq!(setup.consumer, Consumer::Other);
    assert_eq!(setup.hub.group, "m-hub");
    // The trust's place is where it was said: in the common role, or the spoke's own.
    assert_eq!(common.role.places.trust.line_and_column(), (7, 10));
    assert_eq!(own.role.places.trust.line_and_column(), (18, 31));
}

#[test]
fn nobody_assumes_a_role_where_they_are() {
    let text = "\
name: m
management: { account: \"111111111111\", profile: root }
assume-role: OrganizationAccountAccessRole
hub: { account: \"111111111111\", user: { name: m } }
role: { name: M, permissions: [dns-ro] }
spokes: [{ organization: { units: [ou-ab12-11111111], except: [\"222222222222\"] } }]
";
    let setup = good(text).setup;
    assert_eq!(setup.hub.entry.role, None);
    assert_eq!(setup.hub.entry.profile.as_deref(), Some("root"));
    assert_eq!(setup.management_profile.as_deref(), Some("root"));
    assert_eq!(setup.units[0].units, ["ou-ab12-11111111"]);
    assert_eq!(
        setup.units[0].entry.role.as_deref(),
        Some("OrganizationAccountAccessRole")
    );
}

#[test]
fn a_management_account_enters_the_others_by_the_role_that_organizations_make() {
    let text = |more: &str| {
        format!(
            "name: m\n{more}hub: {{ account: \"111111111111\", user: {{ name: m }} }}\n\
             role: {{ name: M, permissions: [dns-ro] }}\n\
             spokes: [{{ account: \"222222222222\" }}, {{ account: \"333333333333\", profile: net }}]\n"
        )
    };
    let ways = |more: &str| {
        let setup = good(&text(more)).setup;
        let entries = [&setup.hub.entry, &setup.spokes[0].entry, &setup.spokes[1].entry];
        entries.map(|entry| entry.role.clone())
    };
    let usual = Some("OrganizationAccountAccessRole".to_owned());
    let management = "management: { account: \"999999999999\" }\n";
    assert_eq!(ways(management), [usual.clone(), usual.clone(), None]);
    let said = format!("{management}assume-role: Admin\n");
    let admin = Some("Admin".to_owned());
    assert_eq!(ways(&said), [admin.clone(), admin, None]);
    assert_eq!(ways(""), [None, None, None]);
    // The hub may be the management account itself.
    assert_eq!(
        ways("management: { account: \"111111111111\" }\n"),
        [None, usual, None]
    );
}

#[test]
fn the_partition_follows_from_the_region() {
    for (region, partition) in [
        ("eu-central-1", Partition::Aws),
        ("cn-northwest-1", Partition::AwsCn),
        ("us-gov-east-1", Partition::AwsUsGov),
        ("us-isob-east-1", Partition::AwsIsoB),
        ("eusc-de-east-1", Partition::AwsEusc),
    ] {
        let loaded = good(&GOOD.replace("us-east-1", region));
        assert_eq!(loaded.setup.partition, partition, "{region}");
        let arn = &loaded.setup.spokes[0].role.managed[0];
        assert_eq!(arn.partition(), partition.as_str());
    }
}

#[test]
fn every_partition_has_a_first_region_of_its_own() {
    for partition in Partition::ALL {
        let region = super::lint::first_region(partition);
        assert_eq!(super::lint::partition_of_region(region), Some(partition));
    }
}

#[test]
fn the_keys_file_is_beside_the_spec() {
    let base = Path::new("tests/fixtures/spec");
    let Some(KeyDestination::File(path)) = good(GOOD).setup.access_key else {
        panic!("a file")
    };
    assert_eq!(path, base.join("./micetro.credentials"));
}

#[test]
fn anchors_and_merges_mean_what_yaml_says() {
    let text = "\
name: m
hub: { account: \"111111111111\", user: { name: m } }
role: &role { name: M, permissions: [dns-ro] }
spokes:
  - { account: \"222222222222\", role: { <<: *role, path: /x/ } }
  - { account: \"333333333333\", role: *role }
";
    let setup = good(text).setup;
    assert_eq!(setup.spokes[0].role.path, "/x/");
    assert_eq!(setup.spokes[1].role.name, "M");
}

/// A trust policy with two statements, one of which Micetro can meet, works.
#[test]
fn a_barred_statement_beside_an_open_one_is_no_finding() {
    let statement = |condition: &str| {
        format!(
            "{{ Effect: Allow, Principal: {{ AWS: \"111111111111\" }}, Action: sts:AssumeRole, Condition: {condition} }}"
        )
    };
    let mfa = statement("{ Bool: { aws:MultiFactorAuthPresent: \"true\" } }");
    let if_exists = statement("{ BoolIfExists: { aws:MultiFactorAuthPresent: \"true\" } }");
    let spec = |statements: &str| {
        format!(
            "name: m\nconsumer: micetro\nhub: {{ account: \"111111111111\", user: {{ name: m }} }}\nspokes: [{{ account: \"222222222222\" }}]\nrole:\n  name: M\n  permissions: [dns-ro]\n  trust: {{ Version: \"2012-10-17\", Statement: [{statements}] }}\n"
        )
    };
    assert_eq!(found(&spec(&mfa)).len(), 1);
    assert!(found(&spec(&format!("{mfa}, {if_exists}"))).is_empty());
    let other = spec(&mfa).replace("consumer: micetro", "consumer: other");
    assert!(found(&other).is_empty(), "another consumer may have MFA");
}

/// A text with some of its lines, characters and words changed.
fn mutated() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("{".to_owned()),
        Just("[".to_owned()),
        Just("}".to_owned()),
        Just(": ".to_owned()),
        Just("\t".to_owned()),
        Just("\r\n".to_owned()),
        Just("é€\u{1f600}".to_owned()),
        Just("\"".to_owned()),
        Just("&a *a".to_owned()),
        Just("<<: *a".to_owned()),
        Just("!!int x".to_owned()),
        Just("~".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("- ".to_owned()),
        Just("{Version: 2012-10-17, Statement: [{Effect: Allow}]}".to_owned()),
        "[ -~]{0,8}",
    ];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, pieces), 1..6);
    changes.prop_map(|changes| {
        let mut text: Vec<char> = GOOD
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
            .flat_map(|line| line.chars().chain(['\n']))
            .collect();
        for (index, length, piece) in changes {
            if text.is_empty() {
                break;
            }
            let start = index.index(text.len());
            let end = (start + length).min(text.len());
            text.splice(start..end, piece.chars());
        }
        text.into_iter().collect()
    })
}

/// What a condition in a trust policy means for a caller with a long-term key, who has neither MFA nor an
/// external id: for an Allow that isn't met, and for a Deny that is.
#[test]
fn conditions_on_what_is_absent() {
    let spec = |effect: &str, condition: &str| {
        format!(
            "name: m\nconsumer: micetro\nhub: {{ account: \"111111111111\", user: {{ name: m }} }}\nspokes: [{{ account: \"222222222222\" }}]\nrole:\n  name: M\n  permissions: [dns-ro]\n  trust:\n    Version: \"2012-10-17\"\n    Statement:\n    - {{ Effect: Allow, Principal: {{ AWS: \"111111111111\" }}, Action: sts:AssumeRole{} }}\n    - {{ Effect: Deny, Principal: {{ AWS: \"*\" }}, Action: sts:AssumeRole, Condition: {} }}\n",
            if effect == "Allow" {
                format!(", Condition: {condition}")
            } else {
                String::new()
            },
            if effect == "Deny" {
                condition
            } else {
                "{ StringEquals: { aws:SourceVpc: x } }"
            },
        )
    };
    for (effect, condition, code) in [
        (
            "Allow",
            "{ Bool: { aws:MultiFactorAuthPresent: \"true\" } }",
            Some("spec/micetro-mfa"),
        ),
        (
            "Allow",
            "{ \"Null\": { aws:MultiFactorAuthAge: \"false\" } }",
            Some("spec/micetro-mfa"),
        ),
        (
            "Allow",
            "{ \"Null\": { aws:MultiFactorAuthAge: \"true\" } }",
            None,
        ),
        (
            "Allow",
            "{ StringEquals: { STS:externalid: x } }",
            Some("spec/micetro-external-id"),
        ),
        ("Allow", "{ StringNotEquals: { sts:ExternalId: x } }", None),
        (
            "Allow",
            "{ ArnLike: { aws:SourceArn: \"arn:aws:iam::*:user/m\" } }",
            Some("spec/trust-cannot-match"),
        ),
        (
            "Allow",
            "{ ArnLike: { aws:PrincipalArn: \"arn:aws:iam::*:user/m\" } }",
            None,
        ),
        (
            "Deny",
            "{ BoolIfExists: { aws:MultiFactorAuthPresent: \"false\" } }",
            Some("spec/micetro-mfa"),
        ),
        (
            "Deny",
            "{ Bool: { aws:MultiFactorAuthPresent: \"false\" } }",
            None,
        ),
        (
            "Deny",
            "{ StringNotEquals: { sts:ExternalId: x } }",
            Some("spec/micetro-external-id"),
        ),
        (
            "Deny",
            "{ StringNotEquals: { sts:ExternalId: x }, IpAddress: { aws:SourceIp: 10.0.0.0/8 } }",
            None,
        ),
    ] {
        let codes: Vec<&str> = underlined(&spec(effect, condition))
            .into_iter()
            .map(|(code, _)| code)
            .collect();
        assert_eq!(codes, Vec::from_iter(code), "{effect} {condition}");
    }
}

#[test]
fn a_text_that_explodes_is_a_finding() {
    let deep = format!("name: {}", "[".repeat(100_000));
    let nested = format!("name: {}1{}", "{a: ".repeat(5_000), "}".repeat(5_000));
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (before, name) in ('a'..'j').zip('b'..='j') {
        let aliases = vec![format!("*{before}"); 9].join(", ");
        bomb.push_str(&format!("{name}: &{name} [{aliases}]\n"));
    }
    for text in [deep, nested, bomb] {
        let findings = reading(&text).unwrap_err();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, "spec/syntax");
        assert!(
            findings[0].labels[0].text.starts_with("nested deeper"),
            "{findings:?}"
        );
    }
}

#[test]
fn syntax_findings_say_what_to_do() {
    for (text, place, hint) in [
        (
            "name: m\nhub:\n\taccount: 1\n",
            "3:2",
            Some("indent with spaces; YAML allows no tab there"),
        ),
        (
            "name: @m\n",
            "1:7",
            Some("put quotes around text that begins with `@`"),
        ),
        ("name: m\n---\nname: n\n", "3:1", None),
        ("name: [m\nhub: x\n", "2:4", None),
    ] {
        let findings = reading(text).unwrap_err();
        assert_eq!(findings[0].code, "spec/syntax", "{text}");
        assert_eq!(
            findings[0].labels[0].place.to_string(),
            format!("rolecall.yaml:{place}"),
            "{text}"
        );
        assert_eq!(
            findings[0].hints.first().map(String::as_str),
            hint,
            "{text}: {findings:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever stands in a file: no panic, findings point into the text, and they can be shown.
    #[test]
    fn any_text_is_read_without_a_panic(text in mutated()) {
        if let Err(findings) = reading(&text) {
            prop_assert!(findings.iter().any(|finding| finding.severity == Severity::Error));
            for label in findings.iter().flat_map(|finding| &finding.labels) {
                let place = &label.place;
                prop_assert!(place.source.text.get(place.start..place.end).is_some(), "{place:?}");
            }
            prop_assert!(!human(&findings, true).is_empty());
            prop_assert!(!crate::report::diagnostic::github(&findings).is_empty());
        }
    }
}
