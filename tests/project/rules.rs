//! Every rule's page is run: `yaml bad` raises exactly this rule at the marked line, `yaml good`
//! is clean.

use std::collections::BTreeSet;
use std::path::Path;

use mopctl::catalog::{Catalog, Column, ColumnKind, Ends, Flags, Ownership, Relationship, Table, TableKind};
use mopctl::finding::{Finding, Severity};
use mopctl::locate;
use mopctl::model::{Files, Profile};
use mopctl::policy::Policy;
use mopctl::rules::limits::{LimitSet, Limits};
use mopctl::rules::{self, Check, Context};
use mopctl::yaml::{self, Variables};

struct Block {
    bad: bool,
    /// Decided with the metadata of an environment.
    env: bool,
    /// The limits that hold.
    limits: LimitSet,
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
                        limits: LimitSet::WORDS
                            .iter()
                            .find(|(word, _)| words.contains(word))
                            .map_or(LimitSet::Documented, |(_, set)| *set),
                        also: words
                            .into_iter()
                            .filter(|word| !matches!(*word, "also" | "env" | "current" | "strict"))
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
    let built_in = Catalog::built_in();
    for name in ["account", "contact", "territory"] {
        catalog.add_table(*built_in.table(name).unwrap());
    }
    let ends = Ends::OneToMany { referenced: "account", referencing: "fileattachment", column: "objectid" };
    catalog.add_relationship(Relationship { name: "account_FileAttachments", ends, id: None });
    for table in special_tables() {
        catalog.add_table(table);
    }
    catalog.add_column_size("new_manual", "new_file", 32_768);
    catalog.add_column_size("new_leaflet", "new_file", 2_048);
    catalog
}

/// Tables with the one property that a rule looks for.
fn special_tables() -> Vec<Table> {
    let column = |name, secured, computed| Column { name, kind: ColumnKind::Money, secured, computed };
    let columns: &'static [Column] = Box::leak(Box::new([
        column("new_name", false, false),
        column("new_salary", true, false),
        column("new_total", false, true),
    ]));
    let files: &'static [Column] =
        &[Column { name: "new_file", kind: ColumnKind::File, secured: false, computed: false }];
    let table = |name: &'static str| Table {
        name,
        schema_name: name,
        display_name: name,
        ownership: Ownership::User,
        kind: TableKind::Standard,
        activity: false,
        intersect: false,
        primary_id: "",
        primary_name: "",
        flags: Flags { offline: Some(true), change_tracking: Some(true), ..Flags::default() },
        columns,
    };
    let flagged = |name, change: fn(&mut Flags)| {
        let mut table = table(name);
        change(&mut table.flags);
        table
    };
    vec![
        table("fileattachment"),
        Table { columns: files, ..table("new_manual") },
        Table { columns: files, ..table("new_leaflet") },
        table("new_guarded"),
        Table { kind: TableKind::Virtual, ..table("new_virtual") },
        Table { kind: TableKind::Elastic, ..table("new_elastic") },
        Table { intersect: true, ..table("new_new_inspection_account") },
        flagged("new_online", |flags| flags.offline = Some(false)),
        flagged("new_untracked", |flags| flags.change_tracking = Some(false)),
        flagged("new_filtered", |flags| flags.organization_filter = Some(true)),
        flagged("new_locked", |flags| {
            flags.offline = Some(false);
            flags.customizable = Some(false);
        }),
    ]
}

fn check(text: &str, catalog: &Catalog, limits: LimitSet) -> (Vec<Finding>, Files) {
    let mut files = Files::default();
    let mut findings = Vec::new();
    let mut profiles: Vec<Profile> = Vec::new();
    let mut policy = Policy { limits: Limits::of(limits), ..Policy::default() };
    for (at, part) in text.split("# file: second.yaml\n").enumerate() {
        let file = files.add(format!("{at}.yaml"), part);
        if let Some(tree) = yaml::load(file, part, &mut findings) {
            let (profile, found) = yaml::decode_profile(&tree, file, &Variables::new());
            profiles.extend(profile);
            findings.extend(found);
            policy.silences.extend(yaml::silences(&tree, file, part, &mut findings));
        }
    }
    let profiles: Vec<&Profile> = profiles.iter().collect();
    let (found, not_checked) =
        rules::check(&profiles, Context { catalog, limits: &policy.limits, app: None, all: &[] });
    findings.extend(found);
    locate::settle(&mut findings, &files);
    let findings = policy.judge(findings, &not_checked).findings;
    (findings, files)
}

