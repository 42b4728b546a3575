//! `command-hidden-offline`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "command-hidden-offline",
    code: "MOP832",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "commands of one's own that are hidden offline",
    doc: include_str!("command_hidden_offline.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let commands: Vec<&str> = subject
            .app
            .hidden_commands
            .iter()
            .filter(|(on, _)| same_name(on, &table.name))
            .map(|(_, command)| command.as_str())
            .collect();
        if let Some(first) = commands.first() {
            let more =
                if commands.len() > 1 { format!(" and {} more", commands.len() - 1) } else { String::new() };
            let message =
                format!("`{}` has commands that are hidden offline: `{first}`{more}", table.name.value);
            let help =
                "add the rule `Mscrm.IsEntityAvailableForUserInMocaOffline` to commands that work offline";
            findings.push(Finding::new(ID, table.name.place, message).help(help));
        }
    }
}
