/** Where a person types: text, a file with its caption, an answer or a correction. */
import { sizeText } from "./dates.js";
import { h, icon, iconButton } from "./dom.js";
import { openPopup } from "./popup.js";
import { words } from "./words.js";

const ACCEPT = { document: "", photo: "image/*", voice: "audio/*" };
const TALLEST = 160; // px, about seven lines

export class Composer {
  #actions;
  #mode = null;
  #picked = "document";

  /**
   * @param {object} actions `sendText(text, replyTo)`, `sendFile(file, {kind, caption, replyTo})`,
   *   `editText(id, text)`, `sticker()`, `location()`, `ownContact()`, `otherContact()`, `toggleKeyboard()`; the sending ones return
   *   a promise of null, or of the reason why not
   */
  constructor(actions) {
    this.#actions = actions;
    this.input = h("textarea", {
      rows: 1, placeholder: words.composer.input, "aria-label": words.composer.input, testid: "input",
      oninput: () => this.#grow(), onkeydown: (event) => this.#key(event), onpaste: (event) => this.#pasted(event),
    });
    this.picker = h("input", {
      type: "file", class: "sr-only", tabindex: "-1", "aria-hidden": "true", testid: "file-input",
    });
    this.picker.addEventListener("change", () => this.#filePicked());
    this.bar = h("div", { class: "mode-bar", hidden: true, testid: "mode-bar" });
    this.commandsButton = h("button", { type: "button", class: "commands", hidden: true, testid: "commands" },
      icon("menu"), h("span", {}, words.composer.commands));
    this.keyboardButton = iconButton("keyboard", words.composer.keyboardShow, {
      hidden: true, testid: "keyboard-toggle", onclick: () => actions.toggleKeyboard(),
    });
    this.element = h("form", { class: "composer" }, this.bar, h("div", { class: "composer-row" },
      this.commandsButton, this.#attachButton(), this.picker, this.input, this.keyboardButton,
      iconButton("send", words.composer.send, { type: "submit", class: "send", testid: "send" })));
    this.element.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
  }

  #attachButton() {
    const w = words.composer;
    const pick = (kind) => () => this.#pick(kind);
    const items = [
      { text: w.document, run: pick("document") }, { text: w.photo, run: pick("photo") },
      { text: w.voice, run: pick("voice") }, { text: w.sticker, run: this.#actions.sticker },
      { text: w.ownContact, run: this.#actions.ownContact }, { text: w.otherContact, run: this.#actions.otherContact },
      { text: w.location, run: this.#actions.location },
    ];
    const open = (event) => openPopup(event.currentTarget, items);
    return iconButton("attach", w.attach, { testid: "attach", onclick: open });
  }

  #pick(kind) {
    this.#picked = kind;
    this.picker.accept = ACCEPT[kind];
    this.picker.click();
  }

  #filePicked() {
    const file = this.picker.files[0];
    this.picker.value = "";
    if (file) this.takeFile(file, this.#picked);
    this.#picked = "document";
  }

  #pasted(event) {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    this.takeFile(file, file.type.startsWith("image/") ? "photo" : "document");
  }

  /** @param {File} file @param {"document"|"photo"|"voice"} kind */
  takeFile(file, kind) {
    const replyTo = this.#mode?.replyTo;
    this.#setMode({ file, kind, replyTo }, file.name, `${words.composer[kind]}, ${sizeText(file.size)}`);
    this.input.placeholder = words.composer.caption;
  }

  reply(message, name) {
    this.#setMode({ replyTo: message.id }, words.composer.replying(name), message.text || message.caption);
  }

  edit(message) {
    this.#setMode({ editId: message.id }, words.composer.editing, message.text);
    this.input.value = message.text;
    this.#grow();
  }

  #setMode(mode, title, note) {
    this.#mode = mode;
    this.bar.replaceChildren(h("span", { class: "mode-text" }, h("b", {}, title), h("small", {}, note)),
      iconButton("close", words.composer.cancel, { onclick: () => this.#clearMode(true) }));
    this.bar.hidden = false;
    this.input.focus();
  }

  #clearMode(cancelled) {
    if (cancelled && this.#mode?.editId) this.input.value = "";
    this.#mode = null;
    this.bar.hidden = true;
    this.input.placeholder = words.composer.input;
    this.#grow();
  }

  /** Sends what is there. What was refused stays in the input, so that nothing typed is lost. */
  async submit() {
    const text = this.input.value.trim();
    const mode = this.#mode;
    if (!text && !mode?.file) return;
    this.input.value = "";
    this.#clearMode(false);
    const reason = await this.#send(text, mode);
    if (reason === null) return;
    this.input.value = this.input.value || text;
    this.#grow();
    if (mode?.file) this.takeFile(mode.file, mode.kind);
  }

  #send(text, mode) {
    if (mode?.file) return this.#actions.sendFile(mode.file, { kind: mode.kind, caption: text, replyTo: mode.replyTo });
    if (mode?.editId) return this.#actions.editText(mode.editId, text);
    return this.#actions.sendText(text, mode?.replyTo);
  }

  #key(event) {
    if (event.key === "Escape" && this.#mode) this.#clearMode(true);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  #grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
  }

  /** @param {Array<{command: string, description: string}>} commands @param {(text: string) => void} onPick */
  setCommands(commands, onPick) {
    this.commandsButton.hidden = commands.length === 0;
    const items = commands.map(({ command, description }) => ({
      text: description, note: `/${command}`, run: () => onPick(`/${command}`),
    }));
    this.commandsButton.onclick = () => openPopup(this.commandsButton, items);
  }

  /** @param {{there: boolean, open: boolean, placeholder?: string}} state */
  setKeyboard({ there, open, placeholder }) {
    this.keyboardButton.hidden = !there;
    const label = open ? words.composer.keyboardHide : words.composer.keyboardShow;
    this.keyboardButton.setAttribute("aria-label", label);
    this.keyboardButton.title = label;
    this.keyboardButton.setAttribute("aria-pressed", String(open));
    if (!this.#mode) this.input.placeholder = placeholder || words.composer.input;
  }
}
