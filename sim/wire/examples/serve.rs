//! A simulated AWS on port 4566, until it is killed.
//!
//!     cargo run -p rolecall-wire --features server --example serve -- 127.0.0.1:4566

use std::sync::Arc;

use jiff::Timestamp;
use rolecall_wire::Door;
use rolecall_wire::server::{Options, Server};
use rolecall_world::{Config, World};

#[expect(clippy::disallowed_methods, reason = "clients sign by the time on the wall")]
fn wall() -> Timestamp {
    Timestamp::now()
}

#[expect(clippy::print_stdout, reason = "an example speaks to who runs it")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listen = std::env::args().nth(1);
    let listen = listen.as_deref().unwrap_or("127.0.0.1:4566").parse()?;
    let world = World::new(Config {
        start: wall(),
        ..Config::default()
    });
    let options = Options {
        door: Door::default(),
        wall: Arc::new(wall),
        remote_control: false,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let now = world.start();
        let server = Server::bind(listen, world, now, options).await?;
        println!("export AWS_ENDPOINT_URL=http://{}", server.address());
        server.serve(std::future::pending()).await;
        Ok(())
    })
}
