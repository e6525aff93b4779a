// <maru-viewer> around a dialog: pictures of a talk as large as the window, from one to the next by keys or buttons.

const LARGE = 1280;

class Viewer extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.image = this.querySelector("img");
    this.caption = this.querySelector("[data-caption]");
    this.original = this.querySelector("[data-original]");
    this.closest("maru-log").addEventListener("click", this.opened);
    this.addEventListener("click", this.pressed);
    document.addEventListener("keydown", this.keyed);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.keyed);
  }

  get pictures() {
    return [...this.closest("maru-log").querySelectorAll("a.pic")];
  }

  opened = (event) => {
    const picture = event.target.closest("a.pic");
    if (!picture || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.show(picture);
    this.dialog.showModal();
  };

  show(picture) {
    if (!picture) return;
    this.shown = picture;
    const { pictures } = this;
    const at = pictures.indexOf(picture);
    const small = picture.querySelector("img");
    this.image.src = `${picture.getAttribute("href")}/thumb/${LARGE}`;
    this.image.alt = small.alt;
    this.caption.textContent = pictures.length > 1 ? `${small.alt} (${at + 1}/${pictures.length})` : small.alt;
    this.original.href = picture.getAttribute("href");
    for (const [name, step] of [["before", -1], ["after", 1]]) this.querySelector(`[data-does="${name}"]`).disabled = !pictures[at + step];
    // A button that had the focus may be of no use now.
    if (this.dialog.open && !this.dialog.contains(document.activeElement)) this.querySelector("button:enabled").focus();
  }

  step(by) {
    const { pictures } = this;
    this.show(pictures[pictures.indexOf(this.shown) + by]);
  }

  pressed = ({ target }) => {
    const does = target.closest("[data-does]")?.dataset.does;
    if (does === "before") this.step(-1);
    else if (does === "after") this.step(1);
    else if (does === "close" || target === this.dialog) this.dialog.close();
  };

  keyed = (event) => {
    if (!this.dialog.open) return;
    const { pictures } = this;
    const to = { ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1), Home: () => this.show(pictures[0]), End: () => this.show(pictures.at(-1)) }[event.key];
    if (!to) return;
    event.preventDefault();
    to();
  };
}

customElements.define("maru-viewer", Viewer);
