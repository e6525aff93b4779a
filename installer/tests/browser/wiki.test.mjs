// The wiki: every page in every look, and the ways through it that people take every day.
// Set MARU_SHOTS to a folder to keep the pictures.

import assert from "node:assert/strict";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { accessibility, policy, shape } from "./lib/checks.mjs";
import { openHouse } from "./lib/house.mjs";

const LOOKS = [
  { colorScheme: "light", viewport: DESKTOP },
  { colorScheme: "dark", viewport: DESKTOP },
  { colorScheme: "light", viewport: PHONE },
  { colorScheme: "dark", viewport: PHONE },
];

let house;
let browser;
let shots;
const pages = new Map();

before(async () => {
  shots = process.env.MARU_SHOTS ?? (await mkdtemp(join(tmpdir(), "maru-shots-")));
  await mkdir(shots, { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** The window of somebody with that role. */
async function as(role, options = {}) {
  const key = `${role} ${JSON.stringify(options)}`;
  if (!pages.has(key)) {
    const opened = await openPage(await openContext(browser, options), house.address);
    // As somebody who writes Markdown; the editor has tests of its own.
    await opened.page.addInitScript(() => localStorage.setItem("maru-editor", "markdown"));
    await signIn(opened.page, house.address, house.login(role));
    pages.set(key, opened);
  }
  return pages.get(key);
}

/** The address of the page that a link with these words leads to, from a page that has it. */
async function addressOf(page, from, words) {
  await page.goto(house.address + from);
  const link = page.locator("main a", { hasText: words }).first();
  const href = await link.getAttribute("href");
  assert.ok(href, `no link "${words}" on ${from}`);
  return href;
}

/** The address of a page by the titles that lead to it, from its space on. */
async function find(page, ...titles) {
  let at = "/wiki";
  for (const title of titles) at = await addressOf(page, at, title);
  return at;
}

async function look(role, path, name) {
  const { page, faults } = await as(role);
  const answer = await page.goto(house.address + path);
  assert.equal(answer.status(), 200, path);
  await looksRight(page, faults, name);
}

async function looksRight(page, faults, name) {
  await page.evaluate(() => document.fonts.ready);
  const said = [];
  for (const { colorScheme, viewport } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const seen = `${viewport.width} ${colorScheme}`;
    await page.screenshot({ path: join(shots, `wiki-${name}-${seen.replace(" ", "-")}.png`), fullPage: true, animations: "disabled" });
    for (const problem of [...(await shape(page)), ...(await accessibility(page))]) said.push(`${seen}: ${problem}`);
  }
  await page.setViewportSize(DESKTOP);
  said.push(...(await policy(page)), ...faults.splice(0));
  if (said.length > 0) assert.fail(said.join("\n"));
}

test("every page of the wiki as somebody who writes", async (t) => {
  const { page } = await as("employee");
  const snow = await find(page, "업무매뉴얼", "시설·안전", "제설 작업 지침");
  const trip = await find(page, "업무매뉴얼", "인사·복무", "출장 신청과 여비 정산");
  const contract = await find(page, "업무매뉴얼", "계약·구매", "수의계약 처리 절차");
  for (const [name, path] of [
    ["home", "/wiki"],
    ["new-space", "/wiki/new"],
    ["changes", "/wiki/changes"],
    ["labels", "/wiki/labels"],
    ["broken", "/wiki/broken-links"],
    ["page", snow],
    ["page-2", contract],
    ["page-3", trip],
    ["edit", `${snow}/edit`],
    ["new", `${snow}/new`],
    ["outlines", `${snow}/outlines`],
    ["outline", `${snow}/new?outline=handbook`],
    ["history", `${snow}/history`],
    ["comparison", `${snow}/comparison?old=1&new=3`],
    ["version", `${snow}/versions/1`],
    ["authors", `${snow}/authors`],
    ["comments", `${trip}/comments`],
    ["place", `${snow}/place`],
    ["page-labels", `${snow}/labels`],
    ["reasons", `${snow}/reasons`],
    ["trash", `${snow}/trash`],
  ]) {
    await t.test(name, () => look("employee", path, name));
  }
});

test("every page of the wiki as somebody who manages", async (t) => {
  const { page } = await as("org admin");
  const hiring = await find(page, "업무매뉴얼", "인사·복무", "채용 절차");
  const waiting = await addressOf(page, hiring, "새 판 보기");
  const snow = await find(page, "업무매뉴얼", "시설·안전", "제설 작업 지침");
  const security = await find(page, "업무매뉴얼", "정보보호");
  for (const [name, path] of [
    ["waiting-page", hiring],
    ["waiting-version", waiting],
    ["stale-page", snow],
    ["arrangement", `${snow}/arrangement`],
    ["confirmations", `${security}/confirmations`],
    ["rights", `${hiring}/rights`],
    ["rights-found", `${hiring}/rights?q=김`],
    ["readers", `${snow}/readers`],
  ]) {
    await t.test(name, () => look("org admin", path, name));
  }
});

test("the wiki in English, for somebody who only reads", async (t) => {
  const { page } = await as("auditor");
  const trip = await find(page, "업무매뉴얼", "인사·복무", "출장 신청과 여비 정산");
  await page.goto(house.address + trip);
  await page.evaluate(() => document.querySelector('form.theme-form button[name="language"][value="en"]').click());
  await page.waitForSelector('html[lang="en"]');
  assert.equal(await page.locator(`a[href="${trip}/edit"]`).count(), 0);
  for (const [name, path] of [
    ["en-home", "/wiki"],
    ["en-page", trip],
    ["en-history", `${trip}/history`],
    ["en-comments", `${trip}/comments`],
    ["en-reasons", `${trip}/reasons`],
  ]) {
    await t.test(name, () => look("auditor", path, name));
  }
});

test("a page is written, changed, compared and restored", async () => {
  const { page, faults } = await as("employee");
  const minutes = await find(page, "경영지원본부", "회의록");
  await page.goto(`${house.address}${minutes}/new`);
  await page.fill('input[name="title"]', "점검 회의");
  await page.fill('textarea[name="body"]', "## 정한 것\n\n- 모래함을 채운다.\n");
  await save(page);
  assert.equal(await page.locator("h1").innerText(), "점검 회의");
  const there = new URL(page.url()).pathname;
  await page.goto(`${house.address}${there}/edit`);
  await page.fill('textarea[name="body"]', "## 정한 것\n\n- 모래함 16곳을 채운다.\n");
  await page.fill('input[name="note"]', "몇 곳인지 적음");
  await save(page);
  await page.locator(`a[href="${there}/history"]`).first().click();
  await page.waitForURL((url) => url.pathname.endsWith("/history"));
  await page.locator('form[action$="/comparison"] button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname.endsWith("/comparison"));
  assert.match(await page.locator("tr.new mark").first().innerText(), /16곳/);
  await page.goto(`${house.address}${there}/versions/1`);
  await page.locator('form[action$="/restoration"] button').click();
  await page.waitForURL((url) => url.pathname === there);
  assert.match(await page.locator(".prose").innerText(), /모래함을 채운다/);
  assert.deepEqual(faults.splice(0), []);
});

test("words that are marked are remarked on, and letters lead to editing", async () => {
  const { page, faults } = await as("employee");
  const words = await find(page, "신규직원 안내", "계정과 컴퓨터");
  await page.goto(house.address + words);
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector(".prose strong")));
  await page.locator(".quote-offer").click();
  await page.waitForURL((url) => url.pathname.endsWith("/comments"));
  assert.equal(await page.inputValue('input[name="quote"]'), "처음 로그인하면서 바꿉니다.");
  await page.fill('textarea[name="body"]', "어디에서 바꾸는지도 적어 주십시오.");
  await page.locator("main form.card button.primary").click();
  await page.waitForSelector(".thread blockquote");
  await page.goto(house.address + words);
  await page.keyboard.press("e");
  await page.waitForURL((url) => url.pathname === `${words}/edit`);
  assert.deepEqual(faults.splice(0), []);
});

test("S-438 who contradicts a colleague is shown both texts", async () => {
  const mine = await as("employee");
  const theirs = await as("manager");
  const words = await find(mine.page, "신규직원 안내", "처음 듣는 말");
  for (const { page } of [mine, theirs]) await page.goto(`${house.address}${words}/edit`);
  const change = async ({ page }, to) => {
    const body = await page.inputValue('textarea[name="body"]');
    await page.fill('textarea[name="body"]', body.replace("옆자리", "").replace("돌려 보는 것", to));
  };
  await change(theirs, "차례로 보는 것");
  await save(theirs.page);
  await change(mine, "함께 보는 것");
  const answer = mine.page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith(words));
  await mine.page.locator("form.wiki-edit button.primary").click();
  assert.equal((await answer).status(), 409);
  await mine.page.waitForSelector(".merge");
  const shown = await mine.page.locator(".merge").innerText();
  assert.ok(shown.includes("차례로 보는 것") && shown.includes("함께 보는 것"), shown);
  await looksRight(mine.page, mine.faults, "conflict");
});

test("without scripts a page is written and read", async () => {
  const { page } = await as("director", { javaScriptEnabled: false });
  const division = await find(page, "경영지원본부");
  await page.goto(`${house.address}${division}/new`);
  await page.fill('input[name="title"]', "본부장 당부");
  await page.fill('textarea[name="body"]', "연말 회계 마감을 챙겨 주십시오.");
  await save(page);
  assert.match(await page.locator(".prose").innerText(), /회계 마감/);
});

async function save(page) {
  const button = page.locator("form.wiki-edit button.primary");
  await Promise.all([page.waitForURL((url) => /^\/wiki\/pages\/[^/]+$/.test(url.pathname)), button.click()]);
}
