// What must hold on every page, in every look. Each check answers with a list of sentences.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The success criteria of WCAG 2.2, levels A and AA. */
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Accessibility rules broken, each with the first elements that break it. */
export async function accessibility(page) {
  // Injected as an evaluation: the policy refuses script elements, and must.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (levels) => {
    const options = { runOnly: { type: "tag", values: levels }, rules: { "target-size": { enabled: true } } };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.html) }));
  }, LEVELS);
  return violations.map(({ id, help, at }) => `${id}: ${help}\n    ${at.slice(0, 4).join("\n    ")}`);
}

/** Breaches of the content security policy since the page was opened. */
export async function policy(page) {
  const breaches = await page.evaluate(() => globalThis.policyBreaches);
  return breaches.map((breach) => `breaks the content security policy: ${breach}`);
}

/** One heading of the first level, a title, a language, nothing wider than the window, and a frame that stays put. */
export async function shape(page) {
  const seen = await page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    title: document.title.trim(),
    lang: document.documentElement.lang,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    // In the shell only the main part scrolls; else an empty stretch follows the page.
    tall: document.querySelector(".shell") ? document.documentElement.scrollHeight - innerHeight : 0,
    widest: [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120)),
  }));
  const said = [];
  if (seen.headings !== 1) said.push(`${seen.headings} h1 elements`);
  if (!seen.title) said.push("no title");
  if (!["ko", "en"].includes(seen.lang)) said.push(`language ${seen.lang}`);
  if (seen.wide > 0) said.push(`${seen.wide} px wider than the window:\n    ${seen.widest.join("\n    ")}`);
  if (seen.tall > 0) said.push(`the frame scrolls by ${seen.tall} px`);
  return said;
}
