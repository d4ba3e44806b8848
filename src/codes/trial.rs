//! Codes of policy tests.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "test/failed",
        summary: "the law answers otherwise than a test expects",
        cause: "The documents of the test allow what was to be denied, deny what was to be allowed, or answer as \
                expected for another reason than `because` says. The evidence has a line for each layer of policies; \
                where something was to be allowed, hints name the fewest statements that allow it.",
        wrong: "  - who: ann\n    action: s3:DeleteObject\n    resource: arn:aws:s3:::reports/2026.csv\n    expect: allowed\n",
        right: "  - who: ann\n    action: s3:DeleteObject\n    resource: arn:aws:s3:::reports/2026.csv\n    expect: denied-implicitly\n",
        fix: "Correct the policy, or the expectation.",
    },
    Explanation {
        code: "test/unknown-name",
        summary: "a test names something that its file doesn't know",
        cause: "`who` is a name from `principals` or an ARN, `resource` one from `resources`, an ARN or `*`; a policy \
                is a name from `policies`, the path of a file, or the name of an AWS managed policy.",
        wrong: "principals:\n  ann: { arn: \"arn:aws:iam::111111111111:user/ann\" }\ntests:\n  - { who: anne, action: \"s3:GetObject\", expect: denied }\n",
        right: "principals:\n  ann: { arn: \"arn:aws:iam::111111111111:user/ann\" }\ntests:\n  - { who: ann, action: \"s3:GetObject\", expect: denied }\n",
        fix: "Correct the name, or give it a meaning at the top of the file.",
    },
    Explanation {
        code: "test/no-tests",
        summary: "there are no tests",
        cause: "The folder has no file whose name ends with `.test.yaml`, `.test.yml` or `.test.json`, the file has no \
                tests in it, or it can't be read. That nothing failed would mean nothing.",
        wrong: "rolecall test an-empty-folder\n",
        right: "rolecall test --example && rolecall test policy-tests\n",
        fix: "Name a folder that has tests; `rolecall test --example` writes a first one.",
    },
];
