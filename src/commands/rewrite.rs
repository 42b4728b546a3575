//! New texts of files: shown as a difference or written in place of the old ones.

use similar::TextDiff;

use crate::error::Error;
use crate::paths::replace;

/// A file with its new text.
pub struct Rewrite {
    /// Where it lies.
    pub path: std::path::PathBuf,
    /// What messages call it.
    pub name: String,
    /// Its text.
    pub old: String,
    /// What is to stand there.
    pub new: String,
}

impl Rewrite {
    /// The difference, as `patch` takes it.
    pub fn diff(&self) -> String {
        let name = self.name.trim_start_matches('/');
        TextDiff::from_lines(&self.old, &self.new)
            .unified_diff()
            .context_radius(3)
            .header(&format!("a/{name}"), &format!("b/{name}"))
            .to_string()
    }

    /// Puts the new text in place at once, so that a crash leaves the old or the new one.
    pub fn write(&self) -> Result<(), Error> {
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        replace(&path, &self.new).map_err(|error| Error::io("write", &self.path, &error))
    }
}
