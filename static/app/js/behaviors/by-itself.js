// What a page asks for without anybody touching it. It makes no session last longer, and where nobody is signed in any more, the
// page comes to its end (elements/session.js).

/** Tells the server that nobody's hand is behind a request. */
export const BY_ITSELF = { "maru-by-itself": "1" };

/** Somebody may be signed in no more. */
export const doubt = () => document.dispatchEvent(new CustomEvent("maru:doubt"));

/** The answer, where it is a good one. */
export async function askByItself(address, accept) {
  const headers = accept ? { ...BY_ITSELF, accept } : BY_ITSELF;
  const answer = await fetch(address, { headers }).catch(() => null);
  if (answer?.status === 401) doubt();
  return answer?.ok ? answer : null;
}

// A page that missed much is drawn anew by itself.
let isDrawing = false;
document.addEventListener("turbo:before-stream-render", ({ detail }) => { isDrawing ||= detail.newStream.action === "refresh"; });
document.addEventListener("turbo:before-fetch-request", ({ detail }) => {
  if (isDrawing) Object.assign(detail.fetchOptions.headers, BY_ITSELF);
  isDrawing = false;
});
