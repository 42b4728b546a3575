//! What holds for every input, not only for the ones somebody thought of.

#![allow(clippy::unwrap_used)]

use mopctl::catalog::Catalog;
use mopctl::fetchxml;
use mopctl::finding::{Edit, Finding};
use mopctl::graph::Graph;
use mopctl::graph::budget::{self, Budget, Change};
use mopctl::members;
use mopctl::model::{Files, Profile};
use mopctl::plan;
use mopctl::report::findings::{Read, Report};
use mopctl::report::{Shape, written};
use mopctl::solution::write::{Exported, packed, unpacked};
use mopctl::ui::ReportFormat;
use mopctl::{rules, solution, source, stored, yaml};
use proptest::prelude::*;

#[path = "random/mod.rs"]
mod random;

const SHIPPED: [&str; 2] =
    [include_str!("../profiles/field-service.yaml"), include_str!("../profiles/sales.yaml")];
const LAID_OUT: [&str; 3] = [
    include_str!("../profiles/field-service.yaml"),
    include_str!("cli/files/messy.yaml"),
    include_str!("cli/files/silenced.yaml"),
];
const EXPORTED: &str = include_str!("properties/exported.xml");

/// Texts that mean something to one of the readers, to hit more than their first check.
const PIECES: [&str; 16] =
    [":", "\n  ", "- ", "[", "}", "&a ", "*a", "|\n", "'", "\"", "<", "</", "&amp;", "\u{feff}", "ß", "{{"];

