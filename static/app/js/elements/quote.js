// <maru-quote data-at="/wiki/pages/1/comments" data-quotes="[[thread, words]]" data-see data-say> around a text: passages
// that are remarked on are marked and lead to the remark; whoever marks some words is offered to remark on them.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { markPassages } from "../behaviors/passages.js";

const LONGEST = 400;

class MaruQuote extends HTMLElement {
  connectedCallback() {
    if (this.dataset.say) document.addEventListener("selectionchange", this.look);
    document.addEventListener("turbo:render", this.again);
    this.again();
    this.addEventListener("click", this.pressed);
    addEventListener("hashchange", this.arrive);
    this.arrive();
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.look);
    document.removeEventListener("turbo:render", this.again);
    removeEventListener("hashchange", this.arrive);
    this.link?.remove();
    this.link = null;
  }

  // Passages that are remarked on -----------------------------------------------------------------------------

  /** A page that is drawn anew around what stays has lost its marks; one from a cache has kept them. */
  again = () => {
    if (!this.querySelector("mark.remarked")) this.markRemarks();
  };

  markRemarks() {
    const quotes = JSON.parse(this.dataset.quotes);
    if (quotes.length === 0) return;
    const marks = markPassages(this.querySelector(".prose"), quotes);
    const words = new Map(quotes);
    for (const [thread, pieces] of marks) {
      const inOrder = pieces.toSorted(byPlace);
      inOrder[0].id = `r-${thread}`;
      const link = this.querySelector("template").content.firstElementChild.cloneNode(true);
      link.href = this.remark(thread);
      link.setAttribute("aria-label", `${this.dataset.see}: ${words.get(thread)}`);
      link.title = this.dataset.see;
      inOrder.at(-1).after(link);
    }
  }

  remark(thread) {
    return `${this.dataset.at}?at=${thread}#c-${thread}`;
  }

  pressed = ({ target }) => {
    const mark = target.closest("mark.remarked");
    if (mark && !target.closest("a") && getSelection().isCollapsed) Turbo.visit(this.remark(mark.dataset.passage));
  };

  /** From a remark to its passage. */
  arrive = () => {
    const thread = location.hash.match(/^#r-([0-9a-z]+)/)?.[1];
    const marks = thread ? this.querySelectorAll(`mark[data-passage="${thread}"]`) : [];
    for (const mark of this.querySelectorAll("mark.is-meant")) mark.classList.remove("is-meant");
    for (const mark of marks) mark.classList.add("is-meant");
    marks[0]?.scrollIntoView({ block: "center" });
  };

  // Remarking -------------------------------------------------------------------------------------------------

  look = () => {
    const selection = getSelection();
    const words = selection.toString().replaceAll(/\s+/g, " ").trim();
    const inside = selection.rangeCount > 0 && this.contains(selection.getRangeAt(0).commonAncestorContainer);
    if (!inside || !words || [...words].length > LONGEST) {
      if (this.link) this.link.hidden = true;
      return;
    }
    this.link ??= this.offer();
    this.link.href = `${this.dataset.at}?quote=${encodeURIComponent(words)}#body`;
    this.link.hidden = false;
  };

  offer() {
    const link = document.createElement("a");
    link.className = "btn primary quote-offer";
    link.textContent = this.dataset.say;
    // A press would take the marks away, and with them this link before it is let go.
    link.addEventListener("mousedown", (event) => event.preventDefault());
    this.append(link);
    return link;
  }
}

const byPlace = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

customElements.define("maru-quote", MaruQuote);
