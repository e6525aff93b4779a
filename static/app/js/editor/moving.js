// Moves blocks and items of lists: by Alt+Up and Alt+Down, by two buttons of the bar, and by a handle beside a block.
import { Extension, Plugin, PluginKey } from "../../../vendor/tiptap-3.32.2/editor.js";

/** What holds blocks or items that may change places. */
const HOLDERS = new Set(["doc", "blockquote", "callout", "bulletList", "orderedList", "taskList"]);
/** The handle stands so far left of its block, in pixels. */
const BESIDE = 28;

/** The innermost of what is selected that can go that way: the first item of a list takes the list along. */
function movable({ doc, selection: { $from, $to } }, step) {
  const nearest = $from.blockRange($to, ({ type }) => HOLDERS.has(type.name));
  for (let depth = nearest?.depth ?? -1; depth >= 0; depth -= 1) {
    const parent = $from.node(depth);
    const place = step < 0 ? $from.index(depth) - 1 : $to.indexAfter(depth);
    const other = HOLDERS.has(parent.type.name) ? parent.maybeChild(place) : null;
    // The empty line at the end of the text is only for going on: nothing goes behind it.
    if (other === doc.lastChild && other?.type.name === "paragraph" && other.childCount === 0) return null;
    if (other) return { start: $from.before(depth + 1), end: $to.after(depth + 1), other };
  }
  return null;
}

/** Moves what is selected past its neighbour. */
const move = (step) => ({ state, tr, dispatch }) => {
  const found = movable(state, step);
  if (!found) return false;
  const { start, end, other } = found;
  if (dispatch && step < 0) tr.delete(start - other.nodeSize, start).insert(end - other.nodeSize, other).scrollIntoView();
  else if (dispatch) tr.delete(end, end + other.nodeSize).insert(start, other).scrollIntoView();
  return true;
};

export const Moving = Extension.create({
  name: "moving",
  addOptions: () => ({ label: "" }),
  addCommands: () => ({ moveUp: () => move(-1), moveDown: () => move(1) }),
  // Where nothing can go further, the keys mean nothing else.
  addKeyboardShortcuts() {
    const { editor } = this;
    return { "Alt-ArrowUp": () => editor.commands.moveUp() || true, "Alt-ArrowDown": () => editor.commands.moveDown() || true };
  },
  addProseMirrorPlugins() {
    const handle = new Handle(this.editor, this.options.label);
    return [new Plugin({
      key: new PluginKey("moving"),
      view: () => ({ update: (view, before) => before.doc.eq(view.state.doc) || handle.hide(), destroy: () => handle.remove() }),
      props: { handleDOMEvents: { mousemove: (_, event) => void handle.look(event), keydown: () => void handle.hide() } },
    })];
  },
});

/** Stands beside the block under the mouse; for whoever has none there are keys and buttons. */
class Handle {
  constructor(editor, title) {
    this.editor = editor;
    this.dom = Object.assign(document.createElement("div"), { className: "editor-handle", draggable: true, hidden: true, title });
    this.dom.setAttribute("aria-hidden", "true");
    // Not before the button is let go: the bar grows for a table, and the handle would leave the mouse.
    this.dom.addEventListener("click", () => this.select());
    this.dom.addEventListener("dragstart", (event) => this.lift(event));
    this.dom.addEventListener("dragend", () => { editor.view.dragging = null; });
  }

  look({ clientX, clientY, buttons }) {
    if (buttons !== 0) return;
    const { view } = this.editor;
    const page = view.dom.parentElement;
    if (!this.dom.isConnected) page.append(this.dom);
    const inside = view.dom.getBoundingClientRect();
    const left = inside.left + parseFloat(getComputedStyle(view.dom).paddingLeft);
    const at = view.posAtCoords({ left: Math.max(clientX, left + 1), top: clientY });
    if (!at) return;
    const $at = view.state.doc.resolve(at.inside < 0 ? at.pos : at.inside);
    const place = $at.depth === 0 ? $at.pos : $at.before(1);
    const block = view.state.doc.nodeAt(place) && view.nodeDOM(place);
    if (!(block instanceof HTMLElement)) return this.hide();
    this.place = place;
    const [there, frame] = [block.getBoundingClientRect(), page.getBoundingClientRect()];
    this.dom.style.top = `${there.top - frame.top + page.scrollTop}px`;
    this.dom.style.left = `${left - frame.left + page.scrollLeft - BESIDE}px`;
    this.dom.hidden = false;
  }

  select() {
    this.editor.commands.setNodeSelection(this.place);
  }

  // Nothing is selected for it: a bar that changes its height meanwhile would end the dragging.
  lift(event) {
    const [{ view }, from] = [this.editor, this.place];
    const to = from + view.state.doc.nodeAt(from).nodeSize;
    const slice = view.state.doc.slice(from, to);
    const { dom, text } = view.serializeForClipboard(slice);
    event.dataTransfer.clearData();
    event.dataTransfer.setData("text/html", dom.innerHTML);
    event.dataTransfer.setData("text/plain", text);
    event.dataTransfer.effectAllowed = "copyMove";
    event.dataTransfer.setDragImage(view.nodeDOM(from), 0, 0);
    view.dragging = { slice, move: true, node: { replace: (tr) => tr.delete(from, to) } };
  }

  hide() {
    this.dom.hidden = true;
  }

  remove() {
    this.dom.remove();
  }
}
