// @ts-check
/** The code of the page's address, which stands below the helper: after a step it is that of the new address, or none. */

/** The element that holds the code. It tells the path of the state whose code that is, and where the other codes are. */
const holder = document.querySelector("[data-code]");
/** The file has all codes, so that asking for it tells nobody an answer. Its address is resolved before any step. */
const address = holder instanceof HTMLElement ? new URL(holder.dataset["codes"] ?? "", document.baseURI).href : "";
/** @type {Promise<Record<string, string>> | undefined} the codes, by the paths of their states */
let codes;

/**
 * Show the code of the state at that address, as soon as it is there.
 * @param {string} page
 * @param {AbortSignal} signal
 */
export async function showQrCode(page, signal) {
  const picture = holder?.querySelector("[role=img]");
  if (!(holder instanceof HTMLElement) || !picture) return;
  const { code } = holder.dataset;
  if (!code || !page.endsWith(`/${code}`)) {
    hideQrCode();
    holder.dataset["code"] = "";
    const all = await load().catch(() => ({}));
    const [path, text] = Object.entries(all).find(([path]) => page.endsWith(`/${path}`)) ?? [];
    if (!path || !text || signal.aborted) return;
    const { documentElement: svg } = new DOMParser().parseFromString(text, "image/svg+xml");
    if (!(svg instanceof SVGSVGElement)) return;
    picture.replaceChildren(document.importNode(svg, true));
    holder.dataset["code"] = path;
  }
  holder.hidden = false;
}

/** Show no code: the page has another address now. */
export function hideQrCode() {
  if (holder instanceof HTMLElement) holder.hidden = true;
}

/** The codes; where they cannot be had now, the next step asks again. */
function load() {
  codes ??= fetch(address).then((response) => response.json());
  codes.catch(() => (codes = undefined));
  return codes;
}
