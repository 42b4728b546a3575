//! `knowledge-article-offline`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const TABLES: [&str; 1] = ["knowledgearticle"];

const ID: RuleId = RuleId {
    slug: "knowledge-article-offline",
    code: "MOP212",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/best-practices-limitations-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "knowledge articles aren't available offline",
    doc: include_str!("knowledge_article_offline.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        if TABLES.iter().any(|name| same_name(name, &table.name)) {
            let message = format!("`{}` isn't available offline in Field Service", table.name.value);
            findings.push(
                Finding::new(ID, table.name.place, message)
                    .help("remove the table; link to the articles online"),
            );
        }
    }
}
