/**
 * Telegram's text with entities as DOM nodes. Offsets are UTF-16 units, which is what JS strings count in.
 */
import { h } from "./dom.js";
import { safeHref } from "./links.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote",
};
// Telegram's clients find these by themselves, so the page does as well where the server sent none.
const FOUND = [
  ["url", /\b(?:https?:\/\/|t\.me\/)[^\s<>"«»]*[^\s<>"«».,:;!?)\]]/g],
  ["email", /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ["bot_command", /(?<![\w/.])\/[a-z][a-z0-9_]{0,31}\b(?!\/)/gi],
];

/**
 * @param {string} text
 * @param {Array<{type: string, offset: number, length: number, url?: string, language?: string}>} entities
 * @param {{onLink: (href: string, event: Event) => void, onCommand: (text: string) => void}} reactions
 * @returns {Node[]}
 */
export function renderText(text, entities, reactions) {
  const usable = entities.filter((e) => e.length > 0 && e.offset >= 0 && e.offset + e.length <= text.length);
  const all = [...usable, ...found(text, usable)];
  // Outer entities first, so that whatever lies within them is nested rather than cut.
  all.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nest(text, 0, text.length, all, reactions);
}

function found(text, taken) {
  const extra = [];
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const candidate = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...extra].some((e) => opaque(e) && overlaps(e, candidate))) extra.push(candidate);
    }
  }
  return extra;
}

const opaque = (entity) => !(entity.type in TAGS) || entity.type === "code";
const overlaps = (a, b) => a.offset < b.offset + b.length && b.offset < a.offset + a.length;

function nest(text, start, end, entities, reactions) {
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index++];
    // Crossing entities cannot come from Telegram; what would cross is cut at the outer one's end.
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = [];
    while (index < entities.length && entities[index].offset < stop) inner.push(entities[index++]);
    if (entity.offset > at) nodes.push(document.createTextNode(text.slice(at, entity.offset)));
    const children = nest(text, entity.offset, stop, inner, reactions);
    nodes.push(wrap(entity, text.slice(entity.offset, stop), children, reactions));
    at = stop;
  }
  if (at < end) nodes.push(document.createTextNode(text.slice(at, end)));
  return nodes;
}

function wrap(entity, text, children, reactions) {
  if (TAGS[entity.type]) return h(TAGS[entity.type], {}, children);
  switch (entity.type) {
    case "pre": return h("pre", { "data-language": entity.language }, h("code", {}, children));
    case "expandable_blockquote": return h("blockquote", { class: "expandable" }, children);
    case "spoiler": return spoiler(children);
    case "url": return link(text, children, reactions);
    case "text_link": return link(entity.url ?? "", children, reactions);
    case "email": return link(`mailto:${text}`, children, reactions);
    case "phone_number": return link(`tel:${text}`, children, reactions);
    case "bot_command": return command(text, reactions);
    case "mention": case "hashtag": case "cashtag": case "text_mention":
      return h("span", { class: "mention" }, children);
    default: return h("span", {}, children);
  }
}

function link(target, children, { onLink }) {
  const href = safeHref(target);
  if (!href) return h("span", {}, children);
  const props = { href, target: "_blank", rel: "noopener noreferrer", onclick: (event) => onLink(href, event) };
  return h("a", props, children);
}

function command(text, { onCommand }) {
  return h("button", { type: "button", class: "link", onclick: () => onCommand(text) }, text);
}

function spoiler(children) {
  const element = h("span", { class: "spoiler", role: "button", tabindex: "0" }, children);
  const reveal = () => element.classList.add("shown");
  element.addEventListener("click", reveal);
  element.addEventListener("keydown", (event) => event.key === "Enter" && reveal());
  return element;
}
