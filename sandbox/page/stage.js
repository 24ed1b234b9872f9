/** Which chats are on the screen: one, or two or three side by side where there is room. */
import { ChatView } from "./chat.js";
import { askPerson } from "./dialogs.js";
import { h } from "./dom.js";
import { words } from "./words.js";

const KEPT = "rezerv.stage";
const MOST = 3;
const WIDE = window.matchMedia("(min-width: 900px)");

export class Stage {
  #store;
  #views = new Map();
  #open = [];
  #active = null;
  #used = []; // by when they were last used, the latest at the end
  #count = 1;

  constructor(store) {
    this.#store = store;
    this.element = h("main", { class: "stage", testid: "stage" });
    this.switch = h("div", { class: "switch", role: "group", "aria-label": words.columns });
    for (let count = 1; count <= MOST; count += 1) this.switch.append(this.#switchButton(count));
    store.addEventListener("chat", ({ detail }) => this.#changed(detail));
    store.addEventListener("clock", () => this.#views.forEach((view) => view.draw()));
    store.addEventListener("alert", ({ detail }) => this.#views.get(detail.person)?.showAlert(detail.alert));
    WIDE.addEventListener("change", () => this.draw());
    document.addEventListener("visibilitychange", () => this.#markRead());
    window.addEventListener("hashchange", () => this.#followHash());
  }

  #switchButton(count) {
    const bars = Array.from({ length: count }, () => h("i", {}));
    const label = words.columnCount(count);
    const props = { type: "button", "aria-label": label, title: label, testid: `columns-${count}` };
    return h("button", { ...props, onclick: () => this.setCount(count) }, bars);
  }

  /** Takes up what was open before the page was loaded anew, as far as those people are still there. */
  restore() {
    if (this.#open.length > 0) return; // somebody was quicker
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    this.#count = kept.count ?? 1;
    this.#open = (kept.open ?? []).filter((id) => this.#store.people.has(id));
    this.#active = this.#open.at(-1) ?? null;
    if (this.#open.length === 0 && WIDE.matches) this.#open = [...this.#store.people.keys()].slice(0, 1);
    this.draw();
    this.#followHash();
  }

  /** `#1001` in the address opens that person, so that a chat can be linked to. */
  #followHash() {
    const person = this.#store.people.get(Number(location.hash.slice(1)));
    if (person) this.open(person);
  }

  setCount(count) {
    this.#count = count;
    for (const id of this.#store.people.keys()) {
      if (this.#open.length >= count) break;
      if (!this.#open.includes(id)) this.#open.push(id);
    }
    this.#keepActive(count);
    this.draw();
  }

  #keepActive(count) {
    while (this.#open.length > count) this.#open.splice(this.#longestUnused(), 1);
  }

  /** The place of the chat that was left the longest ago: of two side by side, the one talked in stays. */
  #longestUnused() {
    const when = this.#open.map((id) => this.#used.indexOf(id));
    return when.lastIndexOf(Math.min(...when));
  }

  #use(id) {
    this.#active = id;
    this.#used = [...this.#used.filter((other) => other !== id), id];
  }

  isOpen(id) {
    return this.#shown().includes(id);
  }

  #shown() {
    if (WIDE.matches) return this.#open.slice(0, this.#count);
    return this.#active !== null && this.#open.includes(this.#active) ? [this.#active] : [];
  }

  /** Into a free place, or in place of the chat that was left the longest ago. */
  open(person) {
    if (!this.#open.includes(person.id)) {
      if (this.#open.length < this.#count) this.#open.push(person.id);
      else this.#open[this.#longestUnused()] = person.id;
    }
    this.#use(person.id);
    this.draw();
    const view = this.#views.get(person.id);
    view.log.toEnd();
    if (WIDE.matches) view.composer.input.focus();
    return view;
  }

  close(id) {
    this.#open = this.#open.filter((other) => other !== id);
    this.#active = WIDE.matches ? this.#open.at(-1) ?? null : null;
    if (WIDE.matches) this.#count = Math.max(1, this.#open.length);
    this.draw();
    this.#store.emit("people");
  }

  draw() {
    const shown = this.#shown();
    const views = shown.map((id) => this.#view(this.#store.people.get(id)));
    const wanted = views.length > 0 ? views.map((view) => view.element) : [nobody()];
    // Elements that stay are not moved: moving would take the focus and the place of reading from them.
    [...this.element.children].filter((child) => !wanted.includes(child)).forEach((child) => child.remove());
    wanted.forEach((child, index) => {
      const there = this.element.children[index] ?? null;
      if (there !== child) this.element.insertBefore(child, there);
    });
    this.element.dataset.count = String(wanted.length);
    document.body.classList.toggle("in-chat", views.length > 0);
    [...this.switch.children].forEach((button, index) => {
      button.setAttribute("aria-pressed", String(index + 1 === this.#count));
    });
    views.forEach((view) => view.draw());
    sessionStorage.setItem(KEPT, JSON.stringify({ open: this.#open, count: this.#count }));
    this.#markRead();
    this.#store.emit("people");
  }

  #view(person) {
    if (!this.#views.has(person.id)) {
      const host = { onClose: () => this.close(person.id), onInvitation: (payload) => this.#invite(payload) };
      const view = new ChatView(person, this.#store, host);
      view.element.addEventListener("focusin", () => this.#use(person.id));
      this.#views.set(person.id, view);
    }
    return this.#views.get(person.id);
  }

  async #invite(payload) {
    const person = await askPerson(words.dialog.invitation, this.#store.people.values());
    if (person) await this.open(person).start(payload);
  }

  #changed(id) {
    this.#views.get(id)?.draw();
    this.#markRead();
  }

  #markRead() {
    if (!document.hidden) this.#shown().forEach((id) => this.#store.markRead(id));
  }
}

function nobody() {
  return h("div", { class: "nobody" }, h("h2", {}, words.choosePerson), h("p", {}, words.chooseHint));
}
