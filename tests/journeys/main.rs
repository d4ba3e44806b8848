//! Whole journeys in the simulated AWS, each named after the scenario that it proves.

mod changes;
mod crash;
mod explain;
mod operator;
mod propagation;
mod stage;
mod verify;
