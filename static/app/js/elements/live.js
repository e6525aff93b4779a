// <maru-live>: one socket a page; whatever Turbo streams arrive are put into the page.
import { connectStreamSource, disconnectStreamSource } from "../../../vendor/turbo-8.0.23/turbo.js";
import { whenNotComposing } from "../behaviors/typing.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

class Live extends HTMLElement {
  connectedCallback() {
    if (!document.querySelector(".rail")) return;
    this.source = new EventTarget();
    this.wait = FIRST_WAIT;
    connectStreamSource(this.source);
    this.open();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    if (this.source) disconnectStreamSource(this.source);
    this.socket?.removeEventListener("close", this);
    this.socket?.close();
    document.documentElement.classList.remove("disconnected");
  }

  open() {
    const address = new URL("/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    this.socket = new WebSocket(address);
    for (const kind of ["open", "message", "close"]) this.socket.addEventListener(kind, this);
  }

  handleEvent(event) {
    if (event.type === "open") this.opened();
    if (event.type === "close") this.closed();
    if (event.type === "message") this.arrived(event.data);
  }

  opened() {
    this.wait = FIRST_WAIT;
    this.hasOpened = true;
    document.documentElement.classList.remove("disconnected");
  }

  // Waits grow to a minute and are spread by chance, so that a restarted server is not stormed.
  closed() {
    document.documentElement.classList.toggle("disconnected", Boolean(this.hasOpened));
    this.timer = setTimeout(() => this.open(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  arrived(data) {
    whenNotComposing(() => this.source.dispatchEvent(new MessageEvent("message", { data })));
  }
}

customElements.define("maru-live", Live);
