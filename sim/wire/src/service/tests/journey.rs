//! A whole setup through the door, beside the same setup in a world without one.

use rolecall_api::credentials::Credentials;
use rolecall_api::document::{Structure, Value};
use rolecall_api::operation::Operation;
use rolecall_api::port::{Call, Request};
use rolecall_api::views::View as _;
use rolecall_api::views::sts;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_world::{AccountOptions, Config, World};
use serde_json::json as j;

use crate::testing::client::{Bench, Came};

const HUB: &str = "111111111111";
const SPOKE: &str = "222222222222";
const EXTERNAL: &str = "a+b=c/d:e@f";

fn world() -> World {
    let mut world = World::new(Config::default());
    for account in [HUB, SPOKE] {
        let id: AccountId = account.parse().unwrap();
        let options = AccountOptions::default();
        world.create_account(id, Partition::Aws, options).unwrap();
    }
    world.create_organization(HUB.parse().unwrap()).unwrap();
    world
}

/// One world behind a door, one asked directly.
struct Twins {
    door: Bench,
    direct: World,
}

impl Twins {
    fn new() -> Twins {
        Twins {
            door: Bench::of(world()),
            direct: world(),
        }
    }

    fn root(&mut self, account: &str) -> Credentials {
        let account = account.parse().unwrap();
        let root = self.door.world.root_credentials(account).unwrap();
        assert_eq!(self.direct.root_credentials(account).as_ref(), Some(&root));
        root
    }

    fn directly(&mut self, by: &Credentials, operation: Operation, input: &Structure) -> Came {
        let now = self.door.now;
        let service = operation.service();
        let mut attempt = self.direct.begin(now, service, "us-east-1", &by.access_key_id);
        attempt.present(by);
        let call = Call::new(by.clone());
        let request = Request {
            operation,
            input: input.clone(),
        };
        match self.direct.handle(now, &attempt, &call, request) {
            Ok(response) => Ok(response.output),
            Err(error) => {
                let refusal = error.refusal().unwrap();
                Err((refusal.status, refusal.code.clone(), refusal.message.clone()))
            }
        }
    }

    /// Makes a call in both, and shows that they agree; gives the answer.
    fn call(&mut self, by: &Credentials, operation: &str, input: serde_json::Value) -> Came {
        let operation: Operation = operation.parse().unwrap();
        let input = crate::json::tests::output(operation.info().input, input);
        let through = self.door.call(by, operation, &input).map(without_empty_lists);
        let directly = self.directly(by, operation, &input).map(without_empty_lists);
        assert_eq!(through, directly, "{operation}");
        through
    }

    fn done(&mut self, by: &Credentials, operation: &str, input: serde_json::Value) -> Structure {
        self.call(by, operation, input).unwrap()
    }
}

/// What a view can't tell from an absent list.
fn without_empty_lists(structure: Structure) -> Structure {
    fn value(value: Value) -> Value {
        match value {
            Value::Structure(structure) => without_empty_lists(structure).into(),
            Value::List(values) => Value::List(values.into_iter().map(value_of).collect()),
            other => other,
        }
    }
    fn value_of(of: Value) -> Value {
        value(of)
    }
    let mut kept = Structure::new();
    let mut members: Vec<_> = structure
        .into_iter()
        .filter(|(_, value)| !value.is_empty_list())
        .collect();
    // In the order of their names: where missing lists are written is no difference.
    members.sort_by_key(|(name, _)| *name);
    for (name, member) in members {
        kept.insert(name, value(member));
    }
    kept
}

fn key(structure: &Structure) -> Credentials {
    let key = structure.get("AccessKey").unwrap().as_structure().unwrap();
    let Some(Value::Secret(secret)) = key.get("SecretAccessKey") else {
        panic!("no secret")
    };
    Credentials::long_term(key.text("AccessKeyId").unwrap(), secret.clone().into())
}

fn session(structure: Structure) -> Credentials {
    let answer = sts::AssumeRoleResponse::from_structure(structure).unwrap();
    answer.credentials.unwrap().into()
}

