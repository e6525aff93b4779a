//! Builds the texts of the command line.
fn main() {
    maru_locale::build();
}
