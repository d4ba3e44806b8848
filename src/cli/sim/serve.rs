//! `rolecall sim serve`: a simulated AWS on a port, until it is asked to end.

use std::fs::File;
use std::future::Future;
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use rolecall_iam::account::{AccountId, Partition};
use rolecall_sim::wire::server::{Options, Server};
use rolecall_sim::wire::{Auth, Door};
use rolecall_sim::world::journal::Keep;
use rolecall_sim::world::{AccountOptions, Config, Delays, World};

use super::super::printer::{self, Printer};
use super::super::{Format, Global, acting};
use crate::exit::Exit;
use crate::report::json;
use crate::report::page::{Page, WIDTH};
use crate::report::simulator::Serving;
use crate::session::Clock as _;
use crate::session::clock::Wall;

/// The port that LocalStack has, and clients are often set to.
const PORT: u16 = 4566;
/// The account that is shown as the one to begin with.
const ACCOUNT: &str = "111111111111";
/// The region that is shown as the one to begin with: where IAM is.
const REGION: &str = "us-east-1";
/// How many records of the journal are in memory.
const JOURNAL: Keep = Keep::Last(10_000);

/// Listen on a port, and answer as AWS does.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Serve {
    /// Where to listen: IP:PORT, or a PORT of this machine; port 0 is any that is free
    #[arg(long, value_name = "ADDRESS", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, PORT)), value_parser = address)]
    pub listen: SocketAddr,
    /// How late a write is seen: instant, aws, slow, adversarial, or fixed:DURATION [default: instant, or what the world of `--world` has]
    #[arg(long, value_name = "PROFILE")]
    pub delays: Option<Delays>,
    /// Keep the world in this file: it is read if it is there, and written when the server ends
    #[arg(long, value_name = "FILE")]
    pub world: Option<PathBuf>,
    /// Take only keys that were made there; the root user of an account is printed at the start
    #[arg(long)]
    pub strict: bool,
    /// What a caller must show; what they may do is decided by the policies, whatever it is
    #[arg(long, value_enum, default_value_t = Shown::Signed, value_name = "WHAT")]
    pub auth: Shown,
    /// With `--auth off`: the account of which everybody is the root user who names no key that is there
    #[arg(long, value_name = "ID", default_value = "000000000000")]
    pub account: AccountId,
    /// Append each call to this file, in the shape of CloudTrail's records, one a line
    #[arg(long, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// Let other machines call `/_rolecall`, too: the clock, the faults, the whole world
    #[arg(long)]
    pub remote_control: bool,
}

/// What a caller must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// A signature of their key, as AWS asks for it
    Signed,
    /// The ID of a key that is there; secrets, tokens and the time of the signature don't count
    KeyOnly,
    /// Nothing; who names no key may assume roles, too
    Off,
}

const EXAMPLES: &str = "Examples:
  rolecall sim serve
      then, in another shell, what it prints:
        export AWS_ENDPOINT_URL=http://127.0.0.1:4566
        export AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=test
        export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
        aws sts get-caller-identity
  rolecall sim serve --listen 0 --json    any free port, told as a line of JSON
  rolecall sim serve --delays aws         as slow to converge as AWS is
  rolecall sim serve --world world.json   where the last run ended

Ctrl-C or SIGTERM ends it: open calls are finished, and the world is written.
`GET /_rolecall` lists what can be asked of the simulator itself.";

/// Reads where to listen.
fn address(text: &str) -> Result<SocketAddr, String> {
    if let Ok(port) = text.trim_start_matches(':').parse::<u16>() {
        return Ok((Ipv4Addr::LOCALHOST, port).into());
    }
    let local = text
        .strip_prefix("localhost:")
        .and_then(|port| port.parse::<u16>().ok());
    match local {
        Some(port) => Ok((Ipv4Addr::LOCALHOST, port).into()),
        None => text.parse().map_err(|_| {
            "neither a port, as `4566`, nor an address with one, as `127.0.0.1:4566` or `[::1]:4566`"
                .to_owned()
        }),
    }
}

