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
        .subcommand(install(t))
        .subcommand(uninstall(t))
        .subcommand(upgrade(t))
        .subcommand(settle(t))
        .subcommand(release(t))
        .subcommand(serve(t))
        .subcommand(Command::new("sample-config").about(t.cli_sample_config()))
        .subcommand(migrate(t))
        .subcommand(Command::new("renew-certificate").about(t.cli_renew_certificate()).arg(config(t)))
        .subcommand(token(t))
        .subcommand(account(t))
        .subcommand(audit(t))
        .subcommand(backup(t))
        .subcommand(restore(t))
        .subcommand(preflight(t))
        .subcommand(doctor(t))
        .subcommand(support_bundle(t))
        .subcommand(directory(t))
        .subcommand(configuration(t))
        .subcommand(completions(t))
        .subcommand(manual(t))
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
        .arg(Arg::new("database").long("database").value_name("ADDRESS").help(t.cli_demo_database()))
}

fn root(t: T) -> Arg {
    let root = Arg::new("root").long("root").value_name("FOLDER").value_parser(value_parser!(PathBuf));
    root.help(t.cli_install_root())
}

fn install(t: T) -> Command {
    let answers = Arg::new("answers").long("answers").value_name("FILE").value_parser(value_parser!(PathBuf));
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    Command::new("install")
        .about(t.cli_install())
        .arg(answers.help(t.cli_install_answers()))
        .arg(flag("sample-answers").help(t.cli_install_sample()))
        .arg(flag("dry-run").help(t.cli_install_dry_run()))
        .arg(root(t))
        .arg(json(t))
        .after_help(t.cli_install_examples())
}

fn uninstall(t: T) -> Command {
    let data = Arg::new("data").long("data").action(ArgAction::SetTrue).help(t.cli_uninstall_data());
    let yes = Arg::new("yes-delete-data").long("yes-delete-data").value_name("NAME").requires("data");
    Command::new("uninstall")
        .about(t.cli_uninstall())
        .arg(data)
        .arg(yes.help(t.cli_uninstall_yes()))
        .arg(root(t))
}

fn serve(t: T) -> Command {
    let trial = Arg::new("trial").long("trial").action(ArgAction::SetTrue).hide(true);
    Command::new("serve").about(t.cli_serve()).arg(config(t)).arg(trial.help(t.upgrade_cli_trial()))
}

fn upgrade(t: T) -> Command {
    let bundle = Arg::new("bundle").value_name("BUNDLE").value_parser(value_parser!(PathBuf));
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    };
    Command::new("upgrade")
        .about(t.upgrade_cli_upgrade())
        .arg(bundle.help(t.upgrade_cli_upgrade_bundle()))
        .arg(flag("dry-run", t.upgrade_cli_upgrade_dry_run()).requires("bundle"))
        .arg(flag("without-backup", t.upgrade_cli_upgrade_without_backup()).requires("bundle"))
        .arg(flag("back", t.upgrade_cli_upgrade_back()).conflicts_with("bundle"))
        .arg(root(t))
        .arg(json(t))
        .after_help(t.upgrade_cli_upgrade_examples())
}

/// What an upgrade asks the new program for; nobody types it.
fn settle(t: T) -> Command {
    let word = |name: &'static str| Arg::new(name).required(true);
    let settle = Command::new("settle").hide(true).about(t.upgrade_cli_settle());
    settle.arg(word("version")).arg(word("made-at")).arg(root(t))
}

fn release(t: T) -> Command {
    let file = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    let option = |name: &'static str| file(name).long(name).value_name("FILE");
    let key = Command::new("key").about(t.upgrade_cli_release_make());
    let verify = Command::new("verify").about(t.upgrade_cli_release_verify());
    Command::new("release")
        .about(t.upgrade_cli_release())
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .arg(option("key").required(true).help(t.upgrade_cli_release_key()))
        .arg(file("to").long("to").value_name("FOLDER").required(true).help(t.upgrade_cli_release_to()))
        .arg(option("program").help(t.upgrade_cli_release_program()))
        .arg(json(t))
        .subcommand(key.arg(file("file").required(true).help(t.upgrade_cli_release_make_file())))
        .subcommand(
            verify
                .arg(file("bundle").required(true).help(t.upgrade_cli_release_bundle()))
                .arg(option("key").required(true).help(t.upgrade_cli_release_public()))
                .arg(json(t)),
        )
        .after_help(t.upgrade_cli_release_examples())
}

