// A day without scripts: forms, links and redirects alone must do.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { openHouse } from "./lib/house.mjs";

let house;
let browser;
let page;

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const context = await openContext(browser, { javaScriptEnabled: false });
  ({ page } = await openPage(context, house.address));
});

after(async () => {
  await browser?.close();
  await house?.close();
});

test("a closed door leads to the sign-in page", async () => {
  await page.goto(`${house.address}/people`);
  assert.equal(new URL(page.url()).pathname, "/sign-in");
});

test("a wrong password is told, and the name is not lost", async () => {
  const { name } = house.login("employee");
  await page.goto(`${house.address}/sign-in`);
  await page.fill('input[name="login"]', name);
  await page.fill('input[name="password"]', "not-the-password");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.press('input[name="password"]', "Enter");
  assert.ok((await answer).status() < 500);
  await page.waitForSelector(".banner, .field-error, [role=alert]");
  assert.equal(await page.inputValue('input[name="login"]'), name);
  assert.equal(await page.inputValue('input[name="password"]'), "");
});

test("signing in leads home", async () => {
  await signIn(page, house.address, house.login("employee"));
  assert.equal(new URL(page.url()).pathname, "/");
  assert.equal(await page.locator("h1").count(), 1);
});

test("people are found by name and by initial consonants", async () => {
  const people = page.locator('main a[href^="/people/"]');
  for (const words of ["김", "ㄱ"]) {
    await page.goto(`${house.address}/people`);
    await page.fill('main input[name="q"]', words);
    await page.press('main input[name="q"]', "Enter");
    await page.waitForURL((url) => url.searchParams.get("q") === words);
    assert.ok((await people.count()) > 0, `nobody is found for ${words}`);
  }
  await people.first().click();
  await page.waitForURL((url) => /^\/people\/[^/]+$/.test(url.pathname));
  assert.equal(await page.locator("h1").count(), 1);
});

test("the theme and the language are changed and kept", async () => {
  const root = page.locator("html");
  for (const [name, value, attribute] of [
    ["theme", "dark", "data-theme"],
    ["language", "en", "lang"],
    ["language", "ko", "lang"],
  ]) {
    await page.goto(house.address);
    await pressInMenu(`form.theme-form button[name="${name}"][value="${value}"]`);
    await page.goto(`${house.address}/people`);
    assert.equal(await root.getAttribute(attribute), value);
  }
});

test("S-64 a form sent after the session's end is sent again by reloading", async () => {
  await page.goto(`${house.address}/notices/settings`);
  await page.fill('input[name="from"]', "22:15");
  await page.fill('input[name="to"]', "07:45");
  await page.context().clearCookies({ name: "sid" });
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator('main form[action="/notices/settings"] button[type="submit"]').click();
  assert.equal((await answer).status(), 401);
  const beside = page.waitForEvent("popup");
  await page.locator('a[target="_blank"]').click();
  const other = await beside;
  await signIn(other, house.address, house.login("employee"));
  await other.close();
  await page.reload();
  assert.equal(new URL(page.url()).pathname, "/notices/settings");
  assert.equal(await page.inputValue('input[name="from"]'), "22:15");
});

test("signing out closes the door", async () => {
  await page.goto(house.address);
  await pressInMenu('form[action="/sign-out"] button');
  await page.goto(`${house.address}/people`);
  assert.equal(new URL(page.url()).pathname, "/sign-in");
});

/** Opens the menu of the top bar that holds the button, presses it, and waits for the next page. */
async function pressInMenu(selector) {
  const menu = page.locator("header details", { has: page.locator(selector) });
  await menu.locator("summary").click();
  await Promise.all([page.waitForEvent("load"), menu.locator(selector).click()]);
}
