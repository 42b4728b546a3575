//! Paths in messages.

use std::fs::File;
use std::io::{BufWriter, Write};
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

/// Gives a file a new text at once, so that a crash leaves the old or the new one. A file that was there
/// keeps its permissions.
pub fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    replace_bytes(file, text.as_bytes())
}

/// Gives a file new bytes at once, as [`replace`] does.
pub fn replace_bytes(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    replace_with(file, |out| out.write_all(bytes))
}

/// Gives a file at once what `write` writes, as [`replace`] does.
pub fn replace_with(
    file: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>,
) -> std::io::Result<()> {
    // What a link points to is meant, and a device or a pipe must never become a file.
    let real = std::fs::canonicalize(file);
    let file = real.as_deref().unwrap_or(file);
    if std::fs::metadata(file).is_ok_and(|known| !known.is_file()) {
        return Err(std::io::Error::other("it isn't a regular file"));
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = file.with_file_name(name);
    let written = File::create(&beside)
        .and_then(|out| {
            let mut out = BufWriter::new(out);
            write(&mut out)?;
            out.flush()
        })
        .and_then(|()| match std::fs::metadata(file) {
            Ok(known) => std::fs::set_permissions(&beside, known.permissions()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        })
        .and_then(|()| std::fs::rename(&beside, file));
    if written.is_err() {
        // The old file is still there; only the draft may be left.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// Gives a file that only this user can read a new text at once.
pub fn replace_private(file: &Path, text: &str) -> std::io::Result<()> {
    replace_private_with(file, |out| out.write_all(text.as_bytes()))
}

/// Gives a file that only this user can read what `write` writes, once that went well.
pub fn replace_private_with(
    file: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", uuid::Uuid::new_v4().simple()));
    let beside = file.with_file_name(name);
    let written = options
        .open(&beside)
        .and_then(|out| {
            let mut out = BufWriter::new(out);
            write(&mut out)?;
            out.into_inner()?.sync_all()
        })
        .and_then(|()| std::fs::rename(&beside, file));
    if written.is_err() {
        // The old file is still there; only the draft may be left.
        let _ = std::fs::remove_file(&beside);
    }
    written
}
