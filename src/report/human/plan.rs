//! The plan screen: by account, the count, what is deleted, what to do next.
//!
//! Danger stands at the end, where the eye is: whoever reads only the last lines has read what is lost.

use std::collections::BTreeMap;

use super::{deletions, document};
use crate::plan::{Change, Plan, Verb};
use crate::report::clean;
use crate::report::outline::{Account, Counts, Whole, nothing_to_do, outline};
use crate::report::page::{Page, WIDTH, columns, count, pad};
use crate::report::paint::{self, CHANGED, HINT, QUIET, STRONG, paint};

#[cfg(test)]
mod tests;

/// How a plan is shown.
#[derive(Clone, Debug)]
pub struct View {
    /// Whole documents, and every account by itself.
    pub details: bool,
    /// What stays as it is, too.
    pub all: bool,
    /// Columns.
    pub width: usize,
    /// Where the plan was saved.
    pub saved: Option<String>,
    /// What to do next, the most likely first; what is to be run and, if any, what for.
    pub next: Vec<(String, String)>,
}

impl Default for View {
    /// Changes only, at the width that is kept where no terminal is known.
    fn default() -> Self {
        View {
            details: false,
            all: false,
            width: WIDTH,
            saved: None,
            next: Vec::new(),
        }
    }
}

/// From how many accounts or policies on those that change alike are told once.
const ALIKE: usize = 3;

/// The screen of a plan.
#[must_use]
pub fn screen(plan: &Plan, view: &View) -> String {
    let plan = &clean::plan(plan);
    let mut page = Page::new(view.width);
    let accounts = outline(plan, view.all);
    let aliases: Vec<&str> = accounts.iter().map(|account| account.alias).collect();
    let name_width = accounts
        .iter()
        .map(|account| columns(account.alias))
        .max()
        .unwrap_or(0);
    for group in alike(&accounts, view) {
        match group.as_slice() {
            [account] => heading(&mut page, account, name_width),
            many => {
                let names: Vec<_> = many.iter().map(|account| account.alias).collect();
                page.line(paint(
                    STRONG,
                    format_args!("{} alike", count(many.len(), "account")),
                ));
                page.list(4, "", &names);
            }
        }
        for whole in &group[0].wholes {
            show_whole(&mut page, whole, &aliases, view);
        }
    }
    notices(&mut page, &plan.notices, view.details);
    page.gap();
    totals(&mut page, plan, accounts.len());
    deletions::list(&mut page, plan);
    if let Some(file) = &view.saved {
        page.gap();
        page.line(format_args!("saved {}", clean::clean(file)));
    }
    next(&mut page, &view.next);
    page.finish()
}

/// Adds what deserves a word; of many alike the first stands for the others, unless all are asked for.
fn notices(page: &mut Page, notices: &[String], all: bool) {
    let head = paint(CHANGED, "note:").to_string();
    let mut kinds: Vec<(String, Vec<&str>)> = Vec::new();
    for notice in notices {
        let kind = kind_of(notice);
        match kinds.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, alike)) => alike.push(notice),
            None => kinds.push((kind, vec![notice])),
        }
    }
    for (_, alike) in kinds {
        let told = if all || alike.len() < ALIKE {
            alike.len()
        } else {
            1
        };
        for notice in &alike[..told] {
            page.sentence(0, &head, notice);
        }
        if told < alike.len() {
            page.line(format_args!(
                "      and {} more like this (--details names them)",
                alike.len() - told
            ));
        }
    }
}

