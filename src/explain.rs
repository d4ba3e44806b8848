//! Explain: may WHO do ACTION to WHAT, as it is written, and why.
//!
//! Reads nothing by itself: the law judges what was observed. Who can be asked about is whom the setup knows:
//! the hub's user, and a session of a spoke's role.

use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::decision::{Decision, Verdict};

use crate::diagnostic::Diagnostic;
use crate::edge::{self, Edge};
use crate::question::Asked;
use crate::question::remedy::{NoRemedy, Remedy, remedy};
use crate::setup::{Setup, Spoke};
use crate::verify::evidence;
use crate::verify::finding::{Facts, Part, near};
use crate::verify::judged::Judged;
use crate::verify::law::Written;

pub mod census;
mod names;

use names::{Named, Wanted, find};

/// An answer with its evidence.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Who was asked about, as people see it.
    pub who: String,
    /// What for.
    pub action: Action,
    /// On what, as people see it; `*` for no resource.
    pub what: String,
    /// What the law says.
    pub verdict: Verdict,
    /// The decision; `None` where there is nothing to decide on, for instance no such user.
    pub decision: Option<Decision>,
    /// The evidence, a line for each layer, and the sum.
    pub lines: Vec<String>,
    /// For a promised edge that is denied: the finding, on the user's line of the spec.
    pub finding: Option<Diagnostic>,
    /// For a denial: what would have to change, proven; or why nothing helps.
    pub remedy: Option<Result<Remedy, NoRemedy>>,
}

impl Explanation {
    /// Whether it is allowed, as far as the policies go that can be read.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        !self.verdict.is_denied()
    }
}

/// Everybody whom an explanation can be about, as people see them: the hub's user, then the roles.
#[must_use]
pub fn known(setup: &Setup, spokes: &[Spoke]) -> Vec<String> {
    let edges = edge::edges(setup, spokes);
    std::iter::once(edge::who(setup))
        .chain(edges.into_iter().map(|edge| edge.what))
        .collect()
}

/// Asks the law.
///
/// # Errors
/// When a name is nobody's or nothing's here, or the action is none.
pub fn explain(
    setup: &Setup,
    spokes: &[Spoke],
    written: &Written,
    who: &str,
    action: &str,
    what: &str,
) -> Result<Explanation, Box<Diagnostic>> {
    let names = Names {
        setup,
        spokes,
        edges: edge::edges(setup, spokes),
        written,
    };
    let action = self::action(action)?;
    let principal = names.principal(who)?;
    let resource = names.resource(what)?;
    let assumes = action.as_str().eq_ignore_ascii_case("sts:AssumeRole");
    let facts = Facts {
        setup,
        observed: written.observed(),
    };
    let mut finding = None;
    let judged = match (&principal, &resource) {
        (Known::User, Some(role)) if assumes => match names.edges.iter().find(|edge| edge.role == *role) {
            Some(edge) => {
                let judged = written.assume(edge);
                finding = judged.denies().then(|| facts.denied(edge, Part::Assume, &judged));
                judged
            }
            None => written.assume_unknown(role),
        },
        (Known::User, _) => written.user_may(action.clone(), resource.clone()),
        (Known::Role(edge), _) => match written.role(edge) {
            Some(role) => {
                let target = names
                    .edges
                    .iter()
                    .find(|edge| Some(&edge.role) == resource.as_ref());
                match target.filter(|_| assumes) {
                    Some(target) => written.session_assumes(role, target),
                    None => written.session(role, action.clone(), resource.clone()),
                }
            }
            None => Judged::Nothing("there is no such role"),
        },
    };
    let lines = match (judged.decision(), &judged) {
        (Some(decision), _) => facts.lines(decision),
        (None, Judged::Nothing(why)) => vec![(*why).to_owned(), "⇒ denied".to_owned()],
        (None, Judged::Decided(_)) => Vec::new(),
    };
    Ok(Explanation {
        who: match &principal {
            Known::User => edge::who(setup),
            Known::Role(edge) => edge.what.clone(),
        },
        what: resource
            .as_ref()
            .map_or_else(|| "*".to_owned(), |arn| facts.name(arn.as_str())),
        action,
        verdict: judged.verdict(),
        decision: judged.decision().cloned(),
        lines,
        finding,
        remedy: match &judged {
            Judged::Decided(decided) if judged.denies() => Some(remedy(&decided.request, &decided.policies)),
            _ => None,
        },
    })
}

