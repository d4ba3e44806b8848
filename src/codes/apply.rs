//! Codes of applying: steps that failed, and why.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "apply/stale",
        summary: "what the plan was made from has changed",
        cause: "Each step of a plan knows what it touches, as it was when the plan was made and as the step \
                leaves it. What is there now is neither: somebody changed it meanwhile, and applying the plan \
                would undo that unseen.",
        wrong: "rolecall apply change.plan        # saved yesterday, and the role was changed since\n",
        right: "rolecall plan -o change.plan && rolecall apply change.plan\n",
        fix: "Plan again, look at what changed, and apply that plan.",
    },
    Explanation {
        code: "apply/credentials",
        summary: "the operator's credentials are missing, unknown or have ended",
        cause: "The calls are made with your own credentials, or with those of a profile or role that leads into \
                the account. AWS doesn't know them, or they have expired. What was done before is kept.",
        wrong: "rolecall apply        # with a session that has expired\n",
        right: "aws sso login && rolecall apply\n",
        fix: "Renew the credentials and apply again: it goes on where it stopped.",
    },
    Explanation {
        code: "apply/denied",
        summary: "the operator may not do this",
        cause: "AWS refused a call because no policy of the operator allows it, or one forbids it, for example an \
                SCP of the organization.",
        wrong: "rolecall apply        # as somebody who may only read\n",
        right: "rolecall permissions        # prints the policy that the operator needs\n",
        fix: "Give the operator what `rolecall permissions` prints for that account.",
    },
    Explanation {
        code: "apply/unreachable",
        summary: "the operator's way into the account is closed",
        cause: "A profile is missing, or the role to be assumed refused: it isn't there, doesn't trust the \
                operator, or the account is suspended or closed.",
        wrong: "spokes:\n  - { account: \"222222222222\", assume-role: NoSuchRole }\n",
        right: "spokes:\n  - { account: \"222222222222\", assume-role: OrganizationAccountAccessRole }\n",
        fix: "Correct `profile` or `assume-role` of the account in the spec.",
    },
    Explanation {
        code: "apply/wrong-account",
        summary: "the way into an account leads into another one",
        cause: "Before the first write Rolecall asks AWS in which account it is, and in which partition. The profile \
                of one account leads into another; writing there would make a role where nobody expects it.",
        wrong: "spokes:\n  - { account: \"222222222222\", profile: dns-admin }        # leads into 333333333333\n",
        right: "spokes:\n  - { account: \"222222222222\", profile: net-admin }\n",
        fix: "Correct the profile, or the account ID; where the partition is another one, the spec's `region`.",
    },
    Explanation {
        code: "apply/limit",
        summary: "a quota is full that had room when the plan was made",
        cause: "Something else took the room since. Nothing was written by this step.",
        wrong: "rolecall apply change.plan        # and another tool filled the group meanwhile\n",
        right: "rolecall plan -o change.plan && rolecall apply change.plan\n",
        fix: "Plan again; accounts go where there is room. Some quotas can be raised in Service Quotas.",
    },
    Explanation {
        code: "apply/refused",
        summary: "AWS refused a step, and time won't change that",
        cause: "The answer of AWS is shown as it came. What the step would have changed is unchanged; what was \
                done before is kept.",
        wrong: "rolecall apply        # and the role to be changed belongs to an AWS service\n",
        right: "role: { name: MicetroAccess }        # a name of one's own\n",
        fix: "Do what the finding's hint says, and apply again.",
    },
    Explanation {
        code: "apply/unanswered",
        summary: "no answer came, so whether it was done is not known",
        cause: "The connection was lost, or AWS failed, after the call was sent. Before it sends anything again \
                Rolecall looks at what is there; it gave up looking.",
        wrong: "rolecall apply        # and the network goes away\n",
        right: "rolecall apply        # again: what was done is found done\n",
        fix: "Apply again: every step is looked at before it is done, so nothing is done twice.",
    },
    Explanation {
        code: "apply/timeout",
        summary: "a refusal that time could heal lasted too long",
        cause: "IAM's changes reach all of AWS after seconds, seldom minutes. The step waited as long as is \
                sensible for this kind of change, with a deadline, and gave up.",
        wrong: "rolecall apply        # on a day when IAM is slow\n",
        right: "rolecall apply        # again, some minutes later\n",
        fix: "Apply again: it goes on where it stopped.",
    },
    Explanation {
        code: "apply/principal",
        summary: "the trust policy names somebody who isn't there",
        cause: "AWS takes a trust policy only when every user and role that it names exists. A user that was just \
                made is unknown for some seconds, and Rolecall waits for that; this one was not made by the \
                plan and isn't there.",
        wrong: "role: { name: MicetroAccess, trust: ./trust.json }        # names user/micetroo\n",
        right: "role: { name: MicetroAccess, trust: hub-user }\n",
        fix: "Correct the principal. `trust: hub-user` names the account with a condition, which can't go stale.",
    },
    Explanation {
        code: "apply/conflict",
        summary: "something of this name appeared since the plan was made",
        cause: "AWS says that it exists, and it can't be read under that name: most likely its name differs only \
                by case. Names are unique in an account whatever their case.",
        wrong: "role: { name: MicetroAccess }        # and `micetroaccess` is there\n",
        right: "role: { name: MicetroEntry }\n",
        fix: "Choose another name, or remove the other.",
    },
    Explanation {
        code: "apply/foreign",
        summary: "something to be deleted has what the plan knows nothing of",
        cause: "Somebody attached a policy or a profile to it since the plan was made, and AWS deletes nothing \
                that still has parts.",
        wrong: "rolecall destroy        # and somebody just attached a policy to a role\n",
        right: "rolecall plan           # shows it; then destroy again\n",
        fix: "Plan again, or remove it yourself.",
    },
    Explanation {
        code: "apply/custody",
        summary: "the access key could not be put where the spec says",
        cause: "A secret is given out once. Before a key is made the place for it is tried, and when the secret \
                could not be stored the key is taken back, so that none is left whose secret nobody has.",
        wrong: "access-key: { to: file, path: /no/such/folder/key }\n",
        right: "access-key: { to: file, path: ./micetro.credentials }\n",
        fix: "Make the place writable, or name another, and apply again.",
    },
    Explanation {
        code: "apply/key-lost",
        summary: "a key is there whose secret nobody may have",
        cause: "The answer to making an access key was lost, and with it the secret. A key that is surely the lost \
                one is deleted and made again; this one may be somebody else's, so it is left alone.",
        wrong: "rolecall apply        # and the answer that held the secret got lost\n",
        right: "aws iam delete-access-key --user-name micetro --access-key-id AKIA…\n",
        fix: "If nobody uses that key, delete it; then apply again.",
    },
    Explanation {
        code: "apply/account",
        summary: "nothing changes in an account of this name",
        cause: "`--account` takes the alias or the account ID of an account in which the plan changes something.",
        wrong: "rolecall apply --account nte\n",
        right: "rolecall apply --account net\n",
        fix: "Use one of the names that the finding lists; `rolecall plan` shows what changes where.",
    },
    Explanation {
        code: "apply/setup",
        summary: "the plan is another setup's than the spec",
        cause: "A saved plan names the setup that it was made for. The spec beside it is of another, and its way \
                into the accounts is not the plan's.",
        wrong: "rolecall apply dns.plan --spec net.yaml\n",
        right: "rolecall apply dns.plan --spec dns.yaml\n",
        fix: "Name the spec that the plan was made from.",
    },
];
