//! Codes of planning, of saved plans and of targets.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "plan/conflict",
        summary: "something of this name is there, and Rolecall did not make it",
        cause: "A user, role, group or policy that the setup would make exists already, without the mark by \
                which Rolecall knows its own, or with the mark of another setup. Writing over it would take it \
                from whoever made it, and some of IAM's calls do that without asking; so nothing is sent.",
        wrong: "hub:\n  account: \"111111111111\"\n  user: { name: dns }       # a user `dns` is in the account\n",
        right: "hub:\n  account: \"111111111111\"\n  user: { name: dns, existing: true }\n",
        fix: "Say `existing: true` to adopt a user or role: it is changed as the spec says, what is foreign on \
              it stays, and it is never destroyed. Or choose another name.",
    },
    Explanation {
        code: "plan/missing",
        summary: "the spec says that it exists, and it doesn't",
        cause: "`existing: true` promises that a user or role is there to be adopted. Names are looked up as \
                they are written.",
        wrong: "hub:\n  account: \"111111111111\"\n  user: { name: dns, existing: true }     # no such user\n",
        right: "hub:\n  account: \"111111111111\"\n  user: { name: dns }\n",
        fix: "Take `existing: true` away, and Rolecall makes it; or correct the name or the account.",
    },
    Explanation {
        code: "plan/capacity",
        summary: "a quota of AWS has no room for what is wanted",
        cause: "All inline policies of a group together have 5,120 characters, a user is in at most ten groups, \
                and both quotas are fixed: that is about 340 accounts for one user, fewer with long names of \
                roles or with groups and policies that are there already. Roles, users, tags and inline \
                policies have quotas as well. It is computed before anything is sent, since half a setup is \
                worse than none. Source: IAM User Guide, reference_iam-quotas.",
        wrong: "role: { name: MicetroAccessForNetworkAndNameServices }     # and 340 spokes\n",
        right: "role: { name: Micetro }\n",
        fix: "Shorten the name and path of the role; take foreign policies out of the groups; or divide the \
              spokes between two setups, each with a user of its own.",
    },
    Explanation {
        code: "plan/access-keys",
        summary: "the user has as many access keys as AWS allows",
        cause: "A user has at most two access keys, active or not. Rolecall would make one, and knows none of \
                those that are there as its own; whether one of them is still used only you can tell.",
        wrong: "access-key: { to: file, path: ./micetro.credentials }     # and two keys are there\n",
        right: "access-key: { to: file, path: ./micetro.credentials }     # after deleting one of them\n",
        fix: "Delete a key that is not used; the finding lists them with their last use. Or take `access-key` \
              away and use one of them.",
    },
    Explanation {
        code: "plan/trust-size",
        summary: "the trust policy would be longer than AWS allows",
        cause: "A role's trust policy has at most 2,048 characters, white space not counted, unless the account's \
                quota was raised. Source: IAM User Guide, reference_iam-quotas.",
        wrong: "role: { name: MicetroAccess, trust: ./every-user.json }\n",
        right: "role: { name: MicetroAccess, trust: hub-user }\n",
        fix: "Name fewer principals, or use a wildcard in a condition on `aws:PrincipalArn`.",
    },
    Explanation {
        code: "plan/foreign",
        summary: "something that would be destroyed has what Rolecall did not put there",
        cause: "A key, policy or member was added by somebody else to a user or group that Rolecall made. \
                Destroying it would take that away too, and whoever added it may still need it.",
        wrong: "rolecall destroy        # and somebody put another user into the group\n",
        right: "rolecall destroy        # after taking that user out\n",
        fix: "Take away what the finding lists, or move it elsewhere; then plan again.",
    },
    Explanation {
        code: "plan/left-behind",
        summary: "too many old roles wait to be removed",
        cause: "When an account leaves a setup and can't be entered, a tag on the hub's user remembers the role \
                that is left there. The tag has room for so many, and the user for so many tags.",
        wrong: "role: { name: Third }       # First and Second are still in an account that can't be entered\n",
        right: "role: { name: Second }      # until the account can be entered again\n",
        fix: "Make the account reachable and apply, so that the old roles go; then rename.",
    },
    Explanation {
        code: "plan/unreachable",
        summary: "an account can't be entered",
        cause: "The way into the account (a `profile`, or a role to be assumed) was refused, or the account is \
                suspended or closed, and without it the plan would forget something that is there.",
        wrong: "spokes:\n  - { account: \"222222222222\", assume-role: NoSuchRole }\n",
        right: "spokes:\n  - { account: \"222222222222\", assume-role: OrganizationAccountAccessRole }\n",
        fix: "Correct the way in, or have the account opened again.",
    },
    Explanation {
        code: "plan/unentered",
        summary: "some accounts could not be entered, so the plan is a part only",
        cause: "The way into an account was refused: credentials are missing or have expired, the role that leads \
                in isn't there or trusts somebody else, or the account is suspended or closed. The others are \
                planned and applied as usual; what is done there is whole and safe. But the setup isn't as the \
                spec says, so the command ends with 1, or with 4 where credentials are all that is missing.",
        wrong: "spokes:\n  - { account: \"222222222222\", profile: nobody-logged-in }\n",
        right: "spokes:\n  - { account: \"222222222222\", profile: logged-in }\n",
        fix: "`rolecall doctor` looks at every way in, with what to do about each; then plan or apply again. \
              `apply --account NAME` does what concerns some accounts, and ends with 0 when these could be entered.",
    },
    Explanation {
        code: "plan/file",
        summary: "the file holds no plan, or can't be read or written",
        cause: "`apply FILE` does what a saved plan says and nothing else. The file isn't there, isn't a plan, \
                was changed by hand, or stands where the plan should be saved and is something else.",
        wrong: "rolecall apply rolecall.yaml\n",
        right: "rolecall plan -o change.plan && rolecall apply change.plan\n",
        fix: "Save a plan with `rolecall plan -o FILE`, and apply that file.",
    },
    Explanation {
        code: "plan/format",
        summary: "the plan was saved by another version of Rolecall",
        cause: "A saved plan names its format. This version reads another, and guessing what a step meant would \
                be no way to change an account.",
        wrong: "rolecall apply change.plan        # saved by another version\n",
        right: "rolecall plan -o change.plan && rolecall apply change.plan\n",
        fix: "Plan again with this version.",
    },
    Explanation {
        code: "target/unknown",
        summary: "this is no place where Rolecall can act",
        cause: "`--target` takes `aws`, real AWS; a URL that answers as AWS does; `sim`, a simulated AWS in memory; \
                or `sim:FILE`, one that is kept in a file from one command to the next.",
        wrong: "rolecall plan --target simulated\n",
        right: "rolecall plan --target sim:world.json\n",
        fix: "Correct the target.",
    },
    Explanation {
        code: "target/unbuilt",
        summary: "this build acts on a simulated AWS only",
        cause: "Real AWS, or a URL that answers as AWS does, needs a part that this build of Rolecall doesn't \
                have (its feature `aws`).",
        wrong: "rolecall plan --target aws\n",
        right: "rolecall plan --target sim:world.json\n",
        fix: "Use a simulated AWS, in memory or in a file.",
    },
    Explanation {
        code: "target/configuration",
        summary: "the AWS configuration can't be read, or leads to several places",
        cause: "Profiles are read from `~/.aws/config` and `~/.aws/credentials`, or from where `AWS_CONFIG_FILE` and \
                `AWS_SHARED_CREDENTIALS_FILE` say. One of these files is there and makes no sense; or endpoints \
                are configured (`endpoint_url`, `AWS_ENDPOINT_URL`), and one of a single service leads \
                elsewhere: Rolecall calls all services at one place.",
        wrong: "[profile hub-admin\nregion = us-east-1\n",
        right: "[profile hub-admin]\nregion = us-east-1\n",
        fix: "Mend the file where the message says. `aws configure list` reads the same files.",
    },
    Explanation {
        code: "target/none",
        summary: "where to act was not said",
        cause: "A command that reads or changes accounts must know where: on real AWS, or on a simulated one. \
                Nothing is assumed, since the difference matters.",
        wrong: "rolecall plan\n",
        right: "rolecall plan --target sim:world.json\n",
        fix: "Name a target. To see the whole life of a setup without one, use `rolecall rehearse`.",
    },
    Explanation {
        code: "target/file",
        summary: "the file holds no simulated AWS that this version can read",
        cause: "`--target sim:FILE` keeps a simulated AWS in a file from one command to the next. This file was \
                written by another version, was changed by hand, or is something else.",
        wrong: "rolecall plan --target sim:rolecall.yaml\n",
        right: "rolecall plan --target sim:world.json\n",
        fix: "Name another file: a new one begins with empty accounts.",
    },
];
