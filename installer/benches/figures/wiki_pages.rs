//! The pages of a large wiki, made by the wiki's own actions in few transactions.

use crate::Outcome;
use crate::search::viewer;
use maru::config::Config;
use maru::house;
use maru_contract::Offers;
use maru_directory::model::Holder;
use maru_directory::store::credentials;
use maru_kernel::{Cause, Id};
use maru_store::Tx;
use maru_testkit::TempFolder;
use maru_wiki::actions::{NewSpace, NewText, make_page, make_space};
use maru_wiki::model::{Keys, SpaceKind};

/// Pages of a section, and of a chapter.
const BELOW: usize = 100;
const ABOUT: [&str; 10] =
    ["제설", "염화칼슘", "민원", "예산", "계약", "안전점검", "당직", "공유재산", "정보공개", "하수관로"];
const KIND: [&str; 8] =
    ["지침", "처리 절차", "점검표", "인수인계서", "회의록", "업무편람", "질의응답", "주간보고"];
/// Links of the long page, and its length in bytes.
pub const LINKS: usize = 40;
const LENGTH: usize = 30_000;

/// What was made.
pub struct Filled {
    /// The long page.
    pub long: String,
    /// Pages with pages below them.
    pub sections: Vec<String>,
    /// Pages without.
    pub leaves: Vec<String>,
    /// What people look for, as it stands in an address.
    pub words: Vec<String>,
    /// The page that was made last, and what it is found by.
    pub last: String,
    pub last_title: String,
}

/// Makes pages in one transaction, as somebody with these keys; says which.
type Work = Box<dyn FnOnce(&mut Tx<'_>, &Keys) -> Result<Vec<Id>, maru_wiki::Error> + Send>;

/// Fills the suite of this folder for the person with this sign-in name.
pub fn fill(folder: &TempFolder, login: &str, pages: usize) -> Outcome<Filled> {
    let opened = house::open(&Config::read(&folder.path().join("maru.toml"))?, false)?;
    let db = opened.front.db.clone();
    let found = db.read_blocking(|conn| credentials::candidate(conn, login))?.ok_or("nobody of that name")?;
    let viewer = viewer(found.person);
    let offers = Offers::of(&opened.house.offers);
    let list = db.read_blocking(|conn| offers.scope_keys(conn, &viewer))?;
    let keys = Keys::new(&viewer, list);
    let cause = Cause::system("figures");
    let write = |work: Work| {
        let keys = keys.clone();
        db.write_blocking(&cause, move |tx| work(tx, &keys))
    };
    let space = write(Box::new(move |tx, keys| {
        let new = NewSpace {
            kind: SpaceKind::Person,
            holder: Holder::Person(viewer.id),
            title: "업무편람".to_owned(),
            description: String::new(),
            body: "업무편람의 첫 문서입니다.\n".to_owned(),
        };
        Ok(vec![make_space(tx, &viewer, keys, &new)?])
    }))?;
    let below = |parents: &[Id], first: usize, each: usize| -> Outcome<Vec<Id>> {
        let mut made = Vec::new();
        for (number, parent) in parents.iter().enumerate() {
            let (parent, from) = (*parent, first + number * each);
            made.extend(write(Box::new(move |tx, keys| {
                (from..from + each).map(|n| make_page(tx, keys, parent, &text(n))).collect()
            }))?);
        }
        Ok(made)
    };
    let chapters = below(&space, 0, (pages / BELOW / BELOW).max(1))?;
    let sections = below(&chapters, 1_000, BELOW)?;
    let leaves = below(&sections, 100_000, BELOW)?;
    let top = *space.first().ok_or("no space")?;
    let links: Vec<Id> = leaves.iter().copied().take(LINKS).collect();
    let long = write(Box::new(move |tx, keys| {
        let new =
            NewText { title: "제설 업무 전체 편람".to_owned(), body: long_text(&links, &MARKDOWN) };
        Ok(vec![make_page(tx, keys, top, &new)?])
    }))?;
    let last_title = format!("{}", 100_000 + leaves.len() - 1);
    let told = |ids: &[Id]| ids.iter().map(Id::to_string).collect::<Vec<_>>();
    Ok(Filled {
        long: told(&long).concat(),
        sections: told(&sections),
        last: told(&leaves).pop().unwrap_or_default(),
        leaves: told(&leaves),
        words: words(),
        last_title,
    })
}

fn title(number: usize) -> String {
    let about = ABOUT.get(number % ABOUT.len()).copied().unwrap_or_default();
    let kind = KIND.get(number / ABOUT.len() % KIND.len()).copied().unwrap_or_default();
    format!("{about} {kind} {number}")
}

fn text(number: usize) -> NewText {
    let title = title(number);
    let body = format!(
        "# {title}\n\n이 문서는 {title}의 담당자가 바뀌어도 업무가 이어지도록 적은 것이다.\n\n\
         - 담당 부서의 장은 매월 {}일까지 점검한다.\n- 결과는 다음 달 첫 회의에서 보고한다.\n\n\
         | 구분 | 횟수 |\n|---|---|\n| 정기 | {} |\n",
        number % 28 + 1,
        number % 7 + 1
    );
    NewText { title, body }
}

/// How a text is marked up.
pub struct Markup {
    heading: fn(&str) -> String,
    link: fn(&str, Id) -> String,
    item: &'static str,
}

/// Ours.
const MARKDOWN: Markup = Markup {
    heading: |title| format!("## {title}"),
    link: |title, id| format!("[{title}](/wiki/pages/{id})"),
    item: "1. ",
};
/// DokuWiki's.
pub const DOKUWIKI: Markup = Markup {
    heading: |title| format!("===== {title} ====="),
    link: |title, id| format!("[[{id}|{title}]]"),
    item: "  - ",
};

/// The long page: each chapter leads to another page as long as there are links.
pub fn long_text(links: &[Id], markup: &Markup) -> String {
    let (mut body, item) = (String::new(), markup.item);
    for number in 0.. {
        if body.len() >= LENGTH {
            break;
        }
        body.push_str(&(markup.heading)(&format!("{}. {}", number + 1, title(number))));
        body.push_str("\n\n");
        if let Some(id) = links.get(number) {
            body.push_str(&format!("자세한 것은 {}에 있다. ", (markup.link)(&title(number), *id)));
        }
        for step in 0..4 {
            body.push_str(&format!(
                "**{step}단계**에서는 현장을 살피고 기록을 남기며, 이상이 있으면 곧바로 알린다. "
            ));
        }
        body.push_str(&format!("\n\n{item}확인\n{item}기록\n{item}보고\n\n"));
    }
    body
}

fn words() -> Vec<String> {
    let typed = ABOUT.iter().flat_map(|about| KIND.iter().map(move |kind| format!("{about} {kind}")));
    typed.chain(ABOUT.iter().map(|about| (*about).to_owned())).map(|text| encoded(&text)).collect()
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
