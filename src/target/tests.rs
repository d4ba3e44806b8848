//! What a target's text means, and what can't be reached.

use super::*;

#[test]
fn a_target_reads_as_it_prints() {
    for text in ["sim", "sim:world.json", "sim:../a b/world.json"] {
        let target: Target = text.parse().expect("a target");
        assert_eq!(target.to_string(), text);
    }
    assert_eq!("sim:world.json".parse(), Ok(Target::File("world.json".into())));
}

#[cfg(feature = "aws")]
#[test]
fn what_is_real_is_taken_as_it_is() {
    for text in ["aws", "https://iam.amazonaws.com", "http://localhost:4566"] {
        let target: Target = text.parse().expect("a target");
        assert!(matches!(target, Target::Aws | Target::Url(_)), "{target:?}");
        assert_eq!(target.to_string(), text);
    }
}

#[cfg(not(feature = "aws"))]
#[test]
fn what_is_real_is_named_and_never_simulated_instead() {
    for text in ["aws", "https://iam.amazonaws.com", "http://localhost:4566"] {
        assert_eq!(text.parse::<Target>(), Err(NoTarget::Real(text.to_owned())));
    }
    let finding = NoTarget::Real("aws".to_owned()).finding();
    assert_eq!(finding.code, "target/unbuilt");
    assert!(
        finding.message.contains("`aws` can't be reached"),
        "{}",
        finding.message
    );
    assert!(!finding.hints.is_empty());
}

#[test]
fn what_is_no_target_is_told_apart() {
    assert_eq!("sim:".parse::<Target>(), Err(NoTarget::NoFile));
    for text in ["", "simulator", "Sim", "file.json"] {
        assert_eq!(
            text.parse::<Target>(),
            Err(NoTarget::Unknown(text.to_owned())),
            "{text}"
        );
    }
}
