// <maru-alerts>: whether this browser may tell on the desktop, and the button that asks for it. Nothing else ever does.
import { tryOut } from "../behaviors/desktop.js";

class Alerts extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.pressed);
    this.show();
  }

  show() {
    const state = globalThis.Notification?.permission ?? "none";
    for (const words of this.querySelectorAll("[data-state]")) words.hidden = words.dataset.state !== state;
    this.querySelector('[data-does="allow"]').hidden = state !== "default";
    this.querySelector('[data-does="try"]').hidden = state !== "granted";
  }

  pressed = async ({ target }) => {
    const does = target.closest("button")?.dataset.does;
    if (does === "allow") await Notification.requestPermission();
    else if (does === "try") tryOut();
    this.show();
  };
}

customElements.define("maru-alerts", Alerts);
