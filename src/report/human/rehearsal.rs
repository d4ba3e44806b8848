//! The screens of rehearsals: one life in a few lines, many lives in one, and what went wrong in full.

use schemars::JsonSchema;
use serde::Serialize;

use crate::event::Phase;
use crate::rehearse::crash::Crashes;
use crate::rehearse::seeds::Seeds;
use crate::rehearse::{Lived, Options, Rehearsal};
use crate::report::clean::clean;
use crate::report::human::{plan, verification};
use crate::report::page::{Page, count, seconds};
use crate::report::paint::{BAD, CHANGED, GOOD, QUIET, paint};
use crate::report::summary::{self, Row, SIMULATED, name};

/// How a rehearsal is shown.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Columns.
    pub width: usize,
    /// How long the rehearsal took in truth, in seconds.
    pub really: f64,
    /// The plan and every edge, too.
    pub plan: bool,
}

/// The screen of a rehearsal, without its findings.
#[must_use]
pub fn screen(rehearsal: &Rehearsal, view: &View) -> String {
    let mut page = Page::new(view.width);
    head(
        &mut page,
        &[
            format!("seed {}", rehearsal.seed),
            format!("delays {}", rehearsal.delays),
        ],
    );
    for notice in &rehearsal.notices {
        page.sentence(0, &paint(CHANGED, "note:").to_string(), &clean(notice));
    }
    page.gap();
    let mut text = page.finish();
    if view.plan {
        text.push_str(&plan::screen(
            &rehearsal.plan,
            &plan::View {
                width: view.width,
                ..plan::View::default()
            },
        ));
        text.push('\n');
        if let Some(report) = &rehearsal.verified {
            let all = verification::View {
                all: true,
                width: view.width,
                of: SIMULATED,
            };
            text.push_str(&verification::screen(report, all));
            text.push('\n');
        }
    }
    let mut page = Page::new(view.width);
    let rows: Vec<Row> = rehearsal
        .phases
        .iter()
        .map(|lived| row(lived, rehearsal))
        .collect();
    summary::rows(&mut page, &rows);
    summary::total(&mut page, &rows, rehearsal.seconds, Some(view.really));
    if !rehearsal.left.is_empty() {
        page.gap();
        page.line(paint(BAD, "the end is not as the beginning"));
        for line in &rehearsal.left {
            page.sentence(2, "", &clean(line));
        }
    } else if rehearsal.holds() {
        page.gap();
        let sight = rehearsal
            .verified
            .as_ref()
            .and_then(|report| report.sight.as_ref());
        let mut told = vec!["nothing was left behind".to_owned()];
        if let Some(sight) = sight {
            if sight.unknown.is_empty() {
                let accounts = count(sight.accounts.len(), "account");
                told.insert(0, format!("Micetro finds exactly the {accounts}"));
            } else {
                let accounts = count(sight.unknown.len(), "account");
                told.push(format!("whether Micetro finds {accounts} is unknown"));
            }
        }
        page.line(format_args!("  {} {}", paint(GOOD, '✓'), told.join(" · ")));
    }
    if rehearsal.interrupted {
        page.gap();
        page.line(paint(CHANGED, "interrupted"));
    }
    text + &page.finish()
}

fn head(page: &mut Page, told: &[String]) {
    let mut parts = vec!["rehearsing in memory, no AWS account used".to_owned()];
    parts.extend_from_slice(told);
    page.dotted(0, "", &parts);
}

fn row(lived: &Lived, rehearsal: &Rehearsal) -> Row {
    let verified = rehearsal
        .verified
        .as_ref()
        .filter(|_| lived.phase == Phase::Verify);
    if let Some(report) = verified {
        return Row {
            seconds: Some(lived.seconds),
            waited: lived.waited,
            ..Row::verified(report)
        };
    }
    let what = match lived.phase {
        Phase::Plan => crate::report::outline::Counts::of(&rehearsal.plan).told(),
        _ => format!("{} of {}", lived.done, count(lived.total, "step")),
    };
    Row {
        name: name(lived.phase),
        what,
        bad: lived.done < lived.total,
        seconds: Some(lived.seconds),
        waited: lived.waited,
    }
}

/// How many failures of many lives are told in full.
const TOLD: usize = 5;

/// The screen of many lives.
#[must_use]
pub fn seeds(seeds: &Seeds, options: &Options, width: usize, really: f64) -> String {
    let mut page = Page::new(width);
    let last = options.seed.saturating_add(seeds.lived.saturating_sub(1));
    head(
        &mut page,
        &[
            format!("seeds {} to {last}", options.seed),
            format!("delays {}", options.delays),
        ],
    );
    page.gap();
    let good = seeds.lived - u64::try_from(seeds.failures.len()).unwrap_or(seeds.lived);
    let mark = if seeds.failures.is_empty() {
        paint(GOOD, '✓')
    } else {
        paint(BAD, '✗')
    };
    page.line(format_args!(
        "  {mark} {good} of {} lives went as they must",
        seeds.lived
    ));
    if let Some((longest, seed)) = seeds.longest {
        page.line(format_args!(
            "    the longest took {} of AWS time, seed {seed}",
            seconds(longest)
        ));
    }
    page.line(format_args!("    all of them in {}", seconds(really)));
    stopped(&mut page, options);
    for (seed, rehearsal) in seeds.failures.iter().take(TOLD) {
        page.gap();
        page.line(paint(BAD, format_args!("seed {seed}")));
        for line in wrong(rehearsal) {
            page.sentence(2, "", &clean(&line));
        }
        page.line(format_args!(
            "  {}",
            paint(
                QUIET,
                format_args!(
                    "again: rolecall rehearse --seed {seed} --delays {}",
                    options.delays
                )
            )
        ));
    }
    more(&mut page, seeds.failures.len());
    page.finish()
}

