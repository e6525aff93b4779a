// <maru-composer data-people data-draft …> around the form a message is written with: sends without leaving the page, shows
// what is on its way and what failed, keeps drafts, offers people after an @, and takes files that are dropped or pasted.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { takesFiles } from "../behaviors/drop-files.js";
import { PeopleOffer } from "../behaviors/people-offer.js";
import { pendingBubble, sayFailed } from "../behaviors/pending.js";
import { ask, post } from "../behaviors/post.js";
import { chooseSign } from "../behaviors/signs.js";
import { tell } from "../behaviors/toast.js";
import * as unsent from "../behaviors/unsent.js";
import { upload } from "../behaviors/upload.js";

const PAUSE = 1_500;
/** That somebody is writing is said so often. */
const TYPING = 3_000;

const touches = () => matchMedia("(hover: none)").matches;
const newSending = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The same message, which answers none. */
function answeringNothing(one) {
  const fields = new URLSearchParams(one.fields);
  fields.delete("reply_to");
  return unsent.keep({ ...one, fields: String(fields), refused: "", code: "" });
}

class Composer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.body = this.form.elements.body;
    this.files = this.querySelector(".sent-files");
    this.input = this.querySelector('input[type="file"]');
    this.answers = this.querySelector(".answers");
    this.tooLong = this.querySelector(".too-long");
    this.kept = this.body.value;
    this.offer ??= new PeopleOffer(this.body, this.querySelector(".people-offer"), this.dataset.people);
    this.form.addEventListener("submit", this.submitted);
    this.form.addEventListener("click", this.pressed);
    this.body.addEventListener("keydown", this.keyed);
    this.body.addEventListener("input", this.typed);
    this.body.addEventListener("paste", this.pasted);
    this.input.addEventListener("change", this.chosen);
    this.letGo = takesFiles(this.closest(".talk")?.querySelector(".drop-zone"), (files) => this.attach(files));
    document.addEventListener("maru:reply", this.replies);
    document.addEventListener("keydown", this.called);
    document.addEventListener("maru:resend", this.resent);
    document.addEventListener("maru:sent", this.sentElsewhere);
    document.addEventListener("maru:gone", this.answeredGone);
    document.addEventListener("maru:own-said", this.saidElsewhere);
    addEventListener("pagehide", this.lastWord);
    // Beside the messages, which come after in a page that is just being put together.
    setTimeout(() => this.restore());
    if (!touches()) this.body.focus({ preventScroll: true });
  }

  disconnectedCallback() {
    document.removeEventListener("maru:reply", this.replies);
    document.removeEventListener("keydown", this.called);
    document.removeEventListener("maru:resend", this.resent);
    document.removeEventListener("maru:sent", this.sentElsewhere);
    document.removeEventListener("maru:gone", this.answeredGone);
    document.removeEventListener("maru:own-said", this.saidElsewhere);
    removeEventListener("pagehide", this.lastWord);
    this.letGo();
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
      this.putBack(button.closest("li"));
    } else if (button.dataset.does === "to-file") {
      this.toFile();
    } else if (button.dataset.does === "attach") {
      this.input.click();
    } else if (button.dataset.does === "camera") {
      this.photograph();
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

  /** What was being answered was taken back: it goes from the page as from all others. */
  answeredGone = ({ detail: { room, seq } }) => {
    const field = this.form.elements.reply_to;
    if (field.value !== seq || this.log?.dataset.room !== room) return;
    field.value = "";
    this.answers.hidden = true;
    this.answers.querySelector("span").replaceChildren(document.createElement("b"));
    tell(this.dataset.gone);
  };

  // Sending --------------------------------------------------------------------------------------------------------

  submitted = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.files.querySelector("progress")) {
      tell(this.dataset.waiting);
      return;
    }
    if (this.measure()) {
      this.tooLong.querySelector("button").focus();
      return;
    }
    if (event.submitter?.name === "when") {
      this.later(event.submitter);
      return;
    }
    const fields = new URLSearchParams([...new FormData(this.form)].map(([name, value]) => [name, String(value)]));
    if (!this.body.value.trim() && !fields.has("file")) return;
    fields.set("sending", newSending());
    fields.set("kept", this.kept ?? "");
    const words = this.body.value;
    const names = [...this.files.querySelectorAll("li > span")].map((one) => one.textContent);
    const one = unsent.keep({ ...this.place, sending: fields.get("sending"), fields: String(fields), words, names });
    this.clear();
    this.saidTyping = 0;
    this.send(one, this.pend(one));
  };

  /** Has what is written wait for its time; how much waits is said above the form. */
  async later(button) {
    if (!this.body.value.trim() && !this.files.querySelector("li")) {
      this.body.focus();
      return;
    }
    if (this.isPuttingOff) return;
    this.isPuttingOff = true;
    const fields = new URLSearchParams([...new FormData(this.form, button)].map(([name, value]) => [name, String(value)]));
    fields.set("sending", newSending());
    fields.set("kept", this.kept ?? "");
    this.keeping?.abort();
    try {
      await post(button.formAction, fields);
    } catch {
      return;
    } finally {
      this.isPuttingOff = false;
    }
    button.closest("details").open = false;
    this.clear();
    this.body.focus();
  }

  /** Which of those that are left belong here. */
  get place() {
    return { action: new URL(this.form.action).pathname, thread: this.form.elements.thread.value };
  }

  isHere = ({ action, thread }) => action === this.place.action && thread === this.place.thread;

  bubbleOf(sending) {
    return this.log?.list?.querySelector(`li.pend[data-sending="${CSS.escape(sending)}"]`);
  }

  /** What was written here before and has not come through. */
  restore() {
    if (!this.isConnected || !this.log?.list) return;
    for (const one of unsent.left().filter(this.isHere)) {
      if (this.bubbleOf(one.sending)) continue;
      // It may still stand among what is being written.
      if (this.body.value.trim() === one.words.trim()) this.body.value = this.kept = "";
      const li = this.pend(one);
      if (unsent.isBusy(one)) this.send(one, li);
      else this.failed(one, li, { message: one.refused, refused: Boolean(one.refused), code: one.code });
    }
  }

  resent = (event) => {
    const li = this.isHere(event.detail) && this.bubbleOf(event.detail.sending);
    if (!li) return;
    event.preventDefault();
    this.send(event.detail, li, { isByItself: true });
  };

  sentElsewhere = ({ detail }) => this.bubbleOf(detail)?.remove();

  clear() {
    clearTimeout(this.timer);
    this.keeping?.abort();
    this.body.value = this.kept = "";
    this.files.replaceChildren();
    const { asks, priority, every } = this.form.elements;
    priority.value = "";
    // Not offered where few may press all others.
    if (asks) [asks.checked, every.value] = [false, ""];
    if (this.form.elements.reply_to.value) this.answer(null);
    this.grow();
  }

  /** The bubble of a message that is on its way. */
  pend(one) {
    const { log } = this;
    const li = pendingBubble(one, log.dataset);
    log.keepPlace(true, () => log.list.append(li));
    return li;
  }

  async send(one, li, options) {
    const { log } = this;
    li.classList.remove("failed");
    li.querySelector(".again")?.remove();
    try {
      // What comes back takes the bubble's place.
      await log.whileSending(async () => Turbo.renderStreamMessage(await unsent.deliver(one, options)));
    } catch (error) {
      this.failed(one, li, error);
    }
  }

  failed(one, li, error) {
    // Sent again as it is it would be refused again.
    const isAnswer = error.code === "messenger.recalled" && new URLSearchParams(one.fields).get("reply_to");
    const said = isAnswer ? { message: this.dataset.gone, refused: true } : error;
    sayFailed(li, this.log?.dataset ?? {}, said, {
      again: () => this.send(isAnswer ? answeringNothing(one) : one, li),
      drop: () => {
        // The text is not lost by letting the bubble go.
        if (!this.body.value) this.insert(one.words);
        unsent.forget(one);
        li.remove();
      },
    });
  }

  // Drafts -----------------------------------------------------------------------------------------------------------

  /** More than a message takes is never cut: that is said, and it may come along as a file. Says whether it is more. */
  measure() {
    const most = Number(this.dataset.most);
    const { value } = this.body;
    const count = value.length > most ? [...value.trim()].length : 0;
    this.tooLong.hidden = count <= most;
    if (count > most) this.tooLong.querySelector("span").textContent = this.dataset.long.replace("%", count.toLocaleString());
    return count > most;
  }

  /** Has what is written come along as a file of text; as long as it can be sent without, it can be had back. */
  async toFile() {
    const words = this.body.value;
    this.body.value = "";
    this.typed();
    const { row, done } = upload(new File([words], `${this.dataset.text}.txt`, { type: "text/plain" }), this.files, this.dataset);
    row.words = words;
    this.body.focus();
    if (!(await done) && row.isConnected) this.putBack(row);
  }

  /** A file comes along no more; what was written and not chosen is written again. */
  putBack(row) {
    row.remove();
    if (!row.words) return;
    this.body.value = [row.words, this.body.value].filter(Boolean).join("\n");
    row.words = "";
    this.typed();
  }

  typed = () => {
    this.grow();
    this.measure();
    this.offer.look();
    this.sayTyping();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  };

  /** At most one word in a while, and none where nobody else is. */
  sayTyping() {
    if (!this.body.value || Date.now() - (this.saidTyping ?? 0) < TYPING || !this.log || this.log.dataset.people < 2) return;
    this.saidTyping = Date.now();
    ask(`/messenger/rooms/${this.log.dataset.room}/typing`, { thread: this.form.elements.thread.value }).catch(() => {});
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.body.style.height = "auto";
    this.body.style.height = `${this.body.scrollHeight}px`;
  }

  keep(options) {
    clearTimeout(this.timer);
    // Answers of a thread are not kept: a room has one draft.
    if (this.body.value === this.kept || this.form.elements.thread.value || !this.tooLong.hidden) return;
    this.kept = this.body.value;
    this.keeping = new AbortController();
    const { signal } = this.keeping;
    ask(this.dataset.draft, { body: this.kept }, { signal, ...options }).catch(() => { if (!signal.aborted) this.kept = null; });
  }

  /** Another window of the room has sent what it had: a room has one draft, and it is this one's from now on. */
  saidElsewhere = () => {
    if (!this.body.value) return;
    this.kept = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  };

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

  /** The camera of a phone. */
  photograph() {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
    input.setAttribute("capture", "environment");
    input.addEventListener("change", () => this.attach(input.files));
    input.click();
  }

  attach(files) {
    for (const file of files) upload(file, this.files, this.dataset);
    this.body.focus();
  }
}

customElements.define("maru-composer", Composer);
