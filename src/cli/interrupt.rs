//! Ctrl-C: the first asks the run to end well, the second ends it.

use std::thread;

use super::printer;
use crate::exit::Exit;
use crate::interrupt::Interrupt;

/// An interrupt that the first Ctrl-C raises: the call in flight is finished, nothing new is begun, and
/// what was done is said. A second one ends the process at once.
///
/// It is listened for in a thread and a runtime of its own, since the runs themselves live in virtual time,
/// some of them in many runtimes at once.
pub(super) fn on_ctrl_c() -> Interrupt {
    let interrupt = Interrupt::new();
    let raised = interrupt.clone();
    let listener = thread::Builder::new().name("ctrl-c".to_owned()).spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else {
            return;
        };
        runtime.block_on(async {
            if tokio::signal::ctrl_c().await.is_err() {
                return;
            }
            raised.raise();
            printer::note("\ninterrupted: finishing the calls in flight (Ctrl-C again ends at once)\n");
            if tokio::signal::ctrl_c().await.is_ok() {
                end();
            }
        });
    });
    // Without a listener Ctrl-C ends the process as it always does.
    drop(listener);
    interrupt
}

#[expect(
    clippy::exit,
    reason = "the user asked twice; waiting for the run is what they don't want"
)]
fn end() {
    std::process::exit(i32::from(Exit::Interrupted.code()));
}
