/** One person's chat with the bot: head, messages, buttons, input. */
import { api } from "./api.js";
import { Composer } from "./composer.js";
import { askInvitation, askPerson, confirm } from "./dialogs.js";
import { avatar, h, iconButton } from "./dom.js";
import { replyKeyboard } from "./keyboards.js";
import { invitationFrom, invitationPayload } from "./links.js";
import { MessageLog } from "./log.js";
import { Notices } from "./notices.js";
import { openPopup } from "./popup.js";
import { words } from "./words.js";

const ACTION_LASTS = 5_000; // Telegram's clients drop a chat action after five seconds
const PENDING_MOST = 5_000;

export class ChatView {
  #store;
  #keyboard = { markup: null, open: true };
  #actionTimer = null;
  #forced = null;
  #last = Promise.resolve();

  /** @param {object} host `onClose()`, `onInvitation(payload)` */
  constructor(person, store, host) {
    this.person = person;
    this.#store = store;
    this.host = host;
    this.notices = new Notices();
    this.log = new MessageLog({
      person, now: () => store.now(),
      onPress: (...press) => this.#pressInline(...press),
      onLink: (href, event) => this.#openLink(href, event),
      onCommand: (text) => this.#say(text),
      onActions: (message, anchor) => this.#messageMenu(message, anchor),
    });
    this.composer = new Composer(this.#composerActions());
    this.panel = h("div", { class: "keyboard-panel" });
    this.big = h("button", { type: "button", class: "button primary big", hidden: true, testid: "start" });
    this.element = h("section", { class: "chat", "aria-label": person.name, testid: `chat-${person.id}` },
      this.#head(), this.log.element, this.big, this.composer.element, this.panel, this.notices.element);
    this.#acceptDrops();
  }

  #head() {
    this.status = h("span", { class: "chat-status", testid: "chat-status", "aria-live": "polite" });
    return h("header", { class: "chat-head" },
      iconButton("back", words.chat.back, { class: "back", onclick: () => this.host.onClose(), testid: "back" }),
      avatar(this.person),
      h("div", { class: "chat-title" }, h("h2", {}, this.person.name), this.status),
      iconButton("more", words.chat.more, {
        testid: "chat-menu", onclick: (event) => this.#chatMenu(event.currentTarget),
      }),
      iconButton("close", words.chat.close, {
        class: "close", testid: "close-chat", onclick: () => this.host.onClose(),
      }));
  }

  draw() {
    const chat = this.#store.chat(this.person.id);
    const messages = chat.visible();
    this.element.querySelectorAll(".pending").forEach((button) => button.classList.remove("pending"));
    this.log.draw(messages, chat.description || words.chat.empty);
    this.composer.setCommands(chat.commands ?? [], (text) => this.#say(text));
    this.#drawKeyboard(chat.blocked ? null : chat.keyboard);
    this.#drawBig(chat, messages);
    this.#drawStatus(chat);
    this.#followForceReply(chat);
  }

  /** Telegram's clients take up an answer by themselves when the bot asks for one. */
  #followForceReply(chat) {
    const id = chat.forceReply?.message_id ?? null;
    const message = chat.messages.get(id);
    if (message && id !== this.#forced) this.composer.reply(message, words.bot);
    this.#forced = id;
  }

  #drawStatus(chat) {
    clearTimeout(this.#actionTimer);
    const label = chat.blocked ? words.chat.blocked : this.person.label;
    const action = chat.action ? words.actions[chat.action] ?? words.actions.typing : null;
    this.status.textContent = action ?? label;
    this.status.classList.toggle("acting", Boolean(action));
    if (!action) return;
    this.#actionTimer = setTimeout(() => {
      chat.action = null;
      this.#drawStatus(chat);
    }, ACTION_LASTS);
  }

