//! Apply: carries out a plan.

use crate::plan::Plan;

/// The right to write, for the time in which one plan is carried out.
///
/// Only this module can make one, and a [`Session`](crate::session::Session) hands out writers for nothing
/// else:
///
/// ```compile_fail,E0423
/// fn seize(plan: &rolecall::plan::Plan) -> rolecall::apply::Commission<'_> {
///     rolecall::apply::Commission(plan)
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Commission<'p>(&'p Plan);

impl<'p> Commission<'p> {
    /// The plan that is carried out.
    #[must_use]
    pub fn plan(&self) -> &'p Plan {
        self.0
    }
}
