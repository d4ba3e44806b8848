use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::diagnostic::Source as Text;
use crate::spec;

fn setup(role: &str, spokes: &[&str]) -> Setup {
    let spokes: String = spokes
        .iter()
        .map(|account| format!("  - {{ account: \"{account}\" }}\n"))
        .collect();
    let text = format!(
        "name: micetro\nhub:\n  account: \"111111111111\"\n  user: {{ name: micetro }}\nrole:\n  name: Access\n{role}\nspokes:\n{spokes}"
    );
    let source = Arc::new(Text {
        name: "rolecall.yaml".to_owned(),
        text,
    });
    spec::read(&source, Path::new("")).unwrap().setup
}

fn line(change: &Change) -> String {
    let sign = if change.allowed { '+' } else { '-' };
    let Change {
        who, what, actions, ..
    } = change;
    format!("{sign} {who} {} {what}", actions.join(","))
}

#[test]
fn nothing_changes_between_equals() {
    let one = setup("  policies: [AmazonRoute53ReadOnlyAccess]", &["222222222222"]);
    let difference = difference(&one, &one);
    assert_eq!(difference.changes, []);
    assert!(difference.asked > 20_000 && difference.unknown.is_empty());
}

#[test]
fn an_account_more_and_a_statement_less() {
    let inline = |actions: &str| {
        format!(
            "  inline:\n    own:\n      Version: \"2012-10-17\"\n      Statement: {{ Effect: Allow, Action: {actions}, Resource: \"*\" }}"
        )
    };
    let old = setup(
        &inline("[\"ec2:DescribeVpcs\", \"ec2:DescribeSubnets\"]"),
        &["222222222222"],
    );
    let new = setup(
        &inline("[\"ec2:DescribeVpcs\"]"),
        &["222222222222", "333333333333"],
    );
    let changes: Vec<String> = difference(&old, &new).changes.iter().map(line).collect();
    assert_eq!(
        changes,
        [
            "- 222222222222/role/Access ec2:DescribeSubnets *",
            "+ 333333333333/role/Access ec2:DescribeVpcs *",
            "+ hub/user/micetro sts:AssumeRole arn:aws:iam::333333333333:role/Access",
        ]
    );
    let back: Vec<bool> = difference(&new, &old)
        .changes
        .iter()
        .map(|change| change.allowed)
        .collect();
    assert_eq!(back, [true, false, false]);
}

/// That the trust policy no longer lets the user in is a change, too.
#[test]
fn trust_counts() {
    let old = setup("  policies: [AmazonRoute53ReadOnlyAccess]", &["222222222222"]);
    let new = setup(
        "  policies: [AmazonRoute53ReadOnlyAccess]\n  trust:\n    Version: \"2012-10-17\"\n    Statement: { Effect: Allow, Principal: { AWS: \"333333333333\" }, Action: \"sts:AssumeRole\" }",
        &["222222222222"],
    );
    let changes: Vec<String> = difference(&old, &new).changes.iter().map(line).collect();
    assert_eq!(
        changes,
        ["- hub/user/micetro sts:AssumeRole arn:aws:iam::222222222222:role/Access"]
    );
}

#[test]
fn what_is_not_in_the_catalogue_is_said() {
    let one = setup("  policies: [\"customer:Own\"]", &["222222222222"]);
    let unknown = difference(&one, &one).unknown;
    assert_eq!(
        unknown.into_iter().collect::<Vec<_>>(),
        ["arn:aws:iam::222222222222:policy/Own"]
    );
}
