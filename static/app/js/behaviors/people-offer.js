// Offers people, units and posts while somebody types after an @; what is chosen becomes a link that calls them.

const PAUSE = 150;
/** An @ at the beginning of a word, and what was typed after it. */
const CALL = /(^|[\s(])@([^\s@[\]()]{0,20})$/;

export class PeopleOffer {
  constructor(body, list, from) {
    Object.assign(this, { body, list, from });
    body.setAttribute("aria-controls", list.id);
    body.setAttribute("aria-autocomplete", "list");
    list.addEventListener("pointerdown", (event) => {
      const row = event.target.closest("[role=option]");
      if (!row) return;
      event.preventDefault();
      this.choose(row);
    });
    body.addEventListener("blur", () => this.close());
  }

  look() {
    clearTimeout(this.timer);
    const typed = this.body.value.slice(0, this.body.selectionStart).match(CALL);
    if (!typed) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.show(typed[2]), PAUSE);
  }

  async show(query) {
    const answer = await fetch(`${this.from}?q=${encodeURIComponent(query)}`).catch(() => null);
    if (!answer?.ok || document.activeElement !== this.body) return;
    const found = new DOMParser().parseFromString(`<ul>${await answer.text()}</ul>`, "text/html");
    this.list.replaceChildren(...found.querySelectorAll("li"));
    [...this.list.children].forEach((row, at) => { row.id = `${this.list.id}-${at}`; });
    this.list.hidden = this.list.children.length === 0;
    this.point(0);
  }

  point(at) {
    [...this.list.children].forEach((row, place) => row.setAttribute("aria-selected", place === at));
    const row = this.list.children[at];
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.body.setAttribute("aria-activedescendant", row.id);
  }

  /** Whether a key was meant for the offer. */
  takes(event) {
    if (this.list.hidden) return false;
    const rows = [...this.list.children];
    const at = rows.findIndex((row) => row.ariaSelected === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.point((at + step + rows.length) % rows.length);
    else if (event.key === "Enter" || event.key === "Tab") this.choose(rows[at]);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  choose(row) {
    const end = this.body.selectionStart;
    const typed = this.body.value.slice(0, end).match(CALL);
    if (typed && row) {
      const name = row.dataset.name.replaceAll(/[[\]\\]/g, "");
      this.body.setRangeText(`[@${name}](${row.dataset.address}) `, end - typed[2].length - 1, end, "end");
      this.body.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.body.removeAttribute("aria-activedescendant");
  }
}
