//! The same on real accounts, in small: only where it was asked for, only in accounts that were named, under
//! a name of the run's own, and gone again whatever happens.

use std::ffi::OsString;

use rolecall::session::Clock as _;
use rolecall::session::clock::Wall;
use rolecall_iam::account::AccountId;

use crate::life::{self, Shown};
use crate::place::Place;

/// The profile that leads into the hub, and from there into the other accounts.
pub(crate) const PROFILE: &str = "ROLECALL_AWS_PROFILE";
/// The accounts that may be written to, with spaces between: the hub first.
pub(crate) const ACCOUNTS: &str = "ROLECALL_AWS_ACCOUNTS";
/// The role by which the profile enters the other accounts.
pub(crate) const ROLE: &str = "ROLECALL_AWS_ROLE";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    profile: String,
    hub: AccountId,
    spokes: Vec<AccountId>,
    role: String,
}

impl Asked {
    /// Reads what was asked for.
    ///
    /// # Errors
    /// Why nothing will be done, in a line.
    pub(crate) fn read(variable: &dyn Fn(&str) -> Option<String>) -> Result<Asked, String> {
        let given = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let profile = given(PROFILE).ok_or_else(|| format!("{PROFILE} names no profile"))?;
        let listed = given(ACCOUNTS).ok_or_else(|| {
            format!("{ACCOUNTS} names no accounts: nothing is written to an account that isn't named")
        })?;
        let mut accounts = Vec::new();
        for text in listed.split([' ', ',']).filter(|text| !text.is_empty()) {
            let account: AccountId = text
                .parse()
                .map_err(|_| format!("`{text}` in {ACCOUNTS} is no account ID"))?;
            if accounts.contains(&account) {
                return Err(format!("{account} stands twice in {ACCOUNTS}"));
            }
            accounts.push(account);
        }
        match accounts.as_slice() {
            [hub, spokes @ ..] if !spokes.is_empty() => Ok(Asked {
                profile,
                hub: *hub,
                spokes: spokes.to_vec(),
                role: given(ROLE).unwrap_or_else(|| "OrganizationAccountAccessRole".to_owned()),
            }),
            _ => Err(format!(
                "{ACCOUNTS} names the hub, and at least one account to be entered"
            )),
        }
    }

    /// The setup: everything in it is called by the run's own name.
    fn spec(&self, name: &str, role: &str) -> String {
        let mut spec = format!(
            "name: {name}\nregion: us-east-1\nhub:\n  account: \"{}\"\n  user: {{ name: {name}, policies: [IAMReadOnlyAccess] }}\n  \
             group: {name}\nrole:\n  name: {role}\n  trust: hub-user\n  policies: [IAMReadOnlyAccess, AmazonRoute53ReadOnlyAccess]\nspokes:\n",
            self.hub
        );
        for (number, spoke) in self.spokes.iter().enumerate() {
            spec.push_str(&format!(
                "  - {{ account: \"{spoke}\", alias: spoke-{number}, assume-role: {} }}\n",
                self.role
            ));
        }
        spec.push_str("access-key: { to: file, path: ./key.credentials }\n");
        spec
    }
}

/// A name that no other run has: the time, in milliseconds.
fn name_of_this_run() -> String {
    format!("rolecall-arm-{:x}", Wall.now().as_millisecond())
}

/// What a run has made is taken away when it ends, also by a failure.
struct Gone<'a>(&'a Place);

impl Drop for Gone<'_> {
    #[expect(clippy::print_stderr, reason = "somebody has to clean up what this could not")]
    fn drop(&mut self) {
        // Twice: what was just made may be refused to a first removal.
        for _ in 0..2 {
            let said = self.0.run(&["destroy", "--yes"]);
            let left = self.0.run(&["plan", "--destroy", "--detailed-exitcode"]);
            if said.code == 0 && left.code == 0 {
                return;
            }
            eprintln!("{}{}{}", said.conversation, left.conversation, left.answer);
        }
        assert!(
            std::thread::panicking(),
            "the run left something behind: see above"
        );
    }
}

/// Lives a small life in the accounts that were named, in an environment; each verification wants so many
/// seconds without a refusal, and in between it may be disturbed. Gives a line about it.
pub(crate) fn live(
    asked: &Asked,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    steady: &str,
    disturb: impl FnOnce(&Place),
) -> String {
    let name = name_of_this_run();
    let place = Place::new("aws", &asked.spec(&name, &name)).with(environment);
    let place = place.with([("AWS_PROFILE".into(), asked.profile.clone().into())]);
    // Nothing of that name is there; who the credentials are, and that they lead where they must, is asked.
    place.must(&["doctor"], 0);
    place.must(&["plan", "--detailed-exitcode"], 2);
    let gone = Gone(&place);
    place.must(&["apply", "--yes"], 0);
    life::shown(&place, Shown::ByUse, asked.spokes.len(), steady);
    life::applied_again(&place);
    place.respec(&asked.spec(&name, &format!("{name}-renamed")));
    place.must(&["apply", "--yes"], 0);
    disturb(&place);
    life::shown(&place, Shown::ByUse, asked.spokes.len(), steady);
    life::applied_again(&place);
    drop(gone);
    format!(
        "{} accounts came, changed and went as {name}, and nothing is left",
        1 + asked.spokes.len()
    )
}
