// Writes a document of the editor as Markdown. What nobody touched is written byte for byte as it was; what is
// new or changed is written so that the server reads the same document out of it.

/**
 * The whole text. `text` is what the server said of it: `head` and `parts`, each with its `source`, the `gap`
 * after it and the `node` it was shown as.
 */
export function markdownOf(doc, text) {
  const references = hasReferences(doc);
  const written = [];
  doc.forEach((node) => {
    const part = text.parts[node.attrs.origin];
    const isSame = part?.node !== undefined && node.eq(part.node) && !isCutOff(node, doc, text);
    const before = written.at(-1)?.marker;
    let marker = markerOf(node, isSame ? part.source : null, before);
    let source = isSame && !clash(marker, before) ? part.source : null;
    if (source === null) {
      marker = freeMarker(node, before);
      source = block(node, { references, marker });
    }
    if (source === "" && !isSame) return;
    written.push({ source, marker, isSame, origin: part ? node.attrs.origin : null, type: node.type.name });
  });
  return join(written, text);
}

// Addresses kept for links: then any words in brackets may lead somewhere.
function hasReferences(doc) {
  let found = false;
  doc.forEach((node) => { found ||= node.type.name === "source" && node.textContent.includes("]:"); });
  return found;
}

// The last block of a text may lean on the text's end: code without a closing fence runs on to it.
function isCutOff(node, doc, { parts }) {
  return node.type.name === "codeBlock" && node.attrs.origin === parts.length - 1 && doc.lastChild !== node && !isLast(doc, node);
}

// Empty paragraphs are not written.
function isLast(doc, node) {
  for (let at = doc.childCount - 1; at >= 0; at -= 1) {
    const child = doc.child(at);
    if (child === node) return true;
    if (child.type.name !== "paragraph" || child.childCount > 0) return false;
  }
  return false;
}

function join(written, { head, parts }) {
  if (written.length === 0) return "";
  let all = written[0].origin === 0 ? head : "";
  for (const [at, { source, isSame, origin }] of written.entries()) {
    all += source;
    const next = written[at + 1];
    const gap = origin === null ? "" : parts[origin].gap;
    if (!next) all += origin === parts.length - 1 ? gap : "\n";
    else if (next.origin === origin + 1 && origin !== null && ((isSame && next.isSame) || isEmptyLine(gap))) all += gap;
    else all += "\n\n";
  }
  return all;
}

const isEmptyLine = (gap) => gap.split(/\r\n|\n|\r/).length > 2;

// Two lists in a row are two only if their marks differ.
const BULLETS = ["-", "*", "+"];
const isBullets = (node) => node.type.name === "bulletList" || node.type.name === "taskList";

function markerOf(node, source) {
  if (isBullets(node)) return source?.trimStart()[0] ?? "-";
  if (node.type.name === "orderedList") return source?.match(/\d([.)])/)?.[1] ?? ".";
  return null;
}

const clash = (marker, before) => marker !== null && marker === before;

function freeMarker(node, before) {
  if (isBullets(node)) return BULLETS.find((bullet) => bullet !== before);
  if (node.type.name === "orderedList") return before === "." ? ")" : ".";
  return null;
}

function children(node, context) {
  const written = [];
  let before = null;
  node.forEach((child) => {
    const marker = freeMarker(child, before);
    const source = block(child, { ...context, marker, isNested: true });
    if (source === "") return;
    before = marker;
    written.push({ source, type: child.type.name });
  });
  return written;
}

const blocks = (node, context) => children(node, context).map(({ source }) => source).join("\n\n");
const prefixed = (text, prefix) => text.split("\n").map((line) => (prefix + line).trimEnd()).join("\n");

function block(node, context) {
  const write = WRITERS[node.type.name];
  return write ? write(node, context) : "";
}

