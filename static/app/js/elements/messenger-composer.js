// <maru-composer data-people data-draft …> around the form a message is written with: sends without leaving the page, shows
// what is on its way and what failed, keeps drafts, offers people after an @, and takes files that are dropped or pasted.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { PeopleOffer } from "../behaviors/people-offer.js";
import { ask, post } from "../behaviors/post.js";
import { chooseSign } from "../behaviors/signs.js";
import { tell } from "../behaviors/toast.js";
import { upload } from "../behaviors/upload.js";

const PAUSE = 1_500;

const touches = () => matchMedia("(hover: none)").matches;
const newSending = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

class Composer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.body = this.form.elements.body;
    this.files = this.querySelector(".sent-files");
    this.input = this.querySelector('input[type="file"]');
    this.answers = this.querySelector(".answers");
    this.kept = this.body.value;
    this.offer ??= new PeopleOffer(this.body, this.querySelector(".people-offer"), this.dataset.people);
    this.form.addEventListener("submit", this.submitted);
    this.form.addEventListener("click", this.pressed);
    this.body.addEventListener("keydown", this.keyed);
    this.body.addEventListener("input", this.typed);
    this.body.addEventListener("paste", this.pasted);
    this.input.addEventListener("change", this.chosen);
    const talk = this.closest(".talk");
    for (const name of ["dragover", "dragleave", "drop"]) talk?.addEventListener(name, this.dragged);
    document.addEventListener("maru:reply", this.replies);
    document.addEventListener("keydown", this.called);
    addEventListener("pagehide", this.lastWord);
    if (!touches()) this.body.focus({ preventScroll: true });
  }

  disconnectedCallback() {
    document.removeEventListener("maru:reply", this.replies);
    document.removeEventListener("keydown", this.called);
    removeEventListener("pagehide", this.lastWord);
    this.lastWord();
  }

  get log() {
    return document.querySelector("maru-log");
  }

  // Keys -----------------------------------------------------------------------------------------------------------

  keyed = (event) => {
    // The Enter that ends a syllable sends nothing.
    if (event.isComposing || event.keyCode === 229 || this.offer.takes(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !touches()) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "ArrowUp" && this.body.value === "") {
      const own = [...(this.log?.querySelectorAll("li.m.me[data-seq]:not(.gone) .sd") ?? [])].at(-1);
      if (!own) return;
      event.preventDefault();
      Turbo.visit(`${own.getAttribute("href")}#edit`);
    } else if (event.key === "Escape" && this.form.elements.reply_to.value) {
      this.answer(null);
    }
  };

  called = (event) => {
    if (!event.ctrlKey || !event.shiftKey || event.code !== "KeyL") return;
    event.preventDefault();
    this.body.focus();
  };

  pressed = (event) => {
    const button = event.target.closest("[data-does], .answers a, .sent-files button");
    if (!button) return;
    if (button.matches(".answers a")) {
      event.preventDefault();
      this.answer(null);
    } else if (button.closest(".sent-files")) {
      button.closest("li").remove();
    } else if (button.dataset.does === "attach") {
      this.input.click();
    } else if (button.dataset.does === "signs") {
      chooseSign(button, (sign) => this.insert(sign));
    } else if (button.dataset.does === "call") {
      this.insert("@");
    }
  };

  insert(text) {
    this.body.focus();
    this.body.setRangeText(text, this.body.selectionStart, this.body.selectionEnd, "end");
    this.body.dispatchEvent(new Event("input", { bubbles: true }));
  }

  replies = ({ detail }) => this.answer(detail);

  /** Answers a message from now on, or none. */
  answer(message) {
    this.form.elements.reply_to.value = message?.seq ?? "";
    this.answers.hidden = !message;
    const name = Object.assign(document.createElement("b"), { textContent: message?.name ?? "" });
    this.answers.querySelector("span").replaceChildren(name, ` ${message?.words ?? ""}`);
    this.body.focus();
  }

  // Sending --------------------------------------------------------------------------------------------------------

  submitted = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.files.querySelector("progress")) {
      tell(this.dataset.waiting);
      return;
    }
    if (event.submitter?.name === "when") {
      this.later(event.submitter);
      return;
    }
    const fields = new URLSearchParams([...new FormData(this.form)].map(([name, value]) => [name, String(value)]));
    if (!this.body.value.trim() && !fields.has("file")) return;
    fields.set("sending", newSending());
    const words = this.body.value;
    const names = [...this.files.querySelectorAll("li > span")].map((one) => one.textContent);
    this.clear();
    this.send(fields, this.pend(fields.get("sending"), words, names));
  };

  /** Has what is written wait for its time; how much waits is said above the form. */
  async later(button) {
    if (!this.body.value.trim() && !this.files.querySelector("li")) {
      this.body.focus();
      return;
    }
    const fields = new URLSearchParams([...new FormData(this.form, button)].map(([name, value]) => [name, String(value)]));
    fields.set("sending", newSending());
    try {
      await post(button.formAction, fields);
    } catch {
      return;
    }
    button.closest("details").open = false;
    this.clear();
    this.body.focus();
  }

  clear() {
    clearTimeout(this.timer);
    this.body.value = this.kept = "";
    this.files.replaceChildren();
    this.form.elements.asks.checked = false;
    this.form.elements.priority.value = this.form.elements.every.value = "";
    if (this.form.elements.reply_to.value) this.answer(null);
    this.grow();
  }

  /** The bubble of a message that is on its way. */
  pend(sending, words, names) {
    const { log } = this;
    const li = document.createElement("li");
    li.className = "m me pend";
    li.dataset.sending = sending;
    const bubble = Object.assign(document.createElement("div"), { className: "bb" });
    for (const text of [words, ...names].filter(Boolean)) bubble.append(Object.assign(document.createElement("p"), { textContent: text }));
    const side = Object.assign(document.createElement("span"), { className: "sd" });
    const clock = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    clock.setAttribute("class", "i");
    clock.setAttribute("aria-hidden", "true");
    const use = clock.appendChild(document.createElementNS(clock.namespaceURI, "use"));
    use.setAttribute("href", log.dataset.clock);
    side.append(clock, Object.assign(document.createElement("span"), { className: "sr", textContent: log.dataset.sending }));
    const line = Object.assign(document.createElement("div"), { className: "bd" });
    line.append(bubble, side);
    li.append(line);
    log.keepPlace(true, () => log.list.append(li));
    return li;
  }

  async send(fields, li) {
    const { log } = this;
    li.classList.remove("failed");
    li.querySelector(".again")?.remove();
    try {
      // What comes back takes the bubble's place.
      await log.whileSending(async () => Turbo.renderStreamMessage(await ask(this.form.action, fields)));
    } catch (error) {
      this.failed(fields, li, error);
    }
  }

  failed(fields, li, { message, refused }) {
    const { again, drop, failed } = this.log.dataset;
    li.classList.add("failed");
    const line = Object.assign(document.createElement("p"), { className: "again" });
    line.setAttribute("role", "alert");
    const button = (text, work) => {
      const made = Object.assign(document.createElement("button"), { className: "btn small", type: "button", textContent: text });
      made.addEventListener("click", work);
      return made;
    };
    line.append(refused && message ? message : failed, button(again, () => this.send(fields, li)), button(drop, () => {
      // The text is not lost by letting the bubble go.
      if (!this.body.value) this.insert(fields.get("body"));
      li.remove();
    }));
    li.append(line);
  }

  // Drafts -----------------------------------------------------------------------------------------------------------

  typed = () => {
    this.grow();
    this.offer.look();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  };

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.body.style.height = "auto";
    this.body.style.height = `${this.body.scrollHeight}px`;
  }

  keep(options) {
    clearTimeout(this.timer);
    // Answers of a thread are not kept: a room has one draft.
    if (this.body.value === this.kept || this.form.elements.thread.value) return;
    this.kept = this.body.value;
    ask(this.dataset.draft, { body: this.kept }, options).catch(() => { this.kept = null; });
  }

  lastWord = () => this.keep({ keepalive: true });

  // Files ------------------------------------------------------------------------------------------------------------

  chosen = () => {
    this.attach(this.input.files);
    this.input.value = "";
  };

  pasted = (event) => {
    const { files, types } = event.clipboardData;
    if (files.length === 0 || types.includes("text/html")) return;
    event.preventDefault();
    this.attach(files);
  };

  dragged = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.form.classList.toggle("is-over", event.type === "dragover");
    if (event.type === "drop") this.attach(event.dataTransfer.files);
  };

  attach(files) {
    for (const file of files) upload(file, this.files, this.dataset);
    this.body.focus();
  }
}

customElements.define("maru-composer", Composer);
