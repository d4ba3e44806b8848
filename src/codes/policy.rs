//! Codes of policy documents: what AWS refuses, and what people want to know before they deploy.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "policy/missing-file",
        summary: "the policy's file cannot be read",
        cause: "The file isn't there, may not be read, is not UTF-8, or has more than a mebibyte: no policy \
                that AWS takes comes near that.",
        wrong: "rolecall check no-such-file.json --kind trust\n",
        right: "rolecall check trust.json --kind trust\n",
        fix: "Name the file relative to where the command runs; `-` reads standard input.",
    },
    Explanation {
        code: "policy/syntax",
        summary: "this is not a policy document",
        cause: "The text isn't JSON, has a key twice, or has an element, a type or an operator that the policy \
                language doesn't know. AWS answers `Syntax errors in policy.` without a place; here it has one. \
                Source: IAM User Guide, reference_policies_grammar.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Actions\": \"s3:GetObject\",\n    \"Resource\": \"*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"s3:GetObject\",\n    \"Resource\": \"*\"\n  }\n}\n",
        fix: "Correct the document at the place that is shown.",
    },
    Explanation {
        code: "policy/refused",
        summary: "AWS would refuse to store this policy document",
        cause: "The document is well-formed, and AWS would still answer `MalformedPolicyDocument` (for SCPs and \
                RCPs `MalformedPolicyDocumentException`): what a document may say depends on what it is for. \
                Rolecall asks the same questions in the same order as AWS's write gate, and adds a place.",
        wrong: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Principal\": { \"AWS\": \"111111111111\" },\n    \"Action\": \"sts:AssumeRole\",\n    \"Resource\": \"*\"\n  }\n}\n",
        right: "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\": \"sts:AssumeRole\",\n    \"Resource\": \"arn:aws:iam::111111111111:role/Audit\"\n  }\n}\n",
        fix: "Correct the document at the place that is shown, or say by `--kind` what it is.",
    },
    Explanation {
        code: "policy/size",
        summary: "the document is larger than the quota of its kind",
        cause: "White space isn't counted: 6,144 characters in a managed policy or boundary, 2,048 in a trust \
                policy unless the quota was raised, 10,240 in all inline policies of a role together (5,120 of a \
                group, 2,048 of a user). White space is counted: 2,048 in session policies, 5,120 in an SCP or \
                RCP. Source: IAM User Guide, reference_iam-quotas; Organizations User Guide, \
                orgs_reference_limits.",
        wrong: "{ \"Version\": \"2012-10-17\", \"Statement\": [ … 7,000 characters … ] }\n",
        right: "{ \"Version\": \"2012-10-17\", \"Statement\": [ … 6,000 characters … ] }\n",
        fix: "Split it into several policies, or use wildcards for actions that belong together.",
    },
];
