//! What tests of operations stand on: a world with accounts, and callers in it.

use std::time::Duration;

use rolecall_api::credentials::Credentials;
use rolecall_api::error::CallError;
use rolecall_api::port::{Call, Request};
use rolecall_api::views::iam as api;
use rolecall_api::views::{Typed, View};
use rolecall_iam::account::{AccountId, Partition};

use crate::time::clock::Clock;
use crate::{AccountOptions, Config, World};

/// A world with its clock.
#[derive(Clone)]
pub(crate) struct Bench {
    pub(crate) world: World,
    pub(crate) clock: Clock,
}

pub(crate) const HUB: &str = "111111111111";
pub(crate) const SPOKE: &str = "222222222222";

pub(crate) fn account(id: &str) -> AccountId {
    id.parse().unwrap()
}

impl Bench {
    /// Two accounts, and these delays.
    pub(crate) fn new(delays: &str) -> Self {
        Self::seeded(delays, 1)
    }

    pub(crate) fn seeded(delays: &str, seed: u64) -> Self {
        let config = Config {
            delays: delays.parse().unwrap(),
            seed,
            ..Config::default()
        };
        let mut world = World::new(config);
        for id in [HUB, SPOKE] {
            world
                .create_account(account(id), Partition::Aws, AccountOptions::default())
                .unwrap();
        }
        let clock = Clock::at(world.start());
        Self { world, clock }
    }

    pub(crate) fn root(&mut self, id: &str) -> Credentials {
        self.world.root_credentials(account(id)).unwrap()
    }

    pub(crate) fn wait(&mut self, millis: u64) {
        self.clock.advance(Duration::from_millis(millis));
    }

    /// Long enough for everything to be seen everywhere.
    pub(crate) fn settle(&mut self) {
        self.wait(u64::try_from(self.world.delays().longest_of_all()).unwrap());
    }

    /// One call to us-east-1.
    pub(crate) fn send<R: Typed>(&mut self, who: &Credentials, request: R) -> Result<R::Output, CallError> {
        self.send_by(&Call::new(who.clone()), who, request)
    }

    pub(crate) fn send_by<R: Typed>(
        &mut self,
        call: &Call,
        who: &Credentials,
        request: R,
    ) -> Result<R::Output, CallError> {
        let now = self.clock.now();
        let request = Request::from(request);
        let service = request.operation.service();
        let mut attempt = self.world.begin(now, service, &call.region, &who.access_key_id);
        attempt.present(who);
        let response = self.world.handle(now, &attempt, call, request)?;
        Ok(R::Output::from_structure(response.output).unwrap())
    }

    /// A user of the account with a key, and the key.
    pub(crate) fn user(&mut self, account: &str, name: &str) -> Credentials {
        let root = self.root(account);
        self.send(
            &root,
            api::CreateUserRequest {
                user_name: name.into(),
                ..Default::default()
            },
        )
        .unwrap();
        let request = api::CreateAccessKeyRequest {
            user_name: Some(name.into()),
        };
        let key = self.send(&root, request).unwrap().access_key;
        Credentials::long_term(key.access_key_id, key.secret_access_key)
    }
}

/// Code and text of a refusal.
pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T, CallError>) -> (String, String) {
    let error = result.unwrap_err();
    let refusal = error.refusal().unwrap_or_else(|| panic!("{error}"));
    (refusal.code.clone(), refusal.message.clone())
}

/// Code of a refusal.
pub(crate) fn code<T: std::fmt::Debug>(result: Result<T, CallError>) -> String {
    refusal(result).0
}
