// <maru-session data-ends="2026-11-23T13:20:00+09:00">: warns two minutes before the session ends.
const WARNING = 120_000;
const LONGEST_TIMER = 2 ** 31 - 1;

class Session extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.querySelector("button")?.addEventListener("click", () => this.extend());
    this.aim(this.dataset.ends);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  aim(ends) {
    clearTimeout(this.timer);
    const left = Date.parse(ends) - Date.now();
    if (Number.isNaN(left)) return;
    this.timer = setTimeout(() => this.warn(), Math.min(Math.max(left - WARNING, 0), LONGEST_TIMER));
  }

  warn() {
    if (this.dialog && !this.dialog.open) this.dialog.showModal();
    const left = Date.parse(this.dataset.ends) - Date.now();
    this.timer = setTimeout(() => location.reload(), Math.max(left, 0) + 1000);
  }

  // Any answered request keeps the session; the server says in a header until when.
  async extend() {
    const answer = await fetch("/me/sessions", { method: "HEAD", redirect: "manual" });
    const ends = answer.headers.get("session-ends");
    if (!answer.ok || !ends) return location.reload();
    this.dataset.ends = ends;
    this.dialog.close();
    this.aim(ends);
  }
}

customElements.define("maru-session", Session);
