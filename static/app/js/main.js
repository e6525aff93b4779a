// The one script of every page. It only makes better what already works as plain HTML.
import * as Turbo from "../../vendor/turbo-8.0.23/turbo.js";
import "./elements/draft.js";
import "./elements/flash.js";
import "./elements/live.js";
import "./elements/messenger.js";
import "./elements/messenger-alerts.js";
import "./elements/messenger-composer.js";
import "./elements/messenger-rooms.js";
import "./elements/messenger-typing.js";
import "./elements/messenger-viewer.js";
import "./elements/password.js";
import "./elements/pdf.js";
import "./elements/present.js";
import "./elements/quote.js";
import "./elements/session.js";
import "./elements/theme.js";
import "./elements/tree.js";
import "./behaviors/autosubmit.js";
import "./behaviors/dialog.js";
import "./behaviors/dirty.js";
import "./behaviors/dots.js";
import "./behaviors/keys.js";
import "./behaviors/menu.js";
import "./behaviors/sign-out.js";
import "./behaviors/talk-keys.js";
import "./behaviors/typing.js";
import { askBefore } from "./behaviors/confirm.js";

document.documentElement.classList.add("js");
Turbo.config.drive.progressBarDelay = 300;
Turbo.config.forms.confirm = askBefore;

// A new page may carry other settings on <html>, which Turbo leaves as they were.
document.addEventListener("turbo:before-render", (event) => {
  const arriving = event.detail.newBody.ownerDocument.documentElement;
  if (arriving === document.documentElement) return;
  for (const name of ["lang", "data-theme", "data-density", "data-keys"]) {
    if (arriving.hasAttribute(name)) document.documentElement.setAttribute(name, arriving.getAttribute(name));
  }
});
