//! `maru serve` as a process of its own, started the way systemd starts it.
#![allow(dead_code, reason = "each test file uses its own part")]

use maru_testkit::TempFolder;
use rustix::process::{Pid, Signal, kill_process};
use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Nothing of ours takes longer to start or to stop.
const PATIENCE: Duration = Duration::from_secs(60);

/// Passes what stands on its standard input on as the first socket of systemd, to the program behind it.
const HAND_OVER: &str =
    "exec 3<&0 </dev/null; LISTEN_FDS=1 LISTEN_PID=$$; export LISTEN_FDS LISTEN_PID; exec \"$@\"";

/// A place for configuration, data, log, and the socket by which a service manager is told things.
pub struct Place {
    pub folder: TempFolder,
    manager: UnixDatagram,
    pub config: PathBuf,
}

impl Place {
    /// With this text as the configuration; `DATA` in it is a folder for the data.
    pub fn new(config: &str) -> Place {
        let folder = TempFolder::new();
        let manager = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        manager.set_read_timeout(Some(PATIENCE)).unwrap();
        let file = folder.path().join("maru.toml");
        let data = folder.path().join("data").display().to_string();
        std::fs::write(&file, config.replace("DATA", &data)).unwrap();
        Place { folder, manager, config: file }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Everything that was logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// The next thing the service manager is told.
    pub fn told(&self) -> String {
        let mut buffer = [0; 4_096];
        let length = self.manager.recv(&mut buffer).unwrap_or_else(|e| panic!("{e}: {}", self.log()));
        String::from_utf8_lossy(&buffer[..length]).trim().to_owned()
    }

    /// Waits until the service manager is told this.
    pub fn wait_for(&self, word: &str) {
        while self.told() != word {}
    }

    /// Starts the service, and waits until it says that it is ready.
    pub fn start(&self) -> Service {
        let service = self.spawn(None, &[]);
        self.wait_for("READY=1");
        service
    }

    /// As [`Place::start`], on a socket that stays open whatever happens to the service.
    pub fn start_on(&self, socket: &TcpListener) -> Service {
        let service = self.spawn(Some(socket), &[]);
        self.wait_for("READY=1");
        service
    }

    /// Starts the service and waits for nothing.
    pub fn spawn(&self, socket: Option<&TcpListener>, environment: &[(&str, &str)]) -> Service {
        let log = std::fs::File::options().create(true).append(true).open(self.path("log")).unwrap();
        let mut command = match socket {
            Some(_) => Command::new("sh"),
            None => Command::new(env!("CARGO_BIN_EXE_maru")),
        };
        if let Some(socket) = socket {
            command.args(["-c", HAND_OVER, "sh", env!("CARGO_BIN_EXE_maru")]);
            command.stdin(OwnedFd::from(socket.try_clone().unwrap()));
        }
        let child = command
            .args(["serve", "--config"])
            .arg(&self.config)
            .env("NOTIFY_SOCKET", self.path("notify"))
            .env("LANG", "en_US.UTF-8")
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        Service(child)
    }
}

/// A running service, which ends with the test.
pub struct Service(Child);

impl Service {
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(i32::try_from(self.0.id()).unwrap()).unwrap(), signal).unwrap();
    }

    /// Waits until it has ended by itself.
    pub fn ended(&mut self) -> ExitStatus {
        let began = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status;
            }
            assert!(began.elapsed() < PATIENCE, "the service does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Asks it to stop, as systemd does, and waits for that.
    pub fn stop(mut self) -> Duration {
        let began = Instant::now();
        self.signal(Signal::TERM);
        let status = self.ended();
        assert!(status.success(), "{status}");
        began.elapsed()
    }

    /// Ends it as a power cut would.
    pub fn kill(mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port of this machine that nobody has at this moment.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The configuration of a house on this machine, with more lines at the end of `[storage]`.
pub fn plain(at: SocketAddr, more: &str) -> String {
    configuration(at, &format!("http://{at}"), "", more)
}

/// As [`plain`], under another address for people and with more lines in `[server]`.
pub fn configuration(at: SocketAddr, base_url: &str, server: &str, more: &str) -> String {
    format!(
        "[agency]\nname = \"A\"\n[server]\nlisten = \"{at}\"\nbase_url = \"{base_url}\"\n\
         requests_per_second = 100000.0\n{server}[storage]\nfolder = \"DATA\"\n{more}"
    )
}
