// <maru-quote data-to="/wiki/pages/1/comments" data-say="..."> around a text: who marks some words is offered to remark on them.
const LONGEST = 400;

class MaruQuote extends HTMLElement {
  connectedCallback() {
    document.addEventListener("selectionchange", this.look);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.look);
    this.link?.remove();
  }

  look = () => {
    const selection = getSelection();
    const words = selection.toString().replaceAll(/\s+/g, " ").trim();
    const inside = selection.rangeCount > 0 && this.contains(selection.getRangeAt(0).commonAncestorContainer);
    if (!inside || !words || [...words].length > LONGEST) {
      if (this.link) this.link.hidden = true;
      return;
    }
    this.link ??= this.offer();
    this.link.href = `${this.dataset.to}?quote=${encodeURIComponent(words)}#body`;
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

customElements.define("maru-quote", MaruQuote);
