//! A relay before an endpoint that hears what it answers: every secret that a run could have said.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What one connection answered.
type Heard = Arc<Mutex<Vec<u8>>>;

/// Stands before an endpoint for as long as the test runs.
pub(crate) struct Relay {
    pub(crate) url: String,
    connections: Arc<Mutex<Vec<Heard>>>,
}

impl Relay {
    /// Before the endpoint at a URL.
    pub(crate) fn before(url: &str) -> Relay {
        let there = url.strip_prefix("http://").expect("it speaks HTTP").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let connections: Arc<Mutex<Vec<Heard>>> = Arc::default();
        let all = Arc::clone(&connections);
        thread::spawn(move || {
            for client in listener.incoming() {
                let heard = Heard::default();
                all.lock().expect("nothing panics here").push(Arc::clone(&heard));
                let client = client.expect("a client connects");
                let server = TcpStream::connect(&there).expect("the endpoint listens");
                let (from, to) = (client.try_clone(), server.try_clone());
                let (from, to) = (from.expect("a socket"), to.expect("a socket"));
                thread::spawn(move || pass(from, to, |_| {}));
                thread::spawn(move || {
                    pass(server, client, |bytes| {
                        heard
                            .lock()
                            .expect("nothing panics here")
                            .extend_from_slice(bytes);
                    });
                });
            }
        });
        Relay {
            url: format!("http://{address}"),
            connections,
        }
    }

    /// The secrets of keys and sessions that were answered, and the sessions' tokens.
    pub(crate) fn secrets(&self) -> BTreeSet<String> {
        let mut secrets = BTreeSet::new();
        for heard in self.connections.lock().expect("nothing panics here").iter() {
            let heard = heard.lock().expect("nothing panics here");
            let text = String::from_utf8_lossy(&heard);
            for name in ["SecretAccessKey", "SessionToken"] {
                let (start, end) = (format!("<{name}>"), format!("</{name}>"));
                let after = text.split(&start).skip(1);
                secrets.extend(after.filter_map(|rest| Some(rest.split_once(&end)?.0.to_owned())));
            }
        }
        secrets
    }
}

/// Passes on what comes until it ends, and lets somebody hear it first.
fn pass(mut from: TcpStream, mut to: TcpStream, hear: impl Fn(&[u8])) {
    let mut buffer = [0; 16 * 1024];
    loop {
        match from.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(length) => {
                hear(&buffer[..length]);
                if to.write_all(&buffer[..length]).is_err() {
                    break;
                }
            }
        }
    }
    // The other side may be gone already.
    let _ = to.shutdown(Shutdown::Write);
    let _ = from.shutdown(Shutdown::Read);
}
