//! Whole journeys in the simulated AWS, each named after the scenario that it proves.

mod changes;
mod crash;
mod operator;
mod propagation;
mod stage;
mod verify;