const WRITERS = {
  paragraph: (node, context) => words(node, context),
  heading: (node, context) => {
    const line = words(node, { ...context, breaks: "<br>" }).replace(/#+$/, (end) => `\\${end}`);
    return `${"#".repeat(node.attrs.level)} ${line}`.trimEnd();
  },
  // In a list, hyphens would be one more item.
  horizontalRule: (_, { isNested }) => (isNested ? "___" : "---"),
  codeBlock: (node) => {
    const language = (node.attrs.language ?? "").replace(/\s+/g, " ").trim();
    const sign = language.includes("`") ? "~" : "`";
    const runs = node.textContent.match(sign === "~" ? /~+/g : /`+/g) ?? [];
    const fence = sign.repeat(Math.max(2, ...runs.map(({ length }) => length)) + 1);
    return `${fence}${language}\n${node.textContent}${node.textContent ? "\n" : ""}${fence}`;
  },
  source: (node) => node.textContent.replace(/^\n+|\n+$/g, ""),
  blockquote: (node, context) => prefixed(blocks(node, { ...context, isQuote: true }) || "", "> "),
  callout: (node, context) => {
    const head = `[!${node.attrs.kind.toUpperCase()}] ${node.attrs.title}`.trim();
    return prefixed(`${head}\n${blocks(node, context)}`.trimEnd(), "> ");
  },
  bulletList: (node, context) => list(node, context, () => `${context.marker} `),
  taskList: (node, context) => list(node, context, ({ attrs }) => `${context.marker} [${attrs.checked ? "x" : " "}] `, 2),
  orderedList: (node, context) => list(node, context, (_, at) => `${(node.attrs.start ?? 1) + at}${context.marker} `),
  table: (node, context) => (isPlain(node) ? pipes(node, context) : html(node)),
};

function list(node, context, mark, width) {
  const items = [];
  node.forEach((item, _, at) => items.push({ mark: mark(item, at), parts: children(item, context) }));
  // Without an empty line before it, a list must begin with 1 and with words, or it stays part of the paragraph.
  const fits = ({ source }, at) => at === 0 || /^([-*+]|1[.)]) \S|^```|^~~~/.test(source);
  const tight = node.attrs.tight && items.every(({ parts }) => parts.every(fits));
  const between = tight ? "\n" : "\n\n";
  const lines = items.map(({ mark, parts }) => {
    const indent = " ".repeat(width ?? mark.length);
    const text = parts.map(({ source }) => source).join(between);
    return mark + text.split("\n").map((line, at) => (at === 0 || line === "" ? line : indent + line)).join("\n");
  });
  return lines.map((line) => line.trimEnd()).join(between);
}

// Tables ---------------------------------------------------------------------------------------------------

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

// Words ----------------------------------------------------------------------------------------------------

const DELIMITERS = { bold: "**", italic: "*", strike: "~~", highlight: "==" };
const isSpace = (text) => /^\s*$/.test(text);

/** The words of a block. `context.breaks` is what the end of a line becomes where a block has but one. */
function words(node, context) {
  const leaves = [];
  node.forEach((child) => leaves.push(...split(child)));
  const has = (name) => leaves.some(({ marks }) => marks.some(({ type }) => type.name === name));
  const tildes = leaves.map(({ text }) => text ?? "").join("").split("~").length - 1;
  const marks = { tildes: tildes > 1 || has("strike"), equals: has("highlight") };
  return new Writer({ ...context, ...marks }).write(settled(nest(leaves)));
}

// Blanks at the ends of a text stand alone, so that no mark begins or ends with one.
function split(node) {
  const marks = node.marks.filter(({ type }) => type.name !== "code");
  const isCode = marks.length < node.marks.length;
  if (!node.isText) return [{ node, marks }];
  if (isCode) return [{ code: node.text, text: "", marks }];
  const [, before, core, after] = node.text.match(/^(\s*)(.*?)(\s*)$/su);
  return [before, core, after].filter((text) => text !== "").map((text) => ({ text, marks }));
}

const isBlank = (leaf) => leaf.node?.type.name === "hardBreak" || (leaf.code === undefined && leaf.text !== undefined && isSpace(leaf.text));

/** Marks as pairs around what carries them, the longest outside. */
function nest(leaves) {
  const tokens = [];
  for (let at = 0; at < leaves.length;) {
    const reach = (mark) => {
      let end = at;
      while (end < leaves.length && leaves[end].marks.some((other) => other.eq(mark))) end += 1;
      return end;
    };
    const marks = leaves[at].marks.map((mark) => ({ mark, end: reach(mark) })).sort((a, b) => b.end - a.end);
    const [widest] = marks;
    if (!widest) {
      tokens.push(leaves[at]);
      at += 1;
      continue;
    }
    const without = (leaf) => ({ ...leaf, marks: leaf.marks.filter((other) => !other.eq(widest.mark)) });
    let run = leaves.slice(at, widest.end).map(without);
    at = widest.end;
    if (widest.mark.type.name === "link") {
      tokens.push({ open: "[" }, ...nest(run), { link: widest.mark.attrs });
      continue;
    }
    const first = run.findIndex((leaf) => !isBlank(leaf));
    if (first < 0) {
      tokens.push(...nest(run));
      continue;
    }
    const last = run.findLastIndex((leaf) => !isBlank(leaf));
    const delimiter = DELIMITERS[widest.mark.type.name];
    tokens.push(...nest(run.slice(0, first)), { delimiter, opens: true }, ...nest(run.slice(first, last + 1)));
    tokens.push({ delimiter, opens: false }, ...nest(run.slice(last + 1)));
  }
  return tokens;
}

/** Texts that stand side by side are one; links that are no more than their address are written as such. */
function settled(tokens) {
  const all = [];
  for (const token of tokens) {
    const last = all.at(-1);
    if (token.text && token.code === undefined && last?.text && last.code === undefined) {
      all[all.length - 1] = { ...last, text: last.text + token.text };
    } else if (token.link && last?.text && last.code === undefined && all.at(-2)?.open && isBare(token.link, last.text)) {
      all.splice(-2, 2, { raw: `<${last.text}>` });
    } else {
      all.push(token);
    }
  }
  return all;
}

const isBare = ({ href, title }, text) =>
  title === "" && ((href === text && /^https?:[^\s<>\\&]+$/.test(text)) || (href === `mailto:${text}` && /^[\w.+-]+@[\w.-]+\w$/.test(text)));

const CJK = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const isPunctuation = (c) => /[\p{P}\p{S}]/u.test(c) && !CJK.test(c);

class Writer {
  constructor(context) {
    this.context = context;
    this.out = "";
    this.depth = 0;
  }

  write(tokens) {
    this.tokens = tokens;
    for (this.at = 0; this.at < tokens.length; this.at += 1) this.token(tokens[this.at]);
    return this.out.replace(/(\\?\n|(?<!\\)<br>)+$/, "").replace(/[ \t]+$/, "");
  }

  token(token) {
    if (token.raw !== undefined) this.out += token.raw;
    else if (token.open) this.openLink();
    else if (token.link) this.closeLink(token.link);
    else if (token.delimiter) this.delimiter(token);
    else if (token.code !== undefined) this.out += this.code(token.code);
    else if (token.text !== undefined) this.out += this.escaped(token.text);
    else this.leaf(token.node);
  }

  openLink() {
    this.out = this.out.replace(/!$/, "\\!") + "[";
    this.depth += 1;
  }

  closeLink({ href, title }) {
    this.out += `](${this.address(href)}${this.title(title)})`;
    this.depth -= 1;
  }

  leaf({ type, attrs }) {
    if (type.name === "hardBreak") this.breakLine();
    else if (type.name === "raw") this.out += attrs.source;
    else if (type.name === "image") {
      this.depth += 1;
      this.out += `![${this.escaped(attrs.alt)}](${this.address(attrs.src)}${this.title(attrs.title)})`;
      this.depth -= 1;
    }
  }

  breakLine() {
    const { breaks } = this.context;
    this.out = this.out.replace(/[ \t]+$/, "");
    // A line that would be empty ends the paragraph: the break is written out then.
    const isBare = this.out === "" || this.out.endsWith("\n") || this.tokens[this.at + 1]?.node?.type.name === "hardBreak";
    this.out += breaks ?? (isBare ? "\\\n" : "\n");
  }

  code(text) {
    const inner = text.replace(/\s*\n\s*/g, " ");
    const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
    const runs = new Set([...inner.matchAll(/`+/g)].map(([run]) => run.length));
    let length = 1;
    while (runs.has(length) && length <= longest) length += 1;
    const fence = "`".repeat(length);
    const pad = /^`|`$/.test(inner) || (/^ .* $/s.test(inner) && !isSpace(inner)) ? " " : "";
    const code = fence + pad + inner + pad + fence;
    return this.context.isCell ? code.replace(/\|/g, "\\|") : code;
  }

  address(href) {
    let address = href.replace(/[\\<>]/g, "\\$&").replace(/&(?=[a-z#])/gi, "\\&").replace(/\n/g, "%0A");
    if (address === "" || /[\s()]/.test(address) || address.startsWith("\\<")) address = `<${address}>`;
    return this.context.isCell ? address.replace(/\|/g, "\\|") : address;
  }

  title(title) {
    if (!title) return "";
    const text = ` "${title.replace(/["\\]/g, "\\$&").replace(/&(?=[a-z#])/gi, "\\&").replace(/\n\s*\n/g, "\n")}"`;
    return this.context.isCell ? text.replace(/\|/g, "\\|") : text;
  }

  /** Marks open and close only where the letters around them allow it: a letter in the way is written as its number. */
  delimiter(token) {
    const run = this.run();
    if (run.first) {
      // The parser looks through tildes and equals signs at what stands behind them.
      const [, before = "\n", between = ""] = this.out.match(/([^~=])([~=]*)$/su) ?? [];
      const { letter: after, at } = this.ahead(run.end);
      const opens = run.tokens.some(({ opens }) => opens);
      const closes = run.tokens.some(({ opens }) => !opens);
      const isWord = (c) => !isSpace(c) && !isPunctuation(c) && !CJK.test(c);
      if (opens && isPunctuation(after) && isWord(before)) {
        this.out = this.out.slice(0, -(before + between).length) + number(before) + between;
      }
      if (closes && isPunctuation(before) && isWord(after)) this.number = at;
    }
    this.out += token.delimiter;
  }

  /** The delimiters of one letter that stand side by side here. */
  run() {
    const same = (token) => token?.delimiter?.[0] === this.tokens[this.at].delimiter[0];
    let end = this.at;
    while (same(this.tokens[end])) end += 1;
    return { first: !same(this.tokens[this.at - 1]), end, tokens: this.tokens.slice(this.at, end) };
  }

  /** The letter that will be written next from this token on, and where. */
  ahead(at) {
    const token = this.tokens[at];
    if (/^[~=]/.test(token?.delimiter)) return this.ahead(at + 1);
    if (!token) return { letter: "\n", at };
    if (token.text !== undefined && token.code === undefined) return { letter: token.text.match(/^./su)?.[0] ?? "\n", at };
    if (token.node?.type.name === "hardBreak") return { letter: this.context.breaks?.[0] ?? "\n", at };
    return { letter: token.delimiter?.[0] ?? token.raw?.[0] ?? "[", at };
  }

  escaped(text) {
    let prefix = "";
    if (this.number === this.at) {
      const first = text.match(/^./su)[0];
      [prefix, text] = [number(first), text.slice(first.length)];
    }
    const isStart = prefix === "" && (this.out === "" || this.out.endsWith("\n"));
    if (isStart) text = text.replace(/^ +/, "");
    text = text.replace(/[\\`*_=~<&[\]|]/g, (sign, at) => (this.means(sign, text, at) ? `\\${sign}` : sign));
    if (isStart) text = lineStart(text);
    return prefix + text.replace(/\n/g, "&#10;");
  }

  /** Whether a sign would mean something where it stands. */
  means(sign, text, at) {
    const { isCell, references, equals, tildes } = this.context;
    const [before, next] = [text[at - 1], text[at + 1] ?? ""];
    const isBeside = (at === 0 && this.tokens[this.at - 1]?.delimiter) || (next === "" && this.tokens[this.at + 1]?.delimiter);
    switch (sign) {
      case "_": return !(isLetter(before) && isLetter(next));
      case "=": return equals || isBeside || before === "=" || next === "=";
      case "~": return tildes || isBeside;
      case "<": return /[a-z/!?]/i.test(next);
      case "&": return /[a-z#]/i.test(next);
      case "[": return this.depth > 0 || references || /^(\^|!|[ xX]\])/.test(text.slice(at + 1));
      case "]": return this.depth > 0 || references || /[([:]/.test(next);
      case "|": return isCell;
      default: return true;
    }
  }
}

const isLetter = (c) => c !== undefined && /[\p{L}\p{N}]/u.test(c);
const number = (letter) => `&#${letter.codePointAt(0)};`;

/** A line must not begin like a heading, a list, a quotation, a rule or the head of a table. */
function lineStart(text) {
  return text
    .replace(/^(#{1,6})(?=\s|$)/, "\\$1")
    .replace(/^([-+=])(?=[-=\s]|$)/, "\\$1")
    .replace(/^>/, "\\>")
    .replace(/^[|:](?=[-:|\s]*-)/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^~~~/, "\\~~~")
    .replace(/^\[(?=.*\]:)/, "\\[")
    .replace(/^\t/, "&#9;");
}
