// <maru-session data-ends="2026-11-23T13:20:00+09:00">: warns two minutes before the session ends.
const WARNING = 120_000;
const LONGEST_TIMER = 2 ** 31 - 1;

class Session extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.querySelector("button").addEventListener("click", () => this.extend());
    this.length = Date.parse(this.dataset.ends) - Date.now();
    if (this.length > 0) this.aim();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  aim() {
    this.ends = Date.now() + this.length;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.warn(), Math.min(Math.max(this.length - WARNING, 0), LONGEST_TIMER));
  }

  warn() {
    if (!this.dialog.open) this.dialog.showModal();
    // A second too late on purpose: by then the server leads to the sign-in page and back here.
    this.timer = setTimeout(() => location.reload(), Math.max(this.ends - Date.now(), 0) + 1000);
  }

  // Any request that is answered makes the session as long again as it was when the page was made.
  async extend() {
    const answer = await fetch("/me/sessions", { method: "HEAD", redirect: "manual" });
    if (!answer.ok) return location.reload();
    this.dialog.close();
    this.aim();
  }
}

customElements.define("maru-session", Session);
