// [data-who], [data-line-of]: the dot of somebody and the words beside their name follow by themselves. A page somebody looks at asks once in a minute or
// two, of those alone whom it shows; how long it waits is left to chance, so that pages opened at once do not ask at once.
import { askByItself } from "./by-itself.js";

/** Between two questions, up to half as long again. */
const EVERY = 60_000;
/** Whoever comes back to a page that waited so long asks soon, by chance within this. */
const SOON = 5_000;
/** No page shows more people. */
const MOST = 100;

let asked = Date.now();
let timer = 0;

const shown = () => [...new Set([...document.querySelectorAll("[data-who]")].map((face) => face.dataset.who))].slice(0, MOST);
const isLookedAt = () => document.visibilityState === "visible";

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(ask, wait);
}

const usually = () => later(EVERY * (1 + Math.random() / 2));

async function ask() {
  usually();
  const who = shown();
  if (!isLookedAt() || who.length === 0) return;
  asked = Date.now();
  const answer = await askByItself(`/messenger/dots?${who.map((person) => `who=${person}`).join("&")}`, "application/json");
  if (answer) draw(await answer.json());
}

function draw(people) {
  for (const [person, { dot, line }] of Object.entries(people)) {
    for (const face of document.querySelectorAll(`[data-who="${CSS.escape(person)}"]`)) {
      if (dot) face.dataset.st = dot;
      else delete face.dataset.st;
    }
    for (const words of document.querySelectorAll(`[data-line-of="${CSS.escape(person)}"]`)) words.textContent = line;
  }
}

document.addEventListener("visibilitychange", () => {
  if (isLookedAt() && Date.now() - asked > EVERY) later(Math.random() * SOON);
});
// What was just drawn is as it is.
document.addEventListener("turbo:load", () => {
  asked = Date.now();
  usually();
});
