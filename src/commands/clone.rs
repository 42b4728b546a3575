//! `mopctl clone NAME NEW`: a copy of a profile under a new name, in the same environment.

use crate::error::Error;
use crate::exit::Exit;
use crate::model::{Files, Located, Manage, Place, same_title};
use crate::plan::Ids;
use crate::run::Run;
use crate::yaml::can_be_label;

use super::comparison::stored_profiles;
use super::environment;
use super::publish::guards::Allowed;
use super::publish::prepare::{Options, Wanted, prepare};
use super::publish::{How, carry_out};

/// Arguments of `mopctl clone`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Name of the profile
    name: String,
    /// Name of the copy
    new: String,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be written, and write nothing; exit 1
    #[arg(long)]
    dry_run: bool,
    /// Stop before publishing: devices can't use it yet
    #[arg(long)]
    draft: bool,
}

/// The longest name that the platform's own copying takes ("`CloneTitleTooLong`").
const LONGEST: usize = 200;

/// Copies a profile. People and apps stay with the original; a copy of a vendor's profile gets no updates.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    if args.new.trim().is_empty() || args.new.chars().count() > LONGEST || args.new.contains(char::is_control)
    {
        let message = format!("a profile can't be named `{}`", args.new.escape_debug());
        let hint = format!("write 1 to {LONGEST} characters, on one line");
        return Err(Error::usage(message).hint(hint).into());
    }
    let environment = environment::open(run, None)?;
    let place = Place::start_of(Files::default().add("", ""));
    let all = stored_profiles(&environment, None, |_| place)?;
    if let Some((taken, _)) = all.iter().find(|(live, _)| same_title(&live.profile.name, &args.new)) {
        let message = format!("{} has a profile `{}` already", environment.name, taken.profile.name.value);
        return Err(Error::usage(message).hint("choose another name").into());
    }
    let mut found = stored_profiles(&environment, Some(&args.name), |_| place)?;
    let (live, _) = found.swap_remove(0);
    let mut copy = live.profile.clone();
    copy.id = None;
    copy.manage = Manage::Whole;
    copy.name = Located::new(args.new.trim().to_owned(), place);
    for table in &mut copy.tables {
        table.label.take_if(|label| !can_be_label(label));
    }
    let ids = Ids::default();
    let mut options = Options::default();
    options.draft = args.draft;
    let prepared = match prepare(&Wanted::Profile(&copy, &ids), environment, None, &options, run)? {
        Ok(prepared) => prepared,
        Err(exit) => return Ok(exit),
    };
    run.ui.note("people and apps stay with the original");
    if live.changed_since_published() {
        let (name, tables) = (&live.profile.name.value, live.drafts.join(", "));
        let what = if args.draft { "has them, too" } else { "has them, and they are live in it" };
        run.ui.warn(&format!("`{name}` has unpublished changes ({tables}): the copy {what}"));
    }
    if live.managed {
        run.ui.note(&format!(
            "`{}` belongs to a managed solution: the copy gets none of its updates",
            live.profile.name.value
        ));
    }
    let how = How {
        yes: args.yes,
        dry_run: args.dry_run,
        backup_dir: None,
        draft: args.draft,
        allowed: Allowed::ALL,
        is_saved: false,
        before: "clone",
        people: None,
    };
    carry_out(&[prepared], &how, run)
}
