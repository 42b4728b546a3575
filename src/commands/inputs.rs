//! The addresses a command takes, read into profiles.

use std::collections::HashMap;

use crate::catalog::Catalog;
use crate::error::Error;
use crate::model::Files;
use crate::run::Run;
use crate::source::{Address, Loaded, Reader};
use crate::yaml::Variables;

/// Files to read, shared by several commands.
#[derive(Debug, Default, clap::Args)]
pub struct Inputs {
    /// Profile files, folders, solutions, `-`, `env:NAME` or `env:NAME/Profile`;
    /// without one the folder `profiles` beside the configuration
    #[arg(value_name = "ADDRESS")]
    pub addresses: Vec<String>,
    /// What to call standard input in messages
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub stdin_filename: String,
}

impl Inputs {
    /// The addresses, or the default one.
    pub fn parse(&self, run: &Run) -> Result<Vec<Address>, Error> {
        if self.addresses.iter().filter(|address| *address == "-").count() > 1 {
            return Err(Error::usage("standard input can be read only once").hint("name `-` once"));
        }
        if !self.addresses.is_empty() {
            return self.addresses.iter().map(|text| Address::parse(text)).collect();
        }
        let folder = run.config()?.default_profiles();
        if folder.is_dir() {
            return Ok(vec![Address::Path(folder)]);
        }
        Err(Error::usage("no profile files are named")
            .hint("name files or folders, or keep profiles in a folder `profiles`"))
    }

    /// Reads files and folders with what is known about tables.
    pub fn read_files(
        &self,
        addresses: &[Address],
        environment: Option<&str>,
        catalog: &Catalog,
        files: &mut Files,
        run: &Run,
    ) -> Result<Loaded, Error> {
        let variables = run.config()?.variables(environment);
        Self::read(addresses, &self.reader(&variables, catalog, &HashMap::new()), files)
    }

    /// A reader of files, with texts that stand for what is in some of them.
    pub fn reader<'c>(
        &'c self,
        variables: &'c Variables,
        catalog: &'c Catalog,
        instead: &'c HashMap<String, String>,
    ) -> Reader<'c> {
        Reader { variables, catalog, stdin_name: &self.stdin_filename, instead, ask: None }
    }

    /// Reads files and folders.
    pub fn read(addresses: &[Address], reader: &Reader<'_>, files: &mut Files) -> Result<Loaded, Error> {
        let mut loaded = Loaded::default();
        for address in addresses {
            reader.read(address, files, &mut loaded)?;
        }
        Ok(loaded)
    }
}
