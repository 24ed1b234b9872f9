/** The one place that knows how the server words things; the rest of the page uses what these return. */

/** @typedef {{id: number, firstName: string, lastName: string, name: string, label: string, contact: object}} Person */

/** @returns {Person} */
export function readPerson(raw) {
  const firstName = raw.first_name ?? "";
  const lastName = raw.last_name ?? "";
  return {
    id: raw.id, firstName, lastName,
    name: [firstName, lastName].filter(Boolean).join(" ") || String(raw.id),
    label: raw.label ?? "",
    contact: contactOf(raw),
  };
}

/** The person as somebody else's contact: what was never told is left out. */
function contactOf({ id, phone, first_name, last_name }) {
  const all = { user_id: id, phone, first_name, last_name };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

export function readPeople(raw) {
  return (Array.isArray(raw) ? raw : raw.people).map(readPerson);
}

/** `date` in milliseconds; `rows` are the inline buttons, row by row. */
export function readMessage(raw) {
  return {
    id: raw.message_id ?? raw.id,
    fromBot: raw.from === "bot",
    date: raw.date * 1000,
    text: raw.text ?? "",
    caption: raw.caption ?? "",
    entities: raw.entities ?? raw.caption_entities ?? [],
    media: raw.media ?? thing(raw),
    rows: raw.reply_markup?.inline_keyboard ?? [],
    replyTo: raw.reply_to ?? null,
    edited: Boolean(raw.edited),
    deleted: Boolean(raw.deleted),
  };
}

/** What is sent in a message and is neither text nor a file, in the same shape as a file. */
function thing(raw) {
  const kind = ["contact", "venue", "location", "poll"].find((name) => raw[name]);
  return kind ? { ...raw[kind], kind } : null;
}

/** What a chat's answer holds; fields the server left out stay as they were (`undefined`). */
export function readChat(raw) {
  return {
    revision: raw.revision,
    messages: (raw.messages ?? []).map(readMessage),
    keyboard: raw.reply_keyboard,
    forceReply: raw.force_reply,
    action: raw.chat_action,
    alerts: raw.alerts ?? [],
    commands: raw.commands,
    blocked: raw.blocked,
    description: raw.bot?.description,
  };
}

/** The bot's clock as an offset to the machine's, in milliseconds. */
export function readClock(raw) {
  return (raw.offset_seconds ?? raw.offset ?? 0) * 1000;
}
