//! The Dataverse Web API: the only room that speaks HTTP.

mod batch;
mod certificate;
mod client;
mod credentials;
mod definitions;
mod errors;
mod identity;
mod live;
mod login;
mod metadata;
mod odata;
mod organization;
mod overviews;
mod pace;
mod page;
mod people;
mod roles;
mod session;
mod tables;
mod trace;

pub use batch::{Method, Operation, PartAnswer};
pub use client::{Log, Manner, Target, Token, check_url, host_of, is_same};
pub use credentials::Credential;
pub use errors::{Failure, ServiceError, explain};
pub use identity::{Application, authority_of};
pub use live::{
    each_user_row, read_beside_drafts, read_profile, read_profile_count, read_profiles, read_published,
    read_rows, view_id,
};
pub use login::{Prompt, sign_in};
pub use metadata::{read_catalog, read_table_names};
pub use organization::{read_apps, read_apps_of, read_filtered_tables, read_settings, read_sync_errors};
pub use overviews::{name_people, read_overviews};
pub use people::{
    each_membership, find_people, membership_names, memberships_of, read_counts, read_field_service_users,
    read_joined, read_memberships, read_team_members, read_teams_of, read_units, read_user, read_users,
};
pub use roles::{read_privileges, read_rights};
pub use session::Session;
pub use tables::{TableFlags, read_table_flags};
pub use trace::Trace;