/// One edit of a text: where (in thousandths of its length), how much goes, what comes.
fn edit() -> impl Strategy<Value = (usize, usize, String)> {
    let piece = prop_oneof![
        3 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    (0..1000_usize, 0..12_usize, piece)
}

fn damaged(text: &str, edits: &[(usize, usize, String)]) -> String {
    let mut text = text.to_owned();
    for (at, gone, come) in edits {
        let mut start = text.len() * at / 1000;
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (start + gone).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        text.replace_range(start..end, come);
    }
    text
}

/// Everything that `validate` does with one YAML text, without the file.
fn examine(text: &str) -> Option<Profile> {
    let mut files = Files::default();
    let file = files.add("text.yaml", text);
    let mut findings = Vec::new();
    let mut profile = None;
    if let Some(tree) = yaml::load(file, text, &mut findings) {
        let (decoded, more) = yaml::decode_profile(&tree, file, &yaml::Variables::new());
        findings.extend(more);
        profile = decoded;
    }
    assert!(profile.is_some() || !findings.is_empty(), "a text without a profile needs a reason");
    report(&files, findings, profile.as_slice());
    profile
}

fn report(files: &Files, mut findings: Vec<Finding>, profiles: &[Profile]) {
    let profiles: Vec<&Profile> = profiles.iter().collect();
    let edits: Vec<Edit> =
        findings.iter().filter_map(|finding| Some(finding.fix.as_ref()?.edit.clone())).collect();
    if let Some(file) = files.ids().next() {
        let (mended, _) = yaml::edit::apply(file, &files.get(file).text, &edits);
        let before = yaml::load(file, &files.get(file).text, &mut Vec::new()).is_some();
        assert_eq!(yaml::load(file, &mended, &mut Vec::new()).is_some(), before, "mending broke the file");
    }
    let (more, not_checked) = rules::check(&profiles, rules::Context::of(Catalog::built_in()));
    findings.extend(more);
    source::settle(&mut findings, files);
    let read = Read { profiles: profiles.len(), files: 1, ..Read::default() };
    let report = Report { findings: &findings, not_checked: &not_checked, files, read: &read };
    for finding in &findings {
        let text = &files.get(finding.place.file).text;
        let range = finding.place.range();
        assert!(range.start <= range.end && range.end <= text.len(), "{finding:?} is outside the file");
    }
    for (_, format) in ReportFormat::WORDS {
        written(report, format, Shape { color: true, ..Shape::default() });
    }
}

fn condition() -> impl Strategy<Value = String> {
    let operator = prop::sample::select(vec!["eq", "ne", "lt", "like"]);
    ("[a-z]{1,8}", operator, "[a-zA-Z0-9 ]{0,8}").prop_map(|(column, operator, value)| {
        format!("<condition attribute=\"{column}\" operator=\"{operator}\" value=\"{value}\"/>")
    })
}

fn filter() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec!["and", "or"]);
    let one = (kind.clone(), prop::collection::vec(condition(), 1..4))
        .prop_map(|(kind, conditions)| format!("<filter type=\"{kind}\">{}</filter>", conditions.concat()));
    one.prop_recursive(3, 12, 3, move |inner| {
        (kind.clone(), prop::collection::vec(inner, 1..3))
            .prop_map(|(kind, filters)| format!("<filter type=\"{kind}\">{}</filter>", filters.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_text_is_read_or_reported(text in "(\\PC|\n|\t){0,80}") {
        examine(&text);
    }

    #[test]
    fn a_damaged_profile_is_read_or_reported(
        which in 0..SHIPPED.len(),
        edits in prop::collection::vec(edit(), 1..5),
    ) {
        let text = damaged(SHIPPED[which], &edits);
        if let Some(profile) = examine(&text) {
            let catalog = Catalog::built_in();
            prop_assert!(plan::diff(Some(&profile), &profile, catalog).is_empty(), "differs from itself");
            let _ = plan::plan(&profile, None, catalog, &plan::Ids::default());
        }
    }

    #[test]
    fn a_profile_goes_into_solution_files_and_back(one in any::<u64>(), other in any::<u64>()) {
        let catalog = Catalog::built_in();
        let profile = |seed: u64| {
            let mut profile = examine(&random::profile("P", &mut random::Chance::new(seed))).unwrap();
            // Solution files don't hold the choice of columns.
            profile.tables.iter_mut().for_each(|table| table.columns = None);
            profile
        };
        let export = |profile: &Profile| Exported::of_profile(profile, catalog).unwrap();
        let read = |text: &str| {
            let mut findings = Vec::new();
            let file = Files::default().add("p.xml", text);
            let stored = solution::read(file, text, &mut findings);
            assert!(findings.is_empty(), "{findings:?}");
            stored
        };
        let (first, second) = (profile(one), profile(other));
        let (text, id) = unpacked(None, &export(&first)).unwrap();
        let stored = read(&text).remove(0);
        let back = stored::to_profile(stored.clone(), catalog);
        prop_assert!(plan::diff(Some(&back), &first, catalog).is_empty(), "{:?}", plan::diff(Some(&back), &first, catalog));
        // What says the same leaves every byte as it is.
        prop_assert_eq!(&unpacked(Some(&text), &export(&back)).unwrap().0, &text);
        prop_assert_eq!(&unpacked(None, &Exported::of_stored(&stored, catalog)).unwrap().0, &text);
        // Another profile put into its place, and the first one again.
        let (changed, same_id) = unpacked(Some(&text), &export(&second)).unwrap();
        prop_assert_eq!(id, same_id);
        let back = stored::to_profile(read(&changed).remove(0), catalog);
        prop_assert!(plan::diff(Some(&back), &second, catalog).is_empty(), "{}", changed);
        let mut original = first.clone();
        original.description.get_or_insert_with(|| mopctl::model::Located::new(String::new(), second.name.place));
        let (again, _) = unpacked(Some(&changed), &export(&original)).unwrap();
        let back = stored::to_profile(read(&again).remove(0), catalog);
        prop_assert!(plan::diff(Some(&back), &original, catalog).is_empty(), "{}", again);
        let empty = "<ImportExportXml>\n  <Entities />\n  <Languages />\n</ImportExportXml>";
        let (archive, _) = packed(empty, &[export(&first)]).unwrap();
        let (archive, _) = packed(&archive, &[export(&second)]).unwrap();
        let back = read(&archive);
        prop_assert_eq!(back.len(), 1);
        let back = stored::to_profile(back[0].clone(), catalog);
        prop_assert!(plan::diff(Some(&back), &second, catalog).is_empty(), "{}", archive);
    }

    #[test]
    fn a_file_in_canonical_form_stays_so_and_says_the_same(
        which in 0..LAID_OUT.len(),
        edits in prop::collection::vec(edit(), 0..4),
    ) {
        let text = damaged(LAID_OUT[which], &edits);
        let mut files = Files::default();
        let file = files.add("text.yaml", text.as_str());
        let Some(tree) = yaml::load(file, &text, &mut Vec::new()) else { return Ok(()) };
        let Ok(new) = yaml::format(&tree, file, &text) else { return Ok(()) };
        let again = yaml::load(file, &new, &mut Vec::new());
        let again = again.map(|tree| yaml::format(&tree, file, &new));
        prop_assert_eq!(again, Some(Ok(new.clone())), "laid out from\n{}", text);
        let decoded = |text: &str| {
            let tree = yaml::load(file, text, &mut Vec::new())?;
            yaml::decode_profile(&tree, file, &yaml::Variables::new()).0
        };
        if let (Some(before), Some(after)) = (decoded(&text), decoded(&new)) {
            prop_assert!(plan::diff(Some(&before), &after, Catalog::built_in()).is_empty());
        }
        for comment in text.lines().filter_map(|line| line.trim().strip_prefix("# ")) {
            prop_assert!(new.contains(comment.trim_end()), "`{}` is lost:\n{}", comment, new);
        }
    }

    /// Whatever can be read can be written, and says the same when it is read again.
    #[test]
    fn what_is_written_reads_back_as_the_same(
        which in 0..LAID_OUT.len(),
        edits in prop::collection::vec(edit(), 0..4),
        name in "[ -~é\u{4e2d}]{1,30}",
        verbatim in any::<bool>(),
    ) {
        let text = damaged(LAID_OUT[which], &edits);
        if let Some(mut profile) = examine(&text).filter(|profile| profile.complete) {
            profile.name.value = if name.trim().is_empty() { "x".to_owned() } else { name };
            let written = yaml::write(&profile, &[], yaml::Style { verbatim }).unwrap();
            let again = examine(&written);
            prop_assert!(again.is_some(), "{written}");
            let changes = plan::diff(Some(&profile), &again.unwrap(), Catalog::built_in());
            prop_assert!(changes.is_empty(), "{changes:?}\n{written}");
        }
    }

    #[test]
    fn comments_stay_wherever_they_stand(
        which in 0..LAID_OUT.len(),
        comments in prop::collection::vec((0..1000usize, 0..14usize), 1..6),
    ) {
        let mut lines: Vec<String> = LAID_OUT[which].lines().map(str::to_owned).collect();
        for (number, (at, indent)) in comments.iter().enumerate() {
            let at = at * lines.len() / 1000;
            lines.insert(at, format!("{}# remark {number}", " ".repeat(*indent)));
        }
        let text = lines.join("\n") + "\n";
        let mut files = Files::default();
        let file = files.add("text.yaml", &text);
        if let Some(tree) = yaml::load(file, &text, &mut Vec::new())
            && let Ok(once) = yaml::format(&tree, file, &text)
        {
            for number in 0..comments.len() {
                prop_assert_eq!(once.matches(&format!("# remark {number}")).count(), 1, "{}", once);
            }
            let again = yaml::load(file, &once, &mut Vec::new()).unwrap();
            prop_assert_eq!(yaml::format(&again, file, &once).unwrap(), once);
        }
    }

    #[test]
    fn a_damaged_solution_file_is_read_or_reported(edits in prop::collection::vec(edit(), 0..5)) {
        let text = damaged(EXPORTED, &edits);
        let mut files = Files::default();
        let file = files.add("exported.xml", text.as_str());
        let mut findings = Vec::new();
        let stored = solution::read(file, &text, &mut findings);
        prop_assert!(!stored.is_empty() || !findings.is_empty());
        let catalog = Catalog::built_in();
        let profiles: Vec<Profile> =
            stored.into_iter().map(|stored| stored::to_profile(stored, catalog)).collect();
        report(&files, findings, &profiles);
        for profile in &profiles {
            prop_assert!(plan::diff(Some(profile), profile, catalog).is_empty(), "differs from itself");
        }
    }

    #[test]
    fn any_bytes_are_people_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = members::parse(&bytes, None);
    }

    #[test]
    fn people_survive_a_spreadsheet(
        names in prop::collection::vec("[a-zA-Z0-9 ,;\"'ß@.-]{1,20}", 1..6),
        separator in prop::sample::select(vec![',', ';', '\t']),
        line_end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let names: Vec<String> = names.into_iter().map(|name| format!("x{}x", name.trim())).collect();
        let mut text = format!("user{separator}profile{line_end}");
        for name in &names {
            text.push_str(&format!("\"{}\"{separator}Field{line_end}", name.replace('"', "\"\"")));
        }
        let requests = members::parse(text.as_bytes(), None).unwrap().requests;
        let read: Vec<&str> = requests.iter().map(|request| &*request.input).collect();
        prop_assert_eq!(read, names.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert!(requests.iter().all(|request| request.profile.as_deref() == Some("Field")));
    }

    #[test]
    fn a_stored_filter_is_one_the_check_accepts(filter in filter(), table in "[a-z]{3,9}") {
        fetchxml::read(&filter, Some(&table)).unwrap();
        let stored = fetchxml::stored_filter(&filter, &table).unwrap();
        fetchxml::read(&stored, Some(&table)).unwrap();
        prop_assert_eq!(&fetchxml::stored_filter(&stored, &table).unwrap(), &stored);
    }

    #[test]
    fn layout_does_not_change_what_a_filter_means(filter in filter(), other in filter()) {
        let spread = filter.replace("><", ">\r\n    <").replace('"', "'");
        prop_assert!(fetchxml::same_meaning(&filter, &spread));
        let once = fetchxml::canonical(&filter).unwrap();
        prop_assert_eq!(fetchxml::canonical(&spread).unwrap(), once.clone());
        let equal = fetchxml::same_meaning(&filter, &other);
        prop_assert_eq!(equal, fetchxml::canonical(&other).unwrap() == once);
    }

    #[test]
    fn no_smaller_set_of_relationships_does_it(ends in prop::collection::vec((0..5usize, 0..5usize), 0..9), limit in 1..3usize) {
        let (profile, graph) = entangled(&ends);
        let budget = budget::solve(&profile, &graph, limit, false);
        // Every set of relationships to drop, the smallest first.
        let mut sets: Vec<u32> = (0..1 << graph.edges.len()).collect();
        sets.sort_by_key(|set| set.count_ones());
        let smallest = sets.into_iter().find(|set| is_kept(&profile, &graph, *set, limit));
        match (smallest.map(u32::count_ones), budget) {
            (Some(0), budget) => prop_assert_eq!(budget, Budget::Kept),
            (Some(size), Budget::Smallest(sets)) => {
                for set in sets {
                    prop_assert_eq!(set.len(), size as usize);
                    let dropped = set.iter().fold(0, |all, change| match change {
                        Change::Drop(at) => all | 1 << at,
                        Change::AllRows(_) => all,
                    });
                    prop_assert!(is_kept(&profile, &graph, dropped, limit));
                }
            }
            // Beyond five changes, or where none does it, nothing is claimed.
            (Some(size), Budget::Found(set)) => prop_assert!(size > 5 && set.len() >= size as usize),
            (size, Budget::NotFound) => prop_assert!(size.is_none_or(|size| size > 5)),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

/// A profile with relationships between five tables that live of what is brought.
fn entangled(ends: &[(usize, usize)]) -> (Profile, Graph) {
    let mut text = String::from("name: P\ntables:\n");
    for table in 0..5 {
        text.push_str(&format!("  new_t{table}:\n    rows: related\n    related_to:\n"));
        for (at, (from, _)) in ends.iter().enumerate().filter(|(_, (from, to))| *to == table && from != to) {
            text.push_str(&format!("      - {{ table: new_t{from}, as: parent, relationship: r{at} }}\n"));
        }
    }
    let mut files = Files::default();
    let file = files.add("text.yaml", &text);
    let tree = yaml::load(file, &text, &mut Vec::new()).unwrap();
    let profile = yaml::decode_profile(&tree, file, &yaml::Variables::new()).0.unwrap();
    let graph = Graph::of(&profile, Catalog::built_in());
    (profile, graph)
}

/// Whether a profile keeps its limits without some of its relationships, by definition: no circle, at
/// most `limit` lead to a table, and no table starves that didn't.
fn is_kept(profile: &Profile, graph: &Graph, dropped: u32, limit: usize) -> bool {
    let left =
        || graph.edges.iter().enumerate().filter(|(at, _)| dropped & 1 << at == 0).map(|(_, edge)| edge);
    profile.tables.iter().all(|table| {
        let name = &table.name.value;
        let mut above: std::collections::BTreeSet<&str> = [name.as_str()].into();
        while let Some(edge) =
            left().find(|edge| above.contains(edge.to.as_str()) && !above.contains(edge.from.as_str()))
        {
            above.insert(&edge.from);
        }
        let leading = left().filter(|edge| above.contains(edge.to.as_str())).count();
        let in_circle = left().any(|edge| edge.from == *name && above.contains(edge.to.as_str()));
        let was_fed = graph.edges.iter().any(|edge| edge.to == *name);
        leading <= limit && !in_circle && (!was_fed || left().any(|edge| edge.to == *name))
    })
}
