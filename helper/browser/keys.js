// @ts-check
/**
 * Mends how the theme takes keys.
 *
 * Its shortcuts of one character act wherever one types, so that a person who speaks to the computer, or slips, is thrown
 * out of the page (WCAG 2.1.4): they are off. Its switch of colours, a radio button, answers to Enter only. On a narrow
 * screen a button of ours opens its search.
 */

export {};

/** @type {HTMLInputElement | null} */
const query = document.querySelector(".md-search__input");
/** @type {HTMLElement | null} */
const opener = document.querySelector(".helper-search-opener");

opener?.addEventListener("click", () => {
  document.getElementById("__search")?.click();
  setTimeout(() => query?.focus());
});

document.addEventListener(
  "keydown",
  (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (key === "Escape" && target.closest(".md-search")) {
      setTimeout(() => opener?.focus());
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
