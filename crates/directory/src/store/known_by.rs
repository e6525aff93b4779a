//! By which unit somebody is known, on every line, card, list and in the frame of their own pages: the first of
//! their appointments that hold, the main one before others; when none holds, the first of all. Lines of many
//! people ask for all appointments anyway and choose for themselves; `tests/known_by.rs` holds both together.

/// SQL that selects the number of the unit the person `p` is known by, at the instant bound as `$at`.
macro_rules! unit_known_by {
    ($at:literal) => {
        concat!(
            "(SELECT a.unit_id FROM directory_appointments a WHERE a.person_id = p.id ORDER BY \
             CASE WHEN (a.starts_at IS NULL OR a.starts_at <= ",
            $at,
            ") AND (a.ends_at IS NULL OR a.ends_at > ",
            $at,
            ") THEN 0 ELSE 1 END, \
             CASE a.kind WHEN 'main' THEN 0 WHEN 'acting' THEN 2 WHEN 'dispatched' THEN 3 ELSE 1 END, a.id LIMIT 1)"
        )
    };
}

pub(super) use unit_known_by;
