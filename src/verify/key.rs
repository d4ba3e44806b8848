//! The hub user's own key: does AWS know it, is it that user's, and does anything enforce?

use std::sync::Arc;

use jiff::Timestamp;
use rolecall_api::credentials::ProvideCredentials;
use rolecall_api::views::sts::{AssumeRoleRequest, GetCallerIdentityRequest};
use rolecall_api::{Aws, CallError};
use rolecall_iam::arn::Arn;

use super::law::SESSION_NAME;
use super::report::Report;
use super::{Key, Proof, edge};
use crate::diagnostic::Diagnostic;
use crate::patience::{self, Class, GaveUp};

/// The name of a role that no setup makes: whoever gets in there is not being authorized.
const CANARY: &str = "rolecall-canary";

impl<A: Aws + 'static> Proof<A> {
    /// The key, once AWS knows it as the hub user's; otherwise the report says why not.
    pub(super) async fn key(
        &mut self,
        report: &mut Report,
        waited: &mut Vec<(Timestamp, Timestamp)>,
    ) -> Option<Arc<dyn ProvideCredentials>> {
        let key = match &self.options.key {
            Key::Given(key) => Arc::clone(key),
            Key::Missing(why) => {
                report.by_law = Some(why.clone());
                return None;
            }
        };
        match key.credentials().await {
            Ok(credentials) => self.key_id = Some(credentials.access_key_id.clone()),
            Err(error) => {
                report.by_law = Some(error.to_string());
                return None;
            }
        }
        let proof = &*self;
        let caller = proof.session.read_as(proof.setup.hub.account, Arc::clone(&key));
        let mut wait = proof.wait(proof.hub(), "key");
        let mut since = None;
        loop {
            let error = match caller.send(GetCallerIdentityRequest::default()).await {
                Ok(identity) => {
                    waited.extend(since.map(|since| (since, proof.now())));
                    if let Some(finding) = proof.not_theirs(identity.arn.as_deref()) {
                        report.findings.push(finding);
                        return None;
                    }
                    return Some(key);
                }
                Err(error) => error,
            };
            since.get_or_insert(proof.now());
            let finding = match patience::classify(&error) {
                Class::NewKey => match proof.key_fault(&error) {
                    Some(finding) => Some(finding),
                    None => match wait
                        .again(Class::NewKey, None, "the new access key to be known", &patience::code(&error))
                        .await
                    {
                        Ok(()) => continue,
                        Err(GaveUp::Interrupted) => return None,
                        Err(GaveUp::Deadline { waited, .. }) => Some(proof.key_finding(format!(
                            "the access key of `{}` is active, and AWS doesn't know it after {} s",
                            edge::who(&proof.setup),
                            waited.as_secs()
                        ))),
                    },
                },
                _ if error.is("SignatureDoesNotMatch") => Some(
                    proof
                        .key_finding(format!(
                            "the secret that goes with the access key of `{}` is another",
                            edge::who(&proof.setup)
                        ))
                        .hint(
                            "the key file holds another secret than AWS gave out; a secret is given out once, so \
                             make a new key",
                        ),
                ),
                _ => None,
            };
            match finding {
                Some(finding) => report
                    .findings
                    .push(finding.because([format!("AWS says: {error}")])),
                None => {
                    report.failed = true;
                    report.by_law = Some(error.to_string());
                }
            }
            return None;
        }
    }

    /// Tries to assume a role that doesn't exist. Being let in shows that nothing here is authorized: then
    /// why the law must judge; `None` when it was refused, or there is no key to try with.
    pub(super) async fn canary(&self, key: Option<&Arc<dyn ProvideCredentials>>) -> Option<String> {
        let key = key?;
        let account = self
            .spokes
            .first()
            .map_or(self.setup.hub.account, |spoke| spoke.account);
        let role = Arn::role(self.setup.partition, account, "/", CANARY);
        let request = AssumeRoleRequest {
            role_arn: role.to_string(),
            role_session_name: SESSION_NAME.to_owned(),
            ..AssumeRoleRequest::default()
        };
        let assumer = self.session.assume_as(self.setup.hub.account, Arc::clone(key));
        assumer.send(request).await.is_ok().then(|| {
            format!(
                "this endpoint authorizes nothing: it let `{}` assume a role that nobody made",
                edge::who(&self.setup)
            )
        })
    }

    /// What is wrong with the key, as far as it was observed: nothing when it is there and active.
    pub(super) fn key_fault(&self, error: &CallError) -> Option<Diagnostic> {
        let id = self.key_id.as_deref()?;
        let who = edge::who(&self.setup);
        let keys = self
            .written
            .observed()
            .hub
            .user
            .as_ref()
            .map(|user| user.keys.as_slice())
            .unwrap_or_default();
        let finding = match keys.iter().find(|key| key.id == id) {
            Some(key) if key.active => return None,
            Some(_) => self
                .key_finding(format!("access key `{id}` of `{who}` is inactive"))
                .hint(
                    "activate it in IAM, or let Rolecall make another: delete this one, and `rolecall apply`",
                ),
            None => self
                .key_finding(format!("access key `{id}` is not a key of `{who}`"))
                .hint("the key file is of another user, or of a key that was deleted"),
        };
        Some(
            finding
                .because([format!("AWS says: {}", patience::code(error))])
                .hint("waiting will not help"),
        )
    }

    fn key_finding(&self, message: String) -> Diagnostic {
        Diagnostic::error("verify/key", message).at(self.setup.hub.user.place.clone(), "")
    }

    /// The key works, and is somebody else's.
    fn not_theirs(&self, arn: Option<&str>) -> Option<Diagnostic> {
        let user = self.written.observed().hub.user.as_ref();
        let expected = user.map_or_else(|| edge::user_arn(&self.setup), |user| user.arn.clone());
        let arn = arn?;
        (arn != expected.as_str()).then(|| {
            self.key_finding(format!(
                "the access key is of `{arn}`, not of `{}`",
                edge::who(&self.setup)
            ))
            .hint("give the key file of the hub's user")
        })
    }
}
