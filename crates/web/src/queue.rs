//! A queue for work that takes much memory: some at a time in the whole process, and nobody waits for ever.

use crate::WebFault;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The queue.
#[derive(Debug)]
pub struct Queue {
    turns: Arc<Semaphore>,
    longest_wait: Duration,
}

impl Queue {
    /// A queue that lets `at_once` in and has others wait for `longest_wait`.
    pub fn new(at_once: usize, longest_wait: Duration) -> Queue {
        Queue { turns: Arc::new(Semaphore::new(at_once)), longest_wait }
    }

    /// A turn, first come first served; it ends when it is dropped.
    ///
    /// # Errors
    /// [`WebFault::Crowded`] when it does not come in time.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit, WebFault> {
        let waiting = Arc::clone(&self.turns).acquire_owned();
        match tokio::time::timeout(self.longest_wait, waiting).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(WebFault::Crowded),
        }
    }
}
