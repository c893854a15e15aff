// @ts-check
/**
 * The helper inside a page of another site. It tells that page how tall it is, and nothing else; what is not the helper
 * opens in a tab of its own, where the frame may open one.
 */

import "./helper.js";

const helper = document.querySelector("kasper-helper");
const root = helper instanceof HTMLElement ? helper.dataset["root"] : undefined;

if (window.parent !== window && root !== undefined) {
  const embed = new URL("embed/", new URL(root, document.baseURI)).href;

  // Anybody may know the height, and whose page this is in cannot be known.
  const tell = () => {
    const { height } = document.documentElement.getBoundingClientRect();
    window.parent.postMessage({ kasperAccessHelperHeight: Math.ceil(height) }, "*");
  };
  new ResizeObserver(tell).observe(document.documentElement);
  window.addEventListener("message", ({ source }) => source === window.parent && tell());

  // The frame is as tall as the page in it, so only the page around it can scroll, and links to a place here do not do that.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.id === "helper-heading") target.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!plain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return;
    const isHere = link.getAttribute("href")?.startsWith("#");
    if (isHere) document.getElementById(link.hash.slice(1))?.scrollIntoView();
    else if (/^https?:/.test(link.href) && !link.href.startsWith(embed) && opensTab(link.href)) event.preventDefault();
  });
}

/**
 * Open an address in a new tab that knows nothing of this page. In a sandbox that opens none, the link is a link.
 * @param {string} href
 * @returns {boolean} whether that was possible
 */
function opensTab(href) {
  // Without an origin it could not be kept from knowing this page.
  if (self.origin === "null") return false;
  try {
    // With `noopener` it would not say whether it was opened.
    const tab = window.open(href, "_blank");
    if (tab) tab.opener = null;
    return tab !== null;
  } catch {
    return false;
  }
}
