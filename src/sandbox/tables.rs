//! The tables that the sandbox holds rows of, from Microsoft's Dataverse table reference
//! (<https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/about-entity-reference>).

use super::schema::Kind::{self, Bool, Choice, Guid, Int, Lookup, TableName, Text, Time};
use super::schema::Write::{self, Always, Never, OnCreate};
use super::schema::{Children, Column, Set};

const fn column(name: &'static str, kind: Kind, write: Write) -> Column {
    Column { name, kind, write, default: "null" }
}

const fn with(name: &'static str, kind: Kind, write: Write, default: &'static str) -> Column {
    Column { name, kind, write, default }
}

const MEMO: usize = 1_073_741_823;

const COMPONENT_STATE: Kind =
    Choice(&[(0, "Published"), (1, "Unpublished"), (2, "Deleted"), (3, "Deleted Unpublished")]);

const PROFILE: Set = Set {
    logical: "mobileofflineprofile",
    set: "mobileofflineprofiles",
    label: "mobileofflineprofile",
    id: "mobileofflineprofileid",
    name: "name",
    drafts: true,
    columns: &[
        column("mobileofflineprofileid", Guid, OnCreate),
        column("name", Text(255), Always),
        column("description", Text(2000), Always),
        column("introducedversion", Text(48), OnCreate),
        with("componentstate", COMPONENT_STATE, Never, "1"),
        column("publishedon", Time, Never),
        with("isvalidated", Bool, Never, "false"),
        with("ismanaged", Bool, Never, "false"),
        column("selectedentitymetadata", Text(MEMO), Never),
        column("processid", Guid, Always),
        column("stageid", Guid, Always),
        column("traversedpath", Text(1250), Always),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
        column("createdby", Lookup("systemuser", "createdby"), Never),
        column("modifiedby", Lookup("systemuser", "modifiedby"), Never),
        column("organizationid", Lookup("organization", "organizationid"), Never),
    ],
    children: &[
        Children {
            navigation: "MobileOfflineProfile_MobileOfflineProfileItem",
            table: "mobileofflineprofileitem",
            column: "regardingobjectid",
            cascade: true,
            through: None,
        },
        Children {
            navigation: "mobileofflineprofile_usermobileofflineprofilemembership_MobileOfflineProfileId",
            table: "usermobileofflineprofilemembership",
            column: "mobileofflineprofileid",
            cascade: true,
            through: None,
        },
        Children {
            navigation: "mobileofflineprofile_teammobileofflineprofilemembership_MobileOfflineProfileId",
            table: "teammobileofflineprofilemembership",
            column: "mobileofflineprofileid",
            cascade: true,
            through: None,
        },
    ],
};

