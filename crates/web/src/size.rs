//! Sizes as people read them.

/// A size for people: `12.3 MB`, in steps of a thousand.
pub fn size(count: u64) -> String {
    let (mut whole, mut rest, mut unit) = (count, 0, 0_usize);
    while whole >= 1_000 && unit < 4 {
        (rest, whole, unit) = (whole % 1_000 / 100, whole / 1_000, unit + 1);
    }
    let name = ["B", "kB", "MB", "GB", "TB"].get(unit).copied().unwrap_or("TB");
    if unit == 0 { format!("{whole} {name}") } else { format!("{whole}.{rest} {name}") }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_short() {
        for (count, want) in [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (12_345_678, "12.3 MB")] {
            assert_eq!(size(count), want);
        }
    }
}
