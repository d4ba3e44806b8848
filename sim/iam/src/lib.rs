//! The law: the language of AWS IAM, and the evaluator that decides as AWS does and shows why.
//!
//! Pure: no clock, no chance, no I/O, no threads. What time it is, what is attached to whom and what
//! can't be read are arguments.
//!
//! ```
//! use rolecall_iam::{evaluate::{Attached, Layer, Policies, Principal, Request, Source, decide}, policy};
//! let trust = policy::read(r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}}"#)?;
//! let ann = Principal::user("arn:aws:iam::111111111111:user/ann".parse()?);
//! let request = Request::new(ann, "sts:AssumeRole".parse()?, Some("arn:aws:iam::222222222222:role/Audit".parse()?));
//! let decision = decide(&request, &Policies { resource: Layer::Known(Attached::new(Source::named("trust"), trust)), ..Policies::default() });
//! assert!(decision.is_denied(), "across accounts the caller's own policies must allow it too: {decision}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where what is
//!
//! - Values: [`account`], [`arn`], [`name`], [`action`], [`principal`], [`context`].
//! - Documents: [`policy`] reads them with places, writes them canonically, compares them by meaning
//!   and refuses them as AWS does; [`condition`] is their `Condition`; [`managed`] holds AWS's own,
//!   [`mod@reference`] what actions, resources and condition keys there are.
//! - Deciding: [`evaluate`] takes a [`Request`](evaluate::Request) and
//!   [`Policies`](evaluate::Policies), each layer of them known or unread, and gives a
//!   [`Decision`](decision::Decision), which never comes without its evidence. [`record`] reads both
//!   from one line of JSON.
//!
//! # Where a new rule goes
//!
//! A condition operator: a line in `condition/operator.rs` and its comparison in
//! `condition/value.rs`. A form of principal: `principal/element.rs`. A policy type, or a rule about
//! how the types combine: `evaluate/accounts.rs`. A refusal at write time: `policy/check.rs`.
//!
//! Each rule names its page of AWS's documentation, or says that it is assumed.

pub mod account;
pub mod action;
pub mod arn;
pub mod condition;
pub mod context;
pub mod decision;
pub mod evaluate;
mod fold;
mod json;
pub mod managed;
pub mod name;
mod packed;
mod pattern;
pub mod policy;
pub mod principal;
pub mod record;
pub mod reference;

/// The example of the package's own page is run, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
