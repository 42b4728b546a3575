//! What keeps a publish from being made unasked: drafts of others, rows that may leave devices, a lot
//! taken away at once.

use crate::error::{Error, Kind};
use crate::plan::Taken;
use crate::report::count;
use crate::run::Run;

use super::prepare::{Planned, Prepared};

/// What the person said may happen.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct Allowed {
    /// Let rows leave devices without asking: narrower rows, tables and relationships less, longer
    /// intervals
    #[arg(long)]
    pub(in super::super) allow_narrowing: bool,
    /// Publish unpublished changes of others, too
    #[arg(long)]
    pub(in super::super) release_drafts: bool,
    /// Overwrite unpublished changes of others where the files say otherwise
    #[arg(long)]
    pub(in super::super) overwrite_drafts: bool,
    /// Take away more than 30 % of a profile's tables or relationships
    #[arg(long)]
    pub(in super::super) force: bool,
}

impl Allowed {
    /// Whether an option was given.
    pub(super) fn says(self, flag: &str) -> bool {
        match flag {
            "--allow-narrowing" => self.allow_narrowing,
            "--release-drafts" => self.release_drafts,
            "--overwrite-drafts" => self.overwrite_drafts,
            _ => self.force,
        }
    }

    /// Everything: what is done is what was asked for.
    pub(in super::super) const ALL: Self =
        Self { allow_narrowing: true, release_drafts: true, overwrite_drafts: true, force: true };
}

/// What a publish must be allowed, in the words of the options.
pub(in super::super) fn needs(one: &Planned, draft: bool) -> Vec<&'static str> {
    let mut needs = Vec::new();
    if !one.foreign_drafts().is_empty() {
        needs.push("--release-drafts");
    }
    if !one.foreign_overwritten().is_empty() {
        needs.push("--overwrite-drafts");
    }
    // Nothing leaves devices by a draft; the publish after it is asked.
    if one.publishes() && !one.impact.narrowing.is_empty() {
        needs.push("--allow-narrowing");
    }
    if much(one).next().is_some() || draft && one.plan.steps.iter().any(|step| step.step.is_removal()) {
        needs.push("--force");
    }
    needs
}

fn much(one: &Planned) -> impl Iterator<Item = &Taken> {
    one.impact.taken.iter().filter(|taken| taken.is_much())
}

/// Refuses what wasn't allowed. `asked` says that somebody looks at the plan and is asked, `saved` that it
/// was looked at before: both allow rows to leave devices.
pub(super) fn check(
    prepared: &Prepared,
    allowed: Allowed,
    (asked, saved, draft): (bool, bool, bool),
    run: &mut Run,
) -> Result<(), Error> {
    for one in &prepared.planned {
        let name = &one.plan.profile;
        let drafts = one.foreign_drafts();
        if !drafts.is_empty() && !allowed.release_drafts {
            return Err(Error::new(
                Kind::Refused,
                format!(
                    "`{name}` has unpublished changes that this tool didn't make: {}; they would go live, too",
                    drafts.join(", ")
                ),
            )
            .hint("`mopctl pull` shows what they are")
            .hint("--release-drafts publishes them; nothing was written"));
        }
        let overwritten = one.foreign_overwritten();
        if !overwritten.is_empty() && !allowed.overwrite_drafts {
            let tables = overwritten.join(", ");
            return Err(Error::new(
                Kind::Refused,
                format!("unpublished changes of `{name}` that this tool didn't make would be lost: {tables}"),
            )
            .hint("`mopctl pull` shows what they are")
            .hint("--overwrite-drafts makes it what the files say; nothing was written"));
        }
        let unattended = !allowed.allow_narrowing && !asked && !saved;
        if let Some(taken) = much(one).find(|_| !allowed.force) {
            let message = format!(
                "publishing `{name}` takes away {} of its {}",
                taken.gone,
                count_of(taken.of, taken.what)
            );
            return Err(Error::new(Kind::Refused, message)
                .hint("is it the file and the environment that you mean?")
                .hint("--force does it all the same; nothing was written"));
        }
        if draft && !allowed.force && one.plan.steps.iter().any(|step| step.step.is_removal()) {
            return Err(Error::new(
                Kind::Refused,
                format!("`{name}` loses parts, and a delete isn't known to wait for a publish"),
            )
            .hint("publish without --draft, or take the risk with --force; nothing was written"));
        }
        if one.publishes() && !one.impact.narrowing.is_empty() && unattended {
            for what in &one.impact.narrowing {
                run.ui.note(&format!("{name}: {what}"));
            }
            return Err(Error::new(
                Kind::Refused,
                format!("rows of `{name}` may leave devices ({})", count(one.impact.narrowing.len(), "change")),
            )
            .hint("--allow-narrowing lets them; so does a saved plan: `mopctl plan -o FILE`, `mopctl publish FILE`")
            .hint("nothing was written"));
        }
    }
    Ok(())
}

fn count_of(number: usize, what: &str) -> String {
    count(number, what.trim_end_matches('s'))
}
