//! Profile files and configuration as YAML: text to located tree (`load`), tree to model
//! (`decode`). The only room that names the YAML parser.

mod comments;
mod decode;
pub mod edit;
mod fields;
mod format;
mod load;
mod profile;
mod silence;
mod table;
mod tables;
mod write;

pub use decode::Decoder;
pub use fields::Fields;
pub use format::format;
pub use load::{Item, Kind, MAX_ALIASES, MAX_BYTES, Node, Tree, load};
pub use profile::{Variables, can_be_label, decode_profile, looks_like_a_profile};
pub use silence::silences;
pub use tables::{CanNotPut, TableChange, put_tables};
pub use write::{Style, write};
