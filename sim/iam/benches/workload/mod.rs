//! What the benches work on: one hard question, a large principal, and texts to read.

pub(crate) mod cpu;

use std::fmt::Write;

use rolecall_iam::context::Context;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Principal, Request, Source};
use rolecall_iam::policy;

pub(crate) const PRINCIPAL: &str = "arn:aws:iam::111111111111:role/platform/Deploy";
pub(crate) const ACTION: &str = "sts:AssumeRole";
pub(crate) const RESOURCE: &str = "arn:aws:iam::222222222222:role/platform/Spoke";

/// The 18 condition keys of the hard question.
pub(crate) const CONTEXT: [(&str, &str); 18] = [
    ("aws:CurrentTime", "2026-06-01T12:00:00Z"),
    ("aws:EpochTime", "1780315200"),
    ("aws:PrincipalAccount", "111111111111"),
    ("aws:PrincipalArn", PRINCIPAL),
    ("aws:PrincipalIsAWSService", "false"),
    ("aws:PrincipalOrgID", "o-a1b2c3d4e5"),
    ("aws:PrincipalTag/team", "platform"),
    ("aws:PrincipalTag/stage", "production"),
    ("aws:PrincipalType", "AssumedRole"),
    ("aws:RequestedRegion", "eu-central-1"),
    ("aws:ResourceAccount", "222222222222"),
    ("aws:SecureTransport", "true"),
    ("aws:SourceIp", "10.1.2.3"),
    ("aws:TokenIssueTime", "2026-06-01T11:50:00Z"),
    ("aws:UserAgent", "aws-cli/2.31.0"),
    ("aws:userid", "AROAEXAMPLEDEPLOY:build-4711"),
    ("aws:ViaAWSService", "false"),
    ("sts:ExternalId", "f3b9-spoke"),
];

pub(crate) fn context() -> Context {
    CONTEXT.into_iter().collect()
}

pub(crate) fn principal() -> Principal {
    Principal::role_session(PRINCIPAL.parse().unwrap(), "build-4711")
        .unwrap()
        .with_unique_id("AROAEXAMPLEDEPLOY")
}

/// A role of one account assumes a role of another.
pub(crate) fn request() -> Request {
    Request {
        principal: principal(),
        action: ACTION.parse().unwrap(),
        resource: Some(RESOURCE.parse().unwrap()),
        resource_account: None,
        context: context(),
    }
}

pub(crate) fn attached(name: &str, statements: &[&str]) -> Attached {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
        statements.join(",")
    );
    Attached::new(Source::named(name), policy::read(&text).unwrap())
}

const ORGANIZATION: &str = r#"{"Sid":"Organization","Effect":"Deny","NotAction":["iam:*","organizations:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-central-1","eu-west-1","us-east-1"]},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/OrganizationAdmin"}}}"#;
const EVERYTHING: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
const LEAVE: &str = r#"{"Sid":"Leave","Effect":"Deny","Action":["organizations:LeaveOrganization","account:CloseAccount"],"Resource":"*"}"#;
const TRAIL: &str = r#"{"Sid":"Trail","Effect":"Deny","Action":["cloudtrail:StopLogging","cloudtrail:DeleteTrail","cloudtrail:UpdateTrail"],"Resource":"arn:aws:cloudtrail:*:*:trail/organization"}"#;
const TRANSPORT: &str = r#"{"Sid":"Transport","Effect":"Deny","Action":"*","Resource":"*","Condition":{"BoolIfExists":{"aws:SecureTransport":"false"}}}"#;
const ROOT: &str = r#"{"Sid":"Root","Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}"#;
const KEYS: &str =
    r#"{"Sid":"Keys","Effect":"Deny","Action":["iam:CreateUser","iam:CreateAccessKey"],"Resource":"*"}"#;

