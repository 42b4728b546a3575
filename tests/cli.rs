//! Transcripts of the real binary: every `console` block of the README and of `tests/cli/*.md` is
//! run and compared, output and exit code. `UPDATE=1 cargo test --test cli` writes what is found.

#![allow(clippy::unwrap_used, reason = "a test that can not go on should stop")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the files that transcripts use, gone with the test.
struct Stage(PathBuf);

impl Stage {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("mopctl-cli-{}-{name}", std::process::id()));
        copy(&root().join("profiles"), &folder.join("work/profiles"));
        copy(&root().join("tests/cli/files"), &folder.join("work"));
        Self(folder)
    }

    fn run(&self, line: &str) -> String {
        let words = split(line);
        let (first, rest) = words.split_first().unwrap();
        assert_eq!(first, "mopctl", "transcripts run mopctl only: {line}");
        let output = Command::new(env!("CARGO_BIN_EXE_mopctl"))
            .args(rest)
            .current_dir(self.0.join("work"))
            .env_clear()
            .env("HOME", self.0.join("home"))
            .env("MOPCTL_STATE_DIR", self.0.join("state"))
            .env("COLUMNS", "120")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let mut text = String::from_utf8(output.stdout).unwrap();
        text.push_str(&String::from_utf8(output.stderr).unwrap());
        let text = text.replace(self.0.join("state").to_str().unwrap(), "/home/you/.local/state/mopctl");
        match output.status.code() {
            Some(0) => text,
            code => format!("? {}\n{text}", code.unwrap_or(-1)),
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

/// Words of a command line; double quotes keep blanks together.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Runs the `console` blocks of a page and puts in what they print now.
fn replay(page: &str, stage: &Stage) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    let mut in_block = false;
    for line in page.lines() {
        // A block that shows a page with blocks of its own is fenced by four.
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        let edge = match fence {
            Some(open) => line == open,
            None => ticks.len() >= 3,
        };
        if edge {
            in_block = fence.is_none() && line.ends_with("console");
            fence = if fence.is_none() { Some(ticks) } else { None };
            out.push_str(line);
            out.push('\n');
        } else if !in_block {
            out.push_str(line);
            out.push('\n');
        } else if let Some(command) = line.strip_prefix("$ ") {
            out.push_str(line);
            out.push('\n');
            out.push_str(&stage.run(command));
        }
    }
    out
}

/// Times and random parts of names, which differ in every run.
fn steady(text: &str) -> String {
    let digits = |c: char| c.is_ascii_digit();
    let mut out = String::new();
    for line in text.lines() {
        let mut line = line.to_owned();
        // The ids of backups may hold a 20, too.
        while let Some((at, _)) = line.match_indices("20").find(|(at, _)| is_time(&line[*at..])) {
            line.replace_range(at..at + 20, "<time>");
        }
        if let Some(at) = line.find("/backups/") {
            line.truncate(at);
            line.push_str("/backups/<file>");
        }
        let is_id = |text: &str| text.len() == 8 && text.chars().all(|c| c.is_ascii_hexdigit());
        if let Some((id, rest)) = line.trim_start().split_once("   ").filter(|(id, _)| is_id(id)) {
            line = format!(" <id>{}{rest}", " ".repeat(id.len() - 2));
        }
        out.push_str(line.trim_end_matches(|c: char| c == '.' && !digits(c)));
        out.push('\n');
    }
    out
}

fn is_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 20 && bytes[4] == b'-' && bytes[10] == b'T' && bytes[19] == b'Z'
}

fn check(file: &Path) {
    let name = file.file_stem().unwrap().to_str().unwrap();
    let page = std::fs::read_to_string(file).unwrap();
    let found = replay(&page, &Stage::new(name));
    if steady(&found) == steady(&page) {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, found).unwrap();
        return;
    }
    for (wanted, found) in steady(&page).lines().zip(steady(&found).lines()) {
        assert_eq!(found, wanted, "{}", file.display());
    }
    panic!("{} has more or fewer lines than are printed now", file.display());
}

#[test]
fn the_readme_tells_the_truth() {
    check(&root().join("README.md"));
}

#[test]
fn transcripts_tell_the_truth() {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(root().join("tests/cli"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 4);
    for page in pages {
        check(&page);
    }
}

/// The exit codes of the README are those of the program.
#[test]
fn the_readme_lists_the_exit_codes() {
    use mopctl::exit::Exit;
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for exit in [
        Exit::Ok,
        Exit::Findings,
        Exit::Usage,
        Exit::Environment,
        Exit::NotAllowed,
        Exit::Partial,
        Exit::Internal,
        Exit::Interrupted,
    ] {
        assert!(readme.contains(&format!("| {} |", exit.code())), "{exit:?} is missing");
    }
}

/// The examples of a rule's page: whether bad, the words behind that, and the text.
fn examples(page: &str) -> Vec<(bool, Vec<String>, String)> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find("```yaml ") {
        let (info, body) = rest[at + 8..].split_once('\n').unwrap();
        let (text, after) = body.split_once("```").unwrap();
        let words: Vec<String> = info.split_whitespace().map(str::to_owned).collect();
        found.push((words[0] == "bad", words, text.to_owned()));
        rest = after;
    }
    found
}

/// What the binary says about the examples of every page. Examples that need an environment are
/// run with the catalog of one by `tests/project/rules.rs`.
#[test]
fn the_binary_finds_what_the_pages_of_rules_show() {
    let mut shown = String::from("# What the binary says about the examples of the rules\n");
    let stage = Stage::new("rules");
    for rule in mopctl::rules::all() {
        let examples = examples(rule.doc);
        for (bad, words, text) in examples.iter().filter(|(_, words, _)| !words.contains(&"env".to_owned())) {
            let parts: Vec<&str> = text.split("# file: second.yaml\n").collect();
            let mut line = String::from("mopctl validate --format concise");
            for (at, part) in parts.iter().enumerate() {
                let name = format!("{}-{at}.yaml", rule.id.slug);
                std::fs::write(stage.0.join("work").join(&name), part).unwrap();
                line.push_str(&format!(" {name}"));
            }
            for set in ["current", "strict"].iter().filter(|set| words.iter().any(|word| word == **set)) {
                line.push_str(&format!(" --limits {set}"));
            }
            let said = stage.run(&line);
            let found = said.contains(&format!(" {}] ", rule.id.slug));
            assert_eq!(found, *bad, "{}:\n{text}\n{said}", rule.id.slug);
            if *bad {
                let findings: Vec<&str> =
                    said.lines().filter(|line| line.contains(&format!(" {}] ", rule.id.slug))).collect();
                shown.push_str(&format!("\n{}\n", findings.join("\n")));
            }
        }
    }
    let file = root().join("tests/cli/rules.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &shown).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == shown, "tests/cli/rules.txt is out of date: run UPDATE=1 cargo test --test cli");
}
