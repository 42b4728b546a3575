//! `member-without-table-read`, see the page beside this file.

use super::READ_PROFILE;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "member-without-table-read",
    code: "MOP913",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people on a profile whose roles don't let them read one of its tables",
    doc: include_str!("member_without_table_read.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.live.profile.tables {
        let Some(privilege) = subject.catalog.read_privilege(&table.name) else { continue };
        let lacks =
            |member: &&Membership| subject.may(member, READ_PROFILE) && !subject.may(member, privilege);
        let members: Vec<&Membership> = subject.members().filter(lacks).collect();
        if !members.is_empty() {
            let message = format!(
                "{} of `{}` may not read `{}`: {}",
                members.len(),
                subject.live.profile.name.value,
                table.name.value,
                subject.some(&members)
            );
            let help =
                "their devices get no rows of it; give their role Read on the table, or leave the table away";
            findings.push(Finding::new(ID, table.name.place, message).help(help));
        }
    }
}
