/** A small menu of actions that opens beside its button. */
import { h } from "./dom.js";

let closeCurrent = null;

/**
 * @param {HTMLElement} anchor the button; focus returns to it
 * @param {Array<{text: string, note?: string, danger?: boolean, run: () => void, testid?: string}>} items
 */
export function openPopup(anchor, items) {
  const wasOpen = anchor.getAttribute("aria-expanded") === "true";
  closeCurrent?.();
  if (wasOpen) return;
  const menu = h("div", { class: "popup", role: "menu", testid: "popup" }, items.map((item) => menuItem(item)));
  const outside = (event) => !menu.contains(event.target) && !anchor.contains(event.target) && closeCurrent?.();
  closeCurrent = () => {
    closeCurrent = null;
    const inside = menu.contains(document.activeElement);
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
    if (inside) anchor.focus();
  };
  menu.addEventListener("keydown", walk);
  document.addEventListener("pointerdown", outside);
  document.body.append(menu);
  anchor.setAttribute("aria-expanded", "true");
  anchor.setAttribute("aria-haspopup", "menu");
  beside(menu, anchor.getBoundingClientRect());
  menu.firstElementChild?.focus();
}

function menuItem({ text, note, danger, run, testid }) {
  const pick = () => { closeCurrent?.(); run(); };
  const props = { type: "button", role: "menuitem", class: danger ? "danger" : null, onclick: pick, testid };
  return h("button", props, h("span", {}, text), note ? h("small", {}, note) : null);
}

function walk(event) {
  const items = [...event.currentTarget.children];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 };
  if (event.key === "Escape" || event.key === "Tab") closeCurrent?.();
  else if (event.key in steps) items[steps[event.key] % items.length].focus();
  else return;
  event.preventDefault();
}

function beside(menu, box) {
  const margin = 8;
  const below = box.bottom + menu.offsetHeight + margin < window.innerHeight;
  const top = below ? box.bottom + 4 : Math.max(margin, box.top - menu.offsetHeight - 4);
  const left = Math.min(box.left, window.innerWidth - menu.offsetWidth - margin);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(margin, left)}px`;
}
