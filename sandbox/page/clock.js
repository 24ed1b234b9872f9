/** The bot's time and the buttons that move it on. */
import { Refused } from "./api.js";
import { fullDate } from "./dates.js";
import { h, icon } from "./dom.js";
import { words } from "./words.js";

const STEPS = [["hour", 3_600], ["day", 86_400], ["week", 604_800]];
const REDRAW_EVERY = 10_000;

export class Clock {
  #store;

  /** @param {(text: string) => void} say tells the person how it went */
  constructor(store, say) {
    this.#store = store;
    this.time = h("time", { testid: "clock" });
    const buttons = STEPS.map(([name, seconds]) => h("button", {
      type: "button", class: "step", testid: `clock-${name}`, onclick: () => this.#advance(seconds, say),
    }, words.clock[name]));
    this.element = h("div", { class: "clock", role: "group", "aria-label": words.clock.label },
      h("span", { class: "clock-now", title: words.clock.label }, icon("clock"), this.time), buttons);
    store.addEventListener("clock", () => this.draw());
    setInterval(() => this.draw(), REDRAW_EVERY);
  }

  draw() {
    this.time.textContent = fullDate(this.#store.now());
    this.time.dateTime = new Date(this.#store.now()).toISOString();
  }

  async #advance(seconds, say) {
    try {
      await this.#store.advance(seconds);
      say(words.clock.moved(fullDate(this.#store.now())));
    } catch (error) {
      if (!(error instanceof Refused)) this.#store.setLink("lost");
      say(words.failed(error.message));
    }
  }
}
