// @ts-check
/**
 * <kasper-own-words>: has Python read what is wrong in the visitor's own words, and shows what it understood. What is typed stays
 * in this page: it is neither stored nor sent.
 */

import { define } from "../../../browser/define.js";

/** @typedef {import("../../../browser/helper.js").KasperHelper} KasperHelper */

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

  /** @param {AbortSignal} signal */
  #offer(signal) {
    const helper = /** @type {KasperHelper | null} */ (this.closest("kasper-helper"));
    const box = this.querySelector("[hidden]");
    if (!helper?.canStart || !(box instanceof HTMLElement)) return;
    this.#helper = helper;
    this.#field.value = typed;
    this.querySelector("details")?.addEventListener("toggle", () => helper.start(), { signal });
    this.addEventListener("input", () => (typed = this.#field.value), { signal });
    this.addEventListener("click", ({ target }) => target instanceof Element && this.#onClick(target), { signal });
    box.hidden = false;
  }

  /** @param {Element} target */
  #onClick(target) {
    const change = target.closest("[data-to]");
    if (change instanceof HTMLElement) {
      const { question = "", to = "" } = change.dataset;
      this.#changed[question] = to;
      this.#read();
    } else if (target.closest("[data-read]")) {
      this.#changed = {};
      this.#read();
    }
  }

  async #read() {
    const helper = this.#helper;
    const understood = this.querySelector("[data-understood]");
    const status = this.querySelector("[role=status]");
    if (!helper || !(status instanceof HTMLElement) || !understood) return;
    const asked = ++this.#asked;
    const text = this.#field.value;
    const { empty = "", waiting = "", refused = "" } = status.dataset;
    understood.replaceChildren();
    if (!text.trim()) {
      status.textContent = empty;
      this.#field.focus();
      return;
    }
    status.textContent = waiting;
    try {
      const { html } = await helper.ask({ words: { text, changed: this.#changed, path: helper.path } });
      if (asked !== this.#asked || !this.isConnected) return;
      status.textContent = "";
      understood.innerHTML = html;
      const heading = understood.querySelector("[tabindex='-1']");
      if (heading instanceof HTMLElement) heading.focus();
    } catch {
      if (asked === this.#asked) status.textContent = refused;
    }
  }
}

define("kasper-own-words", KasperOwnWords);
