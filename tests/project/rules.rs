//! Every rule's page is run: `yaml bad` raises exactly this rule at the marked line, `yaml good`
//! is clean.

use std::collections::BTreeSet;
use std::path::Path;

use mopctl::catalog::Catalog;
use mopctl::finding::Finding;
use mopctl::model::{Files, Profile};
use mopctl::rules::{self, Check};
use mopctl::yaml::{self, Variables};

struct Block {
    bad: bool,
    /// Decided with the metadata of an environment.
    env: bool,
    /// Rules besides the page's own that a bad example can't avoid.
    also: Vec<String>,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let mut words = info.split_whitespace();
                if words.next() == Some("yaml")
                    && let Some(kind @ ("bad" | "good")) = words.next()
                {
                    let words: Vec<&str> = words.collect();
                    open = Some(Block {
                        bad: kind == "bad",
                        env: words.contains(&"env"),
                        also: words
                            .into_iter()
                            .filter(|word| !matches!(*word, "also" | "env"))
                            .map(str::to_owned)
                            .collect(),
                        text: String::new(),
                    });
                }
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// An environment that knows some well-known tables, and nothing else.
fn environment() -> Catalog {
    let mut catalog = Catalog::new("example", true);
    for name in ["account", "contact", "territory"] {
        catalog.add_table(*Catalog::built_in().table(name).unwrap());
    }
    catalog
}

fn check(text: &str, catalog: &Catalog) -> (Vec<Finding>, Files) {
    let mut files = Files::default();
    let mut findings = Vec::new();
    let mut profiles: Vec<Profile> = Vec::new();
    for (at, part) in text.split("# file: second.yaml\n").enumerate() {
        let file = files.add(format!("{at}.yaml"), part);
        if let Some(tree) = yaml::load(file, part, &mut findings) {
            let (profile, found) = yaml::decode_profile(&tree, file, &Variables::new());
            profiles.extend(profile);
            findings.extend(found);
        }
    }
    let profiles: Vec<&Profile> = profiles.iter().collect();
    findings.extend(rules::check(&profiles, catalog).0);
    (findings, files)
}

fn marked_line(text: &str) -> (String, usize) {
    for (at, part) in text.split("# file: second.yaml\n").enumerate() {
        if let Some(line) = part.lines().position(|line| line.contains("# <- here")) {
            return (format!("{at}.yaml"), line + 1);
        }
    }
    panic!("no line is marked `# <- here`:\n{text}");
}

#[test]
fn examples_do_what_their_page_says() {
    for rule in rules::all() {
        for block in blocks(rule.doc) {
            let slug = rule.id.slug;
            let environment = environment();
            let catalog = if block.env { &environment } else { Catalog::built_in() };
            let (findings, files) = check(&block.text, catalog);
            let shown =
                || findings.iter().map(|f| format!("{} {}", f.rule.slug, f.message)).collect::<Vec<_>>();
            let others: Vec<_> = findings
                .iter()
                .filter(|f| {
                    !(block.also.contains(&f.rule.slug.to_owned()) || block.bad && f.rule.slug == slug)
                })
                .collect();
            assert!(others.is_empty(), "{slug}: unexpected in\n{}\n{:#?}", block.text, shown());
            if block.bad {
                let mine: Vec<_> = findings.iter().filter(|f| f.rule.slug == slug).collect();
                assert_eq!(mine.len(), 1, "{slug}:\n{}\n{:#?}", block.text, shown());
                let (start, _) = files.positions(mine[0].place).unwrap();
                let found = (files.get(mine[0].place.file).name.clone(), start.line);
                assert_eq!(found, marked_line(&block.text), "{slug}: wrong place in\n{}", block.text);
                assert!(mine[0].help.is_some() || !mine[0].related.is_empty(), "{slug} gives no help");
            }
        }
    }
}

#[test]
fn every_rule_has_both_examples_unless_yaml_cannot_show_it() {
    // Defects of bytes, of size or of XML, or text too long for a page.
    let elsewhere = [
        "not-utf8",
        "file-too-large",
        "empty-file",
        "too-many-aliases",
        "xml-syntax",
        "solution-shape",
        "profile-name-length",
        "profile-description-length",
    ];
    for rule in rules::all().filter(|rule| !elsewhere.contains(&rule.id.slug)) {
        let found = blocks(rule.doc);
        assert!(found.iter().any(|block| block.bad), "{} has no bad example", rule.id.slug);
        assert!(found.iter().any(|block| !block.bad), "{} has no good example", rule.id.slug);
    }
}

#[test]
fn codes_and_slugs_are_unique_and_pages_registered() {
    let mut codes = BTreeSet::new();
    let mut slugs = BTreeSet::new();
    for rule in rules::all() {
        assert!(codes.insert(rule.id.code), "{} stands twice", rule.id.code);
        assert!(slugs.insert(rule.id.slug.replace('-', "_")), "{} stands twice", rule.id.slug);
        assert!(rule.doc.starts_with(&format!("# {}\n", rule.id.slug)), "{} has another title", rule.id.slug);
        assert!(rule.doc.contains("## Sources"), "{} names no source", rule.id.slug);
        assert_eq!(matches!(rule.check, Check::Loading), rule.id.code < "MOP100", "{}", rule.id.code);
    }
    for family in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules")).unwrap() {
        let family = family.unwrap().path();
        if !family.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(family).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            assert!(name == "mod" || slugs.contains(&name), "{} is not registered", path.display());
        }
    }
}

