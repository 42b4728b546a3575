//! What the documentation says single tables can and can't do offline.

/// Table that holds full-size images; added for image columns.
pub const IMAGE_COMPANION: &str = "imagedescriptor";
/// Table that holds files; added for file columns.
pub const FILE_COMPANION: &str = "fileattachment";

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
