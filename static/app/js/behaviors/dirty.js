// form[data-dirty]: its .dirty-bar shows only while something differs, and leaving asks first.
const isDirty = (form) => [...form.elements].some((field) =>
  field.type === "checkbox" || field.type === "radio"
    ? field.checked !== field.defaultChecked
    : field.options
      ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.dataset.touched === "yes"
      : field.defaultValue !== undefined && field.type !== "hidden" && field.value !== field.defaultValue);

const forms = () => document.querySelectorAll("form[data-dirty]");

function show(form) {
  const dirty = isDirty(form);
  form.classList.toggle("is-dirty", dirty);
  return dirty;
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.matches("[data-dirty]")) return;
  event.target.dataset.touched = "yes";
  show(form);
});

document.addEventListener("submit", (event) => event.target.removeAttribute("data-dirty"));

addEventListener("beforeunload", (event) => {
  if ([...forms()].some(show)) event.preventDefault();
});
