// Tells on the desktop of what is new, for whoever has asked for it and looks at none of our pages. Of all windows of a browser one
// tells: the one that holds the lock; and it asks the others first whether somebody looks.
import { visit } from "../../../vendor/turbo-8.0.23/turbo.js";

const NAME = "maru-desktop";
/** So long other windows have to say that somebody looks. */
const ANSWERED = 200;

const windows = new BroadcastChannel(NAME);
const shown = new Map();
let chosen = { desktop: false, words: false, sound: false };
let say = {};
let leads = false;
let isAsking = false;
let isLookedAt = false;

const looks = () => document.visibilityState === "visible" && document.hasFocus();

windows.addEventListener("message", ({ data }) => {
  if (data === "looks?" && looks()) windows.postMessage("yes");
  else if (data === "yes") isLookedAt = true;
  else if (data?.chosen) chosen = data.chosen;
});

/** What its person has chosen, and the words of their language. */
export function take(choice, texts) {
  if (location.pathname === "/messenger/alerts") windows.postMessage({ chosen: choice });
  [chosen, say] = [choice, texts];
  if (isAsking || !navigator.locks) return;
  isAsking = true;
  navigator.locks.request(NAME, () => {
    leads = true;
    return new Promise(() => {});
  });
}

async function anybodyLooks() {
  if (looks()) return true;
  isLookedAt = false;
  windows.postMessage("looks?");
  await new Promise((resolve) => { setTimeout(resolve, ANSWERED); });
  return isLookedAt;
}

/** One for each room, in the place of the one before. */
export async function show({ room, who, words, name, isTwo, isMuted, isUrgent, calls }) {
  if (!leads || !chosen.desktop || globalThis.Notification?.permission !== "granted") return;
  const isQuiet = (chosen.quiet ?? []).some(([from, to]) => from <= Date.now() && Date.now() < to);
  if (isQuiet && !isUrgent) return;
  if ((isMuted && !isUrgent && calls === 0) || (await anybodyLooks())) return;
  const title = chosen.words ? [who, isTwo ? "" : name].filter(Boolean).join(" · ") : "";
  put(room, title || say.title, chosen.words ? words : say.hidden, () => visit(`/messenger/rooms/${room}#new`));
}

function put(tag, title, body, work) {
  try {
    // Only whoever has the words shown is told by a picture which room it is.
    const icon = chosen.words ? document.querySelector(`#room-${CSS.escape(tag)} .av img`)?.src : undefined;
    const one = new Notification(title, { ...(icon && { icon }), body: body ?? "", tag: `${NAME}-${tag}`, renotify: true, silent: !chosen.sound, lang: document.documentElement.lang });
    one.addEventListener("click", () => {
      one.close();
      window.focus();
      work();
    });
    shown.set(tag, one);
  } catch {
    // Some browsers tell through other means alone, and then not at all.
  }
}

/** What was told of a room that is read by now goes. */
export function putAway(room) {
  shown.get(room)?.close();
  shown.delete(room);
}

/** Shows what it would look like. */
export const tryOut = () => put("try", say.title, say.hidden, () => {});
