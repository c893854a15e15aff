// @ts-check
/**
 * The embedding page if WordPress made the frame from a URL. It puts the frame into a sandbox, adds a secret to its URL, and
 * takes two messages with that secret: a height, and a page of the frame's site to open in the whole window.
 */

const SECRET = /^#\?secret=(\w+)$/;

export class WordPress {
  #secret = SECRET.exec(location.hash)?.[1] ?? "";

  /** Whether WordPress has made the frame. */
  get isThere() {
    return this.#secret !== "";
  }

  /** @param {any} data of a message from the embedding page, which may be its first */
  receive(data) {
    if (data?.message === "ready" && typeof data.secret === "string") this.#secret = data.secret;
  }

  /** @param {number} height in pixels */
  reportHeight(height) {
    this.#send("height", height);
  }

  /**
   * Open a page of this site in the whole window.
   * @param {string} href
   * @returns {boolean} whether the embedding page was asked to
   */
  open(href) {
    return this.#send("link", href);
  }

  /**
   * Take the secret along to the next page in the frame.
   * @param {HTMLAnchorElement} link
   */
  follow(link) {
    if (this.isThere) link.hash = `?secret=${this.#secret}`;
  }

  /**
   * @param {string} message
   * @param {string | number} value
   */
  #send(message, value) {
    if (this.isThere) window.parent.postMessage({ message, value, secret: this.#secret }, "*");
    return this.isThere;
  }
}
