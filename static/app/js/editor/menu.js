// What opens while one writes: "/" for a block, "@" for a person, "[[" for a page. One list, moved through by keys.
import { Extension, Plugin, PluginKey } from "../../../vendor/tiptap-3.32.2/editor.js";

const PAUSE = 150;
/** The initial consonants in the order of syllables, as letters of their own. */
const INITIALS = [..."\u3131\u3132\u3134\u3137\u3138\u3139\u3141\u3142\u3143\u3145\u3146\u3147\u3148\u3149\u314a\u314b\u314c\u314d\u314e"];
const TRIGGERS = [
  { kind: "blocks", sign: /^\/([^/\s]{0,12})$/u },
  { kind: "people", sign: /(?<=^|[\s(])@([^@]{1,20})$/u },
  { kind: "titles", sign: /\[\[([^[\]]{1,40})$/u },
];

/** The initial consonant of every syllable; all else stays. */
const initials = (text) => text.replace(/[\uac00-\ud7a3]/g, (c) => INITIALS[Math.floor((c.charCodeAt(0) - 0xac00) / 588)]);

/** Whether a label is meant by what was typed of it. */
export function isMeant(label, query) {
  const [whole, part] = [label.toLowerCase().replaceAll(" ", ""), query.toLowerCase()];
  return whole.includes(part) || initials(whole).includes(part);
}

/**
 * `find(kind, query)` gives rows of `label`, `line` and whatever `choose(kind, row, range)` needs; `host` is where
 * the list is put, `label` what it is called.
 */
export const Menu = Extension.create({
  name: "menu",
  addOptions: () => ({ host: null, label: "", find: async () => [], choose: () => {} }),
  addProseMirrorPlugins() {
    const menu = new List(this.editor, this.options);
    return [new Plugin({
      key: new PluginKey("menu"),
      view: () => ({ update: () => menu.look(), destroy: () => menu.close() }),
      props: {
        handleKeyDown: (_, event) => menu.key(event),
        handleDOMEvents: { blur: () => void menu.close() },
      },
    })];
  },
});

class List {
  constructor(editor, options) {
    Object.assign(this, { editor, ...options, rows: [], at: 0, left: null, answered: null, isHasty: false });
  }

  /** What is being asked for where one writes, if anything. */
  asked() {
    const { state, view } = this.editor;
    const { $from, empty } = state.selection;
    if ((!empty && !view.composing) || $from.parent.type.spec.code || !view.hasFocus()) return null;
    const before = $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc");
    const found = TRIGGERS.map(({ kind, sign }) => ({ kind, match: before.match(sign) })).filter(({ match }) => match);
    // What began last is meant; a sign within a link has been answered.
    const asked = found
      .map(({ kind, match: [whole, query] }) => ({ kind, query, from: $from.pos - whole.length, to: $from.pos }))
      .filter(({ from }) => !state.doc.rangeHasMark(from, from + 1, state.schema.marks.link));
    return asked.sort((a, b) => b.from - a.from)[0] ?? null;
  }

  look() {
    const asked = this.asked();
    if (!asked || asked.from === this.left) {
      if (!asked) this.left = null;
      this.close();
      return;
    }
    const isSame = this.isFor(asked);
    this.asking = asked;
    if (isSame) return;
    this.isHasty = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(asked), asked.kind === "blocks" ? 0 : PAUSE);
  }

  async search(asked) {
    const rows = await this.find(asked.kind, asked.query).catch(() => []);
    if (!this.isFor(asked)) return;
    [this.answered, this.rows] = [asked, rows];
    if (rows.length === 0) this.hide();
    else this.show();
    if (this.isHasty) this.take(0);
  }

  /** Whether what is being asked for still is this. */
  isFor(asked) {
    return this.asking?.kind === asked?.kind && this.asking?.query === asked?.query;
  }

  show() {
    this.box ??= this.host.appendChild(Object.assign(document.createElement("div"), { className: "editor-menu", id: "editor-menu" }));
    this.box.setAttribute("role", "listbox");
    this.box.setAttribute("aria-label", this.label);
    this.box.replaceChildren(...this.rows.map((row, at) => this.option(row, at)));
    this.place();
    this.mark(0);
  }

  option({ label, line }, at) {
    const option = Object.assign(document.createElement("div"), { className: "editor-option", id: `editor-option-${at}` });
    option.setAttribute("role", "option");
    option.append(Object.assign(document.createElement("b"), { textContent: label }));
    if (line) option.append(Object.assign(document.createElement("small"), { textContent: line }));
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.take(at);
    });
    return option;
  }

  /** Below the line one writes in, or above it where the window ends. */
  place() {
    const { left, top, bottom } = this.editor.view.coordsAtPos(this.asking.from);
    const { offsetWidth, offsetHeight, style } = this.box;
    style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
    style.top = `${bottom + offsetHeight + 8 > innerHeight ? Math.max(8, top - offsetHeight - 4) : bottom + 4}px`;
  }

  mark(at) {
    this.at = (at + this.rows.length) % this.rows.length;
    for (const [place, option] of [...this.box.children].entries()) {
      option.setAttribute("aria-selected", String(place === this.at));
      if (place === this.at) option.scrollIntoView({ block: "nearest" });
    }
    this.editor.view.dom.setAttribute("aria-activedescendant", `editor-option-${this.at}`);
  }

  key(event) {
    if (!this.box || event.isComposing || event.keyCode === 229) return false;
    if (event.key === "ArrowDown") this.mark(this.at + 1);
    else if (event.key === "ArrowUp") this.mark(this.at - 1);
    else if (event.key === "Enter" || event.key === "Tab") this.accept();
    else if (event.key === "Escape") this.leave();
    else return false;
    event.preventDefault();
    return true;
  }

  /** Of the rows for fewer letters than were typed none is meant: the first of those that are on their way is. */
  accept() {
    if (this.isFor(this.answered)) this.take(this.at);
    else this.isHasty = true;
  }

  take(at) {
    const [{ kind, from, to }, row] = [this.asking, this.rows[at]];
    this.close();
    if (!row) return;
    this.choose(kind, row, { from, to });
  }

  /** Not asked for again at this place. */
  leave() {
    this.left = this.asking.from;
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.asking = this.answered = null;
    this.isHasty = false;
    this.hide();
  }

  hide() {
    this.box?.remove();
    this.box = null;
    this.editor.view?.dom.removeAttribute("aria-activedescendant");
  }
}
