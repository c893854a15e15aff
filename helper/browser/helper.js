// @ts-check
/**
 * <kasper-helper>: lets Python handle clicks in the helper's region inside it. The region also works without this element,
 * as links to pages; whenever Python is not running or does not respond, they are just that.
 *
 * Attributes: `data-root` is the URL of the site's root, `data-path` the path of the state below it, `data-site-name` the
 * end of every page title; `data-lost` marks the page for unknown URLs.
 */

import "../render/components/call_script/call_script.js";
import "../render/components/checklist/checklist.js";
import "../render/components/deadline/deadline.js";
import "../render/components/own_words/own_words.js";
import "../render/components/share/share.js";
import "./folds.js";
import "./keys.js";
import "./offline.js";
import { markChoice, recordChoice, recordedChoice } from "./choice.js";
import { followedLink } from "./clicks.js";
import { SurroundingPage } from "./page.js";
import { Python } from "./python.js";
import { readPage } from "./state_page.js";
import { holdTarget } from "./target.js";
import { shouldSaveData, whenIdle } from "./visit.js";

/** @typedef {{ html: string, title: string, description: string, structured: object[], path: string }} Region the state at a path */
/** @typedef {{ href: string, leave: () => void, push: boolean, timer: number, ended: AbortController }} Move a move to another state that awaits its region */

/** Paths of states: pages of this site, and those for embedding. */
const STATES = /^(helper|embed)\//;
const OPTIONS = "a[data-option]";
const MOVES = `${OPTIONS}, a[data-change], a[data-onward], a[data-start-again]`;
/** Milliseconds after which a click without a response becomes an ordinary link. */
const TIMEOUT = 2000;
/** Milliseconds after which it does so while Python loads. The line may be slow, and leaving would cost more. */
const PAGE_TIMEOUT = 10_000;

