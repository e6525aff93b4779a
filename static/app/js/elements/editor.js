// <maru-editor data-parts data-people data-titles data-files …> around the field of a text in Markdown: shows it as
// readers will see it and writes it back into the field, which stays what the form sends.
import { Editor } from "../../../vendor/tiptap-3.32.2/editor.js";
import { markdownOf } from "../editor/markdown.js";
import { Menu, isMeant } from "../editor/menu.js";
import { documentOf, settle } from "../editor/parts.js";
import { Moving } from "../editor/moving.js";
import { LARGEST_PASTE, cleaned, filesOf } from "../editor/paste.js";
import { extensions, isAddress } from "../editor/schema.js";
import { isActive, run } from "../editor/commands.js";

/** Where a browser remembers that its person writes Markdown. */
const CHOICE = "maru-editor";
const PAUSE = 300;

class MaruEditor extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    this.form = this.field.form;
    this.querySelector(".editor")?.remove();
    this.frame = this.querySelector("template").content.firstElementChild.cloneNode(true);
    this.prepend(this.frame);
    this.bar = this.frame.querySelector("[role=toolbar]");
    this.frame.addEventListener("click", this.pressed);
    this.bar.addEventListener("keydown", this.moved);
    this.field.addEventListener("input", this.changedElsewhere);
    this.form.addEventListener("formdata", this.sent);
    this.form.addEventListener("submit", this.now, true);
    this.form.addEventListener("keydown", this.key);
    this.classList.remove("is-open");
    if (localStorage.getItem(CHOICE) !== "markdown") this.open();
  }

  disconnectedCallback() {
    this.write();
    this.close();
    this.form?.removeEventListener("formdata", this.sent);
    this.form?.removeEventListener("submit", this.now, true);
    this.form?.removeEventListener("keydown", this.key);
  }

  // Opening and closing ------------------------------------------------------------------------------------

  /** Shows the text in the editor, unless the server cannot take it apart or the editor could not give it back. */
  async open() {
    const body = this.field.value;
    try {
      const text = await this.partsOf(body);
      if (!this.isConnected || this.field.value !== body) return this.isConnected && this.open();
      this.build(text, documentOf(text, body));
      this.classList.add("is-open");
      this.refresh();
    } catch (error) {
      console.warn("the editor stays closed:", error);
      this.close();
      this.say(this.dataset.failed);
    }
  }

  async partsOf(body) {
    const form = new URLSearchParams({ csrf: this.form.elements.csrf.value, body });
    const answer = await fetch(this.dataset.parts, { method: "POST", body: form });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  build(text, content) {
    const said = { placeholder: this.dataset.placeholder, task: this.dataset.task };
    const menu = Menu.configure({ host: this, label: this.dataset.menu, find: this.find, choose: this.choose });
    const label = this.querySelector(`label[for="${this.field.id}"]`)?.textContent ?? "";
    this.editor = new Editor({
      element: this.frame.querySelector("[data-page]"),
      extensions: [...extensions(said), menu, Moving.configure({ label: this.dataset.drag })],
      content,
      injectCSS: false,
      editorProps: {
        attributes: { class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": label, "aria-describedby": "editor-hint" },
        transformPastedHTML: cleaned,
        handlePaste: (_, event) => this.pasted(event),
        handleDrop: (view, event) => this.dropped(view, event),
      },
      onUpdate: this.later,
      onTransaction: this.refresh,
    });
    this.text = text;
    settle(text, this.editor.state.doc);
  }

  close() {
    this.editor?.destroy();
    this.editor = null;
    this.classList.remove("is-open");
  }

  switchOver() {
    localStorage.setItem(CHOICE, this.editor ? "markdown" : "editor");
    if (!this.editor) return this.open();
    this.write();
    this.close();
    this.field.focus();
  }

  // Writing back -------------------------------------------------------------------------------------------

  later = () => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), PAUSE);
  };

  /** Before the form goes: a field written later would pass for something typed after what is saved. */
  now = () => this.write();

  /** Puts what the editor holds into the field, and tells whoever listens to it. */
  write() {
    clearTimeout(this.timer);
    const body = this.body();
    if (body === this.field.value) return;
    this.field.value = body;
    this.isWriting = true;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.isWriting = false;
  }

  body() {
    return this.editor ? markdownOf(this.editor.state.doc, this.text) : this.field.value;
  }

  /** Whoever reads the form reads what stands in the editor at that moment. */
  sent = (event) => {
    if (this.editor) event.formData.set(this.field.name, this.body());
  };

  /** A draft that comes back into the field comes into the editor too. */
  changedElsewhere = () => {
    if (this.isWriting || !this.editor) return;
    this.close();
    this.open();
  };

  say(text) {
    this.closest("maru-draft")?.say(text ?? "");
  }

  // Keys and buttons ---------------------------------------------------------------------------------------

  key = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.altKey && event.key === "F10" && this.editor) {
      event.preventDefault();
      this.stop().focus();
    }
  };

  buttons() {
    return [...this.bar.querySelectorAll("button")].filter((button) => button.offsetParent !== null);
  }

  /** The one button of the bar that Tab leads to. */
  stop() {
    return this.buttons().find((button) => button.tabIndex === 0) ?? this.buttons()[0];
  }

  moved = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === "Escape") this.editor?.commands.focus();
    if (step === undefined) return;
    event.preventDefault();
    const buttons = this.buttons();
    const at = buttons.indexOf(document.activeElement) + step;
    const next = buttons[Math.abs(step) === 1 ? (at + buttons.length) % buttons.length : step < 0 ? 0 : buttons.length - 1];
    for (const button of this.bar.querySelectorAll("button")) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };

  pressed = ({ target }) => {
    const command = target.closest("[data-command]")?.dataset.command;
    if (command === "switch") this.switchOver();
    else if (command && this.editor) this.command(command);
  };

  command(name) {
    if (name === "link") this.askForLink();
    else if (name === "picture") this.askForFiles();
    else run(this.editor, name);
  }

  refresh = () => {
    if (!this.editor) return;
    const inTable = this.editor.isActive("table");
    this.bar.querySelector("[data-when=table]").hidden = !inTable;
    for (const button of this.bar.querySelectorAll("[aria-pressed]")) {
      button.setAttribute("aria-pressed", String(isActive(this.editor, button.dataset.command)));
    }
    const stop = this.stop();
    for (const button of this.bar.querySelectorAll("button")) button.tabIndex = button === stop ? 0 : -1;
  };

  // What "/", "@" and "[[" find ------------------------------------------------------------------------------

  find = async (kind, query) => {
    if (kind === "blocks") {
      const blocks = [...this.bar.querySelectorAll("[data-block]")];
      const rows = blocks.map(({ dataset, textContent, title }) => ({ label: title || textContent.trim(), command: dataset.command }));
      return rows.filter(({ label }) => isMeant(label, query));
    }
    const answer = await fetch(`${this.dataset[kind]}?${new URLSearchParams({ q: query.trim() })}`);
    return answer.ok ? answer.json() : [];
  };

  choose = (kind, row, range) => {
    const chain = this.editor.chain().focus().deleteRange(range);
    if (kind === "blocks") {
      chain.run();
      this.command(row.command);
      return;
    }
    const text = kind === "people" ? `@${row.label}` : row.label;
    chain.insertContent([linked(text, row.href), { type: "text", text: " " }]).run();
  };

  // Links, pictures and files ------------------------------------------------------------------------------

  async askForLink() {
    const { href = "" } = this.editor.getAttributes("link");
    const said = await ask("editor-link", { href });
    if (!said) return this.editor.commands.focus();
    const chain = this.editor.chain().focus().extendMarkRange("link");
    const to = said.href.trim();
    if (to === "") chain.unsetMark("link").run();
    else if (!isAddress(to)) this.say(this.dataset.badAddress);
    else if (this.editor.state.selection.empty && href === "") chain.insertContent(linked(to, to)).run();
    else chain.setMark("link", { href: to, title: "" }).run();
  }

  askForFiles() {
    const input = Object.assign(document.createElement("input"), { type: "file", multiple: true });
    input.addEventListener("change", () => this.take([...input.files]));
    input.click();
  }

  pasted(event) {
    const files = filesOf(event.clipboardData);
    if (files.length > 0) {
      this.take(files);
      return true;
    }
    if ((event.clipboardData?.getData("text/html").length ?? 0) <= LARGEST_PASTE) return false;
    this.say(this.dataset.tooLarge);
    return true;
  }

  dropped(view, event) {
    const files = filesOf(event.dataTransfer);
    if (files.length === 0) return false;
    event.preventDefault();
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at) this.editor.commands.setTextSelection(at.pos);
    this.take(files);
    return true;
  }

  /** Sends files one after the other; pictures are put into the text with words for those who do not see them. */
  async take(files) {
    for (const file of files) {
      this.say(this.dataset.sending);
      try {
        const { id, name, type } = await this.send(file);
        this.say("");
        const address = `/files/${id}`;
        if (type.startsWith("image/")) await this.putPicture(address, name);
        else this.put([linked(name, address), { type: "text", text: " " }]);
      } catch (error) {
        this.say(error.message);
      }
    }
  }

  async send(file) {
    const body = new FormData();
    body.set("csrf", this.form.elements.csrf.value);
    body.set("file", file, file.name || "image.png");
    const answer = await fetch(this.dataset.files, { method: "POST", body, headers: { accept: "application/json" } });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.message ?? this.dataset.notSent);
    return told;
  }

  async putPicture(src, name) {
    const said = await ask("editor-picture", { alt: "" }, src);
    this.put([{ type: "image", attrs: { src, alt: said?.alt.trim() || name } }]);
  }

  put(content) {
    this.editor?.chain().focus().insertContent(content).run();
  }
}

const linked = (text, href) => ({ type: "text", text, marks: [{ type: "link", attrs: { href, title: "" } }] });

/** Opens a dialog with these values; what was entered, or nothing when it was put away. */
function ask(id, values, picture = null) {
  const dialog = document.getElementById(id);
  const form = dialog.querySelector("form[data-ask]");
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  if (picture) dialog.querySelector("[data-picture]").replaceChildren(Object.assign(new Image(), { src: picture, alt: "" }));
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes" ? Object.fromEntries(new FormData(form)) : null);
    }, { once: true });
    dialog.returnValue = "";
    dialog.showModal();
  });
}

customElements.define("maru-editor", MaruEditor);
