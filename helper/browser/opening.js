// @ts-check
/**
 * Whether a click opens anything outside of the page. No browser tells a frame what its sandbox forbids, and whatever it
 * forbids fails silently.
 */

/** Milliseconds after a click within which browsers open things, and between two looks. */
const TIMEOUT = 500;
const INTERVAL = 50;

/** When the page was last printed, in milliseconds since it began to load. */
let printed = -1;
window.addEventListener("beforeprint", () => (printed = performance.now()));

/**
 * Wait for a new tab, a dialog or another program.
 * @param {MouseEvent} event the click
 * @param {boolean} isTab whether it would open a tab, which uses up the permission that the click gave
 * @returns {Promise<boolean>}
 */
export async function opens({ timeStamp }, isTab) {
  const wasActive = isTab && navigator.userActivation?.isActive;
  for (let waited = 0; waited < TIMEOUT; waited += INTERVAL) {
    await new Promise((resolve) => setTimeout(resolve, waited && INTERVAL));
    const isUsed = wasActive && !navigator.userActivation.isActive;
    if (isUsed || !document.hasFocus() || printed >= timeStamp) return true;
  }
  return false;
}
