// <maru-rooms data-from="/messenger/list?…">: the rooms beside a talk, told anew when somebody comes back to the page and
// once a minute while they look at it; and keys to go from room to room.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";

const EVERY = 60_000;
const AGAIN = 5_000;

class Rooms extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(this.renew, EVERY);
    this.at = Date.now();
    for (const name of ["visibilitychange", "maru:live"]) document.addEventListener(name, this.renew);
    document.addEventListener("keydown", this.keyed);
    document.addEventListener("maru:read", this.allRead);
    this.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    for (const name of ["visibilitychange", "maru:live"]) document.removeEventListener(name, this.renew);
    document.removeEventListener("keydown", this.keyed);
    document.removeEventListener("maru:read", this.allRead);
  }

  renew = async () => {
    if (document.visibilityState !== "visible" || Date.now() - this.at < AGAIN) return;
    this.at = Date.now();
    const answer = await fetch(this.dataset.from).catch(() => null);
    if (!answer?.ok || !this.isConnected || this.contains(document.activeElement)) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { scrollTop } = this;
    this.replaceChildren(...page.body.childNodes);
    this.scrollTop = scrollTop;
  };

  /** Nothing is unread in the room that is open. */
  allRead = () => {
    const open = this.querySelector(".rm[aria-current]");
    open?.classList.remove("un", "quiet");
    open?.querySelector(".ub")?.remove();
  };

  keyed = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.altKey || event.ctrlKey || event.metaKey) return;
    const rooms = [...this.querySelectorAll(event.shiftKey ? ".rm.un, .rm[aria-current]" : ".rm")];
    const next = rooms[rooms.findIndex((room) => room.ariaCurrent) + step];
    if (!next) return;
    event.preventDefault();
    Turbo.visit(next.href);
  };
}

customElements.define("maru-rooms", Rooms);
