//! The alias: one an account, one account each; and the summary, which counts what there is.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, SPOKE, account, code, refusal};
use crate::iam::bench::{create_group, create_role, create_user};

fn create(alias: &str) -> api::CreateAccountAliasRequest {
    api::CreateAccountAliasRequest {
        account_alias: alias.into(),
    }
}

fn delete(alias: &str) -> api::DeleteAccountAliasRequest {
    api::DeleteAccountAliasRequest {
        account_alias: alias.into(),
    }
}

fn aliases(bench: &mut Bench, id: &str) -> Vec<String> {
    let root = bench.root(id);
    let answer = bench.send(&root, api::ListAccountAliasesRequest::default());
    answer.unwrap().account_aliases
}

#[test]
fn a_new_alias_takes_the_place_of_the_old_one_which_is_free_again() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    assert!(aliases(&mut bench, HUB).is_empty());
    bench.send(&hub, create("first")).unwrap();
    bench.send(&hub, create("second")).unwrap();
    assert_eq!(aliases(&mut bench, HUB), ["second"]);
    bench.send(&spoke, create("first")).unwrap();
    let expected = (
        "EntityAlreadyExists".to_owned(),
        "The account alias second already exists.".to_owned(),
    );
    assert_eq!(refusal(bench.send(&spoke, create("second"))), expected);
    assert_eq!(refusal(bench.send(&hub, create("second"))), expected);
    assert_eq!(aliases(&mut bench, SPOKE), ["first"]);
}

#[test]
fn only_the_accounts_own_alias_is_deleted() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    bench.send(&hub, create("hub")).unwrap();
    assert_eq!(code(bench.send(&spoke, delete("hub"))), "NoSuchEntity");
    bench.send(&hub, delete("hub")).unwrap();
    assert!(aliases(&mut bench, HUB).is_empty());
    assert_eq!(code(bench.send(&hub, delete("hub"))), "NoSuchEntity");
    bench.send(&spoke, create("hub")).unwrap();
}

#[test]
fn what_has_no_resource_is_refused_on_a_star() {
    let mut bench = Bench::new("instant");
    let anna = bench.user(HUB, "anna");
    let refused = refusal(bench.send(&anna, api::ListAccountAliasesRequest::default()));
    let expected = "User: arn:aws:iam::111111111111:user/anna is not authorized to perform: iam:ListAccountAliases on resource: * because no identity-based policy allows the iam:ListAccountAliases action";
    assert_eq!(refused, ("AccessDenied".into(), expected.into()));
}

#[test]
fn the_summary_counts_the_living_and_has_the_accounts_own_quotas() {
    let mut bench = Bench::new("instant");
    bench.world.accounts.get_mut(&account(HUB)).unwrap().quotas.groups = 500;
    let root = bench.root(HUB);
    create_user(&mut bench, &root, "anna");
    create_user(&mut bench, &root, "bert");
    create_group(&mut bench, &root, "g");
    create_role(&mut bench, &root, "r");
    let gone = api::DeleteUserRequest {
        user_name: "bert".into(),
    };
    bench.send(&root, gone).unwrap();
    let summary = bench
        .send(&root, api::GetAccountSummaryRequest {})
        .unwrap()
        .summary_map;
    let expected = [
        ("Users", 1),
        ("Groups", 1),
        ("Roles", 1),
        ("Policies", 0),
        ("AccountAccessKeysPresent", 1),
        ("GroupsQuota", 500),
        ("UsersQuota", 5000),
        ("GroupPolicySizeQuota", 5120),
        ("UserPolicySizeQuota", 2048),
        ("RolePolicySizeQuota", 10_240),
        ("AssumeRolePolicySizeQuota", 2048),
        ("GroupsPerUserQuota", 10),
        ("AccessKeysPerUserQuota", 2),
    ];
    for (name, count) in expected {
        assert_eq!(summary.get(name), Some(&count), "{name}");
    }
}
