// Everything by keyboard, and always visible where one is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { openHouse } from "./lib/house.mjs";

/** Minutes without use that the demonstration's agency has chosen. */
const IDLE_MINUTES = 20;

let house;
let browser;
let page;

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  ({ page } = await openPage(await openContext(browser), house.address));
});

after(async () => {
  await browser?.close();
  await house?.close();
});

test("one signs in without a mouse", async () => {
  const { name, password } = house.login("employee");
  await page.goto(`${house.address}/sign-in`);
  await tabTo('input[name="login"]');
  await page.keyboard.insertText(name);
  await tabTo('input[name="password"]');
  await page.keyboard.insertText(password);
  await Promise.all([page.waitForURL((url) => url.pathname === "/"), page.keyboard.press("Enter")]);
});

test("the first stop skips the menus", async () => {
  await page.goto(house.address);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
  const box = await page.locator("a.skip").boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0, "the skip link is in sight while it has the focus");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("#main").contains(document.activeElement)));
});

for (const path of ["/", "/people", "/me"]) {
  test(`the focus is seen at every stop of ${path}`, async () => {
    await page.goto(house.address + path);
    const unseen = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(focused);
      if (seen === null) break;
      if (!seen.visible) unseen.push(seen.html);
    }
    assert.deepEqual(unseen, []);
  });
}

test("Ctrl+K leads to the search", async () => {
  await page.goto(house.address);
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.name), "q");
});

test("the help opens with a question mark, closes with Escape, and gives the focus back", async () => {
  await page.goto(`${house.address}/people`);
  await tabTo("main a, main summary, main button");
  const before = await page.evaluate(() => document.activeElement.outerHTML);
  await page.keyboard.press("Shift+Slash");
  await page.locator("#keys-help[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#keys-help[open]").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.outerHTML), before);
});

test("a question mark in a field is only a question mark", async () => {
  await page.goto(house.address);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("?");
  assert.equal(await page.locator("#keys-help[open]").count(), 0);
});

test("S-64 the end of a session is announced, one key goes on, and what was typed outlives it", async () => {
  const own = await openContext(browser);
  const { page: desk } = await openPage(own, house.address);
  await desk.clock.install();
  await signIn(desk, house.address, house.login("manager"));
  await desk.goto(`${house.address}/notices/settings`);
  const left = await desk.evaluate(() => document.querySelector("maru-session").dataset.left);
  assert.equal(left, undefined, "the script has taken the time over");
  const warning = desk.locator("#session[open]");
  for (const way of ["Enter", "Escape"]) {
    await desk.clock.fastForward((IDLE_MINUTES - 3) * 60_000);
    assert.equal(await warning.count(), 0, "not yet");
    await desk.clock.fastForward(61_000);
    await warning.waitFor();
    assert.equal(await desk.evaluate(() => document.activeElement.closest("#session") !== null), true);
    const used = desk.waitForResponse((response) => response.request().method() === "HEAD");
    await desk.keyboard.press(way);
    assert.equal((await used).status(), 200);
    await warning.waitFor({ state: "detached" });
  }
  await desk.fill('input[name="from"]', "21:30");
  await own.clearCookies({ name: "sid" });
  await desk.clock.fastForward((IDLE_MINUTES + 1) * 60_000);
  await desk.waitForURL((url) => url.pathname === "/sign-in");
  await desk.fill('input[name="login"]', house.login("manager").name);
  await desk.fill('input[name="password"]', house.login("manager").password);
  await desk.keyboard.press("Enter");
  await desk.waitForURL((url) => url.pathname === "/notices/settings");
  await desk.locator("#toasts .toast").waitFor();
  assert.equal(await desk.inputValue('input[name="from"]'), "21:30");
  await own.close();
});

/** Presses Tab until the focus is on such an element. */
async function tabTo(selector) {
  for (let stop = 0; stop < 60; stop += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the focus never reaches ${selector}`);
}

/** Runs in the page: whether the focus changes the look of its element or of what holds it, in sight. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const look = () =>
    [element, element.parentElement].map((one) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one);
      return [outlineStyle === "none" ? "0px" : outlineWidth, boxShadow, borderColor].join();
    });
  const during = look();
  element.blur();
  const without = look();
  element.focus();
  const box = element.getBoundingClientRect();
  const placed = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0;
  return { visible: placed && during.join() !== without.join(), html: element.outerHTML.slice(0, 160) };
}
