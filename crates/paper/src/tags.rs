//! The tree of tags: what a document is made of, for those who have it read to them (PDF/UA-1).

use crate::piece::Node;
use krilla::tagging::{Identifier, Tag, TagGroup, TagKind, TagTree};

enum Part {
    Node(Node),
    Leaf(Identifier),
}

struct Entry {
    tag: TagKind,
    above: Option<Node>,
    parts: Vec<Part>,
    is_placed: bool,
}

/// The tree while it grows. Nodes are made while a text is laid out and find their places when the first of what is
/// in them is drawn: so the order of the tree is the order of reading.
pub struct Tags(Vec<Entry>);

/// The document itself.
pub const ROOT: Node = 0;

impl Tags {
    pub fn new() -> Tags {
        let mut tags = Tags(Vec::new());
        tags.push(None, Tag::Part.into());
        tags
    }

    /// A node below another.
    pub fn below(&mut self, above: Node, tag: impl Into<TagKind>) -> Node {
        self.push(Some(above), tag.into())
    }

    fn push(&mut self, above: Option<Node>, tag: TagKind) -> Node {
        self.0.push(Entry { tag, above, parts: Vec::new(), is_placed: false });
        self.0.len() - 1
    }

    /// Something that was drawn belongs to this node.
    pub fn leaf(&mut self, node: Node, leaf: Identifier) {
        self.place(node);
        if let Some(entry) = self.0.get_mut(node) {
            entry.parts.push(Part::Leaf(leaf));
        }
    }

    fn place(&mut self, node: Node) {
        let mut node = node;
        while let Some(entry) = self.0.get_mut(node).filter(|entry| !entry.is_placed) {
            entry.is_placed = true;
            let Some(above) = entry.above else { return };
            if let Some(entry) = self.0.get_mut(above) {
                entry.parts.push(Part::Node(node));
            }
            node = above;
        }
    }

    /// The whole tree.
    pub fn tree(mut self) -> TagTree {
        let mut tree = TagTree::new();
        if let Some(root) = self.group(ROOT) {
            tree.push(root);
        }
        tree
    }

    fn group(&mut self, node: Node) -> Option<TagGroup> {
        let entry = self.0.get_mut(node)?;
        let mut group = TagGroup::new(entry.tag.clone());
        for part in std::mem::take(&mut entry.parts) {
            match part {
                Part::Leaf(leaf) => group.push(leaf),
                Part::Node(below) => group.children.extend(self.group(below).map(Into::into)),
            }
        }
        Some(group)
    }
}
