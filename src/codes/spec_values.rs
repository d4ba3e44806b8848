//! Codes of single values, and of accounts together.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "spec/account-id",
        summary: "this is not an account ID",
        cause: "An account ID is twelve digits. It is text: about one in ten begins with a zero, and \
                spreadsheets, scripts and other readers that take it for a number drop that zero. With eleven \
                digits that is what happened, most likely.",
        wrong: "spokes:\n  - account: 12345678901\n",
        right: "spokes:\n  - account: \"012345678901\"\n",
        fix: "Write all twelve digits in quotes. `aws sts get-caller-identity` prints the account ID of a \
              profile.",
    },
    Explanation {
        code: "spec/unquoted-account",
        summary: "an account ID is not in quotes",
        cause: "Rolecall reads the digits as they stand, zeros included. Other programs that read or rewrite \
                this file don't: YAML takes unquoted digits for a number, some for an octal one.",
        wrong: "spokes:\n  - account: 012345678901\n",
        right: "spokes:\n  - account: \"012345678901\"\n",
        fix: "Put quotes around it.",
    },
    Explanation {
        code: "spec/name",
        summary: "the name has a character or a length that is not allowed",
        cause: "IAM names have letters, digits and `_+=,.@-`: users and roles up to 64, groups and policies up \
                to 128 characters. The setup's own name stands in a tag and in the groups' path, and has 1 to \
                32 of `a-z`, `0-9` and `-`. An alias has up to 63 letters, digits, `-`, `_` and `.`, and is not \
                another account's ID. Source: IAM User Guide, reference_iam-quotas.",
        wrong: "role:\n  name: Micetro Access\n",
        right: "role:\n  name: MicetroAccess\n",
        fix: "Choose a name within the alphabet. Shorter names of roles let more accounts fit in a group.",
    },
    Explanation {
        code: "spec/path",
        summary: "this is not a path of IAM",
        cause: "A path is `/`, or printable ASCII that begins and ends with a slash, at most 512 characters. It \
                is a part of the ARN, so a role with another path is another role. Source: IAM User Guide, \
                reference_identifiers.",
        wrong: "role:\n  name: MicetroAccess\n  path: network\n",
        right: "role:\n  name: MicetroAccess\n  path: /network/\n",
        fix: "Write the slashes.",
    },
    Explanation {
        code: "spec/description",
        summary: "the description is too long or has characters that IAM refuses",
        cause: "A role's description has at most 1,000 characters of Latin-1: the letters of Western European \
                languages and ASCII's signs. Dashes and curly quotes, as word processors make them, are not \
                among them, and IAM refuses the whole call. Source: IAM API Reference, CreateRole.",
        wrong: "role:\n  name: MicetroAccess\n  description: DNS — and networks\n",
        right: "role:\n  name: MicetroAccess\n  description: DNS - and networks\n",
        fix: "Write it plainly.",
    },
    Explanation {
        code: "spec/tag",
        summary: "a tag breaks AWS's rules, or uses a reserved prefix",
        cause: "A user or role has at most 50 tags, of which Rolecall keeps some for its marks: one on a role, \
                ten on the user. A key has 1 to 128 characters, a value at most 256: letters, digits, spaces \
                and `_.:/=+-@`. `aws:` is reserved for AWS, and `rolecall:` for the marks by which Rolecall \
                knows its own. Source: IAM User Guide, id_tags.",
        wrong: "role:\n  name: MicetroAccess\n  tags: { \"aws:owner\": network }\n",
        right: "role:\n  name: MicetroAccess\n  tags: { owner: network }\n",
        fix: "Rename or shorten the tag, or take it away.",
    },
    Explanation {
        code: "spec/bad-duration",
        summary: "this is not a duration",
        cause: "A duration is a number of seconds, or numbers with `s`, `m` or `h`: `3600`, `90m`, `1h30m`.",
        wrong: "role:\n  name: MicetroAccess\n  max-session: one hour\n",
        right: "role:\n  name: MicetroAccess\n  max-session: 1h\n",
        fix: "Write it in that form.",
    },
    Explanation {
        code: "spec/session-duration",
        summary: "IAM allows longest sessions of one to twelve hours",
        cause: "MaxSessionDuration of a role is between 3,600 and 43,200 seconds. Callers may ask for shorter \
                sessions, down to 15 minutes. Source: IAM API Reference, CreateRole.",
        wrong: "role:\n  name: MicetroAccess\n  max-session: 15m\n",
        right: "role:\n  name: MicetroAccess\n  max-session: 1h\n",
        fix: "Choose a duration within the range.",
    },
    Explanation {
        code: "spec/external-id",
        summary: "this cannot be an external id",
        cause: "An external id has 2 to 1,224 letters, digits and `_+=,.@:/-`. Source: STS API Reference, \
                AssumeRole.",
        wrong: "consumer: other\nrole:\n  name: MicetroAccess\n  external-id: \"a b\"\n",
        right: "consumer: other\nrole:\n  name: MicetroAccess\n  external-id: a-b\n",
        fix: "Choose another. It is no secret: it keeps one customer of a service from naming another's role.",
    },
    Explanation {
        code: "spec/arn",
        summary: "this is not an ARN, or not one of the right kind",
        cause: "An ARN has six parts between colons: `arn:partition:service:region:account:resource`. For a \
                managed policy the resource is `policy/…`, for a role to be assumed `role/…`.",
        wrong: "role:\n  name: MicetroAccess\n  policies: [\"arn:aws:iam::aws:role/IAMReadOnlyAccess\"]\n",
        right: "role:\n  name: MicetroAccess\n  policies: [\"arn:aws:iam::aws:policy/IAMReadOnlyAccess\"]\n",
        fix: "Copy the ARN from AWS's console, or write the name alone.",
    },
    Explanation {
        code: "spec/region",
        summary: "this is not the name of a region",
        cause: "A region is named like `eu-central-1`: an area, a direction and a number. An availability \
                zone, `eu-central-1a`, is not a region.",
        wrong: "region: eu-central-1a\n",
        right: "region: eu-central-1\n",
        fix: "Write a region. It decides which STS and EC2 endpoints are used; IAM has no regions.",
    },
    Explanation {
        code: "spec/unit-id",
        summary: "this is not the id of an organizational unit or of a root",
        cause: "Units are named by id, since their names may repeat in an organization and may change: \
                `ou-ab12-11111111`, a root `r-ab12`. Source: Organizations API Reference.",
        wrong: "management: { account: \"999999999999\" }\nspokes:\n  - organization: { units: [Workloads] }\n",
        right: "management: { account: \"999999999999\" }\nspokes:\n  - organization: { units: [ou-ab12-11111111] }\n",
        fix: "`aws organizations list-organizational-units-for-parent` prints the ids.",
    },
    Explanation {
        code: "spec/mixed-partitions",
        summary: "something is in another partition than the setup",
        cause: "Partitions are separate AWSs, with accounts, IAM and credentials of their own: `aws`, `aws-cn`, \
                `aws-us-gov` and others. Nobody can assume a role in another one. The setup's partition is what \
                `partition` says, or the one its region belongs to.",
        wrong: "region: us-east-1\nrole:\n  name: MicetroAccess\n  policies: [\"arn:aws-cn:iam::aws:policy/IAMReadOnlyAccess\"]\n",
        right: "region: us-east-1\nrole:\n  name: MicetroAccess\n  policies: [IAMReadOnlyAccess]\n",
        fix: "Name policies by name, which means the setup's partition; make a setup for each partition.",
    },
    Explanation {
        code: "spec/hub-among-spokes",
        summary: "the hub account is also a spoke",
        cause: "The identity lives in the hub, so it needs no role to be there; a role that the hub's user \
                assumes in its own account would follow other rules than all the others.",
        wrong: "spokes:\n  - account: \"111111111111\"\n",
        right: "spokes:\n  - account: \"222222222222\"\n",
        fix: "Take the account out of the spokes; for access in the hub itself say `manages-itself: true` of \
              the hub.",
    },
    Explanation {
        code: "spec/duplicate-account",
        summary: "an account stands twice among the spokes",
        cause: "An account gets one role. With two entries it would be chance which of them counts.",
        wrong: "spokes:\n  - account: \"222222222222\"\n  - account: \"222222222222\"\n",
        right: "spokes:\n  - account: \"222222222222\"\n",
        fix: "Keep one.",
    },
    Explanation {
        code: "spec/capacity",
        summary: "more accounts than one user can enter",
        cause: "Each account is an inline policy of a group. All inline policies of a group together have 5,120 \
                characters, and a user is in at most ten groups: about 340 accounts with a short name of the \
                role, fewer with a long one. Neither quota can be raised. It is a warning here, since the plan \
                sees what is there and what the hub's quotas are; most likely it will refuse. Source: IAM User \
                Guide, reference_iam-quotas.",
        wrong: "spokes: []        # 341 accounts\n",
        right: "spokes:\n  - account: \"222222222222\"\n",
        fix: "Shorten the name and path of the role, or divide the spokes between two setups, each with a user \
              of its own.",
    },
    Explanation {
        code: "spec/duplicate-alias",
        summary: "two accounts have the same alias",
        cause: "An alias is how plans, refusals and flags name an account: `net/role/MicetroAccess`, \
                `--account net`. It must say which. The hub is called `hub` unless it has an alias.",
        wrong: "spokes:\n  - { account: \"222222222222\", alias: net }\n  - { account: \"333333333333\", alias: net }\n",
        right: "spokes:\n  - { account: \"222222222222\", alias: net }\n  - { account: \"333333333333\", alias: dns }\n",
        fix: "Give one of them another alias.",
    },
    Explanation {
        code: "spec/names-differ-by-case",
        summary: "two names differ only by case",
        cause: "IAM keeps names of users, roles, policies and tag keys unique without regard to case, but a \
                role's ARN is compared with regard to it: `micetroaccess` can't be made beside `MicetroAccess`, \
                and can't be assumed in its place. Across accounts, or among aliases, it is legal and a slip, \
                most likely. Source: IAM User Guide, reference_iam-quotas.",
        wrong: "spokes:\n  - { account: \"222222222222\", alias: net }\n  - { account: \"333333333333\", alias: Net }\n",
        right: "spokes:\n  - { account: \"222222222222\", alias: net }\n  - { account: \"333333333333\", alias: dns }\n",
        fix: "Write the same name the same way, and different names differently.",
    },
];
