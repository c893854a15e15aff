// @ts-check
/** <kasper-call-script>: lets one copy what to say to a help desk. Without this element it is a text to read out. */

import { copy, mayCopy } from "../../../browser/copy.js";

class KasperCallScript extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;

  connectedCallback() {
    const button = this.querySelector("[data-copy]");
    const words = this.querySelector("[data-words]");
    const said = this.querySelector("[role=status]");
    const isWhole = button instanceof HTMLElement && words instanceof HTMLElement && said instanceof HTMLElement;
    if (!isWhole || !mayCopy()) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    button.addEventListener("click", () => copy(words.innerText.trim(), said), { signal });
    if (button.parentElement) button.parentElement.hidden = false;
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }
}

customElements.define("kasper-call-script", KasperCallScript);
