// @ts-check
/**
 * The helper in a frame of another site's page. It tells that page its height and which part of it to show, and WordPress
 * also which page of this site to open. Links that lead out of the helper open in a new tab, as the page's `<base>` says. Where nothing opens, the frame
 * says what to use instead.
 */

import "./helper.js";
import { followedLink } from "./clicks.js";
import { opens } from "./opening.js";
import { refuse } from "./refusal.js";
import { WordPress } from "./wordpress.js";

/** Firefox keeps webmail and other programs out of frames by itself, and leaves an empty tab for some. */
const isFirefox = navigator.userAgent.includes(" Firefox/");
const canMatchVisibleFocus = CSS.supports("selector(:focus-visible)");

const helper = document.querySelector("kasper-helper");
const root = helper instanceof HTMLElement ? helper.dataset.root : undefined;

if (window.parent === window) {
  document.querySelector("base")?.remove();
} else if (root !== undefined) {
  const site = new URL(root, document.baseURI).href;
  const wordPress = new WordPress();

  // The embedding page's origin is unknown, and the height is no secret.
  const reportHeight = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ kasperAccessHelperHeight: height }, "*");
    wordPress.reportHeight(height);
  };
  new ResizeObserver(reportHeight).observe(document.documentElement);
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent) return;
    wordPress.receive(data);
    reportHeight();
  });

  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    const isByKeyboard = canMatchVisibleFocus && target.matches(":focus-visible");
    if (isByKeyboard || target.id === "helper-heading") show(target);
  });
  document.addEventListener("click", (event) => {
    const link = followedLink(event, "a[href]");
    const button = event.target instanceof Element && event.target.closest("[data-print]");
    if (link && isPage(link) && link.target === "_self") wordPress.follow(link);
    else if (link) leave(link, event);
    else if (button) opens(event, false).then((isOpen) => isOpen || say(button, page()));
  });

  /**
   * Say what to use instead. WordPress opens a page of this site for a frame that may open none.
   * @param {Element} control
   * @param {string} instead
   */
  const say = (control, instead) => refuse(control, instead, wordPress.isThere && instead.startsWith(site));

  /** The URL of this state on a page of its own. */
  const page = () => (location.origin + location.pathname).replace(`${site}embed/`, `${site}helper/`);

  /**
   * @param {HTMLAnchorElement} link
   * @param {MouseEvent} event
   */
  const leave = async (link, event) => {
    // Old browsers would let the new page reach this one.
    link.rel = "noopener";
    if (isFirefox && !isPage(link)) link.target = "_self";
    if (await opens(event, link.target !== "_self")) return;
    if (link.href.startsWith(site)) wordPress.open(link.href) || location.assign(link.href);
    else say(link, textOf(link) || page());
  };
}

/** @param {HTMLAnchorElement} link */
const isPage = ({ protocol }) => /^https?:$/.test(protocol);

/** What people can use instead of a link. @param {HTMLAnchorElement} link */
function textOf(link) {
  if (isPage(link)) return link.href;
  return link.protocol === "tel:" ? link.text : decodeURIComponent(link.pathname);
}

/**
 * Bring a part of this page into view. The frame is as tall as its page, so only the embedding page can scroll. Its own
 * script does that in every browser; without it, some browsers do.
 * @param {Element} element
 */
function show(element) {
  element.scrollIntoView({ block: "nearest" });
  const { top, bottom } = element.getBoundingClientRect();
  const margin = Number.parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
  window.parent.postMessage({ kasperAccessHelperShow: { top: top - margin, bottom } }, "*");
}
