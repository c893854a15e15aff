// @ts-check
/**
 * <kasper-share>: adds what links cannot do with the steps of an outcome: copy or share their URL, print them, put the URL
 * into the email, and show its QR code.
 */

import { canCopy, copy } from "../../../browser/copy.js";
import { hideQrCode, showQrCode } from "../qr_code/qr_code.js";

class KasperShare extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;

  connectedCallback() {
    const text = this.querySelector("a[data-text]");
    const email = this.querySelector("a[data-email]");
    const status = this.querySelector("[role=status]");
    const hasLinks = text instanceof HTMLAnchorElement && email instanceof HTMLAnchorElement;
    if (!hasLinks || !(status instanceof HTMLElement)) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // The plain text is next to the state's own page, whichever page shows the state.
    const page = new URL(".", text.href).href;
    const end = encodeURIComponent(`\r\n${page}`);
    if (!email.href.endsWith(end)) email.href += end;
    this.#offer("[data-copy]", canCopy(), () => copy(page, status, page), signal);
    // Closing the browser's dialog without sharing is not an error.
    const send = () => navigator.share({ title: document.title, url: page }).catch(() => {});
    this.#offer("[data-send]", navigator.canShare?.({ url: page }) ?? false, send, signal);
    // A sandboxed frame may not open the print dialog.
    this.#offer("[data-print]", window.origin !== "null", () => print(), signal);
    showQrCode(page, signal);
  }

  disconnectedCallback() {
    this.#connection?.abort();
    hideQrCode();
  }

  /**
   * Show a button if the browser supports its action.
   * @param {string} selector
   * @param {boolean} isSupported
   * @param {() => void} action
   * @param {AbortSignal} signal
   */
  #offer(selector, isSupported, action, signal) {
    const button = this.querySelector(selector);
    if (!isSupported || !button?.parentElement) return;
    button.addEventListener("click", action, { signal });
    button.parentElement.hidden = false;
  }
}

customElements.define("kasper-share", KasperShare);
