// A talk on bad lines: messages that do not get through outlive the page and are sent once, pages keep up without a socket; and
// what is done by keys, by a finger that stays, and with pictures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { PHONE, openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { accessibility, policy } from "./lib/checks.mjs";
import { openHouse } from "./lib/house.mjs";
import { send } from "./lib/wiki.mjs";

let house;
let browser;
let me;
let other;
let room;

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  [me, other] = await Promise.all(["employee", "org admin"].map(async (role) => {
    const one = await openPage(await openContext(browser), house.address);
    await signIn(one.page, house.address, house.login(role));
    one.id = await one.page.locator("maru-session").getAttribute("data-person");
    return one;
  }));
  await me.page.goto(`${house.address}/messenger/new`);
  room = await send(me.page, "/messenger/rooms", { kind: "group", name: "점검", person: `person:${other.id}` });
});

after(async () => {
  await browser?.close();
  await house?.close();
});

async function open(page, path = room) {
  await page.goto(house.address + path);
  await page.waitForFunction(() => document.querySelector("maru-log")?.list);
}

async function write(page, words) {
  await page.locator("#body").fill(words);
  await page.locator(".composer .send").click();
}

const bubble = (page, words) => page.locator("li.m:not(.pend)").filter({ has: page.locator(".bb > p", { hasText: words }) });
const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("maru-unsent ")).length);

test("a message that does not get through outlives the page, and is sent once", async () => {
  await Promise.all([open(me.page), open(other.page)]);
  const address = `**${room}/messages`;
  await me.page.route(address, (route) => route.abort());
  await write(me.page, "끊긴 줄의 말");
  await me.page.locator("li.failed", { hasText: "끊긴 줄의 말" }).waitFor();
  // The server has this one; only its answer is lost.
  await me.page.unroute(address);
  await me.page.route(address, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await write(me.page, "답을 듣지 못한 말");
  await me.page.locator("li.failed", { hasText: "답을 듣지 못한 말" }).waitFor();
  assert.equal(await kept(me.page), 2);
  await me.page.unroute(address);
  // Away from the page, and back by reading it anew: sent by itself as soon as the line stands.
  await me.page.goto(`${house.address}/people`);
  await bubble(other.page, "끊긴 줄의 말").waitFor();
  await me.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("maru-unsent ")));
  await open(me.page);
  for (const { page } of [me, other]) {
    for (const words of ["끊긴 줄의 말", "답을 듣지 못한 말"]) {
      await bubble(page, words).waitFor();
      assert.equal(await bubble(page, words).count(), 1, words);
    }
  }
  assert.equal(await me.page.locator("li.pend").count(), 0);
  me.faults.splice(0);
});

test("what is refused or old waits for its writer, in the page that shows the room", async () => {
  await me.page.route(`**${room}/messages`, (route) => route.fulfill({ status: 422, contentType: "application/json", body: '{"message":"그렇게는 안 됩니다."}' }));
  await write(me.page, "거절된 말");
  await me.page.locator("li.failed", { hasText: "그렇게는 안 됩니다." }).waitFor();
  await me.page.reload();
  const failed = me.page.locator("li.failed", { hasText: "거절된 말" });
  await failed.waitFor();
  await me.page.waitForTimeout(2_000);
  assert.equal(await failed.count(), 1, "nothing is tried by itself");
  await me.page.unroute(`**${room}/messages`);
  await failed.getByRole("button", { name: "지우기" }).click();
  assert.equal(await me.page.locator("#body").inputValue(), "거절된 말");
  assert.equal(await kept(me.page), 0);
  await me.page.locator("#body").fill("");
  // Old: after an hour nobody is surprised by their own words.
  await me.page.evaluate(([action, person]) => {
    const sending = "b".repeat(32);
    const fields = String(new URLSearchParams({ body: "어제의 말", sending }));
    const one = { person, sending, action, thread: "", fields, words: "어제의 말", names: [], at: Date.now() - 2 * 3_600_000 };
    localStorage.setItem(`maru-unsent ${person} ${sending}`, JSON.stringify(one));
  }, [`${room}/messages`, me.id]);
  await me.page.reload();
  const old = me.page.locator("li.failed", { hasText: "어제의 말" });
  await old.waitFor();
  await me.page.waitForTimeout(2_000);
  await old.getByRole("button", { name: "다시 보내기" }).click();
  await bubble(other.page, "어제의 말").waitFor();
  assert.equal(await kept(me.page), 0);
  me.faults.splice(0);
});

