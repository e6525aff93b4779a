// Says something in a corner of the page for a while.

const SHOWN = 10_000;

/** `kind` is `ok` or `error`. */
export function tell(text, kind = "ok") {
  const toast = Object.assign(document.createElement("div"), { className: `toast ${kind}` });
  toast.append(Object.assign(document.createElement("b"), { textContent: text }));
  document.getElementById("toasts")?.append(toast);
  setTimeout(() => toast.remove(), SHOWN);
}
