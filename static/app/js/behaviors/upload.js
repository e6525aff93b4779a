// Sends a file and shows how far that has got; the row becomes a field of the form it stands in. What is larger than a piece is sent in
// pieces, and goes on where it stopped when the line comes back.

const KIB = 1024;
const MIB = 1024 * KIB;
/** Bytes of a piece; the server takes no larger ones. */
const PIECE = 8 * MIB;
/** How often somebody tries again who gets nowhere, waiting longer each time. */
const TRIES = 12;
const LONGEST_WAIT = 30_000;
/** What passes by itself: no line, too slow, another line has it, too many, the server is busy or starts again. */
const PASSING = [0, 408, 409, 429, 502, 503, 504];

const make = (name, properties) => Object.assign(document.createElement(name), properties);

/** Adds a row for the file to `list`; `words` are what is said in the person's language. Returns the row, and whether the server took it. */
export function upload(file, list, words) {
  const row = make("li", {});
  const bar = make("progress", { max: Math.max(file.size, 1), value: 0 });
  bar.setAttribute("aria-label", words.waiting);
  const remove = make("button", { type: "button", className: "icon-btn", textContent: "✕" });
  remove.setAttribute("aria-label", `${words.remove}: ${file.name}`);
  row.append(make("span", { textContent: file.name || words.picture }), bar, remove);
  list.append(row);

  const stop = new AbortController();
  remove.addEventListener("click", () => stop.abort());
  const line = { stop: stop.signal, onProgress: (bytes) => { bar.value = bytes; } };
  const sending = file.size > PIECE ? inPieces(file, line) : atOnce(file, line);
  const done = sending.then((answer) => {
    if (answer.status === 201) sent(row, bar, answer.said);
    else refused(row, bar, answer.said, words);
    return answer.status === 201;
  });
  return { row, done };
}

function form(fields) {
  const data = new FormData();
  data.set("csrf", document.querySelector('input[name="csrf"]')?.value ?? "");
  for (const [name, value] of fields) data.set(name, ...value);
  return data;
}

const atOnce = (file, line) =>
  ask("POST", "/files", form([["file", [file, file.name || `${Date.now()}.png`]]]), line);

async function inPieces(file, line) {
  const told = form([["name", [file.name]], ["size", [file.size]], ["mark", [`${file.name} ${file.lastModified}`]]]);
  const begun = await patiently(() => ask("POST", "/files/arriving", new URLSearchParams(told), { stop: line.stop }), line);
  if (begun.status !== 201) return begun;
  const place = `/files/arriving/${begun.said.id}`;
  line.stop.addEventListener("abort", () => ask("POST", `${place}/removal`, new URLSearchParams(form([])), {}));
  let arrived = begun.said.arrived;
  for (let tries = 0; ;) {
    const from = arrived;
    line.onProgress(from);
    const onProgress = (bytes) => line.onProgress(from + bytes);
    const answer = await ask("POST", `${place}?from=${from}`, file.slice(from, from + PIECE), { ...line, onProgress });
    if (answer.status === 200) {
      arrived = answer.said.arrived;
      tries = 0;
      continue;
    }
    if (!PASSING.includes(answer.status) || line.stop.aborted || tries >= TRIES) return answer;
    await pause(tries);
    tries += 1;
    // The line broke, or another one brought more: whoever knows is the server.
    const known = await ask("GET", place, null, { stop: line.stop });
    if (known.status === 200) arrived = known.said.arrived;
  }
}

/** Tries again while what is in the way passes by itself. */
async function patiently(work, line) {
  for (let tries = 0; ; tries += 1) {
    const answer = await work();
    if (!PASSING.includes(answer.status) || line.stop.aborted || tries >= TRIES) return answer;
    await pause(tries);
  }
}

/** Waits longer each time, and not a moment longer once the line is back. */
function pause(tries) {
  return new Promise((done) => {
    setTimeout(done, Math.min(LONGEST_WAIT, 1000 * 2 ** tries));
    addEventListener("online", done, { once: true });
  });
}

/** Asks the server; resolves with the status (0 where the line broke) and what was said. */
function ask(method, address, body, { stop, onProgress }) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const end = () => done({ status: request.status, said: read(request.responseText) });
    request.open(method, address);
    request.setRequestHeader("accept", "application/json");
    if (onProgress) request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    for (const event of ["load", "error", "abort"]) request.addEventListener(event, end);
    stop?.addEventListener("abort", () => request.abort());
    if (stop?.aborted) end();
    else request.send(body);
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    // The connection broke off; there is nothing to read.
    return {};
  }
}

function sent(row, bar, { id, size }) {
  const amount = size < MIB ? `${Math.ceil(size / KIB)} KB` : `${(size / MIB).toFixed(1)} MB`;
  bar.replaceWith(make("small", { className: "muted", textContent: amount }));
  row.prepend(make("input", { type: "hidden", name: "file", value: id }));
}

function refused(row, bar, said, words) {
  row.classList.add("is-refused");
  bar.replaceWith(make("small", { textContent: said.message ?? words.refused }));
}
