//! Rolecall gives one AWS identity access to many accounts, and proves it.
