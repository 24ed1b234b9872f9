/** Puts the page together. */
import { Clock } from "./clock.js";
import { h } from "./dom.js";
import { Live } from "./live.js";
import { Notices } from "./notices.js";
import { PeopleList } from "./people.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import { words } from "./words.js";

const store = new Store();
const notices = new Notices();
const stage = new Stage(store);
const people = new PeopleList(store, {
  open: (person) => stage.open(person),
  isOpen: (id) => stage.isOpen(id),
  complain: (text) => notices.toast(text),
});
const clock = new Clock(store, (text) => notices.toast(text));
const link = h("p", { class: "link-state", role: "status", hidden: true, testid: "link-state" });

store.addEventListener("link", () => {
  link.hidden = store.link === "live";
  link.textContent = store.link === "lost" ? words.offline : words.polling;
  link.classList.toggle("lost", store.link === "lost");
});
store.addEventListener("loaded", () => stage.restore(), { once: true });

document.title = words.title;
document.body.replaceChildren(
  h("header", { class: "top" }, h("span", { class: "brand" }, "Rezerv"), stage.switch, clock.element),
  link,
  h("div", { class: "desk" }, people.element, stage.element),
  notices.element,
);
new Live(store).start();
