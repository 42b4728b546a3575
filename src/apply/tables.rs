//! Tables enabled for mobile offline: one after the other, because the service takes one change of
//! metadata at a time, then published together.

use serde_json::json;

use super::operations::send_one;
use crate::dataverse::{Failure, Method, Operation, Session, TableFlags, read_table_flags};

/// Enables tables and publishes them. `done` hears of each one that was written.
pub fn enable_tables(
    session: &Session,
    tables: &[TableFlags],
    done: &mut dyn FnMut(&str),
) -> Result<(), Failure> {
    for table in tables {
        // A definition is replaced as a whole: what somebody changed meanwhile must not be lost.
        let Some(table) = read_table_flags(session, &table.table)?.filter(|now| !now.is_enabled()) else {
            continue;
        };
        let (path, body) = table.enabling();
        // Labels in languages that aren't sent would be lost otherwise.
        session.put(&path, vec![("mscrm.mergelabels", "true".to_owned())], &body)?;
        done(&table.table);
    }
    let names: String = tables.iter().map(|table| format!("<entity>{}</entity>", table.table)).collect();
    let xml = format!("<importexportxml><entities>{names}</entities></importexportxml>");
    let publish = Operation {
        method: Method::Post,
        path: "PublishXml".to_owned(),
        etag: None,
        body: Some(json!({ "ParameterXml": xml })),
    };
    let outcome = send_one(session, publish);
    session.forget_definitions();
    outcome
}
