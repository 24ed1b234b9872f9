/** The list of people with what waits in each chat. */
import { Refused } from "./api.js";
import { shortWhen } from "./dates.js";
import { askNewPerson } from "./dialogs.js";
import { avatar, h, iconButton } from "./dom.js";
import { words } from "./words.js";

export class PeopleList {
  #store;
  #open;
  #isOpen;
  #rows = new Map();

  /** @param {object} host `open(person)`, `isOpen(id)`, `complain(text)` */
  constructor(store, host) {
    this.#store = store;
    this.#open = host.open;
    this.#isOpen = host.isOpen;
    this.list = h("ul", { class: "people-list", testid: "people" });
    const add = iconButton("plus", words.addPerson, { onclick: () => this.#add(host.complain), testid: "add-person" });
    this.element = h("nav", { class: "people", "aria-label": words.people },
      h("header", { class: "people-head" }, h("h1", {}, words.people), add), this.list);
    for (const event of ["people", "chat"]) store.addEventListener(event, () => this.draw());
  }

  async #add(complain) {
    const persona = await askNewPerson();
    if (!persona) return;
    try {
      this.#open(await this.#store.addPerson(persona));
    } catch (error) {
      if (!(error instanceof Refused)) this.#store.setLink("lost");
      complain(words.failed(error.message));
    }
  }

  draw() {
    const people = [...this.#store.people.values()];
    for (const [id, row] of this.#rows) {
      if (this.#store.people.has(id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
    let total = 0;
    for (const person of people) total += this.#drawRow(person);
    document.title = total > 0 ? words.unreadTitle(total) : words.title;
  }

  #drawRow(person) {
    if (!this.#rows.has(person.id)) this.#rows.set(person.id, this.#makeRow(person));
    const row = this.#rows.get(person.id);
    const unread = this.#store.unread(person.id);
    const last = this.#store.chat(person.id).visible().at(-1);
    row.when.textContent = last ? shortWhen(last.date, this.#store.now()) : "";
    row.last.textContent = last ? preview(last) : words.noMessages;
    row.badge.hidden = unread === 0;
    row.badge.replaceChildren(h("span", { "aria-hidden": "true" }, String(unread)),
      h("span", { class: "sr-only" }, words.unread(unread)));
    row.button.setAttribute("aria-current", String(this.#isOpen(person.id)));
    return unread;
  }

  #makeRow(person) {
    const when = h("span", { class: "when" });
    const last = h("span", { class: "last" });
    const badge = h("span", { class: "badge", hidden: true, testid: `unread-${person.id}` });
    const props = { type: "button", class: "person", testid: `person-${person.id}`, onclick: () => this.#open(person) };
    const button = h("button", props, avatar(person),
      h("span", { class: "person-text" },
        h("span", { class: "person-top" }, h("b", {}, person.name), when),
        person.label ? h("span", { class: "label" }, person.label) : null,
        h("span", { class: "person-bottom" }, last, badge)));
    const element = h("li", {}, button);
    this.list.append(element);
    return { element, button, when, last, badge };
  }
}

function preview(message) {
  const text = message.text || message.caption || words.media[message.media?.kind] || "";
  const line = text.replace(/\s+/g, " ").slice(0, 90);
  return message.fromBot ? line : `${words.you}: ${line}`;
}
