/**
 * Building of elements. Text only ever becomes a text node: nothing here, and nothing in the page, parses HTML.
 */
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, unknown>} props `on*` are listeners, `testid` is for tests, null and false are left out
 * @param {...(Node|string|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2).toLowerCase(), value);
  else if (name === "testid") element.dataset.testid = value;
  else if (name === "value") element.value = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

const SHAPES = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  attach: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  send: "M4 12l16-8-5.5 16-3-6.5L4 12zM11.5 13.5L20 4",
  menu: "M5 7h14M5 12h14M5 17h14",
  keyboard: "M3 6.5h18v11H3zM7 10.2v.01M11 10.2v.01M15 10.2v.01M18 10.2v.01M8 14h8",
  down: "M12 5v14M6 13l6 6 6-6",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  clock: "M12 3a9 9 0 1 0 .01 0zM12 7.5v5l3.2 2",
  check: "M5 12.5l4.5 4.5L19 7.5",
  link: "M9 15l6-6M8 12l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 17M16 12l2.5-2.5a3.5 3.5 0 0 0-5-5L11 7",
};

/** A drawn sign without meaning of its own: the button around it carries the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only a sign; the label is read aloud and shown as a hint. */
export function iconButton(name, label, props = {}) {
  const className = ["icon-button", props.class].filter(Boolean).join(" ");
  return h("button", { type: "button", "aria-label": label, title: label, ...props, class: className }, icon(name));
}

/** Round picture with initials; the colour is the same for the same person everywhere. */
export function avatar(person) {
  const initials = [person.firstName, person.lastName].map((name) => (name ? [...name][0] : "")).join("");
  const element = h("span", { class: `avatar tint-${Math.abs(person.id) % 7}`, "aria-hidden": "true" });
  element.textContent = initials.toUpperCase() || "?";
  return element;
}
