//! What the tools of others read in a PDF of ours: its words in order, its typefaces, sheets, outline and tags.
#![cfg(test)]

use maru_paper::{
    Align, Block, Cell, Day, Document, Error, Item, Look, Picture, Section, Span, Table, Target, Tone, Words,
    pdf,
};
use maru_testkit::poppler;

const WORDS: Words = Words { contents: "차례", done: "했음", open: "할 일", picture: "그림" };

fn text(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-raw", "-", "-"], pdf)
}

/// The number of sheets.
fn sheets(pdf: &[u8]) -> usize {
    let info = poppler("pdfinfo", &["-"], pdf);
    info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap()
}

fn words(text: &str) -> Vec<Span> {
    vec![Span { text: text.to_owned(), ..Span::default() }]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(words(text))
}

fn document(sections: Vec<Section>) -> Document {
    Document {
        title: "제설 업무편람".to_owned(),
        origin: "도로관리과 · 제3판 · 2026. 11. 22.".to_owned(),
        language: "ko",
        day: Some(Day { year: 2026, month: 11, day: 22 }),
        sections,
        words: WORDS,
    }
}

fn section(number: usize, depth: usize, blocks: Vec<Block>) -> Section {
    Section {
        anchor: format!("p{number}"),
        title: format!("{number}장 제설"),
        note: "제3판".to_owned(),
        depth,
        blocks,
    }
}

fn cell(text: &str, head: bool) -> Cell {
    Cell { head, blocks: vec![paragraph(text)], ..Cell::default() }
}

fn one(blocks: Vec<Block>) -> Vec<u8> {
    pdf(&document(vec![section(1, 0, blocks)]), 100).unwrap()
}

#[test]
fn all_words_are_read_in_order_and_typefaces_are_part_of_the_file() {
    let look = |change: fn(&mut Look)| {
        let mut look = Look::default();
        change(&mut look);
        look
    };
    let span = |text: &str, look: Look| Span { text: text.to_owned(), look, to: None };
    let item = |text: &str, task| Item { task, blocks: vec![paragraph(text)], ..Item::default() };
    let made = one(vec![
        Block::Heading { level: 2, anchor: "s-1".to_owned(), spans: words("하나 목적") },
        Block::Paragraph(vec![
            span("둘 ", look(|_| ())),
            span("굵은 ", look(|l| l.bold = true)),
            span("기운 ", look(|l| l.italic = true)),
            span("지운 ", look(|l| l.strike = true)),
            span("let x = 1; ", look(|l| l.code = true)),
            Span {
                text: "이음".to_owned(),
                to: Some(Target::Web("https://example.org/가?a=1".to_owned())),
                ..Span::default()
            },
        ]),
        Block::List { start: Some(9), items: vec![item("셋 아홉째", None), item("열째", None)] },
        Block::List {
            start: None,
            items: vec![item("넷 끝난 일", Some(true)), item("남은 일", Some(false))],
        },
        Block::Callout {
            tone: Tone::Warning,
            title: "다섯 주의".to_owned(),
            blocks: vec![paragraph("미끄럽다")],
        },
        Block::Quote(vec![paragraph("여섯 인용")]),
        Block::Code("fn 일곱() {\n\treturn;\n}\n".to_owned()),
        Block::Table(Table {
            heads: 1, rows: vec![vec![cell("머리 칸", true)], vec![cell("몸 칸", false)]]
        }),
        Block::Picture(Picture { words: "열 없는 그림".to_owned(), ..Picture::default() }),
        Block::Rule,
        Block::Notes(vec![paragraph("끝 주석")]),
    ]);
    let read = text(&made);
    let parts = [
        "제설 업무편람",
        "도로관리과",
        "1 / 1",
        "1장 제설",
        "하나 목적",
        "둘 굵은 기운 지운 let x = 1; 이음",
        "9. 셋 아홉째",
        "10. 열째",
        "넷 끝난 일",
        "다섯 주의",
        "여섯 인용",
        "fn 일곱() {",
        "return;",
        "머리 칸",
        "몸 칸",
        "[열 없는 그림]",
        "끝 주석",
    ];
    let places: Vec<usize> =
        parts.iter().map(|part| read.find(part).unwrap_or_else(|| panic!("{part} in {read}"))).collect();
    assert!(places.is_sorted(), "{read}");
    let fonts = poppler("pdffonts", &["-"], &made);
    let rows: Vec<Vec<&str>> = fonts.lines().skip(2).map(|row| row.split_whitespace().collect()).collect();
    assert_eq!(rows.len(), 3, "{fonts}");
    for row in rows {
        // The columns from the right: object, generation, unicode, subset, embedded.
        assert!(row.iter().rev().skip(2).take(3).all(|value| *value == "yes"), "{fonts}");
    }
    assert!(made.len() < 120_000, "{} bytes", made.len());
}

#[test]
fn the_file_tells_what_it_is_and_how_it_is_built() {
    let made = one(vec![
        Block::Heading { level: 1, anchor: "s-1".to_owned(), spans: words("첫째 절") },
        Block::Heading { level: 2, anchor: "s-2".to_owned(), spans: words("작은 절") },
        Block::Table(Table { heads: 1, rows: vec![vec![cell("가", true)], vec![cell("나", false)]] }),
    ]);
    let info = poppler("pdfinfo", &["-"], &made);
    for part in ["제설 업무편람", "Tagged:          yes", "2026", "A4"] {
        assert!(info.contains(part), "{part} in {info}");
    }
    let meta = poppler("pdfinfo", &["-meta", "-"], &made);
    for part in ["<pdfaid:part>2<", "<pdfuaid:part>1<", "<rdf:li>ko<"] {
        assert!(meta.contains(part), "{part} in {meta}");
    }
    let structure = poppler("pdfinfo", &["-struct-text", "-"], &made);
    for part in ["H1", "H2", "H3", "TH", "TD", "첫째 절"] {
        assert!(structure.contains(part), "{part} in {structure}");
    }
    assert_eq!(one(vec![paragraph("가")]), one(vec![paragraph("가")]), "the same bytes every time");
}

