// Everything by keyboard, and always visible where one is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openContext, openPage } from "./lib/browser.mjs";
import { openHouse } from "./lib/house.mjs";

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
