//! Codes of the spec's form: YAML, fields, words, and the files that a spec names.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: "spec/syntax",
        summary: "the file is not valid YAML",
        cause: "The text could not be read as YAML 1.2, of which JSON is a part. Reading stops where the \
                form breaks, so this is the only finding of its file; the place is where the reader gave up, \
                and the slip may stand a little before it. Tabs that indent, brackets and quotes that are \
                not closed, and a colon with a space after it in the middle of unquoted text are the usual \
                reasons. A file holds one document: `---` must not begin a second.",
        wrong: "hub:\n  account: \"111111111111\n",
        right: "hub:\n  account: \"111111111111\"\n",
        fix: "Mend the text at the place that is shown, or just before it. Text with special characters \
              belongs in quotes.",
    },
    Explanation {
        code: "spec/empty",
        summary: "the file says nothing",
        cause: "There is nothing in the file but white space and comments.",
        wrong: "# to be written\n",
        right: "name: micetro\n",
        fix: "`rolecall init --example` writes a complete spec to start from; `rolecall init` asks what it \
              must know and writes yours.",
    },
    Explanation {
        code: "spec/missing-file",
        summary: "a file that the spec names, or the spec itself, cannot be read",
        cause: "A policy document can stand in a file of its own. The path is relative to the folder of the \
                spec, not to the folder you are in, so that a spec means the same wherever it is read from. \
                The file isn't there, may not be read, or isn't text.",
        wrong: "role:\n  name: MicetroAccess\n  trust: ./no-such-trust.json\n",
        right: "role:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Correct the path, or put the document in place of it: JSON can stand in a spec as it is.",
    },
    Explanation {
        code: "spec/unknown-field",
        summary: "there is no field of this name here",
        cause: "Every field that a spec may have is known, and a name that isn't is refused rather than \
                ignored: a misspelt `boundary` that is silently dropped would make a role wider than you \
                meant. The field may exist elsewhere; a spoke's trust, for example, is a part of its `role`.",
        wrong: "consumr: micetro\n",
        right: "consumer: micetro\n",
        fix: "Correct the name. `rolecall schema` prints every field with its meaning, and editors that know \
              JSON Schema complete the names.",
    },
    Explanation {
        code: "spec/duplicate-field",
        summary: "a field stands twice",
        cause: "YAML asks for names that are unique. Readers that don't insist take the first or the last, \
                and which one nobody says.",
        wrong: "region: us-east-1\nregion: eu-central-1\n",
        right: "region: eu-central-1\n",
        fix: "Keep the one you mean.",
    },
    Explanation {
        code: "spec/missing-field",
        summary: "something that must be said isn't",
        cause: "A setup has a name, a hub with an account and a user, and spokes; a role has a name; an \
                access key has a destination; organizational units need the management account, which alone \
                knows who is in them.",
        wrong: "hub:\n  account: \"111111111111\"\n",
        right: "hub:\n  account: \"111111111111\"\n  user: { name: micetro }\n",
        fix: "Add the field. `rolecall schema` says what may stand in it.",
    },
    Explanation {
        code: "spec/wrong-type",
        summary: "something else was expected here",
        cause: "The value has another kind than the field: text for a list, a number for text, nothing at \
                all. YAML takes `12`, `true`, `~` and an empty place for a number, a truth value and \
                nothing, unless they stand in quotes.",
        wrong: "role:\n  name: MicetroAccess\n  policies: IAMReadOnlyAccess\n",
        right: "role:\n  name: MicetroAccess\n  policies: [IAMReadOnlyAccess]\n",
        fix: "Write the kind of value that the finding names; put quotes around text that looks like \
              something else.",
    },
    Explanation {
        code: "spec/unknown-word",
        summary: "the field knows certain words only, and this isn't one of them",
        cause: "`consumer`, `partition`, `trust`, `permissions` and `access-key.to` take one of a few words. \
                Of trust, anything with a slash or a dot is the path of a file.",
        wrong: "role:\n  name: MicetroAccess\n  trust: hub-users\n",
        right: "role:\n  name: MicetroAccess\n  trust: hub-user\n",
        fix: "Use one of the words that the finding lists.",
    },
    Explanation {
        code: "spec/spoke-form",
        summary: "a spoke is one account, or the accounts of organizational units",
        cause: "Each entry of `spokes` has either `account` or `organization`. An alias is the name of one \
                account, so units can't have one; their accounts are called by the names that the \
                organization knows them by.",
        wrong: "spokes:\n  - alias: dns\n",
        right: "spokes:\n  - account: \"222222222222\"\n    alias: dns\n",
        fix: "Say `account`, or `organization` with `units`.",
    },
    Explanation {
        code: "spec/no-spokes",
        summary: "no account is to be entered",
        cause: "The list of spokes is empty. That is no error, since it is how one takes the last account \
                out of a setup before destroying it: with no spokes, `apply` removes every role.",
        wrong: "spokes: []\n",
        right: "spokes:\n  - account: \"222222222222\"\n",
        fix: "Add the accounts, unless you mean to remove them all.",
    },
    Explanation {
        code: "spec/key-destination",
        summary: "where the access key goes is said by halves",
        cause: "`to: file` needs a `path`, `to: command` needs a `run` with the program and its arguments. \
                The secret of an access key exists once, when the key is made: where it goes must be known \
                before. It is written to a file that only you can read, or to the standard input of the \
                command, and never to an argument, a log or a plan.",
        wrong: "access-key: { to: file }\n",
        right: "access-key: { to: file, path: ./micetro.credentials }\n",
        fix: "Complete it, or leave `access-key` away to have no key made.",
    },
];
