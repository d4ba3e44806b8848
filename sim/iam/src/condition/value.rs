//! The typed side of a condition: values read once, compared with the request's.

use std::cmp::Ordering;
use std::net::IpAddr;

use data_encoding::BASE64_MIME_PERMISSIVE;
use ipnet::IpNet;

use super::{Base, ConditionValue, Family};
use crate::context::Context;
use crate::pattern::{ArnPattern, Shape};

mod date;
mod decimal;

pub(crate) use date::Moment;
use decimal::Decimal;

/// What a condition compares a value with, ready to compare. The texts of strings and numbers stay with
/// the condition, and are given again.
///
/// A policy's value that can't be read as its operator's type (`None`) equals nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    String {
        negated: bool,
        ignore_case: bool,
        shapes: Box<[Shape]>,
    },
    Arn {
        negated: bool,
        patterns: Box<[ArnPattern]>,
    },
    Numeric(Comparison),
    Date(Comparison, Box<[Option<Moment>]>),
    Bool(Box<[Shape]>),
    Binary(Box<[Option<Vec<u8>>]>),
    Ip {
        negated: bool,
        networks: Box<[Option<IpNet>]>,
    },
    /// Whether the key must be null; several values OR.
    Null(NullWanted),
}

/// Which states of a key a `Null` condition accepts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NullWanted {
    null: bool,
    present: bool,
}

impl NullWanted {
    pub(super) fn accepts(self, null: bool) -> bool {
        if null { self.null } else { self.present }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equals,
    NotEquals,
    Less,
    LessEquals,
    Greater,
    GreaterEquals,
}

impl Comparison {
    fn of(base: Base) -> Self {
        match base {
            Base::NumericNotEquals | Base::DateNotEquals => Self::NotEquals,
            Base::NumericLessThan | Base::DateLessThan => Self::Less,
            Base::NumericLessThanEquals | Base::DateLessThanEquals => Self::LessEquals,
            Base::NumericGreaterThan | Base::DateGreaterThan => Self::Greater,
            Base::NumericGreaterThanEquals | Base::DateGreaterThanEquals => Self::GreaterEquals,
            _ => Self::Equals,
        }
    }

    /// Whether the request's value stands to one of the policy's as it should; for NotEquals,
    /// whether it equals none.
    ///
    /// Assumed: a value of the request that can't be read equals nothing, so NotEquals holds.
    fn holds<T: Ord>(self, value: Option<&T>, mut wanted: impl Iterator<Item = Option<T>>) -> bool {
        let found = wanted.any(|wanted| {
            let (Some(value), Some(wanted)) = (value, &wanted) else {
                return false;
            };
            let order = value.cmp(wanted);
            match self {
                Self::Equals | Self::NotEquals => order == Ordering::Equal,
                Self::Less => order == Ordering::Less,
                Self::LessEquals => order != Ordering::Greater,
                Self::Greater => order == Ordering::Greater,
                Self::GreaterEquals => order != Ordering::Less,
            }
        });
        found != (self == Self::NotEquals)
    }
}

impl Test {
    pub(super) fn new(base: Base, values: &[ConditionValue], variables: bool) -> Self {
        let negated = base.is_negated();
        let texts = values.iter().map(|value| &*value.text);
        match base.family() {
            Family::String => {
                let like = matches!(base, Base::StringLike | Base::StringNotLike);
                Self::String {
                    negated,
                    ignore_case: matches!(
                        base,
                        Base::StringEqualsIgnoreCase | Base::StringNotEqualsIgnoreCase
                    ),
                    shapes: texts.map(|text| Shape::read(text, like, variables)).collect(),
                }
            }
            Family::Arn => Self::Arn {
                negated,
                patterns: texts
                    .map(|text| ArnPattern::in_condition(text, variables))
                    .collect(),
            },
            Family::Numeric => Self::Numeric(Comparison::of(base)),
            Family::Date => Self::Date(Comparison::of(base), texts.map(Moment::read).collect()),
            // The operators' page says that Bool takes variables, the variables' page that it
            // doesn't; the first is the more specific.
            Family::Bool => Self::Bool(texts.map(|text| Shape::read(text, false, variables)).collect()),
            Family::Binary => Self::Binary(texts.map(bytes).collect()),
            Family::Ip => Self::Ip {
                negated,
                networks: texts.map(network).collect(),
            },
            Family::Null => {
                let mut wanted = NullWanted::default();
                for text in texts {
                    wanted.null |= text.eq_ignore_ascii_case("true");
                    wanted.present |= text.eq_ignore_ascii_case("false");
                }
                Self::Null(wanted)
            }
        }
    }

