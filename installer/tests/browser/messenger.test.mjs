// The messenger: three people in one room at two desks and on a phone, and every page in every look.
// Set MARU_SHOTS to a folder to keep the pictures.

import assert from "node:assert/strict";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { accessibility, policy, shape } from "./lib/checks.mjs";
import { typeHangul } from "./lib/hangul.mjs";
import { openHouse } from "./lib/house.mjs";
import { send } from "./lib/wiki.mjs";

const LOOKS = [
  { colorScheme: "light", viewport: DESKTOP },
  { colorScheme: "dark", viewport: DESKTOP },
  { colorScheme: "light", viewport: PHONE },
  { colorScheme: "dark", viewport: PHONE },
];
const PEOPLE = [["employee", DESKTOP], ["org admin", DESKTOP], ["director", PHONE]];

let house;
let browser;
let shots;
let windows;
let room;

before(async () => {
  shots = process.env.MARU_SHOTS ?? (await mkdtemp(join(tmpdir(), "maru-shots-")));
  await mkdir(shots, { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  windows = [];
  for (const [role, viewport] of PEOPLE) {
    const context = await openContext(browser, { viewport, hasTouch: viewport === PHONE, isMobile: viewport === PHONE });
    const opened = await openPage(context, house.address);
    // Kept at hand, so that a test can break the line: the browser's own switch spares sockets, open ones and new ones.
    await opened.page.addInitScript(() => {
      globalThis.lines = [];
      globalThis.WebSocket = class extends WebSocket {
        constructor(...address) {
          super(...address);
          globalThis.lines.push(this);
          if (globalThis.isCut) this.close();
        }
      };
    });
    opened.frames = [];
    opened.page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => opened.frames.push(String(payload))));
    await signIn(opened.page, house.address, house.login(role));
    opened.id = await opened.page.locator("maru-session").getAttribute("data-person");
    windows.push(opened);
  }
  const [me, ...others] = windows;
  await me.page.goto(`${house.address}/messenger/new`);
  const fields = new URLSearchParams({ kind: "group", name: "하반기 시스템 점검", topic: "점검 일정과 결과 공유" });
  room = await make(me.page, [...fields, ...others.map(({ id }) => ["person", `person:${id}`])]);
  for (const opened of windows) {
    // From then on what happens is told over the socket.
    const asks = opened.page.waitForResponse((answer) => answer.url().includes("/since?"));
    await open(opened.page);
    await asks;
  }
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** Sends a form that may have several fields of one name; returns where it leads. */
function make(page, pairs) {
  return page.evaluate(async (pairs) => {
    const body = new URLSearchParams(pairs);
    body.set("csrf", document.querySelector('input[name="csrf"]').value);
    const answer = await fetch("/messenger/rooms", { method: "POST", body });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return new URL(answer.url).pathname;
  }, pairs);
}

async function open(page, path = room) {
  await page.goto(house.address + path);
  await page.waitForFunction(() => customElements.get("maru-log") && document.querySelector("maru-log").list);
}

async function write(page, words) {
  await page.locator("#body").fill(words);
  await page.locator(".composer .send").click();
}

const bubble = (page, words) => page.locator("li.m:not(.pend)").filter({ has: page.locator(".bb > p, .att b", { hasText: words }) });
const unread = (page, words) => bubble(page, words).locator(".rd b");

/** Fails unless nothing went wrong in any window. */
async function isSound(...opened) {
  const said = [];
  for (const { page, faults } of opened) {
    said.push(...(await policy(page)), ...faults.splice(0));
    if (await page.evaluate(() => document.documentElement.classList.contains("disconnected"))) said.push("the line is broken");
  }
  assert.deepEqual(said, []);
}

test("what one writes the others see at once, and how many have read it", async () => {
  const [me, other, phone] = windows;
  await other.page.evaluate(() => Object.defineProperty(document, "hasFocus", { value: () => false, configurable: true }));
  await write(me.page, "토요일 02시로 조정하면 어떨까요?");
  for (const { page } of windows) await bubble(page, "토요일 02시").waitFor();
  for (const { frames } of [other, phone]) assert.ok(frames.some((frame) => frame.includes("토요일 02시")), "it came over the socket");
  assert.ok((await bubble(me.page, "토요일 02시").getAttribute("class")).includes("me"));
  assert.ok(!(await bubble(other.page, "토요일 02시").getAttribute("class")).includes(" me"));
  // The phone has it in sight; at the other desk nobody looks.
  await me.page.waitForFunction(() => document.querySelector("li.m.me .rd b")?.textContent === "1");
  await other.page.evaluate(() => { delete document.hasFocus; dispatchEvent(new Event("focus")); });
  await unread(me.page, "토요일 02시").waitFor({ state: "detached" });
  await write(phone.page, "좋습니다.");
  for (const { page } of windows) await bubble(page, "좋습니다.").waitFor();
  assert.equal(await me.page.locator("li.pend").count(), 0);
  assert.equal(await bubble(me.page, "토요일 02시").count(), 1);
  await isSound(...windows);
});

test("Enter sends, but not while a syllable is being composed", async () => {
  const [me, other] = windows;
  await me.page.locator("#body").focus();
  await typeHangul(me.page, "확인했습니다");
  assert.equal(await me.page.locator("#body").inputValue(), "확인했습니다");
  // The Enter that ends a syllable, as input methods send it.
  await me.page.locator("#body").dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });
  assert.equal(await me.page.locator("li.pend").count(), 0);
  await me.page.keyboard.press("Shift+Enter");
  await me.page.keyboard.type("ok");
  assert.equal(await bubble(me.page, "확인했습니다").count(), 0);
  await me.page.keyboard.press("Enter");
  await bubble(other.page, "확인했습니다").waitFor();
  assert.equal(await bubble(other.page, "확인했습니다").locator(".bb br").count(), 1);
  assert.equal(await me.page.locator("#body").inputValue(), "");
  await isSound(me, other);
});