#[test]
fn a_setup_goes_through_the_door_unchanged() {
    let mut twins = Twins::new();
    let (hub, spoke) = (twins.root(HUB), twins.root(SPOKE));
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{HUB}:root"}},"Action":"sts:AssumeRole","Condition":{{"StringEquals":{{"sts:ExternalId":"{EXTERNAL}"}}}}}}]}}"#
    );
    let role = format!("arn:aws:iam::{SPOKE}:role/Micetro");
    let assume = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{role}"}}]}}"#
    );
    let mut json =
        |by: &Credentials, operation: &str, input: serde_json::Value| twins.done(by, operation, input);
    // The hub.
    json(
        &hub,
        "iam:CreateUser",
        j!({"UserName": "hub", "Path": "/rolecall/", "Tags": [{"Key": "rolecall", "Value": "a b+c"}]}),
    );
    json(
        &hub,
        "iam:CreateGroup",
        j!({"GroupName": "hub-01", "Path": "/rolecall/"}),
    );
    json(
        &hub,
        "iam:AddUserToGroup",
        j!({"GroupName": "hub-01", "UserName": "hub"}),
    );
    json(
        &hub,
        "iam:PutGroupPolicy",
        j!({"GroupName": "hub-01", "PolicyName": "assume", "PolicyDocument": assume}),
    );
    let got = json(
        &hub,
        "iam:GetGroupPolicy",
        j!({"GroupName": "hub-01", "PolicyName": "assume"}),
    );
    assert!(got.text("PolicyDocument").unwrap().starts_with("%7B%22Version"));
    json(&hub, "iam:ListGroupPolicies", j!({"GroupName": "hub-01"}));
    json(&hub, "iam:GetUser", j!({"UserName": "hub"}));
    json(&hub, "iam:ListGroupsForUser", j!({"UserName": "hub"}));
    json(
        &hub,
        "iam:TagUser",
        j!({"UserName": "hub", "Tags": [{"Key": "k", "Value": ""}]}),
    );
    json(&hub, "iam:ListUserTags", j!({"UserName": "hub"}));
    json(&hub, "iam:UntagUser", j!({"UserName": "hub", "TagKeys": ["k"]}));
    let made = json(&hub, "iam:CreateAccessKey", j!({"UserName": "hub"}));
    json(&hub, "iam:ListAccessKeys", j!({"UserName": "hub"}));
    json(&hub, "iam:GetAccountSummary", j!({}));
    json(&hub, "iam:CreateAccountAlias", j!({"AccountAlias": "the-hub"}));
    json(&hub, "iam:ListAccountAliases", j!({}));
    // The spoke.
    json(
        &spoke,
        "iam:CreateRole",
        j!({"RoleName": "Micetro", "AssumeRolePolicyDocument": trust, "Description": "é <&>\r\n\t\"x\"", "Tags": [{"Key": "a", "Value": "b"}]}),
    );
    json(
        &spoke,
        "iam:AttachRolePolicy",
        j!({"RoleName": "Micetro", "PolicyArn": "arn:aws:iam::aws:policy/AmazonRoute53FullAccess"}),
    );
    json(
        &spoke,
        "iam:PutRolePolicy",
        j!({"RoleName": "Micetro", "PolicyName": "more", "PolicyDocument": r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}}"#}),
    );
    json(&spoke, "iam:GetRole", j!({"RoleName": "Micetro"}));
    json(
        &spoke,
        "iam:ListAttachedRolePolicies",
        j!({"RoleName": "Micetro"}),
    );
    json(&spoke, "iam:ListRolePolicies", j!({"RoleName": "Micetro"}));
    json(
        &spoke,
        "iam:GetRolePolicy",
        j!({"RoleName": "Micetro", "PolicyName": "more"}),
    );
    json(&spoke, "iam:ListRoles", j!({"PathPrefix": "/"}));
    json(&spoke, "iam:ListRoleTags", j!({"RoleName": "Micetro"}));
    json(
        &spoke,
        "iam:UpdateAssumeRolePolicy",
        j!({"RoleName": "Micetro", "PolicyDocument": trust}),
    );
    json(
        &spoke,
        "iam:GetPolicy",
        j!({"PolicyArn": "arn:aws:iam::aws:policy/AmazonRoute53FullAccess"}),
    );
    json(
        &spoke,
        "iam:CreatePolicy",
        j!({"PolicyName": "own", "PolicyDocument": assume}),
    );
    json(&spoke, "iam:ListPolicies", j!({"Scope": "Local"}));
    json(
        &spoke,
        "iam:ListPolicyVersions",
        j!({"PolicyArn": format!("arn:aws:iam::{SPOKE}:policy/own")}),
    );
    json(
        &spoke,
        "iam:GetPolicyVersion",
        j!({"PolicyArn": format!("arn:aws:iam::{SPOKE}:policy/own"), "VersionId": "v1"}),
    );
    json(
        &spoke,
        "iam:ListEntitiesForPolicy",
        j!({"PolicyArn": format!("arn:aws:iam::{SPOKE}:policy/own")}),
    );
    json(
        &spoke,
        "iam:ListInstanceProfilesForRole",
        j!({"RoleName": "Micetro"}),
    );
    json(
        &spoke,
        "iam:GetAccountAuthorizationDetails",
        j!({"Filter": ["User", "Role", "Group", "LocalManagedPolicy"]}),
    );
    json(
        &hub,
        "iam:GetAccountAuthorizationDetails",
        j!({"Filter": ["User", "Group"], "MaxItems": 1}),
    );
    // Their use, by a key and by a session that were made through the door.
    let user = key(&made);
    json(&user, "sts:GetCallerIdentity", j!({}));
    let assumed = json(
        &user,
        "sts:AssumeRole",
        j!({"RoleArn": role, "RoleSessionName": "verify", "ExternalId": EXTERNAL, "DurationSeconds": 900}),
    );
    let session = session(assumed);
    assert!(session.session_token.is_some());
    json(&session, "sts:GetCallerIdentity", j!({}));
    json(&session, "ec2:DescribeVpcs", j!({}));
    json(&session, "ec2:DescribeSubnets", j!({}));
    json(&session, "route53:ListHostedZones", j!({}));
    json(
        &hub,
        "sts:GetAccessKeyInfo",
        j!({"AccessKeyId": user.access_key_id}),
    );
    json(
        &hub,
        "iam:GetAccessKeyLastUsed",
        j!({"AccessKeyId": user.access_key_id}),
    );
    json(
        &hub,
        "iam:SimulatePrincipalPolicy",
        j!({"PolicySourceArn": format!("arn:aws:iam::{HUB}:user/rolecall/hub"), "ActionNames": ["sts:AssumeRole", "iam:GetUser"], "ResourceArns": [role]}),
    );
    // And its end.
    json(
        &hub,
        "iam:UpdateAccessKey",
        j!({"UserName": "hub", "AccessKeyId": user.access_key_id, "Status": "Inactive"}),
    );
    json(
        &hub,
        "iam:DeleteAccessKey",
        j!({"UserName": "hub", "AccessKeyId": user.access_key_id}),
    );
    json(
        &hub,
        "iam:RemoveUserFromGroup",
        j!({"GroupName": "hub-01", "UserName": "hub"}),
    );
    json(
        &hub,
        "iam:DeleteGroupPolicy",
        j!({"GroupName": "hub-01", "PolicyName": "assume"}),
    );
    json(&hub, "iam:DeleteGroup", j!({"GroupName": "hub-01"}));
    json(&hub, "iam:DeleteUser", j!({"UserName": "hub"}));
    json(
        &spoke,
        "iam:DetachRolePolicy",
        j!({"RoleName": "Micetro", "PolicyArn": "arn:aws:iam::aws:policy/AmazonRoute53FullAccess"}),
    );
    json(
        &spoke,
        "iam:DeleteRolePolicy",
        j!({"RoleName": "Micetro", "PolicyName": "more"}),
    );
    json(&spoke, "iam:DeleteRole", j!({"RoleName": "Micetro"}));
    json(
        &spoke,
        "iam:DeletePolicy",
        j!({"PolicyArn": format!("arn:aws:iam::{SPOKE}:policy/own")}),
    );
    json(&spoke, "iam:ListRoles", j!({}));
}

