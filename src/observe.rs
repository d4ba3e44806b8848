//! Observe: what is there.

mod facet;

pub use facet::facet;
