// The commands of the bar by name: what each does, and whether it already holds where one writes.

const COMMANDS = {
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  moveUp: (chain) => chain.moveUp(),
  moveDown: (chain) => chain.moveDown(),
  paragraph: (chain) => chain.setParagraph(),
  heading1: (chain) => chain.toggleHeading({ level: 1 }),
  heading2: (chain) => chain.toggleHeading({ level: 2 }),
  heading3: (chain) => chain.toggleHeading({ level: 3 }),
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  strike: (chain) => chain.toggleStrike(),
  highlight: (chain) => chain.toggleMark("highlight"),
  code: (chain) => chain.toggleCode(),
  bulletList: (chain) => chain.toggleBulletList(),
  orderedList: (chain) => chain.toggleOrderedList(),
  taskList: (chain) => chain.toggleTaskList(),
  blockquote: (chain) => chain.toggleBlockquote(),
  calloutNote: (chain) => chain.toggleCallout("note"),
  calloutWarning: (chain) => chain.toggleCallout("warning"),
  codeBlock: (chain) => chain.toggleCodeBlock(),
  rule: (chain) => chain.setHorizontalRule(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  rowBefore: (chain) => chain.addRowBefore(),
  rowAfter: (chain) => chain.addRowAfter(),
  rowRemove: (chain) => chain.deleteRow(),
  columnBefore: (chain) => chain.addColumnBefore(),
  columnAfter: (chain) => chain.addColumnAfter(),
  columnRemove: (chain) => chain.deleteColumn(),
  merge: (chain) => chain.mergeOrSplit(),
  head: (chain) => chain.toggleHeaderCell(),
  alignLeft: (chain) => chain.setCellAttribute("align", null),
  alignCenter: (chain) => chain.setCellAttribute("align", "center"),
  alignRight: (chain) => chain.setCellAttribute("align", "right"),
  tableRemove: (chain) => chain.deleteTable(),
};

const ACTIVE = {
  heading1: ["heading", { level: 1 }],
  heading2: ["heading", { level: 2 }],
  heading3: ["heading", { level: 3 }],
  calloutNote: ["callout", { kind: "note" }],
  calloutWarning: ["callout", { kind: "warning" }],
};

/** Does what the button says. */
export function run(editor, name) {
  COMMANDS[name]?.(editor.chain().focus()).run();
}

/** Whether the words one stands in are so already. */
export const isActive = (editor, name) => editor.isActive(...(ACTIVE[name] ?? [name]));
