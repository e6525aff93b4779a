//! Which part of a file is asked for (RFC 9110 section 14).

/// What to answer with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// From the first byte to the last, both included.
    Some {
        /// First byte.
        first: u64,
        /// Last byte.
        last: u64,
    },
    /// Nothing of what was asked for exists (416).
    None,
}

/// Reads a `Range` header for a file of `size` bytes. What is malformed, of another unit, or asks for
/// several parts is answered with the whole file, as the RFC allows.
pub fn part(header: Option<&str>, size: u64) -> Part {
    let Some(spec) = header.and_then(|h| h.trim().strip_prefix("bytes=")) else { return Part::Whole };
    let Some((first, last)) = spec.trim().split_once('-') else { return Part::Whole };
    match (number(first), number(last)) {
        (Some(Some(first)), Some(last)) => from_to(first, last.unwrap_or(u64::MAX), size),
        (Some(None), Some(Some(suffix))) if suffix == 0 || size == 0 => Part::None,
        (Some(None), Some(Some(suffix))) => Part::Some { first: size.saturating_sub(suffix), last: size - 1 },
        _ => Part::Whole,
    }
}

fn from_to(first: u64, last: u64, size: u64) -> Part {
    if last < first {
        Part::Whole
    } else if first >= size {
        Part::None
    } else {
        Part::Some { first, last: last.min(size - 1) }
    }
}

/// A number, nothing where there is none, or a failure.
fn number(text: &str) -> Option<Option<u64>> {
    if text.is_empty() {
        return Some(None);
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // More digits than fit ask for the end of every file.
    Some(Some(text.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        let some = |first, last| Part::Some { first, last };
        let cases = [
            ("bytes=0-0", some(0, 0)),
            ("bytes=0-", some(0, 9)),
            ("bytes=5-100", some(5, 9)),
            ("bytes=-3", some(7, 9)),
            ("bytes=-30", some(0, 9)),
            ("bytes=10-", Part::None),
            ("bytes=-0", Part::None),
            ("bytes=99999999999999999999-", Part::None),
            ("bytes=5-4", Part::Whole),
            ("bytes=", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("lines=0-1", Part::Whole),
        ];
        for (header, want) in cases {
            assert_eq!(part(Some(header), 10), want, "{header}");
        }
        assert_eq!(part(None, 10), Part::Whole);
    }

    /// Whatever is asked, the answer lies within the file.
    #[test]
    fn every_answer_lies_within_the_file() {
        for size in [0, 1, 2, 9, 1_000] {
            for first in 0..12 {
                for last in 0..12 {
                    for header in
                        [format!("bytes={first}-{last}"), format!("bytes={first}-"), format!("bytes=-{last}")]
                    {
                        if let Part::Some { first, last } = part(Some(&header), size) {
                            assert!(first <= last && last < size, "{header} of {size}");
                        }
                    }
                }
            }
        }
    }
}