#[test]
fn refusals_go_through_the_door_unchanged() {
    let mut twins = Twins::new();
    let (hub, _) = (twins.root(HUB), twins.root(SPOKE));
    let made = {
        twins.done(&hub, "iam:CreateUser", j!({"UserName": "hub"}));
        twins.done(&hub, "iam:CreateAccessKey", j!({"UserName": "hub"}))
    };
    let user = key(&made);
    for (by, operation, input, status, code) in [
        (
            &hub,
            "iam:CreateUser",
            j!({"UserName": "HUB"}),
            409,
            "EntityAlreadyExists",
        ),
        (&hub, "iam:GetRole", j!({"RoleName": "no"}), 404, "NoSuchEntity"),
        (&hub, "iam:GetRole", j!({}), 400, "ValidationError"),
        (
            &hub,
            "iam:CreateRole",
            j!({"RoleName": "x", "AssumeRolePolicyDocument": "<no & json>"}),
            400,
            "MalformedPolicyDocument",
        ),
        (&user, "iam:ListRoles", j!({}), 403, "AccessDenied"),
        (&user, "ec2:DescribeVpcs", j!({}), 403, "UnauthorizedOperation"),
        (&user, "route53:ListHostedZones", j!({}), 403, "AccessDenied"),
        (
            &user,
            "organizations:ListRoots",
            j!({}),
            400,
            "AccessDeniedException",
        ),
        (&hub, "iam:GetAccountProperties", j!({}), 501, "NotImplemented"),
        (
            &user,
            "sts:AssumeRole",
            j!({"RoleArn": "arn:aws:iam::222222222222:role/x", "RoleSessionName": "Session1:2"}),
            400,
            "ValidationError",
        ),
    ] {
        let (found_status, found_code, _) = twins.call(by, operation, input).unwrap_err();
        assert_eq!((found_status, found_code.as_str()), (status, code), "{operation}");
    }
}

