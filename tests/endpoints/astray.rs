//! Profiles that lead into another account than the spec names: nothing is written, wherever that is noticed.

use rolecall::rehearse::inventory::Inventory;

use crate::place::Place;
use crate::serve::{self, Simulated};

/// Twelve digits are the key of that account's root user.
fn config(net: &str) -> String {
    format!(
        "[profile dns]\naws_access_key_id = 012345678901\naws_secret_access_key = test\n\
         [profile net]\naws_access_key_id = {net}\naws_secret_access_key = test\n"
    )
}

/// A spec whose spokes have a profile each.
fn spec() -> String {
    let mut spec = include_str!("../../examples/micetro.yaml").to_owned();
    for profile in ["dns", "net"] {
        let alias = format!("    alias: {profile}\n");
        assert!(spec.contains(&alias));
        spec = spec.replace(&alias, &format!("{alias}    profile: {profile}\n"));
    }
    spec
}

#[test]
fn a_profile_that_leads_into_another_account_ends_the_run_with_nothing_written() {
    let endpoint = Simulated::serve(&[]);
    let place = Place::new(&endpoint.url, &spec());
    let file = place.path("config");
    let place = place.with([("AWS_CONFIG_FILE".into(), file.into())]);
    place.write("config", &config("333333333333"));
    place.must(&["plan", "-o", "first.plan"], 0);

    place.write("config", &config("012345678901"));
    let words = "the credentials for `net` are of account `012345678901`, not `333333333333`";
    for command in [
        ["plan"].as_slice(),
        &["apply", "--yes"],
        &["apply", "--yes", "--account", "dns"],
        &["destroy", "--yes"],
    ] {
        let said = place.must(command, 1);
        assert!(said.words().contains(words), "{command:?}: {said:#?}");
    }
    let doctor = place.must(&["doctor"], 1).words();
    let finding = "these credentials are of account `012345678901`, not `333333333333`";
    assert!(doctor.contains(finding), "{doctor}");
    // A plan that was made when the profile was right.
    let said = place.must(&["apply", "first.plan", "--yes"], 1).words();
    assert!(said.contains("apply/wrong-account"), "{said}");
    assert!(said.contains("(`net`) are of account `012345678901`"), "{said}");
    assert_eq!(serve::inventory(&endpoint.url), Inventory::default());

    place.write("config", &config("333333333333"));
    place.must(&["apply", "first.plan", "--yes"], 0);
    assert_ne!(serve::inventory(&endpoint.url), Inventory::default());
}