const IDENTITY: [&str; 20] = [
    r#"{"Sid":"Read","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":["arn:aws:s3:::artifacts","arn:aws:s3:::artifacts/*"]}"#,
    r#"{"Effect":"Allow","Action":["s3:PutObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::artifacts/${aws:PrincipalTag/team}/*"}"#,
    r#"{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}"#,
    r#"{"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances"],"Resource":"arn:aws:ec2:*:111111111111:instance/*","Condition":{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}}"#,
    r#"{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:111111111111:*"}"#,
    r#"{"Effect":"Allow","Action":["cloudformation:CreateStack","cloudformation:UpdateStack","cloudformation:DescribeStacks"],"Resource":"arn:aws:cloudformation:eu-central-1:111111111111:stack/platform-*/*"}"#,
    r#"{"Sid":"Pass","Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111111111111:role/platform/*","Condition":{"StringEquals":{"iam:PassedToService":["ec2.amazonaws.com","lambda.amazonaws.com"]}}}"#,
    r#"{"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"arn:aws:kms:eu-central-1:111111111111:key/0f0f0f0f-1111-2222-3333-444444444444"}"#,
    r#"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-central-1:111111111111:secret:platform/*"}"#,
    r#"{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:*:111111111111:function:platform-*"}"#,
    r#"{"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:PutItem","dynamodb:Query"],"Resource":"arn:aws:dynamodb:eu-central-1:111111111111:table/state"}"#,
    r#"{"Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"arn:aws:sqs:*:111111111111:platform-*"}"#,
    r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::333333333333:role/platform/Spoke"}"#,
    r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444444444444:role/platform/Spoke"}"#,
    r#"{"Sid":"Spokes","Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/platform/Spoke","Condition":{"StringEquals":{"aws:PrincipalTag/stage":"production"},"IpAddress":{"aws:SourceIp":["10.0.0.0/8","192.168.0.0/16"]}}}"#,
    r#"{"Effect":"Allow","Action":["sts:TagSession","sts:SetSourceIdentity"],"Resource":"arn:aws:iam::*:role/platform/*"}"#,
    r#"{"Effect":"Allow","Action":"route53:ChangeResourceRecordSets","Resource":"arn:aws:route53:::hostedzone/Z0123456789"}"#,
    r#"{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/team":"platform"}}}"#,
    r#"{"Effect":"Deny","Action":["s3:PutBucketPolicy","s3:DeleteBucket"],"Resource":"*"}"#,
    r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"2026-01-01T00:00:00Z"}}}"#,
];

const BOUNDARY: [&str; 8] = [
    r#"{"Effect":"Allow","Action":["s3:*","logs:*","ec2:*","cloudformation:*"],"Resource":"*"}"#,
    r#"{"Effect":"Allow","Action":["kms:*","secretsmanager:*","lambda:*"],"Resource":"*"}"#,
    r#"{"Effect":"Allow","Action":["dynamodb:*","sqs:*","route53:*"],"Resource":"*"}"#,
    r#"{"Effect":"Allow","Action":"sts:*","Resource":"arn:aws:iam::*:role/platform/*"}"#,
    r#"{"Effect":"Allow","Action":["iam:Get*","iam:List*","iam:PassRole"],"Resource":"*"}"#,
    r#"{"Effect":"Deny","Action":["iam:DeleteRolePermissionsBoundary","iam:PutRolePermissionsBoundary"],"Resource":"*"}"#,
    r#"{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/Administrator"}"#,
    r#"{"Effect":"Deny","NotAction":"sts:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-central-1"}}}"#,
];

