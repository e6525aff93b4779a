// What scripts add to pages of the wiki: PDF files in place, the tree by mouse and keys, marks at passages that are
// remarked on, mentions, and drafts that outlive a closed tab.

import assert from "node:assert/strict";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { accessibility, policy, shape } from "./lib/checks.mjs";
import { openHouse } from "./lib/house.mjs";
import { smallPdf } from "./lib/pdf.mjs";
import { edit, makePage, save, send, written } from "./lib/wiki.mjs";

let house;
let browser;
let page;
let faults;
let shots;

before(async () => {
  shots = process.env.MARU_SHOTS ?? (await mkdtemp(join(tmpdir(), "maru-shots-")));
  await mkdir(shots, { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  ({ page, faults } = await openPage(await openContext(browser), house.address));
  await signIn(page, house.address, house.login("employee"));
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** The page in four looks: nothing broken, and a picture of each. */
async function looksRight(name) {
  const said = [];
  for (const viewport of [DESKTOP, PHONE]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(300);
      const seen = `${viewport.width}-${colorScheme}`;
      await page.screenshot({ path: join(shots, `parts-${name}-${seen}.png`), fullPage: true, animations: "disabled" });
      for (const problem of [...(await shape(page)), ...(await accessibility(page))]) said.push(`${seen}: ${problem}`);
    }
  }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light" });
  said.push(...(await policy(page)), ...faults.splice(0));
  assert.deepEqual(said, []);
}

/** The titles below "나무", each with how deep it stands. */
const tree = () => page.evaluate(() => [...document.querySelectorAll(".wiki-tree ul ul ul > li[data-page]")].map((item) => {
  let depth = -3;
  for (let at = item; at; at = at.parentElement.closest("li")) depth += 1;
  return `${"-".repeat(depth)}${item.querySelector(":scope > a:not(.fold)").innerText}`;
}));

const row = (title) => page.locator(".wiki-tree li > a:not(.fold)", { hasText: title });

/** Pages below "나무" in the person's own space, each with the one it stands below. */
async function grow(names) {
  const paths = { 나무: await makePage(page, house.address, "나무의 글", "나무") };
  for (const [name, above = "나무"] of names) {
    paths[name] = await send(page, `${paths[above]}/pages`, { title: name, body: `${name}의 글` });
  }
  return paths;
}

test("a PDF file is shown within the page, one page at a time, without another host or eval", async () => {
  const path = await makePage(page, house.address, "지침이다.\n");
  const sent = await page.evaluate(async (content) => {
    const body = new FormData();
    body.set("csrf", document.querySelector('input[name="csrf"]').value);
    body.set("file", new File([content], "제설 지침.pdf", { type: "application/pdf" }));
    return (await fetch("/files", { method: "POST", body, headers: { accept: "application/json" } })).json();
  }, smallPdf());
  await send(page, `${path}/files`, { file: sent.id });
  await page.goto(house.address + path);
  await page.locator("maru-pdf").scrollIntoViewIfNeeded();
  await page.locator('.pdf-sheet[data-drawn="1"]').waitFor();
  assert.match(await page.locator(".pdf-words").innerText(), /First page[^]*가온도시공사/);
  assert.ok(await inked(), "nothing is drawn");
  assert.equal(await page.locator("[data-at]").last().innerText(), "1 / 2쪽");
  await looksRight("pdf");
  await page.locator('[data-step="1"]').click();
  await page.locator('.pdf-sheet[data-drawn="2"]').waitFor();
  assert.match(await page.locator(".pdf-words").innerText(), /Second page/);
  const before = await page.locator(".pdf-sheet").evaluate((sheet) => sheet.offsetWidth);
  await page.locator('[data-zoom="1"]').click();
  await page.waitForFunction((width) => document.querySelector(".pdf-sheet[data-drawn]")?.offsetWidth > width * 1.4, before);
  assert.equal(await page.locator(`maru-pdf a[href="/files/${sent.id}"][download]`).count(), 1);
  assert.deepEqual(faults.splice(0), []);
});

/** Whether anything but white stands on the canvas. */
const inked = () => page.locator(".pdf-sheet canvas").evaluate((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 !== 3 && value < 128);
});

test("pages are moved by dragging, taken back from the message, and by keys; what is refused stays", async () => {
  const paths = await grow([["하나"], ["둘"], ["셋"], ["둘의 아래", "둘"]]);
  await page.goto(house.address + paths["하나"]);
  const first = ["하나", "둘", "셋"];
  assert.deepEqual(await tree(), first);
  await row("셋").dragTo(row("하나"), { targetPosition: { x: 60, y: 3 } });
  await page.locator("maru-flash").waitFor();
  assert.deepEqual(await tree(), ["셋", "하나", "둘"]);
  await page.locator("maru-flash button", { hasText: "되돌리기" }).click();
  await page.waitForFunction(() => document.querySelector(".wiki-tree ul ul ul > li:last-child").innerText === "셋");
  assert.deepEqual(await tree(), first);
  await row("둘").locator("xpath=../a[contains(@class, 'fold')]").click();
  await row("둘의 아래").waitFor();
  assert.deepEqual(await tree(), ["하나", "둘", "-둘의 아래", "셋"]);
  await looksRight("tree");
  // A page cannot stand below itself: the server says so, and it stays.
  await row("둘").first().dragTo(row("둘의 아래"), { targetPosition: { x: 60, y: 16 } });
  await page.locator("#toasts .error", { hasText: "그 아래로" }).waitFor();
  assert.deepEqual(await tree(), ["하나", "둘", "-둘의 아래", "셋"]);
  await row("하나").dragTo(row("둘의 아래"), { targetPosition: { x: 60, y: 16 } });
  await page.waitForFunction(() => document.querySelectorAll(".wiki-tree ul ul ul ul ul > li").length === 1);
  assert.deepEqual(await tree(), ["둘", "-둘의 아래", "--하나", "셋"]);
  await row("셋").focus();
  await page.keyboard.press("Control+Shift+ArrowUp");
  await page.waitForFunction(() => document.querySelector(".wiki-tree ul ul ul > li").innerText.startsWith("셋"));
  await page.waitForFunction(() => document.activeElement.innerText === "셋");
  assert.deepEqual(faults.splice(0).filter((fault) => !fault.includes("422")), []);
});

test("a passage that is remarked on is marked, leads to the remark and back", async () => {
  const path = await makePage(page, house.address, "눈을 **먼저** 치우고\n모래를 뿌린다.\n\n- 모래함을 채운다.\n");
  await send(page, `${path}/comments`, { quote: "먼저 치우고 모래를", body: "언제부터입니까?" });
  await page.goto(house.address + path);
  assert.equal(await page.locator("mark.remarked").evaluateAll((marks) => marks.map((mark) => mark.textContent).join("").replace(/\s+/g, " ")), "먼저 치우고 모래를");
  await looksRight("remarks");
  await page.locator("mark.remarked").first().click();
  await page.waitForURL((url) => url.pathname === `${path}/comments`);
  await page.locator(".thread a", { hasText: "본문에서 보기" }).click();
  await page.waitForURL((url) => url.pathname === path);
  await page.locator("mark.is-meant").first().waitFor();
  await page.locator(".remark-mark").click();
  await page.waitForURL((url) => url.pathname === `${path}/comments`);
  assert.deepEqual(faults.splice(0), []);
});

test("columns of a table stand as they were aligned", async () => {
  const path = await makePage(page, house.address, "| 구분 | 수량 | 비고 |\n|:---|---:|:---:|\n| 소금 | 3 | 없음 |\n");
  const sides = () => page.locator(".prose :is(th, td)").evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign));
  await page.goto(house.address + path);
  assert.deepEqual(await sides(), ["left", "right", "center", "left", "right", "center"]);
  await edit(page, house.address, path);
  assert.deepEqual(await sides(), ["left", "right", "center", "left", "right", "center"]);
});

