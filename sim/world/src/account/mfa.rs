//! Virtual devices for a second factor: whose they are, and which codes they have shown.
//!
//! IAM User Guide, `id_credentials_mfa_enable_virtual.html` and `id_credentials_mfa_sync.html`. The seed of
//! a device is derived, as other secrets are: a snapshot holds none.

use std::collections::BTreeMap;

use rolecall_iam::arn::Arn;
use serde::{Deserialize, Serialize};

use crate::account::entity::KeyOwner;
use crate::account::tags::Tags;
use crate::chance::Key;
use crate::proof::totp;
use crate::time::clock::Moment;
use crate::time::delay::{Delays, Kind};
use crate::time::replicated::{Replicated, View};

/// How far a device's clock may be off when two codes bind or synchronize it: an hour. Assumed: the
/// documentation says that codes may be old, and that the device is out of step then
/// (IAM API Reference, `EnableMFADevice`).
const SYNC_STEPS: i64 = 120;
/// How far a single code may be off from the device's own time: one step, as RFC 6238, section 5.2, advises.
const USE_STEPS: i64 = 1;

/// Who has a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Whose it is.
    pub owner: KeyOwner,
    /// Since when.
    pub since: Moment,
}

/// One virtual device.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MfaDevice {
    /// Its serial number, which is its ARN.
    pub serial: Arn,
    /// When it was made.
    pub created: Moment,
    /// The how-manieth of its account: what its seed is derived from, besides its serial number.
    pub number: u32,
    /// Who has it; nobody, when nobody ever did or it was taken away.
    pub holder: Replicated<Option<Holder>>,
    /// How many steps its clock is ahead of the world's.
    pub ahead: i64,
    /// The last step whose code was accepted: no code counts twice.
    pub spent: Option<i64>,
    /// Its tags.
    pub tags: Replicated<Tags>,
}

/// Why a code is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rejected {
    /// There is no such device, or the caller doesn't have it.
    Device,
    /// The code is wrong, out of time, or was used before.
    Code,
}

impl MfaDevice {
    pub(crate) fn new(serial: Arn, number: u32, now: Moment) -> Self {
        let key = |of| Key::unseeded(of).text(serial.as_str()).number(u64::from(number));
        Self {
            holder: Replicated::unwritten(key("mfa holder")),
            tags: Replicated::unwritten(key("mfa tags")),
            serial,
            created: now,
            number,
            ahead: 0,
            spent: None,
        }
    }

    /// Who has it, as the control plane knows it.
    #[must_use]
    pub fn held(&self) -> Option<&Holder> {
        self.holder.latest().and_then(Option::as_ref)
    }

    /// What the seed is derived from.
    pub(crate) fn seed_of(&self) -> String {
        format!("{} {}", self.serial, self.number)
    }

    /// Takes two codes that follow each other, and learns from them how far its clock is off.
    pub(crate) fn synchronize(
        &mut self,
        seed: &[u8],
        first: &str,
        second: &str,
        now: Moment,
    ) -> Result<(), Rejected> {
        let current = totp::step(now);
        let mut from = current - SYNC_STEPS;
        while let Some(step) = totp::find(seed, first, from, current + SYNC_STEPS) {
            if totp::find(seed, second, step + 1, step + 1).is_some() {
                self.ahead = step + 1 - current;
                self.spent = Some(step + 1);
                return Ok(());
            }
            from = step + 1;
        }
        Err(Rejected::Code)
    }

    /// Gives it to somebody, or takes it away.
    pub(crate) fn give(&mut self, owner: Option<KeyOwner>, delays: Delays, now: Moment) {
        let kind = match owner {
            Some(_) => Kind::Credential,
            None => Kind::Revocation,
        };
        let holder = owner.map(|owner| Holder { owner, since: now });
        self.holder.write(delays, now, kind, holder);
    }

    /// Takes one code, once.
    fn accept(&mut self, seed: &[u8], code: &str, now: Moment) -> Result<(), Rejected> {
        let expected = totp::step(now) + self.ahead;
        let first = self.spent.map_or(expected - USE_STEPS, |spent| {
            (spent + 1).max(expected - USE_STEPS)
        });
        let step = totp::find(seed, code, first, expected + USE_STEPS).ok_or(Rejected::Code)?;
        self.spent = Some(step);
        Ok(())
    }
}

/// The virtual devices of an account.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct MfaDevices {
    devices: BTreeMap<String, MfaDevice>,
    made: u32,
}

impl MfaDevices {
    /// The device of a serial number.
    #[must_use]
    pub fn get(&self, serial: &str) -> Option<&MfaDevice> {
        self.devices.get(serial)
    }

    pub(crate) fn get_mut(&mut self, serial: &str) -> Option<&mut MfaDevice> {
        self.devices.get_mut(serial)
    }

    /// All of them, by serial number.
    pub fn iter(&self) -> impl Iterator<Item = &MfaDevice> {
        self.devices.values()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.devices.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty()
    }

    /// Those that somebody has, as the control plane knows it.
    pub fn of<'a>(&'a self, owner: &'a KeyOwner) -> impl Iterator<Item = (&'a MfaDevice, &'a Holder)> {
        self.iter()
            .filter_map(|device| Some((device, device.held()?)))
            .filter(move |(_, holder)| holder.owner == *owner)
    }

    /// Makes one that nobody has.
    pub(crate) fn create(&mut self, serial: Arn, now: Moment) -> MfaDevice {
        self.made += 1;
        MfaDevice::new(serial, self.made, now)
    }

    pub(crate) fn insert(&mut self, device: MfaDevice) {
        self.devices.insert(device.serial.as_str().to_owned(), device);
    }

    pub(crate) fn remove(&mut self, serial: &str) {
        self.devices.remove(serial);
    }

    /// Takes the code of a device that its owner shows, as a replica knows who that is.
    pub(crate) fn accept(
        &mut self,
        serial: &str,
        owner: &KeyOwner,
        code: &str,
        view: &View,
        seed: impl FnOnce(&MfaDevice) -> [u8; 40],
    ) -> Result<(), Rejected> {
        let device = self.devices.get_mut(serial).ok_or(Rejected::Device)?;
        let holder = device.holder.at(view).and_then(Option::as_ref);
        if holder.is_none_or(|holder| holder.owner != *owner) {
            return Err(Rejected::Device);
        }
        let seed = seed(device);
        device.accept(&seed, code, view.now())
    }
}
