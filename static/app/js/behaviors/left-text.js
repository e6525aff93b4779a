// Keeps a text in this browser when the server could not take it: a tab that closes with a long one, a server that is away.
// It is its person's alone, is offered where it was written, and goes once the server has it, when its person signs out,
// and when somebody else signs in.
const PLACE = "maru-text";
/** Everything of somebody's that is kept here: texts, and messages that are not sent yet. */
const KEPT = [`${PLACE} `, "maru-unsent "];
/** The text whose form was sent last in this tab. */
const SENT = "maru-text-sent";
/** What nobody came back for goes after so long, in milliseconds. */
const LONGEST = 30 * 24 * 60 * 60 * 1000;

const beginning = (person, path) => `${PLACE} ${person} ${path}`;

/** A place of its own for what is written from now on, so that nothing left before is written over. */
export const newPlace = (person, path) => `${beginning(person, path)} ${Date.now()}`;

/** Keeps the fields; in a browser that is full or forbids it, nothing is kept. */
export function leave(place, fields) {
  try {
    localStorage.setItem(place, JSON.stringify({ ...fields, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

const places = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));

/** The text at that place; nothing when it is not one of ours. */
function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

/** What was left there, with its places; the newest first. */
export function left(person, path) {
  const texts = places(beginning(person, path)).map((place) => ({ place, text: read(place) })).filter(({ text }) => text);
  return texts.sort((one, other) => other.text.at - one.text.at);
}

export function forget(place) {
  localStorage.removeItem(place);
}

/** Whether anything was left in this browser. */
export const isAnyLeft = () => KEPT.some((start) => places(start).length > 0);

/** What others left goes; of nobody's, all of it does. */
export function keepOnly(person) {
  for (const start of KEPT) {
    for (const place of places(start)) if (!person || !place.startsWith(`${start}${person} `)) forget(place);
  }
}

/** The place of the text that was sent last and came back. */
export const cameBack = () => sessionStorage.getItem(SENT);

/** The form goes to the server now: what was left goes with it, once the server says that it is taken. */
export function sent(place) {
  sessionStorage.setItem(SENT, place);
}

/** On arriving somewhere after that. */
export function settle(isTaken) {
  const place = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (place && isTaken) forget(place);
  for (const old of places(`${PLACE} `)) {
    if (!(Date.now() - read(old)?.at <= LONGEST)) forget(old);
  }
}
