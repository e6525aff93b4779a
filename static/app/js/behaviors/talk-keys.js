// Keys of a talk while no field has the focus: j and k or the arrows go through messages, r answers, t opens the thread, e writes
// one's own anew, u leaves the room with the message unread. Letters can be switched off like all others of the house.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { onLetter } from "./keys.js";
import { post } from "./post.js";

const log = () => document.querySelector("maru-log");
const messages = () => [...(log()?.list.querySelectorAll("li.m[data-seq]") ?? [])];
const chosen = () => document.activeElement?.closest?.("maru-log li.m[data-seq]");
const press = (does) => log().acts.querySelector(`[data-does="${does}"]`)?.click();

/** To the next message or the one before; from nowhere to the newest. */
function go(step) {
  const all = messages();
  const at = all.indexOf(chosen());
  const next = at < 0 ? all.at(-1) : all[Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) return false;
  // One message at a time is a stop of the tab key, and what can be done with it comes after.
  for (const li of all) li.removeAttribute("tabindex");
  next.tabIndex = 0;
  next.focus();
  return true;
}

/** What is done with the message that has the focus, or with the newest. */
function meant() {
  const li = chosen() ?? messages().at(-1);
  if (!li || li.matches(".gone")) return null;
  log().pointed({ target: li });
  return li;
}

async function leaveUnread(li) {
  const { room } = log().dataset;
  log().hasLeft = true;
  await post(`/messenger/rooms/${room}/reading`, { seq: li.dataset.seq, unread: true });
  Turbo.visit("/messenger");
}

const deeds = {
  KeyJ: () => go(1),
  KeyK: () => go(-1),
  KeyR: () => meant() && press("reply"),
  KeyT: () => meant() && press("thread"),
  KeyE: () => {
    const li = meant();
    if (li?.matches(".me")) Turbo.visit(`${li.querySelector(".sd").getAttribute("href")}#edit`);
    return li;
  },
  KeyU: () => {
    const li = meant();
    if (li && !log().dataset.thread) leaveUnread(li).catch(() => { log().hasLeft = false; });
    return li;
  },
};

onLetter(({ code }) => {
  if (!log() || !deeds[code]) return false;
  deeds[code]();
  return true;
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !chosen() || event.target !== chosen()) return;
  event.preventDefault();
  go(step);
});
