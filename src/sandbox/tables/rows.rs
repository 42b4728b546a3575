//! Tables of a business, for clients that try bulk messages and alternate keys.

use super::{STATE, column, with};
use crate::sandbox::schema::Kind::{Choice, Guid, Int, Lookup, Text, Time};
use crate::sandbox::schema::Write::{Always, Never, OnCreate};
use crate::sandbox::schema::{Children, Set};

pub(super) const ACCOUNT: Set = Set {
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

pub(super) const CONTACT: Set = Set {
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
