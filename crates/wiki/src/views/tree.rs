//! The tree of a space, as far as it is unfolded: rows that say where the lists within one another begin and end.

use crate::model::Page;
use crate::store::tree::{Child, MOST};
use crate::texts::T;
use maru_kernel::Id;
use std::collections::HashSet;

/// A page in the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeRow {
    /// Its id; empty for the way to pages that are not shown.
    pub id: String,
    /// Where it opens.
    pub href: String,
    /// Its title.
    pub label: String,
    /// Whether it is the one that is read.
    pub current: bool,
    /// Whether pages stand below it.
    pub has_children: bool,
    /// Whether those are shown.
    pub open: bool,
    /// Whether a list of them begins after this row.
    pub begins: bool,
    /// How many lists end with this row.
    pub ends: usize,
}

/// The rows from `top` down: `way` are the pages above the current one as far as they are seen, `children`
/// what stands below each of them and below the current one.
pub fn rows(t: T, children: &[Child], way: &[Page], current: &Page, top: Id) -> Vec<TreeRow> {
    let parents = children.iter().filter_map(|child| child.page.parent).collect();
    let mut tree = Tree { t, children, parents, way, current, rows: Vec::new() };
    let first = way.iter().chain([current]).find(|page| page.id == top);
    if let Some(first) = first {
        let row = tree.row(first, tree.is_open(top));
        tree.push_with_below(row, top);
    } else {
        tree.push_below(top);
    }
    tree.rows
}

/// The rows of a part of one list.
pub fn flat_rows(children: &[Child]) -> Vec<TreeRow> {
    children.iter().map(|child| row(&child.page, child.has_children)).collect()
}

struct Tree<'t> {
    t: T,
    children: &'t [Child],
    /// The few pages whose children these are.
    parents: HashSet<Id>,
    way: &'t [Page],
    current: &'t Page,
    rows: Vec<TreeRow>,
}

impl Tree<'_> {
    fn is_open(&self, id: Id) -> bool {
        self.parents.contains(&id)
    }

    fn row(&self, page: &Page, has_children: bool) -> TreeRow {
        TreeRow {
            current: page.id == self.current.id,
            open: self.is_open(page.id),
            ..row(page, has_children)
        }
    }

    fn push_with_below(&mut self, row: TreeRow, id: Id) {
        let open = row.open;
        self.rows.push(TreeRow { begins: open, ..row });
        if open {
            self.push_below(id);
            if let Some(last) = self.rows.last_mut() {
                last.ends += 1;
            }
        }
    }

    fn push_below(&mut self, above: Id) {
        let children = self.children;
        let mut below = children.iter().filter(|child| child.page.parent == Some(above));
        for child in below.by_ref().take(MOST) {
            self.push_with_below(self.row(&child.page, child.has_children), child.page.id);
        }
        if below.next().is_some() {
            self.push_rest(above);
        }
    }

    /// The page that leads to the current one, if it is not among those shown, and the way to the others.
    fn push_rest(&mut self, above: Id) {
        let on_the_way = self.way.iter().chain([self.current]).find(|page| page.parent == Some(above));
        let shown = |page: &Page| self.rows.iter().any(|row| row.id == page.id.to_string());
        if let Some(page) = on_the_way.filter(|page| !shown(page)) {
            let row = self.row(page, self.is_open(page.id));
            self.push_with_below(row, page.id);
        }
        let href = format!("/wiki/pages/{above}/below?from={MOST}");
        self.rows.push(TreeRow { href, label: self.t.wiki_below_more().to_owned(), ..TreeRow::default() });
    }
}

fn row(page: &Page, has_children: bool) -> TreeRow {
    TreeRow {
        id: page.id.to_string(),
        href: format!("/wiki/pages/{}", page.id),
        label: page.title.clone(),
        has_children,
        ..TreeRow::default()
    }
}
