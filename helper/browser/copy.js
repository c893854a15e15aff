// @ts-check
/** Copies text to the clipboard and announces the result. */

/** Whether to offer copying at all. The browser may still refuse it. */
export const canCopy = () => "clipboard" in navigator || document.queryCommandSupported("copy");

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
  const isCopied = await write(text);
  status.textContent = isCopied ? done : `${refused} ${alternative}`.trim();
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the text is in the clipboard
 */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Sites without HTTPS have no clipboard, and frames without a permission are refused it. The older way needs neither.
    return copySelected(text);
  }
}

/** @param {string} text */
function copySelected(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  // Phones show no keyboard for it.
  field.readOnly = true;
  field.style.position = "fixed";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