test("units and posts are mentioned by initial consonants", async () => {
  const path = await makePage(page, house.address, "글\n");
  const writing = await edit(page, house.address, path);
  await writing.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" @경영지원");
  const option = page.locator(".editor-option", { hasText: "부서" }).first();
  await option.waitFor();
  await page.screenshot({ path: join(shots, "parts-mention.png") });
  await option.click();
  assert.match(await written(page), /\[@경영지원[^\]]*\]\(\/people\/units\/[0-9a-z]{13}\)/);
  await save(page, path);
  const [href] = await page.locator(".prose a").evaluateAll((links) => links.map((link) => link.href));
  assert.equal((await page.goto(href)).status(), 200);
  assert.deepEqual(faults.splice(0), []);
});

test("S-438 a text the server could not keep stays in the browser, is tried again, and goes once it is saved", async () => {
  const path = await makePage(page, house.address, "처음 글\n");
  await page.evaluate(() => localStorage.setItem("maru-editor", "markdown"));
  const here = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("maru-text ")).length);
  await page.goto(`${house.address}${path}/edit`);
  await page.route("**/draft", (route) => route.abort());
  await page.fill('textarea[name="body"]', "다시 쓴 글\n");
  await page.locator("[data-status]", { hasText: "임시 저장하지 못했습니다" }).waitFor();
  assert.equal(await here(), 1);
  await page.screenshot({ path: join(shots, "parts-draft.png") });
  assert.match(faults.splice(0).join(), /ERR_FAILED/);
  await page.unroute("**/draft");
  await page.locator("[data-status]", { hasText: /에 임시 저장했습니다/ }).waitFor();
  assert.equal(await here(), 0, "the server has it");
  // A tab that closes with more than a last request carries.
  const long = `${"긴 글을 쓴다. ".repeat(9000)}\n`;
  await page.fill('textarea[name="body"]', long);
  await page.goto(`${house.address}/wiki`);
  assert.equal(await here(), 1);
  await page.goto(`${house.address}${path}/edit`);
  await looksRight("draft-offer");
  await page.locator("[data-offer] button", { hasText: "불러오기" }).click();
  assert.equal(await page.inputValue('textarea[name="body"]'), long);
  await save(page, path);
  assert.match(await page.locator(".prose").innerText(), /긴 글을 쓴다/);
  assert.equal(await here(), 0);
  await page.evaluate(() => localStorage.removeItem("maru-editor"));
  assert.deepEqual(faults.splice(0), []);
});

