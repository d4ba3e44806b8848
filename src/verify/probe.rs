//! The probes: harmless reads that show whether a role grants what it promises.
//!
//! A probe proves something only if it can fail. So the law picks the action that one promised policy grants
//! and no other does: AmazonRoute53FullAccess alone already grants `ec2:DescribeVpcs`, so that action says
//! nothing about AmazonEC2FullAccess; `ec2:DescribeSubnets` does. What isn't promised is probed too, and
//! must be refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rolecall_iam::action::Action;

/// A read that needs no resource, changes nothing, and is answered in an empty account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Probe {
    /// `ec2:DescribeSubnets`.
    DescribeSubnets,
    /// `ec2:DescribeVpcs`.
    DescribeVpcs,
    /// `ec2:DescribeRegions`.
    DescribeRegions,
    /// `route53:ListHostedZones`.
    ListHostedZones,
    /// `iam:ListAccountAliases`.
    ListAccountAliases,
    /// `s3:ListAllMyBuckets`, the action of `ListBuckets`.
    ListAllMyBuckets,
}

impl Probe {
    /// Every probe, those first that fewer policies grant.
    pub const ALL: [Probe; 6] = [
        Probe::DescribeSubnets,
        Probe::ListHostedZones,
        Probe::ListAccountAliases,
        Probe::ListAllMyBuckets,
        Probe::DescribeVpcs,
        Probe::DescribeRegions,
    ];

    /// Its action's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Probe::DescribeSubnets => "ec2:DescribeSubnets",
            Probe::DescribeVpcs => "ec2:DescribeVpcs",
            Probe::DescribeRegions => "ec2:DescribeRegions",
            Probe::ListHostedZones => "route53:ListHostedZones",
            Probe::ListAccountAliases => "iam:ListAccountAliases",
            Probe::ListAllMyBuckets => "s3:ListAllMyBuckets",
        }
    }

    /// Its action.
    ///
    /// # Panics
    /// Never: every name above is an action's.
    #[must_use]
    pub fn action(self) -> Action {
        #[expect(
            clippy::expect_used,
            reason = "the names are constants of this file, and a test reads each"
        )]
        self.as_str().parse().expect("a probe's name is an action's")
    }

    /// The service it asks.
    #[must_use]
    pub fn service(self) -> &'static str {
        self.as_str().split(':').next().unwrap_or_default()
    }
}

impl fmt::Display for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is to be probed with a role's session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probes {
    /// Must be answered; each with the policies that it shows.
    pub open: BTreeMap<Probe, Vec<String>>,
    /// Must be refused.
    pub closed: BTreeSet<Probe>,
    /// Policies that no probe tells apart from the others: their effect isn't shown by use.
    pub untold: Vec<String>,
}

/// Chooses the probes for a role.
///
/// `grants` says for each promised policy what it alone grants; `allowed` what the law allows the role's
/// session in all: a boundary may take away what a policy grants.
#[must_use]
pub fn choose(grants: &BTreeMap<String, BTreeSet<Probe>>, allowed: &BTreeSet<Probe>) -> Probes {
    let mut probes = Probes::default();
    for (policy, granted) in grants {
        let telling = Probe::ALL.into_iter().find(|probe| {
            granted.contains(probe)
                && allowed.contains(probe)
                && !grants
                    .iter()
                    .any(|(other, also)| other != policy && also.contains(probe))
        });
        match telling {
            Some(probe) => probes.open.entry(probe).or_default().push(policy.clone()),
            None => probes.untold.push(policy.clone()),
        }
    }
    if probes.open.is_empty() {
        // Nothing tells one policy from another, but that the session can do something can still be shown.
        if let Some(probe) = Probe::ALL.into_iter().find(|probe| allowed.contains(probe)) {
            probes.open.insert(probe, Vec::new());
        }
    }
    for probe in Probe::ALL {
        let service_is_probed = probes
            .closed
            .iter()
            .any(|closed| closed.service() == probe.service());
        if !allowed.contains(&probe) && !service_is_probed {
            probes.closed.insert(probe);
        }
    }
    probes
}

#[cfg(test)]
mod tests;
