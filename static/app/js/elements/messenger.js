// <maru-log data-room data-viewer data-change …> around the messages of a room or a thread. The server sends everybody the
// same <li>; here it becomes the viewer's: whose it is, which signs are theirs, where a day or a group begins. What the page
// missed is asked for, what was read is told, and the end is kept in sight for whoever looks at it.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { askByItself } from "../behaviors/by-itself.js";
import { follow } from "../behaviors/follows.js";
import { awaitScan } from "../behaviors/scans.js";
import { spread } from "../behaviors/spread.js";
import { dress, learnOwn, press, regroup, requote, setCount } from "../behaviors/talk.js";
import { post } from "../behaviors/post.js";
import { onLongPress } from "../behaviors/long-press.js";
import { chooseSign } from "../behaviors/signs.js";

/** Nearer to the end than this one looks at the end, in pixels. */
const AT_END = 100;
const MOST = 300;
const FEWER = 250;
const READING = 1_000;
const GAP = 700;

const logs = () => document.querySelectorAll("maru-log");

class Log extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".stream ol");
    this.stream = this.querySelector(".stream");
    this.acts = this.querySelector(".m-acts");
    this.toEnd = this.querySelector(".to-end");
    this.older = this.querySelector("[data-older]");
    this.known = Number(this.dataset.change);
    // How far the room was read says nothing of one of its threads.
    this.read = this.dataset.thread ? 0 : Number(this.dataset.read);
    // What all are told is how many did something; what the viewer did stands here.
    this.own = { confirmed: new Set(this.dataset.confirmed.split(" ").filter(Boolean)), signs: new Map() };
    this.waits = [];
    this.sending = 0;
    this.stream.addEventListener("scroll", this.scrolled, { passive: true });
    this.list.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.pointed(event));
    onLongPress(this.list, this.held);
    this.list.addEventListener("focusin", this.pointed);
    this.addEventListener("click", this.pressed);
    for (const name of ["maru:live", "maru:poll", "visibilitychange"]) document.addEventListener(name, this.repair);
    addEventListener("focus", this.noteRead);
    // A page that comes back from where it was put aside does not wait any more.
    for (const li of this.list.querySelectorAll("li.pend")) li.remove();
    for (const li of this.list.querySelectorAll("li.m")) {
      learnOwn(li, this.own.signs);
      this.dress(li);
      awaitScan(this, li);
    }
    this.arrive();
    this.first = setTimeout(this.repair, READING);
  }

  disconnectedCallback() {
    for (const name of ["maru:live", "maru:poll", "visibilitychange"]) document.removeEventListener(name, this.repair);
    removeEventListener("focus", this.noteRead);
    for (const timer of [this.first, this.gap, this.reading]) clearTimeout(timer);
  }

  /** Where one left off, what one was led to, or the end. */
  arrive() {
    const meant = location.hash.length > 1 ? this.list.querySelector(`#${CSS.escape(location.hash.slice(1))}`) : null;
    const day = new URLSearchParams(location.search).get("day");
    const ofDay = day && [...this.list.querySelectorAll(".day")].find((one) => one.dataset.day >= day);
    const place = meant ?? ofDay ?? this.list.querySelector("#new");
    place?.scrollIntoView({ block: meant?.matches(".m") ? "center" : "start" });
    this.noteRead();
  }

  // What arrives ---------------------------------------------------------------------------------------------------

  take(told) {
    const li = told.templateContent.querySelector("li.m");
    // One's own message comes from the answer to its form, which knows the bubble that waits for it.
    if (this.sending > 0 && li.dataset.author === this.dataset.viewer && !li.dataset.sending) this.waits.push(told);
    else this.put(li, told);
  }

  /** A message is on its way; what arrives of one's own waits for it. */
  async whileSending(work) {
    this.sending += 1;
    try {
      return await work();
    } finally {
      this.sending -= 1;
      if (this.sending === 0) for (const told of this.waits.splice(0)) this.put(told.templateContent.querySelector("li.m"), told);
    }
  }

  put(li, told) {
    const old = this.list.querySelector(`#${li.id}`);
    if (old && Number(old.dataset.change) > Number(li.dataset.change)) return;
    const pending = li.dataset.sending && this.list.querySelector(`li.pend[data-sending="${CSS.escape(li.dataset.sending)}"]`);
    follow(this, li);
    // An answer may stand here to what does not.
    requote(this.list, li);
    if (!old && told.target !== this.list.id) return;
    if (!old && this.querySelector(".stream > div:not(.at-end)")) return this.offerEnd();
    const isMine = li.dataset.author === this.dataset.viewer;
    if (!old) this.querySelector("maru-typing")?.cease(li.dataset.author);
    this.keepPlace(isMine && !old, () => {
      if (!told.hasAttribute("data-exact")) this.keepCount(li, old);
      else this.learnOwn(li);
      this.dress(li);
      if (old) old.replaceWith(li);
      else this.insert(li);
      pending?.remove();
      regroup(li);
      requote(this.list, li);
    });
    if (!told.hasAttribute("data-exact")) this.askLeads(li);
    awaitScan(this, li);
    if (!old) this.trim();
    this.noteRead();
    // Said in another window or on another machine; or here, and the answer was lost on the way.
    if (isMine && !old && !li.dataset.sending) document.dispatchEvent(new CustomEvent("maru:own-said"));
  }

  /** What a message leads to in this house is for each viewer to see or not; what is told to all says nothing of it. */
  askLeads(li) {
    const leads = [...li.querySelectorAll(".bb p a[href]:not(.at)")].some((a) => a.origin === location.origin);
    if (!leads) return;
    const from = `/messenger/rooms/${this.dataset.room}/messages/${li.dataset.seq}/cards`;
    const look = async () => {
      if (!li.isConnected) return;
      // Nobody looks at the page: it asks when somebody does.
      if (document.visibilityState !== "visible") {
        document.addEventListener("visibilitychange", look, { once: true });
        return;
      }
      const answer = await askByItself(from, "text/vnd.turbo-stream.html");
      if (answer?.status === 200 && li.isConnected && !li.querySelector(".lead")) Turbo.renderStreamMessage(await answer.text());
    };
    setTimeout(look, spread(this.dataset.people, GAP));
  }

  insert(li) {
    const later = [...this.list.querySelectorAll("li.m[data-seq]")].find((one) => Number(one.dataset.seq) > Number(li.dataset.seq));
    if (later) later.before(li);
    else this.list.append(li);
    const waiting = this.list.querySelectorAll("li.pend");
    if (!later) this.list.append(...waiting);
  }

  /** How many have not read it: of what is new all others, of what is there as many as before. */
  keepCount(li, old) {
    if (li.matches(".gone")) return;
    setCount(li, old ? Number(old.querySelector(".rd b")?.textContent ?? 0) : Number(this.dataset.people) - 1, this.dataset.unread);
  }

  /** So many have read on from a message to another; or back, and then have not read again what is between. */
  subtract({ from, to, count }) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const isBack = Number(from) > Number(to);
    for (const li of this.list.querySelectorAll("li.m[data-seq]:not(.gone)")) {
      const seq = Number(li.dataset.seq);
      if (seq <= low || seq > high) continue;
      const shown = Number(li.querySelector(".rd b")?.textContent ?? 0);
      if (shown > 0 || isBack) setCount(li, isBack ? shown + Number(count) : shown - Number(count), this.dataset.unread);
    }
  }

  dress(li) {
    dress(li, this.dataset, this.own);
  }

  learnOwn(li) {
    learnOwn(li, this.own.signs);
    if (li.querySelector(".confirms span")) this.own.confirmed.add(li.dataset.seq);
  }

  /** The viewer did something with a message, here or in another window. */
  did({ seq, sign, on }) {
    const signs = this.own.signs.get(seq) ?? new Set();
    if (!sign) this.own.confirmed.add(seq);
    else if (on) this.own.signs.set(seq, signs.add(sign));
    else signs.delete(sign);
    const li = this.list.querySelector(`#m-${seq}`);
    if (li && sign) press(li, this.own.signs);
    else if (li) this.dress(li);
  }

  // What was missed --------------------------------------------------------------------------------------------------

  /** Everything from one change to another was told. */
  learn({ after, change }) {
    clearTimeout(this.gap);
    if (Number(after) > this.known) {
      this.repairSoon();
      return;
    }
    this.known = Math.max(this.known, Number(change));
    // A page that is put aside and comes back goes on from here.
    this.dataset.change = this.known;
  }

  /** Others may have missed the same. */
  repairSoon() {
    clearTimeout(this.gap);
    this.gap = setTimeout(this.repair, GAP + spread(this.dataset.people, 0));
  }

  repair = async () => {
    if (document.visibilityState !== "visible") return;
    clearTimeout(this.first);
    this.noteRead();
    if (this.isRepairing) return;
    this.isRepairing = true;
    const from = `/messenger/rooms/${this.dataset.room}/since?change=${this.known}`;
    const answer = await askByItself(from, "text/vnd.turbo-stream.html");
    this.isRepairing = false;
    if (answer?.status === 200 && this.isConnected) Turbo.renderStreamMessage(await answer.text());
  };

  // Where one looks --------------------------------------------------------------------------------------------------

  isAtEnd() {
    return -this.stream.scrollTop < AT_END;
  }

  /** Changes the list without moving what is looked at; the end stays the end. */
  keepPlace(toEnd, change) {
    const isAtEnd = toEnd || this.isAtEnd();
    const top = this.stream.getBoundingClientRect().top;
    const seen = [...this.list.children].find((one) => one.getBoundingClientRect().bottom > top);
    const before = seen?.getBoundingClientRect().top;
    change();
    if (isAtEnd) this.stream.scrollTop = 0;
    else if (seen?.isConnected) this.stream.scrollTop += seen.getBoundingClientRect().top - before;
    if (!isAtEnd) this.offerEnd();
  }

  offerEnd() {
    if (!this.isAtEnd() || this.querySelector(".stream > div:not(.at-end)")) this.toEnd.hidden = false;
  }

  scrolled = () => {
    if (this.isAtEnd() && this.querySelector(".stream > div.at-end")) this.toEnd.hidden = true;
    this.noteRead();
    const { scrollHeight, clientHeight, scrollTop } = this.stream;
    if (scrollHeight - clientHeight + scrollTop < 2 * AT_END) this.fetchOlder();
  };

  /** At most so many stand in the page; the rest is where older ones are. */
  trim() {
    const all = [...this.list.querySelectorAll("li.m[data-seq]")];
    if (all.length <= MOST || !this.isAtEnd()) return;
    for (const li of all.slice(0, all.length - FEWER)) li.remove();
    while (this.list.firstElementChild && !this.list.firstElementChild.matches(".m, .day")) this.list.firstElementChild.remove();
    const first = this.list.querySelector("li.m[data-seq]");
    this.pointOlder(`${location.pathname}?before=${first.dataset.seq}`);
  }

  pointOlder(address) {
    this.older.hidden = !address;
    this.older.querySelector("a").href = address;
    if (address) this.querySelector("[data-beginning]")?.remove();
  }

  async fetchOlder() {
    const link = this.older.querySelector("a");
    if (this.older.hidden || this.isFetching) return;
    this.isFetching = true;
    const answer = await fetch(link.href).catch(() => null);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const log = page && page.querySelector("maru-log");
    if (log && this.isConnected && this.list.children.length < 2 * MOST) {
      const rows = [...log.querySelectorAll(".stream ol > :is(.m, .day)")];
      this.keepPlace(false, () => {
        const first = this.list.querySelector(".day");
        if (first && rows.some((row) => row.dataset.day === first.dataset.day)) first.remove();
        for (const row of rows.filter((one) => one.matches(".m"))) {
          this.learnOwn(row);
          this.dress(row);
        }
        this.list.prepend(...rows);
        const last = rows.findLast((row) => row.matches(".m"));
        if (last) regroup(last);
      });
      this.toEnd.hidden = this.isAtEnd();
      this.pointOlder(log.querySelector("[data-older]:not([hidden]) a")?.getAttribute("href") ?? "");
    }
    this.isFetching = false;
  }

  /** What stands in sight while somebody looks is read; told at most once a second. */
  noteRead = () => {
    if (this.hasLeft || this.reading || document.visibilityState !== "visible" || !document.hasFocus()) return;
    const bottom = this.stream.getBoundingClientRect().bottom + 8;
    const seen = [...this.list.querySelectorAll("li.m[data-seq]")].findLast((li) => li.getBoundingClientRect().bottom <= bottom);
    const seq = Number(seen?.dataset.seq ?? 0);
    if (seq <= this.read) return;
    this.read = seq;
    // Of a thread the server says what it comes to.
    const { room, thread } = this.dataset;
    if (!thread) document.dispatchEvent(new CustomEvent("maru:read", { detail: { room, seq } }));
    const fields = thread ? { seq, thread } : { seq };
    post(`/messenger/rooms/${room}/reading`, fields, { isByItself: true }).catch(() => { this.read = 0; });
    this.reading = setTimeout(() => { this.reading = 0; this.noteRead(); }, READING);
  };

  // What is done with a message --------------------------------------------------------------------------------------

  pointed = ({ target }) => {
    const li = target.closest("li.m[data-seq]:not(.gone)");
    if (!li || li.contains(this.acts)) return;
    const at = `/messenger/rooms/${this.dataset.room}`;
    this.acts.querySelector('[data-does="more"]').href = `${at}/messages/${li.dataset.seq}`;
    const thread = this.acts.querySelector('[data-does="thread"]');
    if (thread) thread.href = `${at}/threads/${li.dataset.seq}`;
    for (const sign of this.acts.querySelectorAll('[data-does="sign"]')) sign.formAction = `${at}/messages/${li.dataset.seq}/reactions`;
    this.acts.hidden = false;
    li.append(this.acts);
  };

  /** A finger was held on a message: the same deeds, and the focus on the first. */
  held = (event) => {
    this.pointed(event);
    if (!this.acts.hidden) this.acts.firstElementChild.focus();
  };

  pressed = (event) => {
    const button = event.target.closest("button, a.to-end");
    if (!button) return;
    const li = button.closest("li.m");
    if (button.matches(".to-end") && this.querySelector(".stream > div.at-end")) {
      event.preventDefault();
      this.stream.scrollTop = 0;
    } else if (button.dataset.does === "reply") {
      const words = li.querySelector(".bb > p")?.textContent ?? "";
      document.dispatchEvent(new CustomEvent("maru:reply", { detail: { seq: li.dataset.seq, name: li.querySelector(".by").firstChild.textContent, words } }));
    } else if (button.dataset.does === "signs") {
      chooseSign(button, (sign) => this.react(li, sign, true));
    } else if (button.name === "sign") {
      event.preventDefault();
      this.react(li, button.value, button.getAttribute("aria-pressed") !== "true");
    } else if (button.closest(".confirms")) {
      event.preventDefault();
      this.own.confirmed.add(li.dataset.seq);
      this.tell(li, "confirmation", {});
    }
  };

  react(li, sign, on) {
    return this.tell(li, "reactions", { sign, on });
  }

  async tell(li, deed, fields) {
    await post(`/messenger/rooms/${this.dataset.room}/messages/${li.dataset.seq}/${deed}`, fields).catch(() => {});
  }
}

customElements.define("maru-log", Log);

document.addEventListener("turbo:before-stream-render", (event) => {
  const told = event.detail.newStream;
  if (!told.dataset.room) return;
  event.preventDefault();
  for (const log of logs()) if (log.dataset.room === told.dataset.room) log.take(told);
});

Turbo.StreamActions.messenger_own = function own() {
  const of = (name) => this.getAttribute(name);
  for (const log of logs()) if (log.dataset.room === of("room")) log.did({ seq: of("seq"), sign: of("sign"), on: of("on") === "true" });
};

// What comes over the socket beside messages: how far others read, up to which change all was told, and that something
// changed which not everybody may read.
const heard = {
  "maru-read": (log, data) => log.subtract(data),
  "maru-known": (log, data) => log.learn(data),
  "maru-stale": (log) => log.repairSoon(),
};
for (const [name, hear] of Object.entries(heard)) {
  customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      const log = this.closest("maru-log");
      const data = { ...this.dataset };
      this.remove();
      if (log) hear(log, data);
    }
  });
}
