//! A signed-in session with one environment, for commands that know nothing of async.

use reqwest::Method;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::batch::{self, Operation, PartAnswer};
use super::client::{Client, Log, Request, Target, service_error};
use super::errors::Failure;

/// Rows on a page of an answer.
const PAGE: usize = 5000;

/// A session. It owns the only runtime and is the only place that blocks on it.
pub struct Session {
    runtime: Runtime,
    client: Client,
    organization: String,
}

impl Session {
    /// Opens a session and asks who and where we are.
    pub fn open(target: Target, log: Option<Log>) -> Result<Self, Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::Answer(format!("no runtime: {error}")))?;
        let mut session = Self { runtime, client: Client::new(target, log)?, organization: String::new() };
        let answer = session.get("WhoAmI")?;
        let Some(organization) = answer["OrganizationId"].as_str() else {
            return Err(Failure::Answer(
                "this doesn't look like a Dataverse environment: WhoAmI names no organization".into(),
            ));
        };
        organization.clone_into(&mut session.organization);
        Ok(session)
    }

    /// Id of the organization.
    pub fn organization(&self) -> &str {
        &self.organization
    }

    /// Reads one thing.
    pub fn get(&self, path: &str) -> Result<Value, Failure> {
        let request = Request {
            method: Method::GET,
            url: self.client.url(path)?,
            headers: Vec::new(),
            body: None,
            repeatable: true,
        };
        self.runtime.block_on(self.client.send_ok(&request))?.json()
    }

    /// Reads all rows of a list, page by page.
    pub fn list(&self, path: &str) -> Result<Vec<Value>, Failure> {
        let mut rows = Vec::new();
        let mut next = Some(path.to_owned());
        while let Some(path) = next {
            let request = Request {
                method: Method::GET,
                url: self.client.url(&path)?,
                headers: vec![("prefer", format!("odata.maxpagesize={PAGE}"))],
                body: None,
                repeatable: true,
            };
            let mut answer = self.runtime.block_on(self.client.send_ok(&request))?.json()?;
            let Some(page) = answer["value"].as_array_mut() else {
                return Err(Failure::Answer(format!("the environment sent no list for {path}")));
            };
            rows.append(page);
            next = answer["@odata.nextLink"].as_str().map(str::to_owned);
        }
        Ok(rows)
    }

    /// Sends writes that succeed or fail together. An inner refusal is an `Ok` answer of one part.
    pub fn changeset(&self, operations: &[Operation]) -> Result<Vec<PartAnswer>, Failure> {
        let (batch, changes) = boundaries();
        let body = batch::changeset(operations, &batch, &changes);
        let parts = self.batch(&batch, body, false)?;
        let failed = parts.iter().any(|part| part.status >= 400);
        if !failed && parts.len() != operations.len() {
            return Err(Failure::Answer(format!(
                "{} of {} writes were answered",
                parts.len(),
                operations.len()
            )));
        }
        Ok(parts)
    }

    /// Sends writes that succeed or fail one by one; each is answered.
    pub fn singles(&self, operations: &[Operation]) -> Result<Vec<PartAnswer>, Failure> {
        let (batch, _) = boundaries();
        let body = batch::singles(operations, &batch);
        let parts = self.batch(&batch, body, true)?;
        if parts.len() != operations.len() {
            return Err(Failure::Answer(format!(
                "{} of {} writes were answered",
                parts.len(),
                operations.len()
            )));
        }
        Ok(parts)
    }

    fn batch(&self, boundary: &str, body: String, goes_on: bool) -> Result<Vec<PartAnswer>, Failure> {
        let mut headers = vec![("content-type", format!("multipart/mixed; boundary=\"{boundary}\""))];
        if goes_on {
            headers.push(("prefer", "odata.continue-on-error".to_owned()));
        }
        let request = Request {
            method: Method::POST,
            url: self.client.url("$batch")?,
            headers,
            body: Some(body.into_bytes()),
            repeatable: false,
        };
        let answer = self.runtime.block_on(self.client.send(&request))?;
        // A failed batch may carry the status of its failure; what counts is the form of the body.
        let content_type = answer.header("content-type").unwrap_or_default().to_owned();
        if content_type.starts_with("multipart/mixed") {
            return batch::answers(&content_type, &answer.body);
        }
        let body = answer.json().unwrap_or_default();
        Err(Failure::Service(service_error(answer.status, &body)))
    }
}

fn boundaries() -> (String, String) {
    (format!("batch_{}", uuid::Uuid::new_v4()), format!("changeset_{}", uuid::Uuid::new_v4()))
}
