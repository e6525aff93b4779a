//! The verbs of the messenger: one file each, one transaction each.

mod arrange_room;
mod ask_again;
mod calls;
mod change_message;
mod choose_alerts;
mod choose_picture;
mod deputies;
mod end_room;
mod expire;
mod follow_keys;
mod follow_units;
mod forward;
mod hand_over;
mod leave_room;
mod let_in;
mod let_out;
mod make_of;
mod make_room;
mod mark_message;
mod read_room;
mod remind;
mod rounds;
mod say_presence;
mod schedule;
mod send;
mod send_scheduled;
mod take_away;

pub use arrange_room::{Arranging, GUESTS_OUT, arrange_room, decide, policy, rearrange_room};
pub use ask_again::{ASK, ask_again, ask_due};
pub use change_message::{edit, recall};
pub use choose_alerts::choose_alerts;
pub use choose_picture::choose_picture;
pub use deputies::deputies;
pub use end_room::{END, end_due};
pub use expire::{concerned, expire};
pub use follow_units::{follow_unit, follow_units};
pub use forward::{Forwarded, Forwarding, MOST_ROOMS, forward};
pub use hand_over::{close, hand_over, resting_on};
pub use leave_room::{appoint, leave, remove};
pub use let_in::{MOST_AT_ONCE, invite, join};
pub use let_out::let_out_gone;
pub use make_of::make_of;
pub use make_room::{NewRoom, make_room, open_direct, open_own, open_unit};
pub use mark_message::{bookmark, confirm, pin, react};
pub use read_room::{
    Known, RING, drop_draft, keep_draft, look_at_thread, mute_until, past_own, read_up_to, ring_again,
    set_habit, unread_from,
};
pub use remind::{REMIND, forget_reminder, remind_at, remind_due};
pub use rounds::EVERY;
pub use say_presence::{LONGEST_NOTE, say_presence};
pub use schedule::{reschedule, schedule, unschedule};
pub use send::{Copied, MOST_FILES, Sent, Writing, say, send};
pub use send_scheduled::{Round, SEND, Stirred, send_due, send_if_due, send_now};
pub(crate) use take_away::{Order, take_away};
