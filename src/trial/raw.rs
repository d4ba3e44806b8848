//! A file of policy tests as it is written: every field, what may stand in it, and its documentation.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::Expected;
use crate::diagnostic::{Diagnostic, Place};
use crate::spec::leaf::{AccountText, DocumentText, Named, Tags};
use crate::spec::raw::record;
use crate::spec::reader::{At, Read, Reader, nearest};
use crate::spec::tree::{Node, Value};

record! {
    /// Questions about policies, and the answers that are expected.
    pub struct TestFile: "a file of policy tests" {
        /// The JSON Schema of this file, for editors; Rolecall itself does not read it.
        schema: String = "$schema",
        /// Policies by a name of your own: the path of a file, or the document itself.
        policies: Named<DocumentText> = "policies",
        /// Who asks, by a name of your own.
        principals: Named<Who> = "principals",
        /// What is asked about, by a name of your own. A resource without a policy can be named by its ARN alone.
        resources: Named<What> = "resources",
        /// The tests.
        tests: Vec<At<Test>> = "tests" required,
    }
}

record! {
    /// Somebody who asks, and the policies that go with them.
    pub struct Who: "a principal" {
        /// The ARN of a user, a role (a session of it), a session or the root user; a service such as `ec2.amazonaws.com`; or `anonymous`.
        arn: String = "arn" required,
        /// Identity-based policies: names from `policies`, paths of files, or names of AWS managed policies.
        identity: Names = "identity",
        /// The permissions boundary.
        boundary: String = "boundary",
        /// Policies passed when the session was made.
        session: Names = "session",
        /// Service control policies, a list for each level, root first.
        scps: Vec<At<Names>> = "scps",
        /// Tags of the principal: `aws:PrincipalTag/…`.
        tags: Tags = "tags",
        /// Condition keys of all its requests.
        context: Named<Values> = "context",
    }
}

record! {
    /// Something that is asked about, and the policies that go with it.
    pub struct What: "a resource" {
        /// Its ARN.
        arn: String = "arn" required,
        /// Whose it is, where the ARN doesn't say: a bucket's account.
        account: AccountText = "account",
        /// Its own policy; of a role its trust policy.
        policy: String = "policy",
        /// Resource control policies, a list for each level, root first.
        rcps: Vec<At<Names>> = "rcps",
    }
}

record! {
    /// A test. Several actions or resources are a test each.
    pub struct Test: "a test" {
        /// What it is called. Default: the question.
        name: String = "name",
        /// Who: a name from `principals`, or an ARN.
        who: String = "who" required,
        /// The action, or several.
        action: Names = "action" required,
        /// On what: a name from `resources`, an ARN, `*`, or several. Default: `*`, no resource.
        resource: Names = "resource",
        /// Condition keys of the request.
        context: Named<Values> = "context",
        /// `allowed`, `denied`, `denied-implicitly` (nothing allows it) or `denied-explicitly` (a statement denies it).
        expect: Expected = "expect" required,
        /// A text that some line of the evidence must have in it: a policy, a statement's Sid, a condition key.
        because: String = "because",
    }
}

/// A name, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(pub Vec<At<String>>);

/// The values of a condition key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values(pub Vec<String>);

impl Read for Names {
    const EXPECTED: &'static str = "text, or a list of texts";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let texts = node.one_or_many().iter();
        let read: Vec<Option<At<String>>> = texts.map(|node| reader.read::<String>(node)).collect();
        read.into_iter().collect::<Option<_>>().map(Names)
    }
}

impl Read for Values {
    const EXPECTED: &'static str = "text, a number, true or false, or a list of them";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut values = Vec::new();
        for value in node.one_or_many() {
            values.push(match &value.value {
                Value::Text(text) | Value::Number(text) => text.clone(),
                Value::Bool(value) => value.to_string(),
                Value::Null | Value::List(_) | Value::Map(_) => {
                    reader.wrong_type(value, Self::EXPECTED);
                    return None;
                }
            });
        }
        Some(Values(values))
    }
}

impl Read for Expected {
    const EXPECTED: &'static str = "`allowed` or `denied`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        const ALL: [Expected; 4] = [
            Expected::Allowed,
            Expected::Denied,
            Expected::DeniedImplicitly,
            Expected::DeniedExplicitly,
        ];
        let Some(text) = node.text() else {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        };
        let found = ALL.into_iter().find(|word| word.as_str() == text);
        if found.is_none() {
            let place = reader.place(node);
            let finding = Diagnostic::error("spec/unknown-word", format!("`{text}` is no answer"));
            let words = ALL.map(Expected::as_str);
            reader.find(match nearest(text, words) {
                Some(near) => finding
                    .at(place, "unknown")
                    .hint(format!("did you mean `{near}`?")),
                None => finding
                    .at(place, "unknown")
                    .hint(format!("one of {}", words.join(", "))),
            });
        }
        found
    }
}

impl JsonSchema for Names {
    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A name, or several.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
        })
    }
}

impl JsonSchema for Values {
    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let one = serde_json::json!(["string", "number", "boolean"]);
        json_schema!({
            "description": "The value of a condition key, or several.",
            "anyOf": [{ "type": one }, { "type": "array", "items": { "type": one } }]
        })
    }
}
