//! Credentials that are kept until shortly before they end, and then asked for again.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rolecall_api::credentials::{Credentials, ProvideCredentials, ProvideError, Providing};
use tokio::sync::Mutex;

use crate::session::Clock;
use crate::session::clock::{later, since};

/// They are renewed this long before they end.
const BEFORE_THE_END: Duration = Duration::from_secs(5 * 60);

/// Credentials that don't say when they end are read again after this: somebody may have written new ones
/// into the file.
const WITHOUT_AN_END: Duration = Duration::from_secs(60);

/// Where fresh credentials come from.
pub(super) trait Fresh: Send + Sync + fmt::Debug {
    fn fresh(&self) -> impl Future<Output = Result<Credentials, ProvideError>> + Send;
}

/// A source, and what it gave last.
#[derive(Debug)]
pub(super) struct Kept<S> {
    source: S,
    clock: Arc<dyn Clock>,
    // Held while the source is asked, so that many accounts with one profile ask a person once.
    kept: Mutex<Option<(Arc<Credentials>, Timestamp)>>,
}

impl<S: Fresh> Kept<S> {
    pub(super) fn new(source: S, clock: &Arc<dyn Clock>) -> Kept<S> {
        Kept {
            source,
            clock: Arc::clone(clock),
            kept: Mutex::new(None),
        }
    }

    async fn get(&self) -> Result<Arc<Credentials>, ProvideError> {
        let mut kept = self.kept.lock().await;
        let now = self.clock.now();
        if let Some((credentials, gotten)) = &*kept {
            let good = match credentials.expires {
                Some(end) => later(now, BEFORE_THE_END) < end,
                None => since(*gotten, now) < WITHOUT_AN_END,
            };
            if good {
                return Ok(Arc::clone(credentials));
            }
        }
        match self.source.fresh().await {
            Ok(credentials) => {
                let credentials = Arc::new(credentials);
                *kept = Some((Arc::clone(&credentials), now));
                Ok(credentials)
            }
            // The old ones hold a little longer: this call goes on, and the next one asks again.
            Err(error) => match &*kept {
                Some((credentials, _)) if credentials.expires.is_some_and(|end| now < end) => {
                    Ok(Arc::clone(credentials))
                }
                _ => Err(error),
            },
        }
    }
}

impl<S: Fresh> ProvideCredentials for Kept<S> {
    fn credentials(&self) -> Providing<'_> {
        Box::pin(self.get())
    }
}
