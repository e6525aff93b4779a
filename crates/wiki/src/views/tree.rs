//! The tree of a space, as far as it is unfolded.

use crate::model::Page;
use crate::store::tree::Child;
use maru_kernel::Id;

/// The deepest indentation there is a class for.
const DEEPEST: usize = 7;

/// A page in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeRow {
    /// Where it opens.
    pub href: String,
    /// Its title.
    pub label: String,
    /// Depth, 0 to 7.
    pub depth: usize,
    /// Whether it is the one that is read.
    pub current: bool,
    /// Whether pages stand below it.
    pub has_children: bool,
    /// Whether those are shown.
    pub open: bool,
}

/// The rows from `top` down: `way` are the pages above the current one as far as they are seen, `children`
/// what stands below each of them and below the current one.
pub fn rows(children: &[Child], way: &[Page], current: &Page, top: Id) -> Vec<TreeRow> {
    let mut out = Vec::new();
    if let Some(first) = way.iter().chain([current]).find(|page| page.id == top) {
        out.push(row(first, 0, current, children.iter().any(|c| c.page.parent == Some(top)), true));
    }
    add_below(&mut out, children, current, top, 1);
    out
}

fn add_below(out: &mut Vec<TreeRow>, children: &[Child], current: &Page, above: Id, depth: usize) {
    for child in children.iter().filter(|c| c.page.parent == Some(above)) {
        let open = children.iter().any(|c| c.page.parent == Some(child.page.id));
        out.push(row(&child.page, depth, current, child.has_children, open));
        if open {
            add_below(out, children, current, child.page.id, depth + 1);
        }
    }
}

fn row(page: &Page, depth: usize, current: &Page, has_children: bool, open: bool) -> TreeRow {
    TreeRow {
        href: format!("/wiki/pages/{}", page.id),
        label: page.title.clone(),
        depth: depth.min(DEEPEST),
        current: page.id == current.id,
        has_children,
        open,
    }
}
