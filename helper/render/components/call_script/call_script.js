// @ts-check
/** <kasper-call-script>: copies what to say to a help desk. Without this element, it is text to read out. */

import { canCopy, copy } from "../../../browser/copy.js";
import { define } from "../../../browser/define.js";

class KasperCallScript extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;

  connectedCallback() {
    const button = this.querySelector("[data-copy]");
    const words = this.querySelector("[data-words]");
    const status = this.querySelector("[role=status]");
    const isComplete = button instanceof HTMLElement && words instanceof HTMLElement && status instanceof HTMLElement;
    if (!isComplete || !canCopy()) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // biome-ignore lint/performance/useDomNodeTextContent: only `innerText` has the breaks between paragraphs
    button.addEventListener("click", () => copy(words.innerText.trim(), status), { signal });
    if (button.parentElement) button.parentElement.hidden = false;
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }
}

define("kasper-call-script", KasperCallScript);
