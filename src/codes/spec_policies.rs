//! Codes of policies, trust, and what Micetro can't do.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "spec/policy-document",
        summary: "this is not a policy document",
        cause: "The fields of a policy document are `Version`, `Id` and `Statement`; those of a statement \
                `Sid`, `Effect`, `Principal`, `Action`, `Resource`, `Condition` and the `Not…` forms. Something \
                else stands there, stands twice, or has another kind. Source: IAM User Guide, \
                reference_policies_grammar.",
        wrong: "role:\n  name: MicetroAccess\n  inline:\n    own: { \"Version\": \"2012-10-17\", \"Statements\": [] }\n",
        right: "role:\n  name: MicetroAccess\n  inline:\n    own:\n      Version: \"2012-10-17\"\n      Statement:\n        - { Effect: Allow, Action: \"route53:List*\", Resource: \"*\" }\n",
        fix: "Correct the document at the place that is shown.",
    },
    Explanation {
        code: "spec/policy-refused",
        summary: "AWS would refuse to store this policy document",
        cause: "The document is well-formed, and AWS would still answer `MalformedPolicyDocument`: an action \
                without a service, a resource that isn't an ARN, a principal in an identity-based policy, a \
                `Resource` in a trust policy. Rolecall asks the same questions as AWS's write gate, before \
                anything is sent.",
        wrong: "role:\n  name: MicetroAccess\n  inline:\n    own:\n      Version: \"2012-10-17\"\n      Statement:\n        - { Effect: Allow, Action: \"ListHostedZones\", Resource: \"*\" }\n",
        right: "role:\n  name: MicetroAccess\n  inline:\n    own:\n      Version: \"2012-10-17\"\n      Statement:\n        - { Effect: Allow, Action: \"route53:ListHostedZones\", Resource: \"*\" }\n",
        fix: "Correct the document at the place that is shown.",
    },
    Explanation {
        code: "spec/unknown-managed-policy",
        summary: "the catalogue knows no AWS managed policy of this name",
        cause: "Rolecall has the names and documents of all AWS managed policies as they were on the day that \
                the finding names. One that AWS published since is not among them, so this is a warning: the \
                name is taken on trust, and AWS has the last word. Names are compared with regard to case.",
        wrong: "role:\n  name: MicetroAccess\n  policies: [AmazonRoute53FullAcces]\n",
        right: "role:\n  name: MicetroAccess\n  policies: [AmazonRoute53FullAccess]\n",
        fix: "Correct the name. A policy of your own, which each account has, is `customer:NAME`.",
    },
    Explanation {
        code: "spec/duplicate-policy",
        summary: "a policy is named twice",
        cause: "The same managed policy stands twice in a list, which changes nothing; or an inline policy has \
                the name that Rolecall gives to the policy of a permission profile, `rolecall-PROFILE`, which \
                would overwrite it and is an error.",
        wrong: "role:\n  name: MicetroAccess\n  policies: [IAMReadOnlyAccess, IAMReadOnlyAccess]\n",
        right: "role:\n  name: MicetroAccess\n  policies: [IAMReadOnlyAccess]\n",
        fix: "Keep one, or rename the inline policy.",
    },
    Explanation {
        code: "spec/many-policies",
        summary: "more managed policies than AWS attaches by default",
        cause: "A user or role can have ten managed policies, unless the account's quota was raised. Rolecall \
                can't see from a spec whether yours was, so this is a warning. Source: IAM User Guide, \
                reference_iam-quotas.",
        wrong: "role:\n  name: MicetroAccess\n  policies:\n    - AmazonRoute53FullAccess\n    - AmazonEC2FullAccess\n    - IAMReadOnlyAccess\n    - AmazonVPCReadOnlyAccess\n    - AmazonS3ReadOnlyAccess\n    - AmazonRDSReadOnlyAccess\n    - AmazonSNSReadOnlyAccess\n    - AmazonSQSReadOnlyAccess\n    - AmazonEC2ReadOnlyAccess\n    - AmazonRoute53ReadOnlyAccess\n    - CloudWatchReadOnlyAccess\n",
        right: "role:\n  name: MicetroAccess\n  policies: [AmazonRoute53FullAccess, AmazonEC2FullAccess]\n",
        fix: "Use fewer; put what you need in an inline policy; or have the quota raised in Service Quotas.",
    },
    Explanation {
        code: "spec/policy-account",
        summary: "the policy is another account's",
        cause: "A customer managed policy can be attached only in its own account, and the ARN names that \
                account. In a common `role` the ARN would have to be each spoke's.",
        wrong: "role:\n  name: MicetroAccess\n  policies: [\"arn:aws:iam::111111111111:policy/Own\"]\n",
        right: "role:\n  name: MicetroAccess\n  policies: [\"customer:Own\"]\n",
        fix: "Write `customer:NAME`, which means the policy of that name in each account. For the accounts of \
              organizational units use AWS managed policies, `inline` or `permissions`.",
    },
    Explanation {
        code: "spec/inline-too-large",
        summary: "the inline policies have no room",
        cause: "All inline policies of a user together have at most 2,048 characters, those of a role 10,240; \
                white space isn't counted, and these quotas can't be raised. Permission profiles are inline \
                policies too. Source: IAM User Guide, reference_iam-quotas.",
        wrong: "hub:\n  account: \"111111111111\"\n  user:\n    name: micetro\n    inline: { own: ./large-policy.json }\n",
        right: "hub:\n  account: \"111111111111\"\n  user:\n    name: micetro\n    permissions: [self-read]\n",
        fix: "Shorten them with wildcards in `Action`, or use a managed policy, which has 6,144 characters for \
              itself.",
    },
    Explanation {
        code: "spec/trust-too-long",
        summary: "the trust policy is longer than AWS allows",
        cause: "A role's trust policy has at most 2,048 characters, white space not counted, unless the account's \
                quota was raised. Source: IAM User Guide, reference_iam-quotas.",
        wrong: "role:\n  name: MicetroAccess\n  trust: ./long-trust.json\n",
        right: "role:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Name fewer principals: one statement for an account with a condition on `aws:PrincipalArn`, which \
              may have wildcards, says as much in less room.",
    },
    Explanation {
        code: "spec/trust-cannot-match",
        summary: "the trust policy has a condition that can never be met",
        cause: "`aws:SourceAccount`, `aws:SourceArn` and their like are present only when an AWS service calls \
                on somebody's behalf. When a user assumes a role they are absent, a condition on an absent key \
                isn't met, and the role can't be assumed by anybody. Source: IAM User Guide, \
                reference_policies_condition-keys.",
        wrong: "role:\n  name: MicetroAccess\n  trust:\n    Version: \"2012-10-17\"\n    Statement:\n      - Effect: Allow\n        Principal: { AWS: \"arn:aws:iam::111111111111:root\" }\n        Action: sts:AssumeRole\n        Condition: { StringEquals: { \"aws:SourceAccount\": \"111111111111\" } }\n",
        right: "role:\n  name: MicetroAccess\n  trust:\n    Version: \"2012-10-17\"\n    Statement:\n      - Effect: Allow\n        Principal: { AWS: \"arn:aws:iam::111111111111:root\" }\n        Action: sts:AssumeRole\n        Condition: { ArnEquals: { \"aws:PrincipalArn\": \"arn:aws:iam::111111111111:user/micetro\" } }\n",
        fix: "Name the caller with `aws:PrincipalArn`, `aws:PrincipalAccount` or `aws:PrincipalOrgID`; \
              `trust: hub-user` does.",
    },
    Explanation {
        code: "spec/trust-everybody",
        summary: "every AWS account in the world may assume the role",
        cause: "A principal of `*` without a condition means everybody: whoever learns the role's ARN gets in.",
        wrong: "role:\n  name: MicetroAccess\n  trust:\n    Version: \"2012-10-17\"\n    Statement:\n      - { Effect: Allow, Principal: { AWS: \"*\" }, Action: sts:AssumeRole }\n",
        right: "role:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Name the hub account, or leave `trust` at `hub-user`.",
    },
    Explanation {
        code: "spec/no-permissions",
        summary: "the role may do nothing",
        cause: "A role without a policy can be assumed and is then refused everything. If the role is adopted \
                and somebody else attaches its policies, that may be what you mean.",
        wrong: "role:\n  name: MicetroAccess\n",
        right: "role:\n  name: MicetroAccess\n  permissions: [dns-ro]\n",
        fix: "Add `policies`, `permissions` or `inline`.",
    },
    Explanation {
        code: "spec/micetro-external-id",
        summary: "Micetro cannot bring an external id",
        cause: "Micetro's form for an AWS account has an access key and its secret, and nothing else: a role \
                whose trust policy asks for `sts:ExternalId` would refuse it for ever. An external id protects \
                customers of a service that acts for many; Micetro runs in your own house, and the hub account \
                is yours.",
        wrong: "consumer: micetro\nrole:\n  name: MicetroAccess\n  external-id: a-secret-no-one-sends\n",
        right: "consumer: micetro\nrole:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Take it away. `trust: hub-user` names the one user that may come; for another consumer say \
              `consumer: other`.",
    },
    Explanation {
        code: "spec/micetro-mfa",
        summary: "Micetro cannot meet a condition on MFA",
        cause: "Micetro signs with a long-term access key. `aws:MultiFactorAuthPresent` is absent then, the \
                condition isn't met, and the role refuses. Source: IAM User Guide, \
                reference_policies_condition-keys.",
        wrong: "consumer: micetro\nrole:\n  name: MicetroAccess\n  trust:\n    Version: \"2012-10-17\"\n    Statement:\n      - Effect: Allow\n        Principal: { AWS: \"arn:aws:iam::111111111111:root\" }\n        Action: sts:AssumeRole\n        Condition: { Bool: { \"aws:MultiFactorAuthPresent\": \"true\" } }\n",
        right: "consumer: micetro\nrole:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Take the condition away. What does harden the access: `trust: hub-user`, and `aws:SourceIp` with \
              the address of Micetro's server.",
    },
    Explanation {
        code: "spec/micetro-wildcard",
        summary: "Micetro knows no wildcard in a role's ARN",
        cause: "Micetro learns its accounts by reading the inline policies of the user's groups, and reports an \
                error for one with a wildcard, though AWS would accept it.",
        wrong: "consumer: micetro\nhub:\n  account: \"111111111111\"\n  user:\n    name: micetro\n    inline:\n      assume:\n        Version: \"2012-10-17\"\n        Statement:\n          - { Effect: Allow, Action: sts:AssumeRole, Resource: \"arn:aws:iam::*:role/MicetroAccess\" }\n",
        right: "consumer: micetro\nhub:\n  account: \"111111111111\"\n  user: { name: micetro }\n",
        fix: "Name the accounts under `spokes`: Rolecall writes an inline group policy for each.",
    },
    Explanation {
        code: "spec/micetro-hidden",
        summary: "Micetro does not see a role that only a policy of the user allows",
        cause: "The user may assume the role, but Micetro looks for accounts in the inline policies of the \
                user's groups only. An inline policy of the user, or a managed one, is not read.",
        wrong: "consumer: micetro\nhub:\n  account: \"111111111111\"\n  user:\n    name: micetro\n    inline:\n      assume:\n        Version: \"2012-10-17\"\n        Statement:\n          - { Effect: Allow, Action: sts:AssumeRole, Resource: \"arn:aws:iam::222222222222:role/MicetroAccess\" }\n",
        right: "consumer: micetro\nhub:\n  account: \"111111111111\"\n  user: { name: micetro }\n",
        fix: "Name the account under `spokes`, and take the policy away.",
    },
    Explanation {
        code: "spec/micetro-packed",
        summary: "Whether Micetro reads packed policies is documented nowhere",
        cause: "`layout: packed` writes one inline policy for each group, with all its accounts in one list of \
                resources. AWS honours it, and about three times as many accounts fit into a group. Micetro \
                finds its accounts by reading these policies, and its guide shows one policy with one role \
                for each account and says nothing of lists. So `verify` can prove that AWS lets the user in, \
                and can't say that Micetro finds the accounts.",
        wrong: "consumer: micetro\nhub:\n  account: \"111111111111\"\n  layout: packed\n  user: { name: micetro }\n",
        right: "consumer: micetro\nhub:\n  account: \"111111111111\"\n  layout: one-per-account\n  user: { name: micetro }\n",
        fix: "Leave the layout out while the accounts fit, or split them over two hub users. If you need \
              `packed`, try it with two accounts first and look whether Micetro lists both. Changing the \
              layout later needs no other change: `apply` writes the new policies before it takes out the \
              old ones.",
    },
];
