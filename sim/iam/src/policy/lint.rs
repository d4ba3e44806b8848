//! Findings beyond AWS's own refusals: what AWS takes, and people want to know before they deploy.
//!
//! Apart from the write gate ([`check`](super::check)), since none of these keeps a document from being
//! put. What a rule knows of actions, resources and condition keys is a dated copy ([`reference`]): what
//! isn't in it may be newer than it, so that not to know something is a warning, never an error.
//!
//! The rules follow those of IAM Access Analyzer where it has one (IAM User Guide,
//! *access-analyzer-reference-policy-checks*).

use super::{Document, Effect, Kind, Span, Statement};

mod action;
mod condition;
mod near;
mod principal;
mod resource;
mod variable;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; it may be meant.
    Warning,
    /// The document doesn't do what it says.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule found it.
    pub rule: Rule,
    /// What is wrong, in lower case, without a full stop, with what the document says in backticks.
    pub message: String,
    /// What is to be said at the place.
    pub label: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where.
    pub span: Span,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $severity:ident $page:literal),* $(,)?) => {
        /// What is looked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $name),* }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its code: `policy/…`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => concat!("policy/", $code)),* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// The page of the IAM User Guide that it rests on.
            pub fn page(self) -> &'static str {
                match self { $(Self::$name => $page),* }
            }
        }
    };
}

rules! {
    /// An Allow for everyone, without a condition.
    OpenToEveryone "open-to-everyone" Warning "reference_policies_elements_principal",
    /// A role that a whole account may assume, without a condition.
    OpenToAccount "open-to-account" Warning "reference_policies_elements_principal",
    /// A role that everyone whom an identity provider knows may assume.
    OpenToProvider "open-to-provider" Warning "id_roles_create_for-idp_oidc",
    /// A principal that can't do the action: a provider that calls AssumeRole.
    PrincipalAction "principal-action" Warning "access-analyzer-reference-policy-checks",
    /// An Allow with NotPrincipal.
    NotPrincipalAllow "not-principal-allow" Error "reference_policies_elements_notprincipal",
    /// An Allow with NotAction.
    NotActionAllow "not-action-allow" Warning "reference_policies_elements_notaction",
    /// An Allow of every action on everything.
    AllowsEverything "allows-everything" Warning "best-practices",
    /// iam:PassRole on every role.
    PassRole "pass-role" Warning "id_roles_use_passrole",
    /// A service that the reference doesn't know.
    UnknownService "unknown-service" Warning "reference_policies_elements_action",
    /// An action that the reference doesn't know.
    UnknownAction "unknown-action" Warning "reference_policies_elements_action",
    /// A Deny that no request can match.
    DenyNeverMatches "deny-never-matches" Warning "reference_policies_evaluation-logic",
    /// An action and resources that it doesn't take.
    ResourceType "resource-type" Warning "reference_policies_elements_resource",
    /// An ARN whose Region or account is wrong for its service.
    ArnPart "arn-part" Warning "reference-arns",
    /// A condition key that no action of the statement has, or that doesn't exist.
    ConditionKey "condition-key" Warning "reference_policies_condition-keys",
    /// A condition operator for another type than the key's.
    OperatorType "operator-type" Warning "reference_policies_elements_condition_operators",
    /// A value that its operator can't read.
    ValueType "value-type" Error "reference_policies_elements_condition_operators",
    /// A wildcard under an operator that takes it literally.
    LiteralWildcard "literal-wildcard" Warning "reference_policies_elements_condition_operators",
    /// A multi-valued key under an operator for single values.
    MissingQualifier "missing-qualifier" Error "reference_policies_condition-single-vs-multi-valued-context-keys",
    /// An Allow with ForAllValues, which is met when the key is absent.
    ForAllValuesAllow "for-all-values-allow" Warning "reference_policies_condition-single-vs-multi-valued-context-keys",
    /// Policy variables in a document whose Version has none.
    VersionWithoutVariables "version-without-variables" Error "reference_policies_elements_version",
    /// A policy variable that is broken, stands where none is read, or has many values.
    Variable "variable" Warning "reference_policies_variables",
}

/// Everything that there is to find in a document, in the order of the text.
///
/// The document is one that AWS would take ([`check`](super::check)); of another less is found.
pub fn lint(document: &Document, kind: Kind) -> Vec<Finding> {
    let mut findings = Vec::new();
    let scene = Scene { document, kind };
    for statement in document.statements() {
        principal::look(&scene, statement, &mut findings);
        action::look(&scene, statement, &mut findings);
        resource::look(&scene, statement, &mut findings);
        condition::look(&scene, statement, &mut findings);
        variable::look(&scene, statement, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    findings.dedup();
    findings
}

/// What a rule looks at.
struct Scene<'d> {
    document: &'d Document,
    kind: Kind,
}

impl Scene<'_> {
    /// The key and value of an element of a statement, from the value's place: the key stands before it.
    fn element(&self, value: Span, name: &str) -> Span {
        let text = self.document.text();
        let key = format!("\"{name}\"");
        let before = text.get(..value.start).unwrap_or_default();
        Span {
            start: before.rfind(&key).unwrap_or(value.start),
            end: value.end,
        }
    }
}

impl Rule {
    fn at(self, span: Span, message: impl Into<String>, label: impl Into<String>) -> Finding {
        Finding {
            rule: self,
            message: message.into(),
            label: label.into(),
            hint: None,
            span,
        }
    }
}

impl Finding {
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn maybe(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }
}

fn allows(statement: &Statement) -> bool {
    statement.effect() == Effect::Allow
}

#[cfg(test)]
mod tests;
