//! Table definitions: asked for in one request, kept with their stamp, and what is kept is never
//! believed without asking.

use super::support::{Deed, Place, Proxy, Server};

const QUICK_NOTE: &str =
    "name: Quick\ntables:\n  msdyn_bookableresourcebookingquicknote: { rows: user, files: all }\n";

/// The file columns of the sandbox take 32 MB, as the platform's do by default.
#[test]
fn sizes_of_columns_come_from_environments_and_snapshots() {
    let place = Place::new();
    place.write("quick.yaml", QUICK_NOTE);
    place.write("without.yaml", QUICK_NOTE.replace(", files: all", ""));
    place.run(&["snapshot", "quick.yaml", "--env", "sandbox", "-o", "snap.json"]).exits(0);
    for more in [&["--env", "sandbox"][..], &["--metadata", "snap.json"]] {
        let line = |file| [&["validate", file, "--format", "concise"], more].concat();
        let ran = place.run(&line("quick.yaml"));
        assert!(ran.stdout.contains("`msdyn_file` (up to 32 MB)"), "{more:?} {ran:#?}");
        assert!(!place.run(&line("without.yaml")).stdout.contains("file-size-guidance"));
    }
}

/// The requests that a command sends for definitions.
fn asked(place: &Place, server: &Server, deed: impl Fn(&str) -> Deed + Send + Sync + 'static) -> Vec<String> {
    let proxy = Proxy::start(server, move |_, line| deed(line));
    place.run_at(&proxy.url, &server.token, &["validate", "quick.yaml"]).exits(0);
    let log = proxy.log.lock().unwrap();
    let lines = log.iter().filter_map(|(request, _)| request.lines().next());
    let meant =
        lines.filter(|line| line.contains("RetrieveMetadataChanges") || line.contains("EntityDefinitions"));
    meant
        .map(|line| {
            let kind = if line.contains("ClientVersionStamp") { "changes" } else { "all" };
            if line.contains("EntityDefinitions") { "list".to_owned() } else { kind.to_owned() }
        })
        .collect()
}

fn kept(place: &Place) -> std::path::PathBuf {
    let folder = place.work().join("../state/metadata");
    std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()
}

#[test]
fn definitions_are_kept_and_asked_about() {
    let place = Place::new();
    place.write("quick.yaml", QUICK_NOTE);
    let server = place.serve(&[]);
    assert_eq!(asked(&place, &server, |_| Deed::Pass), ["all"]);
    assert_eq!(asked(&place, &server, |_| Deed::Pass), ["changes"]);
    // Another table is asked for beside what is kept.
    place.edit("quick.yaml", "tables:\n", "tables:\n  account: { rows: user }\n");
    assert_eq!(asked(&place, &server, |_| Deed::Pass), ["changes", "all"]);
    assert_eq!(asked(&place, &server, |_| Deed::Pass), ["changes"]);
    // A stamp that the environment doesn't know any more, another version's file, no file at all.
    let file = kept(&place);
    let good = std::fs::read_to_string(&file).unwrap();
    let stamp = good.split("\"stamp\":\"").nth(1).unwrap().split('"').next().unwrap();
    for (text, expected) in [
        (good.replace(stamp, "1!01/01/2020 08:00:00"), &["changes", "all"][..]),
        (good.replace("MaxSizeInKB", "MaxSize"), &["all"]),
        // Kept by an environment that was put back since.
        (good.replace(stamp, "99999999999!01/01/2027 08:00:00"), &["changes", "all"]),
        (good[..good.len() / 2].to_owned(), &["all"]),
        ("null".to_owned(), &["all"]),
    ] {
        std::fs::write(&file, text).unwrap();
        assert_eq!(asked(&place, &server, |_| Deed::Pass), expected);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), good);
    }
    // Whatever isn't a plain "nothing changed" is a change.
    for (from, to) in [
        ("\"EntityMetadata\":[]", "\"EntityMetadata\":[ "),
        ("\"EntityMetadata\":[]", "\"EntityMetadata\":{}"),
        ("\"Count\":0", "\"Count\":1"),
        ("\"DeletedMetadata\"", "\"DeletedMetadatx\""),
        ("\"ServerVersionStamp\"", "\"ServerVersionStamx\""),
    ] {
        let deed = move |line: &str| {
            if line.contains("ClientVersionStamp") { Deed::Swap(from, to) } else { Deed::Pass }
        };
        // What isn't JSON may have been cut off, and is asked for again.
        let times = if to.ends_with("[ ") { 3 } else { 1 };
        let expected = [vec!["changes"; times], vec!["all"]].concat();
        assert_eq!(asked(&place, &server, deed), expected, "{from} {to}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(file.parent().unwrap()), 0o700);
    }
}

/// Environments that don't answer the query are asked for a list.
#[test]
fn the_list_of_definitions_is_the_other_way() {
    let place = Place::new();
    place.write("quick.yaml", QUICK_NOTE);
    let server = place.serve(&[]);
    let refuse =
        |line: &str| if line.contains("RetrieveMetadataChanges") { Deed::Missing } else { Deed::Pass };
    assert_eq!(asked(&place, &server, refuse), ["list"]);
    // Without a stamp nothing is kept.
    assert_eq!(asked(&place, &server, |_| Deed::Pass), ["all"]);
}

/// Answers that are JSON, but nothing like metadata.
#[test]
fn nonsense_is_an_error() {
    for nonsense in ["[]", "1", "\"x\"", "null", "{}", "{\"EntityMetadata\":7}"] {
        let place = Place::new();
        place.write("quick.yaml", QUICK_NOTE);
        let server = place.serve(&[]);
        let proxy = Proxy::start(&server, move |_, line| {
            if line.contains("RetrieveMetadataChanges") { Deed::Say(nonsense) } else { Deed::Pass }
        });
        let ran = place.run_at(&proxy.url, &server.token, &["validate", "quick.yaml"]).exits(3);
        assert!(ran.stderr.contains("sent no table metadata"), "{nonsense}: {ran:#?}");
    }
}