fn marked_line(text: &str) -> (String, usize) {
    for (at, part) in text.split("# file: second.yaml\n").enumerate() {
        if let Some(line) = part.lines().position(|line| line.contains("<- here")) {
            let is_next = part.lines().nth(line).unwrap().contains("# the next line");
            return (format!("{at}.yaml"), line + 1 + usize::from(is_next));
        }
    }
    panic!("no line is marked `# <- here`:\n{text}");
}

#[test]
fn examples_do_what_their_page_says() {
    let environment = environment();
    let wrong: Vec<String> = rules::all()
        .flat_map(|rule| blocks(rule.doc).into_iter().map(move |block| (rule.id.slug, block)))
        .filter_map(|(slug, block)| {
            let catalog = if block.env { &environment } else { Catalog::built_in() };
            let (findings, files) = check(&block.text, catalog, block.limits);
            let problem = fault_of(slug, &block, &findings, &files)?;
            let shown: Vec<String> =
                findings.iter().map(|f| format!("  {} {}", f.rule.slug, f.message)).collect();
            Some(format!("{slug}: {problem} in\n{}\n{}", block.text, shown.join("\n")))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What an example does that its page doesn't say.
fn fault_of(slug: &str, block: &Block, findings: &[Finding], files: &Files) -> Option<String> {
    let mut others = findings.iter().filter(|f| f.rule.slug != slug && f.severity > Severity::Info);
    if let Some(other) = others.find(|f| !block.also.contains(&f.rule.slug.to_owned())) {
        return Some(format!("unexpected {}", other.rule.slug));
    }
    let mine: Vec<&Finding> = findings.iter().filter(|f| f.rule.slug == slug).collect();
    match (block.bad, mine.as_slice()) {
        (false, []) => None,
        (false, _) => Some("a good example is found bad".to_owned()),
        (true, [finding]) => {
            let (start, _) = files.positions(finding.place)?;
            let found = (files.get(finding.place.file).name.clone(), start.line);
            let marked = marked_line(&block.text);
            if found != marked {
                return Some(format!("{found:?} is pointed at instead of {marked:?}"));
            }
            let helps = finding.help.is_some() || !finding.related.is_empty();
            (!helps).then(|| "there is no help".to_owned())
        }
        (true, all) => Some(format!("{} findings instead of one", all.len())),
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
    // Rules about apps and environments are shown by tests with solutions and the sandbox.
    let has_examples =
        |rule: &&rules::Rule| matches!(rule.check, Check::Loading | Check::Profile(_) | Check::Set(_));
    for rule in rules::all().filter(has_examples).filter(|rule| !elsewhere.contains(&rule.id.slug)) {
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
        let found = check(&text, Catalog::built_in(), LimitSet::Documented)
            .0
            .iter()
            .any(|finding| finding.rule.slug == slug);
        assert_eq!(found, raised, "{slug} in\n{text}");
    }
}

/// Numbers of newer rules, and those of the other limit sets.
#[test]
fn boundaries_of_filters_and_sets_are_exact() {
    use LimitSet::{Current, Documented, Strict};
    let custom = |filter: &str| {
        format!(
            "name: P\ntables:\n  contact: {{ rows: user }}\n  account:\n    rows:\n      custom: '{filter}'\n"
        )
    };
    let condition = "<condition attribute=\"name\" operator=\"null\"/>";
    let conditions = |count: usize| custom(&format!("<filter>{}</filter>", condition.repeat(count)));
    let alternatives =
        |count: usize| custom(&format!("<filter type=\"or\">{}</filter>", condition.repeat(count)));
    let nested = |count: usize| {
        custom(&format!("{}{condition}{}", "<filter>".repeat(count), "</filter>".repeat(count)))
    };
    let link = "<link-entity name=\"contact\" from=\"a\" to=\"b\" link-type=\"any\"/>";
    let links = |count: usize| custom(&format!("<filter>{}</filter>", link.repeat(count)));
    let tables = |count: usize| {
        let tables: String = (0..count).map(|at| format!("  new_t{at}: {{ rows: user }}\n")).collect();
        format!("name: P\ntables:\n{tables}")
    };
    let chain = |count: usize| {
        let mut text = String::from("name: P\ntables:\n  new_t0: { rows: user }\n");
        for at in 1..=count {
            let from = at - 1;
            text.push_str(&format!("  new_t{at}:\n    rows: related\n    related_to: [{{ table: new_t{from}, as: parent, relationship: r{at} }}]\n"));
        }
        text
    };
    let users = |count: usize| {
        let users: Vec<String> = (0..count).map(|at| format!("u{at}@example.com")).collect();
        format!(
            "name: P\npeople: {{ users: [{}] }}\ntables:\n  account: {{ rows: user }}\n",
            users.join(", ")
        )
    };
    let label = |length: usize| {
        let label = "l".repeat(length);
        format!(
            "name: P\ntables:\n  account: {{ rows: user }}\n  contact:\n    rows: related\n    related_to: [{{ table: account, as: child, relationship: contact_customer_accounts, label: {label} }}]\n"
        )
    };

    for (slug, set, last, first) in [
        ("fetch-clause-limit", Documented, conditions(500), conditions(501)),
        ("fetch-clause-limit", Strict, conditions(6), conditions(7)),
        ("fetch-nesting-depth", Documented, nested(3), nested(4)),
        ("fetch-related-table-limit", Documented, links(15), links(16)),
        ("fetch-related-table-limit", Strict, links(10), links(11)),
        ("fetch-many-or", Documented, alternatives(5), alternatives(6)),
        ("table-count-guidance", Documented, tables(99), tables(100)),
        ("deep-relationship-chain", Documented, chain(4), chain(5)),
        ("relationship-limit", Documented, chain(15), chain(16)),
        ("relationship-limit", Current, chain(15), chain(16)),
        ("relationship-limit", Strict, chain(10), chain(11)),
        ("related-tables-in-profile", Strict, chain(15), chain(16)),
        ("teams-rather-than-users", Documented, users(20), users(21)),
        ("association-label", Documented, label(200), label(201)),
    ] {
        let raised = |text: &str| {
            check(text, Catalog::built_in(), set).0.iter().any(|finding| finding.rule.slug == slug)
        };
        assert!(!raised(&last), "{slug} cries wolf under {} in\n{last}", set.word());
        assert!(raised(&first), "{slug} is silent under {} in\n{first}", set.word());
    }
}

/// Windows of time by their length, not by the number that stands there.
#[test]
fn windows_are_measured() {
    let on = |column: &str, operator: &str, value: u64| {
        format!(
            "name: P\ntables:\n  account:\n    rows:\n      custom: '<filter><condition attribute=\"{column}\" operator=\"{operator}\" value=\"{value}\"/></filter>'\n"
        )
    };
    for (slug, operator, value, raised) in [
        ("fetch-wide-date-range", "last-x-months", 11, false),
        ("fetch-wide-date-range", "last-x-months", 12, true),
        ("fetch-wide-date-range", "last-x-weeks", 52, false),
        ("fetch-wide-date-range", "last-x-weeks", 53, true),
        ("fetch-wide-date-range", "next-x-days", 365, true),
        ("fetch-wide-date-range", "last-x-years", 1, true),
        ("fetch-wide-date-range", "olderthan-x-years", 3, false),
        ("fetch-narrow-time-window", "last-x-hours", 1, true),
        ("fetch-narrow-time-window", "last-x-hours", 48, false),
        ("fetch-narrow-time-window", "last-x-days", 1, true),
        ("fetch-narrow-time-window", "last-x-days", 2, false),
        ("fetch-narrow-time-window", "olderthan-x-hours", 2, false),
        ("fetch-narrow-time-window", "olderthan-x-minutes", 2, false),
    ] {
        let text = on("modifiedon", operator, value);
        let (found, _) = check(&text, Catalog::built_in(), LimitSet::Documented);
        assert_eq!(found.iter().any(|finding| finding.rule.slug == slug), raised, "{slug} in\n{text}");
    }
}

/// What a filter can't say, and of which rule it is.
#[test]
fn filters_that_say_nothing_are_found() {
    let custom = |filter: &str| {
        format!(
            "name: P\ntables:\n  contact: {{ rows: user }}\n  account:\n    rows:\n      custom: '{filter}'\n"
        )
    };
    let condition = |rest: &str| custom(&format!("<filter><condition attribute=\"name\" {rest}</filter>"));
    for (slug, text, severity) in [
        ("fetchxml-malformed", custom("<f:filter xmlns:f=\"x\"/>"), Severity::Error),
        (
            "fetchxml-malformed",
            custom("<fetch><entity name=\"account\"/><entity name=\"contact\"/></fetch>"),
            Severity::Error,
        ),
        (
            "fetch-condition-incomplete",
            condition("operator=\"eq\" value=\"a\"><value>b</value></condition>"),
            Severity::Error,
        ),
        ("fetch-operator-unsupported", condition("operator=\"last-seven-day\"/>"), Severity::Error),
        (
            "fetch-operator-unsupported",
            condition("operator=\"between\"><value>1</value><value>2</value></condition>"),
            Severity::Warning,
        ),
        (
            "fetch-inner-outer-join",
            custom(
                "<fetch><entity name=\"account\"><filter><condition attribute=\"name\" operator=\"null\"/></filter><link-entity name=\"contact\" from=\"contactid\" to=\"primarycontactid\" link-type=\"bogus\"/></entity></fetch>",
            ),
            Severity::Error,
        ),
        (
            "fetchxml-malformed",
            custom("<filter><condition attribute=\"Name\" operator=\"null\"/></filter>"),
            Severity::Error,
        ),
        (
            "fetchxml-malformed",
            custom(
                "<filter><link-entity name=\"Contact\" from=\"contactid\" to=\"primarycontactid\" link-type=\"any\"/></filter>",
            ),
            Severity::Error,
        ),
        (
            "fetch-condition-incomplete",
            condition("operator=\"on-or-after\" value=\"not-a-date\"/>"),
            Severity::Error,
        ),
        (
            "fetch-condition-incomplete",
            condition("operator=\"between\"><value>1</value></condition>"),
            Severity::Error,
        ),
        ("fetch-condition-incomplete", condition("operator=\"in\"><value/></condition>"), Severity::Error),
        ("fetch-unknown-attribute", condition("operator=\"null\" foo=\"1\"/>"), Severity::Warning),
        (
            "fetch-unknown-attribute",
            custom(
                "<fetch foo=\"1\"><entity name=\"account\"><filter><condition attribute=\"name\" operator=\"null\"/></filter></entity></fetch>",
            ),
            Severity::Warning,
        ),
    ] {
        let (found, _) = check(&text, Catalog::built_in(), LimitSet::Documented);
        let hit = found.iter().find(|finding| finding.rule.slug == slug);
        assert_eq!(hit.map(|finding| finding.severity), Some(severity), "{slug} in\n{text}\n{found:?}");
    }
}

/// What looks like a mistake and isn't one.
#[test]
fn what_is_right_is_left_alone() {
    let table = |columns: &str| format!("name: P\ntables:\n  task: {{ rows: user, columns: [{columns}] }}\n");
    let linked = |kind: &str| {
        format!(
            "name: P\ntables:\n  contact: {{ rows: user }}\n  account:\n    rows:\n      custom: '<fetch><entity name=\"account\"><link-entity name=\"contact\" from=\"contactid\" to=\"primarycontactid\" link-type=\"{kind}\"/></entity></fetch>'\n"
        )
    };
    for (slug, text, raised) in [
        ("lookup-target-missing", table("activityid, regardingobjectid, customerid, objectid"), false),
        ("lookup-target-missing", table("transactioncurrencyid"), true),
        ("custom-filter-empty", linked("outer"), true),
        ("custom-filter-empty", linked("inner"), false),
        ("custom-filter-empty", linked("exists"), false),
        ("custom-filter-empty", linked("in"), false),
        ("custom-filter-empty", linked("matchfirstrowusingcrossapply"), false),
        (
            "app-with-several-profiles",
            "name: P\napps: [a, A]\ntables:\n  task: { rows: user }\n".to_owned(),
            false,
        ),
        ("duplicate-entry", "name: P\napps: [a, A]\ntables:\n  task: { rows: user }\n".to_owned(), true),
    ] {
        let (found, _) = check(&text, Catalog::built_in(), LimitSet::Documented);
        assert_eq!(
            found.iter().any(|finding| finding.rule.slug == slug),
            raised,
            "{slug} in\n{text}\n{found:?}"
        );
    }
}
