//! `sync-interval-defeated-by-related`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::graph::Edge;
use crate::model::{Table, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "sync-interval-defeated-by-related",
    code: "MOP703",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/offline-data-sync",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table syncs more often than it says",
    doc: include_str!("sync_interval_defeated_by_related.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let schedule = subject.schedule();
    for table in &subject.profile.tables {
        let Some(own) = &table.sync else { continue };
        let Some((fastest, by)) = schedule.effective(&table.name) else { continue };
        // A default is nobody's statement about this table.
        let shared = |other: &&Table| other.sync.as_ref().is_some_and(|sync| sync.place == own.place);
        let is_default = || {
            let sharing = subject.profile.tables.iter().filter(shared).count();
            sharing > 1 && !own.place.range().is_empty()
        };
        if fastest < own.value && !by.is_empty() && !is_default() {
            let brings = |edge: &Edge| edge.from == by && same_name(&edge.to, &table.name);
            let why = if subject.graph.edges.iter().any(brings) {
                format!("`{by}` brings it")
            } else {
                format!("its filter links `{by}`")
            };
            let message =
                format!("`{}` syncs every {fastest}, not every {}: {why}", table.name.value, own.value);
            let mut finding = Finding::new(ID, own.place, message)
                .help("a longer interval has no effect here; `mopctl graph --schedule` shows how often each table syncs").fix(Fix::risky("write the interval that holds", Edit::replace(own.place, fastest.to_string())));
            if let Some(driver) = subject.profile.table(by).and_then(|driver| driver.sync.as_ref()) {
                finding = finding.related(driver.place, "the shorter interval");
            }
            findings.push(finding);
        }
    }
}
