//! A signed-in session with one environment, for commands that know nothing of async.

use std::cell::RefCell;
use std::collections::HashSet;
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};
use reqwest::Method;
use serde::de::IgnoredAny;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::batch::{self, Operation, PartAnswer};
use super::client::{Client, Manner, Request, Target, json, not_json};
use super::definitions::Definitions;
use super::errors::Failure;
use super::page;
use crate::interrupt;

/// Rows on a page of an answer.
const PAGE: usize = 5000;
/// Longer addresses are refused; inside of a batch they may be twice as long ("Query data using the Web
/// API", learn.microsoft.com).
const LONGEST_PATH: usize = 30_000;

/// A session. It owns the only runtime and is the only place that blocks on it.
pub struct Session {
    runtime: Runtime,
    client: Client,
    organization: String,
    user: String,
    partial_columns: bool,
    definitions: RefCell<Definitions>,
}

impl Session {
    /// Opens a session and asks who and where we are.
    pub fn open(target: Target, manner: Manner) -> Result<Self, Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::Answer(format!("no runtime: {error}")))?;
        let folder = manner.metadata.clone();
        let mut session = Self {
            runtime,
            client: Client::new(target, manner)?,
            organization: String::new(),
            user: String::new(),
            partial_columns: false,
            definitions: RefCell::default(),
        };
        let answer = session.get("WhoAmI")?;
        // The id names a folder of backups, so nothing but a GUID will do.
        let organization = answer["OrganizationId"].as_str().and_then(|id| uuid::Uuid::parse_str(id).ok());
        let Some(organization) = organization else {
            return Err(Failure::Answer(
                "this doesn't look like a Dataverse environment: WhoAmI names no organization".into(),
            ));
        };
        session.organization = organization.to_string();
        let user = answer["UserId"].as_str().and_then(|id| uuid::Uuid::parse_str(id).ok());
        session.user = user.map(|id| id.to_string()).unwrap_or_default();
        // Labels come in the language of the user.
        let name = format!("{}-{}.json", session.organization, session.user);
        session.definitions = RefCell::new(Definitions::kept_in(folder.map(|folder| folder.join(name))));
        Ok(session)
    }

    /// Id of the organization.
    pub fn organization(&self) -> &str {
        &self.organization
    }

    /// Id of the user behind the token.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The root URL of the environment.
    pub fn root(&self) -> &str {
        self.client.root()
    }

    /// The host of the environment.
    pub fn host(&self) -> String {
        self.client.host().to_owned()
    }

    /// Says that the metadata of this environment doesn't name all columns.
    #[must_use]
    pub fn with_partial_columns(mut self) -> Self {
        self.partial_columns = true;
        self
    }

    /// Whether the metadata of this environment doesn't name all columns.
    pub fn has_partial_columns(&self) -> bool {
        self.partial_columns
    }

    /// What the environment knows about these tables, each as it came; those that don't exist are left
    /// out.
    pub(super) fn definitions(&self, tables: &[String]) -> Result<Vec<Value>, Failure> {
        self.definitions.borrow_mut().read(self, tables)
    }

    /// Reads one thing.
    pub fn get(&self, path: &str) -> Result<Value, Failure> {
        json(&self.read(path, Vec::new())?)
    }

    /// Reads one thing with headers; one whose address is too long for a request of its own in a batch,
    /// which takes none.
    fn read(&self, path: &str, headers: Vec<(&'static str, String)>) -> Result<Vec<u8>, Failure> {
        let url = self.client.url(path)?;
        if path.len() <= LONGEST_PATH {
            let request = Request { method: Method::GET, url, headers, body: None, repeatable: true };
            let once = || Ok(self.runtime.block_on(self.client.send_ok(&request))?.body);
            // A proxy may have cut it off.
            let is_whole = |body: &Result<Vec<u8>, Failure>| {
                !body.as_ref().is_ok_and(|body| serde_json::from_slice::<IgnoredAny>(body).is_err())
            };
            return self.repeated(once, is_whole);
        }
        // The address of a further page is absolute, and of this environment.
        let inner = url.as_str().split("/api/data/v9.2/").nth(1).unwrap_or(path);
        let answer = self.read_together(&[inner.to_owned()])?.swap_remove(0);
        if answer.is_done() {
            return Ok(answer.body.to_string().into_bytes());
        }
        Err(answer.failure())
    }

    /// Reads all rows of a list, page by page.
    pub fn list(&self, path: &str) -> Result<Vec<Value>, Failure> {
        let mut rows = Vec::new();
        self.each(path, &mut |row| rows.push(row))?;
        Ok(rows)
    }

    /// Reads a list page by page; `hear` is told each row, so that not all have to be kept.
    pub fn each(&self, path: &str, hear: &mut dyn FnMut(Value)) -> Result<(), Failure> {
        let mut next = Some(path.to_owned());
        let mut seen: HashSet<String> = HashSet::new();
        while let Some(path) = next {
            if !seen.insert(path.clone()) {
                return Err(Failure::Answer("the environment's pages run in a circle".to_owned()));
            }
            let body = self.read(&path, vec![("prefer", format!("odata.maxpagesize={PAGE}"))])?;
            next = page::read(&body, hear).map_err(|error| {
                if error.is_data() {
                    return Failure::Answer(format!("the environment sent no list for {path}"));
                }
                not_json(&error)
            })?;
        }
        Ok(())
    }

    /// Reads several things in one request, each with its answer, whether it went well or not.
    pub fn read_together(&self, paths: &[String]) -> Result<Vec<PartAnswer>, Failure> {
        let once = || {
            let boundary = format!("batch_{}", uuid::Uuid::new_v4());
            let body = batch::reads(paths, &boundary);
            let answers = self.runtime.block_on(self.batch(&boundary, body, true, true))?;
            let answers: Vec<PartAnswer> = answers.into_iter().flatten().collect();
            if answers.len() == paths.len() {
                return Ok(answers);
            }
            Err(Failure::Answer("not all reads were answered".to_owned()))
        };
        // Reads are harmless to repeat: an answer with a part missing, or with one put off, isn't taken.
        let is_whole = |answer: &Result<Vec<PartAnswer>, Failure>| match answer {
            Ok(parts) => !parts.iter().any(|part| matches!(part.status, 429 | 502..=504)),
            Err(failure) => !matches!(failure, Failure::Answer(_)),
        };
        self.repeated(once, is_whole)
    }

    /// Does something up to three times, until its answer is whole.
    fn repeated<T>(&self, once: impl Fn() -> T, is_whole: impl Fn(&T) -> bool) -> T {
        for pause in [250, 1000] {
            let answer = once();
            if is_whole(&answer) || interrupt::is_wanted() {
                return answer;
            }
            self.runtime.block_on(async { tokio::time::sleep(Duration::from_millis(pause)).await });
        }
        once()
    }

    /// Replaces one thing; sent again it changes nothing more.
    pub fn put(&self, path: &str, headers: Vec<(&'static str, String)>, body: &Value) -> Result<(), Failure> {
        let mut headers = headers;
        headers.push(("content-type", "application/json".to_owned()));
        let url = self.client.url(path)?;
        let body = Some(body.to_string().into_bytes());
        let request = Request { method: Method::PUT, url, headers, body, repeatable: true };
        self.runtime.block_on(self.client.send_ok(&request)).map(|_| ())
    }

    /// Forgets what is known of tables, because they were changed.
    pub fn forget_definitions(&self) {
        self.definitions.borrow_mut().forget();
    }

    /// Sends writes that succeed or fail together. An inner refusal is an `Ok` answer of one part.
    pub fn changeset(&self, operations: &[Operation]) -> Result<Vec<PartAnswer>, Failure> {
        let groups = [operations.to_vec()];
        let mut answers = self.runtime.block_on(self.groups(&groups))?;
        Ok(answers.swap_remove(0))
    }

    /// Sends batches of groups of writes, as many at once as the service likes; `done` hears of each
    /// batch when it is answered. A batch is made when it is its turn.
    pub fn batches(
        &self,
        batches: &mut dyn Iterator<Item = Vec<Vec<Operation>>>,
        done: &mut dyn FnMut(usize, Result<Vec<Vec<PartAnswer>>, Failure>),
    ) {
        self.runtime.block_on(async {
            let mut throttle = self.client.pace().throttle();
            let mut waiting = batches.enumerate();
            let mut under_way = FuturesUnordered::new();
            loop {
                while under_way.len() < throttle.allowed() {
                    let Some((at, groups)) = waiting.next() else { break };
                    under_way.push(async move { (at, self.groups(&groups).await) });
                }
                let Some((at, answers)) = under_way.next().await else { return };
                throttle.answered(answers.is_ok());
                let all = answers.as_ref().err().filter(|failure| failure.is_for_all()).cloned();
                done(at, answers);
                if let Some(failure) = all {
                    waiting.by_ref().for_each(|(at, _)| done(at, Err(failure.clone())));
                }
            }
        });
    }

    /// Sends groups of writes. The writes of a group succeed or fail together, the groups one by
    /// one. Each group is answered by an answer for each write, or by the one that failed.
    async fn groups(&self, groups: &[Vec<Operation>]) -> Result<Vec<Vec<PartAnswer>>, Failure> {
        let boundary = format!("batch_{}", uuid::Uuid::new_v4());
        let body = batch::body(groups, &boundary, || format!("changeset_{}", uuid::Uuid::new_v4()));
        let answers = self.batch(&boundary, body, groups.len() > 1, false).await?;
        let complete = answers.len() == groups.len()
            && answers.iter().zip(groups).all(|(answers, group)| {
                answers.iter().any(|part| !part.is_done()) || answers.len() == group.len()
            });
        if complete && answers.iter().all(|answers| !answers.is_empty()) {
            return Ok(answers);
        }
        Err(Failure::Transport("not all writes were answered".to_owned()))
    }

    async fn batch(
        &self,
        boundary: &str,
        body: String,
        goes_on: bool,
        repeatable: bool,
    ) -> Result<Vec<Vec<PartAnswer>>, Failure> {
        let mut headers = vec![("content-type", format!("multipart/mixed; boundary=\"{boundary}\""))];
        if goes_on {
            headers.push(("prefer", "odata.continue-on-error".to_owned()));
        }
        let request = Request {
            method: Method::POST,
            url: self.client.url("$batch")?,
            headers,
            body: Some(body.into_bytes()),
            repeatable,
        };
        let answer = self.client.send(&request).await?;
        // A failed batch may carry the status of its failure; what counts is the form of the body.
        let content_type = answer.header("content-type").unwrap_or_default().to_owned();
        if content_type.starts_with("multipart/mixed") {
            // What can't be read may still have been done.
            return batch::answers(&content_type, &answer.body)
                .map_err(|failure| Failure::Transport(failure.to_string()));
        }
        if (400..500).contains(&answer.status) && answer.status != 408 {
            return Err(Failure::Service(self.client.service_error(&answer)));
        }
        // A gateway that gave up says nothing about what the service behind it did.
        Err(Failure::Transport(format!("HTTP status {} instead of the results", answer.status)))
    }
}
