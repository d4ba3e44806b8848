//! The world: accounts, entities, credentials, time, propagation and faults.
