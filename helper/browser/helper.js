// @ts-check
/**
 * <kasper-helper>: lets Python answer the clicks in the helper's region that it holds. The region works without this
 * element, as links to pages; whenever Python is not there or does not answer, they are links again.
 *
 * Attributes: `data-root` is the address of the site's root, `data-path` the path of the state below it,
 * `data-site-name` the end of every page title; `data-lost` marks the page for addresses that do not exist.
 */

import "../render/components/call_scripts/call_scripts.js";
import "../render/components/checklist/checklist.js";
import "../render/components/deadline/deadline.js";
import "../render/components/share/share.js";
import "./keys.js";
import "./offline.js";
import { Python } from "./python.js";
import { bytesAreDear, whenIdle } from "./visit.js";

/** @typedef {{ html: string, title: string, path: string }} Region the state at a path */
/** @typedef {{ leave: () => void, push: boolean, timer: number }} Pending a step that Python owes an answer */

/** The paths of states: pages of this site, and those in the frames of others. */
const STATES = /^(helper|embed)\//;
const MOVES = "a[data-option], a[data-change], a[data-start-again]";
/** The key in the state of a history entry for the path that was chosen there, to mark it when one comes back. */
const CHOSEN = "helperChosen";
/** Milliseconds after which a click that Python has not answered becomes an ordinary link. */
const PATIENCE = 2000;

/**
 * The path of a state's page on this site.
 * @param {string} path
 */
