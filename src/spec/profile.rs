//! Permission profiles: the least that a DNS and address management product needs, as policy documents.
//!
//! Source: Micetro documentation, *Permissions Guide for AWS* (required and recommended permissions for
//! DNS and IPAM, and for the account alias). Its `ec2:DescribeVPCs` is AWS's `ec2:DescribeVpcs`. Reading a
//! zone's records is counted as reading, though the guide lists it among the recommended ones.

use schemars::JsonSchema;
use serde_json::{Value, json};

/// A set of permissions under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Profile {
    /// Read hosted zones, their records and health checks.
    DnsRo,
    /// Read and change hosted zones and their records.
    DnsRw,
    /// Read VPCs, subnets, instances and regions.
    IpamRo,
    /// Read and change VPCs, subnets and their tags.
    IpamRw,
    /// Read the account's alias.
    Alias,
    /// DNS and IPAM, reading and changing, and the alias: everything on the list.
    FullMin,
    /// For the hub user: read its own groups and their inline policies, as Micetro does to find accounts.
    SelfRead,
}

const DNS_READ: [&str; 6] = [
    "route53:GetHostedZone",
    "route53:GetHostedZoneCount",
    "route53:ListHealthChecks",
    "route53:ListHostedZones",
    "route53:ListHostedZonesByName",
    "route53:ListResourceRecordSets",
];
const DNS_WRITE: [&str; 3] = [
    "route53:ChangeResourceRecordSets",
    "route53:CreateHostedZone",
    "route53:DeleteHostedZone",
];
const IPAM_READ: [&str; 4] = [
    "ec2:DescribeInstances",
    "ec2:DescribeRegions",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
];
const IPAM_WRITE: [&str; 6] = [
    "ec2:CreateSubnet",
    "ec2:CreateTags",
    "ec2:CreateVpc",
    "ec2:DeleteSubnet",
    "ec2:DeleteTags",
    "ec2:DeleteVpc",
];
const ALIAS: [&str; 1] = ["iam:ListAccountAliases"];
const SELF_READ: [&str; 6] = [
    "iam:GetGroup",
    "iam:GetGroupPolicy",
    "iam:GetUser",
    "iam:ListGroupPolicies",
    "iam:ListGroupsForUser",
    "sts:GetCallerIdentity",
];

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 7] = [
        Profile::DnsRo,
        Profile::DnsRw,
        Profile::IpamRo,
        Profile::IpamRw,
        Profile::Alias,
        Profile::FullMin,
        Profile::SelfRead,
    ];

    /// Its name in a spec.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Profile::DnsRo => "dns-ro",
            Profile::DnsRw => "dns-rw",
            Profile::IpamRo => "ipam-ro",
            Profile::IpamRw => "ipam-rw",
            Profile::Alias => "alias",
            Profile::FullMin => "full-min",
            Profile::SelfRead => "self-read",
        }
    }

    /// The name of the inline policy that carries it: the profile's with `rolecall-` before it.
    #[must_use]
    pub fn policy_name(self) -> String {
        format!("rolecall-{}", self.name())
    }

    /// What it allows.
    #[must_use]
    pub fn actions(self) -> Vec<&'static str> {
        let lists: &[&[&'static str]] = match self {
            Profile::DnsRo => &[&DNS_READ],
            Profile::DnsRw => &[&DNS_READ, &DNS_WRITE],
            Profile::IpamRo => &[&IPAM_READ],
            Profile::IpamRw => &[&IPAM_READ, &IPAM_WRITE],
            Profile::Alias => &[&ALIAS],
            Profile::FullMin => &[&DNS_READ, &DNS_WRITE, &IPAM_READ, &IPAM_WRITE, &ALIAS],
            Profile::SelfRead => &[&SELF_READ, &ALIAS],
        };
        let mut actions = lists.concat();
        actions.sort_unstable();
        actions
    }

    /// The policy document.
    #[must_use]
    pub fn document(self) -> Value {
        json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Sid": self.name().split('-').map(capitalized).collect::<String>(),
                "Effect": "Allow",
                "Action": self.actions(),
                "Resource": "*",
            }],
        })
    }
}

/// A Sid has letters and digits only (IAM User Guide, *reference_policies_elements_sid*).
fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + characters.as_str())
        .unwrap_or_default()
}
