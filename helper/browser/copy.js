// @ts-check
/** Copies a text where the browser lets a page do so, and says politely how it went. */

/** Whether it makes sense to offer it. Where it does, the browser may refuse it all the same. */
export const mayCopy = () => "clipboard" in navigator;

/**
 * Copy the text, and say it in the element for status messages, which has the words for it.
 * @param {string} text
 * @param {HTMLElement} said
 * @param {string} [instead] what to show where the browser refuses
 */
export async function copy(text, said, instead = "") {
  // Else the same words again would be no news.
  said.textContent = "";
  const { done = "", refused = "" } = said.dataset;
  const words = await navigator.clipboard.writeText(text).then(
    () => done,
    () => `${refused} ${instead}`.trim(),
  );
  said.textContent = words;
}
