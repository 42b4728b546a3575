//! Findings one to a line: `file:line:column: severity[CODE rule] message`.

use crate::ui::visible;

use super::findings::{Report, closing};

/// The whole report.
pub(super) fn concise(report: Report<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings {
        out.push_str(&format!(
            "{}: {}[{} {}] {}\n",
            report.files.show(finding.place),
            finding.severity.word(),
            finding.rule.code,
            finding.rule.slug,
            visible(&finding.message).replace('\n', " "),
        ));
    }
    out.push_str(&closing(report));
    out
}
