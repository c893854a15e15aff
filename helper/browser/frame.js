// @ts-check
/**
 * The helper in a frame of another site's page. It reports its height to that page, and nothing else. Links that leave the
 * helper open in a new tab if the frame may open one.
 */

import "./folds.js";
import "./helper.js";
import { followedLink } from "./clicks.js";

const helper = document.querySelector("kasper-helper");
const root = helper instanceof HTMLElement ? helper.dataset.root : undefined;

if (window.parent !== window && root !== undefined) {
  const embed = new URL("embed/", new URL(root, document.baseURI)).href;

  // The embedding page's origin is unknown, and the height is no secret.
  const reportHeight = () => {
    const { height } = document.documentElement.getBoundingClientRect();
    window.parent.postMessage({ kasperAccessHelperHeight: Math.ceil(height) }, "*");
  };
  new ResizeObserver(reportHeight).observe(document.documentElement);
  window.addEventListener("message", ({ source }) => source === window.parent && reportHeight());

  // The frame is as tall as its content, so only the embedding page can scroll. Focus and links to fragments do not scroll it.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.id === "helper-heading") target.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (event) => {
    const link = followedLink(event, "a[href]");
    if (!link) return;
    const isFragment = link.getAttribute("href")?.startsWith("#");
    if (isFragment) document.getElementById(link.hash.slice(1))?.scrollIntoView();
    else if (/^https?:/.test(link.href) && !link.href.startsWith(embed) && openTab(link.href)) event.preventDefault();
  });
}

/**
 * Open a URL in a new tab that cannot reach this page.
 * @param {string} href
 * @returns {boolean} whether the tab was opened, which a sandbox may forbid
 */
function openTab(href) {
  // A page without an origin could not clear the new tab’s `opener`.
  if (self.origin === "null") return false;
  try {
    // With `noopener`, the result would not say whether the tab was opened.
    const tab = window.open(href, "_blank");
    if (tab) tab.opener = null;
    return tab !== null;
  } catch {
    return false;
  }
}
