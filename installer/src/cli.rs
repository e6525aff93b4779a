//! The words of the command line.

use crate::texts::T;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// All commands, described in one language.
pub fn commands(t: T) -> Command {
    Command::new("maru")
        .about(t.cli_about())
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(demo(t))
        .subcommand(Command::new("serve").about(t.cli_serve()).arg(config(t)))
        .subcommand(Command::new("sample-config").about(t.cli_sample_config()))
        .subcommand(Command::new("migrate").about(t.cli_migrate()).arg(config(t)))
        .subcommand(token(t))
        .subcommand(account(t))
        .subcommand(audit(t))
        .subcommand(directory(t))
}

fn config(t: T) -> Arg {
    Arg::new("config")
        .long("config")
        .value_name("FILE")
        .env("MARU_CONFIG")
        .default_value("/etc/maru/maru.toml")
        .value_parser(value_parser!(PathBuf))
        .help(t.cli_config())
}

fn json(t: T) -> Arg {
    Arg::new("json").long("json").action(ArgAction::SetTrue).help(t.cli_json())
}

fn demo(t: T) -> Command {
    Command::new("demo")
        .about(t.cli_demo())
        .arg(
            Arg::new("port")
                .long("port")
                .default_value("8080")
                .value_parser(value_parser!(u16))
                .help(t.cli_demo_port()),
        )
        .arg(
            Arg::new("data")
                .long("data")
                .value_name("FOLDER")
                .value_parser(value_parser!(PathBuf))
                .help(t.cli_demo_data()),
        )
}

fn token(t: T) -> Command {
    let login = Arg::new("login").required(true).help(t.cli_token_login());
    Command::new("token").about(t.cli_token()).arg(config(t)).arg(login).arg(
        Arg::new("role")
            .required(true)
            .num_args(1..)
            .value_parser(maru_contract::Role::ALL.map(maru_contract::Role::name))
            .help(t.cli_token_role()),
    )
}

fn account(t: T) -> Command {
    let login = || Arg::new("login").required(true).help(t.cli_account_login());
    let name = Arg::new("name").required(true).help(t.cli_account_name());
    let break_glass = Arg::new("break-glass").long("break-glass").action(ArgAction::SetTrue);
    let break_glass = break_glass.help(t.cli_account_break_glass());
    let act = |verb: &'static str, about: &'static str| Command::new(verb).about(about).arg(config(t));
    Command::new("account")
        .about(t.cli_account())
        .subcommand_required(true)
        .subcommand(act("add", t.cli_account_add()).arg(login()).arg(name).arg(break_glass))
        .subcommand(act("password", t.cli_account_password()).arg(login()))
}

fn audit(t: T) -> Command {
    let reason = Arg::new("reason").long("reason").value_name("REASON").required(true);
    let reason = reason.help(t.cli_audit_rotate_key_reason());
    Command::new("audit")
        .about(t.cli_audit())
        .subcommand_required(true)
        .subcommand(audit_verify(t))
        .subcommand(Command::new("checkpoint").about(t.cli_audit_checkpoint()).arg(config(t)))
        .subcommand(Command::new("rotate-key").about(t.cli_audit_rotate_key()).arg(config(t)).arg(reason))
}

fn audit_verify(t: T) -> Command {
    let public_key =
        Arg::new("public-key").long("public-key").value_name("HEX").help(t.cli_audit_verify_public_key());
    let log = Arg::new("log").long("log").value_name("FILE").value_parser(value_parser!(PathBuf));
    let allow_empty = Arg::new("allow-empty").long("allow-empty").action(ArgAction::SetTrue);
    Command::new("verify")
        .about(t.cli_audit_verify())
        .arg(config(t))
        .arg(json(t))
        .arg(public_key)
        .arg(log.help(t.cli_audit_verify_log()))
        .arg(allow_empty.help(t.cli_audit_verify_allow_empty()))
}

fn directory(t: T) -> Command {
    let source = || Arg::new("source").required(true).help(t.cli_directory_source());
    let reason = Arg::new("force").long("force").value_name("REASON").help(t.cli_directory_force());
    let run = Arg::new("run").required(true).help(t.cli_directory_run());
    let uid = Arg::new("uid").required(true).help(t.cli_directory_show_uid());
    let file =
        Arg::new("file").required(true).value_parser(value_parser!(PathBuf)).help(t.cli_directory_file());
    let act = |name: &'static str, about: &'static str| Command::new(name).about(about).arg(config(t));
    Command::new("directory")
        .about(t.cli_directory())
        .subcommand_required(true)
        .subcommand(act("add", t.cli_directory_add()).arg(source()).arg(file))
        .subcommand(act("test", t.cli_directory_test()).arg(source()))
        .subcommand(act("show", t.cli_directory_show()).arg(source()).arg(uid))
        .subcommand(act("plan", t.cli_directory_plan()).arg(source()).arg(json(t)))
        .subcommand(act("apply", t.cli_directory_apply()).arg(source()).arg(json(t)).arg(reason))
        .subcommand(act("undo", t.cli_directory_undo()).arg(run))
        .subcommand(act("history", t.cli_directory_history()).arg(json(t)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    #[test]
    fn the_command_line_contradicts_nothing() {
        for lang in Lang::ALL {
            commands(T(lang)).debug_assert();
        }
    }
}
