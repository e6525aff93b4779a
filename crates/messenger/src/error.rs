//! What can go wrong in the messenger, in words a person can act on.

use crate::model::body::{LONGEST, Refused};
use crate::texts::T;
use maru_kernel::{Code, Fault, Lang, is_full};
use maru_store::StoreError;
use thiserror::Error;

/// A failure of this module.
#[derive(Debug, Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be given to a message.
    #[error(transparent)]
    Files(#[from] maru_files::Error),
    /// There is no such room or message, or it is not for this viewer.
    #[error("no such thing")]
    Missing,
    /// Guests make no rooms.
    #[error("a guest")]
    Guest,
    /// Guests neither ask others in, nor manage a room, nor press all who are in it.
    #[error("not for guests")]
    Outsider,
    /// Guests are not asked into this room.
    #[error("guests are not asked in")]
    Guests,
    /// Nobody writes in the room any more.
    #[error("closed")]
    Closed,
    /// Only those who manage the room write in it.
    #[error("posting is kept to those who manage")]
    Posting,
    /// Only those who manage the room do this.
    #[error("kept to those who manage")]
    Managers,
    /// The room of a unit with so many people is opened by whoever answers for it.
    #[error("opened by whoever answers for the unit")]
    Head,
    /// More people than these are put into one room by those who may announce something to many.
    #[error("more than {0} people to announce to")]
    Announce(usize),
    /// A room of this kind has no such thing.
    #[error("not in a room of this kind")]
    Kind,
    /// Everybody is called in a room of more people than these by those who manage it alone.
    #[error("more than {0} people")]
    CallAll(i32),
    /// In a room of more people than these everybody is asked to confirm, and written to urgently, by those who manage it alone.
    #[error("more than {0} people to press")]
    Press(i32),
    /// The message is another's.
    #[error("another's message")]
    Another,
    /// The message was taken back.
    #[error("taken back")]
    Recalled,
    /// It is too late to write it anew.
    #[error("too late to edit")]
    EditLate,
    /// What was forwarded stays what it was.
    #[error("forwarded")]
    Forwarded,
    /// Somebody has confirmed what it says.
    #[error("confirmed already")]
    Confirmed,
    /// It is too late to take it back.
    #[error("too late to recall")]
    RecallLate,
    /// What a program sent is none of the frames it may send.
    #[error("not a frame")]
    Frame,
    /// Nothing to read in it.
    #[error("empty")]
    Empty,
    /// Too long.
    #[error("too long")]
    Long,
    /// A letter bears more marks than any language writes.
    #[error("too many marks")]
    Marks,
    /// More files than a message takes.
    #[error("more than {0} files")]
    Many(usize),
    /// The id it is sent with is longer than any needs to be.
    #[error("an id of more than {0} letters")]
    Sending(usize),
    /// Not a sign that can be put below a message, or too many of them.
    #[error("not a sign")]
    Sign,
    /// A room without a name, or with too long a one.
    #[error("not a name")]
    Name,
    /// Somebody else arranged the room meanwhile.
    #[error("arranged by somebody else")]
    Changed,
    /// The room of a project does not say what it is for.
    #[error("no purpose")]
    Purpose,
    /// Nobody to talk to, or somebody who is not here.
    #[error("nobody")]
    Nobody,
    /// More people than a room takes at once.
    #[error("more than {0} people at once")]
    Crowd(usize),
    /// What is said makes no such thing there.
    #[error("not made there")]
    Making,
    /// More than one person to stand in.
    #[error("one deputy at a time")]
    Deputies,
    /// What is said in the room stays in it.
    #[error("not to be forwarded")]
    Confined,
    /// What is said in the room is not taken out of the house.
    #[error("not to be taken away")]
    KeptIn,
    /// No reason that somebody can judge later.
    #[error("not a reason")]
    Reason,
    /// More messages than one archive takes.
    #[error("more than {0} messages")]
    Lot(i64),
    /// An archive could not be written.
    #[error("archive: {0}")]
    Archive(#[from] std::io::Error),
    /// No room to forward to, or more than these at once.
    #[error("none or more than {0} rooms")]
    Rooms(usize),
    /// No time to come, or one that is too far away.
    #[error("no time to come")]
    Later,
    /// More of somebody's waits for its time than these.
    #[error("more than {0} wait")]
    Waiting(i64),
    /// What was sent is no picture.
    #[error("not a picture")]
    Picture,
    /// Not a number of days or a date.
    #[error("not a time")]
    Time,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Empty => Error::Empty,
            Refused::Long => Error::Long,
            Refused::Marks => Error::Marks,
        }
    }
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Files(error) => error.code(),
            Error::Missing => Code::new("messenger.missing", 404),
            Error::Guest => Code::new("messenger.guest", 403),
            Error::Outsider => Code::new("messenger.outsider", 403),
            Error::Guests => Code::new("messenger.guests", 422),
            Error::Closed => Code::new("messenger.closed", 409),
            Error::Posting => Code::new("messenger.posting", 403),
            Error::Managers => Code::new("messenger.managers", 403),
            Error::Head => Code::new("messenger.head", 403),
            Error::Announce(_) => Code::new("messenger.announce", 403),
            Error::Kind => Code::new("messenger.kind", 422),
            Error::CallAll(_) => Code::new("messenger.call_all", 403),
            Error::Press(_) => Code::new("messenger.press", 403),
            Error::Another => Code::new("messenger.another", 403),
            Error::Recalled => Code::new("messenger.recalled", 409),
            Error::EditLate => Code::new("messenger.edit_late", 403),
            Error::Confirmed => Code::new("messenger.confirmed", 409),
            Error::Forwarded => Code::new("messenger.forwarded", 403),
            Error::RecallLate => Code::new("messenger.recall_late", 403),
            Error::Frame => Code::new("messenger.frame", 422),
            Error::Empty => Code::new("messenger.empty", 422),
            Error::Long => Code::new("messenger.long", 413),
            Error::Marks => Code::new("messenger.marks", 422),
            Error::Many(_) => Code::new("messenger.many", 422),
            Error::Sending(_) => Code::new("messenger.sending", 422),
            Error::Sign => Code::new("messenger.sign", 422),
            Error::Name => Code::new("messenger.name", 422),
            Error::Changed => Code::new("messenger.changed", 409),
            Error::Purpose => Code::new("messenger.purpose", 422),
            Error::Nobody => Code::new("messenger.nobody", 422),
            Error::Crowd(_) => Code::new("messenger.crowd", 422),
            Error::Time => Code::new("messenger.time", 422),
            Error::Picture => Code::new("messenger.picture", 422),
            Error::Making => Code::new("messenger.making", 422),
            Error::Deputies => Code::new("messenger.deputies", 422),
            Error::Confined => Code::new("messenger.confined", 403),
            Error::KeptIn => Code::new("messenger.kept_in", 403),
            Error::Reason => Code::new("messenger.reason", 422),
            Error::Lot(_) => Code::new("messenger.lot", 422),
            Error::Archive(error) if is_full(error) => Code::new("messenger.disk", 507),
            Error::Archive(_) => Code::new("messenger.archive", 500),
            Error::Rooms(_) => Code::new("messenger.rooms", 422),
            Error::Later => Code::new("messenger.later", 422),
            Error::Waiting(_) => Code::new("messenger.waiting", 422),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => return error.text(lang),
            Error::Files(error) => return error.text(lang),
            Error::CallAll(most) => return t.fault_call_all(most),
            Error::Press(most) => return t.fault_press(most),
            Error::Many(most) => return t.fault_many(most),
            Error::Crowd(most) => return t.fault_crowd(most),
            Error::Announce(most) => return t.fault_announce(most),
            Error::Waiting(most) => return t.fault_waiting(most),
            Error::Lot(most) => return t.fault_lot(most),
            Error::Rooms(most) => return t.fault_rooms(most),
            Error::Sending(most) => return t.fault_sending(most),
            Error::Long => return t.fault_long(LONGEST),
            Error::Missing => t.fault_missing(),
            Error::Frame => t.fault_frame(),
            Error::Confirmed => t.fault_confirmed(),
            Error::Guest => t.fault_guest(),
            Error::Reason => t.fault_reason(),
            Error::KeptIn => t.fault_kept_in(),
            Error::Archive(error) if is_full(error) => t.fault_disk(),
            Error::Archive(_) => t.fault_archive(),
            Error::Outsider => t.fault_outsider(),
            Error::Guests => t.fault_guests(),
            Error::Closed => t.fault_closed(),
            Error::Posting => t.fault_posting(),
            Error::Managers => t.fault_managers(),
            Error::Head => t.fault_head(),
            Error::Kind => t.fault_kind(),
            Error::Another => t.fault_another(),
            Error::Recalled => t.fault_recalled(),
            Error::EditLate => t.fault_edit_late(),
            Error::Forwarded => t.fault_forwarded(),
            Error::RecallLate => t.fault_recall_late(),
            Error::Empty => t.fault_empty(),
            Error::Marks => t.fault_marks(),
            Error::Sign => t.fault_sign(),
            Error::Name => t.fault_name(),
            Error::Changed => t.fault_changed(),
            Error::Purpose => t.fault_purpose(),
            Error::Nobody => t.fault_nobody(),
            Error::Time => t.fault_time(),
            Error::Picture => t.fault_picture(),
            Error::Later => t.fault_later(),
            Error::Confined => t.fault_confined(),
            Error::Deputies => t.fault_deputies(),
            Error::Making => t.fault_making(),
        }
        .to_owned()
    }
}
