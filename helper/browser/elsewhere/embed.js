// @ts-check
/**
 * For embedding pages: `<script src="https://…/embed.js" async></script>`. Its URL never changes.
 *
 * It makes every frame that shows the helper as tall as the helper, scrolls to what the helper shows, and defines
 * <kasper-access-helper state="question-option" title="…">, which replaces its content with such a frame; without this
 * script, the content stays. Both attributes are optional: the defaults are the first question and the title below.
 */

(() => {
  const { currentScript } = document;
  if (!(currentScript instanceof HTMLScriptElement)) return;
  /** Where the embedded pages begin: next to this script. */
  const embed = new URL("embed/", currentScript.src);
  const title = FRAME_TITLE;
  const name = "kasper-access-helper";
  /** The height of a frame in pixels: until the helper reports its own, at least, and at most. */
  const first = "480";
  const least = 120;
  const most = 20_000;

  /** The frames that elements made, which may be in shadow trees. @type {Set<HTMLIFrameElement>} */
  const made = new Set();
  /** @type {WeakSet<HTMLIFrameElement>} */
  const watched = new WeakSet();

  const frames = () =>
    [...new Set([...document.querySelectorAll("iframe"), ...made])].filter(({ src }) => src.startsWith(embed.href));

  /**
   * Whether a message comes from the helper in that frame. In a sandbox without an origin, any site could have sent it.
   * @param {HTMLIFrameElement} frame
   * @param {MessageEvent} event
   */
  const isFrom = (frame, { source, origin }) =>
    source !== null && source === frame.contentWindow && origin === embed.origin;

  /** @param {HTMLIFrameElement} frame */
  function isFocused(frame) {
    const root = frame.getRootNode();
    return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === frame;
  }

  /**
   * Bring a part of a frame into view, in whatever scrolls, and clear of what its `scroll-padding` keeps free.
   * @param {HTMLIFrameElement} frame
   * @param {number} top in pixels from the top of the frame, like `bottom`
   * @param {number} bottom
   */
  function show(frame, top, bottom) {
    const { scrollMarginTop: above, scrollMarginBottom: beneath } = frame.style;
    const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(frame);
    const rest = frame.offsetHeight - bottom;
    frame.style.scrollMarginTop = `calc(${scrollMarginTop} - ${top}px)`;
    frame.style.scrollMarginBottom = `calc(${scrollMarginBottom} - ${rest}px)`;
    frame.scrollIntoView({ block: "nearest", behavior: "instant" });
    frame.style.scrollMarginTop = above;
    frame.style.scrollMarginBottom = beneath;
  }

  /** @param {HTMLIFrameElement} frame */
  function watch(frame) {
    if (watched.has(frame)) return;
    watched.add(frame);
    // Visitors who follow a link in the frame start at its top, as on any new page; others are not scrolled.
    frame.addEventListener("load", () => isFocused(frame) && show(frame, 0, 0));
  }

  window.addEventListener("message", (event) => {
    const { kasperAccessHelperHeight: height, kasperAccessHelperShow: part } = event.data ?? {};
    const isHeight = Number.isFinite(height);
    const isPart = Number.isFinite(part?.top) && Number.isFinite(part?.bottom);
    const frame = isHeight || isPart ? frames().find((one) => isFrom(one, event)) : undefined;
    if (!frame) return;
    if (isPart) show(frame, part.top, part.bottom);
    if (!isHeight) return;
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

    /** @param {string} _name @param {string | null} before @param {string | null} now */
    attributeChangedCallback(_name, before, now) {
      if (this.#frame && before !== now) this.#describe(this.#frame);
    }

    /** @param {HTMLIFrameElement} frame */
    #describe(frame) {
      const state = (this.getAttribute("state") ?? "").replace(/^\/+|\/+$/g, "");
      const src = new URL(state && `${state}/`, embed).href;
      frame.title = this.title || title;
      // Whatever the attribute says, only the helper is shown. Setting the same URL again would reload it.
      if (frame.src !== src) frame.src = src.startsWith(embed.href) ? src : embed.href;
    }
  }

  if (!customElements.get(name)) customElements.define(name, KasperAccessHelper);
  // Frames that loaded before this script may have reported their heights already.
  for (const frame of frames()) frame.contentWindow?.postMessage("height?", "*");
})();
