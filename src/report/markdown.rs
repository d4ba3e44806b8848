//! A plan as Markdown for a pull request or a step summary: the count, what is deleted, details to unfold.
//!
//! GitHub cuts nothing and refuses a comment that is too long, so the text is kept below its limit here,
//! and what was left out is said.

use crate::plan::{Plan, Verb};
use crate::report::clean;
use crate::report::human::deletions;
use crate::report::outline::{Account, Counts, Whole, nothing_to_do, outline};
use crate::report::page::count;

#[cfg(test)]
mod tests;

/// The longest comment that GitHub takes, in characters (its answer to a longer one: "Body is too long
/// (maximum is 65536 characters)").
pub const LIMIT: usize = 65_536;

/// Room that is kept for the lines that say what was left out.
const RESERVE: usize = 400;

/// The plan, and below it a graph in Mermaid's language where there is one.
#[must_use]
pub fn plan(plan: &Plan, graph: Option<&str>) -> String {
    let plan = &clean::plan(plan);
    let counts = Counts::of(plan);
    let accounts = outline(plan, false);
    let mut text = Bounded::new(LIMIT - RESERVE);
    let title = if plan.destroy { "destroy" } else { "plan" };
    let told = if counts.changing() == 0 {
        nothing_to_do(plan)
    } else {
        format!(
            "{} · {} · nothing sent",
            counts.told(),
            count(accounts.len(), "account")
        )
    };
    text.push(&format!("### Rolecall {title}: `{}`\n\n**{told}**\n", plan.setup));
    let losses: Vec<String> = deletions::losses(plan)
        .iter()
        .map(|loss| {
            let because = loss
                .because
                .as_ref()
                .map(|why| format!(" ({})", plain(why)))
                .unwrap_or_default();
            let how = if loss.how.is_empty() {
                String::new()
            } else {
                format!(" {}", plain(&loss.how))
            };
            format!("- `{}` `{}`{how}{because}\n", loss.verb.glyph(), loss.name())
        })
        .collect();
    let mut left_out = Vec::new();
    if !losses.is_empty() {
        text.push("\n#### Deletes\n\n");
        let missing = losses.iter().filter(|line| !text.push(line)).count();
        if missing > 0 {
            left_out.push(count(missing, "deletion"));
        }
    }
    for notice in &plan.notices {
        if !text.push(&format!("\n> {}\n", plain(notice))) {
            left_out.push("a notice".to_owned());
        }
    }
    if !accounts.is_empty() {
        text.push("\n");
    }
    let missing = accounts.iter().filter(|one| !text.push(&account(one))).count();
    if missing > 0 {
        left_out.push(format!("the details of {}", count(missing, "account")));
    }
    if let Some(graph) = graph
        && !text.push(&format!(
            "\n<details><summary>Who may assume what</summary>\n\n```mermaid\n{graph}```\n\n</details>\n"
        ))
    {
        left_out.push("the graph".to_owned());
    }
    let mut text = text.text;
    if !left_out.is_empty() {
        text.push_str(&format!(
            "\n> Left out, since GitHub takes {LIMIT} characters: {}. `rolecall plan` shows everything.\n",
            left_out.join(", ")
        ));
    }
    text
}

/// A text that refuses what would make it too long.
struct Bounded {
    text: String,
    used: usize,
    limit: usize,
    full: bool,
}

impl Bounded {
    fn new(limit: usize) -> Self {
        Bounded {
            text: String::new(),
            used: 0,
            limit,
            full: false,
        }
    }

    /// Adds a part as a whole, or not at all; after the first that didn't fit nothing more does, so that
    /// what is there is a beginning and not a selection.
    fn push(&mut self, part: &str) -> bool {
        let length = part.chars().count();
        if self.full || self.used + length > self.limit {
            self.full = true;
            return false;
        }
        self.used += length;
        self.text.push_str(part);
        true
    }
}

fn account(account: &Account<'_>) -> String {
    let changes: usize = account
        .wholes
        .iter()
        .map(|whole| whole.parts.len() + usize::from(whole.change.is_some()))
        .sum();
    let mut text = format!(
        "<details><summary><b>{}</b> {} · {}</summary>\n\n",
        html(account.alias),
        account.account,
        count(changes, "change")
    );
    text.push_str("```diff\n");
    for one in &account.wholes {
        whole(&mut text, one);
    }
    text.push_str("```\n\n</details>\n");
    text
}

fn whole(text: &mut String, whole: &Whole<'_>) {
    match whole.change {
        Some(change) => entry(text, change.verb, 0, whole.kind, &whole.name, &change.details),
        None => text.push_str(&format!("  {} {}\n", whole.kind, whole.name)),
    }
    for part in &whole.parts {
        entry(text, part.verb, 1, &part.kind, &part.name, &part.details);
    }
}

/// The mark stands in the first column, where GitHub's `diff` colouring looks for it.
fn entry(text: &mut String, verb: Verb, depth: usize, kind: &str, name: &str, details: &[String]) {
    let mark = match verb {
        Verb::Create => '+',
        Verb::Delete => '-',
        Verb::Update | Verb::Replace => '!',
        Verb::Keep => ' ',
    };
    let margin = "    ".repeat(depth);
    let word = match verb {
        Verb::Replace => "replaced: ",
        Verb::Create | Verb::Update | Verb::Delete | Verb::Keep => "",
    };
    text.push_str(&format!("{mark} {margin}{word}{kind} {}\n", fenced(name)));
    for line in details {
        text.push_str(&format!("  {margin}    {}\n", fenced(line)));
    }
}

/// Text outside of code, in which nothing is markup.
fn plain(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut code = false;
    for character in text.chars() {
        match character {
            '`' => code = !code,
            '<' if !code => {
                told.push_str("&lt;");
                continue;
            }
            '*' | '_' | '[' | ']' | '|' | '\\' | '#' if !code => told.push('\\'),
            _ => {}
        }
        told.push(character);
    }
    told
}

/// Text inside of an HTML element.
fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Text inside of a fence, which three backticks would end.
fn fenced(text: &str) -> String {
    text.replace("```", "'''")
}