  #drawBig(chat, messages) {
    this.big.hidden = !chat.blocked && messages.length > 0;
    this.composer.element.hidden = chat.blocked;
    this.big.textContent = chat.blocked ? words.chat.unblock : words.chat.start;
    this.big.onclick = () => this.#do(() => (chat.blocked ? api.unblock(this.person.id) : api.start(this.person.id)));
  }

  #drawKeyboard(markup) {
    const version = JSON.stringify(markup ?? null);
    if (version !== this.#keyboard.version) {
      this.#keyboard = { version, markup, open: true };
      this.panel.replaceChildren(...(markup ? [replyKeyboard(markup, (button) => this.#pressReply(button))] : []));
    }
    this.panel.hidden = !markup || !this.#keyboard.open;
    this.composer.setKeyboard({
      there: Boolean(markup), open: this.#keyboard.open, placeholder: markup?.input_field_placeholder,
    });
  }

  #toggleKeyboard(open = !this.#keyboard.open) {
    this.#keyboard.open = open;
    this.#drawKeyboard(this.#keyboard.markup);
  }

  /** @returns {Promise<string|null>} why not, if not */
  async #do(action) {
    // One after another, so that what was sent first arrives first.
    const turn = this.#last.then(() => this.#store.act(this.person.id, action));
    this.#last = turn.catch(() => null);
    const reason = await turn;
    if (reason !== null) this.notices.toast(words.failed(reason));
    return reason;
  }

  /** An invitation link typed or pasted opens the bot with it, as Telegram does when it is tapped. */
  #say(text, replyTo) {
    const payload = invitationPayload(text);
    return this.#do(() => (payload ? api.start(this.person.id, payload) : api.text(this.person.id, text, replyTo)));
  }

  #composerActions() {
    const id = this.person.id;
    return {
      sendText: (text, replyTo) => this.#say(text, replyTo),
      sendFile: (file, how) => this.#do(() => api.file(id, file, how)),
      editText: (messageId, text) => this.#do(() => api.edit(id, messageId, text)),
      sticker: () => this.#do(() => api.sticker(id)),
      location: () => this.#do(() => api.location(id)),
      ownContact: () => this.#do(() => api.contact(id)),
      otherContact: () => this.#shareOther(),
      toggleKeyboard: () => this.#toggleKeyboard(),
    };
  }

  async #shareOther() {
    const others = [...this.#store.people.values()].filter((person) => person.id !== this.person.id);
    const other = await askPerson(words.dialog.contactOf, others);
    if (other) await this.#do(() => api.contact(this.person.id, other.contact));
  }

  async #pressInline(message, button, row, col, element) {
    if (button.url) return this.#openLink(button.url);
    if (button.copy_text) return this.#copy(button.copy_text.text);
    if (!("callback_data" in button)) return this.notices.toast(words.keyboard.unsupported);
    element.classList.add("pending");
    setTimeout(() => element.classList.remove("pending"), PENDING_MOST);
    const reason = await this.#do(() => api.press(this.person.id, message.id, row, col));
    if (reason !== null) element.classList.remove("pending");
  }

  async #pressReply(button) {
    const id = this.person.id;
    if (button.request_contact) {
      if (!(await confirm(words.dialog.sharePhone, words.dialog.share))) return;
      await this.#do(() => api.contact(id));
    } else if (button.request_location) await this.#do(() => api.location(id));
    else await this.#do(() => api.text(id, button.text));
    if (this.#keyboard.markup?.one_time_keyboard) this.#toggleKeyboard(false);
  }

  #openLink(href, event) {
    const payload = invitationPayload(href);
    if (payload) {
      event?.preventDefault();
      this.host.onInvitation(payload);
    } else if (!event) window.open(href, "_blank", "noopener,noreferrer");
  }

  #messageMenu(message, anchor) {
    const name = message.fromBot ? words.bot : this.person.name;
    const items = [{ text: words.chat.reply, run: () => this.composer.reply(message, name) }];
    const text = message.text || message.caption;
    if (text) items.push({ text: words.chat.copy, run: () => this.#copy(text) });
    if (!message.fromBot && message.text) items.push({ text: words.chat.edit, run: () => this.composer.edit(message) });
    openPopup(anchor, items);
  }

  #chatMenu(anchor) {
    const id = this.person.id;
    const blocked = this.#store.chat(id).blocked;
    openPopup(anchor, [
      { text: words.chat.startWith, run: () => this.#startWith() },
      { text: words.chat.copyId(id), run: () => this.#copy(String(id)) },
      blocked
        ? { text: words.chat.unblock, run: () => this.#do(() => api.unblock(id)), testid: "unblock" }
        : { text: words.chat.block, danger: true, run: () => this.#do(() => api.block(id)), testid: "block" },
    ]);
  }

  async #startWith() {
    const payload = invitationFrom((await askInvitation()) ?? "");
    if (payload) await this.start(payload);
  }

  start(payload) {
    return this.#do(() => api.start(this.person.id, payload));
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text);
    this.notices.toast(words.chat.copied);
  }

  showAlert(alert) {
    if (alert.url) this.#openLink(alert.url);
    if (!alert.text) return;
    if (alert.show_alert) this.notices.alert(alert.text);
    else this.notices.toast(alert.text);
  }

  #acceptDrops() {
    this.element.dataset.drop = words.composer.drop;
    const over = (event) => { event.preventDefault(); this.element.classList.add("dropping"); };
    this.element.addEventListener("dragover", over);
    this.element.addEventListener("dragleave", () => this.element.classList.remove("dropping"));
    this.element.addEventListener("drop", (event) => {
      event.preventDefault();
      this.element.classList.remove("dropping");
      const file = event.dataTransfer?.files[0];
      if (file) this.composer.takeFile(file, "document");
    });
  }
}
