//! Codes of findings beyond AWS's own refusals: what the law's rules look for (`rolecall_iam::policy::lint`).

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "policy/open-to-everyone",
        summary: "everyone may, without a condition",
        cause: "An Allow names `*` and has no condition that an absent key wouldn't meet. In a trust \
                policy every AWS account in the world may assume the role; in a resource's policy \
                anonymous callers are let in too. Source: IAM User Guide, \
                reference_policies_elements_principal.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"AWS\": \"*\" },\n    \"Action\": \"sts:AssumeRole\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"AWS\": \"*\" },\n    \"Action\": \"sts:AssumeRole\",\n    \"Condition\": { \"StringEquals\": { \"aws:PrincipalOrgID\": \"o-a1b2c3d4e5\" } }\n  }\n}\n",
        fix: "Name whom you mean, or add a condition. Where it is meant, leave it: this is a warning.",
    },
    Explanation {
        code: "policy/open-to-account",
        summary: "whoever a whole account lets may assume the role",
        cause: "An account as the principal delegates: every user and role there that is allowed \
                `sts:AssumeRole` on this role may come, those made next year too. Source: IAM User Guide, \
                reference_policies_elements_principal.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"AWS\": \"111111111111\" },\n    \"Action\": \"sts:AssumeRole\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"AWS\": \"111111111111\" },\n    \"Action\": \"sts:AssumeRole\",\n    \"Condition\": { \"ArnEquals\": { \"aws:PrincipalArn\": \"arn:aws:iam::111111111111:user/ann\" } }\n  }\n}\n",
        fix: "Name a user or a role, or add a condition on `aws:PrincipalArn`, `sts:ExternalId` or MFA.",
    },
    Explanation {
        code: "policy/open-to-provider",
        summary: "everyone whom an identity provider knows may assume the role",
        cause: "An OIDC provider vouches for all of its users: of GitHub that is every repository in the \
                world. Without a condition on a claim, mostly `sub` and `aud`, each of them may assume the \
                role. Source: IAM User Guide, id_roles_create_for-idp_oidc.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"Federated\": \"accounts.google.com\" },\n    \"Action\": \"sts:AssumeRoleWithWebIdentity\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"Federated\": \"accounts.google.com\" },\n    \"Action\": \"sts:AssumeRoleWithWebIdentity\",\n    \"Condition\": { \"StringEquals\": { \"accounts.google.com:aud\": \"66677788899900pro0\" } }\n  }\n}\n",
        fix: "Compare the provider's `sub` and `aud` in a condition.",
    },
    Explanation {
        code: "policy/principal-action",
        summary: "the principal can't call this action",
        cause: "Whom a SAML provider vouches for comes by `sts:AssumeRoleWithSAML`, whom an OIDC provider \
                vouches for by `sts:AssumeRoleWithWebIdentity`, everybody else by `sts:AssumeRole`. A \
                statement that pairs them otherwise lets nobody in. Source: IAM User Guide, access- \
                analyzer-reference-policy-checks.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"Service\": \"ec2.amazonaws.com\" },\n    \"Action\": \"sts:AssumeRoleWithWebIdentity\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"Service\": \"ec2.amazonaws.com\" },\n    \"Action\": \"sts:AssumeRole\"\n  }\n}\n",
        fix: "Write the action that the hint names.",
    },
    Explanation {
        code: "policy/not-principal-allow",
        summary: "an Allow for everyone but some",
        cause: "`NotPrincipal` with Allow allows everyone else, anonymous callers included, and AWS \
                doesn't support it. Source: IAM User Guide, reference_policies_elements_notprincipal.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"NotPrincipal\": { \"AWS\": \"111111111111\" },\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::reports/*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"AWS\": \"222222222222\" },\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::reports/*\"\n  }\n}\n",
        fix: "Name whom you mean in `Principal`.",
    },
    Explanation {
        code: "policy/not-action-allow",
        summary: "an Allow for every action but some",
        cause: "`NotAction` with Allow allows every other action of every service, those that AWS will add \
                among them. Source: IAM User Guide, reference_policies_elements_notaction.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"NotAction\": \"iam:*\",\n    \"Resource\": \"*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": [\"s3:GetObject\", \"ec2:DescribeInstances\"],\n    \"Resource\": \"*\"\n  }\n}\n",
        fix: "List what is needed, or allow it and deny the others in a statement of their own.",
    },
    Explanation {
        code: "policy/allows-everything",
        summary: "every action on every resource is allowed",
        cause: "An Allow of `*` on `*` gives an administrator's permissions, and with them those of \
                granting more. Source: IAM User Guide, best-practices.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"*\",\n    \"Resource\": \"*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListAllMyBuckets\",\n    \"Resource\": \"*\"\n  }\n}\n",
        fix: "List what is needed. Where an administrator is meant, leave it: this is a warning.",
    },
    Explanation {
        code: "policy/pass-role",
        summary: "any role may be passed to any service",
        cause: "Whoever may pass every role may start something, a function or an instance, that runs with \
                the permissions of the most powerful role of the account. Source: IAM User Guide, \
                id_roles_use_passrole.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"iam:PassRole\",\n    \"Resource\": \"*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"iam:PassRole\",\n    \"Resource\": \"arn:aws:iam::111111111111:role/TaskRole\"\n  }\n}\n",
        fix: "Name the roles in `Resource`, or the service in a condition on `iam:PassedToService`.",
    },
    Explanation {
        code: "policy/unknown-service",
        summary: "no service has this prefix",
        cause: "Rolecall has AWS's service authorization reference as it was on the day that the finding \
                names. A service that is newer isn't in it, so this is a warning. Source: IAM User Guide, \
                reference_policies_elements_action.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"rout53:ListHostedZones\",\n    \"Resource\": \"*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"route53:ListHostedZones\",\n    \"Resource\": \"*\"\n  }\n}\n",
        fix: "Correct the prefix.",
    },
    Explanation {
        code: "policy/unknown-action",
        summary: "the service has no such action",
        cause: "AWS takes any action in a policy, and never matches one that doesn't exist. Rolecall has \
                AWS's service authorization reference as it was on the day that the finding names. An \
                action that is newer isn't in it, so this is a warning. Source: IAM User Guide, \
                reference_policies_elements_action.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObjekt\",\n    \"Resource\": \"arn:aws:s3:::reports/*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::reports/*\"\n  }\n}\n",
        fix: "Correct the action; the names of API operations and of actions differ here and there.",
    },
    Explanation {
        code: "policy/deny-never-matches",
        summary: "a Deny that forbids nothing",
        cause: "No request can match the statement: its actions don't exist, take none of its resources, \
                or are asked of no policy (`sts:GetCallerIdentity`, `sts:GetSessionToken`). What it was \
                meant to forbid is not forbidden. Source: IAM User Guide, reference_policies_evaluation- \
                logic.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Deny\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::reports\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Deny\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::reports/*\"\n  }\n}\n",
        fix: "Correct the resource or the action at the place that is shown.",
    },
    Explanation {
        code: "policy/resource-type",
        summary: "an action and resources that it doesn't take",
        cause: "Each action acts on certain types of resources, and some on none: those are covered by `*` \
                alone. An action whose statement has none of its resources isn't allowed by it, and a \
                resource that no action of the statement takes changes nothing. Source: IAM User Guide, \
                reference_policies_elements_resource; Service Authorization Reference.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListAllMyBuckets\",\n    \"Resource\": \"arn:aws:s3:::reports\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListAllMyBuckets\",\n    \"Resource\": \"*\"\n  }\n}\n",
        fix: "Give the action a resource that it takes, in a statement of its own if need be.",
    },
    Explanation {
        code: "policy/arn-part",
        summary: "an ARN whose Region or account is wrong for its service",
        cause: "The ARN of a bucket or a hosted zone has neither Region nor account, that of a function \
                has both. An ARN with a part too many or too few names nothing. Source: IAM User Guide, \
                reference-arns; Service Authorization Reference.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"lambda:InvokeFunction\",\n    \"Resource\": \"arn:aws:lambda::111111111111:function:report\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"lambda:InvokeFunction\",\n    \"Resource\": \"arn:aws:lambda:*:111111111111:function:report\"\n  }\n}\n",
        fix: "Write the ARN in the form that the hint shows; `*` may stand for any Region.",
    },
    Explanation {
        code: "policy/condition-key",
        summary: "a condition key that the action doesn't have",
        cause: "A condition key that an action doesn't have is absent whenever it is called. A positive \
                operator is then never met, a negated one and `…IfExists` always: the statement does less, \
                or more, than it says. Source: IAM User Guide, reference_policies_condition-keys; Service \
                Authorization Reference.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::reports/*\",\n    \"Condition\": { \"StringLike\": { \"s3:prefix\": \"2026/*\" } }\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListBucket\",\n    \"Resource\": \"arn:aws:s3:::reports\",\n    \"Condition\": { \"StringLike\": { \"s3:prefix\": \"2026/*\" } }\n  }\n}\n",
        fix: "Use a key that the action has, or give the action a statement of its own.",
    },
    Explanation {
        code: "policy/operator-type",
        summary: "an operator for another type than the key's",
        cause: "Each key's values have a type, and each operator compares one: a text operator compares \
                the spelling of an address, not the network. Source: IAM User Guide, \
                reference_policies_elements_condition_operators.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Deny\",\n    \"Action\": \"*\",\n    \"Resource\": \"*\",\n    \"Condition\": { \"StringNotLike\": { \"aws:SourceIp\": \"203.0.113.*\" } }\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Deny\",\n    \"Action\": \"*\",\n    \"Resource\": \"*\",\n    \"Condition\": { \"NotIpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" } }\n  }\n}\n",
        fix: "Use the operator that the hint names.",
    },
    Explanation {
        code: "policy/value-type",
        summary: "a value that its operator can't read",
        cause: "A value that isn't a number, an address, a boolean or an ARN, where the operator compares \
                such, equals nothing: a positive operator is never met. Source: IAM User Guide, \
                reference_policies_elements_condition_operators.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListAllMyBuckets\",\n    \"Resource\": \"*\",\n    \"Condition\": { \"IpAddress\": { \"aws:SourceIp\": \"203.0.113.0/33\" } }\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListAllMyBuckets\",\n    \"Resource\": \"*\",\n    \"Condition\": { \"IpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" } }\n  }\n}\n",
        fix: "Correct the value.",
    },
    Explanation {
        code: "policy/literal-wildcard",
        summary: "a wildcard where none is read",
        cause: "`StringEquals` and its kin compare `*` as it is; `StringLike` and `StringNotLike` read it \
                as a wildcard. Source: IAM User Guide, reference_policies_elements_condition_operators.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListBucket\",\n    \"Resource\": \"arn:aws:s3:::reports\",\n    \"Condition\": { \"StringEquals\": { \"s3:prefix\": \"2026/*\" } }\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:ListBucket\",\n    \"Resource\": \"arn:aws:s3:::reports\",\n    \"Condition\": { \"StringLike\": { \"s3:prefix\": \"2026/*\" } }\n  }\n}\n",
        fix: "Use the operator that the hint names; a literal `*` under it is `${*}`.",
    },
    Explanation {
        code: "policy/missing-qualifier",
        summary: "a multi-valued key under an operator for one value",
        cause: "A key that can have many values is compared with `ForAnyValue:` or `ForAllValues:` before \
                the operator; without them the condition is never met. Source: IAM User Guide, \
                reference_policies_condition-single-vs-multi-valued-context-keys.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Deny\",\n    \"Action\": \"ec2:CreateTags\",\n    \"Resource\": \"*\",\n    \"Condition\": { \"StringEquals\": { \"aws:TagKeys\": \"owner\" } }\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Deny\",\n    \"Action\": \"ec2:CreateTags\",\n    \"Resource\": \"*\",\n    \"Condition\": { \"ForAnyValue:StringEquals\": { \"aws:TagKeys\": \"owner\" } }\n  }\n}\n",
        fix: "Say whether one of the values must match, or all of them.",
    },
    Explanation {
        code: "policy/for-all-values-allow",
        summary: "an Allow that an absent key opens",
        cause: "`ForAllValues` is met when the request doesn't have the key at all, so the statement \
                allows that too. Source: IAM User Guide, reference_policies_condition-single-vs-multi- \
                valued-context-keys.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"kms:CreateGrant\",\n    \"Resource\": \"*\",\n    \"Condition\": { \"ForAllValues:StringEquals\": { \"kms:GrantOperations\": \"Decrypt\" } }\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"kms:CreateGrant\",\n    \"Resource\": \"*\",\n    \"Condition\": {\n      \"ForAllValues:StringEquals\": { \"kms:GrantOperations\": \"Decrypt\" },\n      \"Null\": { \"kms:GrantOperations\": \"false\" }\n    }\n  }\n}\n",
        fix: "Add a `Null` condition that asks for the key, or use `ForAnyValue`.",
    },
    Explanation {
        code: "policy/version-without-variables",
        summary: "policy variables in a Version that has none",
        cause: "`${…}` is a variable in Version 2012-10-17 only. In the older one, which is also what a \
                document without `Version` has, it is plain text that nothing matches. Source: IAM User \
                Guide, reference_policies_elements_version.",
        wrong: "{\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::home/${aws:username}/*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::home/${aws:username}/*\"\n  }\n}\n",
        fix: "Begin the document with `\"Version\": \"2012-10-17\"`.",
    },
    Explanation {
        code: "policy/variable",
        summary: "a policy variable that has no value",
        cause: "A variable is `${key}` or `${key, 'default'}`, with a single-valued condition key, behind \
                the fifth colon of a resource's ARN or in a text or ARN that a condition compares. One \
                that is written otherwise, or elsewhere, is plain text or never has a value. Source: IAM \
                User Guide, reference_policies_variables.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::home/${aws:usrname}/*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"arn:aws:s3:::home/${aws:username}/*\"\n  }\n}\n",
        fix: "Correct the variable; a literal `$` before a brace is `${$}`.",
    },
];
