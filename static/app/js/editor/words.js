// Writes the words of a block as Markdown: marks, links, pictures, and whatever must not be taken for them.

const DELIMITERS = { bold: "**", italic: "*", strike: "~~", highlight: "==" };
const isSpace = (text) => /^\s*$/.test(text);

/** The words of a block. `context.breaks` is what the end of a line becomes where a block has but one. */
export function words(node, context) {
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
