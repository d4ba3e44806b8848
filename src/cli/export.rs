//! `rolecall export`: the access for AWS's own tools, printed or in a file of its own.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::printer::Printer;
use super::{Global, given};
use crate::custody;
use crate::exit::Exit;
use crate::export::{self, MARK};
use crate::setup::Setup;

/// Print the access for AWS's own tools: profiles, variables, or the key for an SDK.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rolecall export aws-config -o micetro.config\n  eval \"$(rolecall export env --config micetro.config dns)\"\n\nYour own ~/.aws/config is never written."
)]
pub struct Export {
    /// What for
    #[command(subcommand)]
    pub form: Form,
}

/// What is exported.
#[derive(Debug, Subcommand)]
pub enum Form {
    /// Profiles for AWS's configuration: the hub's user, and each role
    AwsConfig {
        /// Write this file, which must be new or written by this command before
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Variables for a shell: configuration, profile, region; no secret
    Env {
        /// The account, by alias or number
        #[arg(value_name = "ACCOUNT")]
        account: String,
        /// The file that `export aws-config -o` wrote
        #[arg(long, value_name = "FILE")]
        config: PathBuf,
    },
    /// The hub user's key, for an SDK that runs this as its credential_process
    #[command(
        long_about = "The hub user's key, for an SDK that runs this as its credential_process.\n\nThis is the one command that gives the secret out, since handing it to the SDK is what the SDK asks for. It does so into a pipe and refuses a terminal."
    )]
    CredentialProcess,
}

/// Runs the command.
pub fn run(export: &Export, global: &Global, printer: &mut Printer) -> Exit {
    let setup = match given::setup(&global.spec, printer) {
        Ok(setup) => setup,
        Err(exit) => return exit,
    };
    match &export.form {
        Form::AwsConfig { output } => aws_config(&setup, &global.spec, output.as_deref(), printer),
        Form::Env { account, config } => env(&setup, account, config, printer),
        Form::CredentialProcess => credential_process(&setup, printer),
    }
}

fn aws_config(setup: &Setup, spec: &Path, output: Option<&Path>, printer: &mut Printer) -> Exit {
    let kept = matches!(setup.access_key, Some(crate::setup::KeyDestination::File(_)));
    let absolute = std::path::absolute(spec).ok();
    let command = absolute
        .as_deref()
        .filter(|_| kept)
        .and_then(export::process_command);
    let text = export::aws_config(setup, command.as_deref());
    let Some(path) = output else {
        printer.answer(&text);
        return Exit::Done;
    };
    match write_own(path, &text) {
        Ok(()) => {
            printer.say(&format!("wrote {}\n", path.display()));
            Exit::Done
        }
        Err(why) => {
            printer.refuse(
                &format!("`{}` can't be written: {why}", path.display()),
                "name a new file; nothing of yours is overwritten",
            );
            Exit::Usage
        }
    }
}

/// Writes a file that is new, or that this command wrote before.
fn write_own(path: &Path, text: &str) -> Result<(), String> {
    match std::fs::read_to_string(path) {
        Ok(old) if !old.starts_with(MARK) => return Err("it is there already, and is not ours".to_owned()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.to_string()),
        Ok(_) | Err(_) => {}
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| error.to_string())?;
    file.write_all(text.as_bytes())
        .map_err(|error| error.to_string())?;
    file.persist(path)
        .map(drop)
        .map_err(|error| error.error.to_string())
}

fn env(setup: &Setup, account: &str, config: &Path, printer: &mut Printer) -> Exit {
    let Some(profile) = export::profile(setup, account) else {
        let some: Vec<String> = setup
            .spokes
            .iter()
            .take(5)
            .map(|spoke| format!("`{}`", spoke.alias))
            .collect();
        printer.refuse(
            &format!("`{account}` is no account of this setup"),
            &format!("accounts are called by alias or number: {}", some.join(", ")),
        );
        return Exit::Usage;
    };
    if !config.exists() {
        printer.refuse(
            &format!("there is no file `{}`", config.display()),
            &format!("rolecall export aws-config -o {}", config.display()),
        );
        return Exit::Usage;
    }
    let config = std::path::absolute(config).unwrap_or_else(|_| config.to_owned());
    printer.answer(&export::environment(setup, &config, &profile));
    Exit::Done
}

fn credential_process(setup: &Setup, printer: &mut Printer) -> Exit {
    if io::stdout().is_terminal() {
        printer.refuse(
            "this gives a secret to the program that asks for it, and a terminal is none",
            "rolecall export aws-config",
        );
        return Exit::Usage;
    }
    let Some(destination) = &setup.access_key else {
        printer.refuse(
            "this setup keeps no access key",
            "`access-key` in the spec says where one goes",
        );
        return Exit::Usage;
    };
    let custody = custody::open(destination, &setup.name);
    match custody.load() {
        Ok(Some(key)) => {
            printer.hand_over(&export::credential_process(&key));
            Exit::Done
        }
        Ok(None) => {
            printer.refuse(
                &format!("{} holds no access key", custody.place()),
                "`rolecall apply` makes one",
            );
            Exit::Credentials
        }
        Err(error) => {
            printer.refuse(&error.to_string(), error.hint());
            Exit::Credentials
        }
    }
}
