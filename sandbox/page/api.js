/** The sandbox's control interface over HTTP. A call answers with JSON or raises `Unavailable` or `Refused`. */

/** The server did not answer at all. */
export class Unavailable extends Error {}

/** The server answered no; the message is fit to be shown. */
export class Refused extends Error {}

async function request(path, options = {}) {
  let answer;
  try {
    answer = await fetch(`/sim/${path}`, { cache: "no-store", ...options });
  } catch (error) {
    throw new Unavailable(String(error));
  }
  const body = await answer.text();
  const parsed = parse(body);
  if (!answer.ok) throw new Refused(parsed?.error ?? parsed?.description ?? `${answer.status} ${answer.statusText}`);
  return parsed;
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function post(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  return request(path, { method: "POST", headers, body: JSON.stringify(body) });
}

const act = (person, verb, body) => post(`people/${person}/${verb}`, body);

export const api = {
  people: () => request("people"),
  addPerson: (persona) => post("people", persona),
  chat: (person, since) => request(`people/${person}/chat?since=${since}`),
  text: (person, text, replyTo) => act(person, "text", replyTo ? { text, reply_to: replyTo } : { text }),
  press: (person, messageId, row, col) => act(person, "press", { message_id: messageId, row, col }),
  contact: (person, contact = {}) => act(person, "contact", contact),
  sticker: (person) => act(person, "sticker"),
  location: (person) => act(person, "location"),
  edit: (person, messageId, text) => act(person, "edit", { message_id: messageId, text }),
  block: (person) => act(person, "block"),
  unblock: (person) => act(person, "unblock"),
  start: (person, payload) => act(person, "start", payload ? { payload } : {}),
  clock: () => request("clock"),
  advance: (seconds) => post("clock", { advance_seconds: seconds }),

  /** @param {File} file @param {{kind: string, caption?: string, replyTo?: number}} how */
  file(person, file, { kind, caption, replyTo }) {
    const form = new FormData();
    form.set("kind", kind);
    if (caption) form.set("caption", caption);
    if (replyTo) form.set("reply_to", String(replyTo));
    form.set("file_name", file.name);
    if (file.type) form.set("mime_type", file.type);
    form.set("file", file, file.name);
    return request(`people/${person}/file`, { method: "POST", body: form });
  },
};
