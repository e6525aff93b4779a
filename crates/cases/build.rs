//! Builds the texts of this crate.
fn main() {
    maru_locale::build();
}
