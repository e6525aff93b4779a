// form[data-dirty="Leave without saving?"]: its .dirty-bar shows only while something differs from what
// was there at first, and leaving the page asks that question.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { askBefore } from "./confirm.js";

const atFirst = new WeakMap();
const dirtyForm = () => document.querySelector("form[data-dirty].is-dirty");

function state(form) {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, value.name ?? value]);
  return new URLSearchParams(pairs).toString();
}

function look(event) {
  const form = event.target.form;
  if (!form?.matches("[data-dirty]")) return;
  if (event.type === "focusin" && !atFirst.has(form)) atFirst.set(form, state(form));
  if (event.type === "input") form.classList.toggle("is-dirty", state(form) !== atFirst.get(form));
}

document.addEventListener("focusin", look);
document.addEventListener("input", look);
document.addEventListener("submit", (event) => event.target.classList.remove("is-dirty"));

addEventListener("beforeunload", (event) => {
  if (dirtyForm()) event.preventDefault();
});

document.addEventListener("turbo:before-visit", (event) => {
  const form = dirtyForm();
  if (!form) return;
  event.preventDefault();
  askBefore(form.dataset.dirty).then((leave) => {
    if (!leave) return;
    form.classList.remove("is-dirty");
    Turbo.visit(event.detail.url);
  });
});