test("S-110: nothing unsent stays for whoever uses the browser next", async () => {
  const context = await openContext(browser);
  const { page } = await openPage(context, house.address);
  await signIn(page, house.address, house.login("employee"));
  await open(page);
  await page.route(`**${room}/messages`, (route) => route.abort());
  await write(page, "남의 눈에 띄면 안 될 말");
  await page.locator("li.failed").waitFor();
  // Somebody else in the same browser, without signing out: as if the machine had been taken over.
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((one) => one.startsWith("maru-unsent "));
    const [name, , sending] = key.split(" ");
    localStorage.setItem(`${name} 0000000000001 ${sending}`, localStorage.getItem(key));
  });
  await page.reload();
  await page.locator("li.failed").waitFor();
  assert.equal(await kept(page), 1, "another's is gone");
  await page.locator(".profile").click();
  await page.locator('form[action="/sign-out"] button').first().click();
  await page.locator("#confirm button[value=yes]").click();
  await page.waitForURL(/sign-in|signed-out|\/$/);
  assert.equal(await kept(page), 0);
  await context.close();
});

test("who is writing is seen by the other, and not by oneself", async () => {
  await Promise.all([open(me.page), open(other.page)]);
  await me.page.waitForTimeout(1_500);
  await me.page.locator("#body").pressSequentially("음");
  await other.page.locator("maru-typing", { hasText: "님이 쓰는 중" }).waitFor();
  assert.equal((await me.page.locator("maru-typing").textContent()).trim(), "");
  await me.page.keyboard.press("Enter");
  await bubble(other.page, "음").waitFor();
  assert.equal((await other.page.locator("maru-typing").textContent()).trim(), "", "they have written");
  assert.deepEqual([...(await policy(me.page)), ...(await policy(other.page)), ...me.faults.splice(0), ...other.faults.splice(0)], []);
});

test("where no socket gets through the page keeps up all the same", async () => {
  const context = await openContext(browser);
  const { page, faults } = await openPage(context, house.address);
  await page.addInitScript(() => {
    // As behind a proxy that refuses the upgrade.
    globalThis.WebSocket = class extends EventTarget {
      static OPEN = 1;
      readyState = 0;
      constructor() {
        super();
        setTimeout(() => {
          this.readyState = 3;
          this.dispatchEvent(new Event("error"));
          this.dispatchEvent(Object.assign(new Event("close"), { code: 1006 }));
        });
      }
      send() {}
      close() {}
    };
  });
  await signIn(page, house.address, house.login("employee"));
  await open(page);
  await write(other.page, "소켓 없이도 보입니다.");
  await bubble(page, "소켓 없이도 보입니다.").waitFor();
  assert.ok(!(await page.evaluate(() => document.documentElement.classList.contains("disconnected"))));
  await page.goto(`${house.address}/messenger`);
  await write(other.page, "목록도 따라옵니다.");
  await page.locator(".rm .pv", { hasText: "목록도 따라옵니다." }).waitFor();
  assert.deepEqual([...(await policy(page)), ...faults.splice(0)], []);
  await context.close();
});

