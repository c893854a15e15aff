// @ts-check
/**
 * Takes the theme's shortcuts of one character away: they act wherever one types, so that a person who speaks to the
 * computer, or slips, is thrown out of the page (WCAG 2.1.4).
 */

window.addEventListener(
  "keydown",
  (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!typing && !modified && event.key.length === 1 && event.key !== " ") event.stopImmediatePropagation();
  },
  { capture: true },
);
