// Keeps what was typed when a session ends, for the same person in the same tab, and puts it back afterwards.
import { tell } from "./toast.js";

const PLACE = "maru-draft";
const NEVER_KEPT = ["password", "hidden", "file", "submit", "button", "image"];

const here = () => location.pathname + location.search;

function* fields() {
  const forms = [...document.forms].filter((form) => form.method === "post");
  for (const [number, form] of forms.entries()) {
    const named = [...form.elements].filter((field) => field.name && !NEVER_KEPT.includes(field.type));
    for (const [order, field] of named.entries()) yield { key: `${number} ${order} ${field.name}`, field };
  }
}

const isBox = (field) => field.type === "checkbox" || field.type === "radio";
const isChoice = (field) => field.localName === "select";
const original = (field) => [...field.options].map((option) => option.defaultSelected);

function isChanged(field) {
  if (isBox(field)) return field.checked !== field.defaultChecked;
  if (isChoice(field)) return original(field).some((was, n) => was && !field.options[n].selected);
  return field.value !== field.defaultValue;
}

/** Remembers every changed field of this page, for `person`; the page may then be left without a question. */
export function keepDraft(person) {
  for (const form of document.querySelectorAll(".is-dirty")) form.classList.remove("is-dirty");
  const typed = {};
  for (const { key, field } of fields()) {
    if (isChanged(field)) typed[key] = isBox(field) ? field.checked : field.value;
  }
  if (Object.keys(typed).length === 0) return;
  sessionStorage.setItem(PLACE, JSON.stringify({ person, page: here(), typed }));
}

/** Puts back what `person` had typed on this page and says so; what somebody else typed is thrown away. */
export function restoreDraft(person, said) {
  const draft = JSON.parse(sessionStorage.getItem(PLACE));
  if (!draft || (draft.person === person && draft.page !== here())) return;
  sessionStorage.removeItem(PLACE);
  if (draft.person !== person) return;
  let any = false;
  for (const { key, field } of fields()) {
    if (!(key in draft.typed)) continue;
    any = true;
    field.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    if (isBox(field)) field.checked = draft.typed[key];
    else field.value = draft.typed[key];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (any) tell(said);
}
