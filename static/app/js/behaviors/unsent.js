// Messages that the server has not taken yet. They outlive the page, a reload and a sleeping machine, for their writer alone; they
// go once the server has them, when their writer signs out, and when somebody else signs in. Sent again, the same message is the
// same message. By themselves they are tried for an hour: what is older waits for its writer to say so.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { ask } from "./post.js";

const PLACE = "maru-unsent";
const FRESH = 60 * 60 * 1000;
const LONGEST = 7 * 24 * FRESH;
/** What broke off is sent once more after so long. */
const AGAIN = 1_500;

const busy = new Map();
const placeOf = ({ person, sending }) => `${PLACE} ${person} ${sending}`;
const me = () => document.querySelector("maru-session")?.dataset.person ?? "";

/** Keeps `{ sending, action, thread, fields, words, names }`; a browser that is full or forbids it keeps nothing. */
export function keep(one) {
  const kept = { at: Date.now(), person: me(), ...one };
  try {
    localStorage.setItem(placeOf(kept), JSON.stringify(kept));
  } catch {
    // It is sent all the same.
  }
  return kept;
}

export function forget(one) {
  localStorage.removeItem(placeOf(one));
}

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

/** What its writer has left, the oldest first. */
export function left() {
  const places = Object.keys(localStorage).filter((place) => place.startsWith(`${PLACE} ${me()} `));
  const kept = [];
  for (const place of places) {
    const one = read(place);
    if (one && Date.now() - one.at <= LONGEST) kept.push(one);
    else localStorage.removeItem(place);
  }
  return kept.sort((a, b) => a.at - b.at);
}

/** Whether it is being sent right now. */
export const isBusy = ({ sending }) => busy.has(sending);

/** Sends it and gives what the server answers; fails as `ask` does. */
export function deliver(one, options) {
  if (!busy.has(one.sending)) busy.set(one.sending, attempt(one, options).finally(() => busy.delete(one.sending)));
  return busy.get(one.sending);
}

async function attempt(one, options) {
  try {
    const told = await twice(() => ask(one.action, new URLSearchParams(one.fields), options));
    forget(one);
    return told;
  } catch (error) {
    const place = placeOf(one);
    if (localStorage.getItem(place)) keep({ ...one, refused: error.refused ? error.message : "", code: error.code });
    throw error;
  }
}

/** Once more by itself, where the line broke: mostly the answer was lost on the way, and the server has the message. */
async function twice(work) {
  try {
    return await work();
  } catch (error) {
    if (error.refused || !navigator.onLine) throw error;
    await new Promise((done) => { setTimeout(done, AGAIN); });
    return work();
  }
}

/** Tries what is young enough, one after the other; a page that shows its room does it there. */
async function retry() {
  if (!me()) return;
  for (const one of left()) {
    if (one.refused || busy.has(one.sending) || Date.now() - one.at > FRESH) continue;
    const isShown = !document.dispatchEvent(new CustomEvent("maru:resend", { detail: one, cancelable: true }));
    try {
      const told = await deliver(one, { isByItself: true });
      if (!isShown) Turbo.renderStreamMessage(told);
    } catch {
      return;
    }
  }
}

for (const name of ["maru:live", "maru:poll"]) document.addEventListener(name, retry);
addEventListener("online", retry);
// Something of one's own arrived that no window waited for: it may be one of these.
document.addEventListener("maru:own-said", retry);
// Another window has sent it, or let go of it.
addEventListener("storage", ({ key, newValue }) => {
  if (key?.startsWith(`${PLACE} `) && newValue === null) document.dispatchEvent(new CustomEvent("maru:sent", { detail: key.split(" ").at(-1) }));
});
