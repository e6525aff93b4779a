// <maru-live>: one socket for as long as pages carry this element; the Turbo streams it brings are put
// into the page. It outlives a change of page, so that moving about does not knock at the server. Where no socket gets
// through, as behind old proxies, it says maru:poll every few seconds, and whoever shows what changes asks for it.
import { connectStreamSource } from "../../../vendor/turbo-8.0.23/turbo.js";
import { doubt } from "../behaviors/by-itself.js";
import { whenNotComposing } from "../behaviors/typing.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
// The server says that it is about to be started again (RFC 6455 section 7.4, code 1012).
const RESTART = 1012;
/** Whoever listened may not any more: mostly their session has ended. */
const REFUSED = 1008;
const RESTART_SPREAD = 10_000;
/** So many tries in a row without a socket, and pages ask; more where there was one, as the server may just be away. */
const TRIES = 2;
const TRIES_AFTER_ONE = 6;
const POLL = 4_000;
/** A page nobody sees asks every so many times only. */
const SELDOM = 5;

/** What the pages in sight want to hear of, by how many elements ask for it. */
const topics = new Map();
const source = new EventTarget();
let socket = null;
let timer = 0;
let wait = FIRST_WAIT;
let hasOpened = false;
let everOpened = false;
let failures = 0;
let polls = 0;
let polling = 0;

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
  hasOpened = everOpened = true;
  failures = 0;
  clearTimeout(polling);
  polling = 0;
  document.documentElement.classList.remove("disconnected");
  for (const topic of topics.keys()) socket.send(topic);
  // Whoever shows what changes asks for what it missed meanwhile.
  document.dispatchEvent(new CustomEvent("maru:live"));
}

// Waits grow to a minute and are spread by chance, so that a restarted server is not stormed: all its pages come
// back within ten seconds, and not in the same one.
function closed({ code }) {
  socket = null;
  if (code === REFUSED || failures > 0) doubt();
  document.documentElement.classList.toggle("disconnected", hasOpened && wanted());
  const pause = code === RESTART ? FIRST_WAIT + RESTART_SPREAD * Math.random() : wait * (0.5 + Math.random());
  timer = setTimeout(open, pause);
  wait = Math.min(wait * 2, LONGEST_WAIT);
  failures += 1;
  if (failures >= (everOpened ? TRIES_AFTER_ONE : TRIES) && !polling) poll();
}

function poll() {
  polling = setTimeout(poll, POLL * (0.75 + 0.5 * Math.random()));
  polls += 1;
  if (!wanted() || !navigator.onLine) return;
  if (document.visibilityState === "visible" || polls % SELDOM === 0) document.dispatchEvent(new CustomEvent("maru:poll"));
}

function arrived({ data }) {
  whenNotComposing(() => source.dispatchEvent(new MessageEvent("message", { data })));
}

connectStreamSource(source);

class Live extends HTMLElement {
  connectedCallback() {
    if (!socket) open();
  }

  // The next page brings its own element at once; only a page without one ends the socket. One that comes after all opens
  // another, without a word about a break.
  disconnectedCallback() {
    setTimeout(() => {
      if (wanted() || !socket) return;
      socket.removeEventListener("close", closed);
      socket.close();
      socket = null;
      hasOpened = false;
    });
  }
}

customElements.define("maru-live", Live);

const tell = (text) => socket?.readyState === WebSocket.OPEN && socket.send(text);

/** Hears of that thing from now on. */
export function hear(topic) {
  const asked = topics.get(topic) ?? 0;
  topics.set(topic, asked + 1);
  if (asked === 0) tell(topic);
}

/** Hears of it no more, once nobody does. */
export function forget(topic) {
  const left = topics.get(topic) - 1;
  if (left > 0) topics.set(topic, left);
  else if (topics.delete(topic)) tell(`-${topic}`);
}

// <maru-topic data-topic="wiki/page/…">: hears of that thing for as long as it stands in the page.
class Topic extends HTMLElement {
  connectedCallback() {
    this.topic = this.dataset.topic;
    hear(this.topic);
  }

  disconnectedCallback() {
    forget(this.topic);
  }
}

customElements.define("maru-topic", Topic);
