//! `rolecall init`: a spec to start from, as an example, from flags, or from five questions; never both.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::path::Path;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::Global;
use super::printer::Printer;
use crate::diagnostic::Source;
use crate::exit::Exit;
use crate::spec::{self, DEFAULT_FILE};

mod ask;

/// The example of the documentation.
const EXAMPLE: &str = include_str!("../../examples/micetro.yaml");

/// Write a spec: the example, one from flags, or one from questions.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall init --example\n  rolecall init --hub 111111111111 --spoke 222222222222=dns --spoke 333333333333=net\n  rolecall init                        asks, in a terminal\n\nThe file is `rolecall.yaml`, or what `--spec` says. A file that exists is not overwritten."
)]
pub struct Init {
    /// Write the documented example: a hub and two spokes
    #[arg(long, conflicts_with_all = ["hub", "spoke", "name", "user", "existing", "rights", "key_file"])]
    pub example: bool,
    /// The account ID of the hub, where the user is
    #[arg(long, value_name = "ACCOUNT", requires = "spoke")]
    pub hub: Option<String>,
    /// The account ID of a spoke, and its alias; may be repeated
    #[arg(long, value_name = "ACCOUNT[=ALIAS]", requires = "hub")]
    pub spoke: Vec<String>,
    /// The setup's name [default: micetro]
    #[arg(long, value_name = "NAME", requires = "hub")]
    pub name: Option<String>,
    /// The user's name [default: micetro]
    #[arg(long, value_name = "NAME", requires = "hub")]
    pub user: Option<String>,
    /// The user is there already
    #[arg(long, requires = "hub")]
    pub existing: bool,
    /// What the role may do [default: documented]
    #[arg(long, value_enum, requires = "hub")]
    pub rights: Option<Rights>,
    /// The file for the user's access key; none for no key
    #[arg(long, value_name = "FILE", requires = "hub")]
    pub key_file: Option<String>,
}

/// What the role in a spoke may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rights {
    /// As Micetro's guide has it: full access to Route 53 and EC2, reading IAM
    Documented,
    /// What Micetro needs and no more
    Least,
}

/// What a spec is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answers {
    name: String,
    hub: String,
    user: String,
    existing: bool,
    /// Account IDs and aliases.
    spokes: Vec<(String, Option<String>)>,
    rights: Rights,
    key_file: Option<String>,
}

/// Runs the command: [`Exit::Usage`] when there is a file already, or when the flags make no good spec.
pub fn run(init: &Init, global: &Global, printer: &mut Printer) -> Exit {
    let path = &global.spec;
    if path.exists() {
        printer.warn(&format!("error: `{}` exists already\n", path.display()));
        printer.warn("hint: `--spec FILE` names another file; nothing is overwritten\n");
        return Exit::Usage;
    }
    let text = if init.example {
        example(path)
    } else if let Some(hub) = &init.hub {
        from_flags(init, hub).text()
    } else if io::stdin().is_terminal() && io::stderr().is_terminal() {
        match ask::ask() {
            Ok(answers) => answers.text(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Exit::Interrupted,
            Err(error) => {
                printer.warn(&format!("error: the answers could not be read: {error}\n"));
                return Exit::Failed;
            }
        }
    } else {
        printer.warn("error: there is no terminal to ask in\n");
        printer.warn("hint: say `--example`, or `--hub ACCOUNT --spoke ACCOUNT…`\n");
        return Exit::Usage;
    };
    let source = Arc::new(Source {
        name: path.display().to_string(),
        text,
    });
    let base = path.parent().unwrap_or(Path::new(""));
    let loaded = match spec::read(&source, base) {
        Ok(loaded) => loaded,
        Err(findings) => {
            printer.complain(&findings);
            printer.warn("nothing was written\n");
            return Exit::Usage;
        }
    };
    printer.complain(&loaded.warnings);
    if let Err(error) = write_new(path, &source.text) {
        printer.warn(&format!(
            "error: `{}` cannot be written: {error}\n",
            path.display()
        ));
        return Exit::Failed;
    }
    let accounts = loaded.setup.spokes.len() + 1;
    printer.answer(&format!("wrote {}  ({accounts} accounts)\n", path.display()));
    let named = if path == Path::new(DEFAULT_FILE) {
        String::new()
    } else {
        format!(" {}", path.display())
    };
    printer.say(&format!(
        "\nnext: rolecall rehearse{named}        the whole life of this setup, in memory\n"
    ));
    Exit::Done
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    file.write_all(text.as_bytes())
}

/// The example, speaking of the file that it is written to.
fn example(path: &Path) -> String {
    let body = EXAMPLE.split_once("\n#\n").map_or(EXAMPLE, |(_, body)| body);
    let named = if path == Path::new(DEFAULT_FILE) {
        String::new()
    } else {
        format!(" {}", path.display())
    };
    format!("{}{}", heading(), body.replace(" examples/micetro.yaml", &named))
}

fn heading() -> &'static str {
    "# For completion in an editor run `rolecall schema > rolecall.schema.json`, and put above this line:\n\
     # `# yaml-language-server: $schema=./rolecall.schema.json`\n\
     #\n"
}

fn from_flags(init: &Init, hub: &str) -> Answers {
    let spokes = init.spoke.iter().map(|spoke| match spoke.split_once('=') {
        Some((account, alias)) => (account.to_owned(), Some(alias.to_owned())),
        None => (spoke.clone(), None),
    });
    Answers {
        name: init.name.clone().unwrap_or_else(|| "micetro".to_owned()),
        hub: hub.to_owned(),
        user: init.user.clone().unwrap_or_else(|| "micetro".to_owned()),
        existing: init.existing,
        spokes: spokes.collect(),
        rights: init.rights.unwrap_or(Rights::Documented),
        key_file: init.key_file.clone(),
    }
}

impl Answers {
    /// The spec that the answers make. What they say is quoted, whatever it is: the reader of specs judges it.
    fn text(&self) -> String {
        let mut text = format!(
            "{}name: {}\nconsumer: micetro                    # its limits become findings of `rolecall check`\n\nhub:\n  account: {}\n  user:\n    name: {}\n",
            heading(),
            quoted(&self.name),
            quoted(&self.hub),
            quoted(&self.user),
        );
        if self.existing {
            text.push_str("    existing: true                   # adopted: never deleted\n");
        }
        let (user, role) = match self.rights {
            Rights::Documented => (
                "    policies: [IAMReadOnlyAccess]\n",
                "  policies: [AmazonRoute53FullAccess, AmazonEC2FullAccess, IAMReadOnlyAccess]\n",
            ),
            Rights::Least => ("    permissions: [self-read]\n", "  permissions: [full-min]\n"),
        };
        text.push_str(user);
        text.push_str(
            "\nrole:                                # what every spoke gets, unless it says otherwise\n",
        );
        text.push_str("  name: MicetroAccess\n");
        text.push_str("  trust: hub-user                    # only the user above\n");
        text.push_str(role);
        text.push_str("\nspokes:\n");
        for (account, alias) in &self.spokes {
            let alias = alias
                .as_ref()
                .map_or_else(String::new, |alias| format!(", alias: {}", quoted(alias)));
            let _ = writeln!(text, "  - {{ account: {}{alias} }}", quoted(account));
        }
        if let Some(file) = &self.key_file {
            let _ = write!(text, "\naccess-key: {{ to: file, path: {} }}\n", quoted(file));
        }
        text
    }
}

/// A text in JSON's quotes, which are YAML's too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests;
