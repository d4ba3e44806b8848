//! What other programs need to use the access: profiles for AWS's tools, variables for a shell, and the
//! answer of a credential process.
//!
//! Text only. Nobody's configuration is read here, and none is rewritten: comments and order in a file of
//! one's own are worth more than a merge.

use std::fmt::Write as _;
use std::path::Path;

use rolecall_api::credentials::Credentials;
use rolecall_iam::arn::Arn;
use zeroize::Zeroizing;

use crate::setup::{Setup, Spoke};

#[cfg(test)]
mod tests;

/// First line of every file that is written here: such a file may be written again.
pub const MARK: &str = "# Written by `rolecall export`";

/// Profiles in the form of AWS's configuration file: one for the hub's user, one for each role
/// (AWS SDKs and Tools Reference Guide, *Assume role credential provider*, *Process credential provider*).
///
/// `command` is what gives the hub user's key, as a shell would be told; without one the hub's profile
/// says that it is for the reader to complete.
#[must_use]
pub fn aws_config(setup: &Setup, command: Option<&str>) -> String {
    let hub = profile_name(&setup.name);
    let mut text = format!(
        "{MARK}, for the setup `{}`. It may be written again: put nothing of your own here.\n\
         # To use it: AWS_CONFIG_FILE=(this file) aws sts get-caller-identity --profile {}\n",
        setup.name,
        setup
            .spokes
            .first()
            .map_or_else(|| hub.clone(), |spoke| spoke_profile(setup, spoke)),
    );
    line(&mut text, format_args!("\n[{}]", section(&hub)));
    match command {
        Some(command) => line(&mut text, format_args!("credential_process = {command}")),
        None => line(
            &mut text,
            format_args!(
                "# aws_access_key_id and aws_secret_access_key of {}: Rolecall does not keep them for this setup",
                setup.hub.user.name
            ),
        ),
    }
    line(&mut text, format_args!("region = {}", setup.region));
    for spoke in &setup.spokes {
        let role = Arn::role(setup.partition, spoke.account, &spoke.role.path, &spoke.role.name);
        line(
            &mut text,
            format_args!("\n[{}]", section(&spoke_profile(setup, spoke))),
        );
        line(&mut text, format_args!("role_arn = {role}"));
        line(&mut text, format_args!("source_profile = {hub}"));
        if let Some(external_id) = &spoke.role.external_id {
            line(&mut text, format_args!("external_id = {external_id}"));
        }
        line(&mut text, format_args!("region = {}", setup.region));
    }
    if !setup.units.is_empty() {
        text.push_str("\n# Accounts that are named by organizational unit are not in the spec by number, and not here.\n");
    }
    text
}

/// The command that gives the hub user's key, as a line of AWS's configuration; `None` for a path that
/// such a line can't hold: it knows double quotes and no way to escape one.
#[must_use]
pub fn process_command(spec: &Path) -> Option<String> {
    let path = spec.to_str()?;
    let bad = |character: char| character.is_control() || character == '"';
    (!path.contains(bad)).then(|| format!("rolecall export credential-process --spec \"{path}\""))
}

/// Variables for a POSIX shell: which files and which profile AWS's tools use. There is no secret in them.
#[must_use]
pub fn environment(setup: &Setup, config: &Path, profile: &str) -> String {
    format!(
        "export AWS_CONFIG_FILE={}\nexport AWS_PROFILE={}\nexport AWS_REGION={}\n",
        quoted(&config.display().to_string()),
        quoted(profile),
        quoted(&setup.region)
    )
}

/// The profile of a setup's account, by its alias or number; the hub's user for the hub.
#[must_use]
pub fn profile(setup: &Setup, account: &str) -> Option<String> {
    if account == setup.hub.alias || account == setup.hub.account.as_str() {
        return Some(profile_name(&setup.name));
    }
    let spoke = setup
        .spokes
        .iter()
        .find(|spoke| spoke.alias == account || spoke.account.as_str() == account)?;
    Some(spoke_profile(setup, spoke))
}

/// What a credential process answers: version 1, a key without a session
/// (AWS SDKs and Tools Reference Guide, *Process credential provider*). Wiped when dropped.
#[must_use]
pub fn credential_process(key: &Credentials) -> Zeroizing<String> {
    let secret = key.secret.expose();
    // Room for all of it, so that no half-grown copy of the secret is left behind in memory.
    let mut text = Zeroizing::new(String::with_capacity(
        128 + key.access_key_id.len() + 2 * secret.len(),
    ));
    text.push_str("{\"Version\":1,\"AccessKeyId\":\"");
    escape(&mut text, &key.access_key_id);
    text.push_str("\",\"SecretAccessKey\":\"");
    escape(&mut text, secret);
    text.push_str("\"}\n");
    text
}

/// Adds a text as it stands inside of JSON's quotes. A secret has no character that needs it
/// (20 to 40 of `[A-Za-z0-9/+]`), but that is AWS's habit and not its promise.
fn escape(text: &mut Zeroizing<String>, raw: &str) {
    for character in raw.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            control if control.is_control() => {
                let _infallible = write!(text, "\\u{:04x}", u32::from(control));
            }
            plain => text.push(plain),
        }
    }
}

fn spoke_profile(setup: &Setup, spoke: &Spoke) -> String {
    profile_name(&format!("{}-{}", setup.name, spoke.alias))
}

/// A name that needs no quotes in any of AWS's tools.
fn profile_name(name: &str) -> String {
    name.chars()
        .map(|character| match character {
            plain if plain.is_ascii_alphanumeric() || matches!(plain, '-' | '_' | '.') => plain,
            _ => '-',
        })
        .collect()
}

/// A section's head: everything but the default profile is announced as one
/// (AWS SDKs and Tools Reference Guide, *Shared config and credentials files*).
fn section(profile: &str) -> String {
    if profile == "default" {
        profile.to_owned()
    } else {
        format!("profile {profile}")
    }
}

/// A word of a POSIX shell (POSIX.1-2017, Shell Command Language, 2.2.2 Single-Quotes).
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./:@%+=,".contains(character);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    let _infallible = writeln!(text, "{content}");
}
