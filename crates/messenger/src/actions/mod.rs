//! The verbs of the messenger: one file each, one transaction each.

mod arrange_room;
mod ask_again;
mod calls;
mod change_message;
mod choose_alerts;
mod deputies;
mod expire;
mod follow_units;
mod forward;
mod leave_room;
mod let_in;
mod make_room;
mod mark_message;
mod read_room;
mod remind;
mod schedule;
mod send;
mod send_scheduled;

pub use arrange_room::{arrange_room, decide, policy};
pub use ask_again::{ASK, ask_again, ask_due};
pub use change_message::{edit, recall};
pub use choose_alerts::choose_alerts;
pub use deputies::deputies;
pub use expire::{concerned, expire};
pub use follow_units::{follow_unit, follow_units};
pub use forward::{Forwarded, Forwarding, MOST_ROOMS, forward};
pub use leave_room::{appoint, leave, remove};
pub use let_in::{MOST_AT_ONCE, invite, join};
pub use make_room::{NewRoom, make_room, open_direct, open_own, open_unit};
pub use mark_message::{bookmark, confirm, pin, react};
pub use read_room::{RING, keep_draft, mute_until, read_up_to, ring_again, set_habit, unread_from};
pub use remind::{REMIND, forget_reminder, remind_at, remind_due};
pub use schedule::{reschedule, schedule, unschedule};
pub use send::{Copied, MOST_FILES, Sent, Writing, send};
pub use send_scheduled::{EVERY, SEND, Stirred, send_due, send_now};