/// Reads an action.
///
/// # Errors
/// `explain/action`.
pub fn action(text: &str) -> Result<Action, Box<Diagnostic>> {
    text.parse().map_err(|_| {
        Box::new(
            Diagnostic::error("explain/action", format!("`{text}` is no action"))
                .hint("an action is a service, a colon and an operation: `sts:AssumeRole`"),
        )
    })
}

/// Reads a resource that only an ARN can name; `*` is none.
///
/// # Errors
/// `explain/what`.
pub fn resource(text: &str) -> Result<Option<Arn>, Box<Diagnostic>> {
    if text == "*" {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|error| {
        let finding = Diagnostic::error("explain/what", format!("{error}"));
        Box::new(finding.hint("a resource is an ARN, or `*` for an action that has none"))
    })
}

/// Asks the law about documents alone.
#[must_use]
pub fn explain_documents(asked: &Asked) -> Explanation {
    let decision = asked.decide();
    let name = |arn: &str| arn.to_owned();
    Explanation {
        who: asked.request.principal.to_string(),
        action: asked.request.action.clone(),
        what: asked
            .request
            .resource
            .as_ref()
            .map_or_else(|| "*".to_owned(), ToString::to_string),
        verdict: decision.verdict(),
        lines: evidence::lines(&decision, &name),
        finding: None,
        remedy: decision
            .is_denied()
            .then(|| remedy(&asked.request, &asked.policies)),
        decision: Some(decision),
    }
}

/// Whom an explanation can be about.
#[derive(Clone)]
enum Known<'a> {
    User,
    Role(&'a Edge<'a>),
}

const WHO: Wanted = Wanted {
    code: "explain/who",
    by: "this setup",
    forms: "whom it knows",
};

const WHAT: Wanted = Wanted {
    code: "explain/what",
    by: "this setup",
    forms: "an ARN, `ALIAS/role/NAME` or `*`",
};

/// The names that mean something here.
struct Names<'a> {
    setup: &'a Setup,
    spokes: &'a [Spoke],
    edges: Vec<Edge<'a>>,
    written: &'a Written,
}

impl Names<'_> {
    fn principal(&self, who: &str) -> Result<Known<'_>, Box<Diagnostic>> {
        let user = self.written.observed().hub.user.as_ref();
        let user = user.map_or_else(|| edge::user_arn(self.setup), |user| user.arn.clone());
        let user = Named {
            name: edge::who(self.setup),
            others: vec![user.to_string()],
            value: Known::User,
        };
        let roles = self.edges.iter().map(|edge| Named {
            name: edge.what.clone(),
            others: vec![edge.role.to_string()],
            value: Known::Role(edge),
        });
        let known: Vec<_> = std::iter::once(user).chain(roles).collect();
        find(&known, who, &WHO).cloned()
    }

    /// A resource: an ARN, a name of the setup, or `*` for none.
    fn resource(&self, what: &str) -> Result<Option<Arn>, Box<Diagnostic>> {
        if what == "*" {
            return Ok(None);
        }
        if let Ok(arn) = what.parse() {
            return Ok(Some(arn));
        }
        let roles = self.edges.iter().map(|edge| Named {
            name: edge.what.clone(),
            others: Vec::new(),
            value: edge.role.clone(),
        });
        let known: Vec<_> = roles.collect();
        let found = find(&known, what, &WHAT);
        if found.as_ref().is_err_and(|finding| finding.code == WHAT.code)
            && let Some((alias, resource)) = what.split_once('/')
            && let Some(account) = self.account(alias)
            && let Ok(arn) = format!("arn:{}:iam::{account}:{resource}", self.setup.partition).parse()
        {
            return Ok(Some(arn));
        }
        found.cloned().map(Some)
    }

    fn account(&self, alias: &str) -> Option<rolecall_iam::account::AccountId> {
        if alias == self.setup.hub.alias {
            return Some(self.setup.hub.account);
        }
        self.spokes
            .iter()
            .find(|spoke| spoke.alias == alias)
            .map(|spoke| spoke.account)
    }
}
