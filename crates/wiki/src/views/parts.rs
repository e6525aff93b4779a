//! A text in parts, in the form the editor reads.

use crate::model::parts::{Mark, Node, Part, Parts, Shape, Value as Told};
use serde_json::{Map, Value, json};

/// `{"head": …, "parts": [{"source": …, "gap": …, "node": … or "html": …}]}`; the nodes are those of a
/// ProseMirror document.
pub fn json_of(text: &Parts) -> Value {
    json!({ "head": text.head, "parts": text.parts.iter().map(part).collect::<Vec<_>>() })
}

fn part(part: &Part) -> Value {
    let mut told = Map::new();
    told.insert("source".to_owned(), json!(part.source));
    told.insert("gap".to_owned(), json!(part.gap));
    match &part.shape {
        Shape::Block(shown) => told.insert("node".to_owned(), node(shown)),
        Shape::Table(html) => told.insert("html".to_owned(), json!(html.as_str())),
        Shape::Source => None,
    };
    Value::Object(told)
}

fn node(shown: &Node) -> Value {
    let mut told = named(shown.kind, &shown.attributes);
    if shown.kind == "text" {
        told.insert("text".to_owned(), json!(shown.text));
    }
    if !shown.marks.is_empty() {
        told.insert("marks".to_owned(), shown.marks.iter().map(mark).collect());
    }
    if !shown.content.is_empty() {
        told.insert("content".to_owned(), shown.content.iter().map(node).collect());
    }
    Value::Object(told)
}

fn mark(mark: &Mark) -> Value {
    Value::Object(named(mark.kind, &mark.attributes))
}

fn named(kind: &str, attributes: &[(&'static str, Told)]) -> Map<String, Value> {
    let value = |told: &Told| match told {
        Told::Text(text) => json!(text),
        Told::Number(number) => json!(number),
        Told::Flag(flag) => json!(flag),
    };
    let mut told = Map::new();
    told.insert("type".to_owned(), json!(kind));
    if !attributes.is_empty() {
        told.insert(
            "attrs".to_owned(),
            attributes.iter().map(|(name, told)| ((*name).to_owned(), value(told))).collect(),
        );
    }
    told
}
