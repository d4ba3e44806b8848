//! What people and programs get to read: one file for each rendering.

pub mod diagnostic;
