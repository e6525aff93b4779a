// <maru-live>: one socket for as long as pages carry this element; the Turbo streams it brings are put
// into the page. It outlives a change of page, so that moving about does not knock at the server.
import { connectStreamSource } from "../../../vendor/turbo-8.0.23/turbo.js";
import { whenNotComposing } from "../behaviors/typing.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

const source = new EventTarget();
let socket = null;
let timer = 0;
let wait = FIRST_WAIT;
let hasOpened = false;

const wanted = () => document.querySelector("maru-live") !== null;

function open() {
  clearTimeout(timer);
  if (!wanted()) return;
  const address = new URL("/live", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  socket = new WebSocket(address);
  socket.addEventListener("open", opened);
  socket.addEventListener("close", closed);
  socket.addEventListener("message", arrived);
}

function opened() {
  wait = FIRST_WAIT;
  hasOpened = true;
  document.documentElement.classList.remove("disconnected");
}

// Waits grow to a minute and are spread by chance, so that a restarted server is not stormed.
function closed() {
  socket = null;
  document.documentElement.classList.toggle("disconnected", hasOpened && wanted());
  timer = setTimeout(open, wait * (0.5 + Math.random()));
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

function arrived({ data }) {
  whenNotComposing(() => source.dispatchEvent(new MessageEvent("message", { data })));
}

connectStreamSource(source);

class Live extends HTMLElement {
  connectedCallback() {
    if (!socket) open();
  }

  // The next page brings its own element at once; only a page without one ends the socket.
  disconnectedCallback() {
    setTimeout(() => { if (!wanted()) socket?.close(); });
  }
}

customElements.define("maru-live", Live);
