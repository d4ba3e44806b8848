use super::*;

const WANTED: Wanted = Wanted {
    code: "explain/who",
    by: "this setup",
    forms: "an ARN or `ALIAS/user/NAME`",
};

fn known() -> Vec<Named<usize>> {
    let names = [
        "hub/user/ann",
        "dns/role/Audit",
        "net/role/Audit",
        "net/assumed-role/Audit/ann2",
    ];
    let named = |(value, name): (usize, &&str)| Named {
        name: (*name).to_owned(),
        others: vec![format!(
            "arn:aws:iam::{value}:role{}",
            name.trim_start_matches(|c| c != '/')
        )],
        value,
    };
    names.iter().enumerate().map(named).collect()
}

#[test]
fn a_whole_name_an_arn_and_an_end_that_one_has() {
    let known = known();
    for (text, expected) in [
        ("hub/user/ann", 0),
        ("ann", 0),
        ("user/ann", 0),
        ("dns/role/Audit", 1),
        ("arn:aws:iam::2:role/role/Audit", 2),
        ("Audit/ann2", 3),
    ] {
        assert_eq!(
            find(&known, text, &WANTED).map_err(|e| e.message).as_ref(),
            Ok(&&expected),
            "{text}"
        );
    }
}

#[test]
fn an_end_that_several_have_is_an_error_with_the_candidates() {
    let known = known();
    let finding = find(&known, "Audit", &WANTED).unwrap_err();
    assert_eq!(finding.code, "explain/ambiguous");
    assert_eq!(finding.message, "`Audit` is the end of 2 names");
    assert_eq!(
        finding.hints,
        ["name one of them: `dns/role/Audit`, `net/role/Audit`"]
    );
}

#[test]
fn half_a_word_and_nothing_are_no_names() {
    let known = known();
    for text in ["udit", "", "/", "nn", "user/"] {
        assert_eq!(
            find(&known, text, &WANTED).unwrap_err().code,
            "explain/who",
            "{text:?}"
        );
    }
    assert_eq!(
        find(&known, "anne", &WANTED).unwrap_err().hints,
        ["did you mean `hub/user/ann`?"]
    );
    assert_eq!(
        find(&known, "nobody at all", &WANTED).unwrap_err().hints,
        [
            "expected an ARN or `ALIAS/user/NAME`, such as `hub/user/ann`, `dns/role/Audit`, `net/role/Audit`, `net/assumed-role/Audit/ann2`"
        ]
    );
}
