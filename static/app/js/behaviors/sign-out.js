// form[action="/sign-out"]: no text of whoever leaves stays in this browser. First the server gets what is being written;
// where it does not take all of it, data-left-ask="Question?" is asked before the rest goes.
import { askBefore } from "./confirm.js";
import { isAnyLeft, keepOnly } from "./left-text.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.getAttribute("action") !== "/sign-out") return;
  event.preventDefault();
  const draft = document.querySelector("maru-draft");
  await draft?.finish();
  if (isAnyLeft() && "leftAsk" in form.dataset && !(await askBefore(form.dataset.leftAsk))) return;
  draft?.drop();
  keepOnly(null);
  form.submit();
});
