// How messages stand together; what the server does for a page it prints is done alike here.

/** Messages of one person no further apart are one group, in milliseconds. */
const GROUP = 300_000;

/** Whether a message goes on in the group of the one before it. */
function isGroupOf(before, li) {
  if (!before || before.dataset.author !== li.dataset.author) return false;
  const isSameDay = before.dataset.at.slice(0, 10) === li.dataset.at.slice(0, 10);
  return isSameDay && Date.parse(li.dataset.at) - Date.parse(before.dataset.at) <= GROUP;
}

/** Whether two messages tell the same time. */
const isSameMinute = (before, li) => before.dataset.at.slice(0, 16) === li.dataset.at.slice(0, 16);

/** The mark of a day, as the house writes dates. */
function pill(at) {
  const day = at.slice(0, 10);
  const [year, month, date] = day.split("-").map(Number);
  const lang = document.documentElement.lang;
  const noon = new Date(`${day}T12:00:00`);
  const part = (options) => noon.toLocaleDateString(lang === "ko" ? "ko-KR" : "en-GB", options);
  const weekday = part({ weekday: "short" });
  const text = lang === "ko" ? `${year}. ${month}. ${date}.(${weekday})` : `${weekday} ${date} ${part({ month: "short" })} ${year}`;
  const li = Object.assign(document.createElement("li"), { className: "day", textContent: text });
  li.dataset.day = day;
  return li;
}

/** Where groups and days begin around a message. */
export function regroup(li) {
  let before = li.previousElementSibling;
  while (before && !before.matches(".m")) before = before.previousElementSibling;
  for (const one of [li, li.nextElementSibling].filter((next) => next?.matches(".m[data-at]"))) {
    const isDay = before?.dataset.at?.slice(0, 10) !== one.dataset.at.slice(0, 10);
    if (isDay && !one.previousElementSibling?.matches(".day")) one.before(pill(one.dataset.at));
    const goesOn = isGroupOf(before, one) && !one.previousElementSibling?.matches(".new-line");
    one.classList.toggle("first", !goesOn);
    before?.classList.toggle("same", goesOn && isSameMinute(before, one));
    before = one;
  }
}

/** Learns from a message that was printed for the viewer which signs are theirs. */
export function learnOwn(li, signs) {
  const own = [...li.querySelectorAll('.rx button[aria-pressed="true"]')].map((button) => button.value);
  if (own.length > 0) signs.set(li.dataset.seq, new Set(own));
  else signs.delete(li.dataset.seq);
}

/** Shows which signs below a message are the viewer's. */
export function press(li, signs) {
  for (const sign of li.querySelectorAll(".rx button")) sign.setAttribute("aria-pressed", signs.get(li.dataset.seq)?.has(sign.value) ?? false);
}

/** Makes a message the viewer's: whose it is, which signs are theirs, whether it calls them, what they have confirmed. */
export function dress(li, { viewer, said }, { confirmed, signs }) {
  li.classList.toggle("me", li.dataset.author === viewer);
  press(li, signs);
  for (const call of li.querySelectorAll(`.at[data-call="person:${viewer}"], .at[data-call="all"]`)) {
    call.classList.add("is-me");
    li.classList.add("calls");
  }
  const button = li.querySelector(".confirms button");
  if (!button) return;
  if (li.matches(".me")) button.remove();
  else if (confirmed.has(li.dataset.seq)) button.replaceWith(make("span", { className: "sub", textContent: said }));
}

const make = (name, properties) => Object.assign(document.createElement(name), properties);

/** Shows how many have not read a message; `word` says what is counted. */
export function setCount(li, count, word) {
  const shown = li.querySelector(".rd");
  if (count <= 0) {
    shown?.remove();
  } else if (shown) {
    shown.querySelector("b").textContent = count;
  } else {
    const mark = make("span", { className: "rd" });
    mark.append(make("span", { className: "sr", textContent: `${word} ` }), make("b", { textContent: count }));
    li.querySelector(".sd")?.prepend(mark);
  }
}

/** What answers a message shows what that says, as far as it is here; and no more of one that was taken back. */
export function requote(list, li) {
  const say = (quote, from) => {
    const name = make("b", { textContent: `${from.querySelector(".by")?.firstChild?.textContent ?? ""} ` });
    const words = from.querySelector(".bb > p")?.textContent ?? "";
    quote.replaceChildren(...(from.matches(".gone") ? [words] : [name, words]));
  };
  const own = li.querySelector(".re");
  const meant = own && list.querySelector(`#m-${own.dataset.reply}`);
  if (meant) say(own, meant);
  for (const quote of list.querySelectorAll(`.re[data-reply="${li.dataset.seq}"]`)) say(quote, li);
}
