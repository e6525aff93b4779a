// <maru-present data-from="/wiki/pages/…/present">: comes over the socket into the list of those on a page when somebody
// begins or ceases to look at it, fetches the list as its viewer may know it, and gives way to it.
import { askByItself } from "../behaviors/by-itself.js";

class Present extends HTMLElement {
  async connectedCallback() {
    if (!this.dataset.from) return;
    const answer = await askByItself(this.dataset.from);
    const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page && page.querySelector("maru-present");
    if (list) this.parentElement?.replaceChildren(...list.childNodes);
    else this.remove();
  }
}

customElements.define("maru-present", Present);