/// Runs the command.
pub fn run(serve: &Serve, global: &Global, printer: &mut Printer) -> Exit {
    match served(serve, global, printer) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn served(serve: &Serve, global: &Global, printer: &mut Printer) -> Result<Exit, Exit> {
    if serve.strict && serve.auth == Shown::Off {
        printer.refuse(
            "`--strict` takes only keys that were made there, `--auth off` takes anything",
            "leave one of them out",
        );
        return Err(Exit::Usage);
    }
    let journal = journal(serve, printer)?;
    let (mut world, now) = begun(serve, global, printer)?;
    let environment = environment(serve, &mut world);
    // Calls are short and share one world: a second thread would wait for the first.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| {
        printer.refuse(&format!("the system gives no runtime: {error}"), "try again");
        Exit::Failed
    })?;
    runtime.block_on(async {
        let end = asked_to_end().map_err(|error| {
            printer.refuse(&format!("signals can't be listened for: {error}"), "try again");
            Exit::Failed
        })?;
        let options = Options {
            door: door(serve),
            wall: Arc::new(|| Wall.now()),
            remote_control: serve.remote_control,
        };
        let (seed, delays) = (world.seed(), world.delays());
        let server = Server::bind(serve.listen, world, now, options).await;
        let server = server.map_err(|error| not_bound(serve.listen, &error, printer))?;
        let lost = journal.map(|file| recorded(&server, file));
        announce(serve, &server, (seed, delays), environment, printer);
        let (world, now) = server.serve(end).await;
        if let Some(path) = &serve.world {
            kept(path, &world, now, printer)?;
        }
        match lost.is_some_and(|lost| lost.load(Ordering::Relaxed)) {
            true => Err(Exit::Failed),
            false => Ok(Exit::Done),
        }
    })
}

/// Who is let in.
fn door(serve: &Serve) -> Door {
    Door {
        strict: serve.strict,
        auth: match serve.auth {
            Shown::Signed => Auth::Signed,
            Shown::KeyOnly => Auth::KeyOnly,
            Shown::Off => Auth::Off(serve.account),
        },
    }
}

/// The world that it begins with, and where its clock stands.
fn begun(serve: &Serve, global: &Global, printer: &mut Printer) -> Result<(World, Timestamp), Exit> {
    let wall = Wall.now();
    let kept = match &serve.world {
        Some(path) => {
            can_be_kept(path, printer)?;
            Some(path).filter(|path| path.exists())
        }
        None => None,
    };
    let Some(path) = kept else {
        let world = World::new(Config {
            seed: global.seed,
            start: wall,
            delays: serve.delays.unwrap_or_default(),
            journal: JOURNAL,
            ..Config::default()
        });
        return Ok((world, wall));
    };
    let (mut world, now) = acting::load(path).map_err(|finding| {
        printer.complain(&[finding]);
        Exit::Failed
    })?;
    world.restart_journal(JOURNAL);
    if let Some(delays) = serve.delays {
        world.set_delays(delays);
    }
    // Clients judge by their own clocks when a session ends: a world from yesterday has had its night.
    Ok((world, now.max(wall)))
}

/// Better said now than when the run is over and everything would be lost.
fn can_be_kept(path: &Path, printer: &mut Printer) -> Result<(), Exit> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let tried = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")));
    tried.map(drop).map_err(|error| {
        printer.refuse(
            &format!("`{}` can't be written: {}", path.display(), error.kind()),
            "name a file in a directory that is there and that you may write to",
        );
        Exit::Failed
    })
}

fn kept(path: &Path, world: &World, now: Timestamp, printer: &mut Printer) -> Result<(), Exit> {
    world.save(path, now).map_err(|error| {
        printer.refuse(&error.to_string(), "what was done in this run is not kept");
        Exit::Failed
    })?;
    printer.say(&format!("the world is kept in `{}`\n", path.display()));
    Ok(())
}

/// The file of the journal, ready to be added to.
fn journal(serve: &Serve, printer: &mut Printer) -> Result<Option<File>, Exit> {
    let Some(path) = &serve.journal else {
        return Ok(None);
    };
    let file = File::options().create(true).append(true).open(path);
    file.map(Some).map_err(|error| {
        printer.refuse(
            &format!("`{}` can't be written: {}", path.display(), error.kind()),
            "name a file in a directory that is there and that you may write to",
        );
        Exit::Failed
    })
}

/// Adds each entry of the journal to a file. Whether one was lost: that is said once, when it happens.
fn recorded(server: &Server, mut file: File) -> Arc<AtomicBool> {
    let lost = Arc::new(AtomicBool::new(false));
    let loses = Arc::clone(&lost);
    server.record(move |event| {
        // In one piece, so that a reader never sees half a line.
        let line = format!("{}\n", event.to_json());
        if let Err(error) = file.write_all(line.as_bytes())
            && !loses.swap(true, Ordering::Relaxed)
        {
            printer::note(&format!("error: the journal can't be written: {error}\n"));
        }
    });
    lost
}

