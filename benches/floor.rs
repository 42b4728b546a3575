//! The floor that `mopctl validate` is measured against: reading YAML files into located trees, on
//! as many threads as there are cores, and nothing else. `benches/peers.py` runs it.

use mopctl::model::Files;
use mopctl::parallel::parallel;
use mopctl::yaml;

fn main() {
    let mut paths: Vec<std::path::PathBuf> = Vec::new();
    for argument in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let path = std::path::PathBuf::from(argument);
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
            paths.extend(entries.map(|entry| entry.path()));
        } else {
            paths.push(path);
        }
    }
    let trees = parallel(&paths, |path| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let mut files = Files::default();
        let file = files.add("bench", "");
        yaml::load(file, &text, &mut Vec::new()).is_some()
    });
    assert!(trees.iter().all(|read| *read), "a file isn't YAML");
}
