// @ts-check
/**
 * For the pages of other sites: `<script src="https://…/embed.js" async></script>`. Its address never changes.
 *
 * It makes every frame on the page that shows the helper as tall as the helper is, and defines
 * <kasper-access-helper state="kog-no/kasper-yes" title="…">, which makes such a frame in place of what it holds; without
 * this script, that stays. Both attributes may be missing: then it is the first question, and a title of ours.
 */

(() => {
  const { currentScript } = document;
  if (!(currentScript instanceof HTMLScriptElement)) return;
  /** Where the pages for frames begin: beside this script. */
  const embed = new URL("embed/", currentScript.src);
  const title = "Find your steps for KASPER";
  /** Pixels that a frame has before it tells its height, and the least and the most that it gets. */
  const first = "480";
  const least = 120;
  const most = 20_000;

  /** The frames of our elements, some of which may be out of the document's sight in shadow trees. @type {Set<HTMLIFrameElement>} */
  const made = new Set();
  /** @type {WeakSet<HTMLIFrameElement>} */
  const watched = new WeakSet();

  const frames = () => [...new Set([...document.querySelectorAll("iframe"), ...made])].filter(({ src }) => src.startsWith(embed.href));

  /**
   * Whether a message may come from the page in that frame. One in a sandbox has no origin.
   * @param {HTMLIFrameElement} frame
   * @param {MessageEvent} event
   */
  function isFrom(frame, { source, origin }) {
    if (!source || source !== frame.contentWindow) return false;
    const isSandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return origin === (isSandboxed ? "null" : embed.origin);
  }

  /** @param {HTMLIFrameElement} frame */
  function isFocused(frame) {
    const root = frame.getRootNode();
    return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === frame;
  }

  /** @param {HTMLIFrameElement} frame */
  function watch(frame) {
    if (watched.has(frame)) return;
    watched.add(frame);
    // Who follows a link in the frame starts at the top, as on any new page; nobody else is moved.
    frame.addEventListener("load", () => isFocused(frame) && frame.getBoundingClientRect().top < 0 && frame.scrollIntoView());
  }

  window.addEventListener("message", (event) => {
    const height = event.data?.["kasperAccessHelperHeight"];
    if (typeof height !== "number" || !Number.isFinite(height)) return;
    const frame = frames().find((one) => isFrom(one, event));
    if (!frame) return;
    frame.style.height = `${Math.min(Math.max(Math.ceil(height), least), most)}px`;
    watch(frame);
  });

  class KasperAccessHelper extends HTMLElement {
    static observedAttributes = ["state", "title"];
    /** @type {HTMLIFrameElement | undefined} */ #frame;

    connectedCallback() {
      if (!this.#frame) {
        this.#frame = document.createElement("iframe");
        this.#frame.height = first;
        this.#frame.loading = "lazy";
        this.#frame.allow = "clipboard-write; web-share";
        Object.assign(this.#frame.style, { display: "block", width: "100%", border: "0" });
        this.#describe(this.#frame);
        this.replaceChildren(this.#frame);
      }
      made.add(this.#frame);
    }

    disconnectedCallback() {
      if (this.#frame) made.delete(this.#frame);
    }

    /** @param {string} name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(name, before, now) {
      if (this.#frame && before !== now) this.#describe(this.#frame);
    }

    /** @param {HTMLIFrameElement} frame */
    #describe(frame) {
      const state = (this.getAttribute("state") ?? "").replace(/^\/+|\/+$/g, "");
      const src = new URL(state && `${state}/`, embed).href;
      frame.title = this.title || title;
      // Nothing but the helper, whatever the attribute says; and to set the same address would load it again.
      if (frame.src !== src) frame.src = src.startsWith(embed.href) ? src : embed.href;
    }
  }

  if (!customElements.get("kasper-access-helper")) customElements.define("kasper-access-helper", KasperAccessHelper);
  // Those that were here before this script may have told their height already.
  for (const frame of frames()) frame.contentWindow?.postMessage("height?", "*");
})();
