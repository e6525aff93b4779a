//! What the figures were measured on, and how much memory a process used.

use crate::Outcome;

/// One line: processor, cores, memory, date.
pub fn describe() -> String {
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let (cpu, memory) = (read("/proc/cpuinfo"), read("/proc/meminfo"));
    let after = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split(':').nth(1).unwrap_or_default().trim().to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let gigabytes = kilobytes(&after(&memory, "MemTotal")) as f64 / 1_048_576.0;
    let day = maru_kernel::Clock::system().now().strftime("%Y-%m-%d");
    let load = read("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned();
    format!("{} · {cores} cores · {gigabytes:.0} GiB · load before {load} · {day}", after(&cpu, "model name"))
}

fn kilobytes(text: &str) -> u64 {
    text.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// A line of a process's status in MiB: `VmRSS` for now, `VmHWM` for the most it ever held.
pub fn memory(process: &str, line: &str) -> Outcome<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let found = status.lines().find_map(|l| l.strip_prefix(line)).unwrap_or_default();
    Ok(kilobytes(found.trim_start_matches(':').trim()) / 1_024)
}
