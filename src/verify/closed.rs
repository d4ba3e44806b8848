//! What isn't promised is closed: a neighbour, an outsider, a role that nobody promised.
//!
//! Of the order of the edges, not of their square: for each edge a neighbour in the hub and an outsider from
//! an account that is none of the setup's; and the hub's user before roles that weren't promised to it.

use std::sync::Arc;

use jiff::Timestamp;
use rolecall_api::credentials::ProvideCredentials;
use rolecall_api::views::sts::AssumeRoleRequest;
use rolecall_api::{Aws, CallError};
use rolecall_iam::account::AccountId;
use rolecall_iam::arn::Arn;
use rolecall_iam::evaluate::{Attached, PolicyType, Principal, Source};
use rolecall_iam::policy;

use super::judged::Judged;
use super::law::SESSION_NAME;
use super::report::{NonEdgeVerdict, Report};
use super::{Proof, side_by_side};
use crate::diagnostic::Diagnostic;
use crate::edge::{self, Edge};
use crate::event::Event;
use crate::patience::{self, Class, On};
use crate::setup::Trust;

/// The right to assume any role, as far as one's own policies go: what a stranger has, so that the role's
/// trust alone keeps it out.
pub const ASSUME_ANYTHING: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"#;

/// A principal that was made to be refused.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// As people see it: `hub/user/neighbour`.
    pub who: String,
    /// Its ARN.
    pub arn: Arn,
    /// The account that it is in.
    pub account: AccountId,
    /// Its own credentials.
    pub credentials: Arc<dyn ProvideCredentials>,
}

/// Principals and roles that were made to be refused.
#[derive(Clone, Debug)]
pub struct Strangers {
    /// A user of the hub without any policy.
    pub neighbour: Stranger,
    /// A user of the hub that may assume anything, as far as the hub is concerned.
    pub tempted: Stranger,
    /// A user of another account that may assume anything, as far as that account is concerned.
    pub outsider: Stranger,
    /// Roles that trust the hub and are not promised.
    pub unpromised: Vec<Unpromised>,
}

/// A role that trusts the hub and is not promised.
#[derive(Clone, Debug)]
pub struct Unpromised {
    /// As people see it.
    pub what: String,
    /// Its ARN.
    pub role: Arn,
}

/// One who must not get in, and where.
struct NonEdge {
    who: String,
    what: String,
    role: Arn,
    external_id: Option<String>,
    judged: Judged,
    /// The role is one that need not be there.
    imagined: bool,
    /// With which credentials it can be tried, and from which account; the law alone judges without.
    credentials: Option<(AccountId, Arc<dyn ProvideCredentials>)>,
}

impl NonEdge {
    /// What couldn't be read and would decide: the role's trust, or the caller's own policies.
    fn unknown(&self) -> Option<String> {
        let decision = self.judged.decision()?;
        let decisive = [PolicyType::Resource, PolicyType::Identity];
        // A role that nobody promised is nobody's to read: of those the caller's own policies decide.
        let checks = decision
            .evidence()
            .checks()
            .iter()
            .filter(|check| decisive.contains(&check.policy_type));
        checks
            .filter(|check| !(self.imagined && check.policy_type == PolicyType::Resource))
            .find_map(|check| check.unread.as_ref().map(ToString::to_string))
    }
}

