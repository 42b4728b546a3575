//! `mopctl man [COMMAND…]`: a manual page on stdout.

use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::run::Run;

/// Arguments of `mopctl man`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The command, such as `members import`; without one the page of mopctl itself
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Writes the page.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let name = std::iter::once("mopctl")
        .chain(args.command.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("-");
    let pages = pages((run.command_line)()).map_err(|error| Error::new(Kind::Internal, error.to_string()))?;
    let Some((_, page)) = pages.iter().find(|(page, _)| *page == name) else {
        return Err(Error::usage(format!("there is no command `{}`", args.command.join(" ")))
            .hint("`mopctl --help` lists them")
            .into());
    };
    run.ui.answer(page)?;
    Ok(Exit::Ok)
}

/// All manual pages of a command line: name and text.
pub fn pages(mut command: clap::Command) -> std::io::Result<Vec<(String, String)>> {
    command.build();
    let mut pages = Vec::new();
    collect(&command, "mopctl", &mut pages)?;
    Ok(pages)
}

fn collect(command: &clap::Command, name: &str, pages: &mut Vec<(String, String)>) -> std::io::Result<()> {
    let mut out = Vec::new();
    let page = clap_mangen::Man::new(command.clone()).title(name).date("").source("mopctl");
    page.render(&mut out)?;
    pages.push((name.to_owned(), String::from_utf8_lossy(&out).into_owned()));
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        collect(inner, &format!("{name}-{}", inner.get_name()), pages)?;
    }
    Ok(())
}
