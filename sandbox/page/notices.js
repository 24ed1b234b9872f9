/** What a bot answers to a press: a line that goes by itself, or a window to be closed. Each chat has its own. */
import { h } from "./dom.js";
import { words } from "./words.js";

const SHOWN_FOR = 4_000;

export class Notices {
  #timer = null;

  constructor() {
    this.toastBox = h("div", { class: "toasts", role: "status", "aria-live": "polite", testid: "toast" });
    this.alertBox = h("div", { class: "alert-place" });
    this.element = h("div", { class: "notices" }, this.toastBox, this.alertBox);
  }

  toast(text) {
    clearTimeout(this.#timer);
    this.toastBox.replaceChildren(h("div", { class: "toast" }, text));
    this.#timer = setTimeout(() => this.toastBox.replaceChildren(), SHOWN_FOR);
  }

  alert(text) {
    const back = document.activeElement;
    const close = () => { this.alertBox.replaceChildren(); back?.isConnected && back.focus(); };
    const ok = h("button", { type: "button", class: "button primary", onclick: close }, words.dialog.ok);
    const body = h("p", {}, text);
    const box = h("div", {
      class: "alert", role: "alertdialog", "aria-label": words.bot, "aria-modal": "true", testid: "alert",
    }, body, ok);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") event.preventDefault(); // one button: nowhere else to go
    });
    this.alertBox.replaceChildren(h("div", { class: "veil" }), box);
    ok.focus();
  }
}