test("keys go through messages and do what buttons do, and letters can be switched off", async () => {
  const { page } = me;
  await open(page);
  await write(page, "고칠 말");
  await bubble(page, "고칠 말").waitFor();
  await write(other.page, "답할 말");
  await bubble(page, "답할 말").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  const focused = () => page.evaluate(() => document.activeElement.closest("li.m")?.querySelector(".bb > p")?.textContent);
  await page.keyboard.press("j");
  assert.equal(await focused(), "답할 말");
  await page.keyboard.press("k");
  assert.equal(await focused(), "고칠 말");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "답할 말");
  // The deeds are the next stops of the tab key.
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("li.m") !== null));
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("r");
  assert.match(await page.locator(".answers").textContent(), /답할 말/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "body");
  await page.keyboard.type("rt");
  assert.equal(await page.locator("#body").inputValue(), "rt", "in a field letters are letters");
  await page.locator("#body").fill("");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await page.keyboard.press("e");
  await page.waitForURL(/\/messages\/\d+#edit$/);
  await open(page);
  await page.keyboard.press("Tab");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Shift+Slash");
  await page.locator("#keys-help[open]", { hasText: "다음·이전 메시지로" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("u");
  await page.waitForURL(/\/messenger$/);
  await page.locator(`#room-${room.split("/").at(-1)} .ub`).waitFor();
  await page.keyboard.press("n");
  await page.waitForURL(/\/messenger\/new$/);
  // Switched off (WCAG 2.1.4).
  await open(page);
  await page.evaluate(() => { document.documentElement.dataset.keys = "off"; document.activeElement.blur(); });
  await page.keyboard.press("j");
  assert.equal(await focused(), undefined);
  assert.deepEqual([...(await policy(page)), ...me.faults.splice(0)], []);
});

/** A PNG of one colour. */
function picture(width, height) {
  const table = Array.from({ length: 256 }, (_, n) => [...Array(8)].reduce((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n));
  const sum = (bytes) => ~bytes.reduce((c, byte) => table[(c ^ byte) & 255] ^ (c >>> 8), -1);
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeInt32BE(sum(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = Buffer.alloc((width * 3 + 1) * height, 90);
  for (let row = 0; row < height; row += 1) pixels[row * (width * 3 + 1)] = 0;
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0))]);
}

test("pictures come along by dropping and pasting, keep their place, and are looked at by keys", async () => {
  const { page } = me;
  await open(page);
  const bytes = [...picture(600, 300)];
  const drag = (type, name) => page.evaluate(([type, name, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
    document.querySelector(".rail").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [type, name, bytes]);
  await drag("dragover", "하나.png");
  await page.locator(".drop-zone").waitFor();
  await drag("drop", "하나.png");
  assert.equal(await page.locator(".drop-zone").isVisible(), false);
  await page.locator('.sent-files input[name="file"]').waitFor({ state: "attached" });
  await page.evaluate((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], "둘.png", { type: "image/png" }));
    document.querySelector("#body").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, bytes);
  await page.waitForFunction(() => document.querySelectorAll('.sent-files input[name="file"]').length === 2);
  await page.locator(".composer .send").click();
  const pictures = other.page.locator("li.m a.pic img");
  await pictures.nth(1).waitFor();
  assert.deepEqual([await pictures.first().getAttribute("width"), await pictures.first().getAttribute("height")], ["320", "160"]);
  await pictures.first().click();
  const viewer = other.page.locator(".viewer[open]");
  await viewer.waitFor();
  assert.match(await viewer.locator("img").getAttribute("src"), /\/thumb\/1280$/);
  await other.page.keyboard.press("ArrowRight");
  await viewer.getByText("둘.png (2/2)").waitFor();
  assert.deepEqual(await accessibility(other.page), []);
  await other.page.keyboard.press("Home");
  await viewer.getByText("하나.png (1/2)").waitFor();
  await other.page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  assert.deepEqual([...(await policy(other.page)), ...other.faults.splice(0), ...me.faults.splice(0)], []);
});

test("where a photograph was taken is told to nobody", async () => {
  const { page } = me;
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 20 });
    const made = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg"); });
    return [...new Uint8Array(await made.arrayBuffer())];
  });
  // As a camera writes it: an Exif segment with a place, right after the beginning.
  const notes = Buffer.concat([Buffer.from("Exif\0\0II*\0\b\0\0\0\0\0"), Buffer.from("GPS 37.5665 126.9780")]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(notes.length + 2);
  const photograph = Buffer.concat([Buffer.from(bytes.slice(0, 2)), Buffer.from([0xff, 0xe1]), length, notes, Buffer.from(bytes.slice(2))]);
  assert.ok(photograph.includes("GPS"));
  await page.locator('maru-composer input[type="file"]').setInputFiles({ name: "현장.jpg", mimeType: "image/jpeg", buffer: photograph });
  await page.locator('.sent-files input[name="file"]').waitFor({ state: "attached" });
  await page.locator(".composer .send").click();
  const link = other.page.locator("li.m a.pic", { has: other.page.locator('img[alt="현장.jpg"]') });
  await link.waitFor();
  for (const path of ["", "/thumb/320", "/thumb/1280"]) {
    const answer = await other.page.request.get(`${house.address}${await link.getAttribute("href")}${path}`);
    assert.equal(answer.status(), 200, path);
    const got = await answer.body();
    assert.ok(got.length > 100 && !got.includes("GPS") && !got.includes("Exif"), path);
  }
});

