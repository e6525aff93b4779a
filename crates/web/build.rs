//! Turns the texts of the shell and the components into typed functions.
fn main() {
    maru_locale::build();
}
