// The editor of wiki pages: nothing it opens changes, what it writes is read as it was meant, and Korean comes
// through whole.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser, openContext, openPage, signIn } from "./lib/browser.mjs";
import { accessibility, policy, shape } from "./lib/checks.mjs";
import { typeHangul } from "./lib/hangul.mjs";
import { openHouse } from "./lib/house.mjs";
import { edit, kept, makePage, save, send, written } from "./lib/wiki.mjs";

const SPEC = createRequire(import.meta.url)("commonmark-spec");
const EXAMPLES = SPEC.tests.map(({ markdown }) => markdown.replaceAll("→", "\t"));
/** What Korean agencies write, beside what the specification thinks of. */
const OWN = [
  "# 1. 목적\n이 지침은 **제설(除雪)**을 정한다.\n\n- 9~18시, 10~12시\n- [x] 확인\n",
  "| 구분 | 담당 |\n|:---|---:|\n| 염화칼슘 \\| 소금 | **김서연** |\n",
  "<table>\n<tbody>\n<tr>\n<th colspan=\"2\">합친 칸</th>\n</tr>\n<tr>\n<td>가</td>\n<td rowspan=\"2\">나<br>다</td>\n</tr>\n<tr>\n<td>라</td>\n</tr>\n</tbody>\n</table>\n",
  "> [!WARNING] 결빙\n> 미끄럽습니다.\n\n글[^1]과 **(가)**나\n\n[^1]: 주석\n",
  "\n\n끝에 빈 줄이 없다",
  "가\n나\\\n다  \n라\n",
  "- 가\n- 나\n\n* 다\n* 라\n\n1. 하나\n2. 둘\n\n1) 셋\n",
];

let house;
let browser;
let page;
let faults;

