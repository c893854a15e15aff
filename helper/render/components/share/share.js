// @ts-check
/**
 * <kasper-share>: what only script can do with the steps of an outcome: copy or share their address, and print them. It
 * also adds that address to the email, and shows its code. Without this element there are links.
 */

import { copy, mayCopy } from "../../../browser/copy.js";
import { hideQrCode, showQrCode } from "./qr_code.js";

class KasperShare extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;

  connectedCallback() {
    const text = this.querySelector("a[data-text]");
    const email = this.querySelector("a[data-email]");
    const said = this.querySelector("[role=status]");
    if (!(text instanceof HTMLAnchorElement && email instanceof HTMLAnchorElement && said instanceof HTMLElement)) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // The plain text stands beside the page of the state, whatever page shows the state.
    const page = new URL(".", text.href).href;
    const end = encodeURIComponent(`\r\n${page}`);
    if (!email.href.endsWith(end)) email.href += end;
    this.#offer("[data-copy]", mayCopy(), () => copy(page, said, page), signal);
    // Whoever closes the browser's dialog has shared nothing, and that is no error.
    const send = () => navigator.share({ title: document.title, url: page }).catch(() => {});
    this.#offer("[data-send]", navigator.canShare?.({ url: page }) ?? false, send, signal);
    // A sandboxed frame may not open the browser's dialog.
    this.#offer("[data-print]", window.origin !== "null", () => print(), signal);
    showQrCode(page, signal);
  }

  disconnectedCallback() {
    this.#connection?.abort();
    hideQrCode();
  }

  /**
   * Show a button where the browser can do what it says.
   * @param {string} selector
   * @param {boolean} isPossible
   * @param {() => void} action
   * @param {AbortSignal} signal
   */
  #offer(selector, isPossible, action, signal) {
    const button = this.querySelector(selector);
    if (!isPossible || !button?.parentElement) return;
    button.addEventListener("click", action, { signal });
    button.parentElement.hidden = false;
  }
}

customElements.define("kasper-share", KasperShare);
