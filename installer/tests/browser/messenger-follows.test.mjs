// What a page of a room shows follows what becomes of its messages: the bar at its head, quotations, the message being answered, calls in
// threads; and what is written is never lost: an answer that got lost, two windows, a text longer than a message.

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
let room;

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const opened = [];
  for (const role of ["employee", "org admin"]) {
    const one = await openPage(await openContext(browser), house.address);
    await signIn(one.page, house.address, house.login(role));
    one.id = await one.page.locator("maru-session").getAttribute("data-person");
    opened.push(one);
  }
  [me, other] = opened;
  await me.page.goto(`${house.address}/messenger/new`);
  room = await send(me.page, "/messenger/rooms", { kind: "group", name: "따라가는 화면", person: `person:${other.id}` });
  for (const { page } of opened) await open(page);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

async function open(page, path = room) {
  const asks = page.waitForResponse((answer) => answer.url().includes("/since?"));
  await page.goto(house.address + path);
  await page.waitForFunction(() => customElements.get("maru-log") && document.querySelector("maru-log").list);
  await asks;
}

async function write(page, words) {
  await page.locator("#body").fill(words);
  await page.locator(".composer .send").click();
}

const bubble = (page, words) => page.locator("li.m:not(.pend)").filter({ has: page.locator(".bb > p", { hasText: words }) });

/** The number of a message that is on the page. */
async function seqOf(page, words) {
  await bubble(page, words).first().waitFor();
  return bubble(page, words).first().getAttribute("data-seq");
}

/** Waits until those words stand nowhere on the page. */
const gone = (page, words) => page.waitForFunction((words) => !document.body.textContent.includes(words), words, { timeout: 5_000 });

/** Fails unless nothing went wrong. */
async function isSound(...opened) {
  const said = [];
  for (const { page, faults } of opened) said.push(...(await policy(page)), ...faults.splice(0));
  assert.deepEqual(said, []);
}

test("the bar at the head of a room follows what is put there, edited, taken from there and taken back", async () => {
  const bar = (page) => page.locator(".talk-pin");
  await write(me.page, "먼저 올린 공지");
  await write(me.page, "나중에 올린 공지");
  const [first, second] = [await seqOf(other.page, "먼저 올린 공지"), await seqOf(other.page, "나중에 올린 공지")];
  assert.equal(await bar(me.page).isVisible(), false);
  await send(other.page, `${room}/messages/${first}/pin`, { on: "true" });
  await bar(me.page).getByText("먼저 올린 공지").waitFor();
  await send(other.page, `${room}/messages/${second}/pin`, { on: "true" });
  for (const { page } of [me, other]) await bar(page).getByText("나중에 올린 공지").waitFor();
  await send(me.page, `${room}/messages/${second}/text`, { body: "고쳐 쓴 공지" });
  await bar(other.page).getByText("고쳐 쓴 공지").waitFor();
  assert.ok((await bar(other.page).locator("[data-see]").getAttribute("href")).endsWith(`#m-${second}`));
  await send(me.page, `${room}/messages/${second}/recall`, {});
  for (const { page } of [me, other]) {
    await gone(page, "고쳐 쓴 공지");
    await bar(page).getByText("먼저 올린 공지").waitFor();
  }
  await send(other.page, `${room}/messages/${first}/pin`, { on: "false" });
  for (const { page } of [me, other]) await bar(page).waitFor({ state: "hidden" });
  await isSound(me, other);
});

test("what quotes a message on a page that does not show it says no more than all others once it is taken back", async () => {
  await write(me.page, "화면에 없는 원래 말");
  const seq = await seqOf(other.page, "화면에 없는 원래 말");
  await send(other.page, `${room}/messages`, { body: "그 말에 답합니다", reply_to: seq });
  await bubble(other.page, "그 말에 답합니다").locator(".re", { hasText: "화면에 없는 원래 말" }).waitFor();
  await other.page.locator(`#m-${seq}`).evaluate((li) => li.remove());
  await send(me.page, `${room}/messages/${seq}/recall`, {});
  await gone(other.page, "화면에 없는 원래 말");
  await bubble(other.page, "그 말에 답합니다").locator(".re", { hasText: "회수된 메시지입니다." }).waitFor();
  await isSound(me, other);
});

test("what is being answered goes from above the text with its recall, and the answer is sent without", async () => {
  await write(me.page, "답장받을 비밀글");
  const seq = await seqOf(other.page, "답장받을 비밀글");
  await bubble(other.page, "답장받을 비밀글").hover();
  await bubble(other.page, "답장받을 비밀글").locator('[data-does="reply"]').click();
  await other.page.locator("#body").fill("모르고 쓴 답장");
  await send(me.page, `${room}/messages/${seq}/recall`, {});
  await other.page.locator(".answers").waitFor({ state: "hidden" });
  await gone(other.page, "답장받을 비밀글");
  await other.page.locator(".toast", { hasText: "답장하던 메시지가 회수되었습니다." }).waitFor();
  assert.equal(await other.page.locator("#body").inputValue(), "모르고 쓴 답장");
  await other.page.keyboard.press("Enter");
  await bubble(me.page, "모르고 쓴 답장").waitFor();
  // Where the page had not heard of it yet, sending again leaves the quotation out.
  await other.page.evaluate((seq) => { document.querySelector(".composer").elements.reply_to.value = seq; }, seq);
  await write(other.page, "늦게 안 답장");
  const failed = other.page.locator("li.failed", { hasText: "늦게 안 답장" });
  await failed.getByText("답장이 아닌 메시지로 보냅니다").waitFor();
  await failed.getByRole("button", { name: "다시 보내기" }).click();
  await bubble(me.page, "늦게 안 답장").waitFor();
  await failed.waitFor({ state: "detached" });
  other.faults.splice(0);
  await isSound(me, other);
});

