// @ts-check
/** Copies text to the clipboard and announces the result. */

/** Whether to offer copying at all. The browser may still refuse it. */
export const canCopy = () => "clipboard" in navigator;

/**
 * Copy the text and announce the result.
 * @param {string} text
 * @param {HTMLElement} status announces; its `data-done` and `data-refused` are the words for either result
 * @param {string} [alternative] to show where the browser refuses
 */
export async function copy(text, status, alternative = "") {
  // The same words again would not be announced.
  status.textContent = "";
  const { done = "", refused = "" } = status.dataset;
  status.textContent = await navigator.clipboard.writeText(text).then(
    () => done,
    () => `${refused} ${alternative}`.trim(),
  );
}
