//! Links and pictures of HTML that stands in a text, such as those in tables with merged cells.

use super::nesting;
use super::sanitise::sanitise;
use super::tree::{Node, tree};

/// Where a link or a picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address as it stands there.
    pub address: String,
    /// Whether it is a link whose words begin with `@`.
    pub is_mention: bool,
}

/// The links and pictures that readers get of this HTML, in order; none of one that could grow without end.
pub fn links(html: &str) -> Vec<Link> {
    let mut found = Vec::new();
    if nesting::is_bounded(html) {
        collect(&tree(&sanitise(html)), &mut found);
    }
    found
}

fn collect(nodes: &[Node], found: &mut Vec<Link>) {
    for node in nodes {
        let Some(element) = node.element() else { continue };
        let address = element.get(if element.name == "img" { "src" } else { "href" });
        if let Some(address) = address.filter(|address| !address.is_empty()) {
            let is_mention = element.name == "a" && node.words().trim_start().starts_with('@');
            found.push(Link { address: address.to_owned(), is_mention });
        }
        collect(&element.children, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_pictures_are_found_as_readers_get_them() {
        let html = "<table><tr><td colspan=\"2\"><a href='/wiki/pages/1?a=1&amp;b=2'>지침</a> \
                    <A HREF=/people/2> @김서연</A><img src=\"/files/3\" alt=\"@\"></td>\
                    <td><a href=\"javascript:alert(1)\">@나</a><a name=\"x\">다</a></td></tr></table>";
        let found: Vec<(String, bool)> =
            links(html).into_iter().map(|link| (link.address, link.is_mention)).collect();
        let wanted = [("/wiki/pages/1?a=1&b=2", false), ("/people/2", true), ("/files/3", false)];
        assert_eq!(found, wanted.map(|(address, is_mention)| (address.to_owned(), is_mention)));
    }
}
