//! Ids of new rows: the same for the same profile, table and relationship, so that a create that
//! is repeated after a lost answer is recognised instead of made twice.

use uuid::Uuid;

/// Namespace of all ids that this tool gives to rows.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d6f_7063_746c_5000_8000_6f66_666c_696e);

/// The id of a row that `parts` identify; another one while `taken` says that it is in use.
pub fn new_id(parts: &[&str], taken: impl Fn(&str) -> bool) -> String {
    let name = parts.iter().map(|part| part.trim().to_lowercase()).collect::<Vec<_>>().join("\n");
    let mut id = Uuid::new_v5(&NAMESPACE, name.as_bytes());
    while taken(&id.to_string()) {
        id = Uuid::new_v5(&NAMESPACE, id.as_bytes());
    }
    id.to_string()
}

#[cfg(test)]
mod tests {
    use super::new_id;

    #[test]
    fn ids_are_stable_and_step_aside() {
        let first = new_id(&["Profile", "account"], |_| false);
        assert_eq!(first, new_id(&["profile ", "Account"], |_| false));
        let second = new_id(&["Profile", "account"], |id| id == first);
        assert_ne!(first, second);
    }
}