/// A notice without the names and times in it.
fn kind_of(notice: &str) -> String {
    let outside = notice.split('`').step_by(2);
    let words = outside.flat_map(|part| part.split(' '));
    words
        .filter(|word| word.parse::<jiff::Timestamp>().is_err())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Adds the lines that say what to do next.
pub fn next(page: &mut Page, commands: &[(String, String)]) {
    if commands.is_empty() {
        return;
    }
    page.gap();
    let width = commands
        .iter()
        .map(|(command, _)| columns(command))
        .max()
        .unwrap_or(0);
    for (index, (command, purpose)) in commands.iter().enumerate() {
        let head = if index == 0 {
            paint(HINT, "next:").to_string()
        } else {
            "     ".to_owned()
        };
        // A command must be copied as it stands; what it is for can be left out.
        if purpose.is_empty() || 6 + width + 3 + columns(purpose) > page.width() {
            page.line(format_args!("{head} {command}"));
        } else {
            page.line(format_args!(
                "{head} {}   {}",
                pad(command, width),
                paint(QUIET, purpose)
            ));
        }
    }
}

fn heading(page: &mut Page, account: &Account<'_>, name_width: usize) {
    let alias = paint(STRONG, account.alias);
    let number = account.account.to_string();
    let mut line = if account.alias == number {
        alias.to_string()
    } else {
        format!("{}  {}", pad(alias, name_width), paint(QUIET, number))
    };
    if let Some(remark) = account.remark {
        let column = page.width().saturating_sub(columns(remark) + 2).min(42);
        line = format!("{}  {}", pad(line, column), paint(QUIET, remark));
    }
    page.line(line);
}

fn totals(page: &mut Page, plan: &Plan, accounts: usize) {
    let counts = Counts::of(plan);
    let what = if plan.destroy { "destroy:" } else { "plan:" };
    if counts.changing() == 0 {
        page.line(format_args!("{} {}", paint(STRONG, what), nothing_to_do(plan)));
        return;
    }
    let told = [
        counts.told(),
        count(accounts, "account"),
        "nothing sent".to_owned(),
    ];
    page.dotted(0, &paint(STRONG, what).to_string(), &told);
}

/// Accounts in which the same happens stand together, in the place of the first of them.
fn alike<'a, 'p>(accounts: &'a [Account<'p>], view: &View) -> Vec<Vec<&'a Account<'p>>> {
    let mut groups: Vec<Vec<&Account<'_>>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for account in accounts {
        if view.details || account.remark.is_some() {
            groups.push(vec![account]);
            continue;
        }
        let mut page = Page::new(view.width);
        for whole in &account.wholes {
            show_whole(&mut page, whole, &[], view);
        }
        match places.get(page.text()) {
            Some(place) => groups[*place].push(account),
            None => {
                places.insert(page.finish(), groups.len());
                groups.push(vec![account]);
            }
        }
    }
    groups
        .into_iter()
        .flat_map(|group| {
            if group.len() >= ALIKE {
                vec![group]
            } else {
                group.into_iter().map(|one| vec![one]).collect()
            }
        })
        .collect()
}

fn show_whole(page: &mut Page, whole: &Whole<'_>, aliases: &[&str], view: &View) {
    match whole.change {
        Some(change) => show(page, 2, change, whole.kind, &whole.name, view),
        None => page.line(format_args!("    {} {}", pad(whole.kind, 6), whole.name)),
    }
    let mut rest = whole.parts.as_slice();
    while let Some(first) = rest.first() {
        let run = run_of(rest, aliases, view);
        let (these, after) = rest.split_at(run.length);
        match run.template {
            Some(template) => show_policies(page, these, &template, &run.accounts),
            None if these.len() > 1 || first.kind == "attachment" => show_attachments(page, these),
            None => show(page, 6, first, word(&first.kind), &part_name(first), view),
        }
        rest = after;
    }
}

/// Parts that are told in one: attachments, and policies that differ by their account only.
struct Run {
    length: usize,
    template: Option<String>,
    accounts: Vec<String>,
}

fn run_of(parts: &[&Change], aliases: &[&str], view: &View) -> Run {
    let single = Run {
        length: 1,
        template: None,
        accounts: Vec::new(),
    };
    let Some(first) = parts.first() else {
        return single;
    };
    if first.kind == "attachment" {
        let same = |change: &&&Change| {
            change.kind == first.kind && change.verb == first.verb && change.because == first.because
        };
        return Run {
            length: parts.iter().take_while(same).count(),
            ..single
        };
    }
    if first.kind != "policy" || view.details {
        return single;
    }
    let Some((template, account)) = template(first, aliases) else {
        return single;
    };
    let mut accounts = vec![account];
    for change in &parts[1..] {
        let alike =
            (change.kind == first.kind && change.verb == first.verb && change.because == first.because)
                .then(|| self::template(change, aliases))
                .flatten()
                .filter(|(other, _)| *other == template);
        match alike {
            Some((_, account)) => accounts.push(account),
            None => break,
        }
    }
    if accounts.len() < ALIKE {
        return single;
    }
    Run {
        length: accounts.len(),
        template: Some(template),
        accounts,
    }
}

