//! Which findings count, and how much: severities of the configuration, silences with their
//! reasons, and what a baseline knows already.

use std::collections::{BTreeMap, HashSet};

use crate::finding::{Covers, Edit, Finding, Fix, Severity, Silence, loading};
use crate::model::Located;
use crate::rules::limits::Limits;
use crate::rules::{self, NotChecked};

pub mod baseline;

/// What the configuration makes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Its findings don't count.
    Allow,
    /// They are warnings.
    Warn,
    /// They are errors.
    Deny,
}

impl Level {
    /// The words of the configuration.
    pub const WORDS: [(&'static str, Self); 3] =
        [("allow", Self::Allow), ("warn", Self::Warn), ("deny", Self::Deny)];
}

/// What decides how findings count.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// The numbers that hold.
    pub limits: Limits,
    /// Levels of rules, by slug.
    pub levels: BTreeMap<&'static str, Level>,
    /// Silences of files and of the configuration.
    pub silences: Vec<Silence>,
}

/// Findings that count, and how many don't.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Findings that count, with those about the silences themselves.
    pub findings: Vec<Finding>,
    /// How many a silence covers.
    pub silenced: usize,
}

impl Policy {
    /// Gives findings their severities and leaves away what is silenced. `not_checked` says which
    /// rules a silence can't be blamed for being unused by.
    pub fn judge(&self, findings: Vec<Finding>, not_checked: &[NotChecked]) -> Verdict {
        let mut used: HashSet<(usize, usize)> = HashSet::new();
        let mut verdict = Verdict::default();
        self.weigh(findings, &mut used, &mut verdict);
        // What is said about silences may be silenced, too; those that do so come last.
        let (first, last): (Vec<usize>, Vec<usize>) =
            (0..self.silences.len()).partition(|at| !is_about_silences(&self.silences[*at]));
        for at in first.into_iter().chain(last) {
            let fine = |rule: usize| used.contains(&(at, rule));
            let found = about(&self.silences[at], fine, not_checked);
            self.weigh(found, &mut used, &mut verdict);
        }
        verdict
    }

    /// Adds findings to a verdict, and the silences that cover some to those that are used.
    fn weigh(&self, findings: Vec<Finding>, used: &mut HashSet<(usize, usize)>, verdict: &mut Verdict) {
        for finding in findings.into_iter().filter_map(|finding| self.level(finding)) {
            let silences = self.silencing(&finding);
            if silences.is_empty() {
                verdict.findings.push(finding);
            } else {
                used.extend(silences);
                verdict.silenced += 1;
            }
        }
    }

    /// A finding with the severity that counts; `None` where the rule is allowed.
    pub fn level(&self, finding: Finding) -> Option<Finding> {
        let slug = finding.rule.slug;
        match self.levels.get(slug) {
            Some(Level::Allow) => None,
            Some(Level::Warn) => Some(finding.severity(Severity::Warning)),
            Some(Level::Deny) => Some(finding.severity(Severity::Error)),
            None => Some(match self.limits.severity(slug) {
                Some(severity) => finding.severity(severity),
                None => finding,
            }),
        }
    }

    /// The silences that cover a finding, each with the place of the rule in its list.
    fn silencing(&self, finding: &Finding) -> Vec<(usize, usize)> {
        // What can't be read can't be silenced: the rest of the file would be misunderstood.
        if rules::is_about_reading(&finding.rule) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (at, silence) in self.silences.iter().enumerate() {
            if !silence.covers.holds(finding.place) {
                continue;
            }
            let named = |rule: &Located<String>| {
                rule.eq_ignore_ascii_case(finding.rule.slug) || rule.eq_ignore_ascii_case(finding.rule.code)
            };
            found.extend(silence.rules.iter().position(named).map(|rule| (at, rule)));
        }
        found
    }
}

/// Whether a silence is about silences.
fn is_about_silences(silence: &Silence) -> bool {
    silence.rules.iter().any(|rule| {
        rules::find(rule)
            .is_some_and(|rule| [loading::SILENCE_UNUSED, loading::SILENCE_WITHOUT_REASON].contains(&rule.id))
    })
}

/// What is wrong with a silence itself.
fn about(silence: &Silence, used: impl Fn(usize) -> bool, not_checked: &[NotChecked]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if silence.reason.trim().is_empty() {
        let message = "this silence gives no reason";
        let help = "say why after the closing bracket, such as `# mopctl: allow(all-rows-avoid) 40 rows`";
        findings.push(Finding::new(loading::SILENCE_WITHOUT_REASON, silence.place, message).help(help));
    }
    for (at, name) in silence.rules.iter().enumerate() {
        let Some(rule) = rules::find(name) else {
            let message = format!("there is no rule `{}` to silence", name.value);
            let help = match rules::nearest(name) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`mopctl rules` lists them".to_owned(),
            };
            findings.push(Finding::new(loading::SILENCE_UNKNOWN_RULE, name.place, message).help(help));
            continue;
        };
        if rules::is_about_reading(&rule.id) {
            let message = format!("`{}` can't be silenced", rule.id.slug);
            let help = "it says that something couldn't be read; mend it";
            findings.push(Finding::new(loading::SILENCE_UNKNOWN_RULE, name.place, message).help(help));
            continue;
        }
        let undecided = not_checked.iter().any(|missing| missing.rules.contains(&rule.id.slug));
        if !used(at) && !undecided && !silence.optional {
            let message = format!("nothing here is found by `{}`", rule.id.slug);
            let help = "remove it, so that it hides nothing later; to cover a whole entry, write it on a line of its own above";
            let finding = Finding::new(loading::SILENCE_UNUSED, name.place, message).help(help);
            findings.push(match (&silence.covers, silence.rules.as_slice()) {
                (Covers::Bytes(_), [_]) => {
                    finding.fix(Fix::safe("remove the silence", Edit::Cut { place: silence.place }))
                }
                _ => finding,
            });
        }
    }
    findings
}
