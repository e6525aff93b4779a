// A file that is being scanned opens once that is done: a page that shows one asks after a while, and less often the longer it takes.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { askByItself } from "./by-itself.js";
import { spread } from "./spread.js";

const FIRST = 3_000;
const LONGEST = 60_000;
const MOST = 20;

/** How often was asked for a message, by its address. */
const asked = new Map();

/** Looks whether a message shows a file that waits for the scanner. */
export function awaitScan(log, li) {
  if (!li.querySelector("[data-waits]")) return;
  const address = `/messenger/rooms/${log.dataset.room}/messages/${li.dataset.seq}/anew`;
  const times = asked.get(address) ?? 0;
  if (times >= MOST) return;
  asked.set(address, times + 1);
  const pause = Math.min(FIRST * 2 ** times, LONGEST) + spread(log.dataset.people, 0);
  setTimeout(() => ask(log, li, address), pause);
}

async function ask(log, li, address) {
  if (!li.isConnected) return;
  if (document.visibilityState !== "visible") {
    document.addEventListener("visibilitychange", () => ask(log, li, address), { once: true });
    return;
  }
  const answer = await askByItself(address, "text/vnd.turbo-stream.html");
  if (answer?.status === 200 && li.isConnected) Turbo.renderStreamMessage(await answer.text());
  else awaitScan(log, li);
}
