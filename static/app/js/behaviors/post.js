// Sends a form's fields from a script and puts what comes back into the page.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { BY_ITSELF, doubt } from "./by-itself.js";
import { tell } from "./toast.js";

const LONGEST_WAIT = 15_000;
const ACCEPT = "text/vnd.turbo-stream.html, application/json";

const token = () => document.querySelector('input[name="csrf"]')?.value ?? "";

/** Fields as they are sent, with the page's token. */
export function withToken(fields) {
  const body = fields instanceof URLSearchParams ? fields : new URLSearchParams(fields);
  body.set("csrf", token());
  return body;
}

/** Fails with what the server says; `refused` tells that the same would be refused again. What nobody's hand is behind
 * (`isByItself`) is no use of the session. */
export async function ask(address, fields, { isByItself = false, ...options } = {}) {
  const signal = options.keepalive ? undefined : AbortSignal.timeout(LONGEST_WAIT);
  const headers = isByItself ? { ...BY_ITSELF, accept: ACCEPT } : { accept: ACCEPT };
  const answer = await fetch(address, { method: "POST", body: withToken(fields), headers, signal, ...options });
  if (answer.status === 401) doubt();
  else if (!isByItself) document.dispatchEvent(new CustomEvent("maru:used"));
  if (answer.ok) return answer.status === 204 ? "" : answer.text();
  const told = await answer.json().catch(() => ({}));
  const refused = answer.status >= 400 && answer.status < 500 && ![401, 408, 429].includes(answer.status);
  throw Object.assign(new Error(told.message ?? ""), { refused, code: told.code });
}

/** As `ask`; says what went wrong, and puts what comes back into the page. */
export async function post(address, fields, options) {
  try {
    const told = await ask(address, fields, options);
    if (told) Turbo.renderStreamMessage(told);
  } catch (error) {
    if (error.refused && error.message) tell(error.message, "error");
    throw error;
  }
}
