// Writes a document of the editor as Markdown. What nobody touched is written byte for byte as it was; what is
// new or changed is written so that the server reads the same document out of it.
import { table } from "./tables.js";
import { words } from "./words.js";

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
  taskList: (node, context) => list(node, context, ({ attrs }) => `${context.marker} ${attrs.plain ? "" : `[${attrs.checked ? "x" : " "}] `}`, 2),
  orderedList: (node, context) => list(node, context, (_, at) => `${(node.attrs.start ?? 1) + at}${context.marker} `),
  table,
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
