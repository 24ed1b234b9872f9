/** What a link means to the page: an invitation is opened inside it, anything else in a new tab. */
const HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;
const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

function parse(text) {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  } catch {
    return null;
  }
}

/**
 * The payload of an invitation link, or null when the text is not one.
 * @param {string} text `https://t.me/<bot>?start=XXX` or `tg://resolve?domain=<bot>&start=XXX`
 */
export function invitationPayload(text) {
  const url = /\s/.test(text.trim()) ? null : parse(text.trim());
  if (!url) return null;
  const telegram = HOSTS.has(url.hostname) || (url.protocol === "tg:" && /resolve/.test(url.href));
  const payload = telegram ? url.searchParams.get("start") : null;
  return payload && PAYLOAD.test(payload) ? payload : null;
}

/** An invitation link or its bare code, as a person would paste it. */
export function invitationFrom(text) {
  const trimmed = text.trim();
  return invitationPayload(trimmed) ?? (PAYLOAD.test(trimmed) ? trimmed : null);
}

/** The address if it may be put into an `href`, otherwise null: `javascript:` and its like never are. */
export function safeHref(text) {
  const url = parse(text);
  return url && SAFE.has(url.protocol) ? url.href : null;
}
