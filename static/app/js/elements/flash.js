// <maru-flash>: the answer to the last act; its button puts it away.
class Flash extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => this.remove());
  }
}

customElements.define("maru-flash", Flash);
