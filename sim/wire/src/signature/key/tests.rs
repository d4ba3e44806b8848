//! What is remembered is what would be derived, whoever asks, and however often.

use super::*;

fn scope(access_key_id: &str, region: &str) -> Scope {
    Scope {
        access_key_id: access_key_id.to_owned(),
        date: "20150830".to_owned(),
        region: region.to_owned(),
        service: "iam".to_owned(),
    }
}

#[test]
fn a_remembered_key_is_the_derived_one() {
    let secrets = ["one", "other"].map(SecretAccessKey::new);
    // More than are remembered, twice, in an order that has some of them remembered and some not.
    for _ in 0..2 {
        for number in 0..MOST + 7 {
            for secret in &secrets {
                let scope = scope(&format!("AKIA{number}"), "eu-west-1");
                let expected = SigningKey::derive(&scope, secret).sign(b"text");
                assert_eq!(of(&scope, secret).sign(b"text"), expected, "{number}");
                assert_eq!(of(&scope, secret).sign(b"text"), expected, "{number}");
            }
        }
    }
    REMEMBERED.with_borrow(|remembered| assert_eq!(remembered.keys.len(), MOST));
}

#[test]
fn each_part_of_a_scope_counts() {
    let secret = SecretAccessKey::new("one");
    let base = of(&scope("AKIA", "eu-west-1"), &secret).sign(b"text");
    let elsewhere = of(&scope("AKIA", "eu-west-2"), &secret).sign(b"text");
    assert_ne!(base, elsewhere);
    let later = Scope {
        date: "20150831".to_owned(),
        ..scope("AKIA", "eu-west-1")
    };
    assert_ne!(base, of(&later, &secret).sign(b"text"));
}
