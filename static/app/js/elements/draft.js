// <maru-draft data-to="/wiki/pages/1/draft" data-new="false" data-person data-failed data-left …> around a form: keeps what is
// written a moment after the last key, never in the middle of a syllable, and says so in [data-status]. When the server
// cannot be reached it says that too, leaves the text in this browser and tries again.
import { BY_ITSELF } from "../behaviors/by-itself.js";
import { cameBack, forget, leave, left, newPlace, sent, settle } from "../behaviors/left-text.js";

const PAUSE = 3000;
/** Waits before trying again, in milliseconds; the last for all that follow. */
const AGAIN = [5000, 10000, 20000, 40000];
const LONGEST_KEEPING = 10_000;
/** A closing tab may send no more than this, in bytes. */
const LAST_WORD = 60000;

class MaruDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.failures = 0;
    // What comes back with what is wrong with it goes on being written.
    this.place ??= ("again" in this.dataset && cameBack()) || newPlace(this.dataset.person, this.path());
    this.form?.addEventListener("input", this.later);
    this.form?.addEventListener("submit", this.submitted);
    addEventListener("pagehide", this.atOnce);
    addEventListener("online", this.online);
    settle(false);
    this.offer();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    removeEventListener("pagehide", this.atOnce);
    removeEventListener("online", this.online);
  }

  later = () => {
    this.changed = true;
    this.isDone = false;
    this.wait(PAUSE);
  };

  online = () => {
    if (this.changed) this.keep();
  };

  wait(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), pause);
  }

  // What is saved is no draft any more. A draft still on its way could arrive after what is saved, and would come
  // back as if it were newer: so the form waits for it.
  submitted = (event) => {
    clearTimeout(this.timer);
    this.changed = false;
    this.isDone = true;
    this.leave();
    sent(this.place);
    if (!this.running) return;
    event.preventDefault();
    if (this.waits) return;
    this.waits = true;
    const { submitter } = event;
    this.running.catch(() => {}).finally(() => {
      this.waits = false;
      this.form.requestSubmit(submitter);
    });
  };

  atOnce = () => {
    if (!this.changed) return;
    const body = this.fields();
    // What is too long for a last word stays in this browser.
    if (new Blob([body.toString()]).size > LAST_WORD) this.leave();
    else this.send(body, true).catch(() => this.leave());
  };

  fields() {
    const from = new FormData(this.form);
    const fields = new URLSearchParams({ is_new: this.dataset.new });
    for (const name of ["csrf", "title", "body", "base", "sending", "shown"]) fields.set(name, from.get(name) ?? "");
    return fields;
  }

  async keep() {
    if (this.running || this.isDone) return;
    this.changed = false;
    const { place } = this;
    this.running = this.send(this.fields());
    try {
      const said = await this.running;
      this.failures = 0;
      forget(place);
      if (!this.isDone) this.say(said);
    } catch (error) {
      this.failed(error);
    } finally {
      this.running = null;
    }
    if (this.changed && !this.failures) this.wait(PAUSE);
  }

  async send(body, keepalive = false) {
    // Trying again is nobody's doing.
    const headers = { ...(this.failures > 0 && BY_ITSELF), accept: "application/json, text/plain" };
    const answer = await fetch(this.dataset.to, { method: "POST", body, keepalive, headers, signal: AbortSignal.timeout(LONGEST_KEEPING) });
    if (answer.ok) {
      document.dispatchEvent(new CustomEvent("maru:used"));
      return answer.text();
    }
    // What will be refused again is not tried again.
    const refused = answer.status >= 400 && answer.status < 500 && ![408, 409, 429].includes(answer.status);
    const told = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(told.message ?? answer.status), { refused: refused ? told.message ?? "" : null });
  }

  failed({ refused }) {
    if (this.isDone) return;
    this.changed = true;
    const where = this.leave() ? this.dataset.left : this.dataset.stay;
    this.say(`${refused || this.dataset.failed} ${where}`);
    if (typeof refused === "string") return;
    this.wait(AGAIN[Math.min(this.failures, AGAIN.length - 1)]);
    this.failures += 1;
  }

  /** Before its person signs out: the server gets what it has not got yet, and what it does not take is left. */
  async finish() {
    clearTimeout(this.timer);
    await this.running?.catch(() => {});
    if (this.changed) await this.keep();
    clearTimeout(this.timer);
  }

  /** Its person lets go of what the server did not take. */
  drop() {
    this.changed = false;
    this.isDone = true;
  }

  say(text) {
    const status = this.querySelector("[data-status]");
    if (status) status.textContent = text;
  }

  // What was left in this browser ------------------------------------------------------------------------------

  path() {
    return `${this.dataset.to}?${this.dataset.new}`;
  }

  leave() {
    const { title, body, base } = Object.fromEntries(this.fields());
    return leave(this.place, { title, body, base });
  }

  /** Offers what was left, one text after the other, unless the form shows the same. Until it is answered, nothing
   * that is written meanwhile touches it. */
  offer() {
    const box = this.form && this.querySelector("[data-offer]");
    if (!box) return;
    const { title, body } = this.form.elements;
    const plain = (value) => value.replace(/\r\n?/g, "\n");
    const isShown = (text) => title.value === text.title && plain(body.value) === plain(text.body);
    const texts = left(this.dataset.person, this.path()).filter(({ place }) => place !== this.place);
    for (const { place } of texts.filter((one) => isShown(one.text))) forget(place);
    this.offered = texts.filter((one) => !isShown(one.text));
    box.hidden = this.offered.length === 0;
    box.addEventListener("click", this.answered);
  }

  answered = ({ target, currentTarget: box }) => {
    const { does } = target.closest("button")?.dataset ?? {};
    if (!does) return;
    const { place, text } = this.offered.shift();
    box.hidden = this.offered.length === 0;
    if (does === "forget") {
      forget(place);
    } else {
      // It goes on being written, and goes once the server has it.
      this.place = place;
      this.putBack(text);
    }
  };

  /** With the version it was written on, so that what others saved since is merged and not lost. */
  putBack(text) {
    for (const name of ["base", "title", "body"]) this.form.elements[name].value = text[name];
    for (const name of ["title", "body"]) this.form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("maru-draft", MaruDraft);

// Only a page of the wiki that says how it went has taken what was sent: neither one that asks again, nor one that tells
// of a fault. One that shows a contradiction leaves it open: whoever settles it there settles what was left, too.
const saysSo = () => document.querySelector("maru-flash.ok, maru-flash.warn") && !document.querySelector("maru-draft");
const isOpen = () => document.querySelector("form[data-contradiction]");
const arrived = () => isOpen() || settle(/^\/wiki\/pages\/[^/]+$/.test(location.pathname) && saysSo());
document.addEventListener("turbo:load", arrived);
