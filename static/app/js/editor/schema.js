// What a page is made of in the editor. The server makes documents of the same kinds out of Markdown
// (crates/wiki/src/model/parts.rs); markdown.js writes them back.
import {
  Blockquote, Bold, BulletList, Code, CodeBlock, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading,
  HorizontalRule, Italic, ListItem, Mark, Node, OrderedList, Paragraph, Placeholder, Strike, Table, TableCell,
  TableHeader, TableRow, TaskItem, TaskList, Text, TrailingNode, UndoRedo,
} from "../../../vendor/tiptap-3.32.2/editor.js";

const BLOCKS = [
  "paragraph", "heading", "bulletList", "orderedList", "taskList", "blockquote", "callout", "codeBlock",
  "horizontalRule", "table", "source",
];
/** The kinds of callouts; their names are those of the style sheet. */
export const CALLOUTS = ["note", "tip", "important", "warning", "caution"];

/** Where a link may lead: a place in the house, or one of the usual schemes. */
export const isAddress = (href) => /^(\/(?![/\\])|#|https?:|mailto:|tel:)/i.test(href);
const isOwnFile = (src) => /^\/files\/[a-z0-9/]+$/i.test(src);

// Which part of the text a block came from, so that what nobody touched is written back as it was.
const Origin = Extension.create({
  name: "origin",
  addGlobalAttributes: () => [
    { types: BLOCKS, attributes: { origin: { default: null, rendered: false, keepOnSplit: false } } },
  ],
});

// Whether the items of a list stand without empty lines between them.
const tight = { tight: { default: true, rendered: false } };

// An item among tasks that is none of them: it has no box.
const plain = {
  default: false,
  parseHTML: (item) => item.hasAttribute("data-plain"),
  renderHTML: ({ plain }) => (plain ? { "data-plain": "" } : {}),
};

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: "" }, title: { default: "" } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (a) => isAddress(a.getAttribute("href")) && null }],
  renderHTML({ HTMLAttributes: { href, title } }) {
    return ["a", { ...(isAddress(href) && { href }), ...(title && { title }) }, 0];
  },
});

const Highlight = Mark.create({
  name: "highlight",
  parseHTML: () => [{ tag: "mark" }],
  renderHTML: () => ["mark", 0],
});

// Pictures come from our own files alone; another's address is kept in the text and shown as its words.
const Image = Node.create({
  name: "image",
  group: "inline",
  inline: true,
  draggable: true,
  addAttributes: () => ({ src: { default: "" }, alt: { default: "" }, title: { default: "" } }),
  parseHTML: () => [{ tag: "img[src]", getAttrs: (img) => isOwnFile(img.getAttribute("src")) && null }],
  renderHTML({ HTMLAttributes: { src, alt, title } }) {
    if (!isOwnFile(src)) return ["span", { class: "editor-raw" }, alt || src];
    return ["img", { src, alt, ...(title && { title }) }];
  },
});

// A stretch of Markdown within words that has no look of its own here: a footnote's mark, a tag of HTML.
const Raw = Node.create({
  name: "raw",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ source: { default: "" } }),
  parseHTML: () => [{ tag: "span[data-raw]", getAttrs: (span) => ({ source: span.textContent }) }],
  renderHTML: ({ node }) => ["span", { class: "editor-raw", "data-raw": "" }, node.attrs.source],
});

// A block of Markdown shown as it is written.
const Source = Node.create({
  name: "source",
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  parseHTML: () => [{ tag: "pre[data-source]", preserveWhitespace: "full" }],
  renderHTML: () => ["pre", { class: "editor-source", "data-source": "" }, 0],
});

const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => ({ kind: { default: "note" }, title: { default: "" } }),
  parseHTML: () => [{
    tag: "div.callout",
    getAttrs: (div) => ({
      kind: CALLOUTS.find((kind) => div.classList.contains(`callout-${kind}`)) ?? "note",
      title: div.getAttribute("data-title") ?? "",
    }),
  }],
  renderHTML: ({ node: { attrs: { kind, title } } }) => ["div", { class: `callout callout-${kind}`, "data-title": title }, 0],
  addCommands() {
    return { toggleCallout: (kind) => ({ commands }) => commands.toggleWrap(this.name, { kind }) };
  },
});

const align = {
  default: null,
  parseHTML: (cell) => ["left", "center", "right"].find((side) => cell.getAttribute("align") === side) ?? null,
  renderHTML: ({ align }) => (align ? { align } : {}),
};
const cell = (kind) => kind.extend({ addAttributes() { return { ...this.parent?.(), align }; } });

/** The extensions of the editor; `said` are its words in the viewer's language. */
export function extensions(said = {}) {
  return [
    Document, Paragraph, Text, HardBreak, Origin, Link, Highlight, Image, Raw, Source, Callout,
    Bold, Italic, Strike,
    // Code may be bold or lead somewhere, in Markdown as well.
    Code.extend({ excludes: "" }),
    CodeBlock.configure({ languageClassPrefix: "language-" }),
    Heading, Blockquote, HorizontalRule,
    BulletList.extend({ addAttributes() { return { ...this.parent?.(), ...tight }; } }),
    OrderedList.extend({ addAttributes() { return { ...this.parent?.(), ...tight }; } }),
    ListItem,
    TaskList.extend({
      addAttributes() { return { ...this.parent?.(), ...tight }; },
      parseHTML() { return [...this.parent(), { tag: "ul.contains-task-list", priority: 52 }]; },
    }),
    TaskItem.extend({
      addAttributes() { return { ...this.parent?.(), plain }; },
      parseHTML() {
        const isChecked = (li) => ({ checked: li.querySelector("input")?.hasAttribute("checked") ?? false });
        return [...this.parent(), { tag: "li.task-list-item", priority: 52, getAttrs: isChecked }];
      },
    }).configure({ nested: true, a11y: { checkboxLabel: (item) => `${said.task ?? ""} ${item.textContent}`.trim() } }),
    Table.extend({ renderHTML: () => ["table", ["tbody", 0]] }).configure({ resizable: false, allowTableNodeSelection: true }),
    TableRow, cell(TableCell), cell(TableHeader),
    UndoRedo, Gapcursor, Dropcursor.configure({ color: false, class: "editor-drop" }), TrailingNode,
    Placeholder.configure({ placeholder: said.placeholder ?? "" }),
  ];
}
