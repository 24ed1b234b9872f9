/** The list of messages, drawn piece by piece: an edit touches one bubble, and the reader's place is kept. */
import { dayKey, dayTitle } from "./dates.js";
import { h, iconButton } from "./dom.js";
import { renderMessage } from "./message.js";
import { words } from "./words.js";

const PAGE = 120;
const NEAR = 48; // px from the end that still count as being at the end

export class MessageLog {
  #context;
  #limit = PAGE;
  #drawn = new Map();
  #stuck = true;
  #last = 0;
  #top = 0;

  /** @param {object} context see `message.js`; `now()` gives the bot's present */
  constructor(context) {
    this.#context = context;
    const label = words.chat.log(context.person.name);
    this.list = h("div", { class: "messages", testid: "messages" });
    this.scroller = h("div", {
      class: "scroller", role: "log", "aria-live": "polite", "aria-label": label, tabindex: "0",
    }, this.list);
    this.down = iconButton("down", words.chat.down, { class: "down", onclick: () => this.toEnd(), hidden: true });
    this.element = h("div", { class: "log" }, this.scroller, this.down);
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // Pictures and keyboards change heights after drawing.
    new ResizeObserver(() => this.#stuck && this.toEnd()).observe(this.list);
    new ResizeObserver(() => this.#stuck && this.toEnd()).observe(this.scroller);
  }

  toEnd() {
    this.#stuck = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.down.hidden = true;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only who scrolls up leaves the end: a picture that has just come in leaves it behind without anybody's wish.
    this.#stuck = near || (this.#stuck && scrollTop >= this.#top);
    this.#top = scrollTop;
    if (near) this.down.hidden = true;
  }

  /** @param {Array<object>} messages visible ones, oldest first @param {string} emptyText said where there are none */
  draw(messages, emptyText) {
    const newest = messages.at(-1);
    if (newest && newest.id > this.#last) {
      if (!newest.fromBot) this.#stuck = true;
      else if (!this.#stuck) this.down.hidden = false;
      this.#last = newest.id;
    }
    const focus = this.#focusPlace();
    this.#place(messages.length > 0 ? this.#nodes(messages) : [h("p", { class: "empty" }, emptyText)]);
    this.#restoreFocus(focus);
    if (this.#stuck) this.toEnd();
  }

  #nodes(messages) {
    const shown = messages.slice(-this.#limit);
    const nodes = shown.length < messages.length ? [this.#earlier(messages)] : [];
    const drawn = new Map();
    let day = null;
    for (const message of shown) {
      if (dayKey(message.date) !== day) {
        day = dayKey(message.date);
        nodes.push(this.#keep(drawn, `day ${day}`, dayTitle(message.date, this.#context.now()), dayMark));
      }
      nodes.push(this.#keep(drawn, message.id, message.stamp, () => this.#render(message, messages)));
    }
    this.#drawn = drawn;
    return nodes;
  }

  #keep(drawn, key, version, make) {
    const known = this.#drawn.get(key);
    const node = known?.version === version ? known.node : make(version);
    drawn.set(key, { version, node });
    return node;
  }

  #render(message, messages) {
    const quoted = message.replyTo ? messages.find((other) => other.id === message.replyTo) : null;
    return renderMessage(message, { ...this.#context, quoted });
  }

  #earlier(messages) {
    const more = () => { this.#limit += PAGE; this.draw(messages); };
    return h("button", { type: "button", class: "earlier", onclick: more }, words.chat.earlier);
  }

  #place(nodes) {
    let next = this.list.firstChild;
    for (const node of nodes) {
      if (node === next) next = next.nextSibling;
      else this.list.insertBefore(node, next);
    }
    while (next) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
  }

  // An edited message is drawn anew; whoever walks by keyboard should stay on the button they pressed.
  #focusPlace() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    const message = focused?.closest(".message");
    if (!message) return null;
    return { id: message.dataset.id, index: [...message.querySelectorAll("button, a")].indexOf(focused) };
  }

  #restoreFocus(place) {
    if (!place || this.list.contains(document.activeElement)) return;
    const message = this.list.querySelector(`.message[data-id="${Number(place.id)}"]`);
    const controls = message ? [...message.querySelectorAll("button, a")] : [];
    (controls[Math.min(place.index, controls.length - 1)] ?? this.scroller).focus({ preventScroll: true });
  }
}

function dayMark(title) {
  return h("div", { class: "day" }, h("span", {}, title));
}
