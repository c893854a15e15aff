// @ts-check
/**
 * Mends how the theme takes keys.
 *
 * Its shortcuts of one character act wherever one types, so that a person who speaks to the computer, or slips, is thrown
 * out of the page (WCAG 2.1.4): they are off. Its switch of colours, a radio button, answers to Enter only, and what opens
 * its search on a narrow screen is a label, which no key reaches.
 */

export {};

/** @type {HTMLElement | null} */
const query = document.querySelector(".md-search__input");
/** @type {HTMLElement | null} */
const opener = document.querySelector(".md-header__button[for='__search']");
if (opener) {
  opener.tabIndex = 0;
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-label", query?.getAttribute("aria-label") ?? "");
}

document.addEventListener(
  "keydown",
  (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (key === "Escape" && target.closest(".md-search")) {
      setTimeout(() => opener?.focus());
    } else if ((key === " " || key === "Enter") && target === opener) {
      event.preventDefault();
      event.stopPropagation();
      opener.click();
      setTimeout(() => query?.focus());
    } else if (key === " " && target instanceof HTMLInputElement && target.name === "__palette") {
      event.preventDefault();
      const next = target.nextElementSibling;
      if (next instanceof HTMLLabelElement) next.click();
    } else if (key.length === 1 && key !== " " && !target.closest("input, textarea, select, [contenteditable], .md-search")) {
      event.stopPropagation();
    }
  },
  { capture: true },
);
