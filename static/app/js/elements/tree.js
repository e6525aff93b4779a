// <maru-tree data-again data-undo> around lists of links within one another: marks to fold unfold in place, and where a form
// stands in it, pages are moved by dragging, or by Ctrl+Shift and the arrows. The server decides; what it refuses is said
// and stays where it was, what was moved can be taken back from the message.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { tell } from "../behaviors/toast.js";

/** A branch held over for so long unfolds. */
const HOVER = 600;
/** Above and below this part of a row is beside the page, the rest is within it. */
const EDGE = 0.3;
/** Where the way back stands until the next page shows it. */
const UNDO = "maru-moved";

const itemOf = (element) => element.closest("li[data-page]");
const above = (item) => item.parentElement.closest("li[data-page]");
const beside = (item, way) => {
  let other = item[way];
  while (other && !other.dataset.page) other = other[way];
  return other;
};

class MaruTree extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.pressed);
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.addEventListener("dragstart", this.began);
    this.addEventListener("dragover", this.over);
    this.addEventListener("dragleave", this.left);
    this.addEventListener("drop", this.dropped);
    this.addEventListener("dragend", this.ended);
    this.addEventListener("keydown", this.key);
    document.addEventListener("turbo:render", this.ready);
    this.ready();
  }

  disconnectedCallback() {
    document.removeEventListener("turbo:render", this.ready);
  }

  /** Now, and whenever the page was drawn anew around what stays. */
  ready = () => {
    for (const link of this.querySelectorAll("li[data-page] > a:not(.fold)")) link.setAttribute("aria-describedby", "tree-hint");
    this.offerUndo();
  };

  // Unfolding ------------------------------------------------------------------------------------------------

  pressed = (event) => {
    const fold = event.target.closest("a.fold");
    if (!fold || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const list = fold.parentElement.querySelector(":scope > ul");
    if (!list) this.unfold(fold.parentElement).catch(() => Turbo.visit(fold.href));
    else {
      list.hidden = !list.hidden;
      fold.setAttribute("aria-expanded", String(!list.hidden));
    }
  };

  /** Brings in the pages below one, as the server lists them. */
  async unfold(item) {
    const fold = item.querySelector(":scope > a.fold");
    const here = item.querySelector(":scope > ul");
    if (!fold || (here && !here.hidden)) return;
    if (here) here.hidden = false;
    else {
      const answer = await fetch(`/wiki/pages/${item.dataset.page}/below`);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = document.createElement("ul");
      list.append(...[...page.querySelectorAll("[data-branch] > li")].map((row) => document.importNode(row, true)));
      const rest = page.querySelector("a[data-next]");
      if (rest) list.appendChild(document.createElement("li")).append(document.importNode(rest, true));
      if (item.querySelector(":scope > ul")) return;
      item.append(list);
    }
    fold.setAttribute("aria-expanded", "true");
  }

  // Dragging -------------------------------------------------------------------------------------------------

  began = (event) => {
    const item = itemOf(event.target);
    if (!item || !above(item)) return;
    this.moved = item;
    event.dataTransfer.effectAllowed = "copyMove";
    item.classList.add("is-dragged");
  };

  over = (event) => {
    const item = this.moved && itemOf(event.target);
    if (!item) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    const row = item.querySelector(":scope > a:not(.fold)").getBoundingClientRect();
    const part = (event.clientY - row.top) / row.height;
    const beside = above(item) && (part < EDGE ? "before" : part > 1 - EDGE ? "after" : "");
    this.mark(item, beside || "into");
  };

  left = (event) => {
    if (!this.contains(event.relatedTarget)) this.mark(null);
  };

  dropped = (event) => {
    const { moved, target, where } = this;
    if (!moved || !target) return;
    event.preventDefault();
    this.ended();
    if (target !== moved) this.move(moved, this.placeAt(moved, target, where));
  };

  ended = () => {
    this.moved?.classList.remove("is-dragged");
    this.moved = null;
    this.mark(null);
  };

  /** Shows where the page would come to stand; a branch held over unfolds. */
  mark(target, where = "") {
    if (this.target === target && this.where === where) return;
    this.target?.classList.remove("drop-before", "drop-after", "drop-into");
    clearTimeout(this.timer);
    [this.target, this.where] = [target, where];
    if (!target) return;
    target.classList.add(`drop-${where}`);
    if (where === "into") this.timer = setTimeout(() => this.unfold(target).catch(() => {}), HOVER);
  }

  /** The form's fields for a place beside or within another page. */
  placeAt(moved, target, where) {
    if (where === "into") return { below: target.dataset.page, after: "last" };
    let after = where === "after" ? target : beside(target, "previousElementSibling");
    if (after === moved) after = beside(moved, "previousElementSibling");
    return { below: above(target).dataset.page, after: after?.dataset.page ?? "" };
  }

  // Keys -----------------------------------------------------------------------------------------------------

  key = (event) => {
    const item = event.target.matches("a:not(.fold)") && itemOf(event.target);
    if (!item || !event.ctrlKey || !event.shiftKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const [before, next] = [beside(item, "previousElementSibling"), beside(item, "nextElementSibling")];
    const outer = above(item);
    if (!outer) return;
    const place = {
      ArrowUp: before && this.placeAt(item, before, "before"),
      ArrowDown: next && this.placeAt(item, next, "after"),
      ArrowRight: before && this.placeAt(item, before, "into"),
      ArrowLeft: above(outer) && this.placeAt(item, outer, "after"),
    }[event.key];
    if (place) this.move(item, place, true);
  };

  // Moving ---------------------------------------------------------------------------------------------------

  async move(item, place, byKeys = false) {
    const { page } = item.dataset;
    const before = { below: above(item).dataset.page, after: beside(item, "previousElementSibling")?.dataset.page ?? "" };
    if (before.below === place.below && before.after === place.after) return;
    const failure = await this.send(page, place);
    if (failure !== null) {
      tell(failure, "error");
      return;
    }
    sessionStorage.setItem(UNDO, JSON.stringify({ page, before, byKeys }));
    Turbo.visit(location.href, { action: "replace" });
  }

  /** Nothing when the server moved it, or what it says. */
  async send(page, place) {
    const body = new URLSearchParams({ csrf: this.form.elements.csrf.value, ...place });
    try {
      const answer = await fetch(`/wiki/pages/${page}/place`, {
        method: "POST", body, redirect: "manual", headers: { accept: "application/json" },
      });
      if (answer.type === "opaqueredirect") return null;
      return (await answer.json()).message ?? this.dataset.again;
    } catch {
      return this.dataset.again;
    }
  }

  /** After a move: the way back in the message, and the focus where it was. */
  offerUndo() {
    const moved = JSON.parse(sessionStorage.getItem(UNDO));
    const message = document.querySelector("maru-flash");
    if (!moved || !message) return;
    sessionStorage.removeItem(UNDO);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn small", textContent: this.dataset.undo });
    button.addEventListener("click", async () => {
      const failure = await this.send(moved.page, moved.before);
      if (failure === null) Turbo.visit(location.href, { action: "replace" });
      else tell(failure, "error");
    });
    message.querySelector("button").before(button);
    if (moved.byKeys) setTimeout(() => this.querySelector(`li[data-page="${moved.page}"] > a:not(.fold)`)?.focus());
  }
}

customElements.define("maru-tree", MaruTree);