test("a large file goes on where the line broke, and comes whole", async () => {
  const { page } = me;
  const large = Buffer.alloc(20 * 1024 * 1024, "점검 기록 한 줄\n");
  let pieces = 0;
  await page.route("**/files/arriving/*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    pieces += 1;
    // The second piece does not get there; of the third only the answer is lost.
    if (pieces === 2) return route.abort();
    if (pieces === 3) await route.fetch();
    return pieces === 3 ? route.abort() : route.continue();
  });
  await page.locator('maru-composer input[type="file"]').setInputFiles({ name: "기록.txt", mimeType: "text/plain", buffer: large });
  await page.locator('.sent-files input[name="file"]').waitFor({ state: "attached" });
  await page.unroute("**/files/arriving/*");
  assert.equal(pieces, 4, "three pieces, of which one went twice");
  await page.locator(".composer .send").click();
  const link = other.page.locator("li.m a.att", { hasText: "기록.txt" });
  await link.waitFor();
  const answer = await other.page.request.get(house.address + (await link.getAttribute("href")));
  assert.ok(large.equals(await answer.body()));
  me.faults.splice(0);
});

test("a finger that stays on a message opens the same deeds", async () => {
  const context = await openContext(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
  const { page, faults } = await openPage(context, house.address);
  await signIn(page, house.address, house.login("employee"));
  await open(page);
  const li = page.locator("li.m[data-seq]:not(.gone)").last();
  await li.scrollIntoViewIfNeeded();
  const box = await li.locator(".bb").boundingBox();
  const at = { clientX: box.x + 10, clientY: box.y + 10, pointerType: "touch", bubbles: true };
  await li.locator(".bb").dispatchEvent("pointerdown", at);
  await page.locator(".m-acts").waitFor();
  await li.locator(".bb").dispatchEvent("pointerup", at);
  assert.ok(await li.locator(".m-acts").isVisible());
  assert.ok(await page.evaluate(() => document.activeElement.closest(".m-acts") !== null));
  await page.locator('.m-acts [data-does="reply"]').click();
  await page.locator(".answers").waitFor();
  await page.locator('.composer [data-does="camera"]').waitFor();
  assert.deepEqual([...(await policy(page)), ...faults.splice(0)], []);
  await context.close();
});

test("S-133 a page whose session has ended comes to a calm end and keeps what was being written", async () => {
  const context = await openContext(browser);
  const { page, faults } = await openPage(context, house.address);
  await signIn(page, house.address, house.login("employee"));
  await open(page);
  await page.locator("#body").fill("아직 보내지 않은 말");
  // What the page asks for by itself finds nobody signed in any more.
  const gone = { name: "sid", value: "ended", url: house.address };
  await context.addCookies([gone]);
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("maru:poll")));
  await page.waitForURL((url) => url.pathname === "/sign-in");
  assert.equal(await page.locator("#sign-in-ended").count(), 1);
  assert.equal(await page.locator("#sign-in-ended").textContent(), "로그아웃되었습니다. 다시 로그인하면 보던 화면으로 돌아가며, 쓰던 글은 남아 있습니다.");
  faults.splice(0);
  const { name, password } = house.login("employee");
  await page.fill('input[name="login"]', name);
  await page.fill('input[name="password"]', password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === room);
  await page.waitForFunction(() => document.querySelector("#body")?.value === "아직 보내지 않은 말");
  await page.locator("#toasts .toast").waitFor();
  assert.deepEqual([...(await policy(page)), ...faults.splice(0)], []);
  await context.close();
});
