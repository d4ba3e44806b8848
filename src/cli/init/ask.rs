//! The five questions, in a terminal.

use std::io;

use super::{Answers, Rights};
use rolecall_iam::account::AccountId;
use rolecall_iam::name::{NameKind, check_name};

/// Asks for what a spec needs.
///
/// # Errors
///
/// [`io::ErrorKind::Interrupted`] when the user gives up.
pub(super) fn ask() -> io::Result<Answers> {
    cliclack::intro("a spec for Rolecall")?;
    let hub: String = cliclack::input("Account ID of the hub, where the user is?")
        .placeholder("111111111111")
        .validate(|text: &String| account(text))
        .interact()?;
    let user: String = cliclack::input("Name of the user whose access this is?")
        .default_input("micetro")
        .validate(|text: &String| check_name(NameKind::User, text.trim()).map_err(|error| error.to_string()))
        .interact()?;
    let existing = cliclack::confirm("Is that user there already?")
        .initial_value(false)
        .interact()?;
    let spokes: String = cliclack::input("Account IDs to be entered? With an alias: 222222222222=dns")
        .placeholder("222222222222=dns 333333333333=net")
        .validate(|text: &String| {
            let list = accounts(text);
            if list.is_empty() {
                return Err("at least one".to_owned());
            }
            list.iter().try_for_each(|(id, _)| account(id))
        })
        .interact()?;
    let rights = cliclack::select("What may the role in them do?")
        .item(
            Rights::Least,
            "what Micetro needs",
            "one inline policy, nothing more",
        )
        .item(
            Rights::Documented,
            "as Micetro's guide has it",
            "full access to Route 53 and EC2",
        )
        .interact()?;
    let key = cliclack::input("File for the access key? `-` for no key")
        .default_input("./micetro.credentials")
        .interact::<String>()?;
    let key = key.trim().to_owned();
    cliclack::outro("that is all")?;
    Ok(Answers {
        name: "micetro".to_owned(),
        hub: hub.trim().to_owned(),
        user: user.trim().to_owned(),
        existing,
        spokes: accounts(&spokes),
        rights,
        key_file: (key != "-").then_some(key),
    })
}

fn account(text: &str) -> Result<(), String> {
    text.trim()
        .parse::<AccountId>()
        .map(|_| ())
        .map_err(|error| error.to_string())
}

/// Account IDs with aliases, between spaces or commas.
pub(super) fn accounts(text: &str) -> Vec<(String, Option<String>)> {
    text.split([' ', ',', '\t', '\n'])
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once('=') {
            Some((account, alias)) => (account.to_owned(), Some(alias.to_owned())),
            None => (part.to_owned(), None),
        })
        .collect()
}
