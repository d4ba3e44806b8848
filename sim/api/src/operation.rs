//! The operations: which there are, what they take, give, may refuse with, and how their pages go.
//!
//! The table itself is generated from AWS's service models; here is what can be asked of it.

use std::fmt;
use std::str::FromStr;

use crate::actions::{self, Authorized};
use crate::document::Structure;
pub use crate::generated::operations::Operation;
use crate::generated::operations::{self as table, OPERATIONS};
use crate::shape::Shape;

/// A service that is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Service {
    /// Identity and Access Management.
    Iam,
    /// Security Token Service.
    Sts,
    /// Elastic Compute Cloud.
    Ec2,
    /// Route 53.
    Route53,
    /// Simple Storage Service.
    S3,
    /// Organizations.
    Organizations,
}

/// What the model says of a service as a whole.
#[derive(Debug)]
pub struct ServiceInfo {
    /// The prefix of its actions and its name in ARNs and signatures: `iam`.
    pub name: &'static str,
    /// The version of its interface: `2010-05-08`.
    pub version: &'static str,
    /// The namespace of its XML, where it has one.
    pub namespace: Option<&'static str>,
    /// What stands before an operation's name in `X-Amz-Target`, in JSON services.
    pub target_prefix: Option<&'static str>,
    /// The first label of its host name.
    pub endpoint_prefix: &'static str,
}

/// How requests and answers become bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// A form, answered by XML (IAM, STS).
    Query,
    /// EC2's dialect of `Query`.
    Ec2,
    /// REST with XML (Route 53, S3).
    RestXml,
    /// JSON 1.1 (Organizations).
    Json,
}

/// What an operation does to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// Changes nothing that a later call could see, but reports asked for.
    Read,
    /// Changes the account.
    Write,
    /// Answers with credentials or tokens.
    Assume,
}

/// An operation as the model describes it.
#[derive(Debug)]
pub struct OperationInfo {
    /// Which it is.
    pub operation: Operation,
    /// Whose it is.
    pub service: Service,
    /// Its name: `CreateRole`.
    pub name: &'static str,
    /// The service's name, a colon, its own: `iam:CreateRole`.
    pub full_name: &'static str,
    /// What it does to the account.
    pub access: Access,
    /// The structure it takes.
    pub input: &'static Shape,
    /// The structure it gives.
    pub output: &'static Shape,
    /// The element around the output in XML: `CreateRoleResult`.
    pub result_wrapper: Option<&'static str>,
    /// The errors that the model names; a service may answer others.
    pub errors: &'static [&'static ModelledError],
    /// The HTTP method.
    pub method: &'static str,
    /// The path of the URL.
    pub path: &'static str,
    /// How its pages go, where it has any.
    pub pagination: Option<Pagination>,
}

/// An error that the model names.
#[derive(Debug)]
pub struct ModelledError {
    /// The name of its shape: `NoSuchEntityException`.
    pub shape: &'static str,
    /// The code on the wire: `NoSuchEntity`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
}

/// How a list comes in pages.
#[derive(Debug)]
pub struct Pagination {
    /// The member of the request that asks for the page after a token.
    pub input_token: &'static str,
    /// The member of the answer with the next page's token.
    pub output_token: &'static str,
    /// The member of the request that bounds a page, where there is one.
    pub limit: Option<&'static str>,
    /// The member of the answer that says whether there is more, where there is one.
    pub more: Option<&'static str>,
    /// The members of the answer that are the lists.
    pub results: &'static [&'static str],
}

impl Operation {
    /// Every operation, in the table's order.
    pub fn all() -> impl ExactSizeIterator<Item = Operation> {
        OPERATIONS.iter().map(|info| info.operation)
    }

    /// What the model says of it.
    pub fn info(self) -> &'static OperationInfo {
        &OPERATIONS[self as usize]
    }

    /// Its name without the service: `CreateRole`.
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// The outermost element of its answer, where that is XML: `CreateRoleResponse`. S3's list of buckets has a
    /// name that the model doesn't say (S3 API Reference, `ListBuckets`).
    pub fn answer_element(self) -> String {
        match self {
            Operation::S3ListBuckets => "ListAllMyBucketsResult".to_owned(),
            _ => [self.name(), "Response"].concat(),
        }
    }

    /// Whose it is.
    pub fn service(self) -> Service {
        self.info().service
    }

    /// The operation of a service by its exact name.
    pub fn find(service: Service, name: &str) -> Option<Operation> {
        let mut all = OPERATIONS.iter();
        let found = all.find(|info| info.name == name && info.service == service);
        found.map(|info| info.operation)
    }

    /// The action that is always authorized: `iam:CreateRole`. None for the operations that need no
    /// permission.
    pub fn iam_action(self) -> Option<&'static str> {
        self.iam_actions().first().map(|authorized| authorized.action)
    }

    /// Every action that a call may have to be allowed, with the condition under which it is asked for.
    pub fn iam_actions(self) -> &'static [Authorized] {
        actions::of(self)
    }

    /// The actions that a call with this input must be allowed.
    pub fn iam_actions_for(self, input: &Structure) -> Vec<&'static str> {
        let asked = self
            .iam_actions()
            .iter()
            .filter(|authorized| authorized.when.holds(input));
        asked.map(|authorized| authorized.action).collect()
    }
}

/// The full name: `iam:CreateRole`.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info().full_name)
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that names no operation of the table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an operation")]
pub struct UnknownOperation(String);

/// Reads what [`Display`](fmt::Display) writes.
impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(text: &str) -> Result<Operation, UnknownOperation> {
        let unknown = || UnknownOperation(text.to_owned());
        let (service, name) = text.split_once(':').ok_or_else(unknown)?;
        let service = Service::all()
            .into_iter()
            .find(|known| known.info().name == service);
        service
            .and_then(|service| Operation::find(service, name))
            .ok_or_else(unknown)
    }
}

impl serde::Serialize for Operation {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Operation {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Operation, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Service {
    /// Every service.
    pub fn all() -> [Service; 6] {
        [
            Service::Iam,
            Service::Sts,
            Service::Ec2,
            Service::Route53,
            Service::S3,
            Service::Organizations,
        ]
    }

    /// What the model says of it.
    pub fn info(self) -> &'static ServiceInfo {
        match self {
            Service::Iam => &table::IAM,
            Service::Sts => &table::STS,
            Service::Ec2 => &table::EC2,
            Service::Route53 => &table::ROUTE53,
            Service::S3 => &table::S3,
            Service::Organizations => &table::ORGANIZATIONS,
        }
    }

    /// How it is spoken to.
    pub fn protocol(self) -> Protocol {
        match self {
            Service::Iam | Service::Sts => Protocol::Query,
            Service::Ec2 => Protocol::Ec2,
            Service::Route53 | Service::S3 => Protocol::RestXml,
            Service::Organizations => Protocol::Json,
        }
    }

    /// The service's name in CloudTrail's `eventSource`: `iam.amazonaws.com`.
    pub fn event_source(self) -> String {
        format!("{}.amazonaws.com", self.info().name)
    }
}

#[cfg(test)]
mod tests;
