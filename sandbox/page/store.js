/** What the page knows: people, their chats, the clock and the connection. Views listen; only this file changes it. */
import { api, Refused, Unavailable } from "./api.js";
import { readChat, readClock, readPeople, readPerson } from "./wire.js";

const READ_KEY = "rezerv.read";

const FIELDS = ["keyboard", "forceReply", "action", "commands", "blocked", "description"];

class Chat {
  revision = 0;
  messages = new Map();
  keyboard = null;
  action = null;
  commands = [];
  blocked = false;
  description = "";
  forceReply = null;
  #visible = null;

  merge(change) {
    // The stamp tells what must be drawn anew: after a reconnection hardly anything.
    for (const message of change.messages) {
      this.messages.set(message.id, { ...message, stamp: JSON.stringify(message) });
    }
    for (const field of FIELDS) {
      if (change[field] !== undefined) this[field] = change[field];
    }
    this.#visible = null;
    this.revision = change.revision;
  }

  /** Undeleted messages, oldest first. */
  visible() {
    this.#visible ??= [...this.messages.values()].filter((m) => !m.deleted).sort((a, b) => a.id - b.id);
    return this.#visible;
  }

  lastId() {
    return Math.max(0, ...this.messages.keys());
  }
}

/** Events: `loaded`, `people`, `chat` (detail: person id), `alert` ({person, alert}), `clock`, `link` (the connection). */
export class Store extends EventTarget {
  people = new Map();
  chats = new Map();
  clockOffset = 0;
  link = "live";
  #read = new Map(loadRead());
  #busy = new Map();

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  now() {
    return Date.now() + this.clockOffset;
  }

  chat(person) {
    if (!this.chats.has(person)) this.chats.set(person, new Chat());
    return this.chats.get(person);
  }

  /** @param {"live"|"polling"|"lost"} state */
  setLink(state) {
    if (this.link === state) return;
    this.link = state;
    this.emit("link");
  }

  /** Everything anew: the server may have restarted with another memory. */
  async reload() {
    await this.loadPeople();
    this.chats.forEach((chat) => { chat.revision = 0; });
    await this.refreshAll();
    this.emit("loaded");
  }

  async refreshAll() {
    await Promise.all([this.loadClock(), ...[...this.people.keys()].map((id) => this.refresh(id))]);
  }

  async loadPeople() {
    this.people = new Map(readPeople(await api.people()).map((person) => [person.id, person]));
    this.emit("people");
  }

  async addPerson(persona) {
    const id = Math.max(0, ...this.people.keys()) + 1;
    const person = readPerson({ ...persona, id, ...(await api.addPerson({ id, ...persona })) });
    await this.loadPeople();
    await this.refresh(person.id);
    return person;
  }

  async loadClock() {
    this.clockOffset = readClock(await api.clock());
    this.emit("clock");
  }

  async advance(seconds) {
    await api.advance(seconds);
    await this.loadClock();
  }

  /** Brings one chat up to date. Calls that arrive meanwhile are folded into one more round. */
  async refresh(person) {
    if (this.#busy.has(person)) {
      this.#busy.set(person, true);
      return;
    }
    this.#busy.set(person, false);
    try {
      await this.#take(person);
    } finally {
      const again = this.#busy.get(person);
      this.#busy.delete(person);
      if (again) await this.refresh(person);
    }
  }

  async #take(person) {
    const chat = this.chat(person);
    let since = chat.revision;
    let change = readChat(await api.chat(person, since));
    if (since > 0 && change.revision < since) {
      since = 0; // the server has begun anew
      change = readChat(await api.chat(person, since));
    }
    if (since === 0) chat.messages.clear();
    chat.merge(change);
    // Answers to presses from before the page was opened have been seen, or nobody waits for them.
    if (since > 0) change.alerts.forEach((alert) => this.emit("alert", { person, alert }));
    this.emit("chat", person);
  }

  /** Runs a person's action and shows what came of it. Gives the reason when it failed; silence marks the link lost. */
  async act(person, action) {
    try {
      await action();
      await this.refresh(person);
      return null;
    } catch (error) {
      if (error instanceof Unavailable) this.setLink("lost");
      else if (!(error instanceof Refused)) throw error;
      return error.message;
    }
  }

  unread(person) {
    const seen = this.#read.get(person) ?? 0;
    return this.chat(person).visible().filter((m) => m.fromBot && m.id > seen).length;
  }

  markRead(person) {
    const last = this.chat(person).lastId();
    if (this.#read.get(person) === last) return;
    this.#read.set(person, last);
    sessionStorage.setItem(READ_KEY, JSON.stringify([...this.#read]));
    this.emit("people");
  }
}

function loadRead() {
  try {
    return JSON.parse(sessionStorage.getItem(READ_KEY) ?? "[]");
  } catch {
    return [];
  }
}