#[test]
fn sections_begin_on_sheets_of_their_own_that_the_contents_tell() {
    let long: Vec<Block> = (0..40).map(|n| paragraph(&format!("{n}번째 문단"))).collect();
    let made = pdf(&document(vec![section(1, 0, long), section(2, 1, vec![]), section(3, 1, vec![])]), 100);
    let made = made.unwrap();
    assert_eq!(sheets(&made), 5);
    let first = poppler("pdftotext", &["-layout", "-l", "1", "-", "-"], &made);
    for (title, number) in [("1장 제설", "2"), ("2장 제설", "4"), ("3장 제설", "5")] {
        let row = first.lines().find(|line| line.contains(title)).unwrap_or_default();
        assert!(row.trim_end().ends_with(number), "{title} {number} in {first}");
    }
    // Letters as small as those at the foot are told without the blanks between them.
    assert!(first.contains("차례") && first.replace(' ', "").contains("1/5"), "{first}");
    let links = poppler("pdfinfo", &["-dests", "-"], &made);
    assert!(!links.contains("Error"), "{links}");
}

#[test]
fn heads_of_tables_are_said_again_and_no_row_is_lost() {
    let mut rows = vec![vec![cell("번호", true), cell("내용", true)]];
    rows.extend((1..=150).map(|n| vec![cell(&format!("{n}호"), false), cell("눈을 치운다 ", false)]));
    let made = one(vec![Block::Table(Table { heads: 1, rows })]);
    let (read, sheets) = (text(&made), sheets(&made));
    assert!(sheets > 3);
    assert_eq!(read.matches("번호").count(), sheets);
    assert!((1..=150).all(|n| read.contains(&format!("{n}호"))));
}

#[test]
fn cells_that_hold_others_together_and_rows_higher_than_a_sheet_are_whole() {
    let long = (0..3_000).map(|n| format!("말{n} ")).collect::<String>();
    let tall = Cell { rows: 2, blocks: vec![paragraph(&long)], ..Cell::default() };
    let merged = Cell { columns: 2, align: Align::Center, ..cell("합친 칸", false) };
    let table = Table {
        heads: 0,
        rows: vec![vec![merged], vec![tall, cell("옆", false)], vec![cell("아래", false)]],
    };
    let read = text(&one(vec![Block::Table(table)]));
    let missing = (0..3_000).find(|n| !read.contains(&format!("말{n}")));
    assert_eq!(missing, None);
    for part in ["합친 칸", "옆", "아래"] {
        assert!(read.contains(part), "{part}");
    }
}

#[test]
fn letters_that_no_typeface_has_are_copied_all_the_same() {
    let read = text(&one(vec![
        paragraph("웃음 😀 끝 \u{e000}\u{0}\u{fffe}\u{200b}"),
        Block::Code("😀 가".to_owned()),
    ]));
    assert!(read.contains("웃음") && read.contains("끝") && read.contains("😀"), "{read}");
}

#[test]
fn more_sheets_than_asked_for_are_refused() {
    let long: Vec<Block> = (0..400).map(|n| paragraph(&format!("{n}번째 문단"))).collect();
    let refused = pdf(&document(vec![section(1, 0, long)]), 3);
    assert!(matches!(refused, Err(Error::Pages(3))), "{refused:?}");
}

#[test]
fn pictures_are_drawn_and_broken_ones_are_told_in_words() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(3_000, 900, image::Rgba([200, 30, 30, 128]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let mut jpeg = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(400, 300, image::Rgb([20, 30, 200]))
        .write_to(&mut jpeg, image::ImageFormat::Jpeg)
        .unwrap();
    let picture = |content: Vec<u8>| {
        Block::Picture(Picture { content: Some(content.into()), words: "도면".to_owned(), width: None })
    };
    let cut = jpeg.get_ref()[..200].to_vec();
    let made = one(vec![
        picture(png.into_inner()),
        picture(jpeg.into_inner()),
        picture(cut),
        picture(b"<svg>".to_vec()),
    ]);
    let listed = poppler("pdfimages", &["-list", "-"], &made);
    assert_eq!(
        listed.lines().filter(|row| row.split_whitespace().nth(2) == Some("image")).count(),
        2,
        "{listed}"
    );
    assert_eq!(text(&made).matches("[도면]").count(), 2);
}

#[test]
fn nested_blocks_without_end_are_laid_out() {
    let mut block = paragraph("속");
    for n in 0..60 {
        block = match n % 4 {
            0 => Block::Quote(vec![block]),
            1 => Block::List { start: None, items: vec![Item { blocks: vec![block], ..Item::default() }] },
            2 => Block::Callout { tone: Tone::Note, title: "참고".to_owned(), blocks: vec![block] },
            _ => Block::Table(Table {
                heads: 0,
                rows: vec![vec![Cell { blocks: vec![block], ..Cell::default() }]],
            }),
        };
    }
    assert!(text(&one(vec![block])).contains('속'));
}
