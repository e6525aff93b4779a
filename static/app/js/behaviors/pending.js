// The bubble of a message that is on its way, and what it says when it does not get there.

const make = (name, properties) => Object.assign(document.createElement(name), properties);

/** A bubble with the words and the names of the files; `says` are the texts of its person's language. */
export function pendingBubble({ sending, words, names }, says) {
  const li = make("li", { className: "m me pend" });
  li.dataset.sending = sending;
  const bubble = make("div", { className: "bb" });
  for (const text of [words, ...names].filter(Boolean)) bubble.append(make("p", { textContent: text }));
  const side = make("span", { className: "sd" });
  const clock = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  clock.setAttribute("class", "i");
  clock.setAttribute("aria-hidden", "true");
  const use = clock.appendChild(document.createElementNS(clock.namespaceURI, "use"));
  use.setAttribute("href", says.clock);
  side.append(clock, make("span", { className: "sr", textContent: says.sending }));
  const line = make("div", { className: "bd" });
  line.append(bubble, side);
  li.append(line);
  return li;
}

/** Says that it did not get there, and offers to send it again or to let go of it. */
export function sayFailed(li, says, { message, refused }, { again, drop }) {
  if (!li.isConnected) return;
  li.querySelector(".again")?.remove();
  li.classList.add("failed");
  const line = make("p", { className: "again" });
  line.setAttribute("role", "alert");
  const button = (textContent, work) => {
    const made = make("button", { className: "btn small", type: "button", textContent });
    made.addEventListener("click", work);
    return made;
  };
  line.append(refused && message ? message : says.failed, button(says.again, again), button(says.drop, drop));
  li.append(line);
}
