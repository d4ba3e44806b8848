//! `rolecall permissions`: the least that whoever runs `apply` needs, account by account.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use rolecall_iam::account::AccountId;
use rolecall_iam::policy::Document;

use super::printer::Printer;
use super::sink::Sink;
use super::{Format, Global, acting, given};
use crate::exit::Exit;
use crate::observe;
use crate::permissions;
use crate::report::json;
use crate::report::permissions::{PermissionsDocument, PermissionsOfAccount};
use crate::setup::Setup;

/// Print the least IAM policies that whoever runs `apply` needs, per account.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall permissions\n  rolecall permissions --account dns > operator-dns.json\n  rolecall permissions --all --target aws     with what left, or was renamed\n\nA rehearsal runs as an operator who holds exactly these, so they are enough."
)]
pub struct Permissions {
    /// The spec; the same as `--spec`
    #[arg(id = "spec-argument", value_name = "SPEC")]
    pub spec: Option<PathBuf>,
    /// Only this account, by alias or number
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// With what only the target knows: accounts that organizational units hold, earlier names of roles,
    /// and accounts that left the setup; the hub is read
    #[arg(long)]
    pub all: bool,
}

/// Runs the command.
pub fn run(command: &Permissions, global: &Global, printer: &mut Printer) -> Exit {
    let global = &global.with_spec(command.spec.as_ref());
    let needed = match command.all {
        true => all(global, printer),
        false => given::setup(&global.spec, printer).map(|setup| {
            let documents = permissions::permissions(&setup);
            (setup, documents)
        }),
    };
    let (setup, documents) = match needed {
        Ok(needed) => needed,
        Err(exit) => return exit,
    };
    let mut accounts: Vec<PermissionsOfAccount> = documents
        .into_iter()
        .map(|(account, documents)| PermissionsOfAccount {
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
        printer.json(&PermissionsDocument {
            format: PermissionsDocument::FORMAT,
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
            printer.answer(&json::document(policy));
        }
    }
    Exit::Done
}

type Needed = (Setup, BTreeMap<AccountId, Vec<Document>>);

/// The setup, with the accounts of its organizational units among its spokes, and what is needed for it and for
/// what it was before.
fn all(global: &Global, printer: &mut Printer) -> Result<Needed, Exit> {
    let (mut setup, mut acting) = acting::begin("permissions --all", &global.spec, global, printer)?;
    printer.say(&acting.announce("reading in"));
    let sink = Sink::plain(printer);
    let lived = acting.live(&sink.events(), acting::PARALLEL, printer, async |life| {
        observe::known(&life.session, &life.setup).await
    })?;
    sink.finished(&[], &[], Exit::Done);
    let known = lived.value.map_err(|error| {
        let findings = [error.finding(&setup)];
        printer.complain(&findings);
        acting::why(&findings)
    })?;
    let spokes = known.spokes(&setup);
    let documents = permissions::permissions_with(&setup, &spokes, &observe::left(&setup, &known));
    setup.spokes = spokes;
    Ok((setup, documents))
}

fn value(document: &Document) -> serde_json::Map<String, serde_json::Value> {
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
    let spoke = setup.spoke(account);
    spoke.map_or_else(|| account.to_string(), |spoke| spoke.alias.clone())
}
