// Hostile texts, rendered by the wiki's own code, in a real browser without any content security policy: the
// sanitiser alone has to hold.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser, openContext } from "./lib/browser.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const CORPUS = new URL("../../../crates/wiki/tests/hostile.json", import.meta.url);
/** Nobody is there: the test itself answers. */
const HERE = "http://wiki.invalid";
const AT_ONCE = 400;

let browser;
let texts;

before(async () => {
  texts = corpus(JSON.parse(await readFile(CORPUS, "utf8")));
  browser = await openBrowser();
});

after(() => browser?.close());

/** Every filling of every vector; `⟦name⟧` stands for each entry of a list, the same one throughout a vector. */
function corpus({ lists, vectors }) {
  const done = new Set();
  const waiting = [...vectors];
  while (waiting.length > 0) {
    const vector = waiting.pop();
    const hole = /⟦(.*?)⟧/.exec(vector);
    if (hole) waiting.push(...lists[hole[1]].map((filling) => vector.replaceAll(hole[0], () => filling)));
    else done.add(vector.toWellFormed?.() ?? vector);
  }
  return [...done];
}

/** What the wiki makes of texts, or with `html` what its sanitiser makes of HTML. */
function sanitised(list, ...options) {
  return new Promise((resolve, reject) => {
    const command = ["run", "--quiet", "--package", "maru-wiki", "--example", "sanitise", "--", ...options];
    const child = spawn("cargo", command, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
    let answer = "";
    child.stdout.setEncoding("utf8").on("data", (part) => (answer += part));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(JSON.parse(answer)) : reject(new Error(`cargo: ${code}`))));
    child.stdin.end(JSON.stringify(list));
  });
}

test("S-162: thousands of hostile texts run nothing, ask nobody, and stay what they are", async () => {
  assert.ok(texts.length >= 3000, `${texts.length} texts`);
  const [rendered, cleaned] = await Promise.all([sanitised(texts), sanitised(texts, "html")]);
  const pieces = [...rendered, ...cleaned];
  const pages = [];
  for (let from = 0; from < pieces.length; from += AT_ONCE) pages.push(pieces.slice(from, from + AT_ONCE));
  const context = await openContext(browser);
  const page = await context.newPage();
  const faults = [];
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await context.route("**/*", (route) => {
    const { origin, pathname, searchParams } = new URL(route.request().url());
    if (origin === HERE && pathname === "/") {
      const body = pages[searchParams.get("page")].map((piece) => `<div class="piece">${piece}</div>`).join("\n");
      return route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html><main>${body}</main>` });
    }
    // Pictures of our own files are what a page may ask for.
    if (origin !== HERE || !pathname.startsWith("/files/")) faults.push(`asks ${route.request().url()}`);
    return route.abort();
  });
  await page.addInitScript(() => {
    globalThis.trapped = [];
    globalThis.trap = () => globalThis.trapped.push(new Error().stack);
  });
  const shown = [];
  for (const number of pages.keys()) {
    const address = `${HERE}/?page=${number}`;
    await page.goto(address, { waitUntil: "load" });
    const { html, trapped } = await page.evaluate(touch);
    assert.deepEqual(trapped, []);
    assert.deepEqual([page.url(), page.frames().length, html.length], [address, 1, pages[number].length]);
    shown.push(...html);
  }
  assert.deepEqual(faults, []);
  const again = await sanitised(shown, "html");
  const changed = shown.map((html, n) => [pieces[n], html, again[n]]).filter(([, html, twice]) => html !== twice);
  assert.deepEqual(changed.slice(0, 5), [], `${changed.length} texts change when they are sanitised again`);
  await context.close();
});

/** Touches every element in every way a person might; tells what ran, and the HTML of each piece as the browser has it. */
async function touch() {
  const pieces = [...document.querySelectorAll("main > div.piece")];
  // A line break that stands first in `pre` is not read, so that whoever writes HTML has to write it twice.
  const html = pieces.map((piece) => piece.innerHTML.replace(/<pre([^>]*)>\n/g, "<pre$1>\n\n"));
  const events = ["click", "mouseover", "pointerover", "focus", "blur", "input", "change", "toggle", "load", "error", "animationstart"];
  addEventListener("click", (event) => event.target.closest("a[href]") && event.preventDefault());
  for (const element of document.querySelectorAll("main *")) {
    for (const name of events) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    if (element.href && !/^(https?|mailto|tel):/.test(element.href)) globalThis.trapped.push(element.href);
    for (const { name } of element.attributes) {
      if (/^(on|style|srcdoc|action|formaction|xlink|name$)/.test(name)) globalThis.trapped.push(element.outerHTML);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { html, trapped: globalThis.trapped };
}
