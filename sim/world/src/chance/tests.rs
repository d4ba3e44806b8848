//! Chance is repeatable, keyed and spread.

use super::*;

#[test]
fn the_same_key_draws_the_same_and_another_draws_otherwise() {
    let key = |seed, purpose, entity| Chance::new(seed).key(purpose).text(entity).number(3).bits();
    assert_eq!(key(1, "delay", "AIDA"), key(1, "delay", "AIDA"));
    assert_ne!(key(1, "delay", "AIDA"), key(2, "delay", "AIDA"));
    assert_ne!(key(1, "delay", "AIDA"), key(1, "replica", "AIDA"));
    assert_ne!(key(1, "delay", "AIDA"), key(1, "delay", "AIDB"));
}

#[test]
fn texts_do_not_run_into_each_other() {
    let key = Chance::new(1).key("x");
    assert_ne!(key.text("ab").text("c").bits(), key.text("a").text("bc").bits());
    assert_ne!(key.text("").bits(), key.bits());
}

#[test]
fn below_reaches_every_value_about_equally_often() {
    let mut counts = [0_u32; 3];
    for n in 0..3000 {
        counts[usize::try_from(Chance::new(7).key("count").number(n).below(3)).unwrap()] += 1;
    }
    assert!(
        counts.iter().all(|&count| (900..1100).contains(&count)),
        "{counts:?}"
    );
}

#[test]
fn the_normal_deviate_has_mean_0_and_deviation_1() {
    let draws: Vec<f64> = (0..20_000)
        .map(|n| Chance::new(7).key("normal").number(n).normal())
        .collect();
    let count = f64::from(u32::try_from(draws.len()).unwrap());
    let mean = draws.iter().sum::<f64>() / count;
    let variance = draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / count;
    assert!(mean.abs() < 0.02, "{mean}");
    assert!((variance - 1.0).abs() < 0.03, "{variance}");
}
