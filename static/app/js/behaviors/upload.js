// Sends a file and shows how far that has got; the row becomes a field of the form it stands in.

const MIB = 1024 * 1024;

const make = (name, properties) => Object.assign(document.createElement(name), properties);

/** Adds a row for the file to `list`; `words` are what is said in the person's language. */
export function upload(file, list, words) {
  const row = make("li", {});
  const bar = make("progress", { max: Math.max(file.size, 1), value: 0 });
  bar.setAttribute("aria-label", words.waiting);
  const remove = make("button", { type: "button", className: "icon-btn", textContent: "✕" });
  remove.setAttribute("aria-label", `${words.remove}: ${file.name}`);
  row.append(make("span", { textContent: file.name || words.picture }), bar, remove);
  list.append(row);

  const form = new FormData();
  form.set("csrf", document.querySelector('input[name="csrf"]')?.value ?? "");
  form.set("file", file, file.name || `${Date.now()}.png`);
  const request = new XMLHttpRequest();
  request.open("POST", "/files");
  request.setRequestHeader("accept", "application/json");
  request.upload.addEventListener("progress", ({ loaded }) => { bar.value = loaded; });
  request.addEventListener("load", () => (request.status === 201 ? sent(row, bar, request) : refused(row, bar, request, words)));
  request.addEventListener("error", () => refused(row, bar, request, words));
  remove.addEventListener("click", () => request.abort());
  request.send(form);
}

function sent(row, bar, request) {
  const { id, size } = JSON.parse(request.responseText);
  const amount = size < MIB ? `${Math.ceil(size / 1024)} KB` : `${(size / MIB).toFixed(1)} MB`;
  bar.replaceWith(make("small", { className: "muted", textContent: amount }));
  row.prepend(make("input", { type: "hidden", name: "file", value: id }));
}

function refused(row, bar, request, words) {
  let said = words.refused;
  try {
    said = JSON.parse(request.responseText).message ?? said;
  } catch {
    // The connection broke off; there is nothing to read.
  }
  row.classList.add("is-refused");
  bar.replaceWith(make("small", { textContent: said }));
}
