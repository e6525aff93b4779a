//! Builds the texts of the command line, and has the program carry what unwinds its stack.

use std::path::Path;

fn main() {
    maru_locale::build();
    carry_unwinder();
}

/// Rust asks the linker for `libgcc_s.so`. A script of that name, found first, gives it the compiler's archive of the
/// same functions, so that the program needs no library but those of the C library's own package.
fn carry_unwinder() {
    let linux = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    let gnu = std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu");
    let Some(folder) = std::env::var_os("OUT_DIR").filter(|_| linux && gnu) else { return };
    let folder = Path::new(&folder).join("unwinder");
    let script = folder.join("libgcc_s.so");
    let written =
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(script, "INPUT(-lgcc_eh -lgcc)\n"));
    match written {
        Ok(()) => println!("cargo::rustc-link-arg-bins=-L{}", folder.display()),
        Err(error) => println!("cargo::error={}: {error}", folder.display()),
    }
}
