// Walks through the whole house and looks at every page, light and dark, on a desk and on a phone.
// Set MARU_SHOTS to a folder to keep the pictures.

import assert from "node:assert/strict";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { accessibility, policy, shape } from "./lib/checks.mjs";
import { openHouse } from "./lib/house.mjs";
import { STARTS, Walk, links, shapeOf } from "./lib/walk.mjs";

const LOOKS = [
  { colorScheme: "light", viewport: DESKTOP },
  { colorScheme: "dark", viewport: DESKTOP },
  { colorScheme: "light", viewport: PHONE },
  { colorScheme: "dark", viewport: PHONE },
  { colorScheme: "dark", viewport: DESKTOP, theme: "contrast" },
  { colorScheme: "dark", viewport: PHONE, theme: "contrast" },
];
/** HTML of one page, in bytes before compression. */
const HEAVIEST = 60_000;

let house;
let browser;
let shots;
const contexts = new Map();

before(async () => {
  shots = process.env.MARU_SHOTS ?? (await mkdtemp(join(tmpdir(), "maru-shots-")));
  await mkdir(shots, { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

test("S-63 every page that a link leads to", async (t) => {
  const walk = new Walk(STARTS);
  for (let stop = walk.next(); stop; stop = walk.next()) {
    const who = stop.role ?? "visitor";
    await t.test(`${decodeURI(stop.path)} as ${who}`, () => look(walk, stop));
  }
  t.diagnostic(`pictures in ${shots}`);
});

async function look(walk, { role, path, status = 200 }) {
  const { page, faults } = await openPage(await contextOf(role), house.address);
  try {
    const answer = await page.goto(house.address + path);
    assert.ok([status].flat().includes(answer.status()), `${path} is answered with ${answer.status()}`);
    await page.evaluate(() => document.fonts.ready);
    for (const next of await links(page)) walk.meet(role, next);
    const weight = (await answer.body()).length;
    const said = weight > HEAVIEST ? [`${weight} bytes of HTML`] : [];
    const name = `${role ?? "visitor"}${path.includes("?") ? path : shapeOf(path)}`;
    for (const seen of LOOKS) said.push(...(await problems(page, seen, name)));
    said.push(...(await policy(page)), ...faults);
    if (said.length > 0) assert.fail(said.join("\n"));
  } finally {
    await page.close();
  }
}

async function problems(page, { colorScheme, viewport, theme = "" }, name) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.evaluate((wanted) => { document.documentElement.dataset.theme = wanted; }, theme);
  const look = `${viewport.width} ${theme || colorScheme}`;
  const file = `${name.replaceAll(/[^\p{L}\d]+/gu, "-")}-${look.replace(" ", "-")}.png`;
  await page.screenshot({ path: join(shots, file), fullPage: true, animations: "disabled" });
  const found = [...(await shape(page)), ...(await accessibility(page))];
  return found.map((said) => `${look}: ${said}`);
}

/** One signed-in context a role: an account may have a single session. */
async function contextOf(role) {
  if (!contexts.has(role)) {
    const context = await openContext(browser);
    contexts.set(role, context);
    if (role !== null) {
      const { page } = await openPage(context, house.address);
      await signIn(page, house.address, house.login(role));
      await page.close();
    }
  }
  return contexts.get(role);
}
