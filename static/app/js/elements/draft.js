// <maru-draft data-to="/wiki/pages/1/draft" data-new="false"> around a form: keeps what is written a moment after
// the last key, never in the middle of a syllable, and says so in [data-status].
const PAUSE = 3000;

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

  stop = () => {
    clearTimeout(this.timer);
    this.changed = false;
  };

  atOnce = () => {
    if (this.changed) this.keep(true);
  };

  async keep(leaving = false) {
    const from = new FormData(this.form);
    const body = new URLSearchParams({ is_new: this.dataset.new });
    for (const name of ["csrf", "title", "body", "base"]) body.set(name, from.get(name) ?? "");
    this.changed = false;
    try {
      const answer = await fetch(this.dataset.to, { method: "POST", body, keepalive: leaving });
      if (!answer.ok) throw new Error(answer.status);
      this.say(await answer.text());
    } catch {
      this.changed = true;
    }
  }

  say(text) {
    const status = this.querySelector("[data-status]");
    if (status) status.textContent = text;
  }
}

customElements.define("maru-draft", MaruDraft);
