//! Codes of verification: what was promised and isn't so, and what is so and wasn't promised.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "verify/denied",
        summary: "a promised access is refused, and waiting will not help",
        cause: "Entering another account takes two: a policy of the caller that allows `sts:AssumeRole` on the \
                role, and a trust policy of the role that names the caller. After that the role's own policies \
                decide. The policies as they are written deny this, on one side or the other, so it isn't a \
                matter of time; the evidence names the statements. Where AWS gave a reason itself (an SCP, a \
                boundary), that is the reason.",
        wrong: "role:\n  name: MicetroAccess\n  trust: ./trust.json        # names user/micetroo\n",
        right: "role:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Change what the finding points at. `rolecall explain WHO ACTION WHAT` shows the whole decision.",
    },
    Explanation {
        code: "verify/early",
        summary: "the policies allow it, and AWS refused for as long as it was worth waiting",
        cause: "A change in IAM reaches those who decide by it after seconds, seldom after minutes. Rolecall asks \
                its own evaluator whether waiting can help, and here it could; it did not. What is left is a \
                propagation that takes unusually long, a condition that depends on where the call comes from, \
                or an SCP or RCP of the organization that can't be read from these accounts.",
        wrong: "rolecall verify        # at once after a change, on a slow day\n",
        right: "rolecall verify        # again, a few minutes later\n",
        fix: "Verify again later. If it is refused still, ask who manages the organization for its control \
              policies.",
    },
    Explanation {
        code: "verify/open",
        summary: "a door is open that should be closed",
        cause: "Rolecall also tries what was not promised: another role, a neighbour who isn't in the group. One \
                of these got in. A refusal would have proved nothing while the promised doors were shut, so \
                this is asked last.",
        wrong: "role:\n  name: MicetroAccess\n  trust: hub-account        # and another user of the hub may assume any role\n",
        right: "role:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Narrow the policy that the evidence names.",
    },
    Explanation {
        code: "verify/wide",
        summary: "a role may do what was not promised",
        cause: "A call that none of the role's declared policies grants was answered. Something else is attached \
                to the role, or a policy grants more than its name says.",
        wrong: "rolecall verify        # somebody attached AdministratorAccess to the role\n",
        right: "rolecall apply         # detaches it again, then verify\n",
        fix: "`rolecall plan` shows what else the role has.",
    },
    Explanation {
        code: "verify/key",
        summary: "the access key is not the hub user's, or does not work",
        cause: "Verification uses the hub user's own key, as the consumer will. The key is another user's, was \
                deleted or made inactive, or the secret in the file isn't the one that AWS gave out.",
        wrong: "access-key: { to: file, path: ./old.credentials }\n",
        right: "access-key: { to: file, path: ./micetro.credentials }\n",
        fix: "Name the file with the present key. A secret is given out once: if it is lost, delete the key and \
              apply, and a new one is made.",
    },
    Explanation {
        code: "verify/region",
        summary: "STS is not active in this region for the account",
        cause: "An account can turn STS off in regions it doesn't use, and opt-in regions must be turned on, in \
                the account that is entered and for some in the hub as well. Source: IAM User Guide, \
                id_credentials_temp_enable-regions.",
        wrong: "region: ap-east-1        # an opt-in region that isn't on\n",
        right: "region: eu-central-1\n",
        fix: "Activate STS in that region in the account (IAM, Account settings), or name another region.",
    },
    Explanation {
        code: "verify/consumer",
        summary: "the consumer would see other accounts than the spec promises",
        cause: "Micetro finds its accounts by reading the inline policies of the user's groups, with the user's \
                own key: it sees neither managed policies nor wildcards. AWS may allow an access that Micetro \
                doesn't find, and Micetro may find one that the spec doesn't name.",
        wrong: "rolecall verify        # the group has a managed policy in place of inline ones\n",
        right: "rolecall apply         # writes one inline group policy for each account\n",
        fix: "Name every account under `spokes` and apply; take foreign policies out of the group.",
    },
    Explanation {
        code: "verify/unread",
        summary: "whether a door is closed can't be told from here",
        cause: "What was not promised is judged by the policies as they are written, and one of them can't be \
                read with the credentials that Rolecall has. That proves nothing, either way.",
        wrong: "rolecall verify        # as somebody who may not read the role's trust policy\n",
        right: "rolecall permissions        # prints what the operator needs to read\n",
        fix: "Give the operator what `rolecall permissions` prints, and verify again.",
    },
    Explanation {
        code: "verify/by-law",
        summary: "nothing was shown by use, and the law's word is no proof",
        cause: "A proof is an access that was used. There was no key of the hub's user to use, or the endpoint let that \
                user assume a role that nobody made: it authorizes nothing, so what it lets in shows nothing. \
                LocalStack without a licence is such an endpoint. Everything was judged by Rolecall's own \
                evaluator then, from the policies as they are written.",
        wrong: "rolecall verify --target http://127.0.0.1:4566             # LocalStack\n",
        right: "rolecall verify --target http://127.0.0.1:4566 --by-law\n",
        fix: "Verify where the key is (`access-key` of the spec says where it went), against an endpoint that \
              authorizes; or take the law's word with `--by-law`.",
    },
];