before(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  ({ page, faults } = await openPage(await openContext(browser), house.address));
  await signIn(page, house.address, house.login("employee"));
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** Takes texts and documents through the editor's own modules, in the page; tells those that come out otherwise. */
function throughEditor(texts, documents) {
  return page.evaluate(async ([texts, documents]) => {
    const script = document.querySelector('script[src$="/elements/editor.js"]').src;
    const own = (name) => import(new URL(`../editor/${name}.js`, script));
    const [{ documentOf, documentFrom }, { markdownOf }] = await Promise.all([own("parts"), own("markdown")]);
    const csrf = document.querySelector('input[name="csrf"]').value;
    const partsOf = async (body) => {
      const answer = await fetch("/wiki/parts", { method: "POST", body: new URLSearchParams({ csrf, body }) });
      if (!answer.ok) throw new Error(`${answer.status} for ${body}`);
      return answer.json();
    };
    /** Without what Markdown does not tell: where a block came from, and whether empty lines stand in a list. */
    const plain = ({ type, attrs = {}, content, marks, text }) => {
      const { origin, tight, ...told } = attrs;
      return { type, attrs: told, marks, text, content: content?.map(plain) };
    };
    const told = (json) => JSON.stringify(plain(documentFrom(json).toJSON()));
    /** Written anew from the document alone, as if every block had been touched, and read again. */
    const again = async (json) => {
      const doc = documentFrom(plain(json));
      const anew = markdownOf(doc, { head: "", parts: [] });
      const read = documentOf(await partsOf(anew), anew);
      return { anew, before: told(json), after: told(read) };
    };
    const otherwise = [];
    const look = async (what, work) => {
      const seen = await work().catch((error) => ({ error: error.message }));
      if (seen.error || seen.before !== seen.after) otherwise.push({ what, ...seen });
    };
    for (const body of texts) await look(body, async () => again(documentOf(await partsOf(body), body)));
    for (const json of documents) await look("", () => again(json));
    return otherwise;
  }, [texts, documents]);
}

test("S-438 no text changes by being opened, and what is written anew is read the same", async () => {
  const path = await makePage(page, house.address, "글\n");
  await edit(page, house.address, path);
  const texts = [...EXAMPLES, ...OWN].map((text) => text.replace(/\r\n?/g, "\n").replaceAll("\0", ""));
  // What looks like an address is one: the house's Markdown makes a link of it, whatever stands around it.
  const said = await throughEditor(texts.filter((text) => text !== "<foo\\+@bar.example.com>\n"), []);
  assert.deepEqual(said, []);
});

test("S-438 whatever is typed, marked and put in a row is read as it was meant", async () => {
  const said = await throughEditor([], documents(20261122, 150));
  assert.deepEqual(said, []);
});

test("S-438 a page that is opened and saved keeps its bytes", async () => {
  const body = OWN.join("\n");
  const path = await makePage(page, house.address, body, "그대로");
  await edit(page, house.address, path);
  assert.equal(await written(page), body);
  await save(page, path);
  assert.equal(await kept(page, house.address, path), body);
});

test("one changed word leaves every other block as it was written", async () => {
  const body = "첫째  \n줄\n\n*   둘째\n*   목록\n\n바꿀 글\n\n~~~\n코드\n~~~\n";
  const path = await makePage(page, house.address, body, "하나만");
  const writing = await edit(page, house.address, path);
  await writing.locator("p", { hasText: "바꿀 글" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  assert.equal(await written(page), body.replace("바꿀 글", "바꿀 글!"));
  await page.keyboard.press("Control+z");
  assert.equal(await written(page), body);
});

test("blocks and items are moved by keys, by buttons and by dragging, and keep their letters", async () => {
  const body = "# 처음\n\n*   하나\n*   둘\n    *   둘의 아래\n\n| 가 |\n|----|\n| 1 |\n\n끝  \n줄\n";
  const path = await makePage(page, house.address, body, "옮기기");
  const writing = await edit(page, house.address, path);
  await writing.locator("h1").click();
  await page.keyboard.press("Alt+ArrowDown");
  assert.ok((await written(page)).startsWith("*   하나\n*   둘\n    *   둘의 아래\n\n# 처음\n"), await written(page));
  await page.keyboard.press("Alt+ArrowUp");
  assert.equal(await written(page), body);
  await page.keyboard.press("Alt+ArrowUp");
  assert.equal(await written(page), body, "nothing stands above the first");
  await writing.locator("li p", { hasText: /^둘$/ }).click();
  await page.locator('[data-command="moveUp"]').click();
  assert.match(await written(page), /^# 처음\n\n[*-] 둘\n {2}[*-] 둘의 아래\n[*-] 하나\n\n\| 가/);
  await page.keyboard.press("Control+z");
  assert.equal(await written(page), body);
  // The only item of the list within goes nowhere by itself, the words in a cell go with their table.
  await writing.locator("td").first().click();
  await page.locator('[data-command="rowAfter"]').waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  assert.ok((await written(page)).startsWith("# 처음\n\n| 가 |\n|----|\n| 1 |\n\n*   하나"), await written(page));
  await page.keyboard.press("Control+z");
  await writing.locator("h1").hover();
  const [handle, last] = [page.locator(".editor-handle"), await writing.locator("p", { hasText: "끝" }).boundingBox()];
  await handle.dragTo(page.locator(".editor-page"), { targetPosition: await within(last) });
  const [list, table] = ["*   하나\n*   둘\n    *   둘의 아래\n\n", "| 가 |\n|----|\n| 1 |\n"];
  assert.equal(await written(page), `${list}${table}\n끝  \n줄\n\n# 처음\n`);
  await writing.locator("td").first().hover();
  const heading = await writing.locator("h1").boundingBox();
  await handle.dragTo(page.locator(".editor-page"), { targetPosition: await within(heading) });
  assert.equal(await written(page), `${list}끝  \n줄\n\n# 처음\n\n${table}`);
});

/** The lower edge of a box, as the editor's page sees it. */
async function within(box) {
  const frame = await page.locator(".editor-page").boundingBox();
  return { x: box.x - frame.x + 40, y: box.y - frame.y + box.height - 2 };
}

test("tasks stand among other items, in lists within one another, and keep their letters", async () => {
  const body = "- [ ] 할 일\n- 다른 것\n  - [x] 한 일\n  - 또 다른 것\n    1. 번호\n- [x] 끝\n";
  const path = await makePage(page, house.address, body, "섞인 목록");
  const writing = await edit(page, house.address, path);
  assert.equal(await writing.locator("li[data-plain]").count(), 2);
  assert.equal(await written(page), body);
  await writing.locator("li[data-plain] p", { hasText: /^다른 것$/ }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  assert.equal(await written(page), body.replace("- 다른 것", "- 다른 것!"));
  await save(page, path);
  assert.equal(await page.locator(".prose .task-list-item").count(), 3);
  assert.equal(await kept(page, house.address, path), body.replace("- 다른 것", "- 다른 것!"));
});

test("Hangul is composed in paragraphs, headings, lists and tables, syllable by syllable", async () => {
  const said = "안녕하세요 가나닭이 값진 원활";
  const path = await makePage(page, house.address, "글\n\n# 제목\n\n- 목록\n\n| 가 |\n|---|\n| 칸 |\n", "한글");
  const writing = await edit(page, house.address, path);
  for (const [place, want] of [["p >> text=글", `글${said}`], ["h1", `# 제목${said}`], ["li", `- 목록${said}`], ["td", `| 칸${said} |`]]) {
    await writing.locator(place).first().click();
    await page.keyboard.press("End");
    await typeHangul(page, said);
    assert.ok((await written(page)).split("\n").includes(want), `${want} in ${await written(page)}`);
  }
});

test("S-438 two who write one page in Korean at once lose no letter", async () => {
  const path = await makePage(page, house.address, "첫째 문단.\n\n둘째 문단.\n", "둘이서");
  await page.goto(house.address + path);
  await send(page, `${path}/rights`, { key: "all", new_level: "edit" });
  const { page: other, faults: others } = await openPage(await openContext(browser), house.address);
  await signIn(other, house.address, house.login("manager"));
  const said = ["염화칼슘을 뿌립니다", "모래를 깔아 둡니다"];
  for (const [one, words] of [[page, "첫째"], [other, "둘째"]]) {
    const writing = await edit(one, house.address, path);
    await writing.locator("p", { hasText: words }).click();
    await one.keyboard.press("End");
  }
  await other.locator("#present .writes").waitFor();
  await page.locator("#present .writes").waitFor();
  await Promise.all([typeHangul(page, ` ${said[0]}.`), typeHangul(other, ` ${said[1]}.`)]);
  await save(page, path);
  await save(other, path);
  assert.equal(await kept(other, house.address, path), `첫째 문단. ${said[0]}.\n\n둘째 문단. ${said[1]}.\n`);
  assert.deepEqual(others, []);
  await other.context().close();
});

test("S-438 what is saved comes back as no draft, however late the answer", async () => {
  const path = await makePage(page, house.address, "글\n", "늦은 답");
  const writing = await edit(page, house.address, path);
  // Long enough for whatever the page still has in mind to do after it was sent.
  await page.route(`${house.address}${path}`, async (route) => {
    if (route.request().method() === "POST") await new Promise((done) => setTimeout(done, 1_000));
    await route.continue();
  });
  await writing.locator("p", { hasText: "글" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await save(page, path);
  await page.unroute(`${house.address}${path}`);
  assert.equal(await kept(page, house.address, path), "글!\n");
  assert.equal(await page.locator(`form[action$="/draft/removal"]`).count(), 0);
});

test("a name and a title are found by their initial consonants and become links", async () => {
  await makePage(page, house.address, "본문\n", "염화칼슘 관리");
  const path = await makePage(page, house.address, "담당: \n", "링크");
  const writing = await edit(page, house.address, path);
  await writing.locator("p").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" @김");
  await page.locator('.editor-option[aria-selected="true"]').waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("[[ㅇㅎㅋㅅ");
  await page.locator(".editor-option", { hasText: "염화칼슘 관리" }).first().waitFor();
  await page.keyboard.press("Enter");
  assert.match(await written(page), /담당: \[@김[^\]]+\]\(\/people\/[0-9a-z]{13}\) \[염화칼슘 관리\]\(\/wiki\/pages\/[0-9a-z]{13}\)/);
});

test("who presses Enter before the list has caught up gets what was typed, not what was shown", async () => {
  await makePage(page, house.address, "본문\n", "하수도 점검");
  await makePage(page, house.address, "본문\n", "하천 점검");
  const path = await makePage(page, house.address, "담당: \n", "빠른 손");
  const writing = await edit(page, house.address, path);
  await writing.locator("p").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("[[하");
  await page.locator('.editor-option[aria-selected="true"]').waitFor();
  await page.keyboard.type("천");
  await page.keyboard.press("Enter");
  await writing.locator("a").waitFor();
  assert.match(await written(page), /^담당: ?\[하천 점검\]/);
});

test("the menu puts in blocks, and tables grow and merge", async () => {
  const path = await makePage(page, house.address, "", "블록");
  const writing = await edit(page, house.address, path);
  await writing.click();
  await page.keyboard.type("/표");
  await page.locator('.editor-option[aria-selected="true"]').waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("구분");
  await page.keyboard.press("Tab");
  await page.keyboard.type("담당");
  await page.locator('[data-command="columnRemove"]').click();
  await page.locator('[data-command="rowAfter"]').click();
  assert.match(await written(page), /^\| 구분 \|  \|\n\| --- \| --- \|\n(\|  \|  \|\n){3}/);
  const cells = writing.locator("td");
  await cells.nth(0).click();
  // The editor learns of the click by an event of its own; typing is what shows that it has.
  await page.keyboard.type("제설");
  await cells.nth(0).filter({ hasText: "제설" }).waitFor();
  await cells.nth(1).click({ modifiers: ["Shift"] });
  await writing.locator("td.selectedCell").nth(1).waitFor();
  await page.locator('[data-command="merge"]').click();
  assert.match(await written(page), /<td colspan="2">제설<\/td>/);
  const body = await written(page);
  await save(page, path);
  assert.equal(await kept(page, house.address, path), body);
  await page.goto(house.address + path);
  assert.equal(await page.locator('.prose td[colspan="2"]').count(), 1);
});

test("a pasted picture is sent, described and seen by readers", async () => {
  const path = await makePage(page, house.address, "그림: \n", "그림");
  const writing = await edit(page, house.address, path);
  await writing.locator("p").first().click();
  await page.keyboard.press("End");
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
    canvas.getContext("2d").fillRect(5, 5, 20, 20);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const data = new DataTransfer();
    data.items.add(new File([blob], "눈.png", { type: "image/png" }));
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.locator("#editor-picture[open]").waitFor();
  await page.fill("#editor-picture input", "눈이 쌓인 도로");
  await page.locator('#editor-picture button[value="yes"]').click();
  await writing.locator("img[src]").waitFor();
  assert.match(await written(page), /!\[눈이 쌓인 도로\]\(\/files\/[0-9a-z]{13}\)/);
  await save(page, path);
  const picture = page.locator(".prose img");
  await picture.waitFor();
  assert.equal(await picture.evaluate((img) => img.decode().then(() => img.naturalWidth)), 40);
});

test("what Word and Excel put on the clipboard comes in clean", async () => {
  const path = await makePage(page, house.address, "", "붙여넣기");
  const writing = await edit(page, house.address, path);
  await writing.click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/html", `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body><!--StartFragment-->
      <p class="MsoNormal" style="color:red"><b>개요</b><o:p></o:p></p>
      <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp; </span></span>하나</p>
      <p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">-<span>&nbsp; </span></span>안쪽</p>
      <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.</span>둘</p>
      <table border=1><tr><td width=64>구분</td><td>수량</td></tr><tr><td>모래</td><td>3</td></tr></table>
      <img src="https://elsewhere.example/x.png"><a href="javascript:alert(1)">나쁜</a><!--EndFragment--></body></html>`);
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.equal(
    (await written(page)).trim(),
    "**개요**\n\n1. 하나\n   - 안쪽\n2. 둘\n\n| 구분 | 수량 |\n| --- | --- |\n| 모래 | 3 |\n\n나쁜",
  );
});

test("Markdown is one press away, and what is written there comes into the editor", async () => {
  const path = await makePage(page, house.address, "# 제목\n", "마크다운");
  await edit(page, house.address, path);
  await page.locator('[data-command="switch"]').click();
  await page.locator('textarea[name="body"]').fill("## 둘째\n\n- [ ] 할 일\n");
  await page.locator('[data-command="switch"]').click();
  await page.locator("maru-editor.is-open h2", { hasText: "둘째" }).waitFor();
  assert.equal(await written(page), "## 둘째\n\n- [ ] 할 일\n");
});

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [DESKTOP, PHONE]) {
    test(`the page of the editor is accessible, ${colorScheme}, ${viewport.width} px`, async () => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const path = await makePage(page, house.address, OWN.join("\n").replaceAll(/^# /gm, "## "), "모두를 위해");
      const writing = await edit(page, house.address, path);
      assert.deepEqual([...(await shape(page)), ...(await accessibility(page))], []);
      await writing.locator("td").first().click();
      assert.deepEqual([...(await shape(page)), ...(await accessibility(page)), ...(await policy(page))], []);
      if (process.env.MARU_SHOTS) {
        await page.screenshot({ path: `${process.env.MARU_SHOTS}/editor-${viewport.width}-${colorScheme}.png`, fullPage: true });
      }
      await page.setViewportSize(DESKTOP);
    });
  }
}

test("nothing went wrong on the way", async () => {
  assert.deepEqual([...faults, ...(await policy(page))], []);
});

/** Documents of chance, the same for the same seed. */
function documents(seed, count) {
  let state = seed;
  const below = (most) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % most;
  };
  const one = (list) => list[below(list.length)];
  const letters = ["가", "눈을 ", "a", "b c", "1", ".", "1. ", "- ", "# ", "*", "_", "~", "**", "(", ")", "[", "]", "[x] ", "](", "<", "<b>", "&amp;", "`", "|", "\\", "!", "\"", "=", "==", ">", "> ", "~", "·", "「", "」", "→", ":", "---", "+ ", "'", "%", "é", "日本", " "];
  const marks = ["bold", "italic", "strike", "highlight", "code", "link"];
  const mark = (type) => (type === "link" ? { type, attrs: { href: one(["/wiki/pages/1", "https://a.example/?b=1&c=(2)", "/가 나"]), title: one(["", "제\"목"]) } } : { type });
  const text = () => Array.from({ length: 1 + below(4) }, () => one(letters)).join("");
  // Between two marked stretches stands at least one letter without marks: where two end at one place, Markdown has no way.
  const words = () => {
    const nodes = [];
    for (let n = 1 + below(4); n > 0; n -= 1) {
      nodes.push({ type: "text", text: text() + one(["가", "b", "."]) });
      const kinds = marks.filter(() => below(5) === 0);
      if (kinds.length > 0) nodes.push({ type: "text", text: text(), marks: kinds.map(mark) });
      else if (below(6) === 0) nodes.push({ type: "hardBreak" });
    }
    return tidied(nodes);
  };
  const paragraph = () => ({ type: "paragraph", content: words() });
  const list = (deep) => {
    const type = one(["bulletList", "orderedList", "taskList"]);
    // Among tasks stand others, but never alone: they would be no tasks then.
    const attrs = (at, checked) => ({ ...(type === "taskList" && { attrs: at === 1 ? { plain: true } : { checked } }) });
    const item = (_, at) => ({ type: type === "taskList" ? "taskItem" : "listItem", ...attrs(at, type === "taskList" && below(2) === 0), content: [paragraph(), ...(deep > 0 && below(3) === 0 ? [block(deep - 1)] : [])] });
    return { type, ...(type === "orderedList" && { attrs: { start: 1 + below(12) } }), content: Array.from({ length: 1 + below(3) }, item) };
  };
  const table = () => {
    const columns = 1 + below(3);
    const row = (type) => ({ type: "tableRow", content: Array.from({ length: columns }, () => ({ type, content: [paragraph()] })) });
    return { type: "table", content: [row("tableHeader"), ...Array.from({ length: below(3) }, () => row("tableCell"))] };
  };
  const block = (deep) => one([
    paragraph, paragraph, paragraph,
    () => ({ type: "heading", attrs: { level: 1 + below(6) }, content: words() }),
    () => list(deep), () => list(deep),
    () => ({ type: "blockquote", content: Array.from({ length: 1 + below(2) }, () => block(0)) }),
    () => ({ type: "callout", attrs: { kind: one(["note", "warning"]), title: one(["", "결빙 주의"]) }, content: [paragraph()] }),
    () => ({ type: "codeBlock", attrs: { language: one(["", "rust"]) }, content: [{ type: "text", text: one(["x", "```\n  y", "\n\n가"]) }] }),
    () => ({ type: "horizontalRule" }),
    table,
  ])();
  return Array.from({ length: count }, () => ({ type: "doc", content: Array.from({ length: 1 + below(12) }, () => block(1)) }));
}

/** No blanks where Markdown has none: at the ends of lines and of what is marked, and no two neighbours alike. */
function tidied(nodes) {
  const kept = [];
  for (const node of nodes) {
    const last = kept.at(-1);
    if (node.type === "text" && (!last || last.type === "hardBreak")) node.text = node.text.trimStart();
    if (node.type === "hardBreak" && last?.type === "text") last.text = last.text.trimEnd();
    if (node.marks && !node.marks.some(({ type }) => type === "code")) node.text = node.text.trim();
    if (node.marks?.some(({ type }) => type === "code")) node.text = node.text.trim() || "x";
    if (node.text === "") continue;
    if (last?.type === "text" && node.type === "text" && JSON.stringify(last.marks) === JSON.stringify(node.marks)) last.text += node.text;
    else kept.push(node);
  }
  while (kept.at(-1)?.type === "hardBreak") kept.pop();
  const last = kept.at(-1);
  if (last) last.text = last.text.trimEnd();
  return kept.filter(({ text }) => text !== "").length > 0 ? kept.filter(({ text }) => text !== "") : [{ type: "text", text: "빈" }];
}