/// Who to be, as the variables that AWS's clients read; the address isn't known yet.
fn environment(serve: &Serve, world: &mut World) -> Vec<(&'static str, String)> {
    let (key, secret) = match serve.strict {
        true => root_of_strict(world),
        false => (ACCOUNT.to_owned(), "test".to_owned()),
    };
    vec![
        ("AWS_ACCESS_KEY_ID", key),
        ("AWS_SECRET_ACCESS_KEY", secret),
        ("AWS_REGION", REGION.to_owned()),
        ("AWS_DEFAULT_REGION", REGION.to_owned()),
    ]
}

/// The root user of the first account of a world. Where no other key is taken, somebody must be the first.
fn root_of_strict(world: &mut World) -> (String, String) {
    let first = world.accounts().next().map(|account| account.id);
    #[expect(clippy::expect_used, reason = "a constant that is an account ID")]
    let account = first.unwrap_or_else(|| ACCOUNT.parse::<AccountId>().expect("invariant: twelve digits"));
    // It is there already, or it is made now; its alias is nobody's.
    let _ = world.create_account(account, Partition::Aws, AccountOptions::default());
    let root = world.root_credentials(account);
    root.map(|root| {
        let secret = root.secret.expose().to_owned();
        (root.access_key_id, secret)
    })
    .unwrap_or_default()
}

/// Why it doesn't listen.
fn not_bound(listen: SocketAddr, error: &io::Error, printer: &mut Printer) -> Exit {
    let next = listen.port().checked_add(1).unwrap_or(PORT);
    let (why, hint) = match error.kind() {
        io::ErrorKind::AddrInUse => (
            format!("`{listen}` is taken: something listens there already"),
            format!("end it, or take another port: `--listen {next}`; `--listen 0` takes any that is free"),
        ),
        io::ErrorKind::AddrNotAvailable => (
            format!("`{listen}` is no address of this machine"),
            "`--listen 127.0.0.1:4566` is for this machine alone, `--listen 0.0.0.0:4566` for every network of it"
                .to_owned(),
        ),
        io::ErrorKind::PermissionDenied => (
            format!("`{listen}` may not be listened on: {error}"),
            "ports below 1024 are for root: `--listen 4566`".to_owned(),
        ),
        _ => (
            format!("`{listen}` can't be listened on: {error}"),
            "`--listen 127.0.0.1:0` takes any port of this machine that is free".to_owned(),
        ),
    };
    printer.refuse(&why, &hint);
    Exit::Failed
}

/// Says where it is, who may come, and how.
fn announce(
    serve: &Serve,
    server: &Server,
    (seed, delays): (u64, Delays),
    who: Vec<(&'static str, String)>,
    printer: &mut Printer,
) {
    let listens = server.address();
    let url = url(listens);
    let mut page = Page::new(WIDTH);
    page.dotted(
        0,
        "",
        &[
            format!("simulated AWS at {url}"),
            format!("seed {seed}"),
            format!("delays {delays}"),
            "Ctrl-C ends it".to_owned(),
        ],
    );
    printer.say(page.text());
    if !listens.ip().to_canonical().is_loopback() {
        let who = match serve.strict {
            true => "whoever reaches it can try keys",
            false => "whoever reaches it can be the root user of every account here",
        };
        let control = match serve.remote_control {
            true => ", and set its clock and replace its world by `/_rolecall`",
            false => "",
        };
        let reached = format!(
            "`{listens}` can be reached from other machines: {who}{control}; it has no TLS, and nothing in it is a secret"
        );
        let mut page = Page::new(WIDTH);
        page.sentence(0, "WARNING:", &reached);
        printer.warn(page.text());
    }
    let mut environment = vec![("AWS_ENDPOINT_URL", url.clone())];
    environment.extend(who);
    if printer.format() == Format::Json {
        let serving = Serving {
            format: Serving::FORMAT,
            url,
            seed,
            delays: delays.to_string(),
            environment: environment.into_iter().collect(),
        };
        return printer.hand_over(&json::line(&serving));
    }
    let lines: String = environment
        .iter()
        .map(|(name, value)| format!("export {name}={value}\n"))
        .collect();
    printer.hand_over(&lines);
}

/// Where a client on this machine reaches it.
fn url(listens: SocketAddr) -> String {
    let ip = match listens.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    format!("http://{}", SocketAddr::from((ip, listens.port())))
}

/// Comes back at the first Ctrl-C or SIGTERM. From when this returns, neither ends the process by itself.
///
/// # Errors
/// When the system doesn't tell of signals.
#[cfg(unix)]
fn asked_to_end() -> io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Comes back at the first Ctrl-C.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
fn asked_to_end() -> io::Result<impl Future<Output = ()> + Send> {
    Ok(async {
        tokio::signal::ctrl_c().await.ok();
    })
}

#[cfg(test)]
mod tests;
