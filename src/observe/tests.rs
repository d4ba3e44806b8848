//! A simulated AWS is read as it is, and the plans that are made from what was read are carried out.

mod leaving;
mod operator;
mod read;
mod stage;
