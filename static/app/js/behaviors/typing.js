// Protects what a person is typing: live changes wait for an unfinished syllable and never touch its field.
const LONGEST_HOLD = 5_000;
const SETTLING = 60;

let composing = false;
let held = [];
let timer = 0;

document.addEventListener("compositionstart", () => {
  composing = true;
  clearTimeout(timer);
  timer = setTimeout(release, LONGEST_HOLD);
});

// The next syllable often begins right after the last one ended, so look again before letting go.
document.addEventListener("compositionend", () => {
  composing = false;
  clearTimeout(timer);
  timer = setTimeout(() => { if (!composing) release(); }, SETTLING);
});

document.addEventListener("turbo:before-morph-element", (event) => {
  if (event.target === document.activeElement && isField(event.target)) event.preventDefault();
});

function release() {
  const waiting = held;
  held = [];
  for (const change of waiting) change();
}

/** Runs a change of the page now, or after the syllable being composed (at most five seconds later). */
export function whenNotComposing(change) {
  if (composing || held.length > 0) held.push(change);
  else change();
}

/** Whether typing letters into this element is its purpose. */
export function isField(element) {
  return element.isContentEditable || element.matches?.("input, textarea, select") === true;
}
