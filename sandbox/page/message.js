/** One message as a bubble with what belongs to it. */
import { fullDate, timeOf } from "./dates.js";
import { h, iconButton } from "./dom.js";
import { renderText } from "./entities.js";
import { inlineKeyboard } from "./keyboards.js";
import { renderMedia } from "./media.js";
import { words } from "./words.js";

/**
 * @param {object} message see `wire.js`
 * @param {object} context `person`, `quoted` (the message answered to, if any) and the reactions
 *   `onPress`, `onLink`, `onCommand`, `onActions`
 */
export function renderMessage(message, context) {
  const side = message.fromBot ? "bot" : "person";
  const media = renderMedia(message);
  const body = message.text || message.caption;
  const bubble = h("div", { class: `bubble${media ? ` with-${message.media.kind}` : ""}` },
    h("span", { class: "sr-only" }, `${message.fromBot ? words.bot : context.person.name}: `),
    context.quoted ? quote(context.quoted, context.person) : null,
    media,
    body ? h("div", { class: "text", testid: "text" }, renderText(body, message.entities, context)) : null,
    stamp(message));
  const press = (button, row, col, element) => context.onPress(message, button, row, col, element);
  const props = { class: `message ${side}`, testid: "message", "data-from": side, "data-id": message.id };
  return h("div", props,
    h("div", { class: "line" }, bubble, actions(message, context)),
    inlineKeyboard(message.rows, press));
}

function quote(quoted, person) {
  const name = quoted.fromBot ? words.bot : person.name;
  const text = quoted.text || quoted.caption || words.media[quoted.media?.kind] || "";
  return h("div", { class: "quote" }, h("b", {}, name), h("span", {}, text));
}

function stamp(message) {
  const { date } = message;
  const edited = message.edited ? h("span", { testid: "edited" }, `${words.chat.edited} `) : null;
  return h("span", { class: "stamp" }, edited,
    h("time", { datetime: new Date(date).toISOString(), title: fullDate(date) }, timeOf(date)));
}

function actions(message, context) {
  return iconButton("more", words.chat.actions, {
    class: "message-actions", testid: "message-actions",
    onclick: (event) => context.onActions(message, event.currentTarget),
  });
}
