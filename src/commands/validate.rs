//! `mopctl validate`: every rule that the inputs at hand can decide.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::ValueEnum;

use crate::catalog::Catalog;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::finding::{Finding, Severity};
use crate::model::facts::LiveProfile;
use crate::model::{FileId, Files, Place, Profile};
use crate::policy::Policy;
use crate::policy::baseline::Baseline;
use crate::report::findings::{Read, Report, Totals};
use crate::report::{self, Shape};
use crate::rules::limits::LimitSet;
use crate::rules::{self, Context, NotChecked};
use crate::run::Run;
use crate::source::{self, Address};
use crate::ui::{FormatWord, ReportFormat};

use super::comparison::{stored_profiles, turn_round};
use super::environment;
use super::fix::{self, Which};
use super::inputs::Inputs;
use super::judging;
use super::live::check_live;
use super::output::{deliver, is_stdout, save};

/// Arguments of `mopctl validate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Snapshot of an environment to know its tables from, see `mopctl snapshot`
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// Exported solution (zip or unpacked folder) with the apps that use the profiles
    #[arg(long, value_name = "SOLUTION")]
    app: Option<PathBuf>,
    /// How to write the report
    #[arg(long, value_parser = FormatWord::of(ReportFormat::WORDS.map(|(word, _)| word)), default_value = "human")]
    format: FormatWord,
    /// Write the report into this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output_file: Option<PathBuf>,
    /// Write a further report, such as `sarif=findings.sarif`
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    output: Vec<(ReportFormat, PathBuf)>,
    /// Count what each rule found instead of listing it
    #[arg(long)]
    statistics: bool,
    /// The numbers to compare with, instead of those of the configuration
    #[arg(long, value_name = "SET", value_parser = limit_set)]
    limits: Option<LimitSet>,
    /// Mend what a change of the file mends; `safe` where nothing is named
    #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, default_missing_value = "safe", require_equals = true)]
    fix: Option<Which>,
    /// Show what `--fix` would change, and write nothing
    #[arg(long, requires = "fix")]
    diff: bool,
    /// Fail on warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Exit 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
    /// Show only what is at least as bad
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t)]
    min_severity: MinSeverity,
    /// Leave away the findings that this file knows
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found now into the file of `--baseline`
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

/// What fails a run besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings.
    Warnings,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
enum MinSeverity {
    /// Everything.
    #[default]
    Info,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
}

