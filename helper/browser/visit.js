// @ts-check
/** What a visit allows: whether bytes are dear, and when the browser has nothing better to do. */

/** Whether the visitor saves bytes, or has a connection on which every one counts. */
export function bytesAreDear() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  return Boolean(connection?.saveData || connection?.effectiveType?.endsWith("2g"));
}

/**
 * Call back when the page is loaded and the browser has nothing better to do.
 * @param {() => void} callback
 * @param {AbortSignal} [signal]
 */
export function whenIdle(callback, signal) {
  const idle = () => ("requestIdleCallback" in window ? requestIdleCallback(callback, { timeout: 3000 }) : setTimeout(callback, 200));
  if (document.readyState === "complete") idle();
  else window.addEventListener("load", idle, { once: true, ...(signal && { signal }) });
}
