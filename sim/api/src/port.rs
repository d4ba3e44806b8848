//! The port: one trait, one method, through which everything that is asked of AWS goes.
//!
//! One method, since a wrapper (a journal, pacing, faults) is then one `impl`; and who calls is part of
//! the call, since in cross-account work the caller changes from call to call, not the service.

use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;

use crate::credentials::ProvideCredentials;
use crate::document::Structure;
use crate::error::CallError;
use crate::operation::Operation;
use crate::pages;
use crate::views::{Typed, View};

/// Whoever answers as AWS does: a simulated world, or AWS itself.
pub trait Aws: Send + Sync {
    /// Makes one call, once. Whoever calls decides whether to call again: nothing behind this trait
    /// repeats a request by itself.
    ///
    /// # Errors
    /// A [`CallError`], named by what may be assumed of the account afterwards.
    fn call(&self, call: &Call, request: Request)
    -> impl Future<Output = Result<Response, CallError>> + Send;
}

impl<A: Aws + ?Sized> Aws for &A {
    fn call(
        &self,
        call: &Call,
        request: Request,
    ) -> impl Future<Output = Result<Response, CallError>> + Send {
        (**self).call(call, request)
    }
}

impl<A: Aws + ?Sized> Aws for Arc<A> {
    fn call(
        &self,
        call: &Call,
        request: Request,
    ) -> impl Future<Output = Result<Response, CallError>> + Send {
        (**self).call(call, request)
    }
}

/// Any AWS, behind one type.
///
/// Code that is generic over [`Aws`] is compiled anew for each AWS that it is used with. A program that
/// talks to several (a simulated one, one with an ear on it, the real one) is compiled once when it talks
/// to this. It costs one allocation a call.
#[derive(Clone)]
pub struct AnyAws(Arc<dyn Erased>);

impl AnyAws {
    /// Hides which AWS it is.
    pub fn new(aws: impl Aws + 'static) -> AnyAws {
        AnyAws(Arc::new(aws))
    }
}

impl fmt::Debug for AnyAws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnyAws")
    }
}

impl Aws for AnyAws {
    async fn call(&self, call: &Call, request: Request) -> Result<Response, CallError> {
        self.0.call_boxed(call, request).await
    }
}

type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response, CallError>> + Send + 'a>>;

/// [`Aws`] with a future whose type can be forgotten.
trait Erased: Send + Sync {
    fn call_boxed<'a>(&'a self, call: &'a Call, request: Request) -> Answering<'a>;
}

impl<A: Aws> Erased for A {
    fn call_boxed<'a>(&'a self, call: &'a Call, request: Request) -> Answering<'a> {
        Box::pin(self.call(call, request))
    }
}

/// Typed calls over the one method.
pub trait AwsExt: Aws {
    /// Makes one call with a typed request.
    ///
    /// # Errors
    /// As [`Aws::call`]; an answer without a member that the model requires is unintelligible.
    fn send<R: Typed>(
        &self,
        call: &Call,
        request: R,
    ) -> impl Future<Output = Result<R::Output, CallError>> + Send {
        async move {
            let request = Request {
                operation: R::OPERATION,
                input: request.into_structure(),
            };
            let response = self.call(call, request).await?;
            R::Output::from_structure(response.output).map_err(|mismatch| {
                CallError::unintelligible(R::OPERATION, mismatch.to_string())
                    .with_request_id(response.request_id)
            })
        }
    }

    /// Makes the calls for all pages of a list, and gives them as one answer.
    ///
    /// # Errors
    /// As [`send`](AwsExt::send), of the first page that fails; a token that comes back a second time is
    /// unintelligible.
    fn send_all<R: Typed>(
        &self,
        call: &Call,
        request: R,
    ) -> impl Future<Output = Result<R::Output, CallError>> + Send {
        async move {
            let output = pages::collect(self, call, R::OPERATION, request.into_structure()).await?;
            R::Output::from_structure(output)
                .map_err(|mismatch| CallError::unintelligible(R::OPERATION, mismatch.to_string()))
        }
    }
}

impl<A: Aws + ?Sized> AwsExt for A {}

/// Who calls, and from where: what the signature, the law's context keys and the journal need.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Call {
    /// Where the credentials come from.
    pub credentials: Arc<dyn ProvideCredentials>,
    /// The region called: `us-east-1`.
    pub region: Arc<str>,
    /// The URL called, where it isn't the service's own.
    pub endpoint: Option<Arc<str>>,
    /// The caller's address, where it is known.
    pub source_ip: Option<IpAddr>,
    /// What the caller calls itself.
    pub user_agent: Arc<str>,
    /// Whether the call goes over TLS (`aws:SecureTransport`).
    pub secure_transport: bool,
    /// The time in the signature, where it isn't the time of the call.
    pub signed_at: Option<Timestamp>,
}

impl Call {
    /// A call to us-east-1 over TLS, from nowhere in particular.
    pub fn new(credentials: impl ProvideCredentials + 'static) -> Call {
        Call::with_provider(Arc::new(credentials))
    }

    /// As [`new`](Call::new), with a shared provider.
    pub fn with_provider(credentials: Arc<dyn ProvideCredentials>) -> Call {
        Call {
            credentials,
            region: Arc::from("us-east-1"),
            endpoint: None,
            source_ip: None,
            user_agent: Arc::from(concat!("rolecall/", env!("CARGO_PKG_VERSION"))),
            secure_transport: true,
            signed_at: None,
        }
    }

    /// The same call to another region.
    #[must_use]
    pub fn region(mut self, region: impl Into<Arc<str>>) -> Call {
        self.region = region.into();
        self
    }

    /// The same call to another URL.
    #[must_use]
    pub fn endpoint(mut self, url: impl Into<Arc<str>>) -> Call {
        self.endpoint = Some(url.into());
        self
    }

    /// The same call from an address.
    #[must_use]
    pub fn source_ip(mut self, address: IpAddr) -> Call {
        self.source_ip = Some(address);
        self
    }

    /// The same call by another program.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<Arc<str>>) -> Call {
        self.user_agent = name.into();
        self
    }

    /// The same call with or without TLS.
    #[must_use]
    pub fn secure_transport(mut self, secure: bool) -> Call {
        self.secure_transport = secure;
        self
    }

    /// The same call, signed at another time.
    #[must_use]
    pub fn signed_at(mut self, time: Timestamp) -> Call {
        self.signed_at = Some(time);
        self
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The operation.
    pub operation: Operation,
    /// Its input, by the model's names.
    pub input: Structure,
}

impl<R: Typed> From<R> for Request {
    fn from(request: R) -> Request {
        Request {
            operation: R::OPERATION,
            input: request.into_structure(),
        }
    }
}

/// What is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The output, by the model's names.
    pub output: Structure,
    /// AWS's id of the request.
    pub request_id: RequestId,
}

/// AWS's id of a request: what support asks for, and what an answer's evidence is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct RequestId(String);

impl RequestId {
    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for RequestId {
    fn from(id: T) -> RequestId {
        RequestId(id.into())
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
