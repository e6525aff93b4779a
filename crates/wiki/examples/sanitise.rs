//! Renders texts for the tests in a real browser: a JSON list of texts comes in, a list of HTML goes out. With
//! `html` as its argument it takes the texts as HTML and only sanitises them.

use maru_wiki::model::{markdown, sanitise};
use std::io;

fn main() -> Result<(), serde_json::Error> {
    let is_html = std::env::args().any(|argument| argument == "html");
    let texts: Vec<String> = serde_json::from_reader(io::stdin())?;
    let html = texts.iter().map(|text| if is_html { sanitise(text) } else { markdown::html(text, &|_| "") });
    serde_json::to_writer(io::stdout(), &html.map(|html| html.to_string()).collect::<Vec<_>>())
}