fn wrong(rehearsal: &Rehearsal) -> Vec<String> {
    let findings = rehearsal
        .findings
        .iter()
        .map(|finding| format!("{}: {}", finding.code, finding.message));
    findings.chain(rehearsal.left.iter().cloned()).collect()
}

/// The screen of a life that was killed everywhere.
#[must_use]
pub fn crashes(crashes: &Crashes, options: &Options, width: usize, really: f64) -> String {
    let mut page = Page::new(width);
    head(
        &mut page,
        &[
            format!("seed {}", options.seed),
            format!("delays {}", options.delays),
        ],
    );
    page.gap();
    let good = crashes.points - crashes.failures.len();
    let mark = if crashes.failures.is_empty() {
        paint(GOOD, '✓')
    } else {
        paint(BAD, '✗')
    };
    page.line(format_args!(
        "  {mark} killed at {} points, and {good} times a second run converged",
        crashes.points
    ));
    let phases: Vec<String> = crashes
        .by_phase
        .iter()
        .map(|(phase, points)| format!("{} {points}", name(*phase)))
        .collect();
    page.list(4, "", &phases);
    page.line(format_args!("    all of it in {}", seconds(really)));
    stopped(&mut page, options);
    for crash in crashes.failures.iter().take(TOLD) {
        page.gap();
        page.line(paint(
            BAD,
            format_args!(
                "seed {} · killed {} · {}",
                crash.seed,
                crash.point,
                name(crash.phase)
            ),
        ));
        for line in &crash.wrong {
            page.sentence(2, "", &clean(line));
        }
    }
    more(&mut page, crashes.failures.len());
    page.finish()
}

/// Says that not everything was tried that was asked for.
fn stopped(page: &mut Page, options: &Options) {
    if options.interrupt.raised() {
        page.line(format_args!(
            "    {}",
            paint(CHANGED, "interrupted: the rest was not tried")
        ));
    }
}

fn more(page: &mut Page, failures: usize) {
    if failures > TOLD {
        page.gap();
        page.line(format_args!(
            "and {} more; `--json` has them all",
            failures - TOLD
        ));
    }
}

/// Many lives, for programs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeedsDocument {
    /// `rolecall/seeds@1`.
    format: &'static str,
    /// The seed of the first life; each next one has the next number.
    first_seed: u64,
    /// How late what was written was seen.
    delays: String,
    /// How many lives were lived.
    lived: u64,
    /// How long the longest of them took, in seconds of AWS's time.
    longest_seconds: Option<f64>,
    /// The seed of that one.
    longest_seed: Option<u64>,
    /// The lives that did not go as they must.
    failures: Vec<SeedFailure>,
}

/// A life that did not go as it must.
#[derive(Debug, Serialize, JsonSchema)]
struct SeedFailure {
    /// Its seed.
    seed: u64,
    /// What was wrong, a line each.
    wrong: Vec<String>,
}

impl SeedsDocument {
    /// The document of many lives.
    #[must_use]
    pub fn new(seeds: &Seeds, options: &Options) -> Self {
        SeedsDocument {
            format: "rolecall/seeds@1",
            first_seed: options.seed,
            delays: options.delays.to_string(),
            lived: seeds.lived,
            longest_seconds: seeds.longest.map(|(seconds, _)| seconds),
            longest_seed: seeds.longest.map(|(_, seed)| seed),
            failures: seeds
                .failures
                .iter()
                .map(|(seed, rehearsal)| SeedFailure {
                    seed: *seed,
                    wrong: wrong(rehearsal),
                })
                .collect(),
        }
    }
}

/// A life that was killed everywhere, for programs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CrashesDocument {
    /// `rolecall/crashes@1`.
    format: &'static str,
    /// The seed of all chance.
    seed: u64,
    /// How late what was written was seen.
    delays: String,
    /// At how many points it was killed.
    points: usize,
    /// The points after which a second run did not mend it.
    failures: Vec<CrashFailure>,
}

/// A point after which a second run did not mend it.
#[derive(Debug, Serialize, JsonSchema)]
struct CrashFailure {
    /// At which call, and whether before it or with its answer lost.
    point: String,
    /// In which phase.
    phase: Phase,
    /// What was wrong, a line each.
    wrong: Vec<String>,
}

impl CrashesDocument {
    /// The document of a life that was killed everywhere.
    #[must_use]
    pub fn new(crashes: &Crashes, options: &Options) -> Self {
        CrashesDocument {
            format: "rolecall/crashes@1",
            seed: options.seed,
            delays: options.delays.to_string(),
            points: crashes.points,
            failures: crashes
                .failures
                .iter()
                .map(|crash| CrashFailure {
                    point: crash.point.to_string(),
                    phase: crash.phase,
                    wrong: crash.wrong.clone(),
                })
                .collect(),
        }
    }
}
