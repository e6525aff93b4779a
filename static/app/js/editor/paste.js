// What comes from Word, Excel and HWP, made plain before the schema takes what it knows of it.

/** More than this is a file, not a paste. */
export const LARGEST_PASTE = 2 * 1024 * 1024;

/** HTML without what programs leave in it: their comments and styles, lists made of paragraphs, tables without a head. */
export function cleaned(html) {
  // Under another name, since the policy of the page complains of every style that is read.
  const plain = html.replace(/<style[^]*?<\/style>/gi, "").replace(/(<[^>]*?)\sstyle=/gi, "$1 data-style=");
  const page = new DOMParser().parseFromString(plain, "text/html");
  for (const node of page.querySelectorAll("script, meta, link, title, xml")) node.remove();
  for (const node of [...page.querySelectorAll("*")]) if (node.localName.includes(":")) node.replaceWith(...node.childNodes);
  for (const item of page.querySelectorAll("p")) listItem(item);
  for (const table of page.querySelectorAll("table")) giveHead(table);
  return page.body.innerHTML;
}

// Word writes an item of a list as a paragraph whose style names the list and the level.
function listItem(paragraph) {
  const level = Number(/mso-list:\s*\S+\s+level(\d)/.exec(paragraph.dataset.style)?.[1] ?? 0);
  if (level === 0) return;
  const page = paragraph.ownerDocument;
  let mark = "";
  for (const span of [...paragraph.querySelectorAll("span")]) {
    if (!/mso-list:\s*Ignore/i.test(span.dataset.style ?? "")) continue;
    mark ||= span.textContent.trim();
    span.remove();
  }
  const kind = /^[\p{L}\p{N}]{1,4}[.)]$/u.test(mark) ? "ol" : "ul";
  const before = paragraph.previousElementSibling;
  let list = before?.matches("ul[data-pasted], ol[data-pasted]") ? before : null;
  if (!list) paragraph.before(list = newList(page, kind));
  for (let depth = 1; depth < level; depth += 1) {
    const last = list.lastElementChild ?? list.appendChild(page.createElement("li"));
    list = last.querySelector(":scope > ul, :scope > ol") ?? last.appendChild(newList(page, kind));
  }
  const item = list.appendChild(page.createElement("li"));
  item.append(...paragraph.childNodes);
  paragraph.remove();
}

function newList(page, kind) {
  const list = page.createElement(kind);
  list.dataset.pasted = "";
  return list;
}

// The first row of a table that names no head is taken for it: Markdown knows no table without.
function giveHead(table) {
  if (table.querySelector("th")) return;
  for (const cell of [...(table.rows[0]?.cells ?? [])]) {
    const head = table.ownerDocument.createElement("th");
    for (const { name, value } of cell.attributes) head.setAttribute(name, value);
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  }
}

/** The files a paste or a drop brings, unless it brings words as well (Excel sends a picture of its cells). */
export function filesOf(data) {
  const files = [...(data?.files ?? [])];
  return data?.types.includes("text/html") && files.every(({ type }) => type.startsWith("image/")) ? [] : files;
}
