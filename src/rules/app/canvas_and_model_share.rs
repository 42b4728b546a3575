//! `canvas-and-model-share`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "canvas-and-model-share",
    code: "MOP836",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/limitations-canvas-apps",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a canvas app and a model-driven app use one profile",
    doc: include_str!("canvas_and_model_share.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if let (Some(canvas), Some(module)) = (subject.canvas_apps().next(), subject.modules().next()) {
        let message = format!(
            "the canvas app `{}` and the model-driven app `{}` use `{}`: its rows are downloaded once for each",
            canvas.name, module.unique_name, subject.profile.name.value
        );
        let help = "give the canvas app a profile of its own, with the few tables that it needs";
        findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
    }
}
