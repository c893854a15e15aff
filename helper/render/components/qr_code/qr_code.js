// @ts-check
/** The QR code below the helper: the one for the page's current URL, or none. */

/**
 * Holds the QR code. `data-code` is the path of the state that it leads to, and `data-codes` the URL of all QR codes,
 * relative to the page as it was loaded.
 */
const holder = document.querySelector("[data-code]");
/** One file with all QR codes, so that requesting it reveals no answer. */
const url = holder instanceof HTMLElement ? new URL(holder.dataset.codes ?? "", document.baseURI).href : "";
/** QR codes as SVG by the paths of their states. @type {Promise<Record<string, string>> | undefined} */
let codes;

/**
 * Show the QR code for the state at a URL, once it is loaded.
 * @param {string} page
 * @param {AbortSignal} signal
 */
export async function showQrCode(page, signal) {
  const picture = holder?.querySelector("[role=img]");
  if (!(holder instanceof HTMLElement) || !picture) return;
  const { code } = holder.dataset;
  if (!code || !page.endsWith(`/${code}`)) {
    hideQrCode();
    holder.dataset.code = "";
    const all = await load().catch(() => ({}));
    const [path, text] = Object.entries(all).find(([path]) => page.endsWith(`/${path}`)) ?? [];
    if (!path || !text || signal.aborted) return;
    const { documentElement: svg } = new DOMParser().parseFromString(text, "image/svg+xml");
    if (!(svg instanceof SVGSVGElement)) return;
    picture.replaceChildren(document.importNode(svg, true));
    holder.dataset.code = path;
  }
  holder.hidden = false;
}

/** Hide the QR code, because the page has another URL now. */
export function hideQrCode() {
  if (holder instanceof HTMLElement) holder.hidden = true;
}

/** Load all QR codes. After a failure, the next call tries again. */
function load() {
  // The URL of the page has the visitor's answers.
  codes ??= fetch(url, { referrerPolicy: "no-referrer" }).then((response) => response.json());
  codes.catch(() => (codes = undefined));
  return codes;
}