/// What a policy for an account says, with the account left open; and the account.
fn template(change: &Change, aliases: &[&str]) -> Option<(String, String)> {
    let [line] = change.details.as_slice() else {
        return None;
    };
    let (before, thing) = line.rsplit_once(' ')?;
    let (alias, rest) = thing.split_once('/')?;
    aliases
        .contains(&alias)
        .then(|| (format!("{before} ACCOUNT/{rest}"), alias.to_owned()))
}

fn show_policies(page: &mut Page, these: &[&Change], template: &str, accounts: &[String]) {
    let verb = these[0].verb;
    page.line(format_args!(
        "      {} {}",
        paint::glyph(verb),
        paint(paint::verb(verb), format_args!("{} policies, each:", these.len()))
    ));
    page.sentence(10, "", template);
    page.list(10, "for", accounts);
    if let Some(because) = &these[0].because {
        page.line(format_args!(
            "          {}",
            paint(QUIET, format_args!("({because})"))
        ));
    }
}

fn show_attachments(page: &mut Page, these: &[&Change]) {
    let verb = these[0].verb;
    let word = match verb {
        Verb::Create => "attach",
        Verb::Delete => "detach",
        Verb::Update | Verb::Replace | Verb::Keep => "attached",
    };
    let names: Vec<&str> = these.iter().map(|change| change.name.as_str()).collect();
    let head = format!("{} {}", paint::glyph(verb), paint(paint::verb(verb), word));
    match &these[0].because {
        Some(because) => {
            page.list(6, &head, &names);
            page.line(format_args!(
                "          {}",
                paint(QUIET, format_args!("({because})"))
            ));
        }
        None => page.list(6, &head, &names),
    }
}

/// One change: its line, what it says about itself, and its documents when they are asked for.
fn show(page: &mut Page, indent: usize, change: &Change, kind: &str, name: &str, view: &View) {
    let head = format!(
        "{:indent$}{} {} {}",
        "",
        paint::glyph(change.verb),
        paint(paint::verb(change.verb), pad(kind, 6)),
        name,
    );
    let told = change.details.as_slice();
    let mut below = told;
    let mut line = head;
    if let [only] = told
        && columns(&line) + 3 + columns(only) <= page.width()
        && change.because.is_none()
    {
        line = format!("{}  {}", pad(line, 38), detail(only));
        if columns(&line) <= page.width() {
            below = &[];
        } else {
            line = format!(
                "{:indent$}{} {} {name}",
                "",
                paint::glyph(change.verb),
                paint(paint::verb(change.verb), pad(kind, 6))
            );
        }
    }
    page.line(line);
    for text in below {
        page.sentence(indent + 4, "", &detail(text));
    }
    if let Some(because) = &change.because {
        page.line(format_args!(
            "{:width$}{}",
            "",
            paint(QUIET, format_args!("({because})")),
            width = indent + 4
        ));
    }
    if view.details {
        document::difference(
            page,
            indent + 4,
            change.before.as_deref(),
            change.after.as_deref(),
        );
    }
}

/// A line about a change, its own glyph in colour.
fn detail(text: &str) -> String {
    let painted = |glyph: char, rest: &str, style| format!("{} {rest}", paint(style, glyph));
    match text.split_once(' ') {
        Some(("+", rest)) => painted('+', rest, paint::GOOD),
        Some(("-", rest)) => painted('-', rest, paint::BAD),
        Some(("~", rest)) => painted('~', rest, CHANGED),
        _ => text.to_owned(),
    }
}

/// The word for a kind of part: short, so that names stand in one column.
fn word(kind: &str) -> &str {
    match kind {
        "membership" => "member",
        "access key" => "key",
        other => other,
    }
}

fn part_name(change: &Change) -> String {
    match change.kind.as_str() {
        "access key" if change.name == "new" => "made by AWS".to_owned(),
        _ => change.name.clone(),
    }
}
