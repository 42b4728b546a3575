//! Users, teams, roles and what they allow.

use super::{column, with};
use crate::sandbox::schema::Kind::{Bool, Choice, Guid, Int, Lookup, Text, Time};
use crate::sandbox::schema::Write::{Always, Never, OnCreate};
use crate::sandbox::schema::{Children, Column, Set};

/// A table that only joins two others, with the columns of its key and of theirs.
const fn intersect(
    (logical, set, id): (&'static str, &'static str, &'static str),
    columns: &'static [Column],
) -> Set {
    Set { logical, set, label: logical, id, name: id, drafts: false, columns, children: &[] }
}

pub(super) const USER: Set = Set {
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

pub(super) const TEAM: Set = Set {
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
pub(super) const TEAM_USER: Set = intersect(
    ("teammembership", "teammemberships", "teammembershipid"),
    &[
        column("teammembershipid", Guid, Never),
        column("teamid", Guid, Never),
        column("systemuserid", Guid, Never),
    ],
);

/// The intersect between users and roles; read through `systemuserroles_association` as roles.
pub(super) const USER_ROLE: Set = intersect(
    ("systemuserroles", "systemuserrolescollection", "systemuserroleid"),
    &[
        column("systemuserroleid", Guid, Never),
        column("systemuserid", Guid, Never),
        column("roleid", Guid, Never),
    ],
);

pub(super) const ROLE: Set = Set {
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
pub(super) const PRIVILEGE: Set = Set {
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
pub(super) const ROLE_PRIVILEGE: Set = intersect(
    ("roleprivileges", "roleprivilegescollection", "roleprivilegeid"),
    &[
        column("roleprivilegeid", Guid, Never),
        column("roleid", Guid, Never),
        column("privilegeid", Guid, Never),
    ],
);

/// The intersect between teams and roles; read through `teamroles_association` as roles.
pub(super) const TEAM_ROLE: Set = intersect(
    ("teamroles", "teamrolescollection", "teamroleid"),
    &[column("teamroleid", Guid, Never), column("teamid", Guid, Never), column("roleid", Guid, Never)],
);

pub(super) const BUSINESS_UNIT: Set = Set {
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

pub(super) const ORGANIZATION: Set = Set {
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
