// <maru-draft data-to="/wiki/pages/1/draft" data-new="false" data-failed="…"> around a form: keeps what is written a
// moment after the last key, never in the middle of a syllable, and says so in [data-status].
const PAUSE = 3000;
const AGAIN = 10_000;
const LONGEST_KEEPING = 10_000;

class MaruDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form?.addEventListener("input", this.later);
    this.form?.addEventListener("submit", this.stop);
    addEventListener("pagehide", this.atOnce);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    removeEventListener("pagehide", this.atOnce);
  }

  later = () => {
    clearTimeout(this.timer);
    this.changed = true;
    this.timer = setTimeout(() => this.keep(), PAUSE);
  };

  // What is saved is no draft any more. A draft still on its way could arrive after what is saved, and would come
  // back as if it were newer: so the form waits for it.
  stop = (event) => {
    clearTimeout(this.timer);
    this.changed = false;
    if (!this.keeping) return;
    event.preventDefault();
    if (this.waits) return;
    this.waits = true;
    this.keeping.then(() => {
      this.waits = false;
      this.form.requestSubmit(event.submitter);
    });
  };

  atOnce = () => {
    if (this.changed) this.send(true);
  };

  keep() {
    this.keeping = this.send(false).finally(() => { this.keeping = null; });
  }

  async send(leaving) {
    const from = new FormData(this.form);
    const body = new URLSearchParams({ is_new: this.dataset.new });
    for (const name of ["csrf", "title", "body", "base"]) body.set(name, from.get(name) ?? "");
    this.changed = false;
    try {
      const signal = AbortSignal.timeout(LONGEST_KEEPING);
      const answer = await fetch(this.dataset.to, { method: "POST", body, keepalive: leaving, signal });
      if (!answer.ok) throw new Error(answer.status);
      this.say(await answer.text());
    } catch {
      this.changed = true;
      this.say(this.dataset.failed);
      if (!leaving) this.timer = setTimeout(() => this.keep(), AGAIN);
    }
  }

  say(text) {
    const status = this.querySelector("[data-status]");
    if (status) status.textContent = text;
  }
}

customElements.define("maru-draft", MaruDraft);