test("a call in a thread goes when the thread is looked at, and stays while only the room is", async () => {
  await write(me.page, "글타래가 될 말");
  const root = await seqOf(other.page, "글타래가 될 말");
  const row = other.page.locator(`#room-${room.split("/").at(-1)} .ub`);
  await send(me.page, `${room}/messages`, { body: `[@나](/people/${other.id}) 글타래에서 부릅니다`, thread: root });
  await row.getByText("@1").waitFor();
  await write(me.page, "방에서 이어진 말");
  await bubble(other.page, "방에서 이어진 말").waitFor();
  // The page reads, asks, and the call is still there.
  await other.page.waitForResponse((answer) => answer.url().endsWith("/messenger/news"));
  await row.getByText("@1").waitFor();
  await other.page.goto(`${house.address}${room}/threads/${root}`);
  await row.waitFor({ state: "detached" });
  await open(other.page);
  assert.equal(await row.count(), 0);
  await isSound(me, other);
});

test("a message whose answer got lost on the way stands there once", async () => {
  let lost = 0;
  await me.page.route("**/messages", async (route) => {
    if (lost > 0 || route.request().method() !== "POST") return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort("connectionreset");
  });
  await write(me.page, "응답이 끊긴 말");
  await bubble(other.page, "응답이 끊긴 말").waitFor();
  await me.page.locator("li.pend").waitFor({ state: "detached" });
  assert.equal(lost, 1);
  assert.equal(await me.page.locator("li.m", { hasText: "응답이 끊긴 말" }).count(), 1);
  assert.equal(await bubble(other.page, "응답이 끊긴 말").count(), 1);
  await me.page.unroute("**/messages");
  me.faults.splice(0);
  await isSound(me, other);
});

test("what is written in one window outlives what is sent from another", async () => {
  const second = await me.page.context().newPage();
  await open(second);
  const keeps = () => me.page.waitForResponse((answer) => answer.url().endsWith("/draft"));
  const [kept] = await Promise.all([keeps(), me.page.locator("#body").fill("첫 창에서 쓰는 아주 긴 글")]);
  assert.equal(kept.status(), 204);
  await second.locator("#body").fill("둘째 창의 짧은 글");
  await second.waitForResponse((answer) => answer.url().endsWith("/draft"));
  await Promise.all([keeps(), second.keyboard.press("Enter")]);
  await bubble(me.page, "둘째 창의 짧은 글").waitFor();
  await open(me.page);
  assert.equal(await me.page.locator("#body").inputValue(), "첫 창에서 쓰는 아주 긴 글");
  await me.page.keyboard.press("Enter");
  await bubble(other.page, "첫 창에서 쓰는 아주 긴 글").waitFor();
  await second.close();
  await open(me.page);
  assert.equal(await me.page.locator("#body").inputValue(), "");
  await isSound(me, other);
});

test("a text longer than a message is not cut, is not sent, and comes along as a file", async () => {
  const long = Array.from({ length: 4_000 }, (_, number) => `줄 ${number} 내용이 있는 긴 줄입니다`).join("\n");
  const body = me.page.locator("#body");
  await me.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await me.page.evaluate((text) => navigator.clipboard.writeText(text), long);
  await body.focus();
  await me.page.keyboard.press("Control+V");
  const hint = me.page.locator(".too-long");
  await hint.getByText("10000자까지").waitFor();
  assert.equal((await body.inputValue()).length, long.length);
  await me.page.keyboard.press("Enter");
  assert.equal(await me.page.locator("li.pend").count(), 0);
  assert.equal(await hint.locator("button").evaluate((button) => button === document.activeElement), true);
  await hint.locator("button").click();
  await me.page.locator('.sent-files input[name="file"]').waitFor({ state: "attached" });
  assert.equal(await body.inputValue(), "");
  // It can be had back, and go after all.
  await me.page.locator(".sent-files button").click();
  assert.equal((await body.inputValue()).length, long.length);
  await hint.locator("button").click();
  await me.page.locator('.sent-files input[name="file"]').waitFor({ state: "attached" });
  await me.page.locator(".composer .send").click();
  const link = other.page.locator("li.m a.att", { hasText: "붙인 글.txt" });
  await link.waitFor();
  const answer = await other.page.request.get(house.address + (await link.getAttribute("href")));
  assert.equal(await answer.text(), long);
  await isSound(me, other);
});

test("one goes to a day from beside the talk", async () => {
  const { page } = me;
  await page.goto(`${house.address}/messenger`);
  const story = await page.locator(".rm", { hasText: "예산" }).first().getAttribute("href");
  await open(page, story.split("#")[0]);
  const day = await page.locator("li.day").last().getAttribute("data-day");
  await page.locator(".to-day input").fill(day);
  await page.locator(".to-day button").click();
  await page.waitForURL((url) => url.searchParams.get("day") === day);
  const seen = await page.locator(`li.day[data-day="${day}"]`).boundingBox();
  const stream = await page.locator(".stream").boundingBox();
  assert.ok(seen.y >= stream.y - 1 && seen.y < stream.y + stream.height, JSON.stringify({ seen, stream }));
  await isSound(me);
});
