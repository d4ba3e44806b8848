//! Text from outside without control characters: what stands in an account must not drive a terminal.
//!
//! A role's description may hold line feeds, a saved plan may hold anything; either could hide a line of
//! what is about to be done.

use std::borrow::Cow;

use crate::plan::{Change, Plan};

/// A text with `\u{fffd}` for every control character.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(hides) {
        Cow::Owned(
            text.chars()
                .map(|one| if hides(one) { '\u{fffd}' } else { one })
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}

/// Control characters, and those that turn the direction of the text around them.
fn hides(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A plan whose texts can be shown; what is sent to AWS is never taken from it.
#[must_use]
pub fn plan(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    for account in &mut plan.accounts {
        tidy(&mut account.alias);
        account.remark.iter_mut().for_each(tidy);
        account
            .unentered
            .iter_mut()
            .for_each(|closed| tidy(&mut closed.why));
    }
    plan.changes.iter_mut().for_each(change);
    plan.notices.iter_mut().for_each(tidy);
    tidy(&mut plan.setup);
    plan
}

fn change(change: &mut Change) {
    tidy(&mut change.name);
    tidy(&mut change.kind);
    change.of.iter_mut().for_each(tidy);
    change.details.iter_mut().for_each(tidy);
    change.because.iter_mut().for_each(tidy);
}

fn tidy(text: &mut String) {
    if let Cow::Owned(cleaned) = clean(text) {
        *text = cleaned;
    }
}
