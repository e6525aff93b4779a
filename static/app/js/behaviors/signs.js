// The signs to choose from: one list in the page, shown beside whatever asks for one.

let pick = null;
let opener = null;

const list = () => document.querySelector(".signs");

function close() {
  if (list()) list().hidden = true;
  opener?.isConnected && opener.focus();
  pick = opener = null;
}

/** Shows the signs beside `anchor`; `chosen` hears of the one that is pressed. */
export function chooseSign(anchor, chosen) {
  const signs = list();
  if (!signs) return;
  if (!signs.hidden && opener === anchor) {
    close();
    return;
  }
  [pick, opener] = [chosen, anchor];
  signs.hidden = false;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = signs;
  const left = Math.min(Math.max(8, at.left), innerWidth - offsetWidth - 8);
  const top = at.top > offsetHeight + 16 ? at.top - offsetHeight - 8 : Math.min(at.bottom + 8, innerHeight - offsetHeight - 8);
  signs.style.left = `${left}px`;
  signs.style.top = `${top}px`;
  signs.querySelector("button").focus();
}

document.addEventListener("click", (event) => {
  const signs = list();
  if (!signs || signs.hidden) return;
  const button = event.target.closest(".signs button");
  if (button) {
    const chosen = pick;
    close();
    chosen?.(button.textContent);
  } else if (!event.target.closest('[data-does="signs"]')) {
    close();
  }
});

document.addEventListener("keydown", (event) => {
  const signs = list();
  if (!signs || signs.hidden) return;
  if (event.key === "Escape") close();
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
  if (!step || !signs.contains(event.target)) return;
  event.preventDefault();
  const all = [...signs.children];
  all[Math.min(Math.max(all.indexOf(event.target) + step, 0), all.length - 1)].focus();
});
