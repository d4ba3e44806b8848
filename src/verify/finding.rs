//! What an edge that doesn't work becomes: a finding on the user's own line, with evidence and with hints.

use std::time::Duration;

use rolecall_api::CallError;
use rolecall_iam::decision::{Check, CheckVerdict, Decision, Reason, Verdict};
use rolecall_iam::evaluate::PolicyType;
use rolecall_iam::policy::Effect;

use super::evidence;
use super::judged::Judged;
use super::probe::Probe;
use crate::diagnostic::{Diagnostic, Place};
use crate::edge::{self, Edge};
use crate::observed::{Account, Observed};
use crate::patience;
use crate::record;
use crate::setup::{Consumer, Layout, Setup};

/// The law denies, and so no waiting will help.
const FINAL: &str = "waiting will not help; the law as written denies this";

/// What of an edge was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Assuming the role.
    Assume,
    /// What the role was assumed for.
    Probe(Probe),
}

/// Everything that a finding is written from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The setup.
    pub setup: &'a Setup,
    /// What was observed.
    pub observed: &'a Observed,
}

impl Facts<'_> {
    /// How people call an ARN: `dns/role/MicetroAccess`; the ARN itself when it is nobody's here.
    #[must_use]
    pub fn name(&self, arn: &str) -> String {
        let mut parts = arn.splitn(6, ':');
        let account = parts.nth(4).unwrap_or_default();
        let Some(resource) = parts.next() else {
            return arn.to_owned();
        };
        let alias = if account == self.setup.hub.account.as_str() {
            Some(self.setup.hub.alias.as_str())
        } else {
            self.setup
                .spokes
                .iter()
                .find(|spoke| spoke.account.as_str() == account)
                .map(|spoke| spoke.alias.as_str())
        };
        alias.map_or_else(|| arn.to_owned(), |alias| format!("{alias}/{resource}"))
    }

    /// The lines of a decision.
    #[must_use]
    pub fn lines(&self, decision: &Decision) -> Vec<String> {
        evidence::lines(decision, &|arn| self.name(arn))
    }

    /// The finding for an edge that the law denies.
    #[must_use]
    pub fn denied(&self, edge: &Edge<'_>, part: Part, judged: &Judged) -> Diagnostic {
        let mut finding = Diagnostic::error("verify/denied", refusal_message(edge, part));
        let reasons = match judged.decision() {
            Some(decision) => self.reasons(edge, part, decision),
            None => vec![self.nothing(edge, judged)],
        };
        for reason in &reasons {
            finding = finding.at(reason.place.clone(), reason.text.clone());
        }
        if let Some(decision) = judged.decision() {
            finding = finding.because(self.lines(decision));
        }
        for hint in reasons.into_iter().filter_map(|reason| reason.hint) {
            if !finding.hints.contains(&hint) {
                finding = finding.hint(hint);
            }
        }
        finding.hint(FINAL)
    }

    /// The finding for a refusal of which AWS itself names a reason that no waiting mends.
    #[must_use]
    pub fn refused(&self, edge: &Edge<'_>, part: Part, judged: &Judged, error: &CallError) -> Diagnostic {
        let said = error
            .refusal()
            .map_or_else(String::new, |refusal| refusal.message.clone());
        self.about(
            edge,
            part,
            judged,
            "verify/denied",
            refusal_message(edge, part),
            "AWS names a reason of its own",
        )
        .because([format!("AWS says: {said}")])
        .because(self.simulated(error))
        .hint("waiting will not help; the policy that AWS names must change")
    }

    /// The finding when AWS refused for as long as it was worth waiting, though the law allows.
    #[must_use]
    pub fn early(
        &self,
        edge: &Edge<'_>,
        part: Part,
        judged: &Judged,
        error: &CallError,
        waited: Duration,
    ) -> Diagnostic {
        let message = match judged.hangs_on() {
            Some(key) => format!(
                "{}: refused for {} s, and it hangs on `{key}`",
                refusal_message(edge, part),
                waited.as_secs()
            ),
            None => format!(
                "{}, though the law as written allows it: refused for {} s",
                refusal_message(edge, part),
                waited.as_secs()
            ),
        };
        let finding = self
            .about(edge, part, judged, "verify/early", message, "")
            .because([format!("AWS says: {}", patience::code(error))])
            .because(self.simulated(error));
        match judged.verdict() {
            Verdict::AllowUnless(_) => finding.hint(
                "it is propagation, or an SCP or RCP that can't be read from here: who manages the organization \
                 can tell",
            ),
            _ => match judged.hangs_on() {
                Some(key) => finding.hint(format!(
                    "`{key}` isn't known here, since it depends on where the call comes from: try from there"
                )),
                None => finding.hint("IAM usually takes 10 to 30 s; `rolecall verify` tries again"),
            },
        }
    }

    /// The finding for a role that may do what wasn't promised.
    #[must_use]
    pub fn wide(&self, edge: &Edge<'_>, probe: Probe) -> Diagnostic {
        Diagnostic::error(
            "verify/wide",
            format!("`{}` may do {probe}, which was not promised", edge.what),
        )
        .at(
            edge.spoke.role.places.policies.clone(),
            "these policies don't grant it",
        )
        .hint("`rolecall plan` shows what else the role has")
    }

    /// The finding for a refusal whose code says it all.
    #[must_use]
    pub fn by_code(&self, edge: &Edge<'_>, part: Part, error: &CallError) -> Diagnostic {
        let said = error
            .refusal()
            .map_or_else(String::new, |refusal| refusal.message.clone());
        let (code, message, place, hint) = match error.code() {
            Some("SignatureDoesNotMatch") => (
                "verify/key",
                format!(
                    "the secret that goes with the access key of `{}` is another",
                    edge.who
                ),
                self.setup.hub.user.place.clone(),
                "the key file holds another secret than AWS gave out; a secret is given out once, so make a new key",
            ),
            Some("RegionDisabledException") => (
                "verify/region",
                format!(
                    "STS is not active in {} for `{}`",
                    self.setup.region, edge.spoke.alias
                ),
                edge.spoke.place.clone(),
                "activate STS in that region in the account that is entered, or name another region in the spec",
            ),
            _ => (
                "verify/denied",
                refusal_message(edge, part),
                edge.spoke.place.clone(),
                "the credentials of the hub's user have ended; it needs a key, not a session",
            ),
        };
        Diagnostic::error(code, message)
            .at(place, "")
            .because([format!("AWS says: {said}")])
            .hint(hint)
    }

    fn about(
        &self,
        edge: &Edge<'_>,
        part: Part,
        judged: &Judged,
        code: &'static str,
        message: String,
        text: &str,
    ) -> Diagnostic {
        let place = match part {
            Part::Assume => edge.spoke.place.clone(),
            Part::Probe(_) => edge.spoke.role.places.policies.clone(),
        };
        let finding = Diagnostic::error(code, message).at(place, text);
        match judged.decision() {
            Some(decision) => finding.because(self.lines(decision)),
            None => finding,
        }
    }

    /// The evidence that AWS withholds and a simulated AWS gives.
    fn simulated(&self, error: &CallError) -> Vec<String> {
        let Some(decision) = error.refusal().and_then(|refusal| refusal.evidence.as_ref()) else {
            return Vec::new();
        };
        let heading = "the simulated AWS knows why:".to_owned();
        std::iter::once(heading).chain(self.lines(decision)).collect()
    }

    /// Why a decision is a denial, the most telling first.
    fn reasons(&self, edge: &Edge<'_>, part: Part, decision: &Decision) -> Vec<Cause> {
        let mut causes: Vec<Cause> = Vec::new();
        for check in decision.evidence().checks() {
            match check.verdict {
                CheckVerdict::ExplicitDeny => causes.insert(0, self.explicit(edge, part, check)),
                CheckVerdict::ImplicitDeny if !check.waived => {
                    causes.push(self.implicit(edge, part, check));
                }
                CheckVerdict::NotPresent
                    if check.policy_type == PolicyType::Resource && part == Part::Assume =>
                {
                    causes.push(self.no_role(edge));
                }
                _ => {}
            }
        }
        causes
    }

    fn explicit(&self, edge: &Edge<'_>, part: Part, check: &Check) -> Cause {
        let denying = check
            .matched
            .iter()
            .find(|matched| matched.effect == Effect::Deny);
        let by = denying.map_or_else(String::new, |matched| {
            format!(" by statement {} of `{}`", matched.statement + 1, matched.policy)
        });
        Cause {
            place: self.place(edge, part, check.policy_type),
            text: format!("the {} denies it{by}", layer(check.policy_type, part)),
            hint: Some(
                "an explicit deny outweighs every allow: it must be taken away, or made narrower".to_owned(),
            ),
        }
    }

    fn implicit(&self, edge: &Edge<'_>, part: Part, check: &Check) -> Cause {
        let place = self.place(edge, part, check.policy_type);
        let nearest = check.nearest.as_ref();
        let text = match nearest {
            Some(nearest) => format!(
                "statement {}: {}",
                nearest.statement + 1,
                evidence::reason(&nearest.reason)
            ),
            None => format!("no {} allows it", layer(check.policy_type, part)),
        };
        let hint = match check.policy_type {
            PolicyType::Resource => nearest.and_then(|nearest| self.trust_hint(&nearest.reason)),
            PolicyType::Identity if part == Part::Assume => {
                spelt(edge, nearest.map(|nearest| &nearest.reason)).or_else(|| self.identity_hint(edge))
            }
            PolicyType::Identity => Some(format!(
                "the policies of `{}` are not what the spec says: `rolecall plan` shows the difference",
                edge.what
            )),
            PolicyType::PermissionsBoundary => Some(
                "a permissions boundary allows nothing by itself and limits everything: let it allow this action"
                    .to_owned(),
            ),
            _ => None,
        };
        Cause { place, text, hint }
    }

    /// What can be said when there is no user or no role to decide about.
    fn nothing(&self, edge: &Edge<'_>, judged: &Judged) -> Cause {
        match judged {
            Judged::Nothing(why) if why.contains("user") => Cause {
                place: self.setup.hub.user.place.clone(),
                text: format!(
                    "there is no user `{}` in `{}`",
                    self.setup.hub.user.name, self.setup.hub.alias
                ),
                hint: Some("`rolecall apply` makes it".to_owned()),
            },
            _ => self.no_role(edge),
        }
    }

    fn no_role(&self, edge: &Edge<'_>) -> Cause {
        let place = edge.spoke.role.places.role.clone();
        let wanted = &edge.spoke.role.name;
        let account = self.observed.accounts.get(&edge.spoke.account);
        if let Some(role) = account.and_then(|account| account.role(wanted)) {
            return Cause {
                place,
                text: format!("the role there is `{}`", role.arn),
                hint: Some(format!(
                    "did you mean `{}`? an ARN is compared with case, and with its path",
                    role.name
                )),
            };
        }
        let why = account.and_then(Account::unreachable);
        Cause {
            place,
            text: match why {
                Some(closed) => format!("`{}` can't be entered: {}", edge.spoke.alias, closed.why),
                None => format!("there is no role `{wanted}` in `{}`", edge.spoke.alias),
            },
            hint: why.is_none().then(|| "`rolecall apply` makes it".to_owned()),
        }
    }

    /// Why the hub's side doesn't allow, as far as it can be seen.
    fn identity_hint(&self, edge: &Edge<'_>) -> Option<String> {
        let user = self.observed.hub.user.as_ref()?;
        let policy = match self.setup.hub.layout {
            Layout::OnePerAccount => crate::mark::policy_name(edge.spoke.account),
            Layout::Packed => crate::mark::PACKED.to_owned(),
        };
        let holding = self.observed.hub.groups.iter().find(|(_, group)| {
            let read = group.inline.get(&policy).map(|text| record::read(&policy, text));
            read.flatten()
                .is_some_and(|roles| roles.contains_key(&edge.spoke.account))
        });
        Some(match holding {
            Some((group, _)) if !user.groups.contains(group) => {
                format!(
                    "`{}` is not in group `{group}`, which allows it: `rolecall apply` puts it there",
                    edge.who
                )
            }
            Some((group, _)) => format!(
                "`{group}/{policy}` does not name `{}`: `rolecall plan` shows the difference",
                edge.role
            ),
            None => match self.setup.hub.layout {
                Layout::OnePerAccount => {
                    format!("no group holds a policy `{policy}`: `rolecall apply` puts it there")
                }
                Layout::Packed => format!(
                    "no group's policy `{policy}` names `{}`: `rolecall apply` puts it there",
                    edge.role
                ),
            },
        })
    }

    /// What to do about a trust policy that doesn't match.
    fn trust_hint(&self, reason: &Reason) -> Option<String> {
        let user = edge::user_arn(self.setup);
        let micetro = self.setup.consumer == Consumer::Micetro;
        match reason {
            Reason::Condition { key, values, .. } => match key.to_ascii_lowercase().as_str() {
                "aws:principalarn" => values
                    .iter()
                    .find(|value| near(value, user.as_str()))
                    .map(|_| format!("did you mean `{}`?", self.name(user.as_str()))),
                "sts:externalid" if micetro => {
                    Some("Micetro can't send an external id: take the condition out of the trust policy".to_owned())
                }
                "sts:externalid" => Some("say which under `external-id` of the role".to_owned()),
                "aws:multifactorauthpresent" | "aws:multifactorauthage" => Some(
                    "an access key never comes with MFA: take the condition out of the trust policy".to_owned(),
                ),
                "aws:sourceaccount" | "aws:sourcearn" => Some(
                    "that key is there only when an AWS service calls for a resource, never when a user calls"
                        .to_owned(),
                ),
                _ => None,
            },
            Reason::Principal { named, .. } => self.principal_hint(named),
            Reason::Action { .. } | Reason::Resource { .. } => None,
        }
    }

    fn principal_hint(&self, named: &[Box<str>]) -> Option<String> {
        let hub = self.setup.hub.account;
        let user = edge::user_arn(self.setup);
        if let Some(id) = named
            .iter()
            .find(|id| id.starts_with("AIDA") || id.starts_with("AROA"))
        {
            return Some(format!(
                "`{id}` is the unique id of a user or role that was deleted; one of the same name is another: \
                 trust the account, with a condition on aws:PrincipalArn"
            ));
        }
        if named.iter().any(|arn| near(arn, user.as_str())) {
            return Some(format!("did you mean `{}`?", self.name(user.as_str())));
        }
        let elsewhere = named
            .iter()
            .find(|arn| !arn.contains(hub.as_str()) && arn.contains(":root"))?;
        Some(format!(
            "`{elsewhere}` is another account than the hub, {hub}: did you mean `{hub}`?"
        ))
    }

    /// Where in the spec the layer is that denied.
    fn place(&self, edge: &Edge<'_>, part: Part, policy_type: PolicyType) -> Place {
        let places = &edge.spoke.role.places;
        match (part, policy_type) {
            (Part::Assume, PolicyType::Resource) => places.trust.clone(),
            (Part::Assume, PolicyType::PermissionsBoundary) => self.setup.hub.user.place.clone(),
            (Part::Assume, PolicyType::ServiceControlPolicy) => self.setup.hub.place.clone(),
            (Part::Probe(_), PolicyType::Identity) => places.policies.clone(),
            (Part::Probe(_), PolicyType::PermissionsBoundary) => places.role.clone(),
            _ => edge.spoke.place.clone(),
        }
    }
}

