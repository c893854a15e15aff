// @ts-check
/**
 * Fixes the theme's keyboard handling.
 *
 * The theme's single-character shortcuts work everywhere on a page, so people who use speech input, or mistype, can leave
 * it by accident (WCAG 2.1.4): they are turned off. On narrow screens a button of this site opens the theme's search, and
 * is disabled without this script. Escape closes the search even before the theme's script has run.
 */

export {};

const TEXT_FIELDS = "input, textarea, select, [contenteditable], .md-search";

/** @type {HTMLInputElement | null} */
const query = document.querySelector(".md-search__input");
/** @type {HTMLInputElement | null} */
const toggle = document.querySelector("#__search");
/** @type {HTMLButtonElement | null} */
const opener = document.querySelector(".helper-search-opener");

if (opener) opener.disabled = false;
opener?.addEventListener("click", () => {
  toggle?.click();
  setTimeout(() => query?.focus());
});

document.addEventListener(
  "keydown",
  (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (key === "Escape" && target.closest(".md-search")) {
      setTimeout(() => {
        if (toggle?.checked) toggle.click();
        opener?.focus();
      });
    } else if (key.length === 1 && key !== " " && !target.closest(TEXT_FIELDS)) {
      event.stopPropagation();
    }
  },
  { capture: true },
);
