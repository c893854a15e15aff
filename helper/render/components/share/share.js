// @ts-check
/**
 * <kasper-share>: adds what links cannot do with the steps of an outcome: copy or share the URL of their page, print them,
 * put that URL into the email, and show its QR code. `data-page` is the URL.
 */

import { canCopy, copy } from "../../../browser/copy.js";
import { define } from "../../../browser/define.js";
import { hideQrCode, showQrCode } from "../qr_code/qr_code.js";

/** The start of an email's text, with the URL that the publisher of the site gave it. */
const EMAIL_START = /&body=(?:https?%3A.*?%0D%0A%0D%0A)?/;

/** The errors of a dialog that was closed, and of one that is still open. */
const DIALOG = new Set(["AbortError", "InvalidStateError"]);
/** Milliseconds within which a print dialog opens. The browsers inside some apps open none, and say nothing. */
const PRINT_TIMEOUT = 1000;

export class KasperShare extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;

  /** The absolute URL of the page with the steps. */
  get page() {
    return new URL(this.dataset.page ?? "", document.baseURI).href;
  }

  connectedCallback() {
    const email = this.querySelector("a[data-email]");
    const status = this.querySelector("[role=status]");
    if (!(email instanceof HTMLAnchorElement && status instanceof HTMLElement)) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const { page } = this;
    email.href = email.href.replace(EMAIL_START, `&body=${encodeURIComponent(`${page}\r\n\r\n`)}`);
    this.#offer("[data-copy]", canCopy(), () => copy(page, status, page), signal);
    const canShare = "share" in navigator && (navigator.canShare?.({ url: page }) ?? true);
    this.#offer("[data-send]", canShare, () => this.#send(status), signal);
    // A sandboxed frame may not open the print dialog, and the browsers inside some apps have none.
    this.#offer("[data-print]", window.origin !== "null" && "print" in window, () => this.#print(status), signal);
    showQrCode(page, signal);
  }

  disconnectedCallback() {
    this.#connection?.abort();
    hideQrCode();
  }

  /** @param {HTMLElement} status announces that the browser refuses */
  async #send(status) {
    const { page } = this;
    status.textContent = "";
    try {
      // Without a text, which some programs would take instead of the URL, or join with it.
      await navigator.share({ title: document.title, url: page });
    } catch (error) {
      const isDialog = error instanceof DOMException && DIALOG.has(error.name);
      if (!isDialog) status.textContent = `${status.dataset.refused} ${page}`;
    }
  }

  /** @param {HTMLElement} status announces what to do if no dialog opens */
  #print(status) {
    status.textContent = "";
    // In a frame, the browser's menu prints the page around it, and `frame.js` says what to do.
    if (window.parent === window) {
      const timer = setTimeout(() => (status.textContent = status.dataset.unprinted ?? ""), PRINT_TIMEOUT);
      window.addEventListener("beforeprint", () => clearTimeout(timer), { once: true });
    }
    print();
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

define("kasper-share", KasperShare);
