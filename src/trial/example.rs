//! The first policy tests of a newcomer: a policy, and a file of tests beside it that passes.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::spec::document::plain;

/// The files of the example: name and text.
pub const EXAMPLE: [(&str, &str); 2] = [
    ("reader.json", include_str!("example/reader.json")),
    ("reader.test.yaml", include_str!("example/reader.test.yaml")),
];

/// Writes the example into a folder, which is made if need be; no file is written over.
///
/// # Errors
/// Which file can't be written, and why.
pub fn write_example(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let why = |path: &Path, error: &std::io::Error| format!("`{}`: {}", path.display(), plain(error));
    std::fs::create_dir_all(folder).map_err(|error| why(folder, &error))?;
    let paths = EXAMPLE.map(|(name, _)| folder.join(name));
    // All or none: half an example teaches nothing.
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(format!("`{}` is there already", there.display()));
    }
    for (path, (_, text)) in paths.iter().zip(EXAMPLE) {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .map_err(|error| why(path, &error))?;
        file.write_all(text.as_bytes())
            .map_err(|error| why(path, &error))?;
    }
    Ok(paths.to_vec())
}
