// @ts-check
/** The page around the helper's region, which follows the region from state to state. */

/** @typedef {import("./helper.js").Region} Region */

const DESCRIPTION = "meta[name='description']";
const PREVIEW_TITLE = "meta[property='og:title']";
const PREVIEW_DESCRIPTION = "meta[property='og:description']";
const PREVIEW_URL = "meta[property='og:url']";

/** @type {(page: Document, selector: string) => string} */
const contentOf = (page, selector) => page.querySelector(selector)?.getAttribute("content") ?? "";
/** @type {(selector: string, content: string) => void} */
const setContent = (selector, content) => document.querySelector(selector)?.setAttribute("content", content);
const structuredData = (/** @type {Document} */ page) => page.querySelectorAll("script[type='application/ld+json']");

/** What the head of a page tells search engines. @param {Document} page */
export const descriptionOf = (page) => ({
  description: contentOf(page, DESCRIPTION),
  structured: Array.from(structuredData(page), ({ textContent }) => JSON.parse(textContent ?? "")),
});
/** @returns {HTMLAnchorElement | null} */
const feedback = () => document.querySelector("a[data-feedback]");
const skipLink = () => document.querySelector(".md-skip");
/** @returns {NodeListOf<HTMLElement>} */
const tabs = () => document.querySelectorAll(".md-tabs__link");

/**
 * The path of a state's own page, which an embedded page names as its canonical URL.
 * @param {string} path
 */
const ownPage = (path) => path.replace(/^embed\//, "helper/");

/** Fill the URL of the page into the link by which people report what is wrong. @param {string} url */
const reportOn = (url) => {
  const link = feedback();
  if (!link?.dataset.feedback) return;
  link.href = link.href.split(encodeURIComponent(link.dataset.feedback)).join(encodeURIComponent(url));
  link.dataset.feedback = url;
};

export class SurroundingPage {
  #path;
  #siteName;
  /** What the page had when it was loaded, for when the visitor comes back to that state. */
  #first;

  /**
   * @param {string} path of the state that the page was loaded with
   * @param {string} siteName the end of every other title
   */
  constructor(path, siteName) {
    this.#path = path;
    this.#siteName = siteName;
    this.#first = {
      path,
      fullTitle: document.title,
      title: contentOf(document, PREVIEW_TITLE),
      ...descriptionOf(document),
      skip: skipLink()?.getAttribute("href") ?? "",
      tabs: new Map(Array.from(tabs(), (tab) => [tab, tab.getAttribute("aria-current")])),
    };
  }

  /** Describe the state that is shown now. @param {Region} region */
  describe(region) {
    const { path } = region;
    const isFirst = path === this.#first.path;
    const { title, description, structured } = isFirst ? this.#first : region;
    document.title = isFirst ? this.#first.fullTitle : `${title} - ${this.#siteName}`;
    setContent(DESCRIPTION, description);
    setContent(PREVIEW_TITLE, title);
    setContent(PREVIEW_DESCRIPTION, description);
    for (const script of structuredData(document)) script.remove();
    for (const data of structured) {
      const script = document.createElement("script");
      script.type = "application/ld+json";
      script.text = JSON.stringify(data);
      document.head.append(script);
    }
    const canonical = document.querySelector("link[rel=canonical]");
    if (canonical instanceof HTMLLinkElement) {
      const { href } = canonical;
      const own = ownPage(this.#path);
      if (href.endsWith(own)) canonical.href = href.slice(0, href.length - own.length) + ownPage(path);
      setContent(PREVIEW_URL, canonical.href);
      const printed = document.querySelector("[data-address]");
      if (printed) printed.textContent = canonical.href;
    }
    reportOn(canonical instanceof HTMLLinkElement ? canonical.href : location.origin + location.pathname);
    // Setting `hash` would tie the link to the URL of this state.
    skipLink()?.setAttribute("href", isFirst ? this.#first.skip : "#helper-heading");
    for (const tab of tabs()) {
      const current = isFirst ? this.#first.tabs.get(tab) : "helperTab" in tab.dataset ? "true" : null;
      if (current) tab.setAttribute("aria-current", current);
      else tab.removeAttribute("aria-current");
    }
    for (const element of document.querySelectorAll("[data-outside-helper]")) {
      if (element instanceof HTMLElement) element.hidden = !isFirst;
    }
    this.#path = path;
  }

  /**
   * Make relative links absolute, because they would mean something else once the URL changes.
   * @param {Element} helper whose links are left alone
   */
  fixLinks(helper) {
    for (const link of document.querySelectorAll("a[href]:not([href^='#']), link[rel='icon']")) {
      if (!(link instanceof HTMLAnchorElement || link instanceof HTMLLinkElement) || helper.contains(link)) continue;
      if (link.getAttribute("href") !== link.href) link.setAttribute("href", link.href);
    }
  }
}
