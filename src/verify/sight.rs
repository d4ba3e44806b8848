//! The consumer's own view, looked at with the hub user's own key: Micetro must find exactly the accounts that
//! were promised.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use rolecall_api::credentials::ProvideCredentials;
use rolecall_api::views::iam::{
    GetGroupPolicyRequest, GetUserRequest, ListGroupPoliciesRequest, ListGroupsForUserRequest,
};
use rolecall_api::{Aws, CallError, Operation};
use rolecall_iam::arn::Arn;

use super::Proof;
use super::judged::Judged;
use super::read::decoded;
use super::report::{Report, Sight};
use crate::diagnostic::Diagnostic;
use crate::edge::{self, Edge};
use crate::event::Event;
use crate::micetro::{Blindness, Origin, View};
use crate::patience::{self, Class, GaveUp, NOTHING_FRESH};
use crate::setup::Layout;

/// What is waited for when a list shows less than was written.
const LISTS: &str = "the groups' lists to show what was written";

impl<A: Aws + 'static> Proof<A> {
    /// Looks as Micetro does, and compares.
    pub(super) async fn sight(
        &self,
        key: Option<&Arc<dyn ProvideCredentials>>,
        report: &mut Report,
        waited: &mut Vec<(Timestamp, Timestamp)>,
    ) {
        let Some(key) = key.filter(|_| self.micetro()) else {
            return;
        };
        let mut wait = self.wait(self.hub(), "sight");
        let mut since: Option<Timestamp> = None;
        loop {
            let error = match self.look(key).await {
                Ok(view) => {
                    if self.lags(&view) && wait.again(Class::ListLag, None, LISTS, "").await.is_ok() {
                        since.get_or_insert(self.now());
                        continue;
                    }
                    waited.extend(since.map(|since| (since, self.now())));
                    self.compare(&view, false, report);
                    return;
                }
                Err(error) => error,
            };
            since.get_or_insert(self.now());
            let judged = self.may_read(&error);
            let (class, why, patience) = match patience::classify(&error) {
                Class::NewKey => (Class::NewKey, "the new access key to be known", None),
                _ if error.is("AccessDenied") && !judged.denies() => {
                    let short = (!self.options.fresh).then_some(NOTHING_FRESH);
                    (
                        Class::Probe,
                        "the hub's user to be allowed to read its groups",
                        short,
                    )
                }
                _ if error.is("AccessDenied") => {
                    report.findings.push(self.blind(&error, &judged));
                    return;
                }
                _ => {
                    report.failed = true;
                    self.emit(Event::Notice {
                        text: format!("what Micetro would see could not be read: {error}"),
                    });
                    return;
                }
            };
            match wait.again(class, patience, why, &patience::code(&error)).await {
                Ok(()) => {}
                Err(GaveUp::Interrupted) => return,
                Err(GaveUp::Deadline { .. }) => {
                    report.findings.push(self.blind(&error, &judged));
                    return;
                }
            }
        }
    }

    /// Whether what was seen is less than what is written: a list may not show yet what was written (IAM User
    /// Guide, `troubleshoot_general_eventual-consistency`).
    fn lags(&self, view: &View) -> bool {
        self.findings(view) != self.findings(&self.written_view())
    }

    /// What the law says of the reading that was refused.
    fn may_read(&self, error: &CallError) -> Judged {
        let Some(user) = &self.written.observed().hub.user else {
            return Judged::Nothing("there is no such user");
        };
        let of_group = matches!(
            error.operation,
            Operation::IamListGroupPolicies | Operation::IamGetGroupPolicy
        );
        let groups = user.groups.iter().filter(|_| of_group);
        let group = groups.filter_map(|name| self.written.group_arn(name)).next();
        match error.operation.info().full_name.parse() {
            Ok(action) => self
                .written
                .user_may(action, Some(group.unwrap_or_else(|| user.arn.clone()))),
            Err(_) => Judged::Nothing("the reading that was refused is no action"),
        }
    }

    /// The same from what was observed.
    pub(super) fn sight_by_law(&self, report: &mut Report) {
        if self.micetro() {
            self.compare(&self.written_view(), true, report);
        }
    }

    /// Reads what Micetro reads: the user, its groups, their inline policies, and nothing else.
    async fn look(&self, key: &Arc<dyn ProvideCredentials>) -> Result<View, CallError> {
        let reader = self.session.read_as(self.setup.hub.account, Arc::clone(key));
        let user = reader.send(GetUserRequest::default()).await?.user;
        let mut view = View::default();
        let request = ListGroupsForUserRequest {
            user_name: user.user_name,
            ..ListGroupsForUserRequest::default()
        };
        for group in reader.send_all(request).await?.groups {
            let request = ListGroupPoliciesRequest {
                group_name: group.group_name.clone(),
                ..ListGroupPoliciesRequest::default()
            };
            for policy in reader.send_all(request).await?.policy_names {
                let request = GetGroupPolicyRequest {
                    group_name: group.group_name.clone(),
                    policy_name: policy.clone(),
                };
                let answer = reader.send(request).await?;
                let origin = Origin {
                    group: group.group_name.clone(),
                    policy,
                };
                view.read(origin, &decoded(&answer.policy_document));
            }
        }
        Ok(view)
    }

    /// What Micetro would see of what was observed.
    fn written_view(&self) -> View {
        let mut view = View::default();
        let observed = self.written.observed();
        for name in observed.hub.user.iter().flat_map(|user| &user.groups) {
            for (policy, document) in self
                .written
                .group(name)
                .into_iter()
                .flat_map(|group| &group.inline)
            {
                view.read(
                    Origin {
                        group: name.clone(),
                        policy: policy.clone(),
                    },
                    document,
                );
            }
        }
        view
    }

    fn compare(&self, view: &View, by_law: bool, report: &mut Report) {
        report.findings.extend(self.findings(view));
        report.sight = Some(Sight {
            accounts: view.accounts(),
            unknown: view.unknown(),
            invisible: view
                .invisible
                .iter()
                .map(|(origin, why)| format!("{origin}: {why}"))
                .collect(),
            by_law,
        });
    }

    fn findings(&self, view: &View) -> Vec<Diagnostic> {
        let edges = self.edges();
        let promised: BTreeSet<&Arn> = edges.iter().map(|edge| &edge.role).collect();
        let (packed, missing): (Vec<&Edge<'_>>, Vec<&Edge<'_>>) = edges
            .iter()
            .filter(|edge| !view.visible.contains_key(&edge.role))
            .partition(|edge| self.packed(edge, view));
        let unknown = (!packed.is_empty()).then(|| self.unknown(&packed));
        let missing = missing.into_iter().map(|edge| self.unseen(edge, view));
        let extra = view
            .visible
            .iter()
            .filter(|(role, _)| !promised.contains(role))
            .map(|(role, origin)| {
                Diagnostic::error(
                    "verify/consumer",
                    format!("Micetro would also enter `{}`", self.facts().name(role.as_str())),
                )
                .at(self.setup.hub.place.clone(), "")
                .because([format!("{origin} names it")])
                .hint("take that policy out of the group, or name the account in the spec")
            });
        missing.chain(unknown).chain(extra).collect()
    }

    /// Whether an account is in a list of several, as the setup wants it.
    fn packed(&self, edge: &Edge<'_>, view: &View) -> bool {
        self.setup.hub.layout == Layout::Packed
            && matches!(view.why_not(&edge.role), Some((_, Blindness::Several(_))))
    }

    /// Accounts of which nobody can say whether Micetro finds them.
    fn unknown(&self, edges: &[&Edge<'_>]) -> Diagnostic {
        let accounts = match edges {
            [edge] => format!("`{}`", edge.spoke.alias),
            _ => format!("{} accounts", edges.len()),
        };
        Diagnostic::warning(
            "verify/consumer",
            format!("whether Micetro finds {accounts} is unknown: they share one policy"),
        )
        .at(self.setup.hub.place.clone(), "packed")
        .hint("AWS lets the user in; look in Micetro whether it lists them")
        .hint("`rolecall errors spec/micetro-packed` says more")
    }

    /// An account that Micetro wouldn't find.
    fn unseen(&self, edge: &Edge<'_>, view: &View) -> Diagnostic {
        let finding = Diagnostic::error(
            "verify/consumer",
            format!(
                "Micetro would not find `{}`: it reads inline group policies, and none names the role",
                edge.spoke.alias
            ),
        )
        .at(edge.spoke.place.clone(), "");
        let finding = match view.why_not(&edge.role) {
            Some((origin, why)) => finding.because([format!("{origin}: {why}")]),
            None => match self.managed_instead(edge) {
                Some(policy) => finding.because([format!("{policy}: {}", Blindness::Managed)]),
                None => finding,
            },
        };
        finding.hint("`rolecall apply` writes one inline policy for each account, as Micetro reads it")
    }

    /// A managed policy of one of the user's groups that AWS honours and Micetro doesn't read.
    fn managed_instead(&self, edge: &Edge<'_>) -> Option<String> {
        let judged = self.written.assume(edge);
        let decision = judged.decision()?;
        decision
            .evidence()
            .matched()
            .find(|(_, matched)| {
                matched
                    .policy
                    .arn
                    .as_ref()
                    .is_some_and(|arn| arn.resource().starts_with("policy/"))
            })
            .map(|(_, matched)| matched.policy.to_string())
    }

    fn blind(&self, error: &CallError, judged: &Judged) -> Diagnostic {
        let finding = Diagnostic::error(
            "verify/consumer",
            format!(
                "Micetro would find nothing: `{}` may not do {}",
                edge::who(&self.setup),
                error.operation.info().full_name
            ),
        )
        .at(self.setup.hub.user.place.clone(), "")
        .because([format!("AWS says: {}", patience::code(error))]);
        let finding = match judged.decision() {
            Some(decision) => finding.because(self.facts().lines(decision)),
            None => finding,
        };
        finding.hint("IAMReadOnlyAccess on the user is what Micetro's guide asks for")
    }
}
