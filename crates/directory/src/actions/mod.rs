//! What can be done, one verb to a file.

mod add_local_person;
mod change_policies;
mod change_preferences;
mod change_rights;
mod decide_request;
mod end_session;
pub mod export_plan;
mod grant_role;
pub mod keep_source;
mod open_session;
mod prove_again;
mod repoint_source;
mod second_factor;
mod set_password;
mod sign_in;
pub mod steer_sync;
mod sweep;
mod token;
mod unlock;
pub mod view_person;

pub use add_local_person::{Standing, add_local_person};
pub use change_preferences::change_preferences;
pub use change_rights::propose;
pub use decide_request::{decide, withdraw};
pub use end_session::{Why, end_others, end_session, end_sessions_of};
pub use grant_role::{apply, grant_role_directly, touched_by};
pub use open_session::{Opened, open_session};
pub use prove_again::prove_again;
pub use second_factor::{Enrolment, begin_factor, confirm_factor, prove_factor, remove_factor};
pub use set_password::{
    change_password, issue_password_token, set_local_password, set_password_by_token, whose_password,
};
pub use sign_in::sign_in;
pub use sweep::sweep;
pub use token::{issue_token, use_token};
pub use unlock::{locks, unlock};
