/** Dates and sizes as people read them. All dates are milliseconds since the epoch, shown in the browser's zone. */
import { words } from "./words.js";

const time = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", year: "numeric" });
const shortDay = new Intl.DateTimeFormat("ru", { day: "numeric", month: "short" });
const full = new Intl.DateTimeFormat("ru", {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
});
const DAY = 86_400_000;

export const timeOf = (date) => time.format(date);
export const fullDate = (date) => full.format(date);
export const dayKey = (date) => new Date(date).toDateString();

/** @param {number} date @param {number} now the bot's present, which may have been moved */
export function dayTitle(date, now) {
  if (dayKey(date) === dayKey(now)) return words.today;
  if (dayKey(date) === dayKey(now - DAY)) return words.yesterday;
  return new Date(date).getFullYear() === new Date(now).getFullYear() ? day.format(date) : dayOfYear.format(date);
}

export function shortWhen(date, now) {
  return dayKey(date) === dayKey(now) ? time.format(date) : shortDay.format(date);
}

/** @param {number} bytes */
export function sizeText(bytes) {
  if (!Number.isFinite(bytes)) return "";
  const step = bytes > 0 ? Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), words.sizes.length - 1) : 0;
  const value = bytes / 1024 ** step;
  const digits = step === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace(".", ",")} ${words.sizes[step]}`;
}
