/** Buttons under a message and buttons instead of a keyboard. */
import { h, icon } from "./dom.js";
import { words } from "./words.js";

const STYLES = new Set(["primary", "success", "danger"]);
const styleOf = (button) => (STYLES.has(button.style) ? ` ${button.style}` : "");

/**
 * @param {Array<Array<object>>} rows
 * @param {(button: object, row: number, col: number, element: HTMLElement) => void} onPress
 */
export function inlineKeyboard(rows, onPress) {
  if (rows.length === 0) return null;
  return h("div", { class: "inline-keyboard", role: "group", "aria-label": words.keyboard.inline },
    rows.map((buttons, row) => h("div", { class: "keyboard-row" },
      buttons.map((button, col) => inlineButton(button, (element) => onPress(button, row, col, element))))));
}

function inlineButton(button, onPress) {
  const props = {
    type: "button", class: `inline-button${styleOf(button)}`, testid: "inline-button",
    onclick: (event) => onPress(event.currentTarget),
  };
  return h("button", props, button.text, button.url ? icon("link") : null);
}

/** @param {{keyboard: Array<Array<object|string>>}} markup @param {(button: object) => void} onPress */
export function replyKeyboard(markup, onPress) {
  const props = {
    class: `reply-keyboard${markup.resize_keyboard ? "" : " tall"}`, role: "group",
    "aria-label": words.keyboard.reply, testid: "reply-keyboard",
  };
  return h("div", props, markup.keyboard.map((row) => h("div", { class: "keyboard-row" }, row.map((raw) => {
    const button = typeof raw === "string" ? { text: raw } : raw;
    const look = { type: "button", class: `reply-button${styleOf(button)}`, testid: "reply-button" };
    return h("button", { ...look, onclick: () => onPress(button) }, button.text);
  }))));
}
