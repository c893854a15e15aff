// @ts-check
/** The code of the page's address, which stands below the helper: after a step it is that of the new address, or none. */

/** The file with the code of a state, beside its page. */
const FILE = "qr.svg";

/** @returns {HTMLElement | null} the element that holds the code; it tells the path of the state whose code that is */
const holder = () => document.querySelector("[data-code]");

/**
 * Show the code of the state at that address, as soon as it is there.
 * @param {string} page
 * @param {AbortSignal} signal
 */
export async function showCode(page, signal) {
  const element = holder();
  const picture = element?.querySelector("[role=img]");
  if (!element || !picture) return;
  const { code } = element.dataset;
  if (!code || !page.endsWith(`/${code}`)) {
    element.hidden = true;
    element.dataset["code"] = "";
    const svg = await load(page + FILE, signal).catch(() => undefined);
    if (!svg || signal.aborted) return;
    picture.replaceChildren(svg);
    element.dataset["code"] = new URL(page).pathname.slice(1);
  }
  element.hidden = false;
}

/** Show no code: the page has another address now. */
export function hideCode() {
  const element = holder();
  if (element) element.hidden = true;
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 */
async function load(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) return undefined;
  const { documentElement } = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
  // What is no such picture gives a document about the error.
  return documentElement instanceof SVGSVGElement ? document.importNode(documentElement, true) : undefined;
}