const ownPage = (path) => path.replace(/^embed\//, "helper/");

export class KasperHelper extends HTMLElement {
  #python = new Python({
    ready: () => this.#onReady(),
    gone: () => this.#onGone(),
  });
  /** @type {Pending | undefined} */ #pending;
  /** @type {AbortController | undefined} */ #connection;
  #root = "";
  #path = "";
  #first = { path: "", title: "", skip: "" };
  #lost = false;
  #untouched = true;
  /** Whether the page of a click may still be on its way. */
  #leaving = false;

  connectedCallback() {
    this.#root = new URL(this.dataset["root"] || ".", document.baseURI).href;
    this.#lost = "lost" in this.dataset;
    this.#path = this.#lost ? this.#pathOf(location.href) : this.dataset["path"] ?? "";
    const skip = document.querySelector(".md-skip");
    this.#first = { path: this.#path, title: document.title, skip: skip?.getAttribute("href") ?? "" };
    this.#untouched = true;
    this.#leaving = false;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener("click", (event) => this.#onClick(event), { signal });
    window.addEventListener("popstate", () => this.#onPopState(), { signal });
    this.#mark(history.state?.[CHOSEN]);
    for (const type of ["pointerdown", "keydown"]) {
      window.addEventListener(type, () => (this.#untouched = false), { signal, capture: true });
    }
    const start = () => whenIdle(() => this.isConnected && this.#python.start(), signal);
    if (this.#mayDownload()) start();
    else if (this.#isEmbedded && self.origin !== "null" && !bytesAreDear()) {
      // Many see the page of another site who do not want the helper in it.
      for (const type of ["pointerover", "focusin"]) this.addEventListener(type, start, { signal, once: true });
    }
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#python.stop();
    this.#forget();
  }

  /**
   * Ask Python something, as soon as it is ready. Nothing may wait for the answer: Python need not even start.
   * @param {object} request as `helper/browser/entry.py` takes it
   * @returns {Promise<any>} the answer; rejected when there will be none
   */
  ask(request) {
    return this.#python.ask(request);
  }

  /** Whether Python answers now. */
  get isReady() {
    return this.#python.isReady;
  }

  /** Whether this is a page for the frames of other sites. A sandboxed one has no origin, and Python cannot start there. */
  get #isEmbedded() {
    return this.#path.startsWith("embed/");
  }

  /** Whether Python may be downloaded unasked: where bytes are dear or ours to spare, for somebody who goes on from an answer. */
  #mayDownload() {
    return !(bytesAreDear() || this.#isEmbedded) || (STATES.test(this.#path) && document.referrer.startsWith(this.#root));
  }

  #onReady() {
    const mayGoOn = this.#lost && this.#untouched && STATES.test(this.#path);
    // The page of a lost address is good as it is: without an answer it stays.
    if (mayGoOn) this.#step(location.href, false, () => {});
    else this.#prepare();
  }

  /** Let Python make what the next click may ask for. */
  #prepare() {
    const links = [...this.querySelectorAll(MOVES)].filter((link) => link instanceof HTMLAnchorElement);
    const paths = new Set(links.map((link) => this.#pathOf(link.href)));
    this.#python.prepare([...paths].map((path) => ({ state: path })));
  }

  #onGone() {
    const pending = this.#pending;
    this.#forget();
    pending?.leave();
  }

  /** Await no answer any more. */
  #forget() {
    window.clearTimeout(this.#pending?.timer);
    this.#pending = undefined;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element && event.target.closest(MOVES);
    if (!plain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return;
    if (event.detail > 1) {
      // The second click of a double click hits what the first one brought, and nobody has read that yet.
      event.preventDefault();
      return;
    }
    if (link.matches("[data-option]")) {
      const path = this.#pathOf(link.href);
      this.#remember(path);
      this.#mark(path);
    }
    if (!this.#python.isReady) {
      this.#leaving = true;
      return;
    }
    event.preventDefault();
    // Else the page of an earlier click would come after this answer, and take its place.
    if (this.#leaving) window.stop();
    this.#leaving = false;
    this.#step(link.href, true, () => location.assign(link.href));
  }

  /**
   * Keep for who comes back which option was chosen here.
   * @param {string} path
   */
  #remember(path) {
    try {
      history.replaceState({ ...history.state, [CHOSEN]: path }, "");
    } catch {
      // Without it only the mark is missing.
    }
  }

  #onPopState() {
    const path = this.#pathOf(location.href);
    const leave = () => location.reload();
    // An answer that is still owed belongs to an address that is left.
    this.#forget();
    if (path === this.#path) return;
    if (!this.#python.isReady || (this.#lost && path === this.#first.path)) leave();
    else this.#step(location.href, false, leave);
  }

  /**
   * Have Python answer with the state at an address of this site, and show that.
   * @param {string} href
   * @param {boolean} push whether showing it is a new entry of the history
   * @param {() => void} leave what to do when no answer comes
   */
  #step(href, push, leave) {
    this.#forget();
    const timer = window.setTimeout(() => this.#python.fail(`no answer within ${PATIENCE} ms`), PATIENCE);
    const pending = { leave, push, timer };
    this.#pending = pending;
    this.#python.ask({ state: this.#pathOf(href) }).then(
      // Only the last of several quick clicks counts.
      (region) => this.#pending === pending && this.#show(region, pending),
      () => {}, // #onGone does what is left to do
    );
  }

  /**
   * Show a region in place of the one that is there, as the page of its own path would.
   * @param {Region} region
   * @param {Pending} pending
   */
  #show(region, { push }) {
    const template = document.createElement("template");
    template.innerHTML = region.html;
    this.#keepLinks();
    const address = this.#root + region.path;
    // First the address, so that the relative links of the region mean what they say.
    try {
      if (push) history.pushState(null, "", address);
      else if (this.#pathOf(location.href) !== region.path) history.replaceState(history.state, "", address);
    } catch (error) {
      this.#python.fail(`the browser refuses another address (${error})`);
      return;
    }
    this.#forget();
    this.querySelector("[data-helper]")?.replaceWith(template.content);
    this.#describe(region);
    this.#mark(history.state?.[CHOSEN]);
    const heading = this.querySelector("[data-helper] [tabindex='-1']");
    // Going back, too, one starts at the heading: the browser remembers how far another page was scrolled.
    window.scrollTo({ top: 0, behavior: "instant" });
    if (heading instanceof HTMLElement) {
      heading.focus({ preventScroll: true });
      if (heading.getBoundingClientRect().bottom > window.innerHeight) heading.scrollIntoView({ behavior: "instant" });
    }
    this.#prepare();
  }

  /**
   * Mark the option that leads to a path as the one that was chosen.
   * @param {unknown} path
   */
  #mark(path) {
    for (const link of this.querySelectorAll("a[data-option]")) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      if (this.#pathOf(link.href) === path) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {Region} region */
  #describe({ title, path }) {
    const first = path === this.#first.path;
    document.title = first ? this.#first.title : `${title} - ${this.dataset["siteName"]}`;
    const canonical = document.querySelector("link[rel=canonical]");
    if (canonical instanceof HTMLLinkElement && canonical.href.endsWith(ownPage(this.#path))) {
      canonical.href = canonical.href.slice(0, -ownPage(this.#path).length || undefined) + ownPage(path);
    }
    const address = document.querySelector("[data-address]");
    if (address && canonical instanceof HTMLLinkElement) address.textContent = canonical.href;
    const skip = document.querySelector(".md-skip");
    // As an attribute: to set `hash` would tie the link to the address of this step.
    skip?.setAttribute("href", first ? this.#first.skip : "#helper-heading");
    for (const element of document.querySelectorAll("[data-outside-helper]")) {
      if (element instanceof HTMLElement) element.hidden = !first;
    }
    this.#path = path;
  }

  /** Make the page's own relative links absolute: they would mean something else at another address. */
  #keepLinks() {
    for (const link of document.querySelectorAll("a[href]:not([href^='#']), link[rel='icon']")) {
      if (!(link instanceof HTMLAnchorElement || link instanceof HTMLLinkElement) || this.contains(link)) continue;
      if (link.getAttribute("href") !== link.href) link.href = link.href;
    }
  }

  /** @param {string} href */
  #pathOf(href) {
    const { origin, pathname } = new URL(href);
    return (origin + pathname).slice(this.#root.length).replace(/(^|\/)index\.html$/, "$1");
  }
}

customElements.define("kasper-helper", KasperHelper);
