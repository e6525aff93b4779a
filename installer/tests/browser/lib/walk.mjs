// Finds the pages of the house as a person does: by following links.

/** Where a walk begins, beside the links it meets; `status` where the answer is meant to be another. */
export const STARTS = [
  { role: null, path: "/sign-in" },
  { role: "employee", path: "/" },
  { role: "employee", path: "/people?q=김" },
  { role: "employee", path: "/people?q=zzzz" },
  { role: "employee", path: "/people?as-of=2020-01-01" },
  { role: "employee", path: "/search?q=김" },
  { role: "employee", path: "/notices" },
  { role: "employee", path: "/me" },
  { role: "employee", path: "/notices?filter=unread" },
  { role: "employee", path: "/notices/settings" },
  { role: "employee", path: "/me/password" },
  { role: "employee", path: "/me/preferences" },
  { role: "employee", path: "/me/sessions" },
  { role: "employee", path: "/me/second-factor" },
  { role: "employee", path: "/search" },
  { role: "employee", path: "/search?q=zzzz" },
  { role: "employee", path: "/sign-in/again" },
  { role: "employee", path: "/ui/gallery" },
  { role: "employee", path: "/help/keys" },
  { role: "employee", path: "/help" },
  { role: "employee", path: "/help/wiki" },
  { role: "employee", path: "/help/install", status: 404 },
  { role: "org admin", path: "/help/install" },
  { role: "employee", path: "/messenger" },
  { role: "employee", path: "/wiki" },
  { role: "employee", path: "/wiki/new" },
  { role: "org admin", path: "/wiki" },
  { role: "employee", path: "/cases" },
  { role: "employee", path: "/no-such-page", status: 404 },
  { role: "employee", path: "/admin", status: [403, 404] },
  { role: "org admin", path: "/" },
  { role: "org admin", path: "/admin" },
  { role: "org admin", path: "/admin/directory" },
  { role: "org admin", path: "/admin/directory/runs" },
  { role: "org admin", path: "/admin/directory/sources/new" },
  { role: "org admin", path: "/admin/records" },
  { role: "org admin", path: "/admin/cases" },
  { role: "org admin", path: "/admin/cases/new" },
  { role: "org admin", path: "/admin/handover" },
  { role: "org admin", path: "/admin/handover?state=done" },
  { role: "system admin", path: "/" },
  { role: "system admin", path: "/admin" },
  { role: "security admin", path: "/" },
  { role: "security admin", path: "/admin" },
  { role: "security admin", path: "/admin/cases/switch" },
  { role: "security admin", path: "/admin/locks" },
  { role: "security admin", path: "/admin/policies" },
  { role: "security admin", path: "/admin/requests" },
  { role: "security admin", path: "/admin/roles/new?q=김" },
  { role: "security admin", path: "/people?q=김" },
  { role: "auditor", path: "/" },
  { role: "auditor", path: "/admin" },
  { role: "auditor", path: "/admin/audit?event=directory.signed_in" },
  { role: "auditor", path: "/admin/audit?from=2020-01-01&until=2020-01-02" },
  { role: "auditor", path: "/admin/records" },
  { role: "director", path: "/" },
  { role: "director", path: "/admin/records" },
  { role: "director", path: "/admin/audit/access" },
  { role: "director", path: "/admin/audit/review" },
];
const LIMIT = 200;

/** The address with ids left out: two pages of one shape are the same page with other content. */
export function shapeOf(path) {
  const { pathname, searchParams } = new URL(path, "http://house");
  const parts = pathname.split("/").map((part) => (/^[0-9a-z]{13}$|^\d+$|^\d{4}-\d\d-\d\d$/i.test(part) ? "{id}" : part));
  const asked = [...searchParams.keys()].filter((key) => key === "tab" || key === "view");
  return parts.join("/") + asked.map((key) => `?${key}=${searchParams.get(key)}`).join("");
}

/** The paths a page links to inside the house, in the order of the page; downloads left out. */
export async function links(page) {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("a[href]:not([download])")]
      .filter((link) => link.origin === location.origin && !link.getAttribute("href").startsWith("#"))
      .map((link) => link.pathname + link.search),
  );
  return found.filter((path) => !path.startsWith("/static/") && !path.startsWith("/files/"));
}

/** Which pages are still to be visited; each shape once, whoever sees it first. */
export class Walk {
  #known = new Set();
  #waiting;

  constructor(starts) {
    this.#waiting = [...starts];
  }

  /** Remembers a link met as that role, unless its shape is known. */
  meet(role, path) {
    const shape = shapeOf(path);
    if (this.#known.has(shape) || this.#known.size >= LIMIT) return;
    this.#known.add(shape);
    this.#waiting.push({ role, path });
  }

  /** The next page, or nothing. */
  next() {
    const stop = this.#waiting.shift();
    if (stop) this.#known.add(shapeOf(stop.path));
    return stop;
  }
}
