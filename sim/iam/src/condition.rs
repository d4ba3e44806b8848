//! Conditions: when a statement counts.
//!
//! A `Condition` block is read once into typed tests: operators AND, keys AND, a key's values OR
//! (NOR under a negated operator), IAM User Guide,
//! *reference_policies_condition-single-vs-multi-valued-context-keys*.

mod operator;
mod value;

pub use operator::{Base, Operator, Quantifier};
pub(crate) use value::Moment;

use crate::context::{Context, Key, Values};
use crate::json::Span;
use crate::pattern;
pub(crate) use operator::Family;
use value::Test;
pub(crate) use value::is_readable;

/// One key of one operator of a `Condition` block, with its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    operator: Operator,
    key: Key,
    values: Box<[ConditionValue]>,
    test: Test,
    span: Span,
}

/// One value that a condition compares with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionValue {
    /// The text; of an unquoted number or boolean, as it was written.
    pub text: Box<str>,
    /// Whether it was written in quotes.
    pub quoted: bool,
    /// Where it stands in the document.
    pub span: Span,
}

/// Why a condition wasn't met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionMiss {
    /// The request has no such key.
    KeyMissing,
    /// The key is there, and its value isn't what the condition wants.
    ValueDiffers,
    /// The key is multi-valued, and the operator has neither ForAnyValue nor ForAllValues.
    QuantifierMissing,
    /// A policy variable in the condition has no value.
    VariableUnresolved,
}

impl pattern::Values for Context {
    fn value(&self, variable: &pattern::Variable) -> Option<&str> {
        // Multi-valued keys can't be used as variables (reference_policies_variables).
        match self.get_key(&variable.key)? {
            Values::One(value) => Some(value),
            Values::Many(_) => None,
        }
    }
}

impl Condition {
    /// Compiles one key's values for one operator. `variables` says whether the document's Version
    /// has policy variables.
    pub(crate) fn new(
        operator: Operator,
        key: &str,
        values: Vec<ConditionValue>,
        variables: bool,
        span: Span,
    ) -> Self {
        Self {
            operator,
            key: Key::new(key),
            test: Test::new(operator.base, &values, variables),
            values: values.into(),
            span,
        }
    }

    /// The operator, with its prefix and suffix.
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// The condition key, as it was written.
    pub fn key(&self) -> &str {
        self.key.as_str()
    }

    /// What the key's value is compared with.
    pub fn values(&self) -> &[ConditionValue] {
        &self.values
    }

    /// From the key to its last value, in the document.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Whether the request meets it.
    pub fn is_met(&self, context: &Context) -> bool {
        let present = context.get_key(&self.key);
        if let Test::Null(wanted) = &self.test {
            return wanted.accepts(is_null(present));
        }
        match present {
            None => self.when_absent(),
            Some(values) => self.when_present(values, context),
        }
    }

    /// The table of absent keys: IAM User Guide, *reference_policies_elements_condition_operators*
    /// (negated operators, IfExists) and *reference_policies_condition-single-vs-multi-valued-context-keys*
    /// (ForAllValues is true, ForAnyValue false).
    fn when_absent(&self) -> bool {
        match self.operator.quantifier {
            // Assumed for ForAnyValue with IfExists: the suffix decides.
            _ if self.operator.if_exists => true,
            Quantifier::ForAllValues => true,
            Quantifier::ForAnyValue => false,
            Quantifier::None => self.operator.base.is_negated(),
        }
    }

    fn when_present(&self, values: &Values, context: &Context) -> bool {
        let one = |value: &str| self.test.holds(&self.values, value, context);
        match (self.operator.quantifier, values) {
            (Quantifier::None, Values::One(value)) => one(value),
            // A single-valued operator doesn't match a multi-valued key (AWS's policy simulator
            // refuses it). A key present with an empty set counts as absent would, Assumed.
            (Quantifier::None, Values::Many(values)) => values.is_empty() && self.operator.base.is_negated(),
            (Quantifier::ForAllValues, values) => {
                // "a null data set, such as an empty string" is true as well.
                is_null(Some(values)) || values.as_slice().iter().all(|value| one(value))
            }
            (Quantifier::ForAnyValue, values) => {
                // "… such as an empty string", is false here.
                !is_null(Some(values)) && values.as_slice().iter().any(|value| one(value))
            }
        }
    }

    /// What every request has that meets it: the key, and where but one text of it will do, that text. `None`
    /// when it can be met without the key.
    pub(crate) fn needs(&self) -> Option<(&Key, Option<&str>)> {
        if self.operator.base == Base::Null || self.when_absent() {
            return None;
        }
        let value = match &*self.values {
            [value] if self.test.is_one_text() => Some(&*value.text),
            _ => None,
        };
        Some((&self.key, value))
    }

    /// Why it isn't met; only asked when it isn't.
    pub(crate) fn miss(&self, context: &Context) -> ConditionMiss {
        if self.test.unresolved(context) {
            return ConditionMiss::VariableUnresolved;
        }
        match context.get_key(&self.key) {
            None if self.operator.base != Base::Null => ConditionMiss::KeyMissing,
            Some(Values::Many(_))
                if self.operator.quantifier == Quantifier::None && self.operator.base != Base::Null =>
            {
                ConditionMiss::QuantifierMissing
            }
            _ => ConditionMiss::ValueDiffers,
        }
    }
}

/// Absent, or present with nothing in it.
///
/// Assumed for a present key with an empty value: the documentation asks for "not null".
fn is_null(values: Option<&Values>) -> bool {
    values.is_none_or(|values| values.as_slice().iter().all(|value| value.is_empty()))
}

#[cfg(test)]
mod tests;
