// Writes tables: with pipes where Markdown can, as HTML where cells are merged or hold more than words.
import { words } from "./words.js";

/** A table as Markdown. */
export const table = (node, context) => (isPlain(node) ? pipes(node, context) : html(node));

function* rowsOf(table) {
  for (let at = 0; at < table.childCount; at += 1) {
    const row = table.child(at);
    yield Array.from({ length: row.childCount }, (_, column) => row.child(column));
  }
}

/** Whether a table can be written with pipes: a head of one row, nothing merged, one paragraph a cell. */
function isPlain(table) {
  const rows = [...rowsOf(table)];
  const single = ({ attrs, childCount, firstChild }) =>
    attrs.colspan === 1 && attrs.rowspan === 1 && childCount === 1 && firstChild.type.name === "paragraph" &&
    !firstChild.textContent.includes("\\|");
  const aligned = (row) => row.every(({ attrs }, at) => attrs.align === rows[0][at]?.attrs.align);
  return rows.length > 0 && rows[0].length > 0 &&
    rows.every((row, at) => row.length === rows[0].length && row.every(single) && aligned(row) &&
      row.every(({ type }) => (type.name === "tableHeader") === (at === 0)));
}

function pipes(table, context) {
  const inCell = { ...context, breaks: "<br>", isCell: true };
  const rows = [...rowsOf(table)].map((row) => row.map((cell) => words(cell.firstChild, inCell)));
  const rule = { left: ":--", center: ":-:", right: "--:" };
  const rules = [...rowsOf(table)][0].map(({ attrs }) => rule[attrs.align] ?? "---");
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(rows[0]), line(rules), ...rows.slice(1).map(line)].join("\n");
}

/** A table with merged cells, as HTML: Markdown has no other way. No line of it is empty, since that would end it. */
function html(table) {
  const lines = ["<table>", "<tbody>"];
  for (const row of rowsOf(table)) {
    lines.push("<tr>", ...row.map(cellHtml), "</tr>");
  }
  return [...lines, "</tbody>", "</table>"].join("\n");
}

const plain = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const attribute = (name, value) => (value ? ` ${name}="${plain(String(value))}"` : "");

function cellHtml(cell) {
  const tag = cell.type.name === "tableHeader" ? "th" : "td";
  const { colspan, rowspan, align } = cell.attrs;
  const spans = attribute("colspan", colspan > 1 && colspan) + attribute("rowspan", rowspan > 1 && rowspan);
  const single = cell.childCount === 1 && cell.firstChild.type.name === "paragraph";
  const content = single ? contentHtml(cell.firstChild) : contentHtml(cell);
  return `<${tag}${spans}${attribute("align", align)}>${content}</${tag}>`;
}

function contentHtml(node) {
  let all = "";
  node.forEach((child) => { all += nodeHtml(child); });
  return all;
}

const within = (tag, node, more = "") => `<${tag}${more}>${contentHtml(node)}</${tag}>`;

function nodeHtml(node) {
  const { attrs } = node;
  switch (node.type.name) {
    case "text": return node.marks.reduceRight(markHtml, plain(node.text).replace(/\n/g, "&#10;"));
    case "hardBreak": return "<br>";
    case "image": return `<img${attribute("src", attrs.src)} alt="${plain(attrs.alt)}"${attribute("title", attrs.title)}>`;
    case "raw": return plain(attrs.source);
    case "paragraph": return within("p", node);
    case "heading": return within(`h${attrs.level}`, node);
    case "bulletList": return within("ul", node);
    case "orderedList": return within("ol", node, attribute("start", attrs.start > 1 && attrs.start));
    case "taskList": return within("ul", node, ' class="contains-task-list"');
    case "listItem": return within("li", node);
    case "taskItem": {
      if (attrs.plain) return within("li", node);
      const box = `<input type="checkbox" class="task-list-item-checkbox"${attrs.checked ? ' checked=""' : ""} disabled="">`;
      return `<li class="task-list-item">${box}${contentHtml(node)}</li>`;
    }
    case "blockquote": return within("blockquote", node);
    case "callout": return within("div", node, ` class="callout callout-${attrs.kind}"`);
    case "codeBlock": case "source": return `<pre><code>${plain(node.textContent).replace(/\n/g, "&#10;")}</code></pre>`;
    case "horizontalRule": return "<hr>";
    default: return contentHtml(node);
  }
}

const TAGS = { bold: "strong", italic: "em", strike: "del", highlight: "mark", code: "code" };

function markHtml(text, { type, attrs }) {
  if (type.name === "link") return `<a href="${plain(attrs.href)}"${attribute("title", attrs.title)}>${text}</a>`;
  const tag = TAGS[type.name];
  return tag ? `<${tag}>${text}</${tag}>` : text;
}
