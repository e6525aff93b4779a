// What stands for a room, with and without scripts, and dots of presence that follow by themselves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { policy } from "./lib/checks.mjs";
import { openHouse } from "./lib/house.mjs";
import { send } from "./lib/wiki.mjs";

let house;
let browser;
let me;
let other;
let room;
const ROLES = ["employee", "manager"];

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const opened = [];
  for (const role of ROLES) {
    const context = await openContext(browser);
    // Whether somebody looks at the page, as the test says.
    await context.addInitScript(() => {
      globalThis.isSeen = true;
      Object.defineProperty(document, "visibilityState", { get: () => (globalThis.isSeen ? "visible" : "hidden") });
    });
    const one = await openPage(context, house.address);
    await signIn(one.page, house.address, house.login(role));
    one.id = await one.page.locator("maru-session").getAttribute("data-person");
    opened.push(one);
  }
  [me, other] = opened;
  await me.page.goto(`${house.address}/messenger/new`);
  room = await send(me.page, "/messenger/rooms", { kind: "group", name: "그림 있는 방", person: `person:${other.id}` });
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** A PNG in one colour, drawn in the page; a tall one, which must not lie over what stands below it. */
async function picture(page, colour) {
  const drawn = await page.evaluate((colour) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 640 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 160, 640);
    return canvas.toDataURL("image/png").split(",")[1];
  }, colour);
  return { name: "room.png", mimeType: "image/png", buffer: Buffer.from(drawn, "base64") };
}

const row = (page) => page.locator(`#room-${room.split("/").at(-1)}`);
const faults = async (one) => [...(await policy(one.page)), ...one.faults.splice(0)];

/** Sends a picture by the form and has it stand for the room. */
async function choose(page, colour) {
  await page.goto(`${house.address}${room}/settings`);
  const file = await picture(page, colour).catch(() => null);
  await page.locator("#picture-file").setInputFiles(file ?? (await picture(me.page, colour)));
  await page.locator("#picture form[action='/files'] button").click();
  await page.waitForURL(/settings\?file=/);
  await page.locator(`#picture form[action="${room}/picture"] button`).click();
  await page.waitForURL((url) => url.search === "" && url.pathname === `${room}/settings`);
  return page.locator("#picture .av img").getAttribute("src");
}

test("a picture stands for a room in open lists and heads without their being loaded again", async () => {
  await other.page.goto(house.address + room);
  await row(other.page).waitFor();
  assert.equal(await row(other.page).locator(".av img").count(), 0, "letters at first");
  await other.page.waitForTimeout(2_200);
  await other.page.evaluate(() => { globalThis.isStillHere = true; });
  const first = await choose(me.page, "#c03030");
  for (const place of [row(other.page), other.page.locator(".talk > header")]) await place.locator(`.av img[src="${first}"]`).waitFor();
  const isDrawn = await row(other.page).locator(".av img").evaluate((img) => img.decode().then(() => img.naturalHeight === 96));
  assert.ok(isDrawn, "small");
  const second = await choose(me.page, "#3040c0");
  assert.notEqual(second, first);
  await row(other.page).locator(`.av img[src="${second}"]`).waitFor();
  assert.ok(await other.page.evaluate(() => globalThis.isStillHere), "the page is the same");
  await me.page.locator("#picture form[action$='/picture/removal'] button").click();
  await row(other.page).locator(".av img").waitFor({ state: "detached" });
  assert.deepEqual([await faults(me), await faults(other)], [[], []]);
});

test("with scripts off a picture is chosen by forms, on a phone", async () => {
  const context = await openContext(browser, { javaScriptEnabled: false, viewport: PHONE });
  const { page } = await openPage(context, house.address);
  await signIn(page, house.address, house.login(ROLES[0]));
  const address = await choose(page, "#208040");
  await page.goto(`${house.address}/messenger`);
  assert.equal(await row(page).locator(".av img").getAttribute("src"), address);
  await page.goto(house.address + room);
  assert.equal(await page.locator(".talk > header .av img").getAttribute("src"), address);
  await context.close();
});

test("dots follow in a page that somebody looks at, by a question in a minute or two, and cost nothing in one nobody sees", async () => {
  const context = await me.page.context();
  const page = await context.newPage();
  await page.clock.install();
  const asked = [];
  page.on("request", (request) => { if (request.url().includes("/messenger/dots")) asked.push(new URL(request.url())); });
  await page.goto(house.address + room);
  const face = page.locator(`.room-info [data-who="${other.id}"]`);
  const words = page.locator(`.room-info [data-line-of="${other.id}"]`);
  await face.and(page.locator('[data-st="on"]')).waitFor();
  assert.match(await words.textContent(), /접속 중/);
  // Whoever goes is seen to be gone, in the dot and in the word beside it.
  await other.page.goto("about:blank");
  await page.waitForTimeout(500);
  assert.equal(asked.length, 0, "what was just drawn is as it is");
  await page.clock.runFor(95_000);
  await face.and(page.locator(":not([data-st])")).waitFor();
  assert.doesNotMatch(await words.textContent(), /접속 중/);
  await page.clock.runFor(600_000);
  await page.waitForTimeout(300);
  assert.ok(asked.length >= 7 && asked.length <= 12, `${asked.length} questions in eleven minutes and a half`);
  const shown = await page.locator("[data-who]").evaluateAll((faces) => faces.map((one) => one.dataset.who));
  assert.deepEqual(new Set(asked.at(-1).searchParams.getAll("who")), new Set(shown), "of those it shows");
  // Nobody looks: nothing is asked. Whoever comes back sees how it is at once.
  await page.evaluate(() => { globalThis.isSeen = false; });
  const before = asked.length;
  await page.clock.runFor(600_000);
  assert.equal(asked.length, before);
  await other.page.goto(`${house.address}/messenger`);
  await other.page.waitForTimeout(500);
  await page.evaluate(() => {
    globalThis.isSeen = true;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await page.clock.runFor(6_000);
  await face.and(page.locator('[data-st="on"]')).waitFor();
  assert.deepEqual(await faults(me), []);
  await page.close();
});
