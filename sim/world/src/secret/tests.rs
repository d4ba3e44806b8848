//! Secrets are AWS's in form, and each its own.

use super::*;

#[test]
fn a_secret_depends_on_the_world_and_on_the_key() {
    let secret = |seed, id| WorldKey::of_seed(seed).secret(id).expose().to_owned();
    assert_eq!(secret(1, "AKIAONE").len(), 40);
    assert_eq!(secret(1, "AKIAONE"), secret(1, "AKIAONE"));
    assert_ne!(secret(1, "AKIAONE"), secret(1, "AKIATWO"));
    assert_ne!(secret(1, "AKIAONE"), secret(2, "AKIAONE"));
}

#[test]
fn a_token_is_no_secret_of_a_key() {
    let key = WorldKey::of_seed(1);
    assert!(
        !key.token("ASIAONE")
            .expose()
            .contains(key.secret("ASIAONE").expose())
    );
    assert!(same(key.token("ASIAONE").expose(), key.token("ASIAONE").expose()));
    assert!(!same(
        key.token("ASIAONE").expose(),
        key.token("ASIATWO").expose()
    ));
}
