//! Policies that are given as files, in place of a setup: each flag a layer of the decision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use rolecall_iam::account::AccountId;
use rolecall_iam::evaluate::{Attached, Layer, Level, Policies, Source};
use rolecall_iam::policy::Kind;

use crate::diagnostic::Diagnostic;
use crate::documents;
use crate::explain::{action, resource};
use crate::question::{Asked, principal, request};

/// Policies in place of a setup.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Documents in place of a setup")]
pub struct Documents {
    /// An identity-based policy of WHO; several times for several
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
    /// The trust policy of WHAT, a role
    #[arg(long, value_name = "FILE", conflicts_with = "resource")]
    pub trust: Option<PathBuf>,
    /// The policy of WHAT, any other resource
    #[arg(long, value_name = "FILE")]
    pub resource: Option<PathBuf>,
    /// The permissions boundary of WHO
    #[arg(long, value_name = "FILE")]
    pub boundary: Option<PathBuf>,
    /// A policy passed when the session was made; several times for several
    #[arg(long, value_name = "FILE")]
    pub session: Vec<PathBuf>,
    /// The SCPs of one level, between commas; once for each level, root first
    #[arg(long, value_name = "FILE,…")]
    pub scp: Vec<String>,
    /// The RCPs of one level, between commas; once for each level, root first
    #[arg(long, value_name = "FILE,…")]
    pub rcp: Vec<String>,
    /// The policy of the VPC endpoint that the request comes through
    #[arg(long, value_name = "FILE")]
    pub endpoint: Option<PathBuf>,
    /// A condition key of the request; several times for several values
    #[arg(long, value_name = "KEY=VALUE", value_parser = context)]
    pub context: Vec<(String, String)>,
    /// Whose WHAT is, where its ARN doesn't say: a bucket's account
    #[arg(long, value_name = "ID")]
    pub resource_account: Option<AccountId>,
}

/// Reads `KEY=VALUE`.
pub fn context(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if key.contains(':') => Ok((key.to_owned(), value.to_owned())),
        _ => Err("a condition key is given as `aws:SourceIp=192.0.2.1`".to_owned()),
    }
}

impl Documents {
    /// Whether there is any.
    pub(super) fn are_given(&self) -> bool {
        let one = [&self.trust, &self.resource, &self.boundary, &self.endpoint];
        one.iter().any(|file| file.is_some())
            || ![&self.identity, &self.session]
                .iter()
                .all(|files| files.is_empty())
            || ![&self.scp, &self.rcp].iter().all(|levels| levels.is_empty())
            || !self.context.is_empty()
            || self.resource_account.is_some()
    }

    /// The question, with everything that bears on it.
    ///
    /// # Errors
    /// What is wrong with the names and the files.
    pub(super) fn ask(&self, who: &str, what_for: &str, what: &str) -> Result<Asked, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let mut reading = |files: &mut dyn Iterator<Item = &Path>, kind: Kind| -> Vec<Attached> {
            files
                .filter_map(|file| read(file, kind).map_err(|finding| findings.push(*finding)).ok())
                .collect()
        };
        let mut many = |files: &[PathBuf], kind: Kind| match files {
            [] => Layer::Absent,
            files => Layer::Known(reading(&mut files.iter().map(PathBuf::as_path), kind)),
        };
        let identity = many(&self.identity, Kind::Identity);
        let session = many(&self.session, Kind::Session);
        let mut one = |file: &Option<PathBuf>, kind: Kind| {
            let mut read = reading(&mut file.iter().map(PathBuf::as_path), kind);
            read.pop().map_or(Layer::Absent, Layer::Known)
        };
        let resource_policy = match &self.trust {
            Some(_) => one(&self.trust, Kind::Trust),
            None => one(&self.resource, Kind::Resource),
        };
        let boundary = one(&self.boundary, Kind::Boundary);
        let endpoint = one(&self.endpoint, Kind::Resource);
        let mut levels = |given: &[String], kind: Kind| match given {
            [] => Layer::Absent,
            given => Layer::Known(
                given
                    .iter()
                    .enumerate()
                    .map(|(number, files)| Level {
                        target: format!("level {}", number + 1).into(),
                        policies: reading(&mut files.split(',').map(Path::new), kind),
                    })
                    .collect(),
            ),
        };
        let scps = levels(&self.scp, Kind::Scp);
        let rcps = levels(&self.rcp, Kind::Rcp);
        let parts = (principal(who), action(what_for), resource(what));
        let (principal, action, resource) = match parts {
            (Ok(principal), Ok(action), Ok(resource)) if findings.is_empty() => (principal, action, resource),
            (principal, action, resource) => {
                findings.extend(principal.err().map(|finding| *finding));
                findings.extend(action.err().map(|finding| *finding));
                findings.extend(resource.err().map(|finding| *finding));
                return Err(findings);
            }
        };
        let mut request = request(principal, action, resource, &keys(&self.context));
        if let Some(account) = self.resource_account {
            request.resource_account = Some(account);
            request.context.insert("aws:ResourceAccount", account.as_str());
        }
        Ok(Asked {
            request,
            policies: Policies {
                identity,
                boundary,
                session,
                resource: resource_policy,
                scps,
                rcps,
                endpoint,
            },
        })
    }
}

/// Condition keys with all their values, in the order of their first.
pub fn keys(given: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let mut keys: Vec<(String, Vec<String>)> = Vec::new();
    for (key, value) in given {
        match keys.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(key)) {
            Some((_, values)) => values.push(value.clone()),
            None => keys.push((key.clone(), vec![value.clone()])),
        }
    }
    keys
}

fn read(file: &Path, kind: Kind) -> Result<Attached, Box<Diagnostic>> {
    let source = documents::source(file)?;
    let document = documents::admitted(&source, kind)?;
    Ok(Attached::new(
        Source::named(Arc::from(source.name.as_str())),
        document,
    ))
}
