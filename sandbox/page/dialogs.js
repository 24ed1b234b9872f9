/** Windows that ask for something. Each returns a promise of the answer, or of null when it was closed. */
import { avatar, h, iconButton } from "./dom.js";
import { words } from "./words.js";

/** @template T @param {string} title @param {(done: (answer: T) => void) => Node[]} build @returns {Promise<T|null>} */
function ask(title, build) {
  return new Promise((resolve) => {
    let answer = null;
    const done = (value) => { answer = value; dialog.close(); };
    const head = h("header", {}, h("h2", {}, title),
      iconButton("close", words.dialog.close, { onclick: () => dialog.close() }));
    const dialog = h("dialog", { "aria-label": title, testid: "dialog" });
    dialog.append(head, ...build(done));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(answer); });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    dialog.showModal();
  });
}

function form(done, fields, submitText) {
  const element = h("form", { method: "dialog" }, fields,
    h("button", { class: "button primary", testid: "dialog-ok" }, submitText));
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    done(Object.fromEntries(new FormData(element)));
  });
  return element;
}

function field(name, label, props = {}) {
  return h("label", { class: "field" }, h("span", {}, label), h("input", { name, autocomplete: "off", ...props }));
}

function languageField() {
  const options = Object.entries(words.dialog.languages).map(([code, name]) => h("option", { value: code }, name));
  const select = h("select", { name: "language_code" }, options);
  return h("label", { class: "field" }, h("span", {}, words.dialog.language), select);
}

/** @returns {Promise<object|null>} a persona as the server takes it */
export async function askNewPerson() {
  const answer = await ask(words.dialog.newPerson, (done) => [form(done, [
    field("first_name", words.dialog.firstName, { required: true, maxlength: 64 }),
    field("last_name", words.dialog.lastName, { maxlength: 64 }),
    field("label", words.dialog.label, { maxlength: 64 }),
    field("phone", words.dialog.phone, { inputmode: "tel", pattern: "\\+?[0-9\\s()\\-]{5,20}" }),
    field("username", words.dialog.username, { pattern: "[A-Za-z][A-Za-z0-9_]{4,31}" }),
    languageField(),
  ], words.dialog.add)]);
  return answer && Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== ""));
}

/** @returns {Promise<string|null>} */
export async function askInvitation() {
  const link = field("link", words.dialog.invitationLink, { required: true, maxlength: 300 });
  const answer = await ask(words.chat.startWith, (done) => [form(done, [link], words.dialog.open)]);
  return answer?.link ?? null;
}

/** @param {string} title @param {Iterable<object>} people @returns {Promise<object|null>} the person chosen */
export function askPerson(title, people) {
  return ask(title, (done) => [h("div", { class: "choices" }, [...people].map((person) =>
    h("button", { type: "button", class: "choice", onclick: () => done(person) },
      avatar(person), h("span", { class: "choice-text" }, h("b", {}, person.name), h("small", {}, person.label)))))]);
}

/** @returns {Promise<boolean>} */
export async function confirm(question, yes) {
  const answer = await ask(question, (done) => {
    const agree = { type: "button", class: "button primary", autofocus: true, testid: "dialog-ok" };
    return [h("div", { class: "dialog-buttons" },
      h("button", { type: "button", class: "button", onclick: () => done(false) }, words.dialog.cancel),
      h("button", { ...agree, onclick: () => done(true) }, yes))];
  });
  return answer === true;
}
