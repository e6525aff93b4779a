// form[data-autosubmit]: sends itself 150 ms after the last change, also in the middle of a Hangul syllable.
const PAUSE = 150;
const timers = new WeakMap();

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.matches("[data-autosubmit]")) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => form.requestSubmit(), PAUSE));
});