#[test]
fn the_probes_of_a_role_speak_their_own_protocols() {
    let mut twins = Twins::new();
    let hub = twins.root(HUB);
    let vpcs = twins.done(
        &hub,
        "ec2:DescribeVpcs",
        j!({"MaxResults": 5, "Filters": [{"Name": "isDefault", "Values": ["true"]}]}),
    );
    assert!(vpcs.list("Vpcs").is_empty());
    assert!(
        twins
            .done(&hub, "ec2:DescribeRegions", j!({}))
            .list("Regions")
            .len()
            > 10
    );
    assert_eq!(
        twins
            .done(&hub, "route53:ListHostedZones", j!({"MaxItems": "7"}))
            .text("MaxItems"),
        Some("7")
    );
    let root = twins.done(&hub, "organizations:ListRoots", j!({}));
    let root = root.list("Roots")[0]
        .as_structure()
        .unwrap()
        .text("Id")
        .unwrap()
        .to_owned();
    let accounts = twins.done(
        &hub,
        "organizations:ListAccountsForParent",
        j!({"ParentId": root}),
    );
    assert_eq!(accounts.list("Accounts").len(), 1);
    twins.done(&hub, "organizations:DescribeOrganization", j!({}));
    twins.done(&hub, "organizations:ListAccounts", j!({}));
    twins.done(
        &hub,
        "organizations:ListOrganizationalUnitsForParent",
        j!({"ParentId": root}),
    );
    twins.done(&hub, "organizations:DescribeAccount", j!({"AccountId": HUB}));
    twins.done(
        &hub,
        "organizations:CreateOrganizationalUnit",
        j!({"ParentId": root, "Name": "There", "Tags": [{"Key": "a", "Value": "1"}]}),
    );
    twins.done(
        &hub,
        "organizations:CreateAccount",
        j!({"Email": "new@example.com", "AccountName": "New"}),
    );
    let deny = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}"#;
    let made = twins.done(
        &hub,
        "organizations:CreatePolicy",
        j!({"Content": deny, "Description": "", "Name": "None", "Type": "SERVICE_CONTROL_POLICY"}),
    );
    let policy = made
        .get("Policy")
        .and_then(|policy| policy.as_structure())
        .unwrap();
    let summary = policy
        .get("PolicySummary")
        .and_then(|summary| summary.as_structure());
    let id = summary.unwrap().text("Id").unwrap().to_owned();
    twins.done(
        &hub,
        "organizations:AttachPolicy",
        j!({"PolicyId": id, "TargetId": root}),
    );
    twins.done(
        &hub,
        "organizations:ListPoliciesForTarget",
        j!({"TargetId": root, "Filter": "SERVICE_CONTROL_POLICY"}),
    );
}
