/** Keeps the store up to date: by server-sent events, by polling where they do not work, trying again when neither. */
import { Unavailable } from "./api.js";

const POLL_EVERY = 2_000;
const RETRY_FIRST = 400;
const RETRY_MOST = 4_000;
const STREAM_TRIES = 3;

export class Live {
  #store;
  #failures = 0;
  #retry = RETRY_FIRST;
  #source = null;

  constructor(store) {
    this.#store = store;
    store.addEventListener("link", () => store.link === "lost" && this.#lost());
  }

  /** Loads everything and stays connected from then on; never rejects. */
  async start() {
    this.#source?.close();
    this.#source = null;
    try {
      await this.#store.reload();
    } catch {
      this.#store.setLink("lost");
      setTimeout(() => this.start(), this.#retry);
      this.#retry = Math.min(this.#retry * 2, RETRY_MOST);
      return;
    }
    this.#retry = RETRY_FIRST;
    if (window.EventSource && this.#failures < STREAM_TRIES) this.#listen();
    else this.#poll();
  }

  #lost() {
    if (!this.#source) return; // already on the way back
    this.start();
  }

  #listen() {
    const source = new EventSource("/sim/events");
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
      this.#store.setLink("live");
      this.#quietly(() => this.#store.refreshAll()); // what happened between loading and listening
    };
    source.onerror = () => {
      if (this.#source !== source) return;
      this.#failures += 1;
      this.start();
    };
    source.addEventListener("change", (event) => this.#changed(event.data));
    source.addEventListener("clock", () => this.#quietly(() => this.#store.loadClock()));
    source.addEventListener("people", () => this.#quietly(() => this.#store.loadPeople()));
  }

  #changed(data) {
    const person = JSON.parse(data).person;
    this.#quietly(async () => {
      if (!this.#store.people.has(person)) await this.#store.loadPeople();
      if (this.#store.people.has(person)) await this.#store.refresh(person); // groups have no chat here
    });
  }

  #poll() {
    this.#store.setLink("polling");
    setTimeout(() => this.#again(), POLL_EVERY);
  }

  async #again() {
    try {
      await this.#store.loadClock();
      for (const person of this.#store.people.keys()) await this.#store.refresh(person);
      this.#poll();
    } catch {
      this.start();
    }
  }

  async #quietly(work) {
    try {
      await work();
    } catch (error) {
      if (error instanceof Unavailable) this.#store.setLink("lost");
      else console.warn(error);
    }
  }
}