impl<A: Aws + 'static> Proof<A> {
    /// How many there are to be shown.
    pub(super) fn non_edges(&self) -> usize {
        let unpromised = self
            .options
            .strangers
            .as_ref()
            .map_or(self.spokes.len(), |strangers| strangers.unpromised.len());
        2 * self.spokes.len() + unpromised
    }

    /// Shows that what isn't promised is closed: by use where there are strangers, once everything that is
    /// promised is open.
    pub(super) async fn closed(
        self: &Arc<Self>,
        key: &Arc<dyn ProvideCredentials>,
        report: &mut Report,
        waited: &mut Vec<(Timestamp, Timestamp)>,
    ) {
        // A refusal proves nothing while what is promised may still be on its way.
        let open = report.proved() == self.spokes.len();
        let strangers = self.options.strangers.as_ref().filter(|_| open);
        if strangers.is_none() {
            self.closed_by_law(report);
            return;
        }
        let non_edges: Arc<Vec<NonEdge>> = Arc::new(self.list(Some(key)));
        let results = side_by_side(non_edges.len(), self.options.parallel, |index| {
            let (proof, non_edges) = (Arc::clone(self), Arc::clone(&non_edges));
            async move { Some(proof.shut(non_edges.get(index)?).await) }
        })
        .await;
        for (non_edge, result) in non_edges.iter().zip(results.into_iter().flatten()) {
            match result {
                Shut::Yes => self.shut_verdict(non_edge, false, report),
                Shut::YesLate(since, until) => {
                    waited.push((since, until));
                    self.shut_verdict(non_edge, false, report);
                }
                Shut::No => self.open_verdict(non_edge, false, report),
                Shut::Trouble(error) => {
                    report.failed = true;
                    self.emit(Event::Notice {
                        text: format!(
                            "whether `{}` is kept out of `{}` could not be tried: {error}",
                            non_edge.who, non_edge.what
                        ),
                    });
                }
            }
        }
    }

    /// The same by the law alone.
    pub(super) fn closed_by_law(&self, report: &mut Report) {
        for non_edge in self.list(None) {
            if non_edge.judged.denies() {
                self.shut_verdict(&non_edge, true, report);
            } else if let Some(why) = non_edge.unknown() {
                self.unknown_verdict(&non_edge, &why, report);
            } else {
                self.open_verdict(&non_edge, true, report);
            }
        }
    }

    /// Everybody who must be kept out. Without a key nobody has credentials.
    fn list(&self, key: Option<&Arc<dyn ProvideCredentials>>) -> Vec<NonEdge> {
        let strangers = self.options.strangers.as_ref().filter(|_| key.is_some());
        let mut list = Vec::new();
        for edge in &self.edges() {
            list.push(self.neighbour(edge, strangers));
            list.push(self.outsider(edge, strangers));
            if strangers.is_none() {
                let role = Arn::role(self.setup.partition, edge.spoke.account, "/", "not-promised");
                list.push(NonEdge {
                    who: edge.who.clone(),
                    what: format!("{}/role/not-promised", edge.spoke.alias),
                    judged: self.written.assume_unknown(&role),
                    role,
                    external_id: None,
                    imagined: true,
                    credentials: None,
                });
            }
        }
        for unpromised in strangers.iter().flat_map(|strangers| &strangers.unpromised) {
            list.push(NonEdge {
                who: edge::who(&self.setup),
                what: unpromised.what.clone(),
                judged: self.written.assume_unknown(&unpromised.role),
                role: unpromised.role.clone(),
                external_id: None,
                imagined: true,
                credentials: key.map(|key| (self.setup.hub.account, Arc::clone(key))),
            });
        }
        list
    }

    /// A neighbour in the hub: with the right to assume anything where the role is to let in the hub's user
    /// alone, without it where the role trusts the whole hub. A trust of the user's own making, and one that
    /// was adopted, may be either: there the law says which of them must be kept out.
    fn neighbour(&self, edge: &Edge<'_>, strangers: Option<&Strangers>) -> NonEdge {
        let hub = self.setup.hub.account;
        let imagined = Arn::user(self.setup.partition, hub, "/", "neighbour");
        let arn = |stranger: Option<&Stranger>| {
            stranger.map_or_else(|| imagined.clone(), |stranger| stranger.arn.clone())
        };
        let tempted = strangers.map(|strangers| &strangers.tempted);
        let as_tempted = || {
            self.written
                .assume_as(Principal::user(arn(tempted)), anything(), edge)
        };
        let role = &edge.spoke.role;
        let judged = match role.trust {
            Trust::HubUser if !role.existing => Some(as_tempted()),
            Trust::HubAccount if !role.existing => None,
            _ => Some(as_tempted()).filter(Judged::denies),
        };
        if let Some(judged) = judged {
            return self.stranger(edge, tempted, "any other user", judged);
        }
        let plain = strangers.map(|strangers| &strangers.neighbour);
        let judged = self
            .written
            .assume_as(Principal::user(arn(plain)), Vec::new(), edge);
        self.stranger(edge, plain, "a user outside the groups", judged)
    }

    fn outsider(&self, edge: &Edge<'_>, strangers: Option<&Strangers>) -> NonEdge {
        let outsider = strangers.map(|strangers| &strangers.outsider);
        let arn = outsider.map(|outsider| outsider.arn.clone()).or_else(|| {
            let account = unused(|account| {
                account == self.setup.hub.account || self.spokes.iter().any(|spoke| spoke.account == account)
            })?;
            Some(Arn::user(self.setup.partition, account, "/", "outsider"))
        });
        let judged = match arn {
            Some(arn) => self.written.assume_as(Principal::user(arn), anything(), edge),
            None => Judged::Nothing("there is no account that is none of the setup's"),
        };
        let mut non_edge = self.stranger(edge, outsider, "", judged);
        if outsider.is_none() {
            "a user of another account".clone_into(&mut non_edge.who);
        }
        non_edge
    }

    fn stranger(
        &self,
        edge: &Edge<'_>,
        stranger: Option<&Stranger>,
        imagined: &str,
        judged: Judged,
    ) -> NonEdge {
        NonEdge {
            who: stranger.map_or_else(
                || format!("{imagined} of {}", self.setup.hub.alias),
                |stranger| stranger.who.clone(),
            ),
            what: edge.what.clone(),
            role: edge.role.clone(),
            external_id: edge.spoke.role.external_id.clone(),
            judged,
            imagined: false,
            credentials: stranger.map(|stranger| (stranger.account, Arc::clone(&stranger.credentials))),
        }
    }

    /// Tries the door.
    async fn shut(&self, non_edge: &NonEdge) -> Shut {
        let Some((account, credentials)) = &non_edge.credentials else {
            return Shut::No;
        };
        if !non_edge.judged.denies() {
            return Shut::No;
        }
        let on = On {
            step: None,
            account: *account,
            alias: self.session.alias(*account),
        };
        let mut wait = self.wait(on, &format!("{} {}", non_edge.who, non_edge.role));
        let assumer = self.session.assume_as(*account, Arc::clone(credentials));
        let mut since: Option<Timestamp> = None;
        loop {
            let request = AssumeRoleRequest {
                role_arn: non_edge.role.to_string(),
                role_session_name: SESSION_NAME.to_owned(),
                external_id: non_edge.external_id.clone(),
                ..AssumeRoleRequest::default()
            };
            let (class, why) = match assumer.send(request).await {
                // What was taken away is refused late, as what was granted is allowed late.
                Ok(_) => (Class::Chain, format!("{} to be refused", non_edge.what)),
                Err(error) => match patience::classify(&error) {
                    Class::Chain => {
                        return match since {
                            Some(since) => Shut::YesLate(since, self.now()),
                            None => Shut::Yes,
                        };
                    }
                    Class::NewKey => (Class::NewKey, format!("the key of {} to be known", non_edge.who)),
                    _ => return Shut::Trouble(error),
                },
            };
            since.get_or_insert(self.now());
            if wait.again(class, None, &why, "answered").await.is_err() {
                return Shut::No;
            }
        }
    }

    fn shut_verdict(&self, non_edge: &NonEdge, by_law: bool, report: &mut Report) {
        self.emit(Event::NonEdgeRefused {
            who: non_edge.who.clone(),
            what: non_edge.what.clone(),
            by_law,
        });
        report.non_edges.push(NonEdgeVerdict {
            who: non_edge.who.clone(),
            what: non_edge.what.clone(),
            closed: true,
            by_law,
        });
    }

    fn open_verdict(&self, non_edge: &NonEdge, by_law: bool, report: &mut Report) {
        self.emit(Event::NonEdgeOpen {
            who: non_edge.who.clone(),
            what: non_edge.what.clone(),
        });
        report.non_edges.push(NonEdgeVerdict {
            who: non_edge.who.clone(),
            what: non_edge.what.clone(),
            closed: false,
            by_law,
        });
        report.findings.push(self.open_finding(non_edge));
    }

    /// Neither open nor closed, as far as it could be read.
    fn unknown_verdict(&self, non_edge: &NonEdge, why: &str, report: &mut Report) {
        report.non_edges.push(NonEdgeVerdict {
            who: non_edge.who.clone(),
            what: non_edge.what.clone(),
            closed: false,
            by_law: true,
        });
        let message = format!(
            "whether `{}` may assume `{}` can't be told: {why}",
            non_edge.who, non_edge.what
        );
        report.findings.push(
            Diagnostic::warning("verify/unread", message)
                .at(self.setup.hub.place.clone(), "")
                .hint("`rolecall permissions` prints what the operator needs to read"),
        );
    }

    fn open_finding(&self, non_edge: &NonEdge) -> Diagnostic {
        let message = format!(
            "`{}` may assume `{}`, which was not promised",
            non_edge.who, non_edge.what
        );
        let spoke = self
            .spokes
            .iter()
            .find(|spoke| Some(spoke.account) == non_edge.role.account_id());
        let by_hub = non_edge.who == edge::who(&self.setup);
        let place = match spoke {
            Some(spoke) if !by_hub => spoke.role.places.trust.clone(),
            _ => self.setup.hub.user.place.clone(),
        };
        let finding = Diagnostic::error("verify/open", message).at(place, "");
        let finding = match non_edge.judged.decision() {
            Some(decision) => finding.because(self.facts().lines(decision)),
            None => finding,
        };
        if by_hub {
            finding
                .hint("a policy of the user or of one of its groups reaches further than the promised roles")
        } else {
            finding.hint(
                "the role's trust policy lets in more than the hub's user: `trust: hub-user` names it alone",
            )
        }
    }
}

/// What came of trying a door.
enum Shut {
    Yes,
    YesLate(Timestamp, Timestamp),
    No,
    Trouble(CallError),
}

/// The policies of a stranger that may assume anything, as far as its own account is concerned.
fn anything() -> Vec<Attached> {
    match policy::read(ASSUME_ANYTHING) {
        Ok(document) => vec![Attached::new(Source::named("anything"), document)],
        Err(_) => Vec::new(),
    }
}

/// An account ID that isn't used, the highest first.
#[must_use]
pub fn unused(used: impl Fn(AccountId) -> bool) -> Option<AccountId> {
    (0..1_000_u64)
        .filter_map(|below| format!("{:012}", 999_999_999_999 - below).parse().ok())
        .find(|account| !used(*account))
}
