//! The user's wish to stop: said once, heard by whoever is about to begin something or waits.
//!
//! Separate from the run that it stops, since waiting and acting both listen, and neither knows the
//! other.

use std::sync::Arc;

use tokio::sync::watch;

/// A flag that is raised once and never lowered. Clones share it.
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<watch::Sender<bool>>);

impl Interrupt {
    /// Not raised.
    #[must_use]
    pub fn new() -> Self {
        Interrupt(Arc::new(watch::Sender::new(false)))
    }

    /// Raises it: the calls in flight are finished, nothing new is begun.
    pub fn raise(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was raised.
    #[must_use]
    pub fn raised(&self) -> bool {
        *self.0.borrow()
    }

    /// Whether both are the same flag.
    #[must_use]
    pub fn is(&self, other: &Interrupt) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Comes back once it is raised; never, if it never is.
    pub async fn wait(&self) {
        let mut heard = self.0.subscribe();
        // The sender lives in `self`, so the channel can't close while this waits.
        let _raised = heard.wait_for(|raised| *raised).await;
    }
}

impl Default for Interrupt {
    fn default() -> Self {
        Interrupt::new()
    }
}
