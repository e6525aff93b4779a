//! A server that dies in the middle of an import: the real binary is killed at several points. Nothing half is left, and
//! doing it again brings everything once.
#![cfg(test)]

mod demonstration;
mod speaking;

use demonstration::Demo;
use maru_testkit::TempFolder;
use speaking::{Answer, answer, ask, connect};
use std::io::{Cursor, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PAGES: usize = 90;
/// The first page of the space, and the pages and files of the archive.
const WHOLE: usize = 1 + 2 * PAGES;

/// Pages that lead to a file each. `seed` makes the contents others than those before.
fn archive(seed: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: String, content: String| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    for n in 0..PAGES {
        put(
            format!("{n}번.md"),
            format!("# {n}번 지침\n\n[표]({n}번.files/표.csv)\n\n{}", "눈을 치운다. ".repeat(400)),
        );
        put(format!("{n}번.files/표.csv"), format!("{seed},{n}\n"));
    }
    zip.finish().unwrap().into_inner()
}

/// Somebody's session with the server of the moment.
struct Visit<'v> {
    at: SocketAddr,
    cookie: &'v str,
}

impl Visit<'_> {
    fn post(&self, path: &str, form: &str) -> Answer {
        ask(self.at, "POST", path, &[("Cookie", self.cookie)], form)
    }

    fn space(&self) -> String {
        let made = self.post("/wiki/spaces", "title=Snow&owner=project&description=");
        assert_eq!(made.status, 303, "{}", made.body);
        location(&made)
    }

    /// Sends the archive; it is a draft.
    fn send(&self, archive: &[u8]) -> String {
        let head = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\n";
        let body = [head.as_bytes(), archive, b"\r\n--X--\r\n"].concat();
        let mut tcp = connect(self.at);
        write!(
            tcp,
            "POST /files HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\nConnection: close\r\n\
             Content-Type: multipart/form-data; boundary=X\r\nContent-Length: {}\r\n\r\n",
            self.at,
            self.cookie,
            body.len()
        )
        .unwrap();
        tcp.write_all(&body).unwrap();
        let sent = answer(&mut tcp);
        assert_eq!(sent.status, 201, "{}", sent.body);
        location(&sent).rsplit('/').next().unwrap().to_owned()
    }

    fn bring(&self, space: &str, archive: &str) -> u16 {
        self.post(&format!("{space}/imports"), &format!("file={archive}")).status
    }

    /// How many pages and files stand below a page, as an export finds them.
    fn count(&self, space: &str) -> usize {
        let taken = self.post(&format!("{space}/exports"), "pages=below&form=markdown");
        assert_eq!(taken.status, 200);
        // An entry of the central directory (APPNOTE 4.3.12); one is the list of digests.
        taken.body.matches("PK\u{1}\u{2}").count() - 1
    }
}

fn location(answer: &Answer) -> String {
    let line = answer.head.lines().find_map(|line| line.strip_prefix("location: "));
    line.unwrap_or_else(|| panic!("{}", answer.head)).trim().to_owned()
}

#[test]
fn s_400_an_import_that_is_killed_leaves_nothing_half_and_is_done_again() {
    let folder = TempFolder::new();
    let mut demo = Demo::start_for(folder.path(), "org admin");
    let cookie = demo.cookie();
    let visit = |demo: &Demo| Visit { at: demo.at, cookie: &cookie };
    let (space, archive_id) = (visit(&demo).space(), visit(&demo).send(&archive(0)));
    let started = Instant::now();
    assert_eq!(visit(&demo).bring(&space, &archive_id), 303);
    let takes = started.elapsed();
    assert_eq!(visit(&demo).count(&space), WHOLE);
    let mut cut_short = 0;
    for (n, part) in [0.02, 0.3, 0.6, 0.85, 0.97].into_iter().enumerate() {
        let (space, archive_id) = (visit(&demo).space(), visit(&demo).send(&archive(n + 1)));
        let at = demo.at;
        std::thread::scope(|scope| {
            let (space, archive_id, cookie) = (&space, &archive_id, &cookie);
            let sent = scope.spawn(move || Visit { at, cookie }.bring(space, archive_id));
            std::thread::sleep(takes.mul_f64(part).max(Duration::from_millis(2)));
            demo.kill();
            // Whoever sent it hears nothing, or that nobody is there.
            let _ = sent.join();
        });
        demo = Demo::start_for(folder.path(), "org admin");
        let left = visit(&demo).count(&space);
        assert!(left == 1 || left == WHOLE, "{left} of {WHOLE} after {part}");
        let again = visit(&demo).bring(&space, &archive_id);
        // What came whole before the end is not brought a second time.
        assert_eq!(again, if left == 1 { 303 } else { 404 }, "after {part}");
        assert_eq!(visit(&demo).count(&space), WHOLE, "after {part}");
        cut_short += usize::from(left == 1);
    }
    assert!(cut_short >= 2, "the server was killed too late: {cut_short}");
}
