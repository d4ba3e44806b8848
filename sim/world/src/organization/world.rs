//! What a world's owner sets up in its organization, without a call.

use std::sync::Arc;

use jiff::Timestamp;
use rolecall_iam::account::AccountId;

use crate::time::clock::Moment;
use crate::world::World;

use super::{Joined, NotInOrganization, Organization, OrganizationQuotas, PolicyKind};

impl World {
    /// Makes the organization, with an account that manages it, and gives its root's id. The account has
    /// been in it for ever.
    ///
    /// # Errors
    /// When there is one already, or no such account.
    pub fn create_organization(&mut self, management: AccountId) -> Result<Arc<str>, NotInOrganization> {
        if let Some(organization) = &self.organization {
            return Err(NotInOrganization::Present(organization.id.to_string()));
        }
        let account = self
            .accounts
            .get(&management)
            .ok_or(NotInOrganization::Account(management))?;
        let mut organization = Organization::new(self.chance(), management, account.partition);
        let root = Arc::clone(&organization.root);
        organization.join(management, &root, Joined::Invited, self.start)?;
        self.organization = Some(organization);
        Ok(root)
    }

    /// Puts an account into the organization, beneath its root or a unit, for ever.
    ///
    /// # Errors
    /// When there is no organization, no such account, or no such parent.
    pub fn join_organization(&mut self, account: AccountId, parent: &str) -> Result<(), NotInOrganization> {
        if !self.accounts.contains_key(&account) {
            return Err(NotInOrganization::Account(account));
        }
        let start = self.start;
        self.organized()?.join(account, parent, Joined::Invited, start)
    }

    /// Makes an organizational unit beneath the root or another unit, and gives its id.
    ///
    /// # Errors
    /// When there is no organization, or no such parent.
    pub fn create_unit(&mut self, parent: &str, name: &str) -> Result<Arc<str>, NotInOrganization> {
        let chance = self.chance();
        self.organized()?.create_unit(chance, parent, name)
    }

    /// Makes a service control policy that is attached nowhere, and gives its id.
    ///
    /// # Errors
    /// When there is no organization, or the document is refused.
    pub fn create_scp(&mut self, name: &str, document: &str) -> Result<Arc<str>, NotInOrganization> {
        let chance = self.chance();
        self.organized()?
            .create_policy(chance, PolicyKind::Service, name, document)
    }

    /// Makes a resource control policy that is attached nowhere, and gives its id. It binds nothing before
    /// [`World::enable_rcps`].
    ///
    /// # Errors
    /// When there is no organization, or the document is refused.
    pub fn create_rcp(&mut self, name: &str, document: &str) -> Result<Arc<str>, NotInOrganization> {
        let chance = self.chance();
        self.organized()?
            .create_policy(chance, PolicyKind::Resource, name, document)
    }

    /// Turns resource control policies on; `since` is when, and without it they always were.
    ///
    /// # Errors
    /// When there is no organization.
    pub fn enable_rcps(&mut self, since: Option<Timestamp>) -> Result<(), NotInOrganization> {
        let (delays, since) = (self.delays(), since.map_or(Moment::EPOCH, Moment::from));
        self.organized()?
            .enable(PolicyKind::Resource, true, delays, since);
        Ok(())
    }

    /// Attaches a control policy to the root, a unit or an account. `since` is when; without it
    /// the policy was always there, and every replica has seen it.
    ///
    /// # Errors
    /// When there is no organization, or no such policy or target.
    pub fn attach_scp(
        &mut self,
        target: &str,
        policy: &str,
        since: Option<Timestamp>,
    ) -> Result<(), NotInOrganization> {
        let (delays, since) = (self.delays(), since.map(Moment::from));
        self.organized()?.attach(target, policy, delays, since)
    }

    /// Detaches a control policy; `since` as in [`World::attach_scp`].
    ///
    /// # Errors
    /// When there is no organization, or no such policy or target.
    pub fn detach_scp(
        &mut self,
        target: &str,
        policy: &str,
        since: Option<Timestamp>,
    ) -> Result<(), NotInOrganization> {
        let (delays, since) = (self.delays(), since.map(Moment::from));
        self.organized()?.detach(target, policy, delays, since)
    }

    fn organized(&mut self) -> Result<&mut Organization, NotInOrganization> {
        self.organization.as_mut().ok_or(NotInOrganization::Absent)
    }

    /// The organization, if there is one.
    #[must_use]
    pub const fn organization(&self) -> Option<&Organization> {
        self.organization.as_ref()
    }

    /// Sets how much of everything the organization may have.
    ///
    /// # Errors
    /// When there is no organization.
    pub fn set_organization_quotas(&mut self, quotas: OrganizationQuotas) -> Result<(), NotInOrganization> {
        self.organized()?.quotas = quotas;
        Ok(())
    }
}
