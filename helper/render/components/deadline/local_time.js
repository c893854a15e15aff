// @ts-check
/** Time as only the browser knows it: how far the local clock is ahead of UTC at any moment, and what the time zone is called. */

/** In whole seconds since 1970 UTC. */
export const now = () => Math.floor(Date.now() / 1000);

/**
 * @param {number} seconds since 1970 UTC
 * @returns {number} the minutes by which the local clock is ahead of UTC then
 */
const offset = (seconds) => -Math.round(new Date(seconds * 1000).getTimezoneOffset()) || 0;

/** How dates name the time zones of most visitors. To make a formatter takes a phone a tenth of a second. */
const KNOWN_ZONE = /\((?:(Eastern|Central|Mountain|Pacific) (Standard|Daylight) Time|Coordinated Universal Time)\)$/;

/**
 * @param {number} seconds since 1970 UTC
 * @returns {string} the short name of the time zone then, or nothing for a time that has none
 */
function zone(seconds) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return "";
  const [text, place, season] = KNOWN_ZONE.exec(String(date)) ?? [];
  if (place && season) return `${place[0]}${season[0]}T`;
  if (text) return "UTC";
  // A new one each time, because visitors travel.
  const parts = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" }).formatToParts(date);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/**
 * @param {number} seconds since 1970 UTC
 * @returns {[seconds: number, offset: number, zone: string]} the moment as `helper/api/deadline.py` takes it
 */
export const moment = (seconds) => [seconds, offset(seconds), zone(seconds)];

/**
 * @param {number} seconds since 1970 UTC
 * @returns {string} the local time as the value of a field for date and time
 */
export const toField = (seconds) =>
  new Date((seconds + 60 * offset(seconds)) * 1000).toISOString().slice(0, "2000-01-01T00:00".length);

/**
 * @param {string} value of a field for date and time
 * @returns {number | null} seconds since 1970 UTC, or null if the value is no valid time
 */
export function fromField(value) {
  const seconds = Math.floor(new Date(value).getTime() / 1000);
  return Number.isNaN(seconds) ? null : seconds;
}
