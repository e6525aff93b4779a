//! Files pass through without being held in memory (S-166). A process of its own, as it measures itself.
#![cfg(test)]

use maru_files::{Files, Options};
use maru_testkit::TempFolder;

/// The most memory this process ever had, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn s_166_a_large_file_arrives_in_flat_memory() {
    let folder = TempFolder::new();
    let files = Files::new(Options::new(folder.path().join("files"))).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut incoming = files.begin().await.unwrap();
        incoming.write(&[7; 65_536]).await.unwrap();
        let before = peak();
        for _ in 0..1_600 {
            incoming.write(&[7; 65_536]).await.unwrap();
        }
        let received = incoming.finish().await.unwrap();
        assert_eq!(received.size, 1_601 * 65_536);
        let grown = peak() - before;
        assert!(grown < 8_192, "100 MB made memory grow by {grown} kB");
    });
}