test("S-438 what was left in the browser outlives a fault and what is typed before it is looked at", async () => {
  const path = await makePage(page, house.address, "처음 글\n");
  await page.evaluate(() => localStorage.setItem("maru-editor", "markdown"));
  const here = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("maru-text ")).length);
  const body = 'textarea[name="body"]';
  await page.goto(`${house.address}${path}/edit`);
  await page.route("**/draft", (route) => route.abort());
  await page.fill(body, "아직 저장하지 못한 글\n");
  await page.evaluate(() => document.querySelector("form.wiki-edit").setAttribute("action", "/wiki/pages/none"));
  await page.locator('form.wiki-edit button[type="submit"]').first().click();
  await page.locator(".fault").waitFor();
  assert.equal(await here(), 1, "a fault has taken nothing");
  await page.unroute("**/draft");
  await page.goto(`${house.address}${path}/edit`);
  const offer = page.locator("[data-offer]");
  await offer.waitFor();
  await page.fill(body, "새로 쓰기 시작한 글\n");
  await page.locator("[data-status]", { hasText: /에 임시 저장했습니다/ }).waitFor();
  assert.equal(await here(), 1, "what is offered is still there");
  await page.goto(`${house.address}${path}/edit`);
  await offer.locator("button", { hasText: "불러오기" }).click();
  assert.equal(await page.inputValue(body), "아직 저장하지 못한 글\n");
  await save(page, path);
  assert.equal(await here(), 0);
  await page.evaluate(() => localStorage.removeItem("maru-editor"));
  faults.splice(0);
});

const MARKDOWN = () => localStorage.setItem("maru-editor", "markdown");
const texts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("maru-text ")));
const person = () => page.evaluate(() => document.querySelector("maru-session").dataset.person);

test("S-438 a contradiction that is settled takes what was left of the text with it", async () => {
  const path = await makePage(page, house.address, "눈을 치운다.\n");
  await page.evaluate(MARKDOWN);
  await page.goto(`${house.address}${path}/edit`);
  await page.fill('textarea[name="body"]', "얼음을 치운다.\n");
  await send(page, path, { title: "제설 지침", body: "낙엽을 치운다.\n", base: "1", note: "" });
  await page.locator('form.wiki-edit button[type="submit"]').first().click();
  await page.locator(".merge").waitFor();
  assert.equal((await texts()).length, 1, "it is still to be settled");
  // What is refused on the way goes on being the same text.
  await page.evaluate(() => document.querySelector('input[name="title"]').removeAttribute("required"));
  await page.fill('input[name="title"]', "");
  await page.fill('textarea[name="body"]', "얼음과 낙엽을 치운다.\n");
  await page.locator('form[data-contradiction] button[type="submit"]').click();
  await page.locator("maru-draft[data-again]").waitFor();
  await page.fill('input[name="title"]', "제설 지침");
  await page.locator('form.wiki-edit button[type="submit"]').first().click();
  await page.locator(".prose", { hasText: "얼음과 낙엽을" }).waitFor();
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("maru-text ")));
  await page.goto(`${house.address}${path}/edit`);
  assert.equal(await page.locator("[data-offer]").isHidden(), true);
  await page.evaluate(() => localStorage.removeItem("maru-editor"));
  faults.splice(0);
});

test("S-110 what a browser keeps of a text goes when its person signs out or another signs in", async () => {
  const path = await makePage(page, house.address, "처음 글\n");
  await page.evaluate(MARKDOWN);
  await page.goto(`${house.address}${path}/edit`);
  await page.route("**/draft", (route) => route.abort());
  await page.fill('textarea[name="body"]', "보내지 못한 글\n");
  const signOut = async () => {
    await page.locator(".top summary.profile").click();
    await page.locator('.top form[action="/sign-out"] button').click();
  };
  await signOut();
  const question = page.locator("#confirm[open]");
  await question.locator("text=이 브라우저에 남아 있습니다").waitFor();
  await question.locator('button[value="no"]').click();
  assert.equal((await texts()).length, 1, "nothing happens unless it is wanted");
  // The script takes it away, not only an answer that some browsers obey.
  await page.route("**/sign-out", (route) => route.fulfill({ status: 204 }));
  await signOut();
  await question.locator('button[value="yes"]').click();
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("maru-text ")));
  await page.unroute("**/sign-out");
  await page.unroute("**/draft");
  await page.goto(`${house.address}/wiki`);
  assert.deepEqual(await texts(), [], "nor does the page that is left behind keep it again");
  const own = `maru-text ${await person()} /x?false 1`;
  await page.evaluate((own) => {
    for (const key of [own, "maru-text 0000000000000 /x?false 1"]) localStorage.setItem(key, JSON.stringify({ at: Date.now() }));
  }, own);
  await page.goto(`${house.address}/wiki`);
  assert.deepEqual(await texts(), [own]);
  await page.evaluate(() => localStorage.clear());
  faults.splice(0);
});
