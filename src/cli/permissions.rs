//! `rolecall permissions`: the least that whoever runs `apply` needs, account by account.

use std::path::PathBuf;

use clap::Args;
use rolecall_iam::account::AccountId;
use rolecall_iam::policy::Document;
use serde::Serialize;

use super::printer::Printer;
use super::{Format, Global, given};
use crate::exit::Exit;
use crate::permissions;
use crate::setup::Setup;

/// The format of the JSON document.
const FORMAT: &str = "rolecall/permissions@1";

/// Print the least IAM policies that whoever runs `apply` needs, per account.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall permissions\n  rolecall permissions --account dns > operator-dns.json\n\nA rehearsal runs as an operator who holds exactly these, so they are enough."
)]
pub struct Permissions {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// Only this account, by alias or number
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
}

/// The policies of all accounts.
#[derive(Serialize)]
struct Printed {
    format: &'static str,
    setup: String,
    accounts: Vec<PrintedAccount>,
}

/// The policies of one.
#[derive(Serialize)]
struct PrintedAccount {
    account: AccountId,
    alias: String,
    policies: Vec<serde_json::Value>,
}

/// Runs the command.
pub fn run(command: &Permissions, global: &Global, printer: &mut Printer) -> Exit {
    let setup = match given::setup(command.spec.as_ref().unwrap_or(&global.spec), printer) {
        Ok(setup) => setup,
        Err(exit) => return exit,
    };
    let mut accounts: Vec<PrintedAccount> = permissions::permissions(&setup)
        .into_iter()
        .map(|(account, documents)| PrintedAccount {
            account,
            alias: alias(&setup, account),
            policies: documents.iter().map(value).collect(),
        })
        .collect();
    // The hub first, as everywhere.
    accounts.sort_by_key(|printed| (printed.account != setup.hub.account, printed.account));
    if let Some(name) = &command.account {
        accounts.retain(|printed| printed.alias == *name || printed.account.as_str() == name);
        if accounts.is_empty() {
            printer.refuse(
                &format!("`{name}` is no account of this setup"),
                "accounts are called by alias or number",
            );
            return Exit::Usage;
        }
    }
    if printer.format() == Format::Json {
        printer.json(&Printed {
            format: FORMAT,
            setup: setup.name.clone(),
            accounts,
        });
        return Exit::Done;
    }
    // One account alone is a document that can be piped into a file.
    let bare = command.account.is_some() && accounts.iter().all(|printed| printed.policies.len() == 1);
    for printed in &accounts {
        for (index, policy) in printed.policies.iter().enumerate() {
            if !bare {
                let of = if printed.policies.len() > 1 {
                    format!("  policy {} of {}", index + 1, printed.policies.len())
                } else {
                    String::new()
                };
                printer.answer(&format!("# {} {}{of}\n", printed.alias, printed.account));
            }
            printer.answer(&format!("{policy:#}\n"));
        }
    }
    Exit::Done
}

fn value(document: &Document) -> serde_json::Value {
    // A document was read from JSON, so its text is JSON.
    serde_json::from_str(&document.to_json()).unwrap_or_default()
}

fn alias(setup: &Setup, account: AccountId) -> String {
    if account == setup.hub.account {
        return setup.hub.alias.clone();
    }
    if Some(account) == setup.management {
        return "management".to_owned();
    }
    let spoke = setup.spokes.iter().find(|spoke| spoke.account == account);
    spoke.map_or_else(|| account.to_string(), |spoke| spoke.alias.clone())
}
