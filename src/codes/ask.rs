//! Codes of asking and of rehearsing.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "explain/who",
        summary: "nobody of this name is known here",
        cause: "`rolecall explain` answers for whom the spec speaks of: the hub's user and the sessions of the \
                roles, by ARN or as `ALIAS/user/NAME` and `ALIAS/role/NAME`. With `--world` it answers for \
                everybody in a simulated AWS: root users, users, roles and their sessions. The end of a name \
                will do where only one has it.",
        wrong: "rolecall explain micetroo sts:AssumeRole dns/role/MicetroAccess\n",
        right: "rolecall explain hub/user/micetro sts:AssumeRole dns/role/MicetroAccess\n",
        fix: "Use one of the names that the finding lists.",
    },
    Explanation {
        code: "explain/action",
        summary: "this is not the form of an action",
        cause: "An action is a service, a colon and an operation, as in a policy document. Their case doesn't \
                matter; a wildcard can't be asked about.",
        wrong: "rolecall explain hub/user/micetro AssumeRole dns/role/MicetroAccess\n",
        right: "rolecall explain hub/user/micetro sts:AssumeRole dns/role/MicetroAccess\n",
        fix: "Write the service before the operation.",
    },
    Explanation {
        code: "explain/what",
        summary: "no resource of this name is known here",
        cause: "What is asked about is an ARN, a role of the setup as `ALIAS/role/NAME`, or `*` for an action that \
                has no resource. The end of a name will do where only one has it.",
        wrong: "rolecall explain hub/user/micetro sts:AssumeRole dsn/role/MicetroAccess\n",
        right: "rolecall explain hub/user/micetro sts:AssumeRole dns/role/MicetroAccess\n",
        fix: "Use one of the names that the finding lists, or the full ARN.",
    },
    Explanation {
        code: "explain/ambiguous",
        summary: "several have this name",
        cause: "Who and what is asked about may be named by the end of a name, as `micetro` or `role/Audit`, as long \
                as only one has it. Roles of one name in many accounts are the rule.",
        wrong: "rolecall explain micetro sts:AssumeRole MicetroAccess        # a role of every account\n",
        right: "rolecall explain micetro sts:AssumeRole dns/role/MicetroAccess\n",
        fix: "Name one of those that the finding lists.",
    },
    Explanation {
        code: "observe/credentials",
        summary: "there are no credentials, or they hold no more",
        cause: "The hub account is read with the profile that the spec names for it, with `--profile`, or with what \
                the environment gives. None of these gave credentials, or AWS knows them no more: a session ended, \
                a key was deleted, a login by IAM Identity Center is too old.",
        wrong: "rolecall plan --target aws        # after the session ended\n",
        right: "aws sso login --profile hub-admin && rolecall plan --target aws --profile hub-admin\n",
        fix: "Log in again, or name a profile that has credentials. `rolecall doctor --target aws` looks at each \
              account.",
    },
    Explanation {
        code: "observe/unreadable",
        summary: "what is there can't be read",
        cause: "Before anything is planned Rolecall reads what is there. A call that reads was refused or not \
                answered, so there is nothing to plan from.",
        wrong: "rolecall plan        # as somebody who may not read IAM in the hub account\n",
        right: "rolecall permissions        # prints the policy that the operator needs\n",
        fix: "Give the operator what `rolecall permissions` prints for that account; if no answer came, try again.",
    },
    Explanation {
        code: "target/unreachable",
        summary: "no connection to the endpoint came about",
        cause: "The connection to AWS, or to the URL that `--target` names, was refused, timed out, or its name or its \
                TLS failed. Nothing was sent, so nothing was done. It was tried several times, as the finding says.",
        wrong: "rolecall plan --target http://127.0.0.1:4567        # nothing listens on that port\n",
        right: "rolecall plan --target http://127.0.0.1:4566\n",
        fix: "Look at the endpoint that the finding names: whether something listens there, and whether a proxy \
              (`HTTPS_PROXY`), a firewall or the spec's `region` stands between.",
    },
    Explanation {
        code: "target/unimplemented",
        summary: "the endpoint doesn't have an operation that is needed",
        cause: "Whoever answers at the endpoint said so, with a status of 501. AWS has every operation that Rolecall \
                sends; an imitation of it may not, and asking again changes nothing.",
        wrong: "rolecall plan --target http://127.0.0.1:4566        # an imitation without Organizations\n",
        right: "rolecall rehearse        # the simulated AWS of Rolecall has all that it sends\n",
        fix: "Use an endpoint that has the operation, or leave out of the spec what asks for it.",
    },
    Explanation {
        code: "rehearse/stage",
        summary: "what the spec says is there already can't be made for the rehearsal",
        cause: "A rehearsal begins with a simulated AWS in which everything is there that the spec takes for \
                granted: accounts, an adopted user or role, customer managed policies. The simulated AWS \
                refused to make one of them, as AWS would.",
        wrong: "rolecall rehearse        # the spec adopts a role whose trust AWS would refuse\n",
        right: "rolecall check           # then correct what it finds, and rehearse\n",
        fix: "Correct what the finding names.",
    },
    Explanation {
        code: "rehearse/runtime",
        summary: "the rehearsal could not begin",
        cause: "The operating system refused what a run needs: memory, a thread, a timer.",
        wrong: "rolecall rehearse        # on a machine without memory to spare\n",
        right: "rolecall rehearse        # after closing something\n",
        fix: "Look at the reason that the finding gives.",
    },
];