    /// Whether one value of the request satisfies the operator. `own` are the values that the test was
    /// made of.
    pub(super) fn holds(&self, own: &[ConditionValue], value: &str, context: &Context) -> bool {
        match self {
            Self::String {
                negated,
                ignore_case,
                shapes,
            } => {
                let found = shapes.iter().zip(own).any(|(shape, own)| {
                    if *ignore_case {
                        shape.equals_ignore_case(&own.text, value, context)
                    } else {
                        shape.names(&own.text, value, context)
                    }
                });
                found != *negated
            }
            Self::Arn { negated, patterns } => {
                let found = patterns
                    .iter()
                    .any(|pattern| pattern.matches_with(value, context));
                found != *negated
            }
            Self::Numeric(comparison) => comparison.holds(
                Decimal::read(value).as_ref(),
                own.iter().map(|own| Decimal::read(&own.text)),
            ),
            Self::Date(comparison, wanted) => {
                comparison.holds(Moment::read(value).as_ref(), wanted.iter().copied())
            }
            Self::Bool(shapes) => shapes
                .iter()
                .zip(own)
                .any(|(shape, own)| shape.equals_ignore_case(&own.text, value, context)),
            Self::Binary(wanted) => {
                let value = bytes(value);
                value.is_some() && wanted.contains(&value)
            }
            Self::Ip { negated, networks } => {
                // Assumed: an IPv4 address in IPv6 clothes is that IPv4 address.
                let address = value.parse().ok().map(|address: IpAddr| address.to_canonical());
                let found = address.is_some_and(|address| {
                    networks
                        .iter()
                        .flatten()
                        .any(|network| network.contains(&address))
                });
                found != *negated
            }
            // Decided by presence, before any value is looked at.
            Self::Null(_) => false,
        }
    }

    /// Whether it holds only of the text that it was made of, byte for byte.
    pub(super) fn is_one_text(&self) -> bool {
        matches!(self, Self::String { negated: false, ignore_case: false, shapes }
            if matches!(&**shapes, [Shape::Exact]))
    }

    /// Whether a policy variable of it has no value.
    pub(super) fn unresolved(&self, context: &Context) -> bool {
        match self {
            Self::String { shapes, .. } | Self::Bool(shapes) => {
                shapes.iter().any(|shape| shape.unresolved(context).is_some())
            }
            Self::Arn { patterns, .. } => patterns
                .iter()
                .any(|pattern| pattern.unresolved(context).is_some()),
            _ => false,
        }
    }
}

/// Base64 with its padding; nothing equals what isn't.
fn bytes(text: &str) -> Option<Vec<u8>> {
    BASE64_MIME_PERMISSIVE.decode(text.as_bytes()).ok()
}

/// Whether a policy's value is one that its operator can compare with: [`crate::policy::lint`] asks. A
/// variable may become anything.
pub(crate) fn is_readable(base: Base, text: &str) -> bool {
    let boolean = || text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false");
    match base.family() {
        Family::String => true,
        Family::Arn => text.starts_with("arn:") || text.starts_with(['*', '?']) || text.contains("${"),
        Family::Numeric => Decimal::read(text).is_some(),
        Family::Date => Moment::read(text).is_some(),
        Family::Bool => boolean() || text.contains("${"),
        Family::Null => boolean(),
        Family::Binary => bytes(text).is_some(),
        Family::Ip => network(text).is_some(),
    }
}

/// CIDR notation, or a bare address: that address alone. One within `::ffff:0:0/96` is an IPv4 network.
fn network(text: &str) -> Option<IpNet> {
    let network: IpNet = match text.parse() {
        Ok(network) => network,
        Err(_) => text.parse::<IpAddr>().ok()?.into(),
    };
    let mapped = network.addr().to_canonical();
    match (mapped.is_ipv4(), network.prefix_len()) {
        (true, prefix @ 96..) => IpNet::new(mapped, prefix - 96).ok(),
        _ => Some(network),
    }
}
