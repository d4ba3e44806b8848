//! Everybody in a simulated AWS that is kept in a file, and what the law says of them: no setup is needed.
//!
//! Apart from the questions about a setup, which know the hub's user and the spokes' roles only, and read what is
//! there by calls: here the whole world lies open.

use jiff::Timestamp;
use rolecall_iam::account::AccountId;
use rolecall_iam::action::Action;
use rolecall_iam::arn::Arn;
use rolecall_iam::decision::Verdict;
use rolecall_iam::evaluate;
use rolecall_sim::world::World;
use rolecall_sim::world::inquiry::{Asker, Thing};

use super::names::{Named, Wanted, find};
use super::{Explanation, action};
use crate::diagnostic::Diagnostic;
use crate::question::{self, remedy::remedy};
use crate::verify::evidence;

const WHO: Wanted = Wanted {
    code: "explain/who",
    by: "this world",
    forms: "an ARN, an access key ID of a session, or `ACCOUNT/user/NAME`",
};

const WHAT: Wanted = Wanted {
    code: "explain/what",
    by: "this world",
    forms: "an ARN, `ACCOUNT/role/NAME` or `*`",
};

/// A world, and what is known in it.
pub struct Census {
    world: World,
    now: Timestamp,
    askers: Vec<Named<Asker>>,
    things: Vec<Named<Thing>>,
}

/// What is asked for, and the circumstances.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The action, as IAM writes it.
    pub action: &'a str,
    /// On what: an ARN, a name, or `*`.
    pub what: &'a str,
    /// Condition keys beside those that follow from the world.
    pub keys: &'a [(String, Vec<String>)],
    /// Whose the resource is, where its ARN doesn't say.
    pub owner: Option<AccountId>,
}

impl Census {
    /// Everybody and everything in a world, at a time of its clock.
    #[must_use]
    pub fn of(world: World, now: Timestamp) -> Self {
        let askers = world.askers(now).into_iter().map(|asker| Named {
            name: asker.name.clone(),
            others: others(&asker.arn)
                .into_iter()
                .chain(asker.access_key_id.clone())
                .collect(),
            value: asker,
        });
        let askers = askers.collect();
        let things = world.things(now).into_iter().map(|thing| Named {
            name: thing.name.clone(),
            others: others(&thing.arn),
            value: thing,
        });
        let things = things.collect();
        Self {
            world,
            now,
            askers,
            things,
        }
    }

    /// May somebody do something?
    ///
    /// # Errors
    /// When a name is nobody's or nothing's in this world, or that of several; when the action is none.
    pub fn explain(&self, who: &str, asking: &Asking<'_>) -> Result<Explanation, Box<Diagnostic>> {
        let action = action(asking.action)?;
        let asker = find(&self.askers, who, &WHO)?;
        let resource = self.resource(asking.what)?;
        Ok(self.answer(asker, &action, resource.as_ref(), asking))
    }

    /// What everybody may, in the order of their accounts.
    ///
    /// # Errors
    /// As for [`explain`](Self::explain).
    pub fn everybody(&self, asking: &Asking<'_>) -> Result<Vec<Explanation>, Box<Diagnostic>> {
        let action = action(asking.action)?;
        let resource = self.resource(asking.what)?;
        let askers = self.askers.iter().map(|named| &named.value);
        Ok(askers
            .map(|asker| self.answer(asker, &action, resource.as_ref(), asking))
            .collect())
    }

    fn answer(
        &self,
        asker: &Asker,
        action: &Action,
        resource: Option<&Arn>,
        asking: &Asking<'_>,
    ) -> Explanation {
        let what = resource.map_or_else(|| "*".to_owned(), |arn| self.name(arn.as_str()));
        let explanation = Explanation {
            who: asker.name.clone(),
            action: action.clone(),
            what,
            verdict: Verdict::ImplicitDeny,
            decision: None,
            lines: Vec::new(),
            finding: None,
            remedy: None,
        };
        if let Some(why) = asker.barred(action) {
            return Explanation {
                lines: vec![why.to_owned(), "⇒ denied".to_owned()],
                ..explanation
            };
        }
        let (mut request, policies) = self
            .world
            .question(self.now, asker, action, resource, asking.owner);
        for (key, values) in asking.keys {
            question::set(&mut request.context, key, values);
        }
        let decision = evaluate::decide(&request, &policies);
        Explanation {
            verdict: decision.verdict(),
            lines: evidence::lines(&decision, &|arn| self.name(arn)),
            remedy: decision.is_denied().then(|| remedy(&request, &policies)),
            decision: Some(decision),
            ..explanation
        }
    }

    fn resource(&self, what: &str) -> Result<Option<Arn>, Box<Diagnostic>> {
        if what == "*" {
            return Ok(None);
        }
        if let Ok(arn) = what.parse() {
            return Ok(Some(arn));
        }
        find(&self.things, what, &WHAT).map(|thing| Some(thing.arn.clone()))
    }

    /// How people call an ARN.
    fn name(&self, arn: &str) -> String {
        let known = self.things.iter().find(|named| named.value.arn.as_str() == arn);
        known.map_or_else(|| arn.to_owned(), |named| named.name.clone())
    }
}

/// What an ARN is called besides its name: itself, with the account's number, without its path.
fn others(arn: &Arn) -> Vec<String> {
    let (account, resource) = (arn.account(), arn.resource());
    let mut others = vec![arn.to_string(), format!("{account}/{resource}")];
    let kind = resource.split('/').next().unwrap_or_default();
    if resource.split('/').count() > 2 && kind != "assumed-role" {
        others.push(format!("{account}/{kind}/{}", arn.resource_name()));
    }
    others
}
