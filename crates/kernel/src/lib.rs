//! The words every other crate speaks: ids, references, people as seen by the system, events,
//! faults, time and Korean text. No input or output of any kind happens here.

mod clock;
mod disk;
mod event;
mod evidence;
mod fault;
mod file_name;
mod hex;
mod id;
pub mod korean;
mod lang;
mod people;
mod reference;
mod visible;

pub use clock::{Clock, Timestamp};
pub use disk::is_full;
pub use event::{Audience, Event};
pub use fault::{Code, Fault, FaultBox};
pub use file_name::{file_name, full_file_name};
pub use hex::{hex, unhex};
pub use id::{Id, IdMaker, IdParseError};
pub use lang::{Lang, UnknownLang};
pub use people::{Actor, Cause, PersonId, Surroundings, Viewer};
pub use reference::{Ref, RefParseError};
pub use visible::{is_hidden, is_stream_safe, letters, reason, visible};
