//! A file of its own for an access key, readable by its owner alone.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use rolecall_api::credentials::Credentials;
use rolecall_iam::arn::Arn;
use zeroize::Zeroizing;

use super::{Custody, CustodyError, read_holder, read_section, section};

/// A key file: mode 0600, written beside its place, made durable, and then given its name.
///
/// A directory that others may read is no harm: a file's name is no secret, and its content is the owner's
/// alone from the first byte. One that others may write to is refused, unless it is sticky as `/tmp` is:
/// there they could put another file in the key's place.
///
/// A crash in the midst leaves a file `.rolecall-…` beside the place, with a secret that was never used: the
/// next run finds a key of which it has no secret, and deletes that key.
#[derive(Debug)]
pub struct File {
    path: PathBuf,
    setup: String,
}

impl File {
    /// The file at a path, for a setup of that name.
    #[must_use]
    pub fn new(path: &Path, setup: &str) -> Self {
        File {
            path: path.to_owned(),
            setup: setup.to_owned(),
        }
    }

    fn directory(&self) -> &Path {
        match self.path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        }
    }

    fn io(&self, what: &'static str) -> impl FnOnce(std::io::Error) -> CustodyError {
        let path = self.path.clone();
        move |why| CustodyError::Io { path, what, why }
    }

    fn check_directory(&self) -> Result<(), CustodyError> {
        let directory = self.directory();
        match fs::metadata(directory) {
            Ok(metadata) if metadata.is_dir() && replaceable(&metadata) => Err(CustodyError::OpenDirectory {
                path: directory.to_owned(),
            }),
            Ok(metadata) if metadata.is_dir() => Ok(()),
            _ => Err(CustodyError::NoDirectory {
                path: directory.to_owned(),
            }),
        }
    }

    /// What the file says; nothing without a file. Wiped when dropped.
    fn text(&self) -> Result<Option<Zeroizing<String>>, CustodyError> {
        let mut file = match fs::File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.io("read")(error)),
        };
        let metadata = file.metadata().map_err(self.io("read"))?;
        if readable_by_others(&metadata) {
            return Err(CustodyError::Readable {
                path: self.path.clone(),
            });
        }
        let mut text = Zeroizing::new(String::with_capacity(4_096));
        file.read_to_string(&mut text).map_err(self.io("read"))?;
        Ok(Some(text))
    }

    fn other(&self, id: String) -> CustodyError {
        CustodyError::OtherKey {
            path: self.path.clone(),
            id,
        }
    }
}

impl Custody for File {
    fn place(&self) -> String {
        format!("the file `{}`", self.path.display())
    }

    fn prepare(&self) -> Result<(), CustodyError> {
        self.check_directory()?;
        if let Some(key) = self.load()? {
            return Err(self.other(key.access_key_id));
        }
        // Made and unmade, since rights, quotas and read-only disks show in nothing else.
        tempfile::Builder::new()
            .prefix(".rolecall-")
            .tempfile_in(self.directory())
            .map_err(self.io("written"))?;
        Ok(())
    }

    fn store(&self, user: &Arn, key: &Credentials) -> Result<(), CustodyError> {
        self.check_directory()?;
        if let Some(there) = self.load()? {
            return if there == *key {
                Ok(())
            } else {
                Err(self.other(there.access_key_id))
            };
        }
        let text = section(&self.setup, user, key);
        // `tempfile` opens with O_EXCL and mode 0600.
        let mut beside = tempfile::Builder::new()
            .prefix(".rolecall-")
            .tempfile_in(self.directory())
            .map_err(self.io("written"))?;
        beside.write_all(text.as_bytes()).map_err(self.io("written"))?;
        beside.as_file().sync_all().map_err(self.io("made durable"))?;
        beside
            .persist_noclobber(&self.path)
            .map_err(|error| self.io("written")(error.error))?;
        // The name is durable only once its directory is.
        let directory = fs::File::open(self.directory()).map_err(self.io("made durable"))?;
        directory.sync_all().map_err(self.io("made durable"))
    }

    fn load(&self) -> Result<Option<Credentials>, CustodyError> {
        match self.text()? {
            Some(text) => match read_section(&text) {
                Some(key) => Ok(Some(key)),
                None => Err(CustodyError::NoKey {
                    path: self.path.clone(),
                }),
            },
            None => Ok(None),
        }
    }

    fn holder(&self) -> Result<Option<Arn>, CustodyError> {
        Ok(self.text()?.and_then(|text| read_holder(&text)))
    }

    fn forget(&self, access_key_id: &str) -> Result<bool, CustodyError> {
        if self.load()?.is_none_or(|key| key.access_key_id != access_key_id) {
            return Ok(false);
        }
        fs::remove_file(&self.path).map_err(self.io("removed"))?;
        Ok(true)
    }
}

#[cfg(unix)]
fn replaceable(directory: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let mode = directory.permissions().mode();
    mode & 0o022 != 0 && mode & 0o1000 == 0
}

#[cfg(unix)]
fn readable_by_others(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.permissions().mode() & 0o077 != 0
}

/// Rights are lists there, which a new file inherits from its directory; they are the owner's to set.
#[cfg(not(unix))]
fn replaceable(_: &fs::Metadata) -> bool {
    false
}

/// As for directories.
#[cfg(not(unix))]
fn readable_by_others(_: &fs::Metadata) -> bool {
    false
}
