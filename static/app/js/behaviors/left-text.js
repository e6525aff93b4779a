// Keeps a text in this browser when the server could not take it: a tab that closes with a long one, a server that is away.
// It is its person's alone, is offered where it was written, and goes once the server has it.
const PLACE = "maru-text";
/** The text whose form was sent last in this tab. */
const SENT = "maru-text-sent";
/** What nobody came back for goes after so long, in milliseconds. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;

const placeOf = (person, path) => `${PLACE} ${person} ${path}`;

/** Keeps the fields; in a browser that is full or forbids it, nothing is kept. */
export function leave(person, path, fields) {
  try {
    localStorage.setItem(placeOf(person, path), JSON.stringify({ ...fields, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/** What was left there, if anything. */
export function left(person, path) {
  return JSON.parse(localStorage.getItem(placeOf(person, path)));
}

export function forget(person, path) {
  localStorage.removeItem(placeOf(person, path));
}

/** The form goes to the server now: what was left goes with it, unless the form is shown again. */
export function sent(person, path) {
  sessionStorage.setItem(SENT, placeOf(person, path));
}

/** On arriving somewhere: what was sent and is not asked for again has been taken. */
export function settle(isShownAgain) {
  const place = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (place && !isShownAgain) localStorage.removeItem(place);
  for (const name of Object.keys(localStorage).filter((key) => key.startsWith(`${PLACE} `))) {
    if (Date.now() - JSON.parse(localStorage.getItem(name)).at > LONGEST) localStorage.removeItem(name);
  }
}
