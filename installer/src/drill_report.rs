//! The report of a restore drill: one sheet of paper, the data it stands on, their signature and its public key.

use crate::problem::Problem;
use crate::texts::T;
use crate::whole_file::{Rights, put_new};
use maru_backup::{Drill, Signed};
use maru_kernel::{Lang, Timestamp, hex};
use maru_paper::{Block, Cell, Document, Look, Section, Span, Table, Tone};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the parts of a report lie.
pub struct Files {
    paper: PathBuf,
    data: PathBuf,
    signature: PathBuf,
    public: PathBuf,
}

impl Files {
    /// Those of a report on paper at this path.
    pub fn beside(paper: &Path) -> Files {
        let [data, signature, public] =
            ["json", "json.sig", "pem"].map(|ending| paper.with_extension(ending));
        Files { paper: paper.to_owned(), data, signature, public }
    }

    /// Refuses a report that is no `.pdf`, or beside which one of its parts is there already: nothing is written over.
    ///
    /// # Errors
    /// [`Problem::ReportName`], [`Problem::Backup`].
    pub fn are_free(&self) -> Result<(), Problem> {
        if self.paper.extension() != Some(OsStr::new("pdf")) {
            return Err(Problem::ReportName(self.paper.display().to_string()));
        }
        let all = [&self.paper, &self.data, &self.signature, &self.public];
        match all.into_iter().find(|file| file.symlink_metadata().is_ok()) {
            Some(there) => Err(maru_backup::Error::Exists(there.display().to_string()).into()),
            None => Ok(()),
        }
    }

    /// Writes all of them.
    ///
    /// # Errors
    /// A folder that cannot be written, or a sheet that cannot be laid out.
    pub fn write(&self, drill: &Drill, lang: Lang, signed: &Signed) -> Result<(), Problem> {
        let sheet = self.sheet(drill, lang, signed);
        let paper = maru_paper::pdf(&sheet, 2)
            .map_err(|e| Problem::file(&self.paper, &std::io::Error::other(e.to_string())))?;
        let pem = maru_release::public_pem(&signed.public);
        let all: [(&Path, &[u8]); 4] = [
            (&self.data, &signed.report),
            (&self.signature, &signed.signature),
            (&self.public, pem.as_bytes()),
            (&self.paper, &paper),
        ];
        all.into_iter().try_for_each(|(file, bytes)| put_new(file, bytes, Rights::OURS))
    }

    fn sheet(&self, drill: &Drill, lang: Lang, signed: &Signed) -> Document {
        let t = T(lang);
        let (tone, title, text) = match drill.is_sound() {
            true => (Tone::Tip, t.drill_sound(), t.drill_sound_text()),
            false => (Tone::Caution, t.drill_unsound(), t.drill_unsound_text()),
        };
        let said = Block::Callout { tone, title: title.to_owned(), blocks: vec![words(text)] };
        let rows = findings(drill, t, lang).into_iter().map(|(name, value)| row(name, &value)).collect();
        let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (json, sig, pem) = (name(&self.data), name(&self.signature), name(&self.public));
        let proof = vec![
            row(t.drill_signed_by(), &hex(&signed.public)),
            row(t.drill_signature(), &hex(&signed.signature)),
        ];
        let blocks = vec![
            said,
            Block::Table(Table { heads: 0, rows }),
            Block::Table(Table { heads: 0, rows: proof }),
            words(&t.drill_check(&json)),
            Block::Code(format!(
                "openssl pkeyutl -verify -rawin -pubin -inkey {pem} -in {json} -sigfile {sig}"
            )),
        ];
        let title = t.drill_title().to_owned();
        let note = when(lang, &drill.at);
        let section = Section { anchor: "drill".to_owned(), title: title.clone(), note, depth: 0, blocks };
        let origin = drill.agency.clone();
        Document { title, origin, language: lang.tag(), sections: vec![section], ..Document::default() }
    }
}

fn findings(drill: &Drill, t: T, lang: Lang) -> Vec<(&'static str, String)> {
    let contents = match drill.damaged.first() {
        None => t.drill_contents_same(drill.contents),
        Some(first) => t.drill_contents_damaged(drill.damaged.len(), first),
    };
    let seconds = format!("{:.1}", Duration::from_millis(drill.restored_in_ms).as_secs_f64());
    let mut rows = vec![
        (t.drill_agency(), drill.agency.clone()),
        (t.drill_at(), when(lang, &drill.at)),
        (t.drill_set(), drill.set.clone()),
        (t.drill_made_at(), when(lang, &drill.made_at)),
        (t.drill_program(), t.drill_program_both(&drill.made_by, &drill.restored_by)),
        (t.drill_took(), t.drill_took_seconds(seconds)),
        (t.drill_tables(), t.drill_tables_same(drill.rows, drill.tables)),
        (t.drill_contents(), contents),
        (t.drill_audit(), drill.audit_damage.clone().unwrap_or_else(|| t.drill_audit_same(drill.seals))),
    ];
    if !drill.missing.is_empty() {
        rows.push((t.drill_contents_missing(), t.drill_count(drill.missing.len())));
    }
    rows
}

/// An instant as people read it.
pub fn when(lang: Lang, at: &str) -> String {
    let at: Option<Timestamp> = at.parse().ok();
    at.map(|at| maru_web::date_time(maru_web::T(lang), at)).unwrap_or_default()
}

fn words(text: &str) -> Block {
    Block::Paragraph(vec![Span { text: text.to_owned(), ..Span::default() }])
}

fn row(name: &str, value: &str) -> Vec<Cell> {
    let look = Look { bold: true, ..Look::default() };
    let name = Block::Paragraph(vec![Span { text: name.to_owned(), look, to: None }]);
    let cell = |block: Block, head: bool| Cell { head, blocks: vec![block], ..Cell::default() };
    vec![cell(name, true), cell(words(value), false)]
}