test("signs, an answer and a thread", async () => {
  const [me, other] = windows;
  await write(me.page, "민원 시스템을 먼저 올립니다.");
  const li = bubble(other.page, "민원 시스템");
  await li.hover();
  await li.locator('.m-acts [value="👍"]').click();
  await bubble(me.page, "민원 시스템").locator(".rx button", { hasText: "👍" }).waitFor();
  assert.equal(await li.locator(".rx button").getAttribute("aria-pressed"), "true");
  assert.equal(await bubble(me.page, "민원 시스템").locator(".rx button").getAttribute("aria-pressed"), "false");
  // Another window of theirs knows it too, before and after somebody else puts the same sign.
  const second = await other.page.context().newPage();
  await open(second);
  const pressed = (page, state) => bubble(page, "민원 시스템").locator(`.rx button[aria-pressed="${state}"]`, { hasText: "👍" }).waitFor();
  await pressed(second, true);
  await bubble(me.page, "민원 시스템").locator(".rx button").click();
  for (const page of [me.page, other.page, second]) {
    await bubble(page, "민원 시스템").locator(".rx button", { hasText: "2" }).waitFor();
    await pressed(page, true);
  }
  await bubble(me.page, "민원 시스템").locator(".rx button").click();
  await pressed(me.page, false);
  await pressed(second, true);
  await li.locator(".rx button").click();
  await bubble(second, "민원 시스템").locator(".rx button").waitFor({ state: "detached" });
  await second.close();
  await bubble(me.page, "민원 시스템").locator(".rx button").waitFor({ state: "detached" });
  await li.hover();
  await li.locator('[data-does="signs"]').click();
  await other.page.locator(".signs button", { hasText: "🎉" }).click();
  await bubble(me.page, "민원 시스템").locator(".rx button", { hasText: "🎉" }).waitFor();

  await li.hover();
  await li.locator('[data-does="reply"]').click();
  await write(other.page, "다섯 시가 좋겠습니다.");
  const quote = bubble(me.page, "다섯 시가 좋겠습니다.").locator(".re");
  await quote.waitFor();
  assert.match(await quote.textContent(), /민원 시스템을 먼저 올립니다/);

  await li.hover();
  await li.locator('[data-does="thread"]').click();
  await other.page.waitForURL(/\/threads\/\d+$/);
  await other.page.waitForFunction(() => document.querySelector("maru-log")?.dataset.thread);
  await write(other.page, "여기서 따로 이야기합시다.");
  await bubble(other.page, "여기서 따로").waitFor();
  await bubble(me.page, "민원 시스템").locator(".th").waitFor();
  assert.equal(await bubble(me.page, "여기서 따로").count(), 0);
  await open(other.page);
  await isSound(me, other);
});