fn migrate(t: T) -> Command {
    let to_postgres = Command::new("sqlite-to-postgres").about(t.cli_to_postgres()).arg(config(t));
    Command::new("migrate")
        .about(t.cli_migrate())
        .args_conflicts_with_subcommands(true)
        .arg(config(t))
        .subcommand(to_postgres.arg(json(t)))
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

fn backup(t: T) -> Command {
    let file = || Arg::new("file").required(true).value_parser(value_parser!(PathBuf));
    let to = Arg::new("to").long("to").value_name("PATH").required(true).value_parser(value_parser!(PathBuf));
    let replace = Arg::new("replace").long("replace").action(ArgAction::SetTrue);
    let make = Command::new("key").about(t.cli_backup_key()).arg(config(t));
    Command::new("backup")
        .about(t.cli_backup())
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .arg(config(t))
        .arg(json(t))
        .arg(to.help(t.cli_backup_to()))
        .subcommand(
            make.arg(file().help(t.cli_backup_key_file())).arg(replace.help(t.cli_backup_key_replace())),
        )
        .subcommand(
            Command::new("verify")
                .about(t.cli_backup_verify())
                .arg(file().help(t.cli_backup_file()))
                .arg(backup_key(t))
                .arg(json(t)),
        )
        .subcommand(backup_drill(t))
}

fn backup_drill(t: T) -> Command {
    let file = |name: &'static str| Arg::new(name).required(true).value_parser(value_parser!(PathBuf));
    let report = file("report").long("report").value_name("FILE").help(t.drill_cli_report());
    let place = Arg::new("in").long("in").value_name("FOLDER").value_parser(value_parser!(PathBuf));
    Command::new("drill")
        .about(t.drill_cli_about())
        .arg(config(t))
        .arg(file("file").help(t.cli_backup_file()))
        .arg(backup_key(t))
        .arg(report)
        .arg(place.help(t.drill_cli_in()))
        .arg(json(t))
}

fn backup_key(t: T) -> Arg {
    let key = Arg::new("key").long("key").value_name("FILE").required(true);
    key.value_parser(value_parser!(PathBuf)).help(t.cli_backup_with_key())
}

fn restore(t: T) -> Command {
    let file = Arg::new("file").required(true).value_parser(value_parser!(PathBuf));
    let replace = Arg::new("replace").long("replace").action(ArgAction::SetTrue);
    Command::new("restore")
        .about(t.cli_restore())
        .arg(config(t))
        .arg(file.help(t.cli_backup_file()))
        .arg(backup_key(t))
        .arg(replace.help(t.cli_restore_replace()))
        .arg(json(t))
}

fn preflight(t: T) -> Command {
    let directory = Arg::new("directory").long("directory").value_name("FILE").action(ArgAction::Append);
    Command::new("preflight")
        .about(t.cli_preflight())
        .arg(config(t))
        .arg(directory.value_parser(value_parser!(PathBuf)).help(t.cli_preflight_directory()))
        .arg(json(t))
}

fn doctor(t: T) -> Command {
    let whole = Arg::new("whole").long("whole").action(ArgAction::SetTrue);
    Command::new("doctor")
        .about(t.cli_doctor())
        .arg(config(t))
        .arg(whole.help(t.cli_doctor_whole()))
        .arg(json(t))
}

fn support_bundle(t: T) -> Command {
    let to = Arg::new("to").long("to").value_name("FILE").required(true).value_parser(value_parser!(PathBuf));
    Command::new("support-bundle")
        .about(t.cli_support_bundle())
        .arg(config(t))
        .arg(to.help(t.cli_support_bundle_to()))
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

fn configuration(t: T) -> Command {
    let act = |verb: &'static str, about: &'static str| Command::new(verb).about(about).arg(config(t));
    Command::new("config")
        .about(t.cli_configuration())
        .subcommand_required(true)
        .subcommand(act("show", t.cli_configuration_show()).arg(json(t)))
        .subcommand(act("check", t.cli_configuration_check()))
        .subcommand(act("diff", t.cli_configuration_diff()).arg(json(t)))
}

fn manual(t: T) -> Command {
    let guide = Arg::new("guide").value_name("NAME").conflicts_with("to").help(t.manual_cli_guide());
    let to = Arg::new("to").long("to").value_name("FOLDER").value_parser(value_parser!(PathBuf));
    Command::new("manual").about(t.manual_cli_about()).arg(guide).arg(to.help(t.manual_cli_to()))
}

fn completions(t: T) -> Command {
    let shell = Arg::new("shell").required(true).value_parser(["bash", "zsh", "fish"]);
    Command::new("completions").about(t.cli_completions()).arg(shell.help(t.cli_completions_shell()))
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
