//! What the kernel says of this process.

/// Memory that is really there, in bytes.
pub fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1_024)
}

/// Files and sockets that are open.
pub fn open_files() -> Option<usize> {
    std::fs::read_dir("/proc/self/fd").ok().map(Iterator::count)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_kernel_is_understood() {
        assert!(super::resident_bytes().unwrap() > 1 << 20);
        assert!(super::open_files().unwrap() > 2);
    }
}
