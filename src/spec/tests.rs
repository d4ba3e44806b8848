use std::path::Path;

#[test]
fn the_examples_have_no_finding() {
    for (file, spokes) in [("examples/micetro.yaml", 2), ("examples/forty.yaml", 40)] {
        let loaded = super::load(Path::new(file)).unwrap();
        assert_eq!(loaded.setup.spokes.len(), spokes, "{file}");
        assert!(loaded.warnings.is_empty(), "{file}: {:?}", loaded.warnings);
    }
}
