// @ts-check
/**
 * What the visitor has entered, stored in this browser only. What the browser refuses to store lasts as long as the page.
 */

import { storagePrefix } from "./prefix.js";

const PREFIX = storagePrefix(new URL("../../../", import.meta.url).pathname);
const CHANGED = "changed";

const target = new EventTarget();
/** What the browser refused to store. @type {Map<string, object | null>} */
const unstored = new Map();

/**
 * @param {string} name
 * @returns {Record<string, unknown>} the object stored under that name, here or by another page, or an empty one; its
 *   values may be anything
 */
export function read(name) {
  const stored = unstored.has(name) ? unstored.get(name) : parse(name);
  return stored && typeof stored === "object" && !Array.isArray(stored) ? { ...stored } : {};
}

/** @param {string} name */
function parse(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {object | null} value to store under that name, or null to remove it
 */
export function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    unstored.delete(name);
  } catch {
    unstored.set(name, value);
  }
  target.dispatchEvent(new Event(CHANGED));
}

/**
 * Call back whenever something stored may have changed, here or in another page.
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function onChange(callback, signal) {
  target.addEventListener(CHANGED, callback, { signal });
  window.addEventListener("storage", callback, { signal });
  // A page in the back/forward cache misses storage events, and browsers send none when they delete everything.
  window.addEventListener("pageshow", ({ persisted }) => persisted && callback(), { signal });
  document.addEventListener("visibilitychange", () => document.hidden || callback(), { signal });
}
