// What else a page shows of a message follows it, too: the head of its room, the files beside the talk, the picture somebody looks at.
import { askByItself } from "./by-itself.js";
import { spread } from "./spread.js";

/** Many pages hear at once that what stood at the head of a room went. */
const GAP = 700;

/** The page was told of the message `li`, which it may show or not. */
export function follow(log, li) {
  const talk = log.closest(".talk");
  const bar = talk?.querySelector(".talk-pin");
  if (bar) followPin(bar, li, log.dataset);
  if (!li.matches(".gone")) return;
  for (const file of document.querySelectorAll(`.room-files li[data-seq="${li.dataset.seq}"]`)) file.remove();
  const viewer = log.querySelector("maru-viewer");
  if (viewer?.dialog?.open && viewer.shown?.closest("li.m")?.id === li.id) viewer.dialog.close();
  document.dispatchEvent(new CustomEvent("maru:gone", { detail: { room: log.dataset.room, seq: li.dataset.seq } }));
}

function followPin(bar, li, { room, people }) {
  const { seq, pinned, pin } = li.dataset;
  if (pinned) {
    if (!bar.hidden && Number(pinned) < Number(bar.dataset.at)) return;
    Object.assign(bar.dataset, { seq, at: pinned });
    bar.querySelector("[data-words]").textContent = pin;
    bar.querySelector("[data-see]").href = `/messenger/rooms/${room}?at=${seq}#m-${seq}`;
    bar.hidden = false;
  } else if (bar.dataset.seq === seq) {
    // What it says goes at once; what was put there before it, only the server knows.
    bar.hidden = true;
    bar.querySelector("[data-words]").textContent = "";
    delete bar.dataset.seq;
    setTimeout(() => replace(bar, room), spread(people, GAP));
  }
}

async function replace(bar, room) {
  if (!bar.isConnected || bar.dataset.seq) return;
  const answer = await askByItself(`/messenger/rooms/${room}/pins/newest`);
  const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  const anew = page?.querySelector(".talk-pin");
  if (anew && bar.isConnected && !bar.dataset.seq) bar.replaceWith(anew);
}
