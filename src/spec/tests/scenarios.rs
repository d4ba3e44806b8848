//! Scenarios that end before anything is sent: the spec says no.

use super::{GOOD, found, good};

/// A spec with parts of it replaced.
fn spec(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(GOOD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "`{from}` stands in the example");
        text.replace(from, to)
    })
}

fn codes(text: &str) -> Vec<String> {
    found(text)
        .iter()
        .map(|found| found.split(' ').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn scenario_15_names_that_differ_by_case_only() {
    let role = "    alias: net\n    role: { name: micetroaccess }";
    assert_eq!(
        codes(&spec(&[("    alias: net", role)])),
        ["spec/names-differ-by-case"]
    );
    let alias = [("    alias: net", "    alias: DNS")];
    assert_eq!(codes(&spec(&alias)), ["spec/names-differ-by-case"]);
    let hub = [("    alias: net", "    alias: Hub")];
    assert_eq!(
        codes(&spec(&hub)),
        ["spec/names-differ-by-case"],
        "the hub is called `hub`"
    );
}

#[test]
fn scenario_16_an_account_twice() {
    assert_eq!(
        codes(&spec(&[("333333333333", "012345678901")])),
        ["spec/duplicate-account"]
    );
    let with_and_without_quotes = [("\"333333333333\"", "012345678901")];
    assert_eq!(
        codes(&spec(&with_and_without_quotes)),
        ["spec/unquoted-account", "spec/duplicate-account"],
        "quotes make no other account of it"
    );
}

#[test]
fn scenario_17_the_hub_among_the_spokes() {
    assert_eq!(
        codes(&spec(&[("333333333333", "111111111111")])),
        ["spec/hub-among-spokes"]
    );
}

#[test]
fn scenario_18_partitions_mixed() {
    let arn = (
        "IAMReadOnlyAccess]",
        "\"arn:aws-us-gov:iam::aws:policy/IAMReadOnlyAccess\"]",
    );
    assert_eq!(codes(&spec(&[arn])), ["spec/mixed-partitions"]);
    let region = ("region: us-east-1", "region: cn-north-1\npartition: aws");
    assert_eq!(codes(&spec(&[region])), ["spec/mixed-partitions"]);
    let way_in = (
        "    alias: net",
        "    alias: net\n    assume-role: arn:aws-cn:iam::333333333333:role/Admin",
    );
    assert_eq!(codes(&spec(&[way_in])), ["spec/mixed-partitions"]);
}

#[test]
fn scenario_19_china_and_govcloud() {
    for (region, partition) in [("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")] {
        let setup = good(&spec(&[("region: us-east-1", &format!("region: {region}"))])).setup;
        assert_eq!(setup.partition.as_str(), partition);
        let user = &setup.hub.user.managed;
        let role = &setup.spokes[0].role.managed;
        assert!(user.iter().chain(role).all(|arn| arn.partition() == partition));
    }
}

#[test]
fn scenario_20_unicode_in_a_description() {
    let description = |text: &str| codes(&spec(&[("Lets Micetro manage DNS and networks", text)]));
    assert!(
        description("Größe, naïveté, ¡olé!").is_empty(),
        "Latin-1 is allowed"
    );
    assert_eq!(description("networks — and names"), ["spec/description"]);
    assert_eq!(description("\"\\u0085\""), ["spec/description"]);
    assert!(description(&"a".repeat(1_000)).is_empty());
    assert_eq!(description(&"a".repeat(1_001)), ["spec/description"]);
}

/// A trust policy of so many characters, white space not counted.
fn trust(size: usize) -> String {
    let document = |sid: &str| {
        format!(
            "{{ \"Version\": \"2012-10-17\", \"Statement\": [{{ \"Sid\": \"{sid}\", \"Effect\": \"Allow\", \"Principal\": {{ \"AWS\": \"arn:aws:iam::111111111111:root\" }}, \"Action\": \"sts:AssumeRole\" }}] }}"
        )
    };
    let empty = document("").chars().filter(|character| *character != ' ').count();
    document(&"a".repeat(size - empty))
}

#[test]
fn scenario_27_a_trust_policy_of_2048_characters_and_one_more() {
    assert!(
        codes(&spec(&[(
            "trust: hub-user ",
            &format!("trust: {} ", trust(2_048))
        )]))
        .is_empty()
    );
    assert_eq!(
        codes(&spec(&[(
            "trust: hub-user ",
            &format!("trust: {} ", trust(2_049))
        )])),
        ["spec/trust-too-long"]
    );
}

/// What Micetro can't bring, a trust policy must not ask of it; another consumer may.
#[test]
fn scenarios_53_54_55_conditions_that_are_never_met() {
    for (condition, code, by_anybody) in [
        (
            "StringEquals: { sts:ExternalId: x }",
            "spec/micetro-external-id",
            true,
        ),
        (
            "Bool: { aws:MultiFactorAuthPresent: true }",
            "spec/micetro-mfa",
            true,
        ),
        (
            "StringEquals: { aws:SourceAccount: \"111111111111\" }",
            "spec/trust-cannot-match",
            false,
        ),
    ] {
        let document = format!(
            "trust: {{ Version: \"2012-10-17\", Statement: {{ Effect: Allow, Principal: {{ AWS: \"111111111111\" }}, Action: sts:AssumeRole, Condition: {{ {condition} }} }} }} "
        );
        let micetro = spec(&[("trust: hub-user ", &document)]);
        assert_eq!(codes(&micetro), [code]);
        let other = micetro.replace("consumer: micetro", "consumer: other");
        assert_eq!(codes(&other).is_empty(), by_anybody, "{condition}");
    }
}

#[test]
fn scenario_61_a_wildcard_that_aws_takes_and_micetro_does_not() {
    let inline = "    policies: [IAMReadOnlyAccess]\n    inline:\n      all: { Version: \"2012-10-17\", Statement: { Effect: Allow, Action: sts:AssumeRole, Resource: \"arn:aws:iam::*:role/MicetroAccess\" } }";
    let micetro = spec(&[("    policies: [IAMReadOnlyAccess]", inline)]);
    assert_eq!(codes(&micetro), ["spec/micetro-wildcard"]);
    assert!(codes(&micetro.replace("consumer: micetro", "consumer: other")).is_empty());
}
