// @ts-check
/**
 * What the visitor has entered, kept in this browser only. Where the browser refuses that, it lasts as long as the page.
 * Other sites may share the host, so the names have the path of this one.
 */

const PREFIX = `kasper-access-guide ${new URL("../../../../", import.meta.url).pathname} `;
const CHANGED = "changed";

const target = new EventTarget();
/** What could not be kept. @type {Map<string, unknown>} */
const unkept = new Map();

/**
 * @param {string} name
 * @returns {unknown} what was kept under that name, in this page or another; anybody may have written it
 */
export function read(name) {
  if (unkept.has(name)) return unkept.get(name);
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value to keep under that name; null for nothing
 */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    unkept.delete(name);
  } catch {
    unkept.set(name, value);
  }
  target.dispatchEvent(new Event(CHANGED));
}

/**
 * Call back whenever something kept may have changed, here or in another page.
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function onChange(callback, signal) {
  target.addEventListener(CHANGED, callback, { signal });
  window.addEventListener("storage", callback, { signal });
  // While a page waits for one to come back to it, nobody tells it anything.
  window.addEventListener("pageshow", ({ persisted }) => persisted && callback(), { signal });
}
