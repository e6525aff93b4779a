// <maru-pdf data-src="/files/1" data-failed data-at> around <details>: once that is open and in sight, the file's pages are
// drawn in it, one at a time. The library is fetched only then; without it the link in the details stays.
const LIBRARY = new URL("../../../vendor/pdfjs-6.5.438/", import.meta.url).href;
/** Times the width there is for it. */
const ZOOMS = [1, 1.5, 2, 3];
/** No canvas gets more points, so that a poster does not take all memory. */
const MOST_POINTS = 16_000_000;
const PAUSE = 200;

class MaruPdf extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details");
    // A page from a cache comes with what was drawn, without its ink.
    this.querySelector(".pdf")?.remove();
    this.sight = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting && this.details.open && !this.task) this.open();
    }, { rootMargin: "200px" });
    this.sight.observe(this.details);
    this.details.addEventListener("toggle", this.again);
    document.addEventListener("turbo:render", this.stay);
  }

  /** A page that is drawn anew around what stays knows nothing of the frame. */
  stay = () => {
    if (this.frame && !this.frame.isConnected) this.details.append(this.frame);
  };

  disconnectedCallback() {
    document.removeEventListener("turbo:render", this.stay);
    this.sight.disconnect();
    this.widths?.disconnect();
    this.task?.destroy();
    this.task = null;
    this.frame?.remove();
  }

  /** An observer tells of what it is given anew where it stands. */
  again = () => {
    this.sight.unobserve(this.details);
    this.sight.observe(this.details);
  };

  async open() {
    this.task = { destroy() {} };
    try {
      this.library = await import("../../../vendor/pdfjs-6.5.438/pdf.js");
      this.library.GlobalWorkerOptions.workerSrc = `${LIBRARY}pdf.worker.js`;
      this.task = this.library.getDocument({
        url: this.dataset.src, cMapUrl: LIBRARY, cMapPacked: true, standardFontDataUrl: LIBRARY, wasmUrl: LIBRARY,
        useWasm: false, enableXfa: false, disableAutoFetch: true,
      });
      this.pdf = await this.task.promise;
      this.show();
      await this.draw();
    } catch (error) {
      console.warn("the file is not shown:", error);
      this.frame?.remove();
      this.details.append(Object.assign(document.createElement("p"), { className: "sub muted", textContent: this.dataset.failed }));
    }
  }

  show() {
    this.frame = document.getElementById("pdf-viewer").content.firstElementChild.cloneNode(true);
    [this.number, this.zoom] = [1, 0];
    this.page = this.frame.querySelector(".pdf-page");
    this.frame.addEventListener("click", this.pressed);
    this.details.append(this.frame);
    this.widths = new ResizeObserver(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.width !== this.page.clientWidth && this.draw(), PAUSE);
    });
    this.widths.observe(this.page);
  }

  pressed = ({ target }) => {
    const { step, zoom } = target.closest("button")?.dataset ?? {};
    const within = (value, most) => Math.max(0, Math.min(value, most));
    if (step) this.number = 1 + within(this.number - 1 + Number(step), this.pdf.numPages - 1);
    else if (zoom) this.zoom = within(this.zoom + Number(zoom), ZOOMS.length - 1);
    else return;
    if (step) this.page.scrollTo(0, 0);
    this.draw();
  };

  tell() {
    const at = this.dataset.at.replace("{page}", this.number).replace("{pages}", this.pdf.numPages);
    this.frame.querySelector("[data-at]").textContent = at;
    this.frame.querySelector("[data-zoomed]").textContent = `${ZOOMS[this.zoom] * 100}%`;
    const ends = { "[data-step='-1']": this.number === 1, "[data-step='1']": this.number === this.pdf.numPages,
      "[data-zoom='-1']": this.zoom === 0, "[data-zoom='1']": this.zoom === ZOOMS.length - 1 };
    for (const [button, isEnd] of Object.entries(ends)) this.frame.querySelector(button).setAttribute("aria-disabled", String(isEnd));
  }

  /** Draws the page in a sheet of its own and puts it in the place of the one before. */
  async draw() {
    const { library, number } = this;
    this.tell();
    this.width = this.page.clientWidth;
    const page = await this.pdf.getPage(number);
    const scale = (this.width * ZOOMS[this.zoom]) / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const points = viewport.width * viewport.height;
    const density = Math.min(devicePixelRatio || 1, 2, Math.sqrt(MOST_POINTS / points));
    const canvas = Object.assign(document.createElement("canvas"), {
      width: Math.floor(viewport.width * density), height: Math.floor(viewport.height * density),
    });
    const words = Object.assign(document.createElement("div"), { className: "pdf-words" });
    const sheet = Object.assign(document.createElement("div"), { className: "pdf-sheet" });
    sheet.style.width = `${viewport.width}px`;
    sheet.style.height = `${viewport.height}px`;
    sheet.style.setProperty("--total-scale-factor", scale);
    sheet.append(canvas, words);
    this.drawing?.cancel();
    const drawing = page.render({ canvas, viewport, transform: density === 1 ? null : [density, 0, 0, density, 0, 0] });
    this.drawing = drawing;
    try {
      await drawing.promise;
    } catch (error) {
      if (this.drawing !== drawing || !this.isConnected) return;
      throw error;
    }
    if (this.drawing !== drawing) return;
    this.page.replaceChildren(sheet);
    await new library.TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render();
    sheet.dataset.drawn = number;
  }
}

customElements.define("maru-pdf", MaruPdf);