/// What was refused, in a sentence.
fn refusal_message(edge: &Edge<'_>, part: Part) -> String {
    match part {
        Part::Assume => format!("`{}` may not assume `{}`", edge.who, edge.what),
        Part::Probe(probe) => format!("`{}` may be assumed, and may not do `{probe}`", edge.what),
    }
}

/// One reason of a denial.
struct Cause {
    place: Place,
    text: String,
    hint: Option<String>,
}

/// The role of an edge in another spelling than a policy has it.
fn spelt(edge: &Edge<'_>, reason: Option<&Reason>) -> Option<String> {
    let Some(Reason::Resource { patterns, .. }) = reason else {
        return None;
    };
    let near = patterns.iter().any(|pattern| near(pattern, edge.role.as_str()));
    near.then(|| format!("did you mean `{}`? an ARN is compared with case", edge.role))
}

/// A layer, as a sentence has it.
fn layer(policy_type: PolicyType, part: Part) -> &'static str {
    match policy_type {
        PolicyType::Resource if part == Part::Assume => "trust policy",
        other => other.as_str(),
    }
}

/// Whether two texts are so near that one may be the other, misspelt: at most two letters differ, or case.
#[must_use]
pub fn near(one: &str, other: &str) -> bool {
    one != other && (one.eq_ignore_ascii_case(other) || distance(one, other, 2) <= 2)
}

/// Levenshtein's distance, as far as `most`; beyond that, anything greater.
fn distance(one: &str, other: &str, most: usize) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, left) in one.iter().enumerate() {
        let mut diagonal = i;
        let mut previous = i + 1;
        if let Some(first) = row.first_mut() {
            *first = previous;
        }
        for (cell, right) in row.iter_mut().skip(1).zip(&other) {
            let replaced = diagonal + usize::from(left != right);
            diagonal = *cell;
            previous = replaced.min(previous + 1).min(*cell + 1);
            *cell = previous;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests;
