//! Findings that were there before: a run fails only on those that aren't in the baseline.
//!
//! The file is JSON: `kind`, `schema_version`, and `findings` with `rule`, `file`, `message` and how often.
//! Places aren't kept, so that lines may move.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Value, json};

use crate::finding::Finding;
use crate::model::Files;
use crate::rules::is_about_reading;

/// What the file says it is.
pub const KIND: &str = "mopctl-baseline";
/// Version of the file.
const VERSION: u64 = 1;

/// How often a finding is known, by rule, file and message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<(String, String, String), usize>);

impl Baseline {
    /// The baseline that knows these findings; `name` tells what a file is called in it.
    pub fn of(findings: &[Finding], files: &Files, name: impl Fn(&str) -> String) -> Self {
        let mut known = BTreeMap::new();
        // What can't be read hides everything else in its file.
        for finding in findings.iter().filter(|finding| !is_about_reading(&finding.rule)) {
            *known.entry(key(finding, files, &name)).or_default() += 1;
        }
        Self(known)
    }

    /// What it knows of some files.
    #[must_use]
    pub fn of_files(mut self, is_meant: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|(_, file, _), _| is_meant(file));
        self
    }

    /// Takes over what an older baseline knows of files that weren't looked at.
    #[must_use]
    pub fn with_others(mut self, older: Self, files: &Files, name: impl Fn(&str) -> String) -> Self {
        let here: HashSet<String> = files.ids().map(|id| name(&files.get(id).name)).collect();
        self.0.extend(older.0.into_iter().filter(|((_, file, _), _)| !here.contains(file)));
        self
    }

    /// Reads a file; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if value["schema_version"].as_u64() != Some(VERSION) {
            return Err(format!("it isn't a baseline of version {VERSION}"));
        }
        let findings = value["findings"].as_array().ok_or("`findings` is missing")?;
        let mut known = BTreeMap::new();
        for finding in findings {
            let text = |name: &str| {
                let found = finding[name].as_str().map(str::to_owned);
                found.ok_or_else(|| format!("a finding has no `{name}`"))
            };
            let count = finding["count"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
            known.insert((text("rule")?, text("file")?, text("message")?), count);
        }
        Ok(Self(known))
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let findings: Vec<Value> = self
            .0
            .iter()
            .map(|((rule, file, message), count)| {
                json!({ "rule": rule, "file": file, "message": message, "count": count })
            })
            .collect();
        format!("{:#}\n", json!({ "kind": KIND, "schema_version": VERSION, "findings": findings }))
    }

    /// Leaves the findings away that are known, each as often as it is. Returns how many were, and
    /// how many of the baseline are no longer there, of the files that were looked at.
    pub fn subtract(
        &self,
        findings: &mut Vec<Finding>,
        files: &Files,
        name: impl Fn(&str) -> String,
    ) -> (usize, usize) {
        let mut left = self.0.clone();
        let before = findings.len();
        findings.retain(|finding| match left.get_mut(&key(finding, files, &name)) {
            Some(count) if *count > 0 && !is_about_reading(&finding.rule) => {
                *count -= 1;
                false
            }
            _ => true,
        });
        let here: HashSet<String> = files.ids().map(|id| name(&files.get(id).name)).collect();
        let gone = left.iter().filter(|((_, file, _), _)| here.contains(file)).map(|(_, count)| count).sum();
        (before - findings.len(), gone)
    }
}

fn key(finding: &Finding, files: &Files, name: impl Fn(&str) -> String) -> (String, String, String) {
    let file = name(&files.get(finding.place.file).name);
    (finding.rule.slug.to_owned(), file, finding.message.clone())
}
