//! Whole journeys in the simulated AWS, each named after the scenario that it proves.

mod stage;
mod verify;