const SESSION: [&str; 5] = [
    r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/platform/*"}"#,
    r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::artifacts/platform/*"}"#,
    r#"{"Effect":"Allow","Action":"cloudformation:*","Resource":"*"}"#,
    r#"{"Effect":"Allow","Action":"logs:*","Resource":"*"}"#,
    r#"{"Effect":"Deny","Action":"iam:*","Resource":"*"}"#,
];

const TRUST: [&str; 7] = [
    r#"{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}"#,
    r#"{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::222222222222:saml-provider/Corporate"},"Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}"#,
    r#"{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::333333333333:role/platform/Deploy","arn:aws:iam::444444444444:root"]},"Action":"sts:AssumeRole"}"#,
    r#"{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"f3b9-spoke","aws:PrincipalOrgID":"o-a1b2c3d4e5"},"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/platform/Deploy","arn:aws:iam::*:role/platform/Rollback"]}}}"#,
    r#"{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":["sts:TagSession","sts:SetSourceIdentity"]}"#,
    r#"{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/platform/*"}}}"#,
    r#"{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"NumericGreaterThan":{"aws:EpochTime":"1900000000"}}}"#,
];

/// 58 statements over identity, boundary, SCP, session and resource policies.
pub(crate) fn policies() -> Policies {
    let level = |target: &str, statements: &[&str]| Level {
        target: target.into(),
        policies: vec![
            attached("FullAWSAccess", &[EVERYTHING]),
            attached("guard", statements),
        ],
    };
    let policies = Policies {
        identity: Layer::Known(
            IDENTITY
                .chunks(5)
                .map(|part| attached("identity", part))
                .collect(),
        ),
        boundary: Layer::Known(attached("boundary", &BOUNDARY)),
        session: Layer::Known(vec![attached("session", &SESSION)]),
        resource: Layer::Known(attached("trust", &TRUST)),
        scps: Layer::Known(vec![
            level("r-root", &[ORGANIZATION, LEAVE, TRAIL, TRANSPORT, ROOT]),
            level("ou-platform", &[KEYS, TRAIL, LEAVE, TRANSPORT]),
            level(
                "111111111111",
                &[ROOT, KEYS, LEAVE, TRANSPORT, ORGANIZATION, TRAIL],
            ),
        ]),
        ..Policies::default()
    };
    assert_eq!(statements(&policies), 58);
    policies
}

fn statements(policies: &Policies) -> usize {
    let of = |attached: &Attached| attached.document.statements().len();
    let lists = [&policies.identity, &policies.session];
    let lists: usize = lists.into_iter().flat_map(Layer::known).flatten().map(of).sum();
    let single = [&policies.boundary, &policies.resource];
    let single: usize = single.into_iter().flat_map(Layer::known).map(of).sum();
    let levels = policies
        .scps
        .known()
        .unwrap()
        .iter()
        .flat_map(|level| &level.policies);
    lists + single + levels.map(of).sum::<usize>()
}

/// How a principal's 2,000 statements differ.
#[derive(Clone, Copy)]
pub(crate) enum Large {
    /// One action, each statement with a resource of its own.
    OneAction,
    /// Each statement with an action and a resource of its own, in a hundred services.
    ManyServices,
    /// One action, resources of any account that differ behind it.
    AnyAccount,
    /// One action, resources that differ only between two wildcards.
    Wildcards,
    /// One action on everything, each for another value of a tag.
    Conditions,
    /// One action on everything, each for other values of a tag, with a wildcard: only comparing shows which.
    Likes,
    /// Each allows it.
    Alike,
}

/// A user with 2,000 statements in policies of 100, and a question that the last of them allows.
pub(crate) fn large(shape: Large) -> (Request, Policies) {
    let statement = |index: usize| {
        let condition = match shape {
            Large::Conditions => {
                format!(r#","Condition":{{"StringEquals":{{"aws:PrincipalTag/team":"team-{index}"}}}}"#)
            }
            Large::Likes => {
                format!(r#","Condition":{{"StringLike":{{"aws:PrincipalTag/team":"*-{index}"}}}}"#)
            }
            _ => String::new(),
        };
        let (action, resource) = match shape {
            Large::OneAction => (
                "iam:PassRole".to_owned(),
                format!("arn:aws:iam::111111111111:role/platform/Spoke{index:06}"),
            ),
            Large::ManyServices => (
                format!("service{:02}:Action{index}", index % 100),
                format!("arn:aws:service{:02}:::thing/{index}/*", index % 100),
            ),
            Large::AnyAccount => (
                "iam:PassRole".to_owned(),
                format!("arn:aws:iam::*:role/platform/Spoke{index:06}"),
            ),
            Large::Wildcards => ("s3:Get*".to_owned(), format!("arn:aws:s3:::*-bucket/{index}/*")),
            Large::Conditions | Large::Likes | Large::Alike => {
                ("s3:Get*".to_owned(), "arn:aws:s3:::*-bucket/*".to_owned())
            }
        };
        format!(r#"{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"{condition}}}"#)
    };
    let statements: Vec<String> = (0..2000).map(statement).collect();
    let texts: Vec<&str> = statements.iter().map(String::as_str).collect();
    let policies = Policies::identity(texts.chunks(100).map(|part| attached("part", part)).collect());
    let (action, resource) = match shape {
        Large::OneAction | Large::AnyAccount => (
            "iam:PassRole",
            "arn:aws:iam::111111111111:role/platform/Spoke001999",
        ),
        Large::ManyServices => ("service99:Action1999", "arn:aws:service99:::thing/1999/x"),
        Large::Wildcards | Large::Conditions | Large::Likes | Large::Alike => {
            ("s3:GetObject", "arn:aws:s3:::some-bucket/1999/x")
        }
    };
    let user = Principal::user("arn:aws:iam::111111111111:user/ann".parse().unwrap());
    let mut request = Request::new(user, action.parse().unwrap(), Some(resource.parse().unwrap()));
    request.resource_account = Some("111111111111".parse().unwrap());
    for (key, value) in CONTEXT {
        if request.context.get(key).is_none() {
            request.context.insert(key, value);
        }
    }
    request.context.insert("aws:PrincipalTag/team", "team-1999");
    (request, policies)
}

/// A policy document of about 400 bytes; each number gives another one.
pub(crate) fn small_document(number: usize) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"Read{number}","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::bucket-{number}","arn:aws:s3:::bucket-{number}/*"]}},{{"Sid":"Assume{number}","Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::{:012}:role/Spoke","Condition":{{"StringEquals":{{"aws:PrincipalTag/team":"team-{number}"}},"Bool":{{"aws:MultiFactorAuthPresent":"true"}}}}}}]}}"#,
        number % 1_000_000
    )
}

/// A document of many statements like those of a small one, indented as people keep them.
pub(crate) fn large_document(statements: usize) -> String {
    let mut text = String::from("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [");
    for number in 0..statements {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            text,
            "{comma}\n    {{\n      \"Sid\": \"Read{number}\",\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:GetObject\",\n        \"s3:ListBucket\"\n      ],\n      \"Resource\": [\n        \"arn:aws:s3:::bucket-{number}\",\n        \"arn:aws:s3:::bucket-{number}/*\"\n      ],\n      \"Condition\": {{\n        \"StringEquals\": {{\n          \"aws:PrincipalTag/team\": \"team-{number}\"\n        }}\n      }}\n    }}"
        );
    }
    text.push_str("\n  ]\n}\n");
    text
}

/// A record of about 900 bytes; each number gives another one, policies included.
pub(crate) fn record(number: usize) -> String {
    let allowed = ["GetObject", "PutObject", "DeleteObject"][number % 3];
    format!(
        r#"{{"id":"record-{number}","request":{{"principal":"arn:aws:iam::111111111111:user/user-{number}","principal_type":"user","principal_account":"111111111111","action":"s3:{allowed}","resource":"arn:aws:s3:::bucket-{number}/key","resource_account":"111111111111","context":{{"aws:username":"user-{number}","aws:PrincipalTag/team":"team-{}","aws:SourceIp":"10.0.{}.1","aws:SecureTransport":"true"}}}},"policies":{{"identity":[{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::bucket-{number}/*","Condition":{{"StringEquals":{{"aws:PrincipalTag/team":"team-{}"}}}}}},{{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::bucket-{number}/secret/*"}}]}}],"resource":null,"boundary":[{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":["s3:*","sts:AssumeRole"],"Resource":"*"}}]}}],"session":null,"scps":null,"rcps":null,"vpce":null}}}}"#,
        number % 50,
        number % 250,
        number % 49,
    )
}
