// <maru-rooms data-from="/messenger/list?…" data-latest="…">: the rooms beside a talk. What is said is told over the socket and put into its row;
// what cannot be told that way is asked for; and keys go from room to room.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { askByItself } from "../behaviors/by-itself.js";
import { words } from "../behaviors/waiting.js";

/** Mends what nobody told. */
const EVERY = 300_000;
const AGAIN = 5_000;
const SOON = 400;
/** More unread messages than these are shown as "more than that". */
const MOST = 100;

const make = (name, properties) => Object.assign(document.createElement(name), properties);

class Rooms extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(this.renew, EVERY);
    this.at = Date.now();
    this.heard = { "maru:said": this.said, "maru:seen": this.seen, "maru:line": this.line, "maru:counted": this.counted, "maru:moved": this.soon, visibilitychange: this.renew, "maru:live": this.renew };
    for (const [name, hear] of Object.entries(this.heard)) document.addEventListener(name, hear);
    document.addEventListener("keydown", this.keyed);
    this.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    clearTimeout(this.later);
    for (const [name, hear] of Object.entries(this.heard)) document.removeEventListener(name, hear);
    document.removeEventListener("keydown", this.keyed);
  }

  /** Whether the list shows some of the rooms alone. */
  get isNarrow() {
    const asked = new URL(this.dataset.from, location.href).searchParams;
    return Boolean(asked.get("only") || asked.get("q"));
  }

  renew = () => {
    if (document.visibilityState !== "visible" || Date.now() - this.at < AGAIN) return;
    this.ask();
  };

  soon = () => {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.ask(), SOON);
  };

  async ask() {
    this.at = Date.now();
    const answer = await askByItself(this.dataset.from);
    if (!answer || !this.isConnected) return;
    // Not under the hands of whoever goes through the list.
    if (this.contains(document.activeElement) && document.activeElement !== this) {
      this.addEventListener("focusout", this.soon, { once: true });
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { scrollTop } = this;
    this.replaceChildren(...page.body.childNodes);
    if (this.latest) this.dataset.latest = this.latest;
    this.scrollTop = scrollTop;
    this.showFace();
  }

  /** What stands for the open room stands above the talk as well. */
  showFace() {
    const face = this.querySelector("[aria-current] .av");
    if (face) document.querySelector(".talk > header > .av")?.replaceChildren(...face.cloneNode(true).childNodes);
  }

  said = ({ detail }) => {
    const li = this.querySelector(`#room-${CSS.escape(detail.room)}`);
    if (!li || this.isNarrow) {
      this.soon();
      return;
    }
    this.write(li, detail);
    if (detail.at) li.querySelector(".rt > span").textContent = detail.at;
    this.mark(li, detail);
    if (!this.contains(document.activeElement) || document.activeElement === this) li.parentElement.prepend(li);
  };

  seen = ({ detail }) => {
    const li = this.querySelector(`#room-${CSS.escape(detail.room)}`);
    if (li) this.mark(li, { unread: 0, calls: detail.calls });
  };

  /** What was said last says something else, or nothing any more. */
  line = ({ detail }) => {
    const li = this.querySelector(`#room-${CSS.escape(detail.room)}`);
    if (li) this.write(li, detail);
  };

  /** Shows what was said last, unless the viewer's own draft stands there. */
  write(li, { words: text, who, isMine, isTwo }) {
    if (text === null || li.querySelector(".pv em")) return;
    li.querySelector(".pv").textContent = isTwo ? text : `${isMine ? words().me : who}: ${text}`;
  }

  /** What was asked for may know of more than this list, which was made before. */
  counted = ({ detail: { rooms, latest } }) => {
    const shown = [...this.querySelectorAll("li[id^=room-]")];
    const differs = (li) => {
      const one = rooms.get(li.id.slice("room-".length)) ?? { unread: 0, calls: 0 };
      return (li.querySelector(".ub")?.lastChild.textContent.trim() ?? "") !== this.number(one);
    };
    this.latest = latest;
    if (shown.some(differs) || (latest && latest !== this.dataset.latest)) this.soon();
  };

  /** How many wait in a room, as its mark says it. */
  number({ unread, calls }) {
    if (calls > 0) return `@${calls}`;
    return unread === 0 ? "" : unread >= MOST ? `${MOST - 1}+` : String(unread);
  }

  /** Shows how many wait in a room. */
  mark(li, { unread, calls, muted }) {
    const link = li.querySelector(".rm");
    const isUnread = unread > 0 || calls > 0;
    link.classList.toggle("un", isUnread);
    link.classList.toggle("quiet", isUnread && Boolean(muted));
    link.querySelector(".ub")?.remove();
    if (!isUnread) return;
    const mark = make("span", { className: calls > 0 ? "ub at" : "ub" });
    mark.append(make("span", { className: "sr", textContent: `${words().unread} ` }), this.number({ unread, calls }));
    link.querySelector(".rt").append(mark);
    link.hash = "new";
  }

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
