// Lists of rooms that are told of what is said, the numbers in title and menu, and what the desktop is told.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { policy } from "./lib/checks.mjs";
import { openHouse } from "./lib/house.mjs";
import { send } from "./lib/wiki.mjs";

let house;
let browser;
let me;
let other;
let rooms;

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const opened = [];
  for (const role of ["employee", "org admin"]) {
    const context = await openContext(browser, { permissions: ["notifications"] });
    // What the desktop is told is written down, and nobody looks at a page unless the test says so.
    await context.addInitScript(() => {
      globalThis.told = [];
      globalThis.Notification = class extends EventTarget {
        static permission = "granted";
        constructor(title, options) {
          super();
          globalThis.told.push({ title, ...options });
        }
        close() {
          globalThis.told.push("closed");
        }
      };
      globalThis.isSeen = true;
      document.hasFocus = () => globalThis.isSeen;
    });
    const one = await openPage(context, house.address);
    await signIn(one.page, house.address, house.login(role));
    one.id = await one.page.locator("maru-session").getAttribute("data-person");
    opened.push(one);
  }
  [me, other] = opened;
  rooms = [];
  for (const name of ["첫째 방", "둘째 방", "셋째 방"]) {
    await other.page.goto(`${house.address}/messenger/new`);
    rooms.push(await send(other.page, "/messenger/rooms", { kind: "group", name, person: `person:${me.id}` }));
  }
});

after(async () => {
  await browser?.close();
  await house?.close();
});

const say = (room, body, more = {}) => send(other.page, `${room}/messages`, { body, ...more });
const row = (page, room) => page.locator(`#room-${room.split("/").at(-1)}`);
const title = (page, number) => page.waitForFunction((number) => document.title.startsWith(`(${number}) `), number);

/** Opens a page and waits until it is told of what is said. */
async function open(page, path) {
  const asks = page.waitForResponse((answer) => answer.url().endsWith("/messenger/news"));
  await page.goto(house.address + path);
  await asks;
  // The house looks once a second from when the first listens.
  await page.waitForTimeout(2_200);
}

test("the list tells at once where something was said, what, and how much", async () => {
  await open(me.page, "/messenger");
  const before = Number((await me.page.title()).match(/^\((\d+)\)/)?.[1] ?? 0);
  let asked = 0;
  me.page.on("request", (request) => { asked += /messenger\/(list|news)/.test(request.url()) ? 1 : 0; });
  await say(rooms[0], "토요일 **두 시**로 바꿉시다.");
  await row(me.page, rooms[0]).locator(".ub", { hasText: "1" }).waitFor();
  assert.match(await row(me.page, rooms[0]).locator(".pv").textContent(), /: 토요일 두 시로 바꿉시다\.$/);
  await title(me.page, before + 1);
  for (let number = 1; number <= 5; number += 1) await say(rooms[1], `말 ${number}`);
  await row(me.page, rooms[1]).locator(".ub", { hasText: "5" }).waitFor();
  // The liveliest stands first among its kind.
  const first = await row(me.page, rooms[1]).evaluate((li) => li === li.parentElement.firstElementChild);
  assert.ok(first);
  await title(me.page, before + 2);
  await me.page.locator('.rail [data-badge="messenger"]', { hasText: String(before + 2) }).waitFor();
  await say(rooms[1], `[@나](/people/${me.id}) 확인 바랍니다.`);
  await row(me.page, rooms[1]).locator(".ub.at", { hasText: "@1" }).waitFor();
  assert.equal(asked, 0, "nothing was asked for");
  // Read in another window of the same person.
  const second = await me.page.context().newPage();
  await second.goto(house.address + rooms[1]);
  await row(me.page, rooms[1]).locator(".ub").waitFor({ state: "detached" });
  await title(me.page, before + 1);
  await second.close();
  // Taken back: what was said is gone from the list as well, and counts no more.
  await other.page.goto(`${house.address}${rooms[0]}`);
  await send(other.page, `${rooms[0]}/messages/1/recall`, {});
  await row(me.page, rooms[0]).locator(".ub").waitFor({ state: "detached" });
  assert.doesNotMatch(await row(me.page, rooms[0]).locator(".pv").textContent(), /두 시/);
  // A room that is new comes by itself.
  await other.page.goto(`${house.address}/messenger/new`);
  const fresh = await send(other.page, "/messenger/rooms", { kind: "group", name: "넷째 방", person: `person:${me.id}` });
  await row(me.page, fresh).waitFor();
  assert.deepEqual([...(await policy(me.page)), ...me.faults.splice(0)], []);
});

test("any page of the house counts what waits, and the desktop is told once and only as its person wants", async () => {
  const told = (page) => page.evaluate(() => globalThis.told.splice(0));
  await open(me.page, "/people");
  await me.page.evaluate(() => { globalThis.isSeen = false; });
  await say(rooms[2], "아직 아무것도 알리지 않습니다.");
  await me.page.waitForFunction(() => document.title.startsWith("("));
  assert.deepEqual(await told(me.page), [], "nobody asked for it");

  await me.page.goto(`${house.address}/messenger/alerts`);
  await me.page.locator('[name="desktop"]').check();
  await me.page.locator("form.card button").click();
  await me.page.locator("maru-alerts [data-state=granted]:not([hidden])").waitFor();
  const second = await me.page.context().newPage();
  await open(second, "/people");
  const both = [me.page, second];
  for (const page of both) await page.evaluate(() => { globalThis.isSeen = false; });
  await say(rooms[2], "계좌 비밀번호는 1234입니다.");
  await me.page.waitForTimeout(2_500);
  let shown = (await Promise.all(both.map(told))).flat();
  assert.equal(shown.length, 1, "two windows, told once");
  assert.ok(!JSON.stringify(shown).includes("1234"), "without the words");
  assert.equal(shown[0].silent, true);

  // With the words, and with a sound.
  await me.page.goto(`${house.address}/messenger/alerts`);
  await me.page.locator('[name="words"]').check();
  await me.page.locator('[name="sound"]').check();
  const taken = me.page.waitForResponse(async (answer) => answer.url().endsWith("/messenger/news") && (await answer.json()).alerts.sound);
  await me.page.locator("form.card button").click();
  await taken;
  await me.page.waitForTimeout(300);
  await me.page.evaluate(() => { globalThis.isSeen = false; });
  await say(rooms[2], "회의는 세 시입니다.");
  await me.page.waitForTimeout(2_500);
  shown = (await Promise.all(both.map(told))).flat();
  assert.equal(shown.length, 1);
  assert.deepEqual([shown[0].body, shown[0].silent], ["회의는 세 시입니다.", false]);
  assert.match(shown[0].title, /· 셋째 방$/);

  // A muted room tells of calls and of what is urgent, and of nothing else.
  await send(me.page, `${rooms[2]}/marks`, { mark: "mute", on: "true" });
  await say(rooms[2], "조용히");
  await me.page.waitForTimeout(2_500);
  assert.deepEqual((await Promise.all(both.map(told))).flat(), []);
  await say(rooms[2], "대피하십시오.", { priority: "urgent" });
  await me.page.waitForTimeout(2_500);
  assert.equal((await Promise.all(both.map(told))).flat().length, 1);

  // Whoever looks at one of the windows sees it there.
  await second.evaluate(() => { globalThis.isSeen = true; });
  await say(rooms[0], "보고 계시지요?");
  await me.page.waitForTimeout(2_500);
  assert.deepEqual((await Promise.all(both.map(told))).flat(), []);
  await second.close();
  assert.deepEqual([...(await policy(me.page)), ...me.faults.splice(0)], []);
});
