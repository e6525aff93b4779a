// <maru-theme>: changes the colours at once and lets the form's address remember them.
class Theme extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.mark();
  }

  handleEvent(event) {
    const button = event.target.closest("button[name=theme]");
    if (!button) return;
    event.preventDefault();
    const before = document.documentElement.dataset.theme ?? "";
    document.documentElement.dataset.theme = button.value;
    for (const other of document.querySelectorAll("maru-theme")) other.mark();
    this.remember(button).catch(() => {
      document.documentElement.dataset.theme = before;
      button.form.requestSubmit(button);
    });
  }

  // The form's own answer is a redirect to a whole page, which is of no use here.
  async remember(button) {
    const body = new URLSearchParams(new FormData(button.form, button));
    const answer = await fetch(button.form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(String(answer.status));
  }

  mark() {
    const theme = document.documentElement.dataset.theme ?? "";
    for (const button of this.querySelectorAll("button[name=theme]")) {
      button.setAttribute("aria-pressed", String(button.value === theme));
    }
  }
}

customElements.define("maru-theme", Theme);