impl MinSeverity {
    fn severity(self) -> Severity {
        match self {
            Self::Info => Severity::Info,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

fn output(text: &str) -> Result<(ReportFormat, PathBuf), String> {
    let (word, file) = text.split_once('=').ok_or("write FORMAT=FILE, such as `sarif=findings.sarif`")?;
    let Some(format) = ReportFormat::named(word) else {
        let words: Vec<&str> = ReportFormat::WORDS.iter().map(|(word, _)| *word).collect();
        return Err(format!("`{word}` isn't a format: {}", words.join(", ")));
    };
    if file.is_empty() {
        return Err("the name of the file is missing".to_owned());
    }
    Ok((format, PathBuf::from(file)))
}

fn limit_set(text: &str) -> Result<LimitSet, String> {
    let found = LimitSet::WORDS.iter().find(|(word, _)| *word == text).map(|(_, set)| *set);
    found.ok_or_else(|| "known: documented, current, strict".to_owned())
}

/// What was examined and found.
struct Examined {
    findings: Vec<Finding>,
    not_checked: Vec<NotChecked>,
    read: Read,
    policy: Policy,
    yaml: Vec<(FileId, PathBuf)>,
}

/// Checks profiles.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.inputs.parse(run)?;
    let mut texts = HashMap::new();
    if let Some(which) = args.fix {
        if addresses.iter().any(|address| !matches!(address, Address::Path(_))) {
            return Err(Error::usage("only files can be mended")
                .hint("name files or folders, not standard input or an environment")
                .into());
        }
        let mended = fix::mend(which, |texts| {
            let mut files = Files::default();
            let (examined, findings) = judged(args, &addresses, texts, &mut files, run)?;
            Ok((findings, files, examined.yaml))
        })?;
        if args.diff {
            return Ok(fix::show(&mended, run)?);
        }
        fix::write(&mended, run)?;
        texts = mended.texts;
    }
    let mut files = Files::default();
    let (mut examined, mut findings) = judged(args, &addresses, &texts, &mut files, run)?;
    if let Some(file) = &args.baseline {
        examined.read.known = baseline(args, file, &mut findings, &files, run)?;
    }
    let totals = Totals::of(&findings);
    let least = args.min_severity.severity();
    let before = findings.len();
    findings.retain(|finding| finding.severity >= least);
    examined.read.hidden = before - findings.len();
    examined.read.quiet = run.ui.quiet();
    examined.read.denied = args.deny == Some(Deny::Warnings);
    if examined.read.denied && least > Severity::Warning && totals.warnings > 0 {
        let warnings = report::count(totals.warnings, "warning");
        run.ui.note(&format!("{warnings} fail this run (--deny warnings), though --min-severity hides them"));
    }
    let report = Report {
        findings: &findings,
        not_checked: &examined.not_checked,
        files: &files,
        read: &examined.read,
    };
    write(args, report, run)?;
    let failed = totals.errors > 0 || (args.deny == Some(Deny::Warnings) && totals.warnings > 0);
    Ok(if failed && !args.exit_zero { Exit::Findings } else { Exit::Ok })
}

/// Examines what is named, with texts that stand for those of files, and judges what is found.
fn judged(
    args: &Args,
    addresses: &[Address],
    texts: &HashMap<String, String>,
    files: &mut Files,
    run: &Run,
) -> Result<(Examined, Vec<Finding>), Error> {
    let mut examined = examine(args, addresses, texts, files, run)?;
    source::settle(&mut examined.findings, files);
    let verdict = examined.policy.judge(std::mem::take(&mut examined.findings), &examined.not_checked);
    examined.read.silenced = verdict.silenced;
    let mut findings = verdict.findings;
    source::settle(&mut findings, files);
    Ok((examined, findings))
}

/// Writes the report, and the further ones.
fn write(args: &Args, report: Report<'_>, run: &mut Run) -> Result<(), Error> {
    let shape = Shape { color: run.ui.color(), width: run.ui.width(), statistics: args.statistics };
    let plain = Shape { color: false, ..shape };
    let mut targets: Vec<&Path> =
        args.output.iter().map(|(_, file)| file.as_path()).chain(args.output_file.as_deref()).collect();
    targets.retain(|file| !is_stdout(Some(file)));
    let here = std::env::current_dir().unwrap_or_default();
    let whole = |file: &Path| judging::straight(&here.join(file));
    targets.sort_by_cached_key(|file| whole(file));
    let same = |pair: &&[&Path]| whole(pair[0]) == whole(pair[1]);
    if let Some([_, file]) = targets.windows(2).find(same) {
        return Err(Error::usage(format!("two reports are to be written into {}", file.display()))
            .hint("give each a file of its own"));
    }
    // A report that can't be written is no reason to lose the others.
    let mut outcome = Ok(());
    for (format, file) in &args.output {
        let written = deliver(&report::written(report, *format, plain), Some(file), run);
        outcome = outcome.and(written);
    }
    let file = args.output_file.as_deref();
    let format = ReportFormat::named(args.format.0).unwrap_or_default();
    let written =
        deliver(&report::written(report, format, if is_stdout(file) { shape } else { plain }), file, run);
    outcome.and(written)
}

/// Leaves away what the baseline knows, or writes a new one; returns how many were known.
fn baseline(
    args: &Args,
    file: &Path,
    findings: &mut Vec<Finding>,
    files: &Files,
    run: &mut Run,
) -> Result<usize, Error> {
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    let name = |name: &str| judging::from_folder(name, &folder);
    let known = if args.write_baseline {
        let known = Baseline::of(findings, files, name);
        // A run over a part of the project says nothing about the rest; what is gone altogether is forgotten.
        let older = std::fs::read_to_string(file).ok().and_then(|text| Baseline::read(&text).ok());
        let older = older.unwrap_or_default().of_files(|known| is_there(known, &folder));
        let known = known.with_others(older, files, name);
        save(file, &known.text())?;
        run.ui.note(&format!("{} written", file.display()));
        known
    } else {
        let text = std::fs::read_to_string(file).map_err(|error| {
            Error::io("read", file, &error).hint("add --write-baseline to make it from what is found now")
        })?;
        Baseline::read(&text).map_err(|error| {
            Error::new(Kind::Unreadable, format!("{} can't be used: {error}", file.display()))
                .hint("make it anew with --write-baseline")
        })?
    };
    let (known, gone) = known.subtract(findings, files, name);
    if gone > 0 {
        let gone = report::count(gone, "finding");
        run.ui.note(&format!("{gone} of the baseline no longer there; --write-baseline forgets them"));
    }
    Ok(known)
}

/// Whether what a baseline speaks of may still be there: an environment or standard input always may.
fn is_there(known: &str, folder: &Path) -> bool {
    known.starts_with("env:") || known.starts_with('<') || folder.join(known).exists()
}

/// Goes online only where `--env` or `--url` stands on the command line or an address names an environment.
fn examine(
    args: &Args,
    addresses: &[Address],
    texts: &HashMap<String, String>,
    files: &mut Files,
    run: &Run,
) -> Result<Examined, Error> {
    let (online, local): (Vec<&Address>, Vec<&Address>) =
        addresses.iter().partition(|address| matches!(address, Address::Environment { .. }));
    let local: Vec<Address> = local.into_iter().cloned().collect();
    let environment = environment::variables_name(run);
    let snapshot = args.metadata.as_deref().map(source::metadata).transpose()?;
    let known = snapshot.as_ref().unwrap_or(Catalog::built_in());
    let limits = judging::limits(run, args.limits)?;
    let is_online = (run.given.env || run.given.url) && snapshot.is_none() && !local.is_empty();
    let content = args.app.as_deref().map(source::app).transpose()?;
    let app = content.as_ref();
    let context = Context { catalog: known, limits: &limits, app, all: &[] };
    // Where each profile can be looked at alone, that is done as it is read.
    let undecided = AtomicUsize::new(0);
    let ask = |profile: &Profile| {
        let (findings, unknown) = rules::check_alone(profile, context);
        undecided.fetch_add(unknown, Ordering::Relaxed);
        findings
    };
    let is_alone = !is_online && app.is_none() && args.fix.is_none();
    let variables = run.config()?.variables(environment.as_deref());
    let mut reader = args.inputs.reader(&variables, known, texts);
    reader.ask = is_alone.then_some(&ask);
    let mut loaded = Inputs::read(&local, &reader, files)?;
    let mut read = loaded.summary(files);
    read.metadata = snapshot.as_ref().map(|catalog| catalog.name().to_owned());
    let mut stored: Vec<(Vec<Profile>, Catalog)> = std::mem::take(&mut loaded.snapshots);
    let mut asked = Asked::default();
    for address in online {
        stored.extend(from_environment(address, &mut asked, &mut read, files, run)?);
    }
    if stored.is_empty() || asked.unread.is_some() {
        let reason = asked
            .unread
            .unwrap_or_else(|| "no environment's own profiles are looked at (env:NAME)".to_owned());
        asked.missing.extend((read.profiles > 0 || !stored.is_empty()).then(|| rules::not_live(&reason)));
    }
    read.profiles += stored.iter().map(|(profiles, _)| profiles.len()).sum::<usize>();
    let whole = args.inputs.addresses.is_empty();
    let silences = std::mem::take(&mut loaded.silences);
    let policy = judging::policy(run, args.limits, silences, whole, files)?;
    let known_there = if is_online {
        let environment = environment::open(run, None)?;
        read.metadata = Some(environment.name.clone());
        Some(turn_round(&environment, &mut loaded)?)
    } else {
        None
    };
    let all: Vec<&Profile> =
        loaded.profiles.iter().chain(stored.iter().flat_map(|(profiles, _)| profiles)).collect();
    let (mut findings, mut not_checked) = {
        let profiles: Vec<&Profile> = loaded.profiles.iter().collect();
        let catalog = known_there.as_ref().unwrap_or(known);
        let context = Context { catalog, all: &all, ..context };
        if is_alone {
            rules::check_rest(&profiles, undecided.load(Ordering::Relaxed), context)
        } else {
            rules::check(&profiles, context)
        }
    };
    reader.recall(&findings, &loaded, files);
    findings.extend(loaded.findings);
    findings.extend(asked.findings);
    not_checked.extend(asked.missing);
    for (profiles, catalog) in &stored {
        let profiles: Vec<&Profile> = profiles.iter().collect();
        let (found, missing) = rules::check(&profiles, Context { catalog, limits: &limits, app, all: &all });
        findings.extend(found.into_iter().map(|finding| with_table(finding, &profiles)));
        for one in missing {
            if !not_checked.contains(&one) {
                not_checked.push(one);
            }
        }
    }
    Ok(Examined { findings, not_checked, read, policy, yaml: loaded.yaml })
}

/// Says which table is meant where no line can say it: in profiles that aren't text.
fn with_table(mut finding: Finding, profiles: &[&Profile]) -> Finding {
    let mut tables = profiles.iter().flat_map(|profile| &profile.tables);
    let is_text = !finding.place.range().is_empty();
    let table = tables.find(|table| !is_text && finding.place.start > 0 && table.place == finding.place);
    if let Some(table) = table.filter(|table| !finding.message.contains(&format!("`{}`", table.name.value))) {
        finding.message = format!("`{}`: {}", table.name.value, finding.message);
    }
    finding
}

/// What environments were asked about their profiles as they are now.
#[derive(Default)]
struct Asked {
    findings: Vec<Finding>,
    missing: Vec<NotChecked>,
    unread: Option<String>,
}

/// The profiles that an address of an environment names, each with what that knows of its tables.
fn from_environment(
    address: &Address,
    asked: &mut Asked,
    read: &mut Read,
    files: &mut Files,
    run: &Run,
) -> Result<Vec<(Vec<Profile>, Catalog)>, Error> {
    let Address::Environment { name, profile } = address else { return Ok(Vec::new()) };
    let environment = environment::open(run, Some(name))?;
    let found = stored_profiles(&environment, profile.as_deref(), |row| {
        let file = files.add(format!("env:{}/{}", environment.name, row.name), "");
        read.sources.push(file);
        Place::start_of(file)
    })?;
    if found.is_empty() && read.profiles > 0 {
        let reason = format!("{} has no mobile offline profile", environment.name);
        asked.unread.get_or_insert(reason);
        return Ok(Vec::new());
    }
    if found.is_empty() {
        return Err(Error::usage(format!("{} has no mobile offline profile", environment.name))
            .hint("is it the environment that you mean? `mopctl env check` tells more"));
    }
    let profiles: Vec<&LiveProfile> = found.iter().map(|(live, _)| live).collect();
    match check_live(&environment, &profiles) {
        Ok((found, missing)) => {
            asked.findings.extend(found);
            asked.missing.extend(missing);
        }
        Err(error) => asked.unread = Some(error.message),
    }
    Ok(found.into_iter().map(|(live, catalog)| (vec![live.profile], catalog)).collect())
}
