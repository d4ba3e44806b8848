//! The switch is off, on with one issuer, and off again.

use rolecall_api::views::iam as api;

use crate::bench::{Bench, HUB, SPOKE, code};

#[test]
fn an_account_has_one_issuer_while_it_is_on() {
    let mut bench = Bench::new("instant");
    let (hub, spoke) = (bench.root(HUB), bench.root(SPOKE));
    let get = || api::GetOutboundWebIdentityFederationInfoRequest {};
    let enable = || api::EnableOutboundWebIdentityFederationRequest {};
    let disable = || api::DisableOutboundWebIdentityFederationRequest {};
    assert_eq!(code(bench.send(&hub, get())), "FeatureDisabled");
    assert_eq!(code(bench.send(&hub, disable())), "FeatureDisabled");
    let issuer = bench.send(&hub, enable()).unwrap().issuer_identifier.unwrap();
    assert!(
        issuer.starts_with("https://") && issuer.ends_with(".tokens.sts.global.api.aws"),
        "{issuer}"
    );
    assert_eq!(code(bench.send(&hub, enable())), "FeatureEnabled");
    let shown = bench.send(&hub, get()).unwrap();
    assert_eq!(
        (shown.issuer_identifier, shown.jwt_vending_enabled),
        (Some(issuer.clone()), Some(true))
    );
    let other = bench.send(&spoke, enable()).unwrap().issuer_identifier.unwrap();
    assert_ne!(other, issuer);
    bench.send(&hub, disable()).unwrap();
    assert_eq!(code(bench.send(&hub, get())), "FeatureDisabled");
}
