// Marks passages of a text by their words, across elements and line breaks.

/** The words of a text in one line, and for each letter of it the node and the place it came from. */
function lineOf(root) {
  const places = [];
  let line = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      const letter = /\s/.test(node.data[at]) ? " " : node.data[at];
      if (letter === " " && (line === "" || line.endsWith(" "))) continue;
      line += letter;
      places.push({ node, at });
    }
  }
  return { line, places };
}

/**
 * Puts <mark data-passage> around each of the passages, given as pairs of a name and words, that is found; where two
 * share letters, the first has them. Returns the marks by name.
 */
export function markPassages(root, passages) {
  const { line, places } = lineOf(root);
  const pieces = new Map();
  const taken = new Set();
  for (const [name, words] of passages) {
    const sought = words.replace(/\s+/g, " ").trim();
    const from = line.indexOf(sought);
    if (from < 0 || sought === "") continue;
    for (let n = from; n < from + sought.length; n += 1) {
      if (taken.has(n)) continue;
      taken.add(n);
      const { node, at } = places[n];
      const list = pieces.get(node) ?? pieces.set(node, []).get(node);
      const last = list.findLast((piece) => piece.name === name && piece.to === at);
      if (last) last.to = at + 1;
      else list.push({ name, from: at, to: at + 1 });
    }
  }
  const marks = new Map();
  for (const [node, list] of pieces) wrap(node, list, marks);
  return marks;
}

/** From the end on, so that places before stay what they are. */
function wrap(node, list, marks) {
  // Blanks between rows of a table have no place for an element.
  if (node.parentElement.matches("table, thead, tbody, tr, ul, ol")) return;
  for (const { name, from, to } of list.toSorted((a, b) => b.from - a.from)) {
    node.splitText(to);
    const words = node.splitText(from);
    const mark = Object.assign(document.createElement("mark"), { className: "remarked" });
    mark.dataset.passage = name;
    words.replaceWith(mark);
    mark.append(words);
    marks.set(name, [...(marks.get(name) ?? []), mark]);
  }
}
