/** Pictures, files and the other things a message may carry besides text. */
import { sizeText } from "./dates.js";
import { h, icon } from "./dom.js";
import { words } from "./words.js";

const PICTURES = new Set(["photo", "animation"]);

/** @returns {Node|null} */
export function renderMedia(message) {
  const media = message.media;
  if (!media) return null;
  if (media.kind === "contact") return contactCard(media);
  if (media.kind === "sticker") return sticker(media);
  if (PICTURES.has(media.kind) && media.url) return picture(media);
  if ((media.kind === "voice" || media.kind === "audio") && media.url) return sound(media);
  if (media.url) return file(media);
  return note(media);
}

function sticker(media) {
  return h("span", { class: "sticker", role: "img", "aria-label": words.media.sticker }, media.emoji ?? "🙂");
}

/** A place or a poll in words: the page draws no maps and counts no votes. */
function note(media) {
  const { latitude, longitude } = media.location ?? media;
  const place = latitude === undefined ? null : `${latitude}, ${longitude}`;
  const lines = [media.question, media.title, media.address, place, ...(media.options ?? []).map((o) => `• ${o.text}`)];
  return h("span", { class: "media-note" }, h("b", {}, words.media[media.kind] ?? media.kind),
    lines.filter(Boolean).map((line) => h("span", {}, line)));
}

function picture(media) {
  const image = h("img", { src: media.url, alt: words.media.photo, loading: "lazy", testid: "picture" });
  if (media.width && media.height) {
    image.width = media.width; // keeps the place before the bytes arrive
    image.height = media.height;
  }
  const label = words.media.openPicture;
  return h("a", { class: "picture", href: media.url, target: "_blank", rel: "noopener", "aria-label": label }, image);
}

function sound(media) {
  const name = media.file_name || words.media[media.kind];
  return h("div", { class: "sound" },
    h("audio", { controls: true, preload: "none", src: media.url, "aria-label": name }),
    h("a", { class: "link", href: media.url, download: name }, words.media.download(name)));
}

function file(media) {
  const name = media.file_name || words.media[media.kind] || words.media.document;
  const props = {
    class: "file", href: media.url, download: name, "aria-label": words.media.download(name), testid: "file",
  };
  return h("a", props,
    h("span", { class: "file-sign" }, icon("file")),
    h("span", { class: "file-text" },
      h("span", { class: "file-name" }, name),
      h("span", { class: "file-size" }, sizeText(media.size ?? media.file_size))));
}

function contactCard(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return h("span", { class: "contact", testid: "contact" },
    h("span", { class: "file-sign" }, icon("check")),
    h("span", { class: "file-text" },
      h("span", { class: "file-name" }, name || words.media.contact),
      h("span", { class: "file-size" }, contact.phone_number)));
}
