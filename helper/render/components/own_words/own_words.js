// @ts-check
/**
 * <kasper-own-words>: has Python read what is wrong in the visitor's own words, and shows what it understood. What is typed stays
 * in this page: it is neither stored nor sent.
 */

import { define } from "../../../browser/define.js";

/** @typedef {import("../../../browser/helper.js").KasperHelper} KasperHelper */

/** Milliseconds after which Python, once it is ready, has evidently stopped. */
const TIMEOUT = 10_000;
const SUBMIT = "[data-read]";

/** What was typed last, for the way back from an answer. */
let typed = "";

class KasperOwnWords extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;
  /** @type {KasperHelper | undefined} */ #helper;
  /** The answers that were changed since Python read the words. @type {Record<string, string>} */ #changed = {};
  /** The number of the last request, whose response is the only one to show. */
  #asked = 0;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    customElements.whenDefined("kasper-helper").then(() => !signal.aborted && this.#offer(signal));
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
  }

  /** @returns {HTMLElement | null} */
  get #status() {
    return this.querySelector("[role=status]");
  }

  /** @param {AbortSignal} signal */
  #offer(signal) {
    const helper = /** @type {KasperHelper | null} */ (this.closest("kasper-helper"));
    const box = this.querySelector(".helper-own-words");
    if (!helper?.canStart || !(box instanceof HTMLElement)) return;
    this.#helper = helper;
    this.#field.value = typed;
    this.querySelector("details")?.addEventListener("toggle", () => helper.start(), { signal });
    this.addEventListener("input", () => this.#onInput(), { signal });
    this.addEventListener("click", ({ target }) => target instanceof Element && this.#onClick(target), { signal });
    box.hidden = false;
  }

  /** Keep what is typed, and nothing that belongs to another text. */
  #onInput() {
    typed = this.#field.value;
    this.#asked++;
    this.#show("", "");
  }

  /** @param {Element} target */
  #onClick(target) {
    const change = target.closest("[data-to]");
    if (change instanceof HTMLElement) {
      const { question = "", to = "" } = change.dataset;
      this.#changed[question] = to;
      this.#read();
    } else if (target.closest(SUBMIT)) {
      this.#changed = {};
      this.#read();
    }
  }

  async #read() {
    const helper = this.#helper;
    const status = this.#status;
    if (!helper || !status) return;
    const asked = ++this.#asked;
    const text = this.#field.value;
    const { empty = "", waiting = "", refused = "" } = status.dataset;
    if (!text.trim()) {
      this.#show(empty, "");
      this.#field.focus();
      return;
    }
    this.#show(waiting, "");
    const refuse = () => asked === this.#asked && this.#show(refused, "");
    const timer = helper.isReady ? window.setTimeout(refuse, TIMEOUT) : 0;
    try {
      const { html } = await helper.ask({ words: { text, changed: this.#changed, path: helper.path } });
      if (asked === this.#asked && this.isConnected) this.#show("", html);
    } catch {
      refuse();
    } finally {
      window.clearTimeout(timer);
    }
  }

  /**
   * @param {string} words of the status
   * @param {string} html what was understood
   */
  #show(words, html) {
    const understood = this.querySelector("[data-understood]");
    if (!understood || !this.#status) return;
    this.#status.textContent = words;
    understood.innerHTML = html;
    // Whoever has gone on to something else stays there.
    const { activeElement } = document;
    const isWaiting = activeElement === document.body || activeElement?.matches(SUBMIT);
    const heading = understood.querySelector("[tabindex='-1']");
    if (isWaiting && heading instanceof HTMLElement) heading.focus();
  }
}

define("kasper-own-words", KasperOwnWords);
