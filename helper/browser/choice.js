// @ts-check
/**
 * The option chosen at a question: recorded in the history entry, and marked when the visitor comes back to the question.
 */

/** The key in the entry's state for the path of the chosen option. */
const KEY = "helperChosen";

/** @returns {unknown} the path recorded in the current history entry, if any */
export const recordedChoice = () => history.state?.[KEY];

/** @param {string} path that the chosen option leads to */
export function recordChoice(path) {
  try {
    history.replaceState({ ...history.state, [KEY]: path }, "");
  } catch {
    // Only the mark will be missing.
  }
}

/**
 * Mark the option that leads to a path, and no other.
 * @param {Iterable<HTMLAnchorElement>} options
 * @param {(option: HTMLAnchorElement) => boolean} isChosen
 */
export function markChoice(options, isChosen) {
  for (const option of options) {
    if (isChosen(option)) option.setAttribute("aria-current", "true");
    else option.removeAttribute("aria-current");
  }
}