export class KasperHelper extends HTMLElement {
  #python = new Python({
    ready: () => this.#onReady(),
    again: () => this.#goAgain(),
    gone: () => this.#leave(),
  });
  /** @type {Move | undefined} */ #move;
  /** @type {AbortController | undefined} */ #connection;
  /** @type {SurroundingPage | undefined} */ #page;
  #root = "";
  #path = "";
  #firstPath = "";
  #isLost = false;
  #isUntouched = true;
  /** Whether the page of an earlier click may still be loading. */
  #isLeaving = false;

  connectedCallback() {
    // An element that is only moved is still where its last move led.
    this.#root ||= new URL(this.dataset.root || ".", document.baseURI).href;
    // Sites that translate show the page at their own address, where links are just links.
    if (!location.href.startsWith(this.#root)) {
      this.#python.rest();
      return;
    }
    if (!this.#page) {
      this.#isLost = "lost" in this.dataset;
      this.#path = this.#firstPath = this.#isLost ? this.#pathOf(location.href) : (this.dataset.path ?? "");
      this.#page = new SurroundingPage(this.#path, this.dataset.siteName ?? "");
    }
    this.#isUntouched = true;
    this.#isLeaving = false;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener("click", (event) => this.#onClick(event), { signal });
    window.addEventListener("popstate", () => this.#onPopState(), { signal });
    // The browser may keep the whole page while the visitor is elsewhere.
    window.addEventListener("pageshow", () => (this.#isLeaving = false), { signal });
    for (const type of ["pointerdown", "keydown"]) {
      window.addEventListener(type, () => (this.#isUntouched = false), { signal, capture: true });
    }
    this.#mark(recordedChoice());
    holdTarget(this, signal);
    const start = () => whenIdle(() => this.isConnected && this.#python.start(), signal);
    if (this.#mayDownload()) {
      start();
      return;
    }
    this.#python.rest();
    if (this.#isEmbedded && self.origin !== "null" && !shouldSaveData()) {
      // Many visitors of the embedding page do not need the helper.
      for (const type of ["pointerover", "focusin"]) this.addEventListener(type, start, { signal, once: true });
    }
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#python.stop();
    this.#cancelMove();
  }

  /**
   * Ask Python as soon as it is ready. Nothing may depend on the response: Python may never start.
   * @param {object} request as `helper/api/entry.py` takes it
   * @returns {Promise<any>} the response; rejected when there will be none
   */
  ask(request) {
    return this.#python.ask(request);
  }

  /** Whether Python may respond on this page, even if it has not started. */
  get canStart() {
    const isConnected = this.#connection?.signal.aborted === false;
    return isConnected && self.origin !== "null" && document.documentElement.dataset.helperRuntime !== "unavailable";
  }

  /** Start Python now, because the visitor asks for it. */
  start() {
    this.#python.start();
  }

  /** The path of the page below the site's root. */
  get path() {
    return this.#path;
  }

  /** Whether Python responds now. */
  get isReady() {
    return this.#python.isReady;
  }

  /** Whether this page is one for embedding. In a sandboxed frame it has no origin, and Python cannot start. */
  get #isEmbedded() {
    return this.#path.startsWith("embed/");
  }

  /** Whether to download Python unasked. Where data should be saved, or on embedded pages, only after the first answer. */
  #mayDownload() {
    const hasAnswered = STATES.test(this.#path) && document.referrer.startsWith(this.#root);
    return hasAnswered || !(shouldSaveData() || this.#isEmbedded);
  }

  #onReady() {
    const showState = this.#isLost && this.#isUntouched && STATES.test(this.#path);
    // The page for unknown URLs is useful as it is, so it stays if no response comes.
    if (showState) this.#go(location.href, false, () => {});
    // What the page itself has asked Python for comes first.
    else whenIdle(() => this.#prepare(), this.#connection?.signal);
  }

  /** Let Python prepare the regions that the next click may lead to. */
  #prepare() {
    const paths = new Set(this.#links(MOVES).map((link) => this.#pathOf(link.href)));
    this.#python.prepare([...paths].map((path) => ({ state: path })));
  }

  /** Leave for the page of the state that a move leads to, if there is one. */
  #leave() {
    const move = this.#move;
    this.#cancelMove();
    move?.leave();
  }

  /** Get the state that a move leads to from its page, because Python will take a while. */
  #goAgain() {
    if (this.#move) this.#go(this.#move.href, this.#move.push, this.#move.leave);
  }

  #cancelMove() {
    window.clearTimeout(this.#move?.timer);
    this.#move?.ended.abort();
    this.#move = undefined;
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const link = followedLink(event, MOVES);
    if (!link) return;
    if (event.detail > 1) {
      // The second click of a double click hits the new region, which the visitor has not read yet.
      event.preventDefault();
      return;
    }
    if (link.matches(OPTIONS)) {
      const path = this.#pathOf(link.href);
      recordChoice(path);
      this.#mark(path);
    }
    if (!this.#canMove) {
      this.#isLeaving = true;
      return;
    }
    event.preventDefault();
    // Otherwise the page of an earlier click could still replace this region.
    if (this.#isLeaving) window.stop();
    this.#isLeaving = false;
    this.#go(link.href, true, () => location.assign(link.href));
  }

  #onPopState() {
    const path = this.#pathOf(location.href);
    const leave = () => location.reload();
    // A response that is still to come belongs to a URL that has been left.
    this.#cancelMove();
    if (path === this.#path) return;
    // The home page has more than its region, and so has the page for unknown URLs, so no other page can show them.
    const isOtherPage = this.#isLost ? path === this.#firstPath : !STATES.test(path) && path !== this.#firstPath;
    if (!this.#canMove || isOtherPage) leave();
    else this.#go(location.href, false, leave);
  }

  /** Whether a click can show a state without loading its page. Python’s downloads would not survive that. */
  get #canMove() {
    return this.#python.isReady || (this.#python.isLoading && !this.#isLeaving);
  }

  /**
   * Get the state at a URL of this site from Python, or from its page while Python loads, and show it.
   * @param {string} href
   * @param {boolean} push whether the state gets a new history entry
   * @param {() => void} leave what to do when no response comes
   */
  #go(href, push, leave) {
    this.#cancelMove();
    const ended = new AbortController();
    const { signal } = ended;
    const isLive = this.#python.isReady;
    const timer = isLive
      ? window.setTimeout(() => this.#python.fail(`no response within ${TIMEOUT} ms`, true), TIMEOUT)
      : window.setTimeout(() => this.#leave(), PAGE_TIMEOUT);
    const move = { href, leave, push, timer, ended };
    this.#move = move;
    // Leaving for yet another page fails the request. A link to another program only seems to leave.
    let isLeaving = false;
    window.addEventListener("beforeunload", () => (isLeaving = true), { signal });
    window.addEventListener("pagehide", () => this.#cancelMove(), { signal });
    const region = isLive ? this.#python.ask({ state: this.#pathOf(href) }) : readPage(href, signal);
    region.then(
      // Of several quick clicks, only the last counts.
      (found) => this.#move === move && this.#show(found, move),
      // If Python does not respond, it has failed, and the visitor leaves because of that.
      () => !isLive && !isLeaving && this.#move === move && this.#leave(),
    );
  }

  /**
   * Replace the current region, as loading the new state's page would.
   * @param {Region} region
   * @param {Move} move
   */
  #show(region, { push }) {
    const template = document.createElement("template");
    template.innerHTML = region.html;
    this.#page?.fixLinks(this);
    const url = this.#root + region.path;
    // The URL first, because the region's relative links depend on it.
    try {
      if (push) history.pushState(null, "", url);
      else if (this.#pathOf(location.href) !== region.path) history.replaceState(history.state, "", url);
    } catch (error) {
      this.#python.fail(`the browser refuses to change the URL (${error})`, true);
      return;
    }
    // From now on the URL has answers that the host need not know.
    document.querySelector("meta[name='referrer']")?.setAttribute("content", "no-referrer");
    this.#cancelMove();
    this.querySelector("[data-helper]")?.replaceWith(template.content);
    this.#page?.describe(region);
    this.#path = region.path;
    this.#mark(recordedChoice());
    this.#focusHeading();
    // On the way back to a step, which was not there when the browser looked for it.
    const step = document.getElementById(location.hash.slice(1));
    if (step && this.contains(step)) step.scrollIntoView({ behavior: "instant" });
    this.#prepare();
  }

  #focusHeading() {
    const heading = this.querySelector("[data-helper] [tabindex='-1']");
    // Also on the way back: the scroll position that the browser restores belongs to another state.
    window.scrollTo({ top: 0, behavior: "instant" });
    if (!(heading instanceof HTMLElement)) return;
    heading.focus({ preventScroll: true });
    if (heading.getBoundingClientRect().bottom > window.innerHeight) heading.scrollIntoView({ behavior: "instant" });
  }

  /** @param {unknown} path that the chosen option leads to */
  #mark(path) {
    markChoice(this.#links(OPTIONS), ({ href }) => this.#pathOf(href) === path);
  }

  /** @param {string} selector */
  #links(selector) {
    return [...this.querySelectorAll(selector)].filter((link) => link instanceof HTMLAnchorElement);
  }

  /** @param {string} href */
  #pathOf(href) {
    const { origin, pathname } = new URL(href);
    return (origin + pathname).slice(this.#root.length).replace(/(^|\/)index\.html$/, "$1");
  }
}

customElements.define("kasper-helper", KasperHelper);
