//! Bodies of requests: read whole within limits of size, time and memory, or thrown away.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Limited};
use hyper::body::{Body as _, Incoming};
use rolecall_api::error::Refusal;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::refusal;

/// Bodies up to this many bytes are read at once; larger ones share [`LARGE`].
const SMALL: usize = 64 * 1024;
/// How many KiB of large bodies are in memory at once; others wait.
pub(super) const LARGE: usize = 64 * 1024;
/// How much of a refused body is thrown away, in bytes, and for how long, before its sender is cut off.
const MOST_DISCARDED: usize = 256 * 1024 * 1024;
const DISCARDED_WITHIN: Duration = Duration::from_secs(10);

/// How bodies are read.
#[derive(Debug)]
pub(super) struct Reader {
    /// How long a body may take.
    pub(super) within: Duration,
    large: Semaphore,
}

/// A body, and the room that it takes until this is dropped.
#[derive(Debug)]
pub(super) struct Read<'r> {
    pub(super) bytes: Bytes,
    _room: Option<SemaphorePermit<'r>>,
}

impl Reader {
    pub(super) fn new(within: Duration) -> Reader {
        Reader {
            within,
            large: Semaphore::new(LARGE),
        }
    }

    /// Reads a body of no more than `most` bytes.
    ///
    /// # Errors
    /// That it is too long or too slow. What is left of it is still read for a while, and thrown away: a sender
    /// who is cut off at once never sees the answer.
    pub(super) async fn read(&self, mut body: Incoming, most: usize) -> Result<Read<'_>, Refusal> {
        let told = body.size_hint().exact();
        let longest = usize::try_from(told.unwrap_or(most as u64)).unwrap_or(usize::MAX);
        let refused = if longest > most {
            refusal::too_large("bytes", most)
        } else {
            match timeout(self.within, self.collected(&mut body, longest, most)).await {
                Ok(Some(read)) => return Ok(read),
                // Too long without having said so, or cut off; who cut it off doesn't read this.
                Ok(None) => refusal::too_large("bytes", most),
                Err(_) => refusal::too_slow(self.within.as_secs()),
            }
        };
        tokio::spawn(discarded(body));
        Err(refused)
    }

    async fn collected(&self, body: &mut Incoming, longest: usize, most: usize) -> Option<Read<'_>> {
        let room = match u32::try_from(longest.div_ceil(1024)) {
            Ok(kibibytes) if longest > SMALL => self.large.acquire_many(kibibytes).await.ok(),
            _ => None,
        };
        let collected = Limited::new(body, most).collect().await.ok()?;
        Some(Read {
            bytes: collected.to_bytes(),
            _room: room,
        })
    }
}

/// Reads a body to its end, and keeps nothing of it.
async fn discarded(mut body: Incoming) {
    let to_the_end = async {
        let mut left = MOST_DISCARDED;
        while let Some(Ok(frame)) = body.frame().await {
            let length = frame.data_ref().map_or(0, Bytes::len);
            match left.checked_sub(length) {
                Some(less) => left = less,
                None => return,
            }
        }
    };
    // Either way it has had its chance.
    timeout(DISCARDED_WITHIN, to_the_end).await.ok();
}
