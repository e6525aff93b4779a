// What waits for the viewer in all their rooms: asked for once and told over the socket from then on. Counted in the title, on the
// menu and on the program's own sign, where the browser has one; lists of rooms hear of it as maru:said, maru:line, maru:seen, maru:counted and maru:moved.
import { StreamActions } from "../../../vendor/turbo-8.0.23/turbo.js";
import { hear } from "../elements/live.js";
import { askByItself } from "./by-itself.js";
import { spread } from "./spread.js";
import { show as showOnDesktop, take as takeChoice, putAway } from "./desktop.js";

/** As far as anybody counts. */
const MOST = 100;
/** Without a socket what waits is asked for all the same. */
const PATIENCE = 2_500;
/** Many pages hear at once that they have to ask; they do not all ask at once. */
const SPREAD = 4_000;

const rooms = new Map();
const early = [];
let say = {};
let me = "";
let isLoaded = false;
let timer = 0;

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
/** A room nothing waits in; what was said last is not known until something is told. */
const nothing = { last: null, main: 0, read: 0, unread: 0, calls: 0, muted: false };

/** The words that stand for "me" in lists. */
export const words = () => say;

function begin() {
  const person = document.querySelector("maru-session")?.dataset.person;
  if (me || !person || !document.querySelector('.rail a[href="/messenger"]')) return;
  me = person;
  for (const kind of ["mine", "guest"]) hear(`messenger/${kind}_${document.documentElement.lang}/${me}`);
  timer = setTimeout(load, PATIENCE);
}

async function load() {
  clearTimeout(timer);
  timer = 0;
  if (!me) return;
  const answer = await askByItself("/messenger/news", "application/json");
  if (!answer) return;
  const news = await answer.json();
  const read = new Map([...rooms].map(([room, one]) => [room, one.read]));
  rooms.clear();
  for (const { room, ...one } of news.rooms) rooms.set(room, { ...nothing, ...one, main: one.last, read: read.get(room) ?? 0 });
  for (const room of read.keys()) if (!rooms.has(room)) putAway(room);
  say = news.say;
  takeChoice(news.alerts, say);
  isLoaded = true;
  for (const one of early.splice(0)) said(one);
  show();
  tell("maru:counted", { rooms, latest: news.latest });
}

/** Asks once more, a little later; where a large room is concerned, later. */
function again(people = 0) {
  timer ||= setTimeout(async () => {
    await load();
    tell("maru:moved");
  }, 300 + spread(people, SPREAD));
}

// What is told ----------------------------------------------------------------------------------------------------------

StreamActions.messenger_news = function news() {
  const of = (name) => this.getAttribute(name);
  const room = of("room");
  // What a desktop tells of the room may not be so any more.
  if (room && !of("read") && !of("last")) putAway(room);
  if (room && of("line")) {
    // What was said since is told as such.
    const isLast = (rooms.get(room)?.main ?? 0) <= Number(of("line"));
    if (isLast) tell("maru:line", { room, who: of("who"), words: of("words"), isTwo: this.hasAttribute("two"), isMine: of("by") === me });
  } else if (!room || !(of("read") || of("last"))) again(of("people"));
  else if (of("read")) seen(room, Number(of("read")));
  else {
    const others = of("new").split(" ").filter(Boolean).map((one) => one.split(":"));
    const fresh = others.reduce((sum, [author, count]) => (author === me ? sum : sum + Number(count)), 0);
    said({
      room, fresh, after: Number(of("after")), last: Number(of("last")), main: Number(of("main")), calls: Number(of("calls")), by: of("by"), who: of("who"),
      words: of("words"), at: of("at"), name: of("name") ?? "", isTwo: this.hasAttribute("two"), isUrgent: this.hasAttribute("urgent"), isMuted: this.hasAttribute("muted"),
    });
  }
};

function said(news) {
  if (!isLoaded) {
    early.push(news);
    return;
  }
  const had = rooms.get(news.room) ?? nothing;
  if (had.last !== null && news.last <= had.last) return;
  if (had.last !== null && news.after !== had.last) {
    again();
    return;
  }
  const isRead = had.read >= news.last;
  const [fresh, calls] = isRead ? [0, 0] : [news.fresh, news.calls];
  const one = { ...had, last: news.last, main: news.main || had.main, muted: news.isMuted, unread: Math.min(had.unread + fresh, MOST), calls: had.calls + calls };
  rooms.set(news.room, one);
  show();
  tell("maru:said", { ...news, ...one, isMine: news.by === me });
  if (fresh > 0 || calls > 0) showOnDesktop({ ...news, fresh, calls });
}

/** The room was read up to a message, here or elsewhere. */
function seen(room, seq) {
  const had = rooms.get(room) ?? nothing;
  const isAll = seq >= had.main;
  // What calls in threads ends there; how many that are only the server knows.
  if (had.calls > 0 || (had.unread > 0 && !isAll)) again();
  rooms.set(room, { ...had, read: Math.max(had.read, seq), unread: isAll ? 0 : had.unread });
  if (!isAll) return;
  if (had.calls === 0) putAway(room);
  show();
  tell("maru:seen", { room, calls: had.calls });
}

// Where it is shown -------------------------------------------------------------------------------------------------------

const count = (holds) => [...rooms.values()].filter(holds).length;

function show() {
  if (!isLoaded) return;
  const waiting = count((one) => one.calls > 0 || (one.unread > 0 && !one.muted));
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
  for (const link of document.querySelectorAll('.rail a[href="/messenger"], .tabbar > ul > li > a[href="/messenger"]')) badge(link, waiting);
  const chips = { unread: count((one) => one.unread > 0), calls: count((one) => one.calls > 0) };
  for (const chip of document.querySelectorAll("[data-chip]")) {
    const number = chips[chip.dataset.chip];
    if (number !== undefined) chip.textContent = chip.textContent.replace(/\d+/, number);
  }
  if (waiting > 0) navigator.setAppBadge?.(waiting).catch(() => {});
  else navigator.clearAppBadge?.().catch(() => {});
}

function badge(link, waiting) {
  let shown = link.querySelector(".badge");
  if (waiting === 0) {
    shown?.remove();
    return;
  }
  if (!shown) {
    shown = Object.assign(document.createElement("span"), { className: "badge" });
    shown.dataset.badge = "messenger";
    shown.append(Object.assign(document.createElement("span"), { className: "sr", textContent: `${say.unread} ` }), "");
    link.append(shown);
  }
  shown.lastChild.textContent = waiting;
}

begin();
document.addEventListener("turbo:load", () => {
  begin();
  if (location.pathname === "/messenger/alerts") load();
  show();
});
// The socket is open again, or there is none and time has passed.
for (const name of ["maru:live", "maru:poll"]) document.addEventListener(name, load);
document.addEventListener("maru:read", ({ detail }) => seen(detail.room, detail.seq));
