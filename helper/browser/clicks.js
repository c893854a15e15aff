// @ts-check
/** Tells the clicks that scripts may handle from those that mean something else, such as a new tab. */

/**
 * The link that a click follows, unless the click has been handled or a modifier key gives it another meaning.
 * @param {MouseEvent} event
 * @param {string} selector of the links to look for
 * @returns {HTMLAnchorElement | null}
 */
export function followedLink(event, selector) {
  if (event.defaultPrevented || !isUnmodified(event)) return null;
  const link = event.target instanceof Element && event.target.closest(selector);
  return link instanceof HTMLAnchorElement ? link : null;
}

/** @param {MouseEvent} event */
const isUnmodified = ({ button, ctrlKey, metaKey, shiftKey, altKey }) =>
  button === 0 && !(ctrlKey || metaKey || shiftKey || altKey);