/// The numbers of the documentation are the last that pass.
#[test]
fn boundaries_are_exact() {
    let related = |count: usize| {
        let mut text = String::from(
            "name: P\ntables:\n  account: { rows: user }\n  contact:\n    rows: user\n    related_to:\n",
        );
        for at in 0..count {
            text.push_str(&format!("      - {{ table: account, as: parent, relationship: r{at} }}\n"));
        }
        text
    };
    let images = |count: usize| {
        let names: Vec<String> = (0..count).map(|at| format!("i{at}")).collect();
        format!("name: P\ntables:\n  account: {{ rows: user, images: [{}] }}\n", names.join(", "))
    };
    let filters = |count: usize| {
        let filter = "          - <filter><condition attribute=\"name\" operator=\"null\"/></filter>\n";
        format!(
            "name: P\ntables:\n  account:\n    rows:\n      custom:\n        all:\n{}",
            filter.repeat(count)
        )
    };
    let sync = |text: &str| format!("name: P\ntables:\n  account: {{ rows: user, sync: {text} }}\n");
    let name =
        |length: usize| format!("name: {}\ntables:\n  account: {{ rows: user }}\n", "n".repeat(length));
    for (slug, text, raised) in [
        ("relationship-limit", related(15), false),
        ("relationship-limit", related(16), true),
        ("relationship-limit-ten", related(10), false),
        ("relationship-limit-ten", related(11), true),
        ("relationship-limit-ten", related(15), true),
        ("relationship-limit-ten", related(16), false),
        ("image-column-limit", images(14), false),
        ("image-column-limit", images(15), true),
        ("custom-filter-limit", filters(3), false),
        ("custom-filter-limit", filters(4), true),
        ("sync-interval-range", sync("5m"), false),
        ("sync-interval-range", sync("4m"), true),
        ("sync-interval-range", sync("1d"), false),
        ("sync-interval-range", sync("24h"), false),
        ("sync-interval-range", sync("25h"), true),
        ("sync-interval-over-hour", sync("1h"), false),
        ("sync-interval-over-hour", sync("61m"), true),
        ("profile-name-length", name(200), false),
        ("profile-name-length", name(201), true),
    ] {
        let found = check(&text, Catalog::built_in()).0.iter().any(|finding| finding.rule.slug == slug);
        assert_eq!(found, raised, "{slug} in\n{text}");
    }
}
