//! The simulated AWS as a command of its own: what is in it, and who operates there.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use rolecall::aws::{Adapter, Limits};
use rolecall::rehearse::inventory::Inventory;
use rolecall::session::clock::Wall;
use rolecall_api::credentials::{Credentials, SecretAccessKey};
use rolecall_api::views::iam::{
    AccessKey, AttachRolePolicyRequest, AttachUserPolicyRequest, CreateAccessKeyRequest, CreateRoleRequest,
    CreateUserRequest,
};
use rolecall_api::{AwsExt as _, Call, CallError};
use rolecall_sim::world::World;
use serde_json::Value;
use tempfile::TempDir;

/// `rolecall sim serve`, until it is dropped.
pub(crate) struct Simulated {
    pub(crate) url: String,
    serving: Child,
}

impl Simulated {
    /// On a port that is free.
    pub(crate) fn serve(more: &[&str]) -> Simulated {
        Simulated::serve_telling(more, Stdio::null())
    }

    /// The same, and what it says of itself goes there.
    pub(crate) fn serve_telling(more: &[&str], there: Stdio) -> Simulated {
        let mut serving = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .args(["sim", "serve", "--listen", "0", "--json"])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(there)
            .spawn()
            .expect("the command starts");
        let told = serving.stdout.as_mut().expect("it was asked for");
        let mut line = String::new();
        let read = BufReader::new(told).read_line(&mut line);
        read.expect("it says where it is");
        let told: Value = serde_json::from_str(&line).expect("a line of JSON");
        let url = told["url"].as_str().expect("a URL").to_owned();
        Simulated { url, serving }
    }
}

impl Drop for Simulated {
    fn drop(&mut self) {
        // It is ours alone, and keeps no world that would have to be written.
        let _ = self.serving.kill();
        let _ = self.serving.wait();
    }
}

/// What is in a simulated AWS on a port.
pub(crate) fn inventory(url: &str) -> Inventory {
    let folder = tempfile::tempdir().expect("there is a place for files");
    let file = folder.path().join("world.json");
    let saved = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["--quiet", "sim", "snapshot", "save", "--endpoint", url])
        .arg(&file)
        .status();
    assert!(saved.expect("the command runs").success());
    let (world, _) = World::load(&file).expect("it is a world");
    Inventory::of(&world)
}

/// An operator in a simulated AWS, and a configuration with the profile `operator` that leads there.
pub(crate) struct Operator {
    _folder: TempDir,
    /// The file.
    pub(crate) config: PathBuf,
}

/// A user of the hub that may do everything, and a role `Operator` in each spoke that it may assume.
pub(crate) fn operator(url: &str, hub: &str, spokes: &[&str]) -> Operator {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the system gives a runtime");
    let key = runtime.block_on(made(url, hub, spokes)).expect("it can be made");
    let folder = tempfile::tempdir().expect("there is a place for files");
    let config = folder.path().join("config");
    let secret = key.secret_access_key.expose();
    let text = format!(
        "[profile operator]\nendpoint_url = {url}\naws_access_key_id = {}\naws_secret_access_key = {secret}\n",
        key.access_key_id
    );
    std::fs::write(&config, text).expect("the file can be written");
    Operator {
        _folder: folder,
        config,
    }
}

async fn made(url: &str, hub: &str, spokes: &[&str]) -> Result<AccessKey, CallError> {
    let adapter = Adapter::new(Some(url.into()), Arc::new(Wall), Limits::default());
    let root = |account: &str| Call::new(Credentials::long_term(account, SecretAccessKey::new("test")));
    let user = CreateUserRequest {
        user_name: "operator".to_owned(),
        ..CreateUserRequest::default()
    };
    adapter.send(&root(hub), user).await?;
    let everything = AttachUserPolicyRequest {
        user_name: "operator".to_owned(),
        policy_arn: EVERYTHING.to_owned(),
    };
    adapter.send(&root(hub), everything).await?;
    for spoke in spokes {
        let role = CreateRoleRequest {
            role_name: "Operator".to_owned(),
            assume_role_policy_document: format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{hub}"}},"Action":"sts:AssumeRole"}}]}}"#
            ),
            ..CreateRoleRequest::default()
        };
        adapter.send(&root(spoke), role).await?;
        let everything = AttachRolePolicyRequest {
            role_name: "Operator".to_owned(),
            policy_arn: EVERYTHING.to_owned(),
        };
        adapter.send(&root(spoke), everything).await?;
    }
    let key = CreateAccessKeyRequest {
        user_name: Some("operator".to_owned()),
    };
    Ok(adapter.send(&root(hub), key).await?.access_key)
}

const EVERYTHING: &str = "arn:aws:iam::aws:policy/AdministratorAccess";
