//! Apps, views and solutions.

use super::{MEMO, column, with};
use crate::sandbox::schema::Kind::{Bool, Guid, Int, Lookup, TableName, Text, Time};
use crate::sandbox::schema::Set;
use crate::sandbox::schema::Write::{Always, Never, OnCreate};

pub(super) const APP: Set = Set {
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

pub(super) const VIEW: Set = Set {
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

pub(super) const SOLUTION: Set = Set {
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

pub(super) const COMPONENT: Set = Set {
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
pub(super) const APP_COMPONENT: Set = Set {
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
