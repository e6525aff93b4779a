// <maru-password>: shows the password on request and warns while Caps Lock is on.
class Password extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    const button = this.querySelector("button");
    const note = document.querySelector(`[data-caps="${CSS.escape(input.id)}"]`);
    button?.addEventListener("click", () => {
      const shown = input.type === "text";
      input.type = shown ? "password" : "text";
      button.setAttribute("aria-pressed", String(!shown));
      input.focus();
    });
    if (!note) return;
    const look = (event) => {
      note.hidden = !event.getModifierState?.("CapsLock");
      note.classList.toggle("on", !note.hidden);
    };
    input.addEventListener("keydown", look);
    input.addEventListener("keyup", look);
    // A password must not stay readable in a page kept by the browser.
    input.form?.addEventListener("submit", () => { input.type = "password"; });
  }
}

customElements.define("maru-password", Password);
