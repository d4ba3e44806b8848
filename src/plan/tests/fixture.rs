//! Setups for tests, as the spec would have them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rolecall_iam::account::{AccountId, Partition};
use rolecall_iam::arn::Arn;
use rolecall_iam::policy;

use crate::diagnostic::{Place, Source};
use crate::setup::{
    Consumer, Entry, Hub, KeyDestination, Layout, Role, RolePlaces, Setup, Spoke, Trust, User,
};

/// The hub account.
pub(crate) const HUB: &str = "111111111111";

/// An account ID.
pub(crate) fn id(text: &str) -> AccountId {
    text.parse().unwrap()
}

/// The account of a spoke, by its number.
pub(crate) fn spoke_id(number: usize) -> AccountId {
    id(&format!("{:012}", 200_000_000_000 + number))
}

/// An AWS managed policy.
pub(crate) fn managed(name: &str) -> Arn {
    Arn::aws_managed_policy(Partition::Aws, name)
}

/// A place that points nowhere in particular.
pub(crate) fn place() -> Place {
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: "name: micetro\n".to_owned(),
    });
    Place::new(&source, 0..4)
}

/// The manual's role.
pub(crate) fn role() -> Role {
    Role {
        name: "MicetroAccess".to_owned(),
        path: "/".to_owned(),
        description: String::new(),
        existing: false,
        tags: BTreeMap::new(),
        managed: vec![
            managed("AmazonEC2FullAccess"),
            managed("AmazonRoute53FullAccess"),
            managed("IAMReadOnlyAccess"),
        ],
        inline: BTreeMap::new(),
        trust: Trust::HubUser,
        external_id: None,
        boundary: None,
        max_session: 3_600,
        places: RolePlaces {
            role: place(),
            trust: place(),
            policies: place(),
        },
    }
}

/// A spoke by its number.
pub(crate) fn spoke(number: usize) -> Spoke {
    Spoke {
        account: spoke_id(number),
        alias: format!("net-{number}"),
        entry: Entry::default(),
        role: role(),
        place: place(),
    }
}

/// The manual's setup with so many spokes.
pub(crate) fn setup(spokes: usize) -> Setup {
    Setup {
        name: "micetro".to_owned(),
        partition: Partition::Aws,
        region: "eu-west-1".to_owned(),
        management: None,
        management_profile: None,
        consumer: Consumer::Micetro,
        hub: Hub {
            account: id(HUB),
            alias: "hub".to_owned(),
            entry: Entry::default(),
            user: User {
                name: "micetro".to_owned(),
                path: "/".to_owned(),
                existing: false,
                managed: vec![managed("IAMReadOnlyAccess")],
                inline: BTreeMap::new(),
                boundary: None,
                tags: BTreeMap::new(),
                place: place(),
            },
            group: "micetro-hub".to_owned(),
            layout: Layout::OnePerAccount,
            place: place(),
        },
        spokes: (1..=spokes).map(spoke).collect(),
        units: Vec::new(),
        access_key: Some(KeyDestination::File(PathBuf::from("micetro.credentials"))),
    }
}

/// A trust policy with so many characters, white space not counted.
pub(crate) fn trust_of_size(size: usize) -> Trust {
    let text = |filler: usize| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{HUB}:root"}},"Action":"sts:AssumeRole","Condition":{{"StringEquals":{{"aws:PrincipalTag/team":"{}"}}}}}}]}}"#,
            "x".repeat(filler)
        )
    };
    let document = policy::read(&text(size - policy::size_without_whitespace(&text(0)))).unwrap();
    assert_eq!(policy::size_without_whitespace(&document.to_json()), size);
    Trust::Document(document)
}
