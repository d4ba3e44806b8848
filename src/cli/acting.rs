//! What a command acts on: the target that was named, the setup, and the life that is lived there.
//!
//! A build without the adapter has simulated AWS only. Where a command would act on real AWS it then says so
//! and does nothing: to simulate what was meant to be real would be the worst answer of all.

use std::path::Path;
use std::sync::Arc;

use rolecall_api::AnyAws;
use rolecall_sim::world::snapshot::SnapshotError;
use rolecall_sim::world::{Delays, Sim, World};

use super::printer::Printer;
#[cfg(feature = "aws")]
use super::real::Real;
use super::{Global, given};
use crate::custody::{self, Custody, Memory};
use crate::diagnostic::Diagnostic;
use crate::event::Events;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::rehearse::life::Life;
use crate::rehearse::stage::{Choice, Stage};
use crate::rehearse::{self, Options};
use crate::report::clean::clean;
use crate::report::page;
use crate::report::summary::SIMULATED;
use crate::session::clock::since;
use crate::setup::Setup;
use crate::target::{self, Target};
use crate::waits::Waits;

/// How many accounts are worked in at once, unless said otherwise.
pub(super) const PARALLEL: usize = 10;

/// Reads how many accounts are worked in at once: at least one.
pub(super) fn parallel(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("at least one account is worked in at once".to_owned()),
        Ok(number) => Ok(number),
        Err(_) => Err("not a number".to_owned()),
    }
}

/// How a command ends that could not begin.
pub(super) fn why(findings: &[Diagnostic]) -> Exit {
    if findings
        .iter()
        .any(|finding| finding.code == "observe/credentials")
    {
        return Exit::Credentials;
    }
    let of_spec = |finding: &Diagnostic| finding.code.starts_with("spec/") || finding.code == "plan/capacity";
    if !findings.is_empty() && findings.iter().all(of_spec) {
        Exit::Usage
    } else {
        Exit::Failed
    }
}

/// A target that was opened, and a setup there.
pub(super) struct Acting {
    /// Where.
    pub(super) target: Target,
    /// What is there.
    place: Place,
    custody: Arc<dyn Custody>,
    interrupt: Interrupt,
    seed: u64,
}

/// What a target is.
enum Place {
    /// A simulated AWS: the world, the setup and the time there; whether it was made just now.
    Simulated { stage: Box<Stage>, new: bool },
    /// Real AWS, or what answers as it does.
    #[cfg(feature = "aws")]
    Real(Box<Real>),
}

/// What came of living a part of a life.
pub(super) struct Lived<T> {
    /// What it was lived for.
    pub(super) value: T,
    /// Seconds of AWS's time that it took.
    pub(super) seconds: f64,
    /// Of these, the seconds in which something waited for IAM.
    pub(super) waited: f64,
}

impl Acting {
    /// Opens the target of a command, for a setup.
    ///
    /// # Errors
    /// How the command ends, when there is no such target or it can't be opened; why was said.
    pub(super) fn open(
        command: &str,
        setup: &Setup,
        global: &Global,
        interrupt: Interrupt,
        printer: &mut Printer,
    ) -> Result<Acting, Exit> {
        let target = target(command, global, printer)?;
        #[cfg(feature = "aws")]
        if let Target::Aws | Target::Url(_) = target {
            let place = Place::Real(Box::new(Real::open(&target, setup, global, printer)?));
            return Ok(Acting {
                custody: own_custody(setup),
                target,
                place,
                interrupt,
                seed: global.seed,
            });
        }
        Acting::simulated(target, Delays::Aws, setup, global, interrupt, printer)
    }

