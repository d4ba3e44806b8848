//! What is asked of a password, and in which words it is refused.

use super::{PasswordPolicy, default_objection};

fn open() -> PasswordPolicy {
    PasswordPolicy {
        minimum_length: 6,
        symbols: false,
        numbers: false,
        uppercase: false,
        lowercase: false,
        users_may_change: false,
        max_age_days: None,
        reuse_prevention: None,
        hard_expiry: None,
    }
}

#[test]
fn the_default_asks_for_three_kinds_of_four() {
    assert_eq!(default_objection("Abcdefg1"), None);
    assert_eq!(
        default_objection("abcdefg1").as_deref(),
        Some(
            "Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol"
        )
    );
    assert_eq!(
        default_objection("Abcde1!").as_deref(),
        Some("Password should have a minimum length of 8")
    );
}

#[test]
fn each_demand_is_told_when_it_is_not_met() {
    assert_eq!(open().objection("aaaaaa"), None);
    let strict = PasswordPolicy {
        minimum_length: 9,
        symbols: true,
        numbers: true,
        uppercase: true,
        lowercase: true,
        ..open()
    };
    assert_eq!(strict.objection("Abcdefg1!"), None);
    assert_eq!(
        strict.objection("        ").as_deref(),
        Some(
            "Password should have a minimum length of 9, Password should have at least one uppercase letter, Password should have at least one lowercase letter, Password should have at least one number, Password should have at least one symbol"
        )
    );
}
