//! The law: the language of AWS IAM, and the evaluator.

pub mod account;
pub mod action;
pub mod arn;
pub mod context;
pub mod name;
mod pattern;