    /// Opens a simulated AWS for a setup.
    fn simulated(
        target: Target,
        delays: Delays,
        setup: &Setup,
        global: &Global,
        interrupt: Interrupt,
        printer: &mut Printer,
    ) -> Result<Acting, Exit> {
        let complain = |printer: &mut Printer, finding: Diagnostic| {
            printer.complain(&[finding]);
            Exit::Failed
        };
        let choice = Choice {
            seed: global.seed,
            delays,
            ..Choice::default()
        };
        let kept = match &target {
            Target::File(path) if path.exists() => Some(path),
            _ => None,
        };
        let stage = match kept {
            Some(path) => {
                load(path).and_then(|(world, now)| Stage::resumed(setup, world, now).map_err(|why| *why))
            }
            None => Stage::set(setup, None, &choice).map_err(|why| *why),
        };
        let stage = stage.map_err(|finding| complain(printer, finding))?;
        for notice in &stage.notices {
            let mut page = page::Page::new(page::WIDTH);
            page.sentence(0, "note:", &clean(notice));
            printer.say(page.text());
        }
        // A world in memory ends with the command, and so must a key that opens nothing else.
        let custody: Arc<dyn Custody> = match &target {
            Target::File(_) => own_custody(setup),
            _ => Arc::new(Memory::default()),
        };
        let place = Place::Simulated {
            new: kept.is_none(),
            stage: Box::new(stage),
        };
        Ok(Acting {
            target,
            place,
            custody,
            interrupt,
            seed: global.seed,
        })
    }

    /// The setup, with what only the target knows.
    pub(super) fn setup(&self) -> &Setup {
        match &self.place {
            Place::Simulated { stage, .. } => &stage.setup,
            #[cfg(feature = "aws")]
            Place::Real(real) => &real.setup,
        }
    }

    /// Lives a part of the life: in a world in virtual time, which is then as that left it; in real AWS in
    /// real time.
    ///
    /// # Errors
    /// How the command ends, when the system gives no runtime; that was said.
    pub(super) fn live<T>(
        &mut self,
        events: &Arc<dyn Events>,
        parallel: usize,
        printer: &mut Printer,
        part: impl AsyncFnOnce(&Life<AnyAws>) -> T,
    ) -> Result<Lived<T>, Exit> {
        let waits = Arc::new(Waits::before(Arc::clone(events)));
        let told: Arc<dyn Events> = Arc::clone(&waits) as Arc<dyn Events>;
        let options = Options {
            seed: self.seed,
            parallel,
            interrupt: self.interrupt.clone(),
            ..Options::default()
        };
        let (value, seconds) = match &mut self.place {
            Place::Simulated { stage, .. } => {
                let runtime = rehearse::runtime().map_err(|findings| {
                    printer.complain(&findings);
                    Exit::Failed
                })?;
                let began = stage.now;
                let (value, sim) = runtime.block_on(async {
                    let sim = Sim::resumed(stage.world.clone(), began);
                    let life = Life {
                        custody: Arc::clone(&self.custody),
                        ..rehearse::life(stage, &sim, sim.clone(), &told, &options)
                    };
                    let value = part(&life).await;
                    stage.now = sim.now();
                    (value, sim)
                });
                stage.world = sim.with(|world| world.clone());
                (value, since(began, stage.now).as_secs_f64())
            }
            #[cfg(feature = "aws")]
            Place::Real(real) => real.live(&told, &options, &self.custody, part),
        };
        Ok(Lived {
            value,
            seconds,
            waited: waits.take_seconds(),
        })
    }

    /// Keeps the world, when it is kept in a file.
    ///
    /// # Errors
    /// [`Exit::Failed`], when it can't be written; that was said.
    pub(super) fn save(&self, printer: &mut Printer) -> Result<(), Exit> {
        let (Target::File(path), Place::Simulated { stage, .. }) = (&self.target, &self.place) else {
            return Ok(());
        };
        stage.world.save(path, stage.now).map_err(|error| {
            printer.refuse(
                &format!("`{}` can't be written: {error}", path.display()),
                "what was done in the simulated AWS is not kept",
            );
            Exit::Failed
        })
    }

    /// Where the key goes.
    pub(super) fn key_place(&self) -> String {
        self.custody.place()
    }

    /// The options that lead another command to the same place: ` --target sim:world.json`.
    pub(super) fn flags(&self, global: &Global) -> String {
        let mut flags = spec_flag(global);
        if std::env::var("ROLECALL_TARGET").as_deref() != Ok(self.target.to_string().as_str()) {
            flags.push_str(&format!(" --target {}", self.target));
        }
        if let Some(profile) = &global.profile
            && std::env::var("AWS_PROFILE").as_deref() != Ok(profile.as_str())
        {
            flags.push_str(&format!(" --profile {profile}"));
        }
        flags
    }

    /// How much time passed, and of which clock, where it was simulated.
    pub(super) fn passed(&self, seconds: f64) -> String {
        match &self.place {
            Place::Simulated { stage, .. } => format!(
                "{}{SIMULATED}, until {}",
                page::seconds(seconds),
                clock(stage.now)
            ),
            #[cfg(feature = "aws")]
            Place::Real(_) => page::seconds(seconds),
        }
    }

