//! What the documentation says single tables can and can't do offline.

/// Table that holds full-size images; added for image columns.
pub const IMAGE_COMPANION: &str = "imagedescriptor";
/// Table that holds files; added for file columns.
pub const FILE_COMPANION: &str = "fileattachment";

/// Lookups that every row has, to users, teams and the business unit.
pub const SYSTEM_LOOKUPS: [&str; 9] = [
    "createdby",
    "createdonbehalfby",
    "modifiedby",
    "modifiedonbehalfby",
    "organizationid",
    "ownerid",
    "owningbusinessunit",
    "owningteam",
    "owninguser",
];

/// Lookups that point to tables of several kinds (the `Targets` of these columns in the table
/// reference), of which a catalog may know one only.
pub const POLYMORPHIC_LOOKUPS: [&str; 9] = [
    "customerid",
    "objectid",
    "ownerid",
    "parentcustomerid",
    "partyid",
    "record1id",
    "record2id",
    "regardingobjectid",
    "resolutiontypeobjectid",
];

/// Tables whose views don't work offline ("Mobile offline capabilities and limitations",
/// 2022-01-19; unchanged in the Power Apps page of 2024-09-26).
pub const VIEWS_UNSUPPORTED: [&str; 9] = [
    "campaignactivity",
    "campaignresponse",
    "email",
    "fax",
    "letter",
    "recurringappointmentmaster",
    "serviceappointment",
    "socialactivity",
    "task",
];

/// Field Service tables that don't support offline profiles, with their child tables
/// ("Mobile offline capabilities", Field Service, 2024-01-23: Purchase Order, Agreements, RTV, RMA).
pub const UNSUPPORTED_FIELD_SERVICE_FAMILIES: [(&str, &str); 4] = [
    ("msdyn_agreement", "Agreements"),
    ("msdyn_purchaseorder", "Purchase Order"),
    ("msdyn_rma", "RMA"),
    ("msdyn_rtv", "RTV"),
];

/// The core tables of the profile that ships with Field Service ("Set up the offline profile",
/// Field Service, 2026-09-14, the page that names them).
pub const FIELD_SERVICE_DEFAULT_TABLES: [&str; 8] = [
    "bookableresourcebooking",
    "msdyn_workorder",
    "msdyn_workorderincident",
    "msdyn_workordernte",
    "msdyn_workorderproduct",
    "msdyn_workorderresolution",
    "msdyn_workorderservice",
    "msdyn_workorderservicetask",
];

/// What the documentation says a table can do offline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capability {
    /// Logical name.
    pub table: &'static str,
    /// Commands: C(reate), R(ead), U(pdate), D(elete).
    pub commands: &'static str,
    /// What else is said.
    pub note: &'static str,
}

const fn can(table: &'static str, commands: &'static str, note: &'static str) -> Capability {
    Capability { table, commands, note }
}

const FIELD_SERVICE_PAGE: &str = "listed since the page of 2024-09-26, without delete";

/// Tables and their commands ("Mobile offline capabilities and limitations", 2022-01-19; "Offline
/// limitations", 2024-09-26). Tables that aren't listed may be used all the same.
pub const CAPABILITIES: [Capability; 25] = [
    can("account", "CRUD", ""),
    can("activitymimeattachment", "R", ""),
    can("activitypointer", "RD", ""),
    can("appointment", "CRUD", "can be converted to a case"),
    can("bookableresourcebooking", "CRU", FIELD_SERVICE_PAGE),
    can("competitor", "CRUD", ""),
    can("competitoraddress", "CRUD", ""),
    can("connection", "R", ""),
    can("connectionrole", "R", ""),
    can("contact", "CRUD", ""),
    can("email", "R", ""),
    can("incident", "CRUD", ""),
    can(
        "lead",
        "CRUD",
        "can be qualified and disqualified; the stage of a lead qualified offline is advanced by hand",
    ),
    can("msdyn_workorder", "CRU", FIELD_SERVICE_PAGE),
    can("msdyn_workorderproduct", "CRU", FIELD_SERVICE_PAGE),
    can("msdyn_workorderservice", "CRU", FIELD_SERVICE_PAGE),
    can("msdyn_workorderservicetask", "CRU", FIELD_SERVICE_PAGE),
    can("opportunity", "CRUD", ""),
    can("opportunityproduct", "CRUD", ""),
    can("phonecall", "CRUD", ""),
    can("position", "CRUD", ""),
    can("product", "R", ""),
    can("systemuser", "R", ""),
    can("task", "CRUD", ""),
    can("team", "R", ""),
];

/// What the documentation says a table can do offline, where it says something.
pub fn capability(table: &str) -> Option<&'static Capability> {
    CAPABILITIES.iter().find(|known| known.table.eq_ignore_ascii_case(table))
}