test("somebody is called by name", async () => {
  const [me, other] = windows;
  const name = await bubble(me.page, "다섯 시가 좋겠습니다.").locator(".by").evaluate((by) => by.firstChild.textContent);
  await me.page.locator("#body").focus();
  await me.page.keyboard.type("@");
  await me.page.keyboard.insertText(name.slice(0, 2));
  await me.page.locator("#people-offer [role=option]", { hasText: name }).waitFor();
  await me.page.keyboard.press("Enter");
  assert.match(await me.page.locator("#body").inputValue(), /^\[@.+\]\(\/people\/[0-9a-z]{13}\) $/);
  await me.page.keyboard.insertText("검토 부탁드립니다.");
  await me.page.keyboard.press("Enter");
  await bubble(other.page, "검토 부탁드립니다.").locator(".at.is-me").waitFor();
  assert.equal(await bubble(me.page, "검토 부탁드립니다.").locator(".at.is-me").count(), 0);
  await other.page.goto(`${house.address}/messenger/calls`);
  await other.page.getByText("검토 부탁드립니다.").waitFor();
  await open(other.page);
  await isSound(me, other);
});

test("a file is sent and opened, and a picture shows itself", async () => {
  const [me, other] = windows;
  await me.page.locator('maru-composer input[type="file"]').setInputFiles({ name: "점검 계획.txt", mimeType: "text/plain", buffer: Buffer.from("계획") });
  await me.page.locator('.sent-files input[name="file"]').waitFor({ state: "attached" });
  await me.page.locator(".composer .send").click();
  const link = bubble(other.page, "점검 계획.txt").locator("a.att");
  await link.waitFor();
  const answer = await other.page.request.get(house.address + (await link.getAttribute("href")));
  assert.equal(answer.status(), 200);
  await isSound(me, other);
});

test("what was taken back is gone everywhere, also where it is quoted", async () => {
  const [me, other] = windows;
  await write(me.page, "이 말은 거두겠습니다.");
  const li = bubble(other.page, "이 말은 거두겠습니다.");
  await li.hover();
  await li.locator('[data-does="reply"]').click();
  await write(other.page, "어떤 말씀이신지요?");
  await bubble(me.page, "어떤 말씀이신지요?").waitFor();
  await bubble(me.page, "이 말은 거두겠습니다.").first().locator(".sd").click();
  await me.page.waitForURL(/\/messages\/\d+$/);
  me.page.once("dialog", (dialog) => dialog.accept());
  await me.page.getByRole("button", { name: "회수", exact: true }).click();
  await me.page.locator("#confirm button[value=yes]").click();
  await me.page.waitForURL((url) => !url.pathname.includes("/messages/"));
  await other.page.locator("li.m.gone").waitFor();
  // Lists of rooms hear of it within a second.
  await other.page.waitForFunction((words) => !document.body.textContent.includes(words), "이 말은 거두겠습니다.", { timeout: 2_500 });
  await open(me.page);
  await isSound(me, other);
});

test("after a broken line nothing is missing and nothing is there twice", async () => {
  const [me, other] = windows;
  await other.page.waitForFunction(() => globalThis.lines.at(-1).readyState === WebSocket.OPEN);
  await other.page.context().setOffline(true);
  await other.page.evaluate(() => {
    globalThis.isCut = true;
    globalThis.lines.at(-1).close();
  });
  await other.page.waitForFunction(() => document.documentElement.classList.contains("disconnected"));
  for (let number = 1; number <= 5; number += 1) {
    await write(me.page, `끊긴 동안 ${number}`);
    await bubble(me.page, `끊긴 동안 ${number}`).waitFor();
  }
  // What is written meanwhile fails, is kept, and goes later.
  await write(other.page, "연결이 끊긴 사람의 말");
  const failed = other.page.locator("li.failed");
  await failed.waitFor();
  await other.page.context().setOffline(false);
  await other.page.evaluate(() => { globalThis.isCut = false; });
  // The page comes back by itself.
  for (let number = 1; number <= 5; number += 1) await bubble(other.page, `끊긴 동안 ${number}`).waitFor();
  // What was kept goes by itself as well.
  await bubble(me.page, "연결이 끊긴 사람의 말").waitFor();
  await failed.waitFor({ state: "detached" });
  for (const { page } of [me, other]) {
    const seqs = await page.locator("li.m[data-seq]").evaluateAll((all) => all.map((li) => Number(li.dataset.seq)));
    assert.deepEqual(seqs, [...new Set(seqs)].sort((a, b) => a - b));
  }
  other.faults.splice(0);
  await isSound(me);
});

