//! Condition operators: their names and what kind of comparison each is.
//!
//! Source: IAM User Guide, *reference_policies_elements_condition_operators*.

use std::fmt;
use std::str::FromStr;

/// An operator with its prefix (`ForAnyValue:`) and suffix (`IfExists`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Operator {
    /// `ForAllValues:`, `ForAnyValue:` or neither.
    pub quantifier: Quantifier,
    /// The operator proper.
    pub base: Base,
    /// Whether `IfExists` follows.
    pub if_exists: bool,
}

/// How a set of values is compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantifier {
    /// A single value.
    #[default]
    None,
    /// Every value of the request must satisfy the operator.
    ForAllValues,
    /// Some value of the request must satisfy the operator.
    ForAnyValue,
}

/// A text that is no condition operator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a condition operator")]
pub struct InvalidOperator {
    text: String,
}

/// What an operator's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    String,
    Arn,
    Numeric,
    Date,
    Bool,
    Binary,
    Ip,
    Null,
}

macro_rules! bases {
    ($($name:ident $family:ident $negated:literal),* $(,)?) => {
        /// The operators proper, by AWS's names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each variant is AWS's own word")]
        pub enum Base { $($name),* }

        impl Base {
            /// Every operator.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// AWS's name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// Whether it holds when the value is none of those given.
            pub fn is_negated(self) -> bool {
                match self { $(Self::$name => $negated),* }
            }

            pub(crate) fn family(self) -> Family {
                match self { $(Self::$name => Family::$family),* }
            }
        }
    };
}

bases! {
    StringEquals String false,
    StringNotEquals String true,
    StringEqualsIgnoreCase String false,
    StringNotEqualsIgnoreCase String true,
    StringLike String false,
    StringNotLike String true,
    NumericEquals Numeric false,
    NumericNotEquals Numeric true,
    NumericLessThan Numeric false,
    NumericLessThanEquals Numeric false,
    NumericGreaterThan Numeric false,
    NumericGreaterThanEquals Numeric false,
    DateEquals Date false,
    DateNotEquals Date true,
    DateLessThan Date false,
    DateLessThanEquals Date false,
    DateGreaterThan Date false,
    DateGreaterThanEquals Date false,
    Bool Bool false,
    BinaryEquals Binary false,
    IpAddress Ip false,
    NotIpAddress Ip true,
    ArnEquals Arn false,
    ArnLike Arn false,
    ArnNotEquals Arn true,
    ArnNotLike Arn true,
    Null Null false,
}

impl FromStr for Operator {
    type Err = InvalidOperator;

    /// Exact case only. Assumed: the documentation doesn't say whether other cases are read.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (quantifier, rest) = if let Some(rest) = text.strip_prefix("ForAllValues:") {
            (Quantifier::ForAllValues, rest)
        } else if let Some(rest) = text.strip_prefix("ForAnyValue:") {
            (Quantifier::ForAnyValue, rest)
        } else {
            (Quantifier::None, text)
        };
        let (name, if_exists) = match rest.strip_suffix("IfExists") {
            Some(name) => (name, true),
            None => (rest, false),
        };
        let base = Base::ALL.iter().find(|base| base.as_str() == name);
        match base {
            // IfExists does not combine with Null.
            Some(base) if !(*base == Base::Null && if_exists) => Ok(Self {
                quantifier,
                base: *base,
                if_exists,
            }),
            _ => Err(InvalidOperator {
                text: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.quantifier {
            Quantifier::None => "",
            Quantifier::ForAllValues => "ForAllValues:",
            Quantifier::ForAnyValue => "ForAnyValue:",
        })?;
        f.write_str(self.base.as_str())?;
        f.write_str(if self.if_exists { "IfExists" } else { "" })
    }
}
