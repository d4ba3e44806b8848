//! Which probe tells which policies apart.

use super::*;

fn grants(of: &[(&str, &[Probe])]) -> BTreeMap<String, BTreeSet<Probe>> {
    of.iter()
        .map(|(name, probes)| ((*name).to_owned(), probes.iter().copied().collect()))
        .collect()
}

fn all(grants: &BTreeMap<String, BTreeSet<Probe>>) -> BTreeSet<Probe> {
    grants.values().flatten().copied().collect()
}

#[test]
fn every_name_is_an_action() {
    for probe in Probe::ALL {
        assert_eq!(probe.action().to_string(), probe.as_str());
    }
}

#[test]
fn each_policy_is_shown_by_what_it_alone_grants() {
    let grants = grants(&[
        (
            "AmazonEC2FullAccess",
            &[
                Probe::DescribeSubnets,
                Probe::DescribeVpcs,
                Probe::DescribeRegions,
            ],
        ),
        (
            "AmazonRoute53FullAccess",
            &[
                Probe::DescribeVpcs,
                Probe::DescribeRegions,
                Probe::ListHostedZones,
            ],
        ),
        ("IAMReadOnlyAccess", &[Probe::ListAccountAliases]),
    ]);
    let probes = choose(&grants, &all(&grants));
    let open: Vec<(&str, &str)> = probes
        .open
        .iter()
        .map(|(probe, shows)| (probe.as_str(), shows[0].as_str()))
        .collect();
    assert_eq!(
        open,
        [
            ("ec2:DescribeSubnets", "AmazonEC2FullAccess"),
            ("route53:ListHostedZones", "AmazonRoute53FullAccess"),
            ("iam:ListAccountAliases", "IAMReadOnlyAccess"),
        ]
    );
    assert_eq!(probes.closed, BTreeSet::from([Probe::ListAllMyBuckets]));
    assert!(probes.untold.is_empty());
}

#[test]
fn what_is_not_promised_must_be_refused_once_a_service() {
    let grants = grants(&[(
        "AmazonRoute53FullAccess",
        &[
            Probe::DescribeVpcs,
            Probe::DescribeRegions,
            Probe::ListHostedZones,
        ],
    )]);
    let probes = choose(&grants, &all(&grants));
    assert_eq!(
        probes.open.keys().copied().collect::<Vec<_>>(),
        [Probe::ListHostedZones]
    );
    assert_eq!(
        probes.closed.into_iter().collect::<Vec<_>>(),
        [
            Probe::DescribeSubnets,
            Probe::ListAccountAliases,
            Probe::ListAllMyBuckets
        ]
    );
}

#[test]
fn a_policy_within_another_is_told_as_untold_not_as_proved() {
    let grants = grants(&[
        ("A", &[Probe::ListHostedZones]),
        ("B", &[Probe::ListHostedZones, Probe::ListAccountAliases]),
    ]);
    let probes = choose(&grants, &all(&grants));
    assert_eq!(probes.untold, ["A"]);
    assert_eq!(
        probes.open.keys().copied().collect::<Vec<_>>(),
        [Probe::ListAccountAliases]
    );
}

#[test]
fn a_boundary_takes_away_what_a_policy_grants() {
    let grants = grants(&[("A", &[Probe::ListHostedZones, Probe::ListAccountAliases])]);
    let allowed = BTreeSet::from([Probe::ListAccountAliases]);
    let probes = choose(&grants, &allowed);
    assert_eq!(
        probes.open.keys().copied().collect::<Vec<_>>(),
        [Probe::ListAccountAliases]
    );
    assert!(probes.closed.contains(&Probe::ListHostedZones));
}
