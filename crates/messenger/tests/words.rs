//! One word for one thing: what pages call somebody or something, notices, refusals, the audit log and the guide call it, too.
#![cfg(test)]

use std::fs;
use std::path::Path;

/// Words of earlier days, and what is meant by them.
const OTHERS: [(&str, &str); 5] = [
    ("관리자", "방장"),
    ("손님", "외부인"),
    ("나와의 대화", "나에게 쓰기"),
    ("고정함", "공지로 올림"),
    ("메시지 고정", "공지에서 내림"),
];

#[test]
fn what_is_one_thing_has_one_word() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<(String, String)> = fs::read_dir(own.join("locales/ko"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect();
    assert!(texts.len() > 10);
    let guide = fs::read_to_string(own.join("../../docs/messenger-guide.ko.md")).unwrap();
    // It tells that administrators of the house see nothing, who are not those of a room.
    texts.push(("guide".to_owned(), guide.replace("관리자에게도 보는 화면이", "")));
    for (place, text) in texts {
        for (other, word) in OTHERS {
            assert!(!text.contains(other), "{place}: {other} is {word}");
        }
    }
}
