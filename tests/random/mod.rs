//! Profiles by chance: each publishable, and the same for the same seed.

/// A small generator of numbers (`SplitMix64`).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap()
    }

    fn one_of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }

    fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A table whose rows bring others: its name, what the others are to it, the relationship.
type Driver = (&'static str, &'static str, &'static str);

/// Tables, and by which tables before them their rows can come.
const TABLES: [(&str, &[Driver]); 10] = [
    ("bookableresourcebooking", &[]),
    (
        "msdyn_workorder",
        &[("bookableresourcebooking", "parent", "msdyn_msdyn_workorder_bookableresourcebooking_WorkOrder")],
    ),
    ("opportunity", &[("msdyn_workorder", "parent", "msdyn_opportunity_msdyn_workorder")]),
    ("incident", &[("msdyn_workorder", "parent", "msdyn_incident_msdyn_workorder_ServiceRequest")]),
    (
        "msdyn_customerasset",
        &[("msdyn_workorder", "parent", "msdyn_msdyn_customerasset_msdyn_workorder_CustomerAsset")],
    ),
    (
        "contact",
        &[
            ("msdyn_workorder", "parent", "msdyn_contact_msdyn_workorder_ReportedByContact"),
            ("incident", "parent", "contact_as_primary_contact"),
            ("opportunity", "parent", "opportunity_parent_contact"),
        ],
    ),
    (
        "account",
        &[
            ("msdyn_workorder", "parent", "msdyn_account_msdyn_workorder_ServiceAccount"),
            ("msdyn_workorder", "parent", "msdyn_account_msdyn_workorder_BillingAccount"),
            ("opportunity", "parent", "opportunity_parent_account"),
            ("contact", "parent", "contact_customer_accounts"),
        ],
    ),
    ("task", &[("msdyn_workorder", "child", "msdyn_workorder_Tasks")]),
    ("territory", &[]),
    ("lead", &[]),
];

fn filter(chance: &mut Chance, table: &str) -> String {
    let value = chance.below(3);
    let condition = format!("<condition attribute=\"statecode\" operator=\"eq\" value=\"{value}\"/>");
    let kind = chance.one_of(&["and", "or"]);
    let filter = format!("<filter type=\"{kind}\">{condition}</filter>");
    if chance.happens(50) {
        filter
    } else {
        format!("<fetch><entity name=\"{table}\">{filter}</entity></fetch>")
    }
}

/// The text of a profile of this name.
pub(crate) fn profile(name: &str, chance: &mut Chance) -> String {
    let mut text = format!("name: {name}\n");
    if chance.happens(60) {
        text.push_str(&format!("description: \"Text {} with <b> & 'quotes'\"\n", chance.below(9)));
    }
    text.push_str("tables:\n  lead: { rows: user }\n");
    let mut there: Vec<&str> = Vec::new();
    for (table, drivers) in TABLES.iter().filter(|(table, _)| *table != "lead") {
        if !chance.happens(70) {
            continue;
        }
        let mut related = Vec::new();
        for driver in drivers.iter().filter(|(driver, _, _)| there.contains(driver)) {
            if chance.happens(60) {
                related.push(*driver);
            }
        }
        there.push(table);
        text.push_str(&entry(table, &related, chance));
    }
    text
}

fn entry(table: &str, related: &[Driver], chance: &mut Chance) -> String {
    let mut text = format!("  {table}:\n");
    if chance.happens(30) {
        text.push_str(&format!("    label: \"{table} & {}\"\n", chance.below(4)));
    }
    if chance.happens(60) {
        text.push_str(&format!("    sync: {}\n", chance.one_of(&["5m", "10m", "1h", "1d"])));
    }
    let rows = match chance.below(if related.is_empty() { 3 } else { 5 }) {
        _ if table == "territory" => "all".to_owned(),
        0 => chance.one_of(&["user", "[user, team]", "[team, business-unit]"]).to_owned(),
        1 => "all".to_owned(),
        2 => format!("{{ custom: '{}' }}", filter(chance, table)),
        _ => "related".to_owned(),
    };
    text.push_str(&format!("    rows: {rows}\n"));
    for (at, (driver, word, name)) in related.iter().enumerate() {
        if at == 0 {
            text.push_str("    related_to:\n");
        }
        text.push_str(&format!("      - {{ table: {driver}, as: {word}, relationship: {name}"));
        if chance.happens(20) {
            text.push_str(&format!(", label: \"By {}\"", chance.below(4)));
        }
        if chance.happens(20) {
            text.push_str(&format!(", filter: '{}'", filter(chance, table)));
        }
        text.push_str(" }\n");
    }
    if table == "account" {
        text.push_str(&format!("    images: {}\n", chance.one_of(&["[]", "[entityimage]"])));
        let columns = ["all", "[accountid, name, statecode, statuscode, createdon, modifiedon, ownerid]"];
        text.push_str(&format!("    columns: {}\n", chance.one_of(&columns)));
    }
    text
}
