// A finger that stays on something for a while.

const HELD = 450;
/** A finger that moves further than this scrolls, in pixels. */
const MOVED = 10;

/** Calls `work` with what a finger was held on within `area`. */
export function onLongPress(area, work) {
  let timer = 0;
  let from = null;
  let wasHeld = false;
  const stop = () => clearTimeout(timer);
  area.addEventListener("pointerdown", (event) => {
    stop();
    wasHeld = false;
    if (event.pointerType !== "touch") return;
    from = event;
    timer = setTimeout(() => {
      wasHeld = true;
      navigator.vibrate?.(10);
      work(event);
    }, HELD);
  });
  area.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (from && Math.hypot(clientX - from.clientX, clientY - from.clientY) > MOVED) stop();
  });
  for (const name of ["pointerup", "pointercancel"]) area.addEventListener(name, stop);
  // What the browser would offer itself gives way, and letting go is no tap.
  area.addEventListener("contextmenu", (event) => wasHeld && event.preventDefault());
  area.addEventListener("click", (event) => {
    if (!wasHeld) return;
    wasHeld = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
