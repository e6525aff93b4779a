// <maru-session data-left="IDLE LONGEST">: warns two minutes before the session ends (WCAG 2.2.1). The numbers
// are seconds from the moment the page was made: without further use, and in any case.
import { keepDraft, restoreDraft } from "../behaviors/draft.js";
import { keepOnly } from "../behaviors/left-text.js";

const WARNING = 120_000;
const LONGEST_TIMER = 2 ** 31 - 1;
/** A second too late on purpose: by then the server leads to the sign-in page and back here. */
const LATE = 1_000;
/** When nobody answers, the question comes back. */
const RETRY = 5_000;
/** A session that outlives what this page knows of is asked about so often. */
const AGAIN = 30_000;

// All tabs share one session, and a page brought back from a cache must not know less than the others.
const tabs = new BroadcastChannel("maru-session");
let idle = 0;
let last = 0;
let ends = 0;
let timer = 0;
let isAsking = false;

const element = () => document.querySelector("maru-session");
const dialog = () => element()?.querySelector("dialog");

function aim(at) {
  clearTimeout(timer);
  timer = setTimeout(look, Math.min(Math.max(at - Date.now(), 0), LONGEST_TIMER));
}

function look() {
  const now = Date.now();
  if (now < ends - WARNING) return aim(ends - WARNING);
  if (now >= ends + LATE) {
    check();
    return aim(now + AGAIN);
  }
  warn();
  aim(ends + LATE);
}

function warn() {
  const asking = dialog();
  if (!asking || asking.open) return;
  for (const words of asking.querySelectorAll("[data-idle]")) words.hidden = ends >= last;
  for (const words of asking.querySelectorAll("[data-last]")) words.hidden = ends < last;
  asking.showModal();
}

// Any answered request makes the session as long again, but never longer than it may last at all.
function renew() {
  ends = Math.min(Date.now() + idle, last);
  tabs.postMessage(ends);
  aim(ends - WARNING);
}

// Somebody has used it here without a new page.
function used() {
  if (!element()) return;
  renew();
  dialog()?.close("elsewhere");
}

// Whether the session still lives; asking is no use of it. A page never goes anew to find out: that would be one.
async function check() {
  if (isAsking || !element()) return;
  isAsking = true;
  const answer = await fetch("/live/session").catch(() => null);
  isAsking = false;
  if (answer?.status === 401) over();
}

async function extend() {
  if (ends >= last) return;
  const answer = await fetch("/me/sessions", { method: "HEAD", redirect: "manual" }).catch(() => null);
  if (answer?.ok) renew();
  else if (answer) over();
  else aim(Date.now() + RETRY);
}

function over() {
  const here = element();
  if (!here) return;
  keepDraft(here.dataset.person);
  location.replace(location.pathname + location.search);
}

tabs.addEventListener("message", ({ data }) => {
  ends = Math.max(ends, data);
  dialog()?.close("elsewhere");
});

document.addEventListener("maru:used", used);
document.addEventListener("maru:doubt", check);

// A form sent after the end is not lost, either: it waits until its writer is back.
document.addEventListener("turbo:before-fetch-response", (event) => {
  if (event.detail.fetchResponse.statusCode !== 401 || !element()) return;
  event.preventDefault();
  over();
});

class Session extends HTMLElement {
  static observedAttributes = ["data-left"];

  // Read once and taken away, so that a copy of this page in a cache does not tell it again.
  attributeChangedCallback(_name, _before, left) {
    if (left === null) return;
    this.removeAttribute("data-left");
    const [unused, longest] = left.split(" ").map((seconds) => Number(seconds) * 1000);
    idle = unused;
    last = Date.now() + longest;
    renew();
  }

  // However the question is closed, by its button or by Escape, somebody is there.
  connectedCallback() {
    const asking = this.querySelector("dialog");
    asking.addEventListener("close", () => {
      if (asking.returnValue !== "elsewhere") extend();
      asking.returnValue = "";
    });
    keepOnly(this.dataset.person);
    // After all scripts have begun to listen: what is put back counts as typed.
    setTimeout(() => restoreDraft(this.dataset.person, this.dataset.restored));
  }
}

customElements.define("maru-session", Session);