    /// Whose time it is: nothing for real time.
    pub(super) fn of(&self) -> &'static str {
        match &self.place {
            Place::Simulated { .. } => SIMULATED,
            #[cfg(feature = "aws")]
            Place::Real(_) => "",
        }
    }

    /// By how many seconds this machine's clock is behind the target's, where an answer told.
    pub(super) fn clock_behind(&self) -> Option<i64> {
        match &self.place {
            Place::Simulated { .. } => None,
            #[cfg(feature = "aws")]
            Place::Real(real) => real.adapter.clock_behind(),
        }
    }

    /// The line that says where a command acts, before it does.
    pub(super) fn announce(&self, doing: &str) -> String {
        let place = match (&self.target, &self.place) {
            (Target::File(path), Place::Simulated { new: true, .. }) => {
                format!("a new simulated AWS, `{}`", path.display())
            }
            (Target::File(path), Place::Simulated { .. }) => {
                format!("the simulated AWS in `{}`", path.display())
            }
            (_, Place::Simulated { .. }) => "a simulated AWS in memory".to_owned(),
            #[cfg(feature = "aws")]
            (_, Place::Real(real)) => return format!("{doing} {}\n\n", real.place()),
        };
        format!("{doing} {place} · no AWS account is used\n\n")
    }
}

/// The place of the key that the spec names.
fn own_custody(setup: &Setup) -> Arc<dyn Custody> {
    match &setup.access_key {
        Some(destination) => Arc::from(custody::open(destination, &setup.name)),
        None => Arc::new(Memory::default()),
    }
}

/// A time of the simulated world, to the second.
fn clock(now: jiff::Timestamp) -> String {
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}

/// The option that leads another command to the same spec; nothing for the one that is found by itself.
pub(super) fn spec_flag(global: &Global) -> String {
    if global.spec == Path::new(crate::spec::DEFAULT_FILE) {
        String::new()
    } else {
        format!(" --spec {}", global.spec.display())
    }
}

/// The target that was named.
pub(super) fn target(command: &str, global: &Global, printer: &mut Printer) -> Result<Target, Exit> {
    let finding = match global.target.as_deref() {
        None => Diagnostic::error("target/none", format!("`{command}` was not told where to act"))
            .hint(target::KNOWN)
            .hint("`rolecall rehearse` lives the whole life of a setup in memory"),
        Some(text) => match text.parse::<Target>() {
            Ok(target) => return Ok(target),
            Err(no_target) => no_target.finding(),
        },
    };
    printer.complain(&[finding]);
    Err(Exit::Usage)
}

/// A world that was kept in a file.
pub(super) fn load(path: &Path) -> Result<(World, jiff::Timestamp), Diagnostic> {
    World::load(path).map_err(|error| {
        let why = match &error {
            SnapshotError::Read { .. } => error.to_string(),
            _ => format!("`{}` can't be read: {error}", path.display()),
        };
        Diagnostic::error("target/file", why)
            .hint("it was written by another version, or is no simulated AWS; another name begins a new one")
    })
}

/// Reads the setup of a command and opens its target.
///
/// # Errors
/// How the command ends; why was said.
pub(super) fn begin(
    command: &str,
    spec: &Path,
    global: &Global,
    printer: &mut Printer,
) -> Result<(Setup, Acting), Exit> {
    let setup = given::setup(spec, printer)?;
    let interrupt = super::interrupt::on_ctrl_c();
    let acting = Acting::open(command, &setup, global, interrupt, printer)?;
    Ok((acting.setup().clone(), acting))
}

/// Reads the setup of a command that isn't about a target but about the spec, and opens a simulated AWS in memory
/// where nothing is late.
///
/// # Errors
/// How the command ends; why was said.
pub(super) fn imagine(spec: &Path, global: &Global, printer: &mut Printer) -> Result<(Setup, Acting), Exit> {
    let setup = given::setup(spec, printer)?;
    let interrupt = super::interrupt::on_ctrl_c();
    let acting = Acting::simulated(
        Target::Memory,
        Delays::Instant,
        &setup,
        global,
        interrupt,
        printer,
    )?;
    Ok((acting.setup().clone(), acting))
}
