// The browser of the tests: Debian's Chromium, quiet, with a record of everything that goes wrong.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];
const PATIENCE = 15_000;
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export function openBrowser() {
  const executablePath = process.env.MARU_CHROMIUM ?? PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error("no Chromium found: install it, or name it in MARU_CHROMIUM");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A context as an employee of the agency has it; Korean unless told otherwise. */
export function openContext(browser, options = {}) {
  const usual = { viewport: DESKTOP, locale: "ko-KR", timezoneId: "Asia/Seoul", reducedMotion: "reduce" };
  return browser.newContext({ ...usual, ...options });
}

/**
 * A page that keeps a list of faults: script errors, console errors, breaches of the content
 * security policy, and requests to any other host than `address`.
 */
export async function openPage(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    // Chromium reports the status of the page itself as an error, too; that is the test's business.
    const own = message.location().url === page.url() && message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !own) faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    const inside = url.startsWith(address) || url.startsWith(address.replace("http", "ws"));
    if (!inside && !/^(data|blob|about):/.test(url)) faults.push(`asks another host: ${url}`);
  });
  await page.addInitScript(() => {
    globalThis.policyBreaches = [];
    addEventListener("securitypolicyviolation", (breach) => {
      globalThis.policyBreaches.push(`${breach.violatedDirective}: ${breach.blockedURI} ${breach.sourceFile ?? ""}`);
    });
  });
  return { page, faults };
}

/** Signs in by the form, as that sample account. */
export async function signIn(page, address, { name, password }) {
  await page.goto(`${address}/sign-in`);
  await page.fill('input[name="login"]', name);
  await page.fill('input[name="password"]', password);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith("/sign-in")),
    page.press('input[name="password"]', "Enter"),
  ]);
}
