//! Real AWS as a command's target: the adapter, the operator's profiles, and real time.
//!
//! One runtime for the whole command, since connections and assumed roles live on from its plan to its
//! application, and a code that somebody typed is asked for once.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

use rolecall_api::AnyAws;
use tokio::runtime::Runtime;
use tokio::time::Instant;

use super::printer::Printer;
use super::{Global, ask};
use crate::aws::profiles::{self, AskCode, Elsewhere};
use crate::aws::{Adapter, Configured, Limits, Numbered};
use crate::custody::Custody;
use crate::diagnostic::Diagnostic;
use crate::event::Events;
use crate::exit::Exit;
use crate::rehearse::Options;
use crate::rehearse::life::Life;
use crate::session::clock::Wall;
use crate::session::pace::Rates;
use crate::session::{Access, Clock, Pace, Profiles, Session};
use crate::setup::Setup;
use crate::target::Target;

/// A real AWS, or a URL that answers as it does.
pub(super) struct Real {
    /// The setup.
    pub(super) setup: Setup,
    /// How it is reached.
    pub(super) adapter: Adapter,
    elsewhere: Option<Elsewhere>,
    profiles: Arc<dyn Profiles>,
    runtime: Runtime,
}

/// The profiles that lead into some account: those that the setup names, and the operator's own for the others.
fn named<'a>(setup: &'a Setup, global: &'a Global) -> BTreeSet<&'a str> {
    let own = global.profile.as_deref().unwrap_or("default");
    let entries = setup.spokes.iter().map(|spoke| &spoke.entry);
    let mut named: BTreeSet<&str> = entries
        .chain([&setup.hub.entry])
        .map(|entry| match &entry.role {
            // A role without a profile is assumed from the management account, where there is one.
            Some(_) => entry.profile.as_ref().or(setup.management_profile.as_ref()),
            None => entry.profile.as_ref(),
        })
        .map(|profile| profile.map_or(own, String::as_str))
        .collect();
    if setup.management.is_some() || !setup.units.is_empty() {
        named.insert(setup.management_profile.as_deref().unwrap_or(own));
    }
    named
}

/// What to do about endpoints that can't be kept.
const ENDPOINTS: &str = "`--target URL` names one endpoint for everything; `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true` \
                         means AWS itself";

impl Real {
    /// Reads the AWS configuration; nothing is sent yet.
    ///
    /// # Errors
    /// How the command ends; why was said.
    pub(super) fn open(
        target: &Target,
        setup: &Setup,
        global: &Global,
        printer: &mut Printer,
    ) -> Result<Real, Exit> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| {
                printer.warn(&format!("error: the system gives no runtime: {error}\n"));
                Exit::Failed
            })?;
        let misconfigured = |printer: &mut Printer, why: String, hint: &str| {
            printer.complain(&[Diagnostic::error("target/configuration", why).hint(hint)]);
            Exit::Credentials
        };
        let elsewhere = match target {
            Target::Url(url) => Some(Elsewhere {
                url: url.clone(),
                by: String::new(),
            }),
            _ => runtime
                .block_on(profiles::elsewhere(&named(setup, global)))
                .map_err(|why| misconfigured(printer, why, ENDPOINTS))?,
        };
        let clock: Arc<dyn Clock> = Arc::new(Wall);
        let adapter = {
            let _within = runtime.enter();
            let url = elsewhere.as_ref().map(|there| there.url.as_str().into());
            Adapter::new(url, Arc::clone(&clock), Limits::default())
        };
        let configured = runtime.block_on(Configured::load(
            &adapter,
            setup.region.as_str(),
            global.profile.clone(),
            Arc::new(Terminal),
            clock,
        ));
        let profiles: Arc<dyn Profiles> = match (target, configured) {
            (Target::Url(_), configured) => Arc::new(Numbered::new(configured, global.profile.is_some())),
            (_, Ok(configured)) => Arc::new(configured),
            (_, Err(why)) => {
                let hint = "profiles are read from `~/.aws/config` and `~/.aws/credentials`";
                return Err(misconfigured(printer, why, hint));
            }
        };
        Ok(Real {
            setup: setup.clone(),
            adapter,
            elsewhere,
            profiles,
            runtime,
        })
    }

    /// Where that is, for people.
    pub(super) fn place(&self) -> String {
        match &self.elsewhere {
            Some(Elsewhere { url, by }) if by.is_empty() => format!("what answers as AWS at {url}"),
            Some(Elsewhere { url, by }) => format!("what answers as AWS at {url} (`{by}`)"),
            None => "real AWS".to_owned(),
        }
    }

    /// A session in it. Real AWS is paced; an endpoint in a container has no rates to share.
    pub(super) fn session(&self, events: &Arc<dyn Events>, options: &Options) -> Session<AnyAws> {
        let access = Access::of_setup(&self.setup, Arc::clone(&self.profiles));
        let adapter = self.adapter.clone().telling(Arc::clone(events));
        let session = Session::new(
            Arc::new(AnyAws::new(adapter)),
            access,
            Arc::new(Wall),
            self.setup.region.as_str(),
        )
        .telling(Arc::clone(events))
        .interruptible(options.interrupt.clone())
        .seeded(options.seed);
        match self.elsewhere {
            Some(_) => session,
            None => session.paced(Pace::new(Rates::AWS)),
        }
    }

    /// Runs something in the runtime of the connections.
    pub(super) fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// Lives a part of the life; with what came of it the seconds that it took.
    pub(super) fn live<T>(
        &self,
        events: &Arc<dyn Events>,
        options: &Options,
        custody: &Arc<dyn Custody>,
        part: impl AsyncFnOnce(&Life<AnyAws>) -> T,
    ) -> (T, f64) {
        let life = Life {
            session: self.session(events, options),
            setup: self.setup.clone(),
            custody: Arc::clone(custody),
            strangers: None,
            events: Arc::clone(events),
            interrupt: options.interrupt.clone(),
            parallel: options.parallel,
        };
        self.run(async {
            let began = Instant::now();
            let value = part(&life).await;
            (value, began.elapsed().as_secs_f64())
        })
    }
}

/// Asks for a code in the terminal.
#[derive(Debug)]
struct Terminal;

impl AskCode for Terminal {
    fn code(&self, profile: &str, serial: &str) -> Result<String, String> {
        if !ask::somebody() {
            return Err(format!(
                "the profile `{profile}` wants a code of {serial}, and there is no terminal to ask in"
            ));
        }
        let mut question = io::stderr().lock();
        let asked =
            write!(question, "Code of {serial} (profile {profile}): ").and_then(|()| question.flush());
        asked.map_err(|error| error.to_string())?;
        drop(question);
        let mut code = String::new();
        io::stdin()
            .lock()
            .read_line(&mut code)
            .map_err(|error| error.to_string())?;
        match code.trim() {
            "" => Err(format!("no code of {serial} was given")),
            code => Ok(code.to_owned()),
        }
    }
}
