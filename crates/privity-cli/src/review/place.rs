//! What a file is called: one name, however its path was spelled.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder that files are called from: that of `privity.toml`, else the working directory.
pub(super) struct Base(PathBuf);

impl Base {
    /// The folder that a file is in.
    pub(super) fn of(file: &Path) -> io::Result<Base> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::canonicalize(folder).map(Base).map_err(|error| crate::about(folder, &error))
    }

    /// The working directory.
    pub(super) fn here() -> io::Result<Base> {
        fs::canonicalize(env::current_dir()?).map(Base)
    }

    /// A path that is said from this folder.
    pub(super) fn join(&self, path: &Path) -> PathBuf {
        self.0.join(path)
    }

    /// Whether this folder is in another, or is it.
    pub(super) fn is_in(&self, whole: &Path) -> bool {
        self.0.starts_with(whole)
    }

    /// The name of a file by its [`whole`] path: from this folder, with `/`; the whole path if it is elsewhere.
    pub(super) fn name(&self, whole: &Path) -> String {
        let path = whole.strip_prefix(&self.0).unwrap_or(whole);
        let name = path.to_string_lossy().replace('\\', "/");
        name.strip_prefix("//?/").unwrap_or(&name).to_owned()
    }
}

/// A path from the root, without `.`, `..` and links on the way. A link to a file stays what it is called.
pub(super) fn whole(path: &Path) -> io::Result<PathBuf> {
    let Some(name) = path.file_name().filter(|_| !path.is_dir()) else { return fs::canonicalize(path) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(folder)?.join(name))
}
