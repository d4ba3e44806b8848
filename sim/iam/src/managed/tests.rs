use super::*;
use crate::policy::{self, Kind};

#[test]
fn every_policy_is_found_by_name_and_by_arn_and_reads() {
    assert_eq!(names().len(), 1582);
    assert!(names().is_sorted());
    assert_eq!((date(), source()), ("2026-09-30", "moto 5.2.5"));
    for name in names() {
        let managed = lookup(name).unwrap();
        let arn = managed.arn(Partition::AwsCn);
        assert_eq!(lookup(arn.as_str()), Some(managed), "{arn}");
        let document = policy::read(managed.document).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!document.statements().is_empty(), "{name}");
        let canonical = policy::read(&document.to_json()).unwrap();
        assert_eq!(canonical.to_json(), document.to_json(), "{name}");
        assert!(policy::same_meaning(&canonical, &document), "{name}");
    }
}

/// AWS's own documents pass the gate that others must pass: the gate is not too strict.
#[test]
fn aws_would_take_its_own_policies() {
    let refused: Vec<String> = names()
        .filter_map(|name| {
            let refusal = policy::admit(lookup(name)?.document, Kind::Managed).err()?;
            Some(format!("{name}: {refusal}"))
        })
        .collect();
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn arns_must_be_aws_s_own_and_have_the_path() {
    let billing = lookup("arn:aws:iam::aws:policy/job-function/Billing").unwrap();
    assert_eq!((billing.name, billing.path), ("Billing", "/job-function/"));
    for absent in [
        "arn:aws:iam::aws:policy/Billing",
        "arn:aws:iam::123456789012:policy/job-function/Billing",
        "arn:aws:s3::aws:policy/job-function/Billing",
        "billing",
        "",
    ] {
        assert_eq!(lookup(absent), None, "{absent}");
    }
}

#[test]
fn a_small_catalogue_and_its_damages() {
    let document = r#"{"Statement":[]}"#;
    let index = format!("A\t/x/\tv2\t2020\t2021\t0\t2\t{}\n", document.len());
    let pack = |text: &str| miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 6);
    let (index, block) = (pack(&index), pack(&format!("..{document}")));
    let size = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    let mut bytes = b"rolecall-managed 1\n2026-01-02 a source\n".to_vec();
    bytes.extend(size(index.len()));
    bytes.extend(&index);
    bytes.extend(size(1));
    bytes.extend(size(block.len()));
    bytes.extend(size(document.len() + 2));
    bytes.extend(&block);

    let whole: &'static [u8] = bytes.leak();
    let catalogue = Box::leak(Box::new(Catalogue::open(whole).unwrap()));
    let found = catalogue.lookup("arn:aws:iam::aws:policy/x/A").unwrap();
    assert_eq!((found.version, found.document), ("v2", document));
    for cut in 0..whole.len() {
        assert!(Catalogue::open(&whole[..cut]).is_none(), "cut at {cut}");
    }
}
