//! Every view carries what its shape holds, there and back.

use super::{Mismatch, View};
use crate::document::Structure;
use crate::shape::Shape;

/// A view and its shape.
pub(crate) struct RoundTrip {
    /// The shape of the structure.
    pub(crate) shape: &'static Shape,
    /// Into the view and back.
    pub(crate) trip: fn(Structure) -> Result<Structure, Mismatch>,
}

impl RoundTrip {
    pub(crate) const fn of<V: View>(shape: &'static Shape) -> RoundTrip {
        RoundTrip {
            shape,
            trip: |structure| V::from_structure(structure).map(V::into_structure),
        }
    }
}