test("who reads older messages is not carried away by new ones", async () => {
  const [me, other] = windows;
  for (let number = 1; number <= 30; number += 1) {
    await send(me.page, `${room}/messages`, { body: `회의 자료 ${number}번` });
  }
  await bubble(other.page, "회의 자료 30번").waitFor();
  await other.page.locator(".stream").evaluate((stream) => { stream.scrollTop = -900; });
  const seen = () => other.page.evaluate(() => {
    const { top } = document.querySelector(".stream").getBoundingClientRect();
    const li = [...document.querySelectorAll("li.m")].find((one) => one.getBoundingClientRect().top >= top);
    return [li.id, Math.round(li.getBoundingClientRect().top)];
  });
  const before = await seen();
  await write(me.page, "새로 온 말");
  await bubble(other.page, "새로 온 말").waitFor({ state: "attached" });
  const [stays, top] = await seen();
  // Places of scrolling are whole pixels, rows are not.
  assert.ok(stays === before[0] && Math.abs(top - before[1]) <= 1, `${stays} ${top}, before ${before}`);
  await other.page.locator(".to-end").click();
  await bubble(other.page, "새로 온 말").waitFor();
  const left = await other.page.locator(".stream").evaluate((stream) => stream.scrollTop);
  assert.equal(left, 0);
  await isSound(me, other);
});

test("every page of the messenger in every look", async (t) => {
  const [{ page, faults, id }] = windows;
  const one = `${room}/messages/1`;
  await send(page, `${room}/messages`, { body: "18시까지 확인해 주십시오.", priority: "urgent", asks: "on" });
  await send(page, `${one}/bookmark`, { on: "true" });
  await send(page, `${one}/pin`, { on: "true" });
  await page.goto(`${house.address}/messenger`);
  const story = await page.locator(".rm").first().getAttribute("href");
  const thread = await page.locator(".rm", { hasText: "예산" }).first().getAttribute("href");
  for (const [name, path] of [
    ["story", story],
    ["story-2", thread],
    ["list", "/messenger"],
    ["unread", "/messenger?only=unread"],
    ["nothing", "/messenger?q=zzzz"],
    ["room", room],
    ["older", `${room}?before=20`],
    ["answering", `${room}?reply=1`],
    ["thread", `${room}/threads/1`],
    ["message", one],
    ["about", `${room}/about`],
    ["members", `${room}/members?q=김&person=person:${id}`],
    ["settings", `${room}/settings`],
    ["files", `${room}/files`],
    ["pins", `${room}/pins`],
    ["day", `${room}?day=2026-01-01`],
    ["search", `${room}/search?q=회의`],
    ["search-everywhere", "/messenger/search?q=ㅎㅇ&from=김"],
    ["alerts", "/messenger/alerts"],
    ["new", "/messenger/new?q=김"],
    ["new-channel", "/messenger/new?kind=channel"],
    ["channels", "/messenger/channels"],
    ["calls", "/messenger/calls"],
    ["bookmarks", "/messenger/bookmarks"],
  ]) {
    await t.test(name, async () => {
      const answer = await page.goto(house.address + path);
      assert.equal(answer.status(), 200, path);
      assert.ok((await answer.body()).length <= 60_000, `${(await answer.body()).length} bytes`);
      await page.evaluate(() => document.fonts.ready);
      const said = [];
      for (const { colorScheme, viewport } of LOOKS) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(shots, `messenger-${name}-${viewport.width}-${colorScheme}.png`), animations: "disabled" });
        const seen = `${viewport.width} ${colorScheme}`;
        for (const problem of [...(await shape(page)), ...(await accessibility(page))]) said.push(`${seen}: ${problem}`);
      }
      await page.setViewportSize(DESKTOP);
      await page.emulateMedia({ colorScheme: "light" });
      said.push(...(await policy(page)), ...faults.splice(0));
      if (said.length > 0) assert.fail(said.join("\n"));
    });
  }
});
