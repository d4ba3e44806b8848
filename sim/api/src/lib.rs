//! The interface: what can be asked of IAM and STS, and answered.
//!
//! A call is a [`port::Request`] (an [`Operation`] and a [`document::Structure`]) made by somebody
//! ([`port::Call`]), and its answer a [`port::Response`] or a [`CallError`]. Whoever answers implements
//! the one trait, [`port::Aws`]. The width of AWS lies in a table generated from AWS's own service
//! models ([`operation`], [`shape`]); [`views`] are typed requests and responses over the operations
//! that are used by name.
//!
//! A wrapper around whoever answers is one `impl`:
//!
//! ```
//! use std::sync::atomic::{AtomicUsize, Ordering};
//!
//! use rolecall_api::{Aws, Call, CallError, Request, Response};
//!
//! struct Counted<A> {
//!     inner: A,
//!     calls: AtomicUsize,
//! }
//!
//! impl<A: Aws> Aws for Counted<A> {
//!     async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
//!         self.calls.fetch_add(1, Ordering::Relaxed);
//!         self.inner.call(call, request).await
//!     }
//! }
//! ```
//!
//! Calls with types go through [`AwsExt`]:
//!
//! ```
//! use rolecall_api::views::iam;
//! use rolecall_api::{Aws, AwsExt, Call, CallError};
//!
//! async fn aliases(aws: &impl Aws, call: &Call) -> Result<Vec<String>, CallError> {
//!     let request = iam::ListAccountAliasesRequest::default();
//!     Ok(aws.send_all(call, request).await?.account_aliases)
//! }
//! ```
//!
//! How anything is answered, and by which bytes, isn't known here.

pub mod actions;
pub mod credentials;
pub mod document;
pub mod error;
mod generated;
pub mod operation;
pub mod pages;
pub mod pattern;
pub mod percent;
pub mod port;
pub mod shape;
pub mod validate;

pub mod views;

pub use error::{CallError, CallErrorKind, Refusal};
pub use operation::Operation;
pub use port::{AnyAws, Aws, AwsExt, Call, Request, RequestId, Response};
