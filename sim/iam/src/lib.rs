//! The law: the language of AWS IAM, and the evaluator.

pub mod account;
pub mod action;
pub mod arn;
pub mod condition;
pub mod context;
pub mod decision;
pub mod evaluate;
mod json;
pub mod managed;
pub mod name;
mod pattern;
pub mod policy;
pub mod principal;
