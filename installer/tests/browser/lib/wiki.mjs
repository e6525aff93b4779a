// Makes pages of the wiki for the tests, by the forms a person would use.

/** Sends a form from within `page`, as its person; returns where it leads. */
export async function send(page, path, fields) {
  return page.evaluate(async ([path, fields]) => {
    const csrf = document.querySelector('input[name="csrf"]').value;
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams({ csrf, ...fields }) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return new URL(answer.url).pathname;
  }, [path, fields]);
}

/** A page in the person's own space, with that text; returns its path. */
export async function makePage(page, address, body, title = "제설 지침") {
  await page.goto(`${address}/wiki`);
  const space = await send(page, "/wiki/spaces", { title: "내 공간", owner: "person", description: "" });
  return send(page, `${space}/pages`, { title, body });
}

/** Opens the page's editor and waits until it is there. */
export async function edit(page, address, path) {
  await page.goto(`${address}${path}/edit`);
  const writing = page.locator("maru-editor.is-open .ProseMirror");
  await writing.waitFor();
  return writing;
}

/** The text as the form would send it now. */
export function written(page) {
  return page.evaluate(() => new FormData(document.querySelector("form.wiki-edit")).get("body"));
}

/** Saves by the form's own button and waits for the page. */
export async function save(page, path) {
  await Promise.all([
    page.waitForURL((url) => url.pathname === path),
    page.locator('form.wiki-edit button[type="submit"]').first().click(),
  ]);
}

/** The text that is kept. */
export async function kept(page, address, path) {
  await page.goto(`${address}${path}/edit`);
  return page.locator('textarea[name="body"]').inputValue();
}
