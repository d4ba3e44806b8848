//! Who may turn central root access on and off, and in what order that is refused.

use rolecall_api::views::{iam as api, organizations};

use crate::bench::{Bench, HUB, SPOKE, code};

#[test]
fn central_root_access_is_turned_on_by_the_management_account_when_iam_is_trusted() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let list = || api::ListOrganizationsFeaturesRequest {};
    let sessions = || api::EnableOrganizationsRootSessionsRequest {};
    assert_eq!(code(bench.send(&hub, list())), "OrganizationNotFoundException");
    let root = bench.world.create_organization(HUB.parse().unwrap()).unwrap();
    bench
        .world
        .join_organization(SPOKE.parse().unwrap(), &root)
        .unwrap();
    assert_eq!(
        code(bench.send(&hub, sessions())),
        "ServiceAccessNotEnabledException"
    );
    let trust = organizations::EnableAWSServiceAccessRequest {
        service_principal: "iam.amazonaws.com".into(),
    };
    bench.send(&hub, trust).unwrap();
    assert_eq!(
        code(bench.send(&spoke, list())),
        "AccountNotManagementOrDelegatedAdministratorException"
    );
    assert_eq!(
        bench.send(&hub, sessions()).unwrap().enabled_features,
        ["RootSessions"]
    );
    let credentials = api::EnableOrganizationsRootCredentialsManagementRequest {};
    let both = bench.send(&hub, credentials).unwrap();
    assert_eq!(
        both.enabled_features,
        ["RootCredentialsManagement", "RootSessions"]
    );
    let register = organizations::RegisterDelegatedAdministratorRequest {
        account_id: SPOKE.into(),
        service_principal: "iam.amazonaws.com".into(),
    };
    bench.send(&hub, register).unwrap();
    let seen = bench.send(&spoke, list()).unwrap();
    assert_eq!(seen.enabled_features, both.enabled_features);
    assert_eq!(seen.organization_id, both.organization_id);
    assert_eq!(
        code(bench.send(&spoke, sessions())),
        "CallerIsNotManagementAccountException"
    );
    let off = api::DisableOrganizationsRootSessionsRequest {};
    assert_eq!(
        bench.send(&hub, off).unwrap().enabled_features,
        ["RootCredentialsManagement"]
    );
    let off = api::DisableOrganizationsRootCredentialsManagementRequest {};
    assert!(bench.send(&hub, off).unwrap().enabled_features.is_empty());
}
