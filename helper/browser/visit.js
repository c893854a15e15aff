// @ts-check
/** Whether a visit allows unrequested downloads, and when the browser has time for them. */

/** Whether the visitor has asked to save data or is on a slow mobile connection. */
export function shouldSaveData() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  return Boolean(connection?.saveData || connection?.effectiveType?.endsWith("2g"));
}

/**
 * Call back once the page has loaded and the browser is idle.
 * @param {() => void} callback
 * @param {AbortSignal} [signal]
 */
export function whenIdle(callback, signal) {
  const wait = () =>
    "requestIdleCallback" in window ? requestIdleCallback(callback, { timeout: 3000 }) : setTimeout(callback, 200);
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true, ...(signal && { signal }) });
}
