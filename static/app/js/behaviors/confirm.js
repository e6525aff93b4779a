// form[data-confirm="Question?"]: asks in a dialog before the form is sent.

/** Asks the question; resolves to whether the answer was yes. */
export function askBefore(question) {
  const dialog = document.getElementById("confirm");
  dialog.querySelector("[data-confirm-text]").textContent = question;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

const agreed = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (!question || agreed.delete(form) || !document.getElementById("confirm")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  askBefore(question).then((yes) => {
    if (!yes) return;
    agreed.add(form);
    form.requestSubmit(submitter);
  });
}, true);
