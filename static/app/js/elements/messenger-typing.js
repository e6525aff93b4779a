// <maru-typing data-says="…"> below the messages: who is writing right now. It is told over the socket, stays for some seconds, and is kept nowhere.
import { StreamActions } from "../../../vendor/turbo-8.0.23/turbo.js";

/** Whoever goes on writing says so every three seconds. */
const SHOWN = 5_000;
const MOST = 3;

class Typing extends HTMLElement {
  connectedCallback() {
    this.people = new Map();
    this.log = this.closest("maru-log");
  }

  disconnectedCallback() {
    for (const { timer } of this.people.values()) clearTimeout(timer);
  }

  hear(person, name) {
    if (person === this.log.dataset.viewer) return;
    clearTimeout(this.people.get(person)?.timer);
    this.people.set(person, { name, timer: setTimeout(() => this.cease(person), SHOWN) });
    this.show();
  }

  /** They have written, or stopped. */
  cease(person) {
    clearTimeout(this.people.get(person)?.timer);
    if (this.people.delete(person)) this.show();
  }

  show() {
    const names = [...this.people.values()].slice(0, MOST).map(({ name }) => name);
    const more = this.people.size > MOST ? " …" : "";
    this.textContent = names.length > 0 ? this.dataset.says.replace("%", names.join(", ") + more) : "";
  }
}

customElements.define("maru-typing", Typing);

StreamActions.messenger_typing = function typing() {
  for (const log of document.querySelectorAll(`maru-log[data-room="${CSS.escape(this.getAttribute("room"))}"]`)) {
    if (log.dataset.thread === this.getAttribute("thread")) log.querySelector("maru-typing")?.hear(this.getAttribute("person"), this.getAttribute("name"));
  }
};
