//! An arm: how one operation's structure becomes a call of the SDK, and its output a structure again.
//!
//! The arms are tables, one line an operation, since there are a hundred of them and each does the same.
//! Nothing is dropped on the way in: a member that an arm doesn't send makes the call unsent.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;

use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use rolecall_api::document::Structure;

use super::value::Given;

/// A call that was built and not sent.
pub(super) type Sending = Pin<Box<dyn Future<Output = Result<Structure, Said>> + Send>>;

/// What a client says of a call that failed.
#[derive(Debug)]
pub(super) struct Said {
    /// AWS's code, where the answer had one.
    pub(super) code: Option<String>,
    /// AWS's text, where the answer had one.
    pub(super) message: Option<String>,
    /// The client's own words.
    pub(super) words: String,
}

impl Said {
    pub(super) fn of<E, R>(error: &SdkError<E, R>) -> Said
    where
        SdkError<E, R>: ProvideErrorMetadata + Error + 'static,
    {
        Said {
            code: error.code().map(str::to_owned),
            message: error.message().map(str::to_owned),
            words: chain(error),
        }
    }
}

/// An error and what is behind it, in one line, each thing said once.
pub(super) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut behind = error.source();
    while let Some(cause) = behind {
        let cause_words = cause.to_string();
        if !words.ends_with(&cause_words) {
            words.push_str(": ");
            words.push_str(&cause_words);
        }
        behind = cause.source();
    }
    words
}

/// Takes a member out of an input.
///
/// # Errors
/// When its value is of another type than the SDK's, in one line.
pub(super) fn take<T: Given>(input: &mut Structure, member: &str) -> Result<Option<T>, String> {
    let value = input.remove(member).map(T::given).transpose();
    value.map_err(|problem| format!("`{member}` {problem}"))
}

/// Whether everything of an input was taken.
///
/// # Errors
/// Names the first member that wasn't.
pub(super) fn all_taken(input: &Structure) -> Result<(), String> {
    match input.iter().next() {
        Some((member, _)) => Err(format!("`{member}` is nothing that can be sent to AWS from here")),
        None => Ok(()),
    }
}

/// Declares arms: `Operation = method(set_field: "Member", …) -> (field: "Member", …);`.
macro_rules! arms {
    ($client:ty, $config:ident; $(
        $operation:ident = $method:ident($($set:ident: $given:literal),* $(,)?)
            -> ($($field:ident: $told:literal),* $(,)?);
    )*) => {
        /// The operations that have an arm here.
        pub(in crate::aws) const OPERATIONS: &[rolecall_api::Operation] =
            &[$(rolecall_api::Operation::$operation),*];

        /// Builds the call of an operation that has an arm here.
        ///
        /// # Errors
        /// What can't be sent, in one line.
        #[allow(deprecated, reason = "what AWS still answers is still told")]
        pub(in crate::aws) fn build(
            client: &$client,
            over: $config::Builder,
            operation: rolecall_api::Operation,
            mut input: rolecall_api::document::Structure,
        ) -> Result<$crate::aws::arm::Sending, String> {
            match operation {
                $(rolecall_api::Operation::$operation => {
                    let call = client.$method()
                        $(.$set($crate::aws::arm::take(&mut input, $given)?))*;
                    $crate::aws::arm::all_taken(&input)?;
                    Ok(Box::pin(async move {
                        let sent = call.customize().config_override(over).send().await;
                        let _output = sent.map_err(|error| $crate::aws::arm::Said::of(&error))?;
                        #[allow(unused_mut, reason = "an output may have no members")]
                        let mut told = rolecall_api::document::Structure::new();
                        $(if let Some(value) = $crate::aws::value::Told::told(_output.$field) {
                            told.insert($told, value);
                        })*
                        $crate::aws::value::without_made_up(&mut told, operation.info().output);
                        Ok(told)
                    }))
                })*
                _ => Err("it has no arm".to_owned()),
            }
        }
    };
}

pub(super) use arms;
