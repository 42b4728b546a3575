//! Paths in messages.

use std::path::Path;

/// A path as messages show it: relative to the working directory, with `/`.
pub fn shown(path: &Path) -> String {
    let here = path.is_absolute().then(std::env::current_dir).and_then(Result::ok);
    let relative = here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let text = relative.to_string_lossy().replace('\\', "/");
    match text.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}
