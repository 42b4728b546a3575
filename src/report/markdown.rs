//! Findings in Markdown, short enough for a comment on a pull request.

use super::count;
use super::findings::{Report, closing};

/// Findings that are listed; a comment has a limited length.
const SHOWN: usize = 100;

/// The whole report.
pub(super) fn markdown(report: Report<'_>) -> String {
    let totals = report.totals();
    let mut out = String::from("## Offline profiles\n\n");
    if report.findings.is_empty() {
        out.push_str(&format!("✅ {}\n", cell(closing(report).trim_end())));
        return out;
    }
    let icon = if totals.errors > 0 { "❌" } else { "⚠️" };
    out.push_str(&format!(
        "{icon} {}, {}, {} in {}\n\n| | Where | What | Rule |\n|---|---|---|---|\n",
        count(totals.errors, "error"),
        count(totals.warnings, "warning"),
        count(totals.infos, "info"),
        count(report.read.profiles, "profile"),
    ));
    for finding in report.findings.iter().take(SHOWN) {
        let rule = match finding.rule.url {
            "" => format!("`{}`", finding.rule.slug),
            url => format!("[`{}`]({url})", finding.rule.slug),
        };
        let help = finding.help.as_deref().map(|help| format!("<br>{}", cell(help))).unwrap_or_default();
        out.push_str(&format!(
            "| {} | {} | {}{help} | {rule} |\n",
            finding.severity.word(),
            cell(&report.files.show(finding.place)),
            cell(&finding.message),
        ));
    }
    if report.findings.len() > SHOWN {
        out.push_str(&format!("\n… and {} more\n", report.findings.len() - SHOWN));
    }
    for missing in report.not_checked {
        let rules = count(missing.rules.len(), "rule");
        out.push_str(&format!("\n_Not fully checked: {rules}, because {}._\n", cell(&missing.reason)));
    }
    out
}

/// Text that can stand in a cell: no line ends, no bars, no markup.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in crate::ui::visible(text).chars() {
        match c {
            '\n' | '\r' => out.push_str("<br>"),
            '|' => out.push_str("\\|"),
            '<' => out.push_str("&lt;"),
            '@' => out.push_str("&#64;"),
            '*' | '[' | ']' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