const ITEM: Set = Set {
    logical: "mobileofflineprofileitem",
    set: "mobileofflineprofileitems",
    label: "mobileofflineprofileitem",
    id: "mobileofflineprofileitemid",
    name: "name",
    drafts: true,
    columns: &[
        column("mobileofflineprofileitemid", Guid, OnCreate),
        column("name", Text(255), OnCreate),
        column("regardingobjectid", Lookup("mobileofflineprofile", "regardingobjectid"), OnCreate),
        column("selectedentitytypecode", TableName, OnCreate),
        with(
            "recorddistributioncriteria",
            Choice(&[
                (0, "Download related data only"),
                (1, "All records"),
                (2, "Other data filter"),
                (3, "Custom data filter"),
            ]),
            Always,
            "0",
        ),
        with("recordsownedbyme", Bool, Always, "false"),
        with("recordsownedbymyteam", Bool, Always, "false"),
        with("recordsownedbymybusinessunit", Bool, Always, "false"),
        with("getrelatedentityrecords", Bool, Always, "false"),
        with("canbefollowed", Bool, Always, "false"),
        with("isvisibleingrid", Bool, OnCreate, "true"),
        column("profileitementityfilter", Text(MEMO), Always),
        column("profileitemrule", Lookup("savedquery", "profileitemrule"), Always),
        column("viewquery", Text(MEMO), Always),
        column("selectedcolumns", Text(100_000), Always),
        column("syncintervalinminutes", Int(5, 1440), Always),
        column("relationshipdata", Text(MEMO), Always),
        column("introducedversion", Text(48), OnCreate),
        with("entityobjecttypecode", Int(0, 1_000_000_000), Never, "0"),
        with("componentstate", COMPONENT_STATE, Never, "1"),
        column("publishedon", Time, Never),
        with("isvalidated", Bool, Never, "false"),
        with("ismanaged", Bool, Never, "false"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
        column("createdby", Lookup("systemuser", "createdby"), Never),
        column("modifiedby", Lookup("systemuser", "modifiedby"), Never),
    ],
    children: &[Children {
        navigation: "MobileOfflineProfileItem_MobileOfflineProfileItemAssociation",
        table: "mobileofflineprofileitemassociation",
        column: "mobileofflineprofileitemid",
        cascade: true,
        through: None,
    }],
};

const ASSOCIATION: Set = Set {
    logical: "mobileofflineprofileitemassociation",
    set: "mobileofflineprofileitemassociations",
    label: "mobileofflineprofileitemassociation",
    id: "mobileofflineprofileitemassociationid",
    name: "name",
    drafts: true,
    columns: &[
        column("mobileofflineprofileitemassociationid", Guid, OnCreate),
        column("name", Text(200), OnCreate),
        // The lookup's name differs from its navigation property.
        column(
            "mobileofflineprofileitemid",
            Lookup("mobileofflineprofileitem", "regardingobjectid"),
            OnCreate,
        ),
        column("relationshipid", Guid, Always),
        column("relationshipdisplayname", Text(200), OnCreate),
        column("relationshipname", Text(200), Never),
        column("selectedrelationshipsschema", Choice(&[]), OnCreate),
        column("profileitemassociationentityfilter", Text(MEMO), Always),
        column("relationshipdata", Text(MEMO), OnCreate),
        column("introducedversion", Text(48), OnCreate),
        with("componentstate", COMPONENT_STATE, Never, "1"),
        column("publishedon", Time, Never),
        with("isvalidated", Bool, Never, "false"),
        with("ismanaged", Bool, Never, "false"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
        column("createdby", Lookup("systemuser", "createdby"), Never),
        column("modifiedby", Lookup("systemuser", "modifiedby"), Never),
    ],
    children: &[],
};

const STATE: Kind = Choice(&[(0, "Active"), (1, "Inactive")]);

const USER_MEMBERSHIP: Set = Set {
    logical: "usermobileofflineprofilemembership",
    set: "usermobileofflineprofilememberships",
    label: "usermobileofflineprofilemembership",
    id: "usermobileofflineprofilemembershipid",
    name: "name",
    drafts: false,
    columns: &[
        column("usermobileofflineprofilemembershipid", Guid, OnCreate),
        column("name", Text(100), Always),
        column("mobileofflineprofileid", Lookup("mobileofflineprofile", "MobileOfflineProfileId"), Always),
        column("systemuserid", Lookup("systemuser", "SystemUserId"), Always),
        with("hasmobileofflineprofileidconflict", Bool, Always, "false"),
        with("statecode", STATE, Always, "0"),
        with("statuscode", Choice(&[(1, "Active"), (2, "Inactive")]), Always, "1"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
        column("createdby", Lookup("systemuser", "createdby"), Never),
        column("modifiedby", Lookup("systemuser", "modifiedby"), Never),
    ],
    children: &[],
};

const TEAM_MEMBERSHIP: Set = Set {
    logical: "teammobileofflineprofilemembership",
    set: "teammobileofflineprofilememberships",
    label: "teammobileofflineprofilemembership",
    id: "teammobileofflineprofilemembershipid",
    name: "name",
    drafts: false,
    columns: &[
        column("teammobileofflineprofilemembershipid", Guid, OnCreate),
        column("name", Text(100), Always),
        column("mobileofflineprofileid", Lookup("mobileofflineprofile", "MobileOfflineProfileId"), Always),
        column("teamid", Lookup("team", "TeamId"), Always),
        with("statecode", STATE, Always, "0"),
        with("statuscode", Choice(&[(1, "Active"), (2, "Inactive")]), Always, "1"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
        column("createdby", Lookup("systemuser", "createdby"), Never),
        column("modifiedby", Lookup("systemuser", "modifiedby"), Never),
    ],
    children: &[],
};

const USER: Set = Set {
    logical: "systemuser",
    set: "systemusers",
    label: "systemuser",
    id: "systemuserid",
    name: "fullname",
    drafts: false,
    columns: &[
        column("systemuserid", Guid, OnCreate),
        column("fullname", Text(200), Never),
        column("firstname", Text(64), Always),
        column("lastname", Text(64), Always),
        column("domainname", Text(1024), Always),
        column("internalemailaddress", Text(100), Always),
        column("azureactivedirectoryobjectid", Guid, Never),
        with("isdisabled", Bool, Always, "false"),
        with("islicensed", Bool, Never, "true"),
        with(
            "accessmode",
            Choice(&[
                (0, "Read-Write"),
                (1, "Administrative"),
                (2, "Read"),
                (3, "Support User"),
                (4, "Non-interactive"),
                (5, "Delegated Admin"),
            ]),
            Always,
            "0",
        ),
        column("applicationid", Guid, OnCreate),
        column("businessunitid", Lookup("businessunit", "businessunitid"), Always),
        column("mobileofflineprofileid", Lookup("mobileofflineprofile", "mobileofflineprofileid"), Always),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[
        Children {
            navigation: "systemuserroles_association",
            table: "systemuserroles",
            column: "systemuserid",
            cascade: true,
            through: Some(("role", "roleid")),
        },
        Children {
            navigation: "teammembership_association",
            table: "teammembership",
            column: "systemuserid",
            cascade: true,
            through: Some(("team", "teamid")),
        },
    ],
};

const TEAM: Set = Set {
    logical: "team",
    set: "teams",
    label: "team",
    id: "teamid",
    name: "name",
    drafts: false,
    columns: &[
        column("teamid", Guid, OnCreate),
        column("name", Text(160), Always),
        column("description", Text(2000), Always),
        with(
            "teamtype",
            Choice(&[(0, "Owner"), (1, "Access"), (2, "Security Group"), (3, "Office Group")]),
            OnCreate,
            "0",
        ),
        with("isdefault", Bool, Never, "false"),
        column("azureactivedirectoryobjectid", Guid, OnCreate),
        column("businessunitid", Lookup("businessunit", "businessunitid"), Always),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[
        Children {
            navigation: "teammembership_association",
            table: "teammembership",
            column: "teamid",
            cascade: true,
            through: Some(("systemuser", "systemuserid")),
        },
        Children {
            navigation: "teamroles_association",
            table: "teamroles",
            column: "teamid",
            cascade: true,
            through: Some(("role", "roleid")),
        },
    ],
};

/// The intersect between teams and users; read through `teammembership_association` as users.
const TEAM_USER: Set = Set {
    logical: "teammembership",
    set: "teammemberships",
    label: "teammembership",
    id: "teammembershipid",
    name: "teammembershipid",
    drafts: false,
    columns: &[
        column("teammembershipid", Guid, Never),
        column("teamid", Guid, Never),
        column("systemuserid", Guid, Never),
    ],
    children: &[],
};

/// The intersect between users and roles; read through `systemuserroles_association` as roles.
const USER_ROLE: Set = Set {
    logical: "systemuserroles",
    set: "systemuserrolescollection",
    label: "systemuserroles",
    id: "systemuserroleid",
    name: "systemuserroleid",
    drafts: false,
    columns: &[
        column("systemuserroleid", Guid, Never),
        column("systemuserid", Guid, Never),
        column("roleid", Guid, Never),
    ],
    children: &[],
};

const ROLE: Set = Set {
    logical: "role",
    set: "roles",
    label: "role",
    id: "roleid",
    name: "name",
    drafts: false,
    columns: &[
        column("roleid", Guid, OnCreate),
        column("name", Text(100), Always),
        column("businessunitid", Lookup("businessunit", "businessunitid"), OnCreate),
        column("parentrootroleid", Lookup("role", "parentrootroleid"), Never),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[Children {
        navigation: "systemuserroles_association",
        table: "systemuserroles",
        column: "roleid",
        cascade: true,
        through: Some(("systemuser", "systemuserid")),
    }],
};

/// What a role can allow; read only.
const PRIVILEGE: Set = Set {
    logical: "privilege",
    set: "privileges",
    label: "privilege",
    id: "privilegeid",
    name: "name",
    drafts: false,
    columns: &[column("privilegeid", Guid, Never), column("name", Text(100), Never)],
    children: &[],
};

/// The intersect between roles and what they allow.
const ROLE_PRIVILEGE: Set = Set {
    logical: "roleprivileges",
    set: "roleprivilegescollection",
    label: "roleprivileges",
    id: "roleprivilegeid",
    name: "roleprivilegeid",
    drafts: false,
    columns: &[
        column("roleprivilegeid", Guid, Never),
        column("roleid", Guid, Never),
        column("privilegeid", Guid, Never),
    ],
    children: &[],
};

/// The intersect between teams and roles; read through `teamroles_association` as roles.
const TEAM_ROLE: Set = Set {
    logical: "teamroles",
    set: "teamrolescollection",
    label: "teamroles",
    id: "teamroleid",
    name: "teamroleid",
    drafts: false,
    columns: &[
        column("teamroleid", Guid, Never),
        column("teamid", Guid, Never),
        column("roleid", Guid, Never),
    ],
    children: &[],
};

const BUSINESS_UNIT: Set = Set {
    logical: "businessunit",
    set: "businessunits",
    label: "businessunit",
    id: "businessunitid",
    name: "name",
    drafts: false,
    columns: &[
        column("businessunitid", Guid, OnCreate),
        column("name", Text(160), Always),
        column("parentbusinessunitid", Lookup("businessunit", "parentbusinessunitid"), Always),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[],
};

const ORGANIZATION: Set = Set {
    logical: "organization",
    set: "organizations",
    label: "organization",
    id: "organizationid",
    name: "name",
    drafts: false,
    columns: &[
        column("organizationid", Guid, Never),
        column("name", Text(160), Always),
        with("isconflictdetectionenabledformobileclient", Bool, Always, "false"),
        with("ismobileofflineenabled", Bool, Always, "true"),
        with("ismobileclientondemandsyncenabled", Bool, Always, "true"),
        with("mobileofflinesyncinterval", Int(0, 2_147_483_647), Always, "5"),
        with("mobileofflineminlicenseprod", Int(0, 1000), Never, "5"),
        with("mobileofflineminlicensetrial", Int(0, 1000), Never, "1"),
        column(
            "defaultmobileofflineprofileid",
            Lookup("mobileofflineprofile", "defaultmobileofflineprofileid"),
            Always,
        ),
        column("modifiedon", Time, Never),
    ],
    children: &[],
};

const APP: Set = Set {
    logical: "appmodule",
    set: "appmodules",
    label: "appmodule",
    id: "appmoduleid",
    name: "name",
    drafts: false,
    columns: &[
        column("appmoduleid", Guid, OnCreate),
        column("appmoduleidunique", Guid, Never),
        column("name", Text(100), Always),
        column("uniquename", Text(100), OnCreate),
        column("description", Text(2000), Always),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[],
};

const VIEW: Set = Set {
    logical: "savedquery",
    set: "savedqueries",
    label: "savedquery",
    id: "savedqueryid",
    name: "name",
    drafts: false,
    columns: &[
        column("savedqueryid", Guid, OnCreate),
        column("name", Text(200), Always),
        column("returnedtypecode", TableName, OnCreate),
        with("querytype", Int(0, 1_000_000_000), OnCreate, "0"),
        column("fetchxml", Text(MEMO), Always),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[],
};

const ACCOUNT: Set = Set {
    logical: "account",
    set: "accounts",
    label: "account",
    id: "accountid",
    name: "name",
    drafts: false,
    columns: &[
        column("accountid", Guid, OnCreate),
        column("name", Text(160), Always),
        column("accountnumber", Text(20), Always),
        column("description", Text(2000), Always),
        column("telephone1", Text(50), Always),
        column("emailaddress1", Text(100), Always),
        column("address1_city", Text(80), Always),
        column("numberofemployees", Int(0, 1_000_000_000), Always),
        column("parentaccountid", Lookup("account", "parentaccountid"), Always),
        column("primarycontactid", Lookup("contact", "primarycontactid"), Always),
        with("statecode", STATE, Always, "0"),
        with("statuscode", Choice(&[(1, "Active"), (2, "Inactive")]), Always, "1"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
        column("createdby", Lookup("systemuser", "createdby"), Never),
        column("modifiedby", Lookup("systemuser", "modifiedby"), Never),
    ],
    children: &[
        Children {
            navigation: "contact_customer_accounts",
            table: "contact",
            column: "parentcustomerid",
            cascade: true,
            through: None,
        },
        Children {
            navigation: "account_parent_account",
            table: "account",
            column: "parentaccountid",
            cascade: false,
            through: None,
        },
    ],
};

const CONTACT: Set = Set {
    logical: "contact",
    set: "contacts",
    label: "contact",
    id: "contactid",
    name: "fullname",
    drafts: false,
    columns: &[
        column("contactid", Guid, OnCreate),
        column("fullname", Text(160), Always),
        column("firstname", Text(50), Always),
        column("lastname", Text(50), Always),
        column("emailaddress1", Text(100), Always),
        column("telephone1", Text(50), Always),
        column("parentcustomerid", Lookup("account", "parentcustomerid_account"), Always),
        with("statecode", STATE, Always, "0"),
        with("statuscode", Choice(&[(1, "Active"), (2, "Inactive")]), Always, "1"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
        column("createdby", Lookup("systemuser", "createdby"), Never),
        column("modifiedby", Lookup("systemuser", "modifiedby"), Never),
    ],
    children: &[],
};

const SOLUTION: Set = Set {
    logical: "solution",
    set: "solutions",
    label: "solution",
    id: "solutionid",
    name: "friendlyname",
    drafts: false,
    columns: &[
        column("solutionid", Guid, OnCreate),
        column("uniquename", Text(65), OnCreate),
        column("friendlyname", Text(256), Always),
        column("version", Text(256), Always),
        with("ismanaged", Bool, Never, "false"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[],
};

const COMPONENT: Set = Set {
    logical: "solutioncomponent",
    set: "solutioncomponents",
    label: "solutioncomponent",
    id: "solutioncomponentid",
    name: "solutioncomponentid",
    drafts: false,
    columns: &[
        column("solutioncomponentid", Guid, OnCreate),
        column("solutionid", Lookup("solution", "solutionid"), OnCreate),
        column("objectid", Guid, OnCreate),
        column("componenttype", Int(0, 1_000_000_000), OnCreate),
        column("createdon", Time, Never),
    ],
    children: &[],
};

/// What an app is made of. That a model-driven app keeps its offline profile here, as a component of type
/// 161, is seen in exported apps and documented nowhere.
const APP_COMPONENT: Set = Set {
    logical: "appmodulecomponent",
    set: "appmodulecomponents",
    label: "appmodulecomponent",
    id: "appmodulecomponentid",
    name: "appmodulecomponentid",
    drafts: false,
    columns: &[
        column("appmodulecomponentid", Guid, OnCreate),
        column("appmoduleidunique", Lookup("appmodule", "appmoduleidunique"), OnCreate),
        column("objectid", Guid, OnCreate),
        column("componenttype", Int(0, 1_000_000_000), OnCreate),
        column("createdon", Time, Never),
    ],
    children: &[],
};

/// "Sync Error table reference", learn.microsoft.com.
const SYNC_ERROR: Set = Set {
    logical: "syncerror",
    set: "syncerrors",
    label: "syncerror",
    id: "syncerrorid",
    name: "name",
    drafts: false,
    columns: &[
        column("syncerrorid", Guid, OnCreate),
        column("name", Text(100), Always),
        column("action", Text(100), Always),
        column("description", Text(4000), Always),
        column("errorcode", Text(100), Always),
        column("errordetail", Text(MEMO), Always),
        column("errormessage", Text(1000), Always),
        column("errortime", Time, Always),
        column(
            "errortype",
            Choice(&[(0, "Conflict"), (1, "Record not found"), (2, "Record already exists"), (3, "Others")]),
            Always,
        ),
        column("requestdata", Text(MEMO), Always),
        column("ownerid", Lookup("systemuser", "ownerid"), Always),
        column("regardingobjectid", Lookup("account", "regardingobjectid_account_syncerror"), Always),
        with("statecode", Choice(&[(0, "Active"), (1, "Resolved")]), Always, "0"),
        with("statuscode", Choice(&[(0, "Active"), (1, "Fixed")]), Always, "0"),
        column("createdon", Time, Never),
        column("modifiedon", Time, Never),
    ],
    children: &[],
};

/// Tables that take `CreateMultiple` and its like; the offline ones don't.
pub(super) const BULK: [&str; 2] = ["account", "contact"];

/// Alternate keys, one column each.
pub(super) fn alternate_keys(table: &str) -> &'static [&'static str] {
    match table {
        "account" => &["accountnumber"],
        "systemuser" => &["azureactivedirectoryobjectid", "domainname"],
        "team" => &["azureactivedirectoryobjectid"],
        "appmodule" | "solution" => &["uniquename"],
        _ => &[],
    }
}

/// All tables with rows.
pub(super) const SETS: &[Set] = &[
    PROFILE,
    ITEM,
    ASSOCIATION,
    USER_MEMBERSHIP,
    TEAM_MEMBERSHIP,
    USER,
    TEAM,
    TEAM_USER,
    ROLE,
    USER_ROLE,
    PRIVILEGE,
    ROLE_PRIVILEGE,
    TEAM_ROLE,
    BUSINESS_UNIT,
    ORGANIZATION,
    APP,
    VIEW,
    ACCOUNT,
    CONTACT,
    SOLUTION,
    COMPONENT,
    APP_COMPONENT,
    SYNC_ERROR,
];
