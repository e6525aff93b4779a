//! Who sees what of the home page.

use maru_kernel::Viewer;

/// Those who work here see one another; a guest hears nothing of them and looks nobody up (S-34).
pub fn sees_colleagues(viewer: &Viewer) -> bool {
    !viewer.guest
}
