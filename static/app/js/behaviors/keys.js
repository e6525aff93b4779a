// Keyboard shortcuts; [data-key="KeyE"] is pressed by its letter. Physical keys are compared, because with Hangul on the letter J arrives as a vowel.
import * as Turbo from "../../../vendor/turbo-8.0.23/turbo.js";
import { isField } from "./typing.js";

const PLACES = { KeyH: "/", KeyO: "/people", KeyN: "/notices", KeyW: "/wiki", KeyM: "/messenger", KeyP: "/me", KeyA: "/admin" };
const SECOND_KEY = 1_500;

let going = 0;
const hearers = [];

/** A part of the page hears letters while no field has the focus, and says whether one was meant for it. */
export function onLetter(hear) {
  hearers.push(hear);
}

const lettersOff = () => document.documentElement.dataset.keys === "off";

function focusOn(selector, event) {
  const field = document.querySelector(selector);
  if (!field || field.offsetParent === null) return;
  event.preventDefault();
  field.focus();
  field.select();
}

function openHelp(event) {
  const help = document.getElementById("keys-help");
  if (!help || help.open) return;
  event.preventDefault();
  help.showModal();
}

function letter(event) {
  const own = document.querySelector(`[data-key="${CSS.escape(event.code)}"]`);
  const second = going > 0 && event.timeStamp - going < SECOND_KEY;
  going = 0;
  if (event.key === "?") return openHelp(event);
  if (own && !second) return own.click();
  if (!second && hearers.some((hear) => hear(event))) return event.preventDefault();
  if (event.code === "Slash") return focusOn("[data-filter]", event);
  if (event.code === "KeyG") going = event.timeStamp;
  const place = PLACES[event.code];
  if (second && place && document.querySelector(`.rail a[href="${place}"], a[href="${place}"]`)) Turbo.visit(place);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyK") return focusOn("#q", event);
  if (event.ctrlKey || event.metaKey || event.altKey || lettersOff()) return;
  if (isField(event.target) || document.querySelector("dialog[open]")) return;
  letter(event);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-help]")) openHelp(event);
});
